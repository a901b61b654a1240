"""What judging formulas costs: ``python benchmarks/formulas.py``.

The Kumamoto sample with its 21 figures as formulas of one way of writing, checked with and without the rules C.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sdgsheet.edits import Edits, FormulaEdit
from sdgsheet.form.reading import read_forms
from sdgsheet.rules.check import Report, check_workbook
from sdgsheet.xlsx.layers.bare import patched
from sdgsheet.xlsx.reading import read_bytes

SAMPLE = Path(__file__).resolve().parents[1] / "samples/kumamoto-2022.xlsx"
WAYS = {
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
}


def written(formula: str | None) -> bytes:
    """The sample with the formula in every row; results are stored as typed in."""
    data = SAMPLE.read_bytes()
    if formula is None:
        return data
    rows = [row for row in read_forms(read_bytes(data))[0].indicators if row.stated and row.stated.source.number]
    edits = [
        FormulaEdit(row.stated.cell, formula.format(row.row), float(row.stated.source.value))
        for row in rows
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
    print(f"{'':22}{'without C':>10}{'with C':>10}  ms")
    for name, formula in WAYS.items():
        data = written(formula)
        without, whole = best(partial(check, data, ignore=("C",))), best(partial(check, data))
        print(f"{name:22}{without:10.2f}{whole:10.2f}  {whole / without:.2f}×")


if __name__ == "__main__":
    main()
