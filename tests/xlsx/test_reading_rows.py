"""Rows in every writing, also those that only a parser can tell."""

from __future__ import annotations

import pytest

from rawbooks import MAIN, SHEET, relations, sheet, strings
from readback import read


def test_missing_addresses_count_on() -> None:
    found = read(
        '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>'
    )
    assert {(c.row, c.column): c.value for row in found.rows.values() for c in row.values()} == {
        (1, 1): "1",
        (1, 2): "2",
        (5, 3): "3",
        (5, 4): "4",
        (6, 1): "5",
    }


def test_rows_and_cells_out_of_order_are_put_in_order() -> None:
    found = read('<row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>')
    assert list(found.rows) == [1, 2]
    assert list(found.rows[2]) == [1, 2]


def test_a_row_in_two_pieces() -> None:
    found = read('<row r="1"><c r="B1"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>')
    assert [c.value for c in found.rows[1].values()] == ["1", "2"]


VALUE = '<c r="A1" t="s"><v>0</v></c><c r="B1"><v>5</v></c>'


@pytest.mark.parametrize(
    "part",
    [
        sheet(f'<row r="1">{VALUE}</row>'),
        sheet(f'\n  <row r="1">\n    {VALUE}\n  </row>\n'),
        sheet(f'<row r="1"><!-- 注 -->{VALUE}</row>'),
        sheet(f'<row r="1">{VALUE}</row>'.replace("<v>5</v>", "<v><![CDATA[5]]></v>")),
        sheet(f"<row r='1'>{VALUE}</row>".replace('"', "'")),
        sheet(f'<row r="1">{VALUE}</row>'.replace("/></c>", "/></c >")),
        sheet(f'<row r="1" spans="1:2" x14ac:dyDescent="0.15">{VALUE}</row>').replace(
            "<worksheet", '<worksheet xmlns:x14ac="x"'
        ),
        sheet(f'<row r="1"><x xmlns="urn:x"><c r="A1"><v>9</v></c><row r="7"/></x>{VALUE}</row>'),
        sheet(f'<row r="1">{VALUE}</row>', head='<x xmlns="urn:x"><sheetData><row r="3"/></sheetData></x>'),
        sheet(f'<row r="1">{VALUE}</row>', tail='<x xmlns="urn:x"><sheetData><row r="3"/></sheetData></x>'),
        sheet(f'<row r="1">{VALUE}</row>')
        .replace("<", "<x:")
        .replace("<x:/", "</x:")
        .replace("<x:?", "<?")
        .replace("xmlns=", "xmlns:x="),
        sheet(f'<row r="1">{VALUE}</row>').replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
        sheet(f'<row r="1">{VALUE}</row>').encode("utf-8-sig"),
        sheet(f'<row r="1">{VALUE}</row>').replace("UTF-8", "UTF-16").encode("utf-16"),
        sheet(f'<row r="1">{VALUE}</row>').replace("UTF-8", "UTF-16").encode("utf-16-be"),
        sheet(f'<row r="1">{VALUE}</row>').replace("UTF-8", "iso-8859-1"),
    ],
    ids=[
        "usual",
        "indented",
        "comment",
        "CDATA",
        "single quotes",
        "space in a tag",
        "other attributes",
        "foreign elements in a row",
        "foreign table before",
        "foreign table after",
        "prefixed",
        "strict",
        "byte order mark",
        "UTF-16",
        "UTF-16 without a mark",
        "Latin-1",
    ],
)
def test_every_writing_of_a_row_reads_the_same(part: str | bytes) -> None:
    found = read("", {SHEET: part, "xl/sharedStrings.xml": strings("<t>市民</t>")})
    assert {(c.row, c.column): c.value for row in found.rows.values() for c in row.values()} == {
        (1, 1): "市民",
        (1, 2): "5",
    }


def test_the_same_local_name_in_another_namespace_is_nothing() -> None:
    part = sheet('<row r="1"><c r="A1"><v>5</v></c></row>').replace(MAIN, "urn:other")
    assert read("", {SHEET: part}).rows == {}


def test_a_picture_in_a_cell_is_no_error() -> None:
    rich = "http://schemas.microsoft.com/office/spreadsheetml/2017/richdata"
    changes = {
        "xl/_rels/workbook.xml.rels": book_relations(),
        "xl/metadata.xml": (
            f'<metadata xmlns="{MAIN}" xmlns:xlrd="{rich}"><metadataTypes><metadataType name="XLRICHVALUE"/></metadataTypes>'
            '<futureMetadata name="XLRICHVALUE"><bk><extLst><ext><xlrd:rvb i="1"/></ext></extLst></bk>'
            '<bk><extLst><ext><xlrd:rvb i="0"/></ext></extLst></bk></futureMetadata>'
            '<valueMetadata><bk><rc t="1" v="0"/></bk><bk><rc t="1" v="1"/></bk></valueMetadata></metadata>'
        ),
        "xl/richData/values.xml": f'<rvData xmlns="{rich}"><rv s="1"/><rv s="0"/></rvData>',
        "xl/richData/structures.xml": f'<rvStructures xmlns="{rich}"><s t="_localImage"/><s t="_error"/></rvStructures>',
    }
    found = read(
        '<row r="1"><c r="A1" t="e" vm="1"><v>#VALUE!</v></c><c r="B1" t="e" vm="2"><v>#VALUE!</v></c>'
        '<c r="C1" t="e"><v>#VALUE!</v></c></row>',
        changes,
    )
    assert [c.kind for c in found.rows[1].values()] == ["empty", "error", "error"]


def book_relations() -> str:
    office = "http://schemas.microsoft.com/office/2017/06/relationships"
    return relations(
        ("rId1", "worksheet", "worksheets/sheet1.xml"),
        ("rId2", "sheetMetadata", "metadata.xml"),
        ("rId3", f"{office}/rdRichValue", "richData/values.xml"),
        ("rId4", f"{office}/rdRichValueStructure", "richData/structures.xml"),
    )
