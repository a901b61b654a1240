"""Every function on edge inputs gives what LibreOffice gives, or is not judged."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import Workbook as NewWorkbook

from formulas.books import SHEET, book, computed
from formulas.edgeinputs import CELLS, formulas
from formulas.test_libreoffice import place, same, theirs
from sdgsheet.formulas.engine import Result
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.snapshot import Ref

pytestmark = pytest.mark.libreoffice

# Where LibreOffice 7.4 is known to differ from Excel, which rounds the number as it is written, and counts a text 12 too.
DIFFERENT = frozenset(
    {*(f'TEXT({number},"0%")' for number in ("0.145", "0.285", "0.575", "1.005")), "COUNTIF(A1:H1,12)"}
)
_NEW = re.compile(r"\b(CEILING\.MATH|FLOOR\.MATH|XOR|CONCAT|TEXTJOIN|MAXIFS|MINIFS|AGGREGATE)\(")


def ours() -> dict[str, Result]:
    """What we compute, of the formulas that are judged."""
    workbook, found = book((SHEET, CELLS)), {}
    for formula in formulas():
        try:
            found[formula] = computed(formula, workbook, Ref.at(SHEET, "Z50"))
        except NotJudgedError:
            continue
    return found


def test_edge_inputs(tmp_path: Path) -> None:
    found = ours()
    new = NewWorkbook()
    sheet = new.active
    assert sheet is not None
    sheet.title = SHEET
    for a1, content in CELLS.items():
        sheet[a1] = content
    for number, formula in enumerate(found, 101):
        sheet.cell(number, 30).value = "=" + _NEW.sub(r"_xlfn.\1(", formula)
    path = tmp_path / "edges.xlsx"
    new.save(path)
    answers = theirs(path, tmp_path / "out")
    pairs = {
        formula: (result, answers.get(f"{SHEET}!{place(number, 30)}"))
        for number, (formula, result) in enumerate(found.items(), 101)
    }
    assert len(pairs) > 1_500
    assert {f: pair for f, pair in pairs.items() if f not in DIFFERENT and not same(*pair)} == {}
