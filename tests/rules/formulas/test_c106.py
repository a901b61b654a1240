from __future__ import annotations

import pytest

from rules.formulas.forms import form, says, says_of
from sdgsheet.rules.achievement import a101
from sdgsheet.rules.check import check_workbook
from sdgsheet.rules.formulas.c106 import RULE
from sdgsheet.snapshot import Workbook

FORM = "(K15-E15)/(Q15-E15)"


def root(workbook: Workbook, at: str = "S15") -> str | None:
    [found] = [f for f in check_workbook(workbook).findings if f.rule == "C106" and f.cell.a1 == at]
    return found.caused_by.rule if found.caused_by else None


@pytest.mark.parametrize(
    ("formula", "error"),
    [
        ("(#REF!-E15)/(Q15-E15)", "#REF!"),
        ("(K15-E15)/(Q15-E15)/0", "#DIV/0!"),
        ("(K15-達成)/(Q15-E15)", "#NAME?"),
        ("(K15-E15)/(R15-E15)", "#VALUE!"),
        ('VLOOKUP("x",A14:S19,5,FALSE)', "#N/A"),
    ],
)
def test_the_result_is_an_error(formula: str, error: str) -> None:
    found = says(RULE, formula)
    assert found is not None
    assert f"の結果が{error}です" in found.message.ja
    assert found.action is not None


def test_stored_where_it_cannot_be_computed_anew() -> None:
    assert says_of(RULE, form({"S15": '=INDIRECT("X") -> #REF!'})) is not None
    assert says_of(RULE, form({"S15": '=INDIRECT("X") -> 0.5{0%}'})) is None


def test_circular() -> None:
    for cells in ({"S15": "=E15+S15"}, {"S15": "=U15", "U15": "=S15+1"}, {"S15": "=S16", "S16": "=S15"}):
        found = says_of(RULE, form(cells))
        assert found is not None
        assert "自分自身の結果を使って計算しています（循環参照）" in found.message.ja


class TestWhereAFigureIsWhy:
    def test_a_target_that_equals_the_baseline(self) -> None:
        book = form({"Q15": "410", "S15": f"={FORM} -> #DIV/0!"})
        found = says_of(RULE, book)
        assert found is not None
        assert "目標値が当初値と同じためです" in found.message.ja
        assert root(book) == "A105"

    def test_a_rough_figure(self) -> None:
        book = form({"K15": "約600", "S15": f"={FORM} -> #VALUE!"})
        found = says_of(RULE, book)
        assert found is not None
        assert "2023年度実績が「約600」のためです" in found.message.ja
        assert root(book) == "V102"

    def test_an_error_in_the_row(self) -> None:
        assert root(form({"K15": "#N/A", "S15": f"={FORM} -> #N/A"})) == "V105"

    def test_an_empty_target_and_baseline(self) -> None:
        empty = {"Q15": "", "P15": "", "R15": "", "E15": "", "D15": "", "F15": "", "S15": f"={FORM} -> #DIV/0!"}
        assert root(form(empty)) == "F105"

    def test_no_actual(self) -> None:
        empty = {"H15": "", "K15": "", "G15": "", "J15": ""}
        assert root(form(empty | {"S15": "=1/K15 -> #DIV/0!"})) == "F106"

    def test_a_reference_that_is_gone_is_no_figures_fault(self) -> None:
        assert root(form({"S15": "=#REF!/Q15 -> #REF!"})) is None

    @pytest.mark.parametrize(
        "cells", [{"H15": "'530"}, {"Q15": "410"}, {"Q15": "", "P15": "", "R15": ""}, {"K15": "約600"}]
    )
    def test_nor_is_it_in_a_row_where_something_else_is_amiss(self, cells: dict[str, str]) -> None:
        assert root(form(cells | {"S15": "=(K15-#REF!)/Q15 -> #REF!"})) is None

    def test_a_number_kept_as_text_that_the_formula_does_not_read(self) -> None:
        assert root(form({"H15": "'530", "S15": "=K15/0 -> #DIV/0!"})) is None


class TestSilent:
    def test_a_guard_catches_it(self) -> None:
        assert says(RULE, 'IFERROR((K15-E15)/(Q15-E15),"－")', cells={"Q15": "410"}) is None

    def test_a_stored_error_that_would_now_compute(self) -> None:
        assert says_of(RULE, form({"S15": f"={FORM} -> #REF!"})) is None

    def test_no_formula(self) -> None:
        assert says_of(RULE, form({"S15": "#REF!"})) is None


def test_of_a_circular_formula_nothing_else_is_said() -> None:
    workbook = form({"S15": "=(S15-E15)/(Q15-E15) -> 0{0%}"})
    loud = [f.rule for f in check_workbook(workbook).findings if f.cell.a1 == "S15" and f.severity == "error"]
    assert loud == ["C106"]
    assert says_of(a101.RULE, workbook) is None
