"""Formulas that are the form's but for a special case: an actual that is the baseline or the target, 0, or far away."""

from __future__ import annotations

import pytest

from rules.formulas.forms import says
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.formulas.c102 import RULE

FORM = "(K15-E15)/(Q15-E15)"


@pytest.mark.parametrize(
    ("formula", "shows"),
    [
        (f"IF(K15=E15,1,{FORM})", "様式の式の0%に対して「100%」"),
        (f"IF(K15=Q15,0,{FORM})", "様式の式の100%に対して「0%」"),
        (f"IF(K15<0,0,{FORM})", "に対して「0%」"),
        (f"IF(K15=0,1,{FORM})", "に対して「100%」"),
        (f"IF(E15=0,1,{FORM})", "に対して「100%」"),
        (f"IF(Q15=0,1,{FORM})", "に対して「100%」"),
        (f"MIN(9.99,{FORM})", "様式の式の12000%に対して「999%」"),
        (f"MIN(99.99,{FORM})", "様式の式の12000%に対して「9999%」"),
        (f"MAX(-9.99,{FORM})", "様式の式の-12000%に対して「-999%」"),
        (f"IF({FORM}>3,3,{FORM})", "に対して「300%」"),
    ],
)
def test_a_figure_that_is_not_the_forms(formula: str, shows: str) -> None:
    found = says(RULE, formula)
    assert found is not None
    assert found.severity is Severity.WARNING
    assert shows in found.message.ja
    assert f"（={formula}）" in found.message.ja


@pytest.mark.parametrize(
    "formula",
    [
        f'IF(K15=0,"",{FORM})',
        f"IF(K15=0,0,{FORM})",
        f"IF(E15=0,0,{FORM})",
        f'IF(Q15=0,"－",{FORM})',
        f"IF(K15>0,{FORM},0)",
        "(IF(K15=0,H15,K15)-E15)/(Q15-E15)",
        "(IF(K15>0,K15,H15)-E15)/(Q15-E15)",
        "(IF(N15>0,N15,K15)-E15)/(Q15-E15)",
    ],
)
def test_a_test_for_0_asks_whether_something_stands_there(formula: str) -> None:
    assert says(RULE, formula) is None


@pytest.mark.parametrize(
    "formula",
    [
        f'IF(K15=E15,"変化なし",{FORM})',
        f'IF({FORM}>10,"要確認",{FORM})',
        f"IF(K15=E15,0,{FORM})",
        f"IF(K15=Q15,1,{FORM})",
        f"IF(Q15=E15,1,{FORM})",
        f"IF(Q15>E15,{FORM},(E15-K15)/(E15-Q15))",
        f"MIN({FORM},1E+9)",
        '(SUMPRODUCT(MAX((H12:N12="2023年実績")*N(+K15)))-E15)/(Q15-E15)',
        "(MAX(IF(ISNUMBER(K15),K15,0))-E15)/(Q15-E15)",
    ],
)
def test_words_and_what_is_the_same(formula: str) -> None:
    assert says(RULE, formula) is None


def test_a_test_for_0_is_wrong_where_0_is_the_target() -> None:
    formula = f"IF(K15=0,0,{FORM})"
    found = says(RULE, formula, cells={"E15": "24", "H15": "9", "K15": "6", "Q15": "0"})
    assert found is not None
    assert found.severity is Severity.WARNING
    assert says(RULE, f'IF(K15="",0,{FORM})', cells={"E15": "24", "H15": "9", "K15": "6", "Q15": "0"}) is None


def test_rows_that_share_a_baseline() -> None:
    """What is chosen for one row then stands in the other, too."""
    for formula in (f"IF(K15>0,{FORM},0)", f"IF(Q15=E15,1,{FORM})"):
        assert says(RULE, formula, cells={"S16": "=IF(Q16=E15,1,(K16-E15)/(Q16-E15))"}) is None
