"""Cells of one array formula over several rows are judged one by one."""

from __future__ import annotations

import pytest

from rules.formulas.forms import form, judged
from sdgsheet.rules.formulas.verdict import Kind
from sdgsheet.snapshot import Workbook

CELLS = ("S15", "S16", "S17")


def array(formula: str) -> Workbook:
    return form({"S15": f"={formula} -> 0.5{{0%}}", "S16": "0.5{0%}", "S17": "0.5{0%}"}, arrays=CELLS)


@pytest.mark.parametrize(
    ("formula", "kind"),
    [
        ("K15:K17/Q15:Q17", Kind.DIFFERENT),
        ("(K15:K17-E15:E17)/(Q15:Q17-E15:E17)", Kind.RIGHT),
        ("ROUND((K15:K17-E15:E17)/(Q15:Q17-E15:E17),2)", Kind.RIGHT),
        ("IFERROR((K15:K17-E15:E17)/(Q15:Q17-E15:E17),0)", Kind.RIGHT),
        ("(H15:H17-E15:E17)/(Q15:Q17-E15:E17)", Kind.OLDER),
        ("(K16:K18-E15:E17)/(Q15:Q17-E15:E17)", Kind.ELSEWHERE),
        ("SUM(K15:K17)/Q15:Q17", Kind.ELSEWHERE),
        ("REDUCE(0,K15:K17,LAMBDA(a,b,a+b))", Kind.NOT_JUDGED),
    ],
)
def test_every_row_of_it(formula: str, kind: Kind) -> None:
    found = judged(array(formula))
    assert [found[cell].verdict.kind for cell in CELLS] == [kind] * 3


def test_each_as_its_own_row_computes() -> None:
    found = judged(array("K15:K17/Q15:Q17"))
    assert [found[cell].source.formula for cell in CELLS] == ["K15/Q15", "K16/Q16", "K17/Q17"]
    assert found["S16"].result == pytest.approx(46.9 / 55.0)


def test_an_array_formula_of_one_cell_stays_one() -> None:
    workbook = form({"S15": "=SUM(K15:K17/Q15:Q17)"}, arrays=("S15",))
    assert judged(workbook)["S15"].source.formula == "SUM(K15:K17/Q15:Q17)"
