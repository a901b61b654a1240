"""The form's formula in many spellings: each a way of writing it, and a wrapping around that."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from formulafaults.cells import Row

Result = float | str
"""What a program that computes stores."""


class Wrapping(NamedTuple):
    """What stands around a formula: guards, rounding, scaling, a text."""

    name: str
    written: Callable[[str, Row], str]
    result: Callable[[Fraction], Result]
    number_format: str
    catches_errors: bool = False
    rounds: bool = False


def half_away(value: Fraction, places: int) -> float:
    """Rounded as Excel rounds."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return float(Fraction(whole, 10**places) * (1 if value >= 0 else -1))


def _percent_text(value: Fraction) -> str:
    return f"{half_away(value * 100, 0):.0f}%".replace("-0%", "0%")


WRAPPINGS: tuple[Wrapping, ...] = (
    Wrapping("alone", lambda f, _: f, float, "0%"),
    Wrapping("guarded", lambda f, r: f'IF({r.actual}="","",{f})', float, "0%"),
    Wrapping("counted", lambda f, r: f'IF(COUNT({r.baseline},{r.actual},{r.target})=3,{f},"－")', float, "0%"),
    Wrapping("caught", lambda f, _: f'IFERROR({f},"")', float, "0.0%", catches_errors=True),
    Wrapping("rounded", lambda f, _: f"ROUND({f},2)", lambda x: half_away(x, 2), "0%", rounds=True),
    Wrapping("scaled", lambda f, _: f"({f})*100", lambda x: float(x * 100), "0"),
    Wrapping(
        "scaled and rounded", lambda f, _: f"ROUND(100*({f}),0)", lambda x: half_away(x * 100, 0), '0"%"', rounds=True
    ),
    Wrapping("a text", lambda f, _: f'TEXT({f},"0%")', _percent_text, "General", rounds=True),
    Wrapping("LET", lambda f, _: f'LET(値,{f},IF(ISERROR(値),"",値))', float, "0%", catches_errors=True),
)


def _latest_by_if(r: Row) -> str:
    first, *others = r.actuals
    for place in (*others, *([r.later] if r.later else [])):
        first = f'IF({place}<>"",{place},{first})'
    return first


BASES: dict[str, Callable[[Row], str]] = {
    "plain": lambda r: f"({r.actual}-{r.baseline})/({r.target}-{r.baseline})",
    "fixed columns": lambda r: f"(${r.actual}-${r.baseline})/(${r.target}-${r.baseline})",
    "turned twice": lambda r: f"({r.baseline}-{r.actual})/({r.baseline}-{r.target})",
    "less the rest": lambda r: f"1-({r.target}-{r.actual})/({r.target}-{r.baseline})",
    "a power": lambda r: f"({r.actual}-{r.baseline})*({r.target}-{r.baseline})^-1",
    "two quotients": lambda r: f"{r.actual}/({r.target}-{r.baseline})-{r.baseline}/({r.target}-{r.baseline})",
    "SUM": lambda r: f"SUM({r.actual},-{r.baseline})/SUM({r.target},-{r.baseline})",
    "N": lambda r: f"(N({r.actual})-N({r.baseline}))/(N({r.target})-N({r.baseline}))",
    "by direction": lambda r: (
        f"IF({r.target}>{r.baseline},({r.actual}-{r.baseline})/({r.target}-{r.baseline}),"
        f"({r.baseline}-{r.actual})/({r.baseline}-{r.target}))"
    ),
    "LET": lambda r: f"LET(a,{r.actual},b,{r.baseline},t,{r.target},(a-b)/(t-b))",
    "LAMBDA": lambda r: f"LAMBDA(a,b,t,(a-b)/(t-b))({r.actual},{r.baseline},{r.target})",
    "latest by IF": lambda r: f"({_latest_by_if(r)}-{r.baseline})/({r.target}-{r.baseline})",
    "CHOOSE": lambda r: (
        f"(CHOOSE(COUNT({','.join(r.actuals)}),{','.join(r.actuals)})-{r.baseline})/({r.target}-{r.baseline})"
    ),
    "INDEX": lambda r: f"(INDEX(A{r.cell.row}:{r.target},1,COLUMN({r.actual}))-{r.baseline})/({r.target}-{r.baseline})",
    "a space here and there": lambda r: f"( {r.actual} - {r.baseline} ) / ( {r.target} - {r.baseline} )",
}
"""Ways of writing the form's formula."""
