"""What judging formulas costs: ``python benchmarks/formulas.py``.

The Kumamoto sample with its 21 figures as formulas of one way of writing, or of 21, checked with and without the rules C.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from itertools import cycle
from pathlib import Path

from sdgsheet.edits import Edits, FormulaEdit
from sdgsheet.form.reading import read_forms
from sdgsheet.rules.check import Report, check_workbook
from sdgsheet.xlsx.layers.bare import patched
from sdgsheet.xlsx.reading import read_bytes

SAMPLE = Path(__file__).resolve().parents[1] / "samples/kumamoto-2022.xlsx"
WAYS: dict[str, str | tuple[str, ...] | None] = {
    "typed in": None,
    "the form's": "(H{0}-E{0})/(Q{0}-E{0})",
    "with $": "($H{0}-$E{0})/($Q{0}-$E{0})",
    "guarded": 'IF(COUNT(E{0},H{0},Q{0})<3,"",(H{0}-E{0})/(Q{0}-E{0}))',
    "latest by IF": 'IFERROR((IF(N{0}<>"",N{0},IF(K{0}<>"",K{0},H{0}))-E{0})/(Q{0}-E{0}),"")',
    "latest by LOOKUP": "(LOOKUP(10^17,G{0}:O{0})-E{0})/(Q{0}-E{0})",
    "VLOOKUP": "(VLOOKUP(A{0},$A$5:$R$33,8,FALSE)-E{0})/(Q{0}-E{0})",
    "actual ÷ target": "H{0}/Q{0}",
    "made to be slow: long": "+".join(["(H{0}-E{0})/(Q{0}-E{0})"] * 250),
    "made to be slow: deep": "IF(H{0}=1,1," * 64 + "2" + ")" * 64,
    "made to be slow: wide": "SUMPRODUCT((A1:S2500=H{0})*1*1)+H{0}",
    "one baseline for all": "(H{0}-$E$7)/(Q{0}-$E$7)",
    "another way in each row": (
        "($H{0}-$E{0})/($Q{0}-$E{0})",
        "(E{0}-H{0})/(E{0}-Q{0})",
        "1-(Q{0}-H{0})/(Q{0}-E{0})",
        "(H{0}-E{0})*(Q{0}-E{0})^-1",
        "H{0}/(Q{0}-E{0})-E{0}/(Q{0}-E{0})",
        "SUM(H{0},-E{0})/SUM(Q{0},-E{0})",
        "(N(H{0})-N(E{0}))/(N(Q{0})-N(E{0}))",
        "IF(Q{0}>E{0},(H{0}-E{0})/(Q{0}-E{0}),(E{0}-H{0})/(E{0}-Q{0}))",
        "_xlfn.LET(_xlpm.a,H{0},_xlpm.b,E{0},_xlpm.t,Q{0},(_xlpm.a-_xlpm.b)/(_xlpm.t-_xlpm.b))",
        '(IF(N{0}<>"",N{0},IF(K{0}<>"",K{0},H{0}))-E{0})/(Q{0}-E{0})',
        "(CHOOSE(COUNT(H{0},K{0},N{0}),H{0},K{0},N{0})-E{0})/(Q{0}-E{0})",
        "(INDEX(A{0}:Q{0},1,COLUMN(H{0}))-E{0})/(Q{0}-E{0})",
        'IF(H{0}="","",(H{0}-E{0})/(Q{0}-E{0}))',
        'IFERROR(ROUND((H{0}-E{0})/(Q{0}-E{0}),2),"")',
        'TEXT((H{0}-E{0})/(Q{0}-E{0}),"0%")',
        "ROUND((H{0}-E{0})/(Q{0}-E{0}),3)",
        "(VLOOKUP(A{0},$A$5:$R$33,8,FALSE)-E{0})/(Q{0}-E{0})",
        "(LOOKUP(10^17,G{0}:O{0})-E{0})/(Q{0}-E{0})",
        'IF(COUNT(E{0},H{0},Q{0})<3,"",(H{0}-E{0})/(Q{0}-E{0}))',
        "(H{0}-E{0})/(Q{0}-E{0})*1",
        "-(E{0}-H{0})/(Q{0}-E{0})",
    ),
}
"""By name: the formula of every row, or those that the rows take in turn."""


def written(way: str | tuple[str, ...] | None) -> bytes:
    """The sample with the formula in every row, or another one in each; results are stored as typed in."""
    data = SAMPLE.read_bytes()
    if way is None:
        return data
    formulas = cycle([way] if isinstance(way, str) else way)
    rows = [row for row in read_forms(read_bytes(data))[0].indicators if row.stated and row.stated.source.number]
    edits = [
        FormulaEdit(row.stated.cell, formula.format(row.row), float(row.stated.source.value))
        for row, formula in zip(rows, formulas, strict=False)
        if row.stated is not None
    ]
    return patched(data, Edits("fill", "", tuple(edits)))


def best(work: Callable[[], object], times: int = 20) -> float:
    """Milliseconds of the fastest run."""
    runs = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        runs.append(time.perf_counter() - start)
    return min(runs) * 1_000


def check(data: bytes, ignore: tuple[str, ...] = ()) -> Report:
    """Reads and checks."""
    return check_workbook(read_bytes(data), ignore=ignore)


def main() -> None:
    """Prints one line a way of writing."""
    check_workbook(read_bytes(written(WAYS["guarded"])))
    print(f"{'':24}{'without C':>10}{'with C':>10}  ms")
    for name, way in WAYS.items():
        data = written(way)
        without, whole = best(partial(check, data, ignore=("C",))), best(partial(check, data))
        print(f"{name:24}{without:10.2f}{whole:10.2f}  {whole / without:.2f}×")


if __name__ == "__main__":
    main()
