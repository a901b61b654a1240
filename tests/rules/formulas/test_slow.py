"""Forms whose formulas were made to be slow: each is judged at a bounded cost, or refused.

``benchmarks/formulas.py`` times them.
"""

from __future__ import annotations

import pytest

from rules.formulas.forms import ROWS, form, judged
from sdgsheet.rules.formulas.verdict import Kind

_TABLE = {f"{column}{row}": str(row) for column in "XYZ" for row in range(100, 3_400)}
_RIGHT = "(K{0}-E{0})/(Q{0}-E{0})"


@pytest.mark.parametrize(
    ("formula", "kind"),
    [
        ("SUMPRODUCT((E:E>0)*(Q:Q))", Kind.NOT_JUDGED),
        ("+".join([_RIGHT] * 350), Kind.NOT_JUDGED),
        ("IF(K{0}=1,1," * 64 + _RIGHT + ")" * 64, Kind.RIGHT),
        ("ROUND(" * 64 + _RIGHT + ",9)" * 64, Kind.RIGHT),
        ("S{0}+K{0}", Kind.ERROR),
        ("SUM(X1:Z3333)+K{0}", Kind.DIFFERENT),
        ("SUMPRODUCT((X101:X3000=K{0})*1)+K{0}", Kind.DIFFERENT),
        ("+".join(["COUNTIF(X1:X3333,K{0})"] * 100), Kind.NOT_JUDGED),
        ("LET(" + ",".join(f"v{i}_,K{{0}}+{i}" for i in range(100)) + ",v1_)", Kind.DIFFERENT),
    ],
    ids=[
        "arrays over whole columns",
        "8,192 characters",
        "64 levels of IF",
        "64 levels of ROUND",
        "a circle",
        "a range of 9,999 cells",
        "an array of 2,900 cells",
        "a hundred counts",
        "a hundred variables",
    ],
)
def test_a_slow_formula(formula: str, kind: Kind) -> None:
    workbook = form({"S15": "=" + formula.format(15), **_TABLE})
    assert judged(workbook)["S15"].verdict.kind is kind


def test_a_form_of_slow_formulas_is_judged_up_to_a_limit() -> None:
    slow = "SUMPRODUCT((X101:X2500=K{0})*1*1)+K{0}"
    verdicts = judged(form({f"S{row}": "=" + slow.format(row) for row in ROWS} | _TABLE))
    kinds = [verdicts[f"S{row}"].verdict.kind for row in ROWS]
    assert kinds == sorted(kinds, key=[Kind.DIFFERENT, Kind.NOT_JUDGED].index)
    assert set(kinds) == {Kind.DIFFERENT, Kind.NOT_JUDGED}
