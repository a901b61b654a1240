from __future__ import annotations

from dataclasses import replace

from rules.formulas.forms import form, says, says_of
from sdgsheet.rules.formulas import c102, c103, c104, c105, c106, c109
from sdgsheet.rules.formulas.c108 import RULE


def test_another_workbook_is_named() -> None:
    book = replace(form({"S15": "=[1]様式1!$S$15"}), external_links=("様式1_令和4年度.xlsx",))
    found = says_of(RULE, book)
    assert found is not None
    assert "ほかのブック「様式1_令和4年度.xlsx」の値を使っています" in found.message.ja
    assert says(RULE, "'[前年度.xlsx]様式1'!S15") is not None


def test_through_helper_cells_names_and_ranges() -> None:
    assert says(RULE, "U15/(Q15-E15)", cells={"U15": "=[1]様式1!K15-E15"}) is not None
    assert says(RULE, "前年/Q15", names={"前年": "[1]様式1!$K$15"}) is not None
    assert says(RULE, "SUM([1]様式1!K15:L15)/Q15") is not None


def test_alone_where_the_figure_shown_is_right() -> None:
    book = form({"S15": "=([1]様式1!$K$15-E15)/(Q15-E15) -> 0.6931034482758621{0%}"})
    assert says_of(RULE, book) is not None
    assert [r.RULE.code for r in (c102, c103, c104, c105, c106, c109) if says_of(r.RULE, book)] == []


def test_silent_where_the_rows_own_input_comes_from_there() -> None:
    assert says(RULE, "(K15-E15)/(Q15-E15)", cells={"K15": "=[1]様式1!K15 -> 611"}) is None
    assert says(RULE, "(K15-E15)/(Q15-E15)*1", cells={"K15": "=[1]様式1!K15 -> 611"}) is None
