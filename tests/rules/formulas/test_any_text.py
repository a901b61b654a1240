"""Whatever stands in a 達成度 cell as its formula: it is judged, or said not to be; no rule fails."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rules.formulas.forms import form
from sdgsheet.formulas.functions import SIGNATURES
from sdgsheet.rules.check import check_workbook
from sdgsheet.rules.finding import OutcomeKind
from sdgsheet.snapshot import Cell, Style, Workbook

OPERANDS = [
    "K15",
    "E15",
    "Q15",
    "H15",
    "N15",
    "$E$14:$E$19",
    "H15:O15",
    "A14:S19",
    "E:E",
    "14:19",
    "XFD1048576",
    "'様式1'!K15",
    "無い!A1",
    "[1]様式1!H15",
    "実績",
    "S15",
    "S16",
    "U15",
    "表[[#This",
    "Row],[実績]]",
    "K15#",
    "(K15,H15)",
    "0",
    "1",
    "100",
    "0.1",
    "1E308",
    "9.99E+307",
    '""',
    '"－"',
    '"0%"',
    '"2023*"',
    "TRUE",
    "#REF!",
    "#N/A",
    "{1,2;3,4}",
]
FUNCTIONS = (*SIGNATURES, "SUBTOTAL", "AGGREGATE", "INDIRECT", "OFFSET", "TODAY", "_xlfn.XLOOKUP", "達成度計算")
OPERATORS = ("+", "-", "*", "/", "^", "&", "=", "<>", "<", ">=", " ", ",", ":")


def _larger(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    calls = st.tuples(st.sampled_from(FUNCTIONS), st.lists(parts | st.just(""), max_size=5))
    return (
        st.tuples(parts, st.sampled_from(OPERATORS), parts).map("".join)
        | calls.map(lambda call: f"{call[0]}({','.join(call[1])})")
        | parts.map(lambda part: f"({part})")
        | st.tuples(st.sampled_from("-+@"), parts).map("".join)
        | st.tuples(parts, parts).map(lambda pair: f"LET(x,{pair[0]},x-{pair[1]})")
        | st.tuples(parts, parts).map(lambda pair: f"LAMBDA(a,{pair[0]}-a)({pair[1]})")
    )


FORMULAS = st.recursive(st.sampled_from(OPERANDS), _larger, max_leaves=12)


def holding(formula: str, helper: str = "1") -> Workbook:
    """The form with the formula in S15, and the other one in a cell beside it."""
    book = form({})
    cells = {
        19: Cell(15, 19, "number", "0.5", formula, Style("0%")),
        21: Cell(15, 21, "number", "1", helper),
    }
    rows = {**book.sheets[0].rows, 15: {**book.sheets[0].rows[15], **cells}}
    return replace(book, sheets=(replace(book.sheets[0], rows=rows), *book.sheets[1:]))


def check(formula: str, helper: str = "1") -> None:
    report = check_workbook(holding(formula, helper))
    assert [outcome for outcome in report.outcomes if outcome.kind is OutcomeKind.FAILED] == []


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=60)
@example("(" * 300)
@example("{1,2" * 40)
@example("\x00'[" * 20)
def test_any_text(formula: str) -> None:
    check(formula)


@given(FORMULAS)
@settings(deadline=None, max_examples=150)
@example("LET(x,9.99E+307,FALSE-x)&0")
@example("K15&9.99E+307-1E-300")
@example("1E308*10")
@example("9.99E+307/Q15")
@example("(((ROUND(,))))")
def test_any_formula(formula: str) -> None:
    check(formula)


@given(FORMULAS)
@settings(deadline=None, max_examples=40)
def test_any_formula_in_a_helper_cell(formula: str) -> None:
    check("(K15-U15)/(Q15-U15)", formula)


@given(FORMULAS, st.integers(0, 200), st.text(max_size=3))
@settings(deadline=None, max_examples=60)
def test_a_formula_with_a_slip_of_the_hand(formula: str, at: int, typed: str) -> None:
    check(formula[:at] + typed + formula[at:])
