"""Workbooks of programs that do not compute: no result is stored, and a cell that holds a formula is not empty."""

from __future__ import annotations

import pytest

from rules.formulas.forms import form, judged, says
from sdgsheet.rules.check import check_workbook
from sdgsheet.rules.formulas import c102, c105, c107
from sdgsheet.rules.formulas.verdict import Judged, Kind
from sdgsheet.snapshot import Workbook

SHEET = {"集計": {"B15": "500", "C15": "100", "D15": "11", "B17": '=INDIRECT("C17")'}}
RIGHT = "(K15-E15)/(Q15-E15)"
STEP = (611 - 410) / (700 - 410)


def one(formula: str = RIGHT, **cells: str) -> Judged:
    return judged(form({"S15": f"={formula}"} | cells, sheets=SHEET))["S15"]


@pytest.mark.parametrize(
    "cells",
    [
        {"K15": "=SUM(集計!B15:D15)"},
        {"E15": "=ROUND(Q15/2,0)+60"},
        {"Q15": "=E15+290"},
        {"K15": "=U15+511", "U15": "=集計!C15"},
        {"E15": "=K15-201", "K15": "=SUM(集計!B15:D15)"},
    ],
)
def test_inputs_are_computed_too(cells: dict[str, str]) -> None:
    found = one(**cells)
    assert found.verdict.kind is Kind.RIGHT
    assert found.result == pytest.approx(STEP)


def test_other_computations_are_found_as_ever() -> None:
    found = one("K15/Q15", K15="=SUM(集計!B15:D15)")
    assert found.verdict.kind is Kind.DIFFERENT
    assert found.result == pytest.approx(611 / 700)


def test_the_latest_actual_may_be_a_formula_and_an_older_one_is_older() -> None:
    found = one("(H15-E15)/(Q15-E15)", K15="=SUM(集計!B15:D15)")
    assert found.verdict.kind is Kind.OLDER
    assert says(c107.RULE, "(H15-E15)/(Q15-E15)", cells={"K15": "=SUM(集計!B15:D15)"}, sheets=SHEET) is not None


@pytest.mark.parametrize("empty", ['=IF(集計!N15="","",集計!N15)', '="未公表"', '=IF(集計!N15="","－",1)'])
def test_one_that_gives_nothing_yet_is_no_later_actual(empty: str) -> None:
    found = one(N15=empty)
    assert found.verdict.kind is Kind.RIGHT
    assert found.result == pytest.approx(STEP)


def test_a_column_that_is_computed_is_never_called_empty() -> None:
    assert says(c102.RULE, RIGHT, cells={"K15": "=SUM(集計!B15:D15)"}, sheets=SHEET) is None


def test_what_cannot_be_computed_is_never_0() -> None:
    found = one(K15="=集計!B17")
    assert found.verdict.kind is Kind.NOT_JUDGED
    assert found.result is None
    assert found.verdict.reason is not None
    assert found.verdict.reason.ja == "計算結果が保存されていないセル（様式1!K15）"
    said = says(c105.RULE, RIGHT, cells={"K15": "=集計!B17"}, sheets=SHEET)
    assert said is not None
    assert said.message.ja == "S15の式には、計算した結果が保存されていません。"


def test_nor_is_what_a_range_includes() -> None:
    assert one("(SUM(K15:M15)-E15)/(Q15-E15)", M15='=INDIRECT("K16")').verdict.kind is Kind.NOT_JUDGED


def test_nor_what_reads_itself() -> None:
    assert one(K15="=K15+1").verdict.kind is Kind.NOT_JUDGED
    assert one(K15="=SUM(K14:K16)").verdict.kind is Kind.NOT_JUDGED


def test_nor_what_another_workbook_gives() -> None:
    assert one(K15="=[1]前年!K15").verdict.kind is Kind.NOT_JUDGED


def _habit(code: str, workbook: Workbook) -> list[str]:
    return [f.message.ja for f in check_workbook(workbook).findings if f.habit and f.rule == code]


def test_a_column_of_such_formulas_is_one_habit() -> None:
    targets = {f"Q{row}": f"=E{row}*1.25" for row in (14, 15, 16, 17, 18)}
    assert _habit("F105", form(targets)) == [
        "6行のうち5行で、当初値か目標値が分からず、達成度を計算できません。すべて式で、その計算結果がファイルに保存されていません。"
    ]
    assert _habit("F105", form(dict.fromkeys(targets, ""))) == ["6行のうち5行で、当初値か目標値が空欄です。"]
    actuals = {f"{letter}{row}": f"=E{row}+1" if letter == "H" else "" for row in range(14, 19) for letter in "HK"}
    assert _habit("F106", form(actuals)) == [
        "6行のうち5行で、実績が分からず、達成度を計算できません。すべて式で、その計算結果がファイルに保存されていません。"
    ]


def test_stored_results_count_as_they_stand() -> None:
    """They are what a person sees: 500 beside a sheet that was changed later."""
    found = one(K15="=SUM(集計!B15:D15) -> 500")
    assert found.result == pytest.approx((500 - 410) / (700 - 410))
