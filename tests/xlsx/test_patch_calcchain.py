"""The chain of formulas names every cell with a formula that we write, and none without."""

from __future__ import annotations

import pytest

from patching import all_parts, edits, formula, part, value
from rawbooks import MAIN, book, relations, workbook_part
from sdgsheet.edits import FormulaEdit
from sdgsheet.xlsx.layers import patched

CHAIN = "xl/calcChain.xml"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"


def chained(cells: str, rows: str = "") -> bytes:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        f'<Override PartName="/{CHAIN}" ContentType="{TYPE}"/></Types>'
    )
    return book(
        rows,
        {
            "[Content_Types].xml": types,
            CHAIN: f'<calcChain xmlns="{MAIN}">{cells}</calcChain>',
            "xl/workbook.xml": workbook_part('<sheets><sheet name="様式1" sheetId="5" r:id="rId1"/></sheets>'),
            "xl/_rels/workbook.xml.rels": relations(
                ("rId1", "worksheet", "worksheets/sheet1.xml"),
                ("rId2", "calcChain", "calcChain.xml"),
                ("rId9", "styles", "styles.xml"),
            ),
        },
    )


def chain(cells: str, *formulas: FormulaEdit, rows: str = "") -> str:
    text = part(patched(chained(cells, rows), edits(*formulas)), CHAIN)
    return text.removeprefix(f'<calcChain xmlns="{MAIN}">').removesuffix("</calcChain>")


FORMULA = '<row r="1"><c r="A1"><f>B1</f><v>1</v></c></row>'


@pytest.mark.parametrize(
    ("before", "edit", "rows", "after"),
    [
        ('<c r="B2" i="5"/>', formula("A1", "X", 1), "", '<c r="B2" i="5"/><c r="A1" i="5"/>'),
        ('<c r="A1" i="5"/>', formula("A1", "X", 1), FORMULA, '<c r="A1" i="5"/>'),
        ('<c r="A1" i="4"/>', formula("A1", "X", 1), "", '<c r="A1" i="4"/><c r="A1" i="5"/>'),
        ('<c r="B2" i="5" l="1"/><c r="A1"/>', formula("A1", "X", 1), FORMULA, '<c r="B2" i="5" l="1"/><c r="A1"/>'),
        ('<c r="B2" i="5"/><c r="A1"/>', value("A1", 1), FORMULA, '<c r="B2" i="5"/>'),
        ('<c r="A1" i="5"/><c r="B2" s="1"></c>', value("A1", 1), FORMULA, '<c r="B2" s="1" i="5"></c>'),
        ('<c r="B2" i="5"/>', value("A1", 1), "", '<c r="B2" i="5"/>'),
    ],
)
def test_cells_are_appended_and_taken_out(before: str, edit: FormulaEdit, rows: str, after: str) -> None:
    assert chain(before, edit, rows=rows) == after


def test_an_empty_chain_goes_with_all_that_leads_to_it() -> None:
    written = all_parts(patched(chained('<c r="A1" i="5"/>', FORMULA), edits(value("A1", 1))))
    assert CHAIN not in written
    assert b"calcChain" not in written["[Content_Types].xml"]
    assert b"calcChain" not in written["xl/_rels/workbook.xml.rels"]


def test_a_workbook_without_a_chain_gets_none() -> None:
    assert CHAIN not in all_parts(patched(book(), edits(formula("A1", "X", 1))))
