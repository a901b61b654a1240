"""What forbids writing: one cell is left alone and named, a file is refused before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from patching import NAME, all_parts, band, edits, formula, part
from rawbooks import MAIN, MAIN_TYPE, PACKAGE, SHEET, book, parts, relations, sheet, styles, workbook_part, zipped
from resultsheets import result_sheet
from sdgsheet.edits import FormulaEdit
from sdgsheet.errors import RefusedError
from sdgsheet.snapshot import Ref
from sdgsheet.xlsx.layers import State, open_file, patched
from sdgsheet.xlsx.patch import obstacles, refusals
from sdgsheet.xlsx.patch.apply import STRUCTURE_LOCKED


def put(folder: Path, data: bytes, *formulas: FormulaEdit) -> State:
    path = folder / "book.xlsx"
    path.write_bytes(data)
    file = open_file(path)
    return file.original.put(edits(*formulas, formats=(band("A1:A3"),), sha256=file.sha256))


ROWS = '<row r="1"><c r="A1"/><c r="B1"/></row><row r="2"><c r="A2"/></row>'

PROTECTED = (
    '<sheetProtection sheet="1"/><protectedRanges><protectedRange name="範囲1" {}>{}</protectedRange></protectedRanges>'
)


class TestACellIsLeftAlone:
    @pytest.mark.parametrize(
        ("rows", "head_or_tail", "a1", "reason"),
        [
            ('<row r="1"><c r="A1"><f t="array" ref="A1:B2">C1:D2</f></c></row>', "", "B2", obstacles.IN_ARRAY),
            ('<row r="1"><c r="A1" cm="1"><f t="array" ref="A1">C1</f></c></row>', "", "A1", obstacles.IN_ARRAY),
            ('<row r="1"><c r="A1"><f t="dataTable" ref="A1:B2" r1="C1"/></c></row>', "", "A2", obstacles.IN_ARRAY),
            (ROWS, '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>', "B1", obstacles.MERGED_AWAY),
            (ROWS, '<sheetProtection sheet="1"/>', "A1", obstacles.LOCKED),
            (ROWS, '<sheetProtection sheet="true" password="CC1A"/>', "C9", obstacles.LOCKED),
            (ROWS, PROTECTED.format('sqref="A1:A9" password="CC1A"', ""), "A1", obstacles.LOCKED),
            (ROWS, PROTECTED.format('sqref="B1:B9"', ""), "A1", obstacles.LOCKED),
            (
                ROWS,
                PROTECTED.format('sqref="A1"', "<securityDescriptor>O:WDG</securityDescriptor>"),
                "A1",
                obstacles.LOCKED,
            ),
            ('<row r="1"><c r="A1"/><c r="A1"/></row>', "", "A1", obstacles.TWICE),
            ('<row r="1"><c r="A1"/></row><row r="1"><c r="B1"/></row>', "", "A1", obstacles.TWICE),
        ],
    )
    def test_and_named_with_the_reason(
        self, tmp_path: Path, rows: str, head_or_tail: str, a1: str, reason: object
    ) -> None:
        data = book(changes={SHEET: sheet(rows, tail=head_or_tail)})
        state = put(tmp_path, data, formula(a1, "X", 1), formula("D4", "Y", 1))
        left = {item.cell: item.text for item in state.left_out}
        assert left.pop(Ref.at(NAME, a1)) is reason
        assert set(left) <= {Ref.at(NAME, "D4")}  # which may be locked too
        assert state.workbook.sheets[0].cell(4, 4).formula == (None if left else "Y")

    @pytest.mark.parametrize(
        ("rows", "tail", "a1"),
        [
            (ROWS, '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>', "A1"),
            (ROWS, '<sheetProtection sheet="0"/>', "A1"),
            (ROWS, '<sheetProtection objects="1"/>', "A1"),
            (ROWS, PROTECTED.format('sqref="B2 A1:A9"', ""), "A1"),
            ('<row r="1"><c r="A1" s="1"/></row>', '<sheetProtection sheet="1"/>', "A1"),
            ('<row r="1"><c r="A1"><f t="array" ref="A1:B2">C1:D2</f></c></row>', "", "C1"),
        ],
    )
    def test_but_not_its_neighbours(self, tmp_path: Path, rows: str, tail: str, a1: str) -> None:
        unlocked = styles(xfs='<xf/><xf><protection locked="0"/></xf>')
        data = book(changes={SHEET: sheet(rows, tail=tail), "xl/styles.xml": unlocked})
        assert put(tmp_path, data, formula(a1, "X", 1)).left_out == ()

    @pytest.mark.parametrize(
        ("table", "forbidden", "allowed"),
        [
            ('ref="A1:B5"', ["A1", "B1"], ["A2", "A5", "C1"]),
            ('ref="A1:B5" totalsRowCount="1"', ["A1", "A5"], ["A2", "A4"]),
            ('ref="A1:B5" headerRowCount="0"', [], ["A1", "A5"]),
        ],
    )
    def test_at_the_edge_of_a_table(self, tmp_path: Path, table: str, forbidden: list[str], allowed: list[str]) -> None:
        data = book(
            changes={
                "xl/worksheets/_rels/sheet1.xml.rels": relations(("rId1", "table", "../tables/table1.xml")),
                "xl/tables/table1.xml": f'<table xmlns="{MAIN}" id="1" name="t" displayName="t" {table}/>',
            }
        )
        state = put(tmp_path, data, *(formula(a1, "X", 1) for a1 in forbidden + allowed))
        assert [item.cell and item.cell.a1 for item in state.left_out] == forbidden

    def test_inside_a_pivot_table(self, tmp_path: Path) -> None:
        pivot = f'<pivotTableDefinition xmlns="{MAIN}"><location ref="B2:C4"/></pivotTableDefinition>'
        data = book(
            changes={
                "xl/worksheets/_rels/sheet1.xml.rels": relations(("rId1", "pivotTable", "../pivotTables/p.xml")),
                "xl/pivotTables/p.xml": pivot,
            }
        )
        state = put(tmp_path, data, formula("B3", "X", 1), formula("A3", "X", 1))
        assert [(item.cell and item.cell.a1, item.text) for item in state.left_out] == [("B3", obstacles.IN_PIVOT)]

    def test_while_the_formats_are_laid_all_the_same(self, tmp_path: Path) -> None:
        data = book(changes={SHEET: sheet(ROWS, tail='<sheetProtection sheet="1"/>')})
        state = put(tmp_path, data, formula("A1", "X", 1))
        target = tmp_path / "out.xlsx"
        state.write(target)
        assert "sdgsheet:band" in part(target.read_bytes())


class TestAFileIsRefused:
    def _reason(self, folder: Path, data: bytes) -> object:
        with pytest.raises(RefusedError) as caught:
            put(folder, data, formula("A1", "X", 1))
        assert sorted(p.name for p in folder.iterdir()) == ["book.xlsx"]
        assert (folder / "book.xlsx").read_bytes() == data
        return caught.value.text

    def test_that_is_signed(self, tmp_path: Path) -> None:
        origin = f"{PACKAGE}/relationships/digital-signature/origin"
        arrows = relations(
            ("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", origin, "_xmlsignatures/origin.sigs")
        )
        data = book(changes={"_rels/.rels": arrows, "_xmlsignatures/origin.sigs": ""})
        assert self._reason(tmp_path, data) is refusals.SIGNED

    def test_that_is_shared_and_keeps_a_history(self, tmp_path: Path) -> None:
        arrows = relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "revisionHeaders", "revisions/revisionHeaders.xml"),
        )
        data = book(changes={"xl/_rels/workbook.xml.rels": arrows, "xl/revisions/revisionHeaders.xml": "<headers/>"})
        assert self._reason(tmp_path, data) is refusals.SHARED

    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def test_with_two_parts_of_one_name_that_only_differ_in_case(self, tmp_path: Path) -> None:
        data = zipped({**parts(), "xl/media/a.png": b"1", "xl/media/A.PNG": b"2"})
        assert self._reason(tmp_path, data) is refusals.TWICE

    def test_when_the_edits_were_made_from_other_bytes(self, tmp_path: Path) -> None:
        path = tmp_path / "book.xlsx"
        path.write_bytes(book())
        with pytest.raises(RefusedError) as caught:
            open_file(path).original.put(edits(formula("A1", "X", 1), sha256="0" * 64))
        assert caught.value.text is refusals.OTHER_BYTES

    def test_edits_for_a_sheet_that_is_not_there_are_a_fault(self) -> None:
        with pytest.raises(ValueError, match="no such worksheet: 様式9"):
            patched(book(), edits(FormulaEdit(Ref("様式9", 1, 1), "X", 1)))


def test_a_protected_structure_gets_no_sheet_but_all_the_rest(tmp_path: Path) -> None:
    locked = workbook_part(before='<workbookProtection lockStructure="1"/>')
    path = tmp_path / "book.xlsx"
    path.write_bytes(book(changes={"xl/workbook.xml": locked}))
    file = open_file(path)
    state = file.filled.put(
        edits(formats=(band("A1", tag="sdgsheet:A101:1"),), result=result_sheet(), layer="mark", sha256=file.sha256)
    )
    assert [item.text for item in state.left_out] == [STRUCTURE_LOCKED]
    assert state.result_sheet is None
    state.write(tmp_path / "out.xlsx")
    assert "sdgsheet:A101:1" in part((tmp_path / "out.xlsx").read_bytes())


def test_a_workbook_with_macros_keeps_them(tmp_path: Path) -> None:
    macro_type = MAIN_TYPE.replace("openxmlformats-officedocument.spreadsheetml.sheet", "ms-excel.sheet.macroEnabled")
    changes: dict[str, str | bytes | None] = {
        "[Content_Types].xml": str(parts()["[Content_Types].xml"]).replace(MAIN_TYPE, macro_type),
        "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0",
    }
    before = book(changes=changes)
    state = put(tmp_path, before, formula("A1", "X", 1))
    state.write(tmp_path / "out.xlsx")
    assert all_parts((tmp_path / "out.xlsx").read_bytes())["xl/vbaProject.bin"] == b"\xd0\xcf\x11\xe0"
