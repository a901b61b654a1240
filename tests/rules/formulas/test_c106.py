from __future__ import annotations

import pytest

from rules.formulas.forms import form, one, says, says_of
from sdgsheet.rules.achievement import a101
from sdgsheet.rules.check import check_workbook
from sdgsheet.rules.formulas.c106 import RULE
from sdgsheet.rules.formulas.verdict import Kind
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
        ('VLOOKUP("x",A14:R19,5,FALSE)', "#N/A"),
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


def test_a_helper_cell_that_reads_itself() -> None:
    circular = {"S15": "=(U15-E15)/(Q15-E15)", "T15": "611", "U15": "=HLOOKUP(K15,T15:U15,1,FALSE)"}
    found = says_of(RULE, form(circular))
    assert found is not None
    assert "補助のセルU15が参照する範囲T15:U15にそのセル自身が入っているため" in found.message.ja
    assert "uses the helper cell U15, which reads the range T15:U15 that holds it" in found.message.en
    assert says_of(RULE, form(circular | {"U15": "=HLOOKUP(K15,T15:T15,1,FALSE)"})) is None
    assert says_of(RULE, form(circular | {"U15": "=INDEX(T15:U15,1,1)"})) is None  # Excel reads one cell only


class TestARangeThatHoldsTheCellItself:
    """To Excel that is circular, whatever the formula then computes with."""

    @pytest.mark.parametrize(
        ("formula", "place"),
        [
            ("(VLOOKUP(A15,$A$14:$S$19,11,FALSE)-E15)/(Q15-E15)", "$A$14:$S$19"),
            ("(VLOOKUP(A15,A15:S15,11,FALSE)-E15)/(Q15-E15)", "A15:S15"),
            ("(VLOOKUP(A15,$A:$S,11,0)-E15)/(Q15-E15)", "$A:$S"),
            ('(HLOOKUP("2023年*",$G$12:$S$19,4,FALSE)-E15)/(Q15-E15)', "$G$12:$S$19"),
            ("IF(COUNTA(A15:S15)=0,0,(K15-E15)/(Q15-E15))", "A15:S15"),
        ],
    )
    def test_is_said(self, formula: str, place: str) -> None:
        book = form({"S15": f"={formula} -> 0.69{{0%}}"})
        found = says_of(RULE, book)
        assert found is not None
        assert (
            f"参照する範囲{place}に自分自身のセルが入っているため、Excelでは計算できません（循環参照）"
            in found.message.ja
        )
        assert f"reads the range {place}, which holds its own cell" in found.message.en
        assert {f.rule for f in check_workbook(book).findings if f.cell.a1 == "S15"} == {"C106"}

    def test_through_a_helper_cell(self) -> None:
        found = says(RULE, "(U15-E15)/(Q15-E15)", cells={"U15": "=VLOOKUP(A15,$A$14:$S$19,11,FALSE)"})
        assert found is not None
        assert "補助のセルを通して参照する範囲$A$14:$S$19に" in found.message.ja

    def test_filled_down(self) -> None:
        whole = {f"S{row}": f"=(VLOOKUP(A{row},$A$16:$S$17,11,FALSE)-E{row})/(Q{row}-E{row})" for row in range(14, 20)}
        assert [row for row in range(14, 20) if says_of(RULE, form(whole), f"S{row}") is not None][:2] == [14, 15]
        circular = [row for row in (16, 17) if "循環参照" in says_of(RULE, form(whole), f"S{row}").message.ja]  # type: ignore[union-attr]  # it speaks
        assert circular == [16, 17]

    def test_a_whole_column(self) -> None:
        whole = {f"S{row}": f"=(VLOOKUP(A{row},$A$14:$S$19,11,0)-E{row})/(Q{row}-E{row})" for row in range(14, 20)}
        [root] = [f for f in check_workbook(form(whole), select=["C106"]).findings if f.habit]
        assert root.message.ja == (
            "達成度の式6件のうち6件の結果がエラーです。すべて自分自身のセルを読む式（循環参照）です。"
        )

    @pytest.mark.parametrize(
        "formula",
        [
            "(VLOOKUP(A15,$A$14:$R$19,11,FALSE)-E15)/(Q15-E15)",
            "(INDEX($A$14:$S$19,MATCH(A15,$A$14:$A$19,0),11)-E15)/(Q15-E15)",
            "ROUND((K15-E15)/(Q15-E15),COLUMNS($A:$S)-15)",
            "ROUND((K15-E15)/(Q15-E15),ROWS($S$10:$S$20)-7)",
            "(INDEX($K$14:$K$19,ROW(S15)-13)-E15)/(Q15-E15)",
        ],
    )
    def test_not_where_only_its_place_counts_or_one_cell_is_picked(self, formula: str) -> None:
        assert says(RULE, formula) is None
        assert one(formula).verdict.kind is Kind.RIGHT


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

    @pytest.mark.parametrize("word", ["未公表", "－"])
    def test_a_word_for_a_missing_value_after_which_the_actual_before_counts(self, word: str) -> None:
        found = says_of(RULE, form({"K15": word, "S15": f"={FORM} -> #VALUE!"}))
        assert found is not None
        assert found.action is not None
        assert found.action.ja == "=(H15-E15)/(Q15-E15) に直してください。"
        alone = says_of(RULE, form({"H15": "", "K15": word, "S15": f"={FORM} -> #VALUE!"}))
        assert alone is not None
        assert alone.action is not None
        assert "達成度を「－」などとしてください" in alone.action.ja

    def test_a_target_in_words(self) -> None:
        found = says_of(RULE, form({"Q15": "上昇", "S15": f"={FORM} -> #VALUE!"}))
        assert found is not None
        assert found.action is not None
        assert "達成度を「達成」「未達成」などの言葉にしてください" in found.action.ja

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
