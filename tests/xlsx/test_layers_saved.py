"""Saved by another program since: parts that stayed, restore data that were dropped or are not ours."""

from __future__ import annotations

import base64
import json
import re
import zlib
from pathlib import Path

import openpyxl
import pytest

from commands import run
from edited import insert_rows, replaced, with_part
from layered import ORIGINAL, STYLES, filled, formulas, row, sheet_names, shown, undone
from libreoffice import resave
from patching import all_parts, band, edits
from rawbooks import SHEET, book, relations, sheet, workbook_part, zipped
from sdgsheet.errors import RefusedError
from sdgsheet.xlsx.layers import open_file
from sdgsheet.xlsx.layers.record import from_xml
from sdgsheet.xlsx.layers.said import FORGOTTEN

pytestmark = pytest.mark.filterwarnings("ignore:Workbook contains no default style")


class TestPartsThatStayed:
    def test_an_edit_elsewhere_costs_nothing_and_is_not_called_the_original(self, tmp_path: Path) -> None:
        path = tmp_path / "edited.xlsx"
        path.write_bytes(with_part(filled(ORIGINAL, tmp_path), "xl/sharedStrings.xml", lambda text: text + "<!-- -->"))
        with open_file(path) as file:
            assert (file.exact, file.left) == (False, ())
            file.original.write(tmp_path / "undone.xlsx")
        before, after = all_parts(ORIGINAL), all_parts((tmp_path / "undone.xlsx").read_bytes())
        assert [name for name in before if before[name] != after[name]] == ["xl/sharedStrings.xml"]

    def test_a_sheet_that_was_not_edited_has_its_bytes_again(self, tmp_path: Path) -> None:
        data = with_part(filled(ORIGINAL, tmp_path), "xl/workbook.xml", lambda text: text + "<!-- -->")
        assert (
            undone(with_part(data, "xl/styles.xml", lambda text: text + "<!-- -->"), tmp_path)[2][SHEET]
            == (all_parts(ORIGINAL)[SHEET])
        )

    def test_formats_stay_where_another_sheet_uses_them_now_also_under_a_mark(self, tmp_path: Path) -> None:
        path = tmp_path / "edited.xlsx"
        path.write_bytes(self._two_sheets(tmp_path)[1])
        run("mark", path, tmp_path / "marked.xlsx")
        run("undo", tmp_path / "marked.xlsx", tmp_path / "undone.xlsx")
        assert b'numFmtId="9"' in all_parts((tmp_path / "undone.xlsx").read_bytes())["xl/styles.xml"]

    def test_formats_stay_where_another_sheet_uses_them_now(self, tmp_path: Path) -> None:
        original, data = self._two_sheets(tmp_path)
        _, left, after = undone(data, tmp_path)
        assert left == {}
        assert after[SHEET] == all_parts(original)[SHEET]
        assert b'numFmtId="9"' in after["xl/styles.xml"]

    @staticmethod
    def _two_sheets(tmp_path: Path) -> tuple[bytes, bytes]:
        """An original, and what it is when it was filled and a cell of the second sheet took a format of ours."""
        second = {
            "xl/workbook.xml": workbook_part(
                '<sheets><sheet name="様式1" sheetId="1" r:id="rId1"/><sheet name="控え" sheetId="2" r:id="rId2"/></sheets>'
            ),
            "xl/_rels/workbook.xml.rels": relations(
                ("rId1", "worksheet", "worksheets/sheet1.xml"),
                ("rId2", "worksheet", "worksheets/sheet2.xml"),
                ("rId9", "styles", "styles.xml"),
            ),
            "xl/worksheets/sheet2.xml": sheet('<row r="1"><c r="A1"/></row>'),
        }
        original = book(row(1, 10, 20), {"xl/styles.xml": STYLES, **second})
        data = replaced(
            filled(original, tmp_path, rows=(1,)), {'<c r="A1"/>': '<c r="A1" s="2"/>'}, "xl/worksheets/sheet2.xml"
        )
        return original, data


class TestSavedByOtherPrograms:
    def _saved_by_openpyxl(self, data: bytes, folder: Path) -> bytes:
        (folder / "a.xlsx").write_bytes(data)
        openpyxl.load_workbook(folder / "a.xlsx").save(folder / "b.xlsx")
        return (folder / "b.xlsx").read_bytes()

    def test_openpyxl_drops_the_restore_data_so_the_formulas_are_named(self, tmp_path: Path) -> None:
        data = self._saved_by_openpyxl(filled(ORIGINAL, tmp_path, marked=True), tmp_path)
        found, left, _ = undone(data, tmp_path)
        assert set(formulas(found)) == {"C1", "C2", "C3"}
        assert left == {"C1": FORGOTTEN, "C2": FORGOTTEN, "C3": FORGOTTEN}

    def test_marked_anew_after_openpyxl_nothing_stands_twice(self, tmp_path: Path) -> None:
        source = tmp_path / "saved.xlsx"
        source.write_bytes(self._saved_by_openpyxl(filled(ORIGINAL, tmp_path, marked=True), tmp_path))
        run("mark", source, tmp_path / "again.xlsx")
        written = all_parts((tmp_path / "again.xlsx").read_bytes())
        assert written[SHEET].count(b"sdgsheet:A101") == 1
        assert sheet_names((tmp_path / "again.xlsx").read_bytes()) == ["様式1", "点検結果"]

    def test_marked_anew_after_openpyxl_the_fill_below_is_still_known(self, tmp_path: Path) -> None:
        source = tmp_path / "saved.xlsx"
        source.write_bytes(self._saved_by_openpyxl(filled(ORIGINAL, tmp_path), tmp_path))
        run("mark", source, tmp_path / "marked.xlsx")
        run("clear", tmp_path / "marked.xlsx", tmp_path / "cleared.xlsx")
        assert all_parts((tmp_path / "cleared.xlsx").read_bytes()) == all_parts(source.read_bytes())
        found, left, after = undone((tmp_path / "marked.xlsx").read_bytes(), tmp_path)
        assert set(formulas(found)) == {"C1", "C2", "C3"}
        assert left == dict.fromkeys(("C1", "C2", "C3"), FORGOTTEN)
        assert b"sdgsheet:band" not in after[SHEET]

    def test_filled_anew_after_openpyxl_the_formulas_are_still_named(self, tmp_path: Path) -> None:
        source = tmp_path / "saved.xlsx"
        source.write_bytes(self._saved_by_openpyxl(filled(ORIGINAL, tmp_path), tmp_path))
        path = source
        for number in (1, 2):
            with open_file(path) as file:
                state = file.unfilled.put(edits(formats=(band("C1:C3"),), sha256=file.sha256))
                assert {i.cell.a1: i.text for i in state.left if i.cell} == dict.fromkeys(("C1", "C2", "C3"), FORGOTTEN)
                state.write(tmp_path / f"{number}.xlsx")
            path = tmp_path / f"{number}.xlsx"
        assert path.read_bytes() == (tmp_path / "1.xlsx").read_bytes()
        found, left, _ = undone(path.read_bytes(), tmp_path)
        assert set(formulas(found)) == {"C1", "C2", "C3"}
        assert left == dict.fromkeys(("C1", "C2", "C3"), FORGOTTEN)

    def test_a_second_undo_has_nothing_to_do(self, tmp_path: Path) -> None:
        undone(self._saved_by_openpyxl(filled(ORIGINAL, tmp_path, marked=True), tmp_path), tmp_path)
        with open_file(tmp_path / "undone.xlsx") as file:
            assert (file.has_fill, file.has_mark, file.exact, file.left) == (False, False, True, ())

    @pytest.mark.libreoffice
    def test_libreoffice_keeps_all_that_is_needed(self, tmp_path: Path) -> None:
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "book.xlsx").write_bytes(filled(ORIGINAL, tmp_path, marked=True))
        saved = resave(tmp_path / "in" / "book.xlsx", tmp_path / "saved")
        found, left, _ = undone(saved.read_bytes(), tmp_path)
        assert (formulas(found), left) == ({}, {})
        assert [shown(found, a1) for a1 in ("C1", "C2", "C3")] == [
            ("", "General"),
            ("0.25", "General"),
            ("", "General"),
        ]

    def test_layers_on_an_edited_workbook_come_off_it_exactly(self, tmp_path: Path) -> None:
        source = tmp_path / "edited.xlsx"
        source.write_bytes(insert_rows(filled(ORIGINAL, tmp_path), at=2))
        run("mark", source, tmp_path / "marked.xlsx")
        run("clear", tmp_path / "marked.xlsx", tmp_path / "cleared.xlsx")
        before, after = all_parts(source.read_bytes()), all_parts((tmp_path / "cleared.xlsx").read_bytes())
        assert [name for name in before if before[name] != after[name]] == ["customXml/item1.xml"]
        with open_file(tmp_path / "marked.xlsx") as one, open_file(tmp_path / "cleared.xlsx") as other:
            assert {ref.a1 for ref in one.fill_cells} == {ref.a1 for ref in other.fill_cells} == {"C1", "C3", "C4"}


DEEP = base64.b64encode(zlib.compress(b"[" * 100_000)).decode()


class TestForeignRestoreData:
    @pytest.mark.parametrize("content", ["", "AAAA", "eJyrVkosLcnILFKyUkpKLFKqBQA7aAYz", DEEP])
    def test_that_cannot_be_read_are_none(self, tmp_path: Path, content: str) -> None:
        data = with_part(
            filled(ORIGINAL, tmp_path),
            "customXml/item1.xml",
            lambda text: re.sub(r">[^<>]+</layers>", f">{content}</layers>", text),
        )
        found, left, _ = undone(data, tmp_path)
        assert set(formulas(found)) == {"C1", "C2", "C3"}
        assert set(left.values()) == {FORGOTTEN}

    @pytest.mark.parametrize("column", [-5, 0, 16_384, 16_385, "x"])
    def test_that_name_no_cell_are_none(self, column: object) -> None:
        plain = {
            "sha256": "", "digest": "",
            "original": "",
            "layers": {"fill": {"parts": {}, "added": [], "dropped": {}, "cells": [["様式1", 1, column, "A1", [], None, None, None, ""]]}},
        }  # fmt: skip
        packed = base64.b64encode(zlib.compress(json.dumps(plain).encode())).decode()
        record = from_xml(f'<layers xmlns="urn:sdgsheet:layers:1">{packed}</layers>'.encode())
        assert (record is not None) is (column == 16_384)

    def test_that_unpack_to_far_too_much_are_none(self) -> None:
        packed = base64.b64encode(zlib.compress(b" " * (65 * 1024 * 1024))).decode()
        assert from_xml(f'<layers xmlns="urn:sdgsheet:layers:1">{packed}</layers>'.encode()) is None

    def test_another_programs_custom_xml_is_not_ours(self, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        path.write_bytes(book(changes={"customXml/item1.xml": '<a xmlns="urn:other">urn:sdgsheet:layers:1</a>'}))
        run("fill", path, tmp_path / "f.xlsx")
        assert "customXml/item2.xml" in all_parts((tmp_path / "f.xlsx").read_bytes())
        run("undo", tmp_path / "f.xlsx", tmp_path / "u.xlsx")
        assert (tmp_path / "u.xlsx").read_bytes() == path.read_bytes()

    def test_of_a_later_version_the_file_is_refused(self, tmp_path: Path) -> None:
        data = replaced(
            filled(ORIGINAL, tmp_path), {"urn:sdgsheet:layers:1": "urn:sdgsheet:layers:2"}, "customXml/item1.xml"
        )
        (tmp_path / "later.xlsx").write_bytes(data)
        with open_file(tmp_path / "later.xlsx") as file:
            assert file.filled.workbook.sheets[0].name == "様式1"  # it can be checked
            with pytest.raises(RefusedError, match="later version"):
                file.original.write(tmp_path / "out.xlsx")
            with pytest.raises(RefusedError, match="later version"):
                file.finished()
        assert not (tmp_path / "out.xlsx").exists()

    def test_that_somebody_emptied_go_with_what_leads_to_them(self, tmp_path: Path) -> None:
        emptied = with_part(filled(ORIGINAL, tmp_path), "customXml/item1.xml", lambda _: "<layers/>")
        _, _, after = undone(emptied, tmp_path)
        assert [name for name in after if name.startswith("customXml")] == []

    def test_of_others_stay(self, tmp_path: Path) -> None:
        own = {"customXml/item9.xml": '<memo about="urn:sdgsheet:layers"/>', "customXml/itemProps9.xml": "<p/>"}
        data = zipped({**all_parts(filled(ORIGINAL, tmp_path)), **own})
        (tmp_path / "edited.xlsx").write_bytes(data)
        with open_file(tmp_path / "edited.xlsx") as file:
            file.finished().write(tmp_path / "f.xlsx")
        assert set(own) == {name for name in all_parts((tmp_path / "f.xlsx").read_bytes()) if "customXml" in name}
