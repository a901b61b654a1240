from __future__ import annotations

import pytest

from rules.formulas.forms import form, one, says, says_of
from sdgsheet.rules.formulas import c102, c103, c104, c107
from sdgsheet.rules.formulas.c109 import RULE
from sdgsheet.rules.formulas.verdict import Kind


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ('(INDIRECT("K15")-E15)/(Q15-E15)', "関数 INDIRECT"),
        ("(OFFSET(E15,0,6)-E15)/(Q15-E15)", "関数 OFFSET"),
        ("AGGREGATE(16,6,K15,1)/Q15", "関数 AGGREGATE"),
        ("達成率(K15,E15,Q15)", "関数 達成率"),
        ("SUMPRODUCT((A:A=A15)*(K:K))", "大きな範囲 A:A（1,048,576セル）"),
        ("(K15-E15)/(Q15-E15)*(TODAY()>0)", "関数 TODAY"),
    ],
)
def test_what_is_not_judged_is_named(formula: str, reason: str) -> None:
    found = says(RULE, formula)
    assert found is not None
    assert f"判定していません（{reason}）" in found.message.ja
    assert [r.RULE.code for r in (c102, c103, c104, c107) if says(r.RULE, formula)] == []


NUMBERED = {f"A{row}": str(row - 13) for row in range(14, 20)}


class TestApproximateSearches:
    @pytest.mark.parametrize(
        "formula",
        [
            "(LOOKUP(A15,$A$14:$A$19,$K$14:$K$19)-E15)/(Q15-E15)",
            "(VLOOKUP(A15,$A$14:$R$19,11)-E15)/(Q15-E15)",
            "(VLOOKUP(A15,$A$14:$R$19,11,TRUE)-E15)/(Q15-E15)",
            "(INDEX($K$14:$K$19,MATCH(A15,$A$14:$A$19))-E15)/(Q15-E15)",
            "(INDEX($K$14:$K$19,MATCH(A15,$A$14:$A$19,1))-E15)/(Q15-E15)",
            "(XLOOKUP(A15,$A$14:$A$19,$K$14:$K$19,,-1)-E15)/(Q15-E15)",
        ],
    )
    def test_in_typed_in_numbers_that_ascend_are_judged(self, formula: str) -> None:
        assert one(formula, cells=NUMBERED).verdict.kind is Kind.RIGHT
        other = one(formula.replace("A15,", "A16,"), cells=NUMBERED).verdict
        assert other.kind is Kind.ELSEWHERE
        assert [cell.a1 for cell in other.cells] == ["K16"]

    def test_the_number_that_is_looked_for_only_selects(self) -> None:
        far = {f"A{i}": str(i) for i in range(1, 60)} | {f"B{i}": str(i * 17) for i in range(1, 60)}
        sheets, fetched = {"計算": far}, "LOOKUP(A15,計算!$A$1:$A$59,計算!$B$1:$B$59)"
        assert one(f"{fetched}/K15", cells=NUMBERED, sheets=sheets).verdict.kind is not Kind.ELSEWHERE
        constant = one(f"(K15-E15)/({fetched}-E15)", cells=NUMBERED, sheets=sheets).verdict
        assert [t.cell.a1 for t in constant.typed if t.cell is not None] == ["B2"]

    @pytest.mark.parametrize(
        "numbers",
        [
            {"A17": "9"},
            {"A17": "3"},
            {"A17": "=A16+1"},
            {"A17": "4a"},
        ],
    )
    def test_in_others_are_not(self, numbers: dict[str, str]) -> None:
        found = says(RULE, "(LOOKUP(A15,$A$14:$A$19,$K$14:$K$19)-E15)/(Q15-E15)", cells=NUMBERED | numbers)
        assert found is not None
        assert "（関数 LOOKUP（昇順に入力された数値だけではない範囲の近似検索））" in found.message.ja

    def test_figures_that_happen_to_ascend(self) -> None:
        found = says(RULE, "(VLOOKUP(K15,$K$15:$M$15,1)-E15)/(Q15-E15)")
        assert found is not None
        assert "（当初値・実績・目標値・達成度の範囲の近似検索）" in found.message.ja


def test_a_part_of_an_array_formula() -> None:
    found = says_of(RULE, form({"S15": "69%"}, arrays=("S15",)))
    assert found is not None
    assert "複数のセルにわたる配列数式の一部" in found.message.ja


def test_silent_where_it_is_judged_or_no_formula() -> None:
    assert says(RULE, "(K15-E15)/(Q15-E15)") is None
    assert says(RULE, "K15/Q15") is None
    assert says_of(RULE, form({"S15": "69%"})) is None
