"""Formulas that are wrong, with what they give and what must be said of them."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from formulafaults.cells import Row
from formulafaults.spellings import BASES, WRAPPINGS, Result, Wrapping


class Seeded(NamedTuple):
    """A formula in a row, with its stored result."""

    formula: str
    result: Result
    number_format: str
    codes: frozenset[str]
    """What must be said of the cell, and nothing else."""
    helper: tuple[str, str, float] | None = None
    """A helper cell: address, formula, result."""


Fault = Callable[[Row, Row, random.Random], Seeded | None]
"""Of a row and another one; None where the row has not what the fault needs."""


def right(row: Row, rng: random.Random, base: str | None = None, wrapping: Wrapping | None = None) -> Seeded:
    """The form's formula."""
    wrapping = wrapping or rng.choice(WRAPPINGS)
    name = base or rng.choice(tuple(BASES))
    if name == "INDEX" and not row.target.endswith(str(row.cell.row)):
        name = "plain"
    return _wrapped(BASES[name](row), row.x, row, wrapping, frozenset())


def _wrapped(formula: str, value: Fraction, row: Row, wrapping: Wrapping, codes: frozenset[str]) -> Seeded:
    if wrapping.rounds and abs(value * 100 % 1 - Fraction(1, 2)) < Fraction(1, 10**6):
        wrapping = WRAPPINGS[0]  # doubles do not tell which way a half goes
    return Seeded(wrapping.written(formula, row), wrapping.result(value), wrapping.number_format, codes)


def _another(code: str, formula: Callable[[Row], str], value: Callable[[Row], Fraction]) -> Fault:
    def fault(row: Row, _: Row, rng: random.Random) -> Seeded | None:
        try:
            return _wrapped(formula(row), value(row), row, rng.choice(WRAPPINGS), frozenset({code}))
        except ZeroDivisionError:
            return None

    return fault


def _form(a: str, b: str, t: str) -> str:
    return f"({a}-{b})/({t}-{b})"


def _quotient(a: Fraction, b: Fraction, t: Fraction) -> Fraction:
    return (a - b) / (t - b)


def empty_counted_as_0(row: Row, _: Row, rng: random.Random) -> Seeded | None:
    if row.later is None:
        return None
    value = _quotient(Fraction(0), row.b, row.t)
    wrapping = rng.choice([w for w in WRAPPINGS if w.name != "counted"])
    return _wrapped(_form(row.later, row.baseline, row.target), value, row, wrapping, frozenset({"C102"}))


def another_rows_figures(row: Row, other: Row, rng: random.Random) -> Seeded | None:
    formula = _form(other.actual, other.baseline, other.target)
    return _wrapped(formula, other.x, row, rng.choice(WRAPPINGS), frozenset({"C103"}))


def another_rows_target(row: Row, other: Row, rng: random.Random) -> Seeded | None:
    if other.t == row.b:
        return None
    value = _quotient(row.a, row.b, other.t)
    formula = _form(row.actual, row.baseline, other.target)
    return _wrapped(formula, value, row, rng.choice(WRAPPINGS), frozenset({"C103"}))


def another_rows_baseline_through_a_helper(row: Row, other: Row, rng: random.Random) -> Seeded | None:
    if other.b == row.t:
        return None
    helper = (row.helper, f"{other.baseline}*1", float(other.b))
    value = _quotient(row.a, other.b, row.t)
    made = _wrapped(_form(row.actual, row.helper, row.target), value, row, rng.choice(WRAPPINGS), frozenset({"C103"}))
    return made._replace(helper=helper)


def older_actual_as_baseline(row: Row, _: Row, rng: random.Random) -> Seeded | None:
    if row.older is None or row.older in (row.t, row.b):
        return None
    value = _quotient(row.a, row.older, row.t)
    formula = _form(row.actual, row.actuals[-2], row.target)
    return _wrapped(formula, value, row, rng.choice(WRAPPINGS), frozenset({"C103"}))


def unit_for_target(row: Row, _: Row, rng: random.Random) -> Seeded | None:
    if row.unit is None:
        return None
    return _error(_form(row.actual, row.baseline, row.unit), "#VALUE!", row, rng, "C103", "C106")


def year_for_target(row: Row, _: Row, rng: random.Random) -> Seeded | None:
    if row.year is None:
        return None
    return _error(_form(row.actual, row.baseline, row.year), "#VALUE!", row, rng, "C103", "C106")


def _error(formula: str, error: str, row: Row, rng: random.Random, *codes: str) -> Seeded:
    wrapping = rng.choice([w for w in WRAPPINGS if not w.catches_errors])
    return Seeded(wrapping.written(formula, row), error, wrapping.number_format, frozenset(codes))


def constant_baseline(row: Row, _: Row, rng: random.Random) -> Seeded | None:
    typed = _typed(row.b)
    formula = _form(row.actual, typed, row.target)
    return _wrapped(formula, row.x, row, rng.choice(WRAPPINGS), frozenset({"C104"})) if typed[0] != "-" else None


def constants_for_all(row: Row, _: Row, rng: random.Random) -> Seeded | None:
    typed = [_typed(v) for v in (row.a, row.b, row.t)]
    if any(text[0] == "-" for text in typed):
        return None
    wrapping = rng.choice([w for w in WRAPPINGS if w.name not in ("guarded", "counted")])
    return _wrapped(_form(*typed), row.x, row, wrapping, frozenset({"C104"}))


def a_copy_of_the_target(row: Row, _: Row, rng: random.Random) -> Seeded | None:
    helper = (row.helper, _typed(row.t), float(row.t))
    made = _wrapped(_form(row.actual, row.baseline, row.helper), row.x, row, rng.choice(WRAPPINGS), frozenset({"C104"}))
    return made._replace(helper=helper)


def whole_constant(row: Row, *_: object) -> Seeded | None:
    value = float(round(row.x, 2))
    return Seeded(repr(value) if value >= 0 else f"-{-value}", value, "0%", frozenset({"C104"}))


def _typed(value: Fraction) -> str:
    return repr(float(value)).removesuffix(".0")


def stale(row: Row, _: Row, rng: random.Random) -> Seeded | None:
    made = right(row, rng)
    if isinstance(made.result, str):
        return made._replace(result="1%" if made.result != "1%" else "2%", codes=frozenset({"C105"}))
    return made._replace(result=made.result + 0.11, codes=frozenset({"C105"}))


def reference_gone(row: Row, _: Row, rng: random.Random) -> Seeded | None:
    return _error(_form("#REF!", row.baseline, row.target), "#REF!", row, rng, "C106")


def older_actual(row: Row, _: Row, rng: random.Random) -> Seeded | None:
    if row.older is None:
        return None
    value = _quotient(row.older, row.b, row.t)
    formula = _form(row.actuals[-2], row.baseline, row.target)
    return _wrapped(formula, value, row, rng.choice(WRAPPINGS), frozenset({"C107"}))


def another_workbook(row: Row, _: Row, rng: random.Random) -> Seeded | None:
    formula = f"([1]様式1!${row.actual}-{row.baseline})/({row.target}-{row.baseline})"
    wrapping = rng.choice([w for w in WRAPPINGS if w.name == "alone"])
    return _wrapped(formula, row.x, row, wrapping, frozenset({"C108"}))


def not_judged(row: Row, _: Row, rng: random.Random) -> Seeded | None:
    formula = f'(INDIRECT("{row.actual}")-{row.baseline})/({row.target}-{row.baseline})'
    return _wrapped(formula, row.x, row, rng.choice(WRAPPINGS), frozenset({"C109"}))


FAULTS: dict[str, Fault] = {
    "actual ÷ target": _another("C102", lambda r: f"{r.actual}/{r.target}", lambda r: r.a / r.t),
    "target ÷ actual": _another("C102", lambda r: f"{r.target}/{r.actual}", lambda r: r.t / r.a),
    "actual ÷ baseline": _another("C102", lambda r: f"{r.actual}/{r.baseline}", lambda r: r.a / r.b),
    "growth": _another("C102", lambda r: f"({r.actual}-{r.baseline})/{r.baseline}", lambda r: (r.a - r.b) / r.b),
    "the rest": _another(
        "C102", lambda r: f"({r.actual}-{r.target})/({r.baseline}-{r.target})", lambda r: (r.a - r.t) / (r.b - r.t)
    ),
    "sign turned": _another("C102", lambda r: f"({r.baseline}-{r.actual})/({r.target}-{r.baseline})", lambda r: -r.x),
    "upside down": _another(
        "C102", lambda r: f"({r.target}-{r.baseline})/({r.actual}-{r.baseline})", lambda r: 1 / r.x
    ),
    "capped": _another("C102", lambda r: f"MIN(1,{BASES['plain'](r)})", lambda r: min(Fraction(1), r.x)),
    "floored": _another("C102", lambda r: f"MAX(0,{BASES['plain'](r)})", lambda r: max(Fraction(0), r.x)),
    "ABS": _another("C102", lambda r: f"ABS({BASES['plain'](r)})", lambda r: abs(r.x)),
    "a factor": _another("C102", lambda r: f"{BASES['plain'](r)}*0.95", lambda r: r.x * Fraction(95, 100)),
    "over the target": _another("C102", lambda r: f"({r.actual}-{r.baseline})/{r.target}", lambda r: (r.a - r.b) / r.t),
    "empty counted as 0": empty_counted_as_0,
    "another row's figures": another_rows_figures,
    "another row's target": another_rows_target,
    "another row's baseline, through a helper": another_rows_baseline_through_a_helper,
    "an older actual as baseline": older_actual_as_baseline,
    "the unit for the target": unit_for_target,
    "the year for the target": year_for_target,
    "a constant baseline": constant_baseline,
    "constants for all": constants_for_all,
    "a copy in a helper": a_copy_of_the_target,
    "the whole a constant": whole_constant,
    "out of date": stale,
    "a reference gone": reference_gone,
    "an older actual": older_actual,
    "another workbook": another_workbook,
    "not judged": not_judged,
}
