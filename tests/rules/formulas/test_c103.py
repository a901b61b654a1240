from __future__ import annotations

from dataclasses import replace

import pytest

from rules.formulas.forms import form, judged, one, says, says_of
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.formulas.c103 import RULE
from sdgsheet.rules.formulas.verdict import Kind
from sdgsheet.snapshot import Area


@pytest.mark.parametrize(
    ("formula", "cells"),
    [
        ("(K16-E15)/(Q15-E15)", ["K16"]),
        ("(K15-E16)/(Q15-E16)", ["E16"]),
        ("(K15-E15)/(Q14-E15)", ["Q14"]),
        ("(K16-E16)/(Q16-E16)", ["K16", "E16", "Q16"]),
        ("($K$14-E15)/(Q15-E15)", ["K14"]),
        ("(K15-E15)/(Q6-E15)", ["Q6"]),
        ("S16", ["K16", "E16", "Q16"]),
        ("(K15-H15)/(Q15-H15)", ["H15"]),
        ("(AVERAGE(H15,K15)-E15)/(Q15-E15)", ["H15"]),
        ("(SUM(H15:N15)-E15)/(Q15-E15)", ["H15"]),
        ("(K15-D15)/(Q15-D15)", ["D15"]),
        ("(K15-E15)/(R15-E15)", ["R15"]),
        ("(J15-E15)/(Q15-E15)", ["J15"]),
        ("(K15-C15)/(Q15-E15)", ["C15"]),
        ("(K12-E12)/(Q12-E12)", ["K12", "E12", "Q12"]),
        ("(T15-E15)/(Q15-E15)", ["T15"]),
        ("(SUM(K14:K19)-E15)/(Q15-E15)", ["K14", "K16", "K17", "K18", "K19"]),
        ("(VLOOKUP(A16,$A$14:$R$19,11,FALSE)-E15)/(Q15-E15)", ["K16"]),
        ("(INDEX($K$14:$K$19,ROW()-12)-E15)/(Q15-E15)", ["K16"]),
        ('(XLOOKUP("2022年実績",$G$12:$M$12,H16:N16)-E15)/(Q15-E15)', ["H16"]),
        ('(VLOOKUP("健診の受診率",$C$14:$R$19,9,FALSE)-E15)/(Q15-E15)', ["K16"]),
        ('(LOOKUP(2,1/($C$14:$C$19="健診の受診率"),$K$14:$K$19)-E15)/(Q15-E15)', ["K16"]),
        ("(K15-E15)/(N15-M15)", ["M15"]),
        ("(INDEX(H15:N15,5)-E15)/(Q15-E15)", ["L15"]),
        ("(VLOOKUP(A15,$A$14:$R$19,12,FALSE)-E15)/(Q15-E15)", ["L15"]),
    ],
)
def test_the_cells_that_change_the_result(formula: str, cells: list[str]) -> None:
    found = one(formula)
    assert found.verdict.kind is Kind.ELSEWHERE
    assert sorted(c.a1 for c in found.verdict.cells) == sorted(cells)


def test_a_year_kept_as_a_number() -> None:
    cells = {"P15": "2024", "G15": "2022", "J15": "2023"}
    assert [c.a1 for c in one("(K15-E15)/(P15-E15)", cells=cells).verdict.cells] == ["P15"]
    assert [c.a1 for c in one("(SUM(J15:K15)-E15)/(Q15-E15)", cells=cells).verdict.cells] == ["J15"]


@pytest.mark.parametrize(
    ("formula", "cells"),
    [
        ("(VLOOKUP(3,$A$14:$R$19,11,FALSE)-E15)/(Q15-E15)", ["K16"]),
        ("(INDEX($A$14:$S$19,MATCH(3,$A$14:$A$19,0),11)-E15)/(Q15-E15)", ["K16"]),
        ("(XLOOKUP(3,$A$14:$A$19,$K$14:$K$19)-E15)/(Q15-E15)", ["K16"]),
        ("(SUMIF($A$14:$A$19,3,$K$14:$K$19)-E15)/(Q15-E15)", ["K16"]),
        ("VLOOKUP(3,$A$16:$S$19,19,FALSE)", ["S16"]),
        ("(H15-A15)/(Q15-A15)", ["H15", "A15"]),
    ],
)
def test_a_row_found_by_a_number_that_stands_in_the_formula(formula: str, cells: list[str]) -> None:
    numbers = {f"A{row}": str(row - 13) for row in range(14, 20)} | {"S16": "=0.41 -> 0.41{0%}"}
    found = one(formula, cells=numbers)
    assert found.verdict.kind is Kind.ELSEWHERE
    assert [c.a1 for c in found.verdict.cells] == cells
    assert one("(VLOOKUP(2,$A$14:$R$19,11,FALSE)-E15)/(Q15-E15)", cells=numbers).verdict.kind is Kind.RIGHT


def test_an_error_that_names_the_cells_and_the_difference() -> None:
    found = says(RULE, "(K15-E15)/(Q16-E15)")
    assert found is not None
    assert found.severity is None
    assert found.message.ja == (
        "S15の式（=(K15-E15)/(Q16-E15)）は、(2)№3の目標値（Q16）の値で計算しています。"
        "達成度に使うのは、この行の当初値・最も新しい実績・目標値です。この行では、様式の式の69%に対して「-57%」になります。"
    )
    assert found.action is not None
    assert found.action.ja == "=(K15-E15)/(Q15-E15) に直してください。"
    assert ("Q16", "target") in [(e.cell.a1, e.role) for e in found.evidence]


def test_through_a_helper_cell() -> None:
    found = says(RULE, "U15/(Q15-E15)", cells={"U15": "=K15-E16"})
    assert found is not None
    assert "(2)№3の当初値（E16）" in found.message.ja


def test_a_cell_that_a_merge_hides_is_read_as_empty() -> None:
    book = form({"E16": "", "D16": "", "F16": "", "S16": "=(K16-E16)/(Q16-E16)"})
    merged = replace(book.sheets[0], merges=(*book.sheets[0].merges, *(Area(15, c, 16, c) for c in (4, 5, 6))))
    book = replace(book, sheets=(merged,))
    assert [c.a1 for c in judged(book)["S16"].verdict.cells] == ["E16"]
    found = says_of(RULE, book, "S16")
    assert found is not None
    assert "当初値の結合で隠れたセル（E16）" in found.message.ja


class TestTwins:
    """Row 6 of (1) and row 14 of (2) are one indicator: only their targets differ."""

    def test_the_twins_figure_that_equals_this_rows_own_is_an_info(self) -> None:
        for formula in ("(K6-E6)/(Q14-E6)", "(K14-E6)/(Q14-E14)", "(K6-E14)/(Q14-E14)"):
            found = says(RULE, formula, "S14")
            assert found is not None
            assert found.severity is Severity.INFO
            assert found.action is None

    def test_the_twins_target_differs(self) -> None:
        found = says(RULE, "(K14-E14)/(Q6-E14)", "S14")
        assert found is not None
        assert found.severity is None

    def test_the_twins_achievement(self) -> None:
        same = says(RULE, "S6", "S14", cells={"Q14": "150"})
        assert same is not None
        assert same.severity is Severity.INFO
        other = says(RULE, "S6", "S14")
        assert other is not None
        assert other.severity is None

    def test_another_formula_on_the_twins_figures_is_an_error(self) -> None:
        found = says(RULE, "K6/Q14", "S14")
        assert found is not None
        assert found.severity is None


class TestGuards:
    """What a formula asks of another row, without computing with it."""

    @pytest.mark.parametrize(
        "formula",
        [
            'IF(K16="","",(K15-E15)/(Q15-E15))',
            'IF(ISNUMBER(K16),(K15-E15)/(Q15-E15),"")',
            'IF(COUNT(K16,E15,Q15)<3,"",(K15-E15)/(Q15-E15))',
            'IF(OR(E15="",Q16=""),"",ROUND((K15-E15)/(Q15-E15),2))',
            'IF(AND(K16="",H16=""),"",(K15-E15)/(Q15-E15))',
        ],
    )
    def test_a_warning_while_it_makes_no_difference(self, formula: str) -> None:
        found = says(RULE, formula)
        assert found is not None
        assert found.severity is Severity.WARNING
        assert "に値があるかどうかで結果が変わります" in found.message.ja
        assert found.message.ja.endswith("いまの値では差は出ません。")
        assert found.action is not None
        assert found.action.ja.startswith("いまの値はこのままで構いません")

    @pytest.mark.parametrize("stopped", ['""', '"－"', "NA()", "0"])
    def test_an_error_where_it_does(self, stopped: str) -> None:
        empty = {"J16": "", "K16": ""}
        found = says(RULE, f"IF(K16=0,{stopped},(K15-E15)/(Q15-E15)*100)", cells=empty)
        assert found is not None
        assert found.severity is None
        assert "(2)№3の2023年の欄の実績（K16）に値があるかどうかで結果が変わります" in found.message.ja
        assert "この行では、様式の式の69%に対して" in found.message.ja
        assert found.action is not None
        assert found.action.ja == "=(K15-E15)/(Q15-E15)*100 に直してください。"

    def test_filled_down(self) -> None:
        book = form({f"S{row}": f'=IF(K{row + 1}="","",(K{row}-E{row})/(Q{row}-E{row}))' for row in range(14, 19)})
        found = judged(book)
        assert [[c.a1 for c in found[f"S{row}"].verdict.cells] for row in range(14, 19)] == [
            [f"K{row + 1}"] for row in range(14, 19)
        ]

    def test_of_the_same_indicators_row_is_an_info(self) -> None:
        found = says(RULE, 'IF(K6="","",(K14-E14)/(Q14-E14))', "S14")
        assert found is not None
        assert found.severity is Severity.INFO

    @pytest.mark.parametrize(
        "formula",
        [
            'IF(H15="","",(K15-E15)/(Q15-E15))',
            'IF(COUNT(K14:K19)=0,"",(K15-E15)/(Q15-E15))',
            'IF(C16="","",(K15-E15)/(Q15-E15))',
            "IFERROR((K15-E15)/(Q15-E15),K16)",
            'IF(COUNTIF(K16,"x")>0,"",(K15-E15)/(Q15-E15))',
        ],
    )
    def test_silent_on_the_own_row_on_ranges_and_where_nothing_changes(self, formula: str) -> None:
        assert says(RULE, formula) is None


class TestOtherWorkbooks:
    def test_are_c108s_alone_where_the_figure_shown_is_right(self) -> None:
        assert says_of(RULE, form({"S15": "=[1]様式1!S15 -> 0.6931034482758621{0%}"})) is None

    def test_where_it_differs_the_value_is_not_this_rows(self) -> None:
        found = says_of(RULE, form({"S15": "=[1]様式1!S15 -> 0.44{0%}"}))
        assert found is not None
        assert "ほかのブックの値で計算しています" in found.message.ja


class TestSilent:
    @pytest.mark.parametrize(
        "formula",
        [
            '(XLOOKUP("2023年実績",$G$12:$M$12,H15:N15)-E15)/(Q15-E15)',
            "(VLOOKUP(A15,$A$14:$R$19,11,FALSE)-E15)/(Q15-E15)",
            "(LOOKUP(10^17,G15:O15)-E15)/(Q15-E15)",
            "(SUM(K15:L15)-E15)/(Q15-E15)",
            'IF(H15="","",(K15-E15)/(Q15-E15))',
            'IF(R15="人",(K15-E15)/(Q15-E15),"")',
            "IF($U$1=1,(K15-E15)/(Q15-E15),(K15-E15)/(Q15-E15)*100)",
        ],
    )
    def test_what_only_selects_or_is_only_included(self, formula: str) -> None:
        assert says(RULE, formula) is None

    def test_the_largest_of_all_actuals_while_it_is_the_latest(self) -> None:
        assert says(RULE, "(MAX(H15:N15)-E15)/(Q15-E15)") is None
        assert says(RULE, "(MAX(H15:N15)-E15)/(Q15-E15)", cells={"H15": "611"}) is None

    def test_an_older_actual_in_the_actuals_place_is_c107s(self) -> None:
        assert says(RULE, "(H15-E15)/(Q15-E15)") is None
