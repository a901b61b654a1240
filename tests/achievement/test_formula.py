from __future__ import annotations

from fractions import Fraction
from itertools import product
from pathlib import Path

import openpyxl
import pytest

from indicators import Figure, error, number, text, written
from libreoffice import resave
from sdgsheet.achievement.formula import Result, evaluate, live_formula
from sdgsheet.snapshot import Cell, Ref


def cell(figure: Figure) -> Cell:
    return written(figure).cell(Ref("Sheet", 1, 1))


def result(baseline: Figure, actuals: list[Figure], target: Figure, *, points: bool = False) -> Result:
    return evaluate(cell(baseline), [cell(a) for a in actuals], cell(target), points=points)


def test_its_text() -> None:
    assert live_formula("E9", ["H9", "K9", "N9"], "Q9") == (
        'IF(OR(COUNT(E9,Q9)<2,COUNT(H9,K9,N9)=0,E9=Q9),"",(IF(ISNUMBER(N9),N9,IF(ISNUMBER(K9),K9,H9))-E9)/(Q9-E9))'
    )
    assert live_formula("E9", ["H9"], "Q9", points=True) == (
        'IF(OR(COUNT(E9,Q9)<2,COUNT(H9)=0,E9=Q9),"",(H9-E9)/(Q9-E9)*100)'
    )


def test_the_double_that_excel_stores() -> None:
    assert result("32.1", ["34.5"], "50.0") == Result(Fraction(24, 179), (34.5 - 32.1) / (50.0 - 32.1))
    assert result("32.1", ["34.5"], "50.0", points=True).stored == (34.5 - 32.1) / (50.0 - 32.1) * 100


def test_the_latest_number_counts_texts_and_blanks_are_passed_over() -> None:
    assert result("0", ["2", "5", ""], "10").exact == Fraction(1, 2)
    assert result("0", ["2", text("未集計"), text("7")], "10").exact == Fraction(1, 5)


@pytest.mark.parametrize(
    ("baseline", "actuals", "target"),
    [
        ("", ["2"], "10"),
        ("0", [""], "10"),
        ("0", ["2"], ""),
        ("5", ["2"], "5"),
        (text("0"), ["2"], "10"),
        ("0", [text("2")], "10"),
    ],
)
def test_guarded(baseline: Figure, actuals: list[Figure], target: Figure) -> None:
    assert result(baseline, actuals, target) == Result(None, "")


def test_an_error_is_not_hidden() -> None:
    assert result(error("#REF!"), ["2"], "10").stored == "#REF!"


def test_what_no_double_holds_is_an_error() -> None:
    assert result("0", [number("1.7e308")], number("1e-300")) == Result(None, "#NUM!")


INPUTS: tuple[Figure, ...] = ("", "0", "32.1", "50.0", text("50"), text("－"), number("-3"))
LATER: tuple[Figure, ...] = ("", "34.5", text("約34"))


@pytest.mark.libreoffice
def test_libreoffice_computes_the_same(tmp_path: Path) -> None:
    cases: list[tuple[Figure, list[Figure], Figure]] = [
        (b, [a1, a2], t) for b, a1, a2, t in product(INPUTS, INPUTS, LATER, INPUTS)
    ]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line, (baseline, actuals, target) in enumerate(cases, start=1):
        for column, figure in enumerate((baseline, *actuals, target), start=1):
            value = written(figure)
            if value.kind != "empty":
                sheet.cell(line, column, float(value.value) if value.kind == "number" else value.value)
        names = [f"{letter}{line}" for letter in "ABCD"]
        sheet.cell(line, 5, "=" + live_formula(names[0], names[1:3], names[3]))
        sheet.cell(line, 6, "=" + live_formula(names[0], names[1:3], names[3], points=True))
    book.save(tmp_path / "cases.xlsx")
    recalculated = openpyxl.load_workbook(resave(tmp_path / "cases.xlsx", tmp_path / "out"), data_only=True).active
    assert recalculated is not None
    numbers = 0
    for line, (baseline, actuals, target) in enumerate(cases, start=1):
        for column, points in ((5, False), (6, True)):
            expected = result(baseline, actuals, target, points=points).stored
            stored = recalculated.cell(line, column).value
            if isinstance(expected, str):
                assert (stored or "") == expected
            else:
                numbers += 1
                assert stored == pytest.approx(expected, rel=1e-12, abs=0)
    assert numbers > 100
