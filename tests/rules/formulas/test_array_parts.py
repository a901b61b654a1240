"""Cells of one array formula over several rows are judged one by one."""

from __future__ import annotations

import pytest

from rules.formulas.forms import form, judged
from sdgsheet.rules.check import check_workbook
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


def test_what_to_do_names_the_whole_block() -> None:
    told = {f.rule: f for f in check_workbook(array("K15:K17/Q15:Q17")).findings if f.cell.a1 == "S16"}
    assert {"A101", "C102"} <= set(told)
    c102, a101 = told["C102"].action, told["A101"].action
    assert c102 is not None
    assert c102.ja.startswith("S15:S17は1つの配列数式で、このセルだけは直せません。まとめて消してから、=(K16-E16)")
    assert c102.en.startswith("S15:S17 is one array formula, of which no cell can be changed alone.")
    assert a101 is not None
    assert "式を直してください" in a101.ja


def test_an_array_formula_of_one_cell_has_none() -> None:
    workbook = form({"S15": "=K15/Q15"}, arrays=("S15",))
    assert judged(workbook)["S15"].block is None
    assert judged(form({"S15": "=K15/Q15"}))["S15"].block is None
