"""What we recalculate is what LibreOffice computes, in a profile that does recalculate on loading."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook as NewWorkbook

from formulafaults.make import make
from formulas.books import ROW, SHEET
from formulas.test_functions import ANSWERS
from libreoffice import resave
from sdgsheet.filling.options import Options
from sdgsheet.filling.plan import plan
from sdgsheet.formulas.engine import ExcelError, Result, stored
from sdgsheet.rules.check import build_cases
from sdgsheet.rules.formulas.judgement import judgements
from sdgsheet.snapshot import Ref, Workbook
from sdgsheet.xlsx.layers import open_file
from sdgsheet.xlsx.reading import read_workbook

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
pytestmark = pytest.mark.libreoffice


def ours(workbook: Workbook) -> dict[str, Result]:
    """What the 達成度 formulas give, computed anew, by their cells."""
    return {
        f"{found.cell.sheet}!{found.cell.a1}": found.result
        for case in build_cases(workbook)
        for found in judgements(case).values()
        if found.result is not None
    }


def theirs(path: Path, folder: Path) -> dict[str, Result]:
    """What LibreOffice computes, by cell."""
    found = {}
    for sheet in read_workbook(resave(path, folder)).sheets:
        for columns in sheet.rows.values():
            for cell in columns.values():
                value = stored(cell)
                if cell.formula is not None:
                    found[f"{sheet.name}!{place(cell.row, cell.column)}"] = "" if value is None else value
    return found


def place(row: int, column: int) -> str:
    return Ref("", row, column).a1


def differing(one: Mapping[str, Result], other: Mapping[str, Result]) -> dict[str, tuple[Result, Result | None]]:
    return {cell: (value, other.get(cell)) for cell, value in one.items() if not same(value, other.get(cell))}


def same(one: Result, other: Result | None) -> bool:
    if isinstance(one, ExcelError) or isinstance(other, ExcelError):
        return isinstance(one, ExcelError) and isinstance(other, ExcelError)
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
    return one == other


def test_every_sample_filled(tmp_path: Path) -> None:
    compared = 0
    for sample in sorted(SAMPLES.glob("*.xlsx")):
        path = tmp_path / sample.name
        with open_file(sample) as file:
            file.original.put(plan(build_cases(file.original.workbook), Options(live=True)).edits).write(path)
        found = ours(read_workbook(path))
        assert differing(found, theirs(path, tmp_path / "out")) == {}
        compared += len(found)
    assert compared > 70


@pytest.mark.parametrize("seed", ["libreoffice-2", "libreoffice-4", "libreoffice-5"])
def test_generated_filings_in_many_spellings(seed: str, tmp_path: Path) -> None:
    book = make(seed)
    path = tmp_path / "filing.xlsx"
    path.write_bytes(book.data)
    found = ours(read_workbook(path))
    computed = theirs(path, tmp_path / "out")
    sheets = {sheet.name: sheet for sheet in read_workbook(path).sheets}

    def is_known(cell: str) -> bool:
        """LibreOffice of before 24.8 knows neither LET nor LAMBDA."""
        name, _, a1 = cell.rpartition("!")
        formula = sheets[name].cell(*Ref.at(name, a1)[1:]).formula or ""
        return "LET(" not in formula and "LAMBDA(" not in formula

    known = {cell: value for cell, value in found.items() if is_known(cell)}
    assert len(known) > 10
    assert differing(known, computed) == {}


# Where LibreOffice 7.4 is known to differ from Excel.
DIFFERENT = frozenset(
    {
        "1<2<3",  # a truth value is less than any number
        "0^0",
        "ROUND(0.285*100,0)",  # 28.499999999999996
        'SUM(1,TRUE,"2")',
        'IFNA(NA(),"x")',
        # Array formulas that are entered as plain ones.
        'AND(H29:H30<>"")',
        "SUM(ABS(H29:H30))",
        "SUM(IF(H29:H30>40,1,0))",
        "MAX(IF(ISNUMBER(G29:O29),G29:O29))",
        # Searches for a number larger than any in ranges that hold texts.
        "INDEX(G29:O29,MATCH(1E+300,G29:O29))",
        "LOOKUP(10^17,G29:O29)",
        "LOOKUP(MAX(G29:O29)+1,G29:O29)",
        "LOOKUP(1E+17,H29:N29,H5:N5)",
        "MATCH(TRUE,A29:A30)",  # a truth value is no number
        # Full-width digits are text.
        'VALUE("４０３")',
        'VALUE(SUBSTITUTE("４０３人","人",""))',
        'LEFT("４０３人",3)-3',
        '("４"&"０")*1',
        # A full-width % sign is a text; functions that it does not know.
        'TEXT(13.5,"0""％""")',
        'TEXT(13.4,"0％")',
        "INDEX(HSTACK(H29,K29,N29),COUNT(H29,K29,N29))",
        "TAKE(TOCOL(1/(1/H29:N29),3),-1)",
        "LET(r,G29:O29,LOOKUP(2,1/ISNUMBER(r),r))",
        "LAMBDA(a,b,t,(a-b)/(t-b))(H29,E29,Q29)",
    }
)
_BY_PLACE = ("ROW()", "COLUMN()")


def test_the_functions(tmp_path: Path) -> None:
    """The answers that we take for Excel's are LibreOffice's too, as far as it has the function."""
    book = NewWorkbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    for a1, content in ROW.items():
        sheet[a1] = content
    formulas = [
        formula
        for pairs in ANSWERS.values()
        for formula, _ in pairs
        if formula not in DIFFERENT and not any(text in formula for text in _BY_PLACE)
    ]
    answers = [answer for pairs in ANSWERS.values() for formula, answer in pairs if formula in formulas]
    for number, formula in enumerate(formulas, 1):
        sheet.cell(100 + number, 30).value = f"={formula}"
    path = tmp_path / "functions.xlsx"
    book.save(path)
    computed = theirs(path, tmp_path / "out")
    compared = {
        formula: (answer, found)
        for number, (formula, answer) in enumerate(zip(formulas, answers, strict=True), 1)
        if (found := computed.get(f"{SHEET}!{place(100 + number, 30)}")) not in (None, "#NAME?")
    }
    assert len(compared) > 130
    assert {f: pair for f, pair in compared.items() if not (pair[0] == pair[1] or same(*pair))} == {}
