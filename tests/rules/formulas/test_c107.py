from __future__ import annotations

import pytest

from rules.formulas.forms import one, says
from sdgsheet.rules.formulas.c107 import RULE
from sdgsheet.rules.formulas.verdict import Kind


@pytest.mark.parametrize(
    "formula",
    [
        "(H15-E15)/(Q15-E15)",
        "1-(Q15-H15)/(Q15-E15)",
        'IFERROR(ROUND((H15-E15)/(Q15-E15),2),"")',
        "(H15-E15)/(Q15-E15)*100",
        '(IF(H15<>"",H15,K15)-E15)/(Q15-E15)',
        "(INDEX(G15:O15,2)-E15)/(Q15-E15)",
        '(XLOOKUP("2022年実績",$G$12:$M$12,H15:N15)-E15)/(Q15-E15)',
    ],
)
def test_an_older_actual_stands_for_the_actual(formula: str) -> None:
    assert one(formula).verdict.kind is Kind.OLDER
    found = says(RULE, formula)
    assert found is not None
    assert "2022年度実績（H15）で計算していますが、より新しい2023年度実績（K15）が記入されています" in found.message.ja
    assert "この行では、様式の式の69%に対して" in found.message.ja


@pytest.mark.parametrize(
    ("formula", "cells"),
    [
        ("(MIN(H15,K15,N15)-E15)/(Q15-E15)", {}),
        ("(SMALL(H15:N15,1)-E15)/(Q15-E15)", {}),
        ("(MAX(H15:N15)-E15)/(Q15-E15)", {"H15": "640"}),
        ("ROUND((MAX(H15:N15)-E15)/(Q15-E15),2)", {"H15": "640"}),
    ],
)
def test_the_least_or_the_largest_actual_where_it_is_an_older_one(formula: str, cells: dict[str, str]) -> None:
    found = says(RULE, formula, cells=cells)
    assert found is not None
    assert "2022年度実績（H15）で計算しています" in found.message.ja
    assert "空欄" not in found.message.ja


def test_silent_where_the_least_or_the_largest_is_the_latest() -> None:
    assert says(RULE, "(MAX(H15,K15,N15)-E15)/(Q15-E15)") is None
    assert says(RULE, "(MIN(H15,K15,N15)-E15)/(Q15-E15)", cells={"H15": "640"}) is None
    assert says(RULE, "(MIN(H15,K15,N15)-E15)/(Q15-E15)", cells={"H15": "611"}) is None


def test_silent_where_an_older_one_only_takes_part() -> None:
    assert says(RULE, "(AVERAGE(H15,K15,N15)-E15)/(Q15-E15)") is None
    assert says(RULE, "(MEDIAN(H15,K15,N15)-E15)/(Q15-E15)") is None
    assert says(RULE, "(MAX(H15,K15)-MIN(H15,K15))/(Q15-E15)") is None


def test_silent_where_the_latest_is_used() -> None:
    assert says(RULE, "(K15-E15)/(Q15-E15)") is None
    assert says(RULE, "(H15-E15)/(Q15-E15)", cells={"K15": "", "J15": ""}) is None
    assert says(RULE, "(H15-E15)/(Q15-E15)", cells={"K15": "未公表"}) is None


def test_silent_where_the_older_one_stands_for_something_else() -> None:
    assert says(RULE, "(K15-H15)/(Q15-H15)") is None
    assert says(RULE, "H15/Q15") is None
