from __future__ import annotations

import pytest

from rules.formulas.forms import form, says, says_of
from sdgsheet.rules.formulas import c102, c103, c104, c107
from sdgsheet.rules.formulas.c109 import RULE


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


def test_a_part_of_an_array_formula() -> None:
    found = says_of(RULE, form({"S15": "69%"}, arrays=("S15",)))
    assert found is not None
    assert "複数のセルにわたる配列数式の一部" in found.message.ja


def test_silent_where_it_is_judged_or_no_formula() -> None:
    assert says(RULE, "(K15-E15)/(Q15-E15)") is None
    assert says(RULE, "K15/Q15") is None
    assert says_of(RULE, form({"S15": "69%"})) is None
