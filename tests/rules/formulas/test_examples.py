"""The inputs that a finding gives: all of them, and such that what is shown differs."""

from __future__ import annotations

import re

import pytest

from rules.formulas.forms import one, says
from sdgsheet.rules.formulas import c102, c103, c107
from sdgsheet.rules.formulas.examples import differs, expected_text
from sdgsheet.rules.formulas.verdict import Kind

FORM = "(K15-E15)/(Q15-E15)"


@pytest.mark.parametrize(
    ("expected", "result", "number_format", "answer"),
    [
        (0.425, 0.43, "0%", False),
        (0.425, 0.42, "0%", True),
        (2.418, 2.42, "0%", False),
        (2.418, 2.42, "0.0%", True),
        (0.55, 55.0, "0", False),
        (0.55, 55.0, "0%", True),
        (0.55, "55%", "General", False),
        (0.55, "", "0%", True),
    ],
)
def test_what_is_shown_differs(expected: float, result: float | str, number_format: str, answer: bool) -> None:
    assert differs(expected, result, number_format) is answer


@pytest.mark.parametrize(
    ("expected", "number_format", "text"),
    [(119 / 280, "0%", "43%"), (1.465, "0.0%", "146.5%"), (0.425, "General", "43%"), (0.1234, '0.0"%"', "12.3%")],
)
def test_the_forms_figure_as_the_cell_shows_it(expected: float, number_format: str, text: str) -> None:
    assert expected_text(expected, number_format) == text


@pytest.mark.parametrize(
    "formula", [f"ROUNDDOWN({FORM},2)", f"TRUNC({FORM}*100)/100", f"CEILING.MATH({FORM},0.01)", f"ROUND({FORM},1)"]
)
def test_an_example_of_coarse_rounding_shows_a_difference(formula: str) -> None:
    example = one(formula).verdict.example
    assert example is not None
    assert differs(example.expected, example.result, "0%")


def test_the_rows_own_figures_where_they_differ_in_a_digit_that_the_cell_shows() -> None:
    found = says(c102.RULE, f"ROUND({FORM},2)", percent="0.0%")
    assert found is not None
    assert "この行では、様式の式の69.3%に対して「69.0%」になります" in found.message.ja


@pytest.mark.parametrize("factor", ["1.001", "1.00001", "1.000001", "0.9999995"])
def test_in_more_digits_where_the_cell_shows_no_difference(factor: str) -> None:
    found = says(c102.RULE, f"{FORM}*{factor}")
    assert found is not None
    shown = re.search(r"例えば.*なら、様式の式の([0-9.]+%)に対して「([0-9.]+%)」になります", found.message.ja)
    assert shown is not None
    assert shown[1] != shown[2]


def test_what_no_digit_shows_is_no_difference() -> None:
    for formula in (f"{FORM}*1.000000001", f"{FORM}+0.00000001", f"{FORM}*100*1.00000001"):
        assert one(formula).verdict.kind is Kind.RIGHT


def test_another_actual_is_given_too() -> None:
    found = says(c102.RULE, "(MAX(H15:N15)-E15)/(Q15-E15)")
    assert found is not None
    assert "・2022年度実績（H15）" in found.message.ja
    assert ", the 2022年度 actual (H15) " in found.message.en or "(H15)" in found.message.en


def test_another_rows_figure_is_given_too() -> None:
    found = says(c103.RULE, "(K15-E15)/(Q16-E15)", cells={"Q16": "700"})
    assert found is not None
    assert "・(2)№3の目標値（Q16）" in found.message.ja


def test_the_older_actual_is_given_too() -> None:
    found = says(c107.RULE, "(H15-E15)/(Q15-E15)", cells={"H15": "611"})
    assert found is not None
    assert "・2022年度実績（H15）" in found.message.ja


def test_the_same_severity_as_what_is_shown() -> None:
    """72% and 7227% are not the same, though one is a hundred times the other."""
    found = says(c102.RULE, f"{FORM}*100.5")
    assert found is not None
    assert found.severity is None
