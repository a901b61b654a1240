"""A workbook edited since we wrote into it: what is ours goes, what is theirs stays, the rest is named."""

from __future__ import annotations

import base64
import io
import json
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.chart import BarChart
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from commands import mark, run
from edited import (
    copy_row,
    delete_row,
    insert_column,
    insert_rows,
    replaced,
    swap_rows,
    with_part,
    with_shared_texts,
    without,
)
from libreoffice import resave
from patching import NAME, all_parts, band, edits, formula, highlight
from rawbooks import MAIN, SHEET, book, relations, sheet, styles, workbook_part, zipped
from resultsheets import numbered_sheet, result_sheet
from sdgsheet.edits import Answer
from sdgsheet.snapshot import Cell, Ref, Sheet
from sdgsheet.text import Text
from sdgsheet.xlsx.layers import open_file
from sdgsheet.xlsx.layers.bytags import (
    ADDED,
    DANGLING,
    FORGOTTEN,
    GONE,
    INPUTS_CHANGED,
    LAST_SHEET,
    REWRITTEN,
    UNPLACED,
    kept,
)
from sdgsheet.xlsx.layers.record import from_xml
from sdgsheet.xlsx.reading import read_workbook

STYLES = styles(xfs='<xf/><xf numFmtId="0" borderId="1"/>')


def row(number: int, base: float, target: float, stated: str = '<c r="C{}" s="1"/>') -> str:
    """A value, a target, and 達成度: empty unless it is said."""
    cells = f'<c r="A{number}"><v>{base}</v></c><c r="B{number}"><v>{target}</v></c>'
    return f'<row r="{number}">{cells}{stated.format(number)}</row>'


TYPED = '<c r="C{}" s="1"><v>0.25</v></c>'
ORIGINAL = book(row(1, 10, 20) + row(2, 10, 40, TYPED) + row(3, 30, 60), {"xl/styles.xml": STYLES})
"""C1 and C3 empty, C2 typed in."""


def filled(original: bytes, folder: Path, *, marked: bool = False, rows: tuple[int, ...] = (1, 2, 3)) -> bytes:
    """All of C filled in, whatever stood there."""
    source, target = folder / "original.xlsx", folder / "filled.xlsx"
    source.write_bytes(original)
    with open_file(source) as file:
        results = {1: 0.5, 2: 0.25, 3: 0.5, 5: 0.25}
        cells = [formula(f"C{r}", f"A{r}/B{r}", results[r], "0%") for r in rows]
        state = file.original.put(edits(*cells, formats=(band("C1:C3"),), sha256=file.sha256))
        state = state.put(mark(state)) if marked else state
        state.write(target, force=True)
    return target.read_bytes()


def undone(data: bytes, folder: Path) -> tuple[Sheet, dict[str, Text], dict[str, bytes]]:
    """The sheet without us, what is named with its reason, and the parts."""
    edited, target = folder / "edited.xlsx", folder / "undone.xlsx"
    edited.write_bytes(data)
    with open_file(edited) as file:
        assert not file.exact
        left = {item.cell.a1 if item.cell else "": item.text for item in file.left}
        file.original.write(target, force=True)
    after = all_parts(target.read_bytes())
    assert b"sdgsheet" not in b"".join(after.values())
    with open_file(target) as file:
        return file.original.workbook.sheets[0], left, after


def formulas(found: Sheet) -> dict[str, str]:
    return {
        Ref(NAME, cell.row, cell.column).a1: cell.formula
        for cells in found.rows.values()
        for cell in cells.values()
        if cell.formula is not None
    }


def shown(found: Sheet, a1: str) -> tuple[str, str]:
    ref = Ref.at(NAME, a1)
    cell = found.cell(ref.row, ref.column)
    return cell.value, cell.style.number_format


pytestmark = pytest.mark.filterwarnings("ignore:Workbook contains no default style")


class TestCellsThatMoved:
    def test_rows_inserted(self, tmp_path: Path) -> None:
        found, left, _ = undone(insert_rows(filled(ORIGINAL, tmp_path), at=2, count=3), tmp_path)
        assert (formulas(found), left) == ({}, {})
        assert [shown(found, a1) for a1 in ("C1", "C5", "C6")] == [
            ("", "General"),
            ("0.25", "General"),
            ("", "General"),
        ]

    def test_rows_sorted(self, tmp_path: Path) -> None:
        found, left, _ = undone(swap_rows(filled(ORIGINAL, tmp_path), 2, 3), tmp_path)
        assert (formulas(found), left) == ({}, {})
        assert [shown(found, a1)[0] for a1 in ("C1", "C2", "C3")] == ["", "", "0.25"]

    def test_columns_inserted(self, tmp_path: Path) -> None:
        found, left, _ = undone(insert_column(filled(ORIGINAL, tmp_path), at="B"), tmp_path)
        assert (formulas(found), left) == ({}, {})
        assert [shown(found, a1)[0] for a1 in ("D1", "D2", "D3")] == ["", "0.25", ""]

    def test_the_sheet_renamed(self, tmp_path: Path) -> None:
        data = replaced(filled(ORIGINAL, tmp_path), {'name="様式1"': 'name="様式１（最終）"'}, "xl/workbook.xml")
        found, left, _ = undone(insert_rows(data, at=1), tmp_path)
        assert (formulas(found), left) == ({}, {})
        assert shown(found, "C3")[0] == "0.25"

    def test_a_row_deleted_is_named_where_a_figure_went_with_it(self, tmp_path: Path) -> None:
        found, left, _ = undone(delete_row(filled(ORIGINAL, tmp_path), 1), tmp_path)
        assert formulas(found) == {}
        assert left == {}
        assert shown(found, "C1")[0] == "0.25"
        _, left, _ = undone(delete_row(filled(ORIGINAL, tmp_path), 2), tmp_path)
        assert left == {"": GONE}

    def test_a_row_copied_is_named_and_costs_no_other_its_figure(self, tmp_path: Path) -> None:
        original = book(
            row(1, 10, 20) + row(2, 10, 40, TYPED) + row(3, 30, 60) + row(5, 10, 40, TYPED), {"xl/styles.xml": STYLES}
        )
        source = filled(original, tmp_path, rows=(1, 2, 3, 5))
        found, left, _ = undone(copy_row(source, 2), tmp_path)
        assert formulas(found) == {"C3": "A3/B3"}
        assert left == {"C3": FORGOTTEN}
        assert [shown(found, a1)[0] for a1 in ("C1", "C2", "C4", "C6")] == ["", "0.25", "", "0.25"]

    def test_a_sheet_copied_is_named_cell_by_cell(self, tmp_path: Path) -> None:
        (tmp_path / "a.xlsx").write_bytes(filled(ORIGINAL, tmp_path))
        data = all_parts((tmp_path / "a.xlsx").read_bytes())
        entry = '<sheet name="様式1 (2)" sheetId="9" r:id="rId99"/></sheets>'
        arrow = '<Relationship Id="rId99" Type="{}" Target="worksheets/copy.xml"/></Relationships>'.format(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
        )
        copied = {
            **data,
            "xl/worksheets/copy.xml": data[SHEET],
            "xl/workbook.xml": data["xl/workbook.xml"].replace(b"</sheets>", entry.encode()),
            "xl/_rels/workbook.xml.rels": data["xl/_rels/workbook.xml.rels"].replace(
                b"</Relationships>", arrow.encode()
            ),
        }
        (tmp_path / "edited.xlsx").write_bytes(zipped(copied))
        with open_file(tmp_path / "edited.xlsx") as file:
            assert {(i.cell.sheet, i.cell.a1): i.text for i in file.left if i.cell} == {
                ("様式1 (2)", a1): FORGOTTEN for a1 in ("C1", "C2", "C3")
            }
            assert [c.formula for c in file.original.workbook.sheets[0].rows[2].values()] == [None, None, None]

    def test_fill_goes_on_where_its_cells_stand_now(self, tmp_path: Path) -> None:
        moved = tmp_path / "moved.xlsx"
        moved.write_bytes(insert_rows(filled(ORIGINAL, tmp_path), at=2))
        with open_file(moved) as file:
            assert {ref.a1 for ref in file.fill_cells} == {"C1", "C3", "C4"}


class TestCellsThatChanged:
    def test_an_empty_cell_is_empty_again_whatever_its_inputs_are(self, tmp_path: Path) -> None:
        found, left, _ = undone(replaced(filled(ORIGINAL, tmp_path), {"<v>20</v>": "<v>21</v>"}), tmp_path)
        assert (formulas(found), left) == ({}, {})

    def test_a_figure_comes_back_only_over_its_own_inputs(self, tmp_path: Path) -> None:
        found, left, _ = undone(replaced(filled(ORIGINAL, tmp_path), {"<v>40</v>": "<v>50</v>"}), tmp_path)
        assert formulas(found) == {"C2": "A2/B2"}
        assert left == {"C2": INPUTS_CHANGED}
        assert shown(found, "C2") == ("0.25", "0%")

    def test_a_formula_that_was_changed_is_theirs(self, tmp_path: Path) -> None:
        data = replaced(filled(ORIGINAL, tmp_path), {"<f>A1/B1</f>": "<f>A1/B1*2</f>"})
        found, left, _ = undone(data, tmp_path)
        assert formulas(found) == {"C1": "A1/B1*2"}
        assert left == {"C1": REWRITTEN}

    def test_a_formula_written_with_other_spaces_is_still_ours(self, tmp_path: Path) -> None:
        found, left, _ = undone(replaced(filled(ORIGINAL, tmp_path), {"<f>A1/B1</f>": "<f>A1 / B1</f>"}), tmp_path)
        assert (formulas(found), left) == ({}, {})

    def test_a_formula_of_ours_that_was_there_before_us_stays(self, tmp_path: Path) -> None:
        own = '<c r="C{}" s="1"><f>A3/B3</f><v>0.5</v></c>'
        original = book(row(1, 10, 20) + row(2, 10, 40, TYPED) + row(3, 30, 60, own), {"xl/styles.xml": STYLES})
        found, left, _ = undone(insert_rows(filled(original, tmp_path, rows=(1, 2)), at=1), tmp_path)
        assert (formulas(found), left) == ({"C4": "A4/B4"}, {})

    @pytest.mark.parametrize("theirs", [1, 3])
    def test_their_own_of_the_same_shape_and_values_is_told_by_its_place(self, tmp_path: Path, theirs: int) -> None:
        own = f'<c r="C{theirs}" s="1"><f>A{theirs}/B{theirs}</f><v>0.5</v></c>'
        cells = {1: row(1, 30, 60), 2: row(2, 10, 40, TYPED), 3: row(3, 30, 60), theirs: row(theirs, 30, 60, own)}
        original = book("".join(cells[n] for n in (1, 2, 3)), {"xl/styles.xml": STYLES})
        source = filled(original, tmp_path, rows=tuple({1, 2, 3} - {theirs}))
        found, left, _ = undone(insert_rows(source, at=1), tmp_path)
        assert (formulas(found), left) == ({f"C{theirs + 1}": f"A{theirs + 1}/B{theirs + 1}"}, {})


def cell(path: Path, a1: str) -> Cell:
    ref = Ref.at(NAME, a1)
    return read_workbook(path).sheets[0].cell(ref.row, ref.column)


class TestFiguresThatWait:
    """C2 held 0.25, which we turned into a formula; then its input 40 became 50."""

    def _edited(self, folder: Path) -> Path:
        path = folder / "edited.xlsx"
        path.write_bytes(replaced(filled(ORIGINAL, folder), {"<v>40</v>": "<v>50</v>"}))
        return path

    @pytest.mark.parametrize("commands", [["mark"], ["clear"], ["live"], ["fill"], ["mark", "live", "clear", "fill"]])
    def test_are_named_by_undo_whatever_was_done_in_between(self, tmp_path: Path, commands: list[str]) -> None:
        path = self._edited(tmp_path)
        for number, command in enumerate(commands):
            run(command, path, tmp_path / f"{number}.xlsx")
            path = tmp_path / f"{number}.xlsx"
        with open_file(path) as file:
            assert not file.exact
            assert [(i.cell, i.text, i.before) for i in file.left if i.before] == [
                (Ref(NAME, 2, 3), INPUTS_CHANGED, Text("以前の値：0.25", "before: 0.25"))
            ]
            file.original.write(tmp_path / "undone.xlsx")
        assert cell(tmp_path / "undone.xlsx", "C2").formula == "A2/B2"

    @pytest.mark.parametrize("command", ["mark", "live"])
    def test_come_back_once_their_inputs_do(self, tmp_path: Path, command: str) -> None:
        run(command, self._edited(tmp_path), tmp_path / "again.xlsx")
        path = tmp_path / "restored.xlsx"
        path.write_bytes(replaced((tmp_path / "again.xlsx").read_bytes(), {"<v>50</v>": "<v>40</v>"}))
        run("undo", path, tmp_path / "undone.xlsx")
        assert (cell(tmp_path / "undone.xlsx", "C2").formula, cell(tmp_path / "undone.xlsx", "C2").value) == (
            None,
            "0.25",
        )

    def test_are_written_over_by_fill_and_not_called_the_users_own(self, tmp_path: Path) -> None:
        with open_file(self._edited(tmp_path)) as file:
            assert Ref(NAME, 2, 3) in file.fill_cells
            found = file.unfilled.workbook.sheets[0].cell(2, 3)
            assert (found.formula, found.value) == (None, "0.25")

    def test_keep_our_formula_where_fill_writes_nothing(self, tmp_path: Path) -> None:
        with open_file(self._edited(tmp_path)) as file:
            state = file.unfilled.put(edits(formula("C1", "A1/B1", 0.5, "0%"), sha256=file.sha256))
            assert [(i.cell, i.text) for i in state.left_out] == [(Ref(NAME, 2, 3), INPUTS_CHANGED)]
            state.write(tmp_path / "f.xlsx")
        assert cell(tmp_path / "f.xlsx", "C2").formula == "A2/B2"
        with open_file(tmp_path / "f.xlsx") as file:
            assert [i.before for i in file.left] == [Text("以前の値：0.25", "before: 0.25")]

    def test_twice_is_once(self, tmp_path: Path) -> None:
        run("live", self._edited(tmp_path), tmp_path / "1.xlsx")
        run("live", tmp_path / "1.xlsx", tmp_path / "2.xlsx")
        assert (tmp_path / "1.xlsx").read_bytes() == (tmp_path / "2.xlsx").read_bytes()

    def test_a_figure_typed_over_our_formula_is_named_with_what_stood_there(self, tmp_path: Path) -> None:
        data = replaced(filled(ORIGINAL, tmp_path), {"<f>A2/B2</f><v>0.25</v>": "<v>0.3</v>"})
        (tmp_path / "edited.xlsx").write_bytes(data)
        with open_file(tmp_path / "edited.xlsx") as file:
            assert [(i.text, i.before) for i in file.left] == [(REWRITTEN, Text("以前の値：0.25", "before: 0.25"))]
            file.original.write(tmp_path / "undone.xlsx")
        assert cell(tmp_path / "undone.xlsx", "C2").value == "0.3"


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


class TestTheSheetOfResults:
    def _marked(self, folder: Path) -> Path:
        source = folder / "original.xlsx"
        source.write_bytes(ORIGINAL)
        run("mark", source, folder / "marked.xlsx")
        return folder / "marked.xlsx"

    @staticmethod
    def _names(data: bytes) -> list[str]:
        return re.findall(r'<sheet [^>]*?name="([^"]*)"', all_parts(data)["xl/workbook.xml"].decode())

    def test_answers_are_found_after_sorting_inserting_and_renaming(self, tmp_path: Path) -> None:
        source = tmp_path / "original.xlsx"
        source.write_bytes(ORIGINAL)
        with open_file(source) as file:
            layer = edits(result=result_sheet("A101｜a", "X102｜b", "Y102｜c"), layer="mark", sha256=file.sha256)
            file.filled.put(layer).write(tmp_path / "marked.xlsx")
        book_ = openpyxl.load_workbook(tmp_path / "marked.xlsx")
        found = book_["点検結果"]
        found["B3"], found["C4"] = "修正した", "統計課に確認中"
        rows = [[cell.value for cell in found[number]] for number in (5, 4, 3)]
        for number, values in enumerate(rows, start=3):
            for column, text in enumerate(values, start=1):
                found.cell(number, column).value = text
        found.title = "前回の結果"
        book_.move_sheet(found, -1)
        book_.save(tmp_path / "edited.xlsx")
        with open_file(tmp_path / "edited.xlsx") as file:
            assert file.answers == {"A101｜a": Answer("修正した", ""), "X102｜b": Answer("", "統計課に確認中")}
            file.filled.write(tmp_path / "cleared.xlsx")
        assert self._names((tmp_path / "cleared.xlsx").read_bytes()) == ["様式1"]

    ROWS = ("A101｜a", "X102｜b", "Y102｜c")

    def _edited(self, folder: Path, edit: Callable[[Workbook, Worksheet], None], *, charts: bool = False) -> Path:
        """Marked with three findings, then edited with openpyxl; ``charts``: a chart sheet stands before 控え."""
        source = openpyxl.load_workbook(io.BytesIO(ORIGINAL))
        if charts:
            source.create_chartsheet("グラフ").add_chart(BarChart())
            source.create_sheet("控え")["A1"] = "残すこと"
        source.save(folder / "original.xlsx")
        with open_file(folder / "original.xlsx") as file:
            layer = edits(
                formats=(highlight("C2"),), result=numbered_sheet(*self.ROWS), layer="mark", sha256=file.sha256
            )
            file.filled.put(layer).write(folder / "marked.xlsx")
        book_ = openpyxl.load_workbook(folder / "marked.xlsx")
        edit(book_, book_["点検結果"])
        book_.save(folder / "edited.xlsx")
        return folder / "edited.xlsx"

    def _cleared(self, path: Path) -> tuple[list[str], list[tuple[Ref | None, Text]]]:
        with open_file(path) as file:
            state = file.filled
            state.write(path.with_name("cleared.xlsx"))
        return self._names(path.with_name("cleared.xlsx").read_bytes()), [(i.cell, i.text) for i in state.left]

    def test_answers_are_told_by_what_stands_beside_them(self, tmp_path: Path) -> None:
        """Whoever sorts the columns that can be seen leaves the hidden one as it is."""

        def sort(_: Workbook, found: Worksheet) -> None:
            found["B3"], found["C4"] = "修正した", "統計課に確認中"
            rows = [[found.cell(row, column).value for column in (1, 2, 3)] for row in (5, 4, 3)]
            for row, values in enumerate(rows, start=3):
                for column, value in enumerate(values, start=1):
                    found.cell(row, column).value = value

        with open_file(self._edited(tmp_path, sort)) as file:
            assert file.answers == {"A101｜a": Answer("修正した", ""), "X102｜b": Answer("", "統計課に確認中")}
            assert file.filled.left == ()

    def test_what_others_wrote_beside_it_is_named(self, tmp_path: Path) -> None:
        def note(_: Workbook, found: Worksheet) -> None:
            found["B3"], found["A9"], found["F4"] = "修正した", "メモ", "印"
            found["A5"] = "(2)№3 書き換え"

        names, left = self._cleared(self._edited(tmp_path, note))
        assert names == ["様式1"]
        assert left == [(Ref.at("点検結果", a1), ADDED) for a1 in ("F4", "A5", "A9")]

    def test_a_copy_of_it_is_its_owners_and_stays(self, tmp_path: Path) -> None:
        def copy(book_: Workbook, found: Worksheet) -> None:
            for title in ("控え", "控え2"):
                other = book_.copy_worksheet(found)
                other.title = title
                other["A1"] = "私の控え"
                for name, own in found.defined_names.items():
                    text = own.attr_text.replace("点検結果", title)
                    other.defined_names[name] = DefinedName(name, attr_text=text, hidden=True)

        path = self._edited(tmp_path, copy)
        names, left = self._cleared(path)
        assert (names, left) == (["様式1", "控え", "控え2"], [(None, kept("控え")), (None, kept("控え2"))])
        assert b"_sdgsheet" not in all_parts((tmp_path / "cleared.xlsx").read_bytes())["xl/workbook.xml"]

    def test_a_table_that_somebody_made_of_it_stays(self, tmp_path: Path) -> None:
        def reuse(_: Workbook, found: Worksheet) -> None:
            for cells in found["A1:F9"]:
                for cell in cells:
                    if not isinstance(cell, MergedCell):
                        cell.value = None
            found["A1"], found["A2"] = "予算", 100
            found.title = "予算"

        assert self._cleared(self._edited(tmp_path, reuse)) == (["様式1", "予算"], [(None, kept("予算"))])

    @pytest.mark.parametrize("title", ["点検結果", "結果（課内）"])
    def test_no_other_sheet_goes_in_its_place(self, tmp_path: Path, title: str) -> None:
        """openpyxl counts worksheets only: behind a chart sheet the tag stands at another sheet."""

        def rename(_: Workbook, found: Worksheet) -> None:
            found.title = title

        names, left = self._cleared(self._edited(tmp_path, rename, charts=True))
        is_known = title == "点検結果"
        assert names == ["様式1", "グラフ", "控え", *([] if is_known else [title])]
        assert left == ([] if is_known else [(None, UNPLACED)])

    def test_formulas_of_theirs_that_read_it_are_named(self, tmp_path: Path) -> None:
        def refer(book_: Workbook, _: Worksheet) -> None:
            book_["様式1"]["E1"], book_["様式1"]["E2"] = "=点検結果!A1", "='点検結果 (2)'!A1"

        _, left = self._cleared(self._edited(tmp_path, refer))
        assert left == [(Ref.at(NAME, "E1"), DANGLING)]

    def test_its_texts_and_its_name_go_with_it(self, tmp_path: Path) -> None:
        """Other programs keep them in parts of the whole workbook: an answer must never be filed."""

        def answer(book_: Workbook, found: Worksheet) -> None:
            found["B3"], book_["様式1"]["E1"] = "内部の事情", "お願い"

        path = self._edited(tmp_path, answer)
        titles = (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" '
            'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><HeadingPairs>'
            '<vt:vector size="4" baseType="variant"><vt:variant><vt:lpstr>ワークシート</vt:lpstr></vt:variant>'
            "<vt:variant><vt:i4>2</vt:i4></vt:variant><vt:variant><vt:lpstr>名前付き一覧</vt:lpstr></vt:variant>"
            '<vt:variant><vt:i4>1</vt:i4></vt:variant></vt:vector></HeadingPairs><TitlesOfParts><vt:vector size="3" '
            'baseType="lpstr"><vt:lpstr>様式1</vt:lpstr><vt:lpstr>点検結果</vt:lpstr>'
            "<vt:lpstr>点検結果!Print_Titles</vt:lpstr></vt:vector></TitlesOfParts></Properties>"
        )
        path.write_bytes(with_shared_texts(with_part(path.read_bytes(), "docProps/app.xml", lambda _: titles)))
        self._cleared(path)
        after = all_parts((tmp_path / "cleared.xlsx").read_bytes())
        assert "内部の事情" in all_parts(path.read_bytes())["xl/sharedStrings.xml"].decode()
        everything = b"".join(after.values()).decode()
        assert [text for text in ("内部の事情", "点検結果", "(2)№1") if text in everything] == []
        assert "お願い" in everything
        assert "<vt:i4>1</vt:i4>" in after["docProps/app.xml"].decode()
        assert '<vt:vector size="1" baseType="lpstr"><vt:lpstr>様式1</vt:lpstr></vt:vector>' in everything
        assert openpyxl.load_workbook(tmp_path / "cleared.xlsx")["様式1"]["E1"].value == "お願い"

    def test_answers_alone_cost_no_byte_of_the_original(self, tmp_path: Path) -> None:
        marked = self._marked(tmp_path)
        answer = '<c r="B3" t="inlineStr"><is><t>修正した</t></is></c>'
        data = with_part(
            marked.read_bytes(), "xl/worksheets/sheet2.xml", lambda text: re.sub(r'<c r="B3"[^>]*/>', answer, text)
        )
        (tmp_path / "answered.xlsx").write_bytes(data)
        with open_file(tmp_path / "answered.xlsx") as file:
            assert (file.exact, len(file.answers)) == (True, 1)
            file.original.write(tmp_path / "undone.xlsx")
        assert all_parts((tmp_path / "undone.xlsx").read_bytes()) == all_parts(ORIGINAL)

    def test_is_gone_when_the_user_deleted_it(self, tmp_path: Path) -> None:
        book_ = openpyxl.load_workbook(self._marked(tmp_path))
        del book_["点検結果"]
        book_.save(tmp_path / "edited.xlsx")
        with open_file(tmp_path / "edited.xlsx") as file:
            assert file.has_mark  # the highlights
            assert file.results is None
            file.filled.write(tmp_path / "cleared.xlsx")
        assert b"sdgsheet" not in b"".join(all_parts((tmp_path / "cleared.xlsx").read_bytes()).values())

    def test_stays_where_it_is_the_only_sheet_that_is_visible(self, tmp_path: Path) -> None:
        hidden = replaced(
            self._marked(tmp_path).read_bytes(), {'name="様式1"': 'name="様式1" state="hidden"'}, "xl/workbook.xml"
        )
        (tmp_path / "hidden.xlsx").write_bytes(without(hidden, "customXml/item1.xml"))
        with open_file(tmp_path / "hidden.xlsx") as file:
            assert [item.text for item in file.left] == [LAST_SHEET]

    def test_names_and_views_count_sheets_anew(self, tmp_path: Path) -> None:
        book_ = openpyxl.load_workbook(self._marked(tmp_path))
        book_.move_sheet("点検結果", -1)
        book_["様式1"].print_title_rows = "1:1"
        book_.save(tmp_path / "saved.xlsx")
        view = '<bookViews><workbookView activeTab="1" firstSheet="1"/></bookViews>'
        edited = replaced((tmp_path / "saved.xlsx").read_bytes(), {"<sheets>": view + "<sheets>"}, "xl/workbook.xml")
        (tmp_path / "edited.xlsx").write_bytes(edited)
        with open_file(tmp_path / "edited.xlsx") as file:
            file.original.write(tmp_path / "undone.xlsx")
        text = all_parts((tmp_path / "undone.xlsx").read_bytes())["xl/workbook.xml"].decode()
        assert re.findall(r"<definedName .*?</definedName>", text) == [
            '<definedName name="_xlnm.Print_Titles" localSheetId="0">\'様式1\'!$1:$1</definedName>'
        ]
        assert '<workbookView activeTab="0" firstSheet="0"/>' in text
        assert openpyxl.load_workbook(tmp_path / "undone.xlsx")["様式1"].print_title_rows == "$1:$1"

    def test_takes_along_what_belongs_to_it_and_nothing_else(self, tmp_path: Path) -> None:
        marked = all_parts(self._marked(tmp_path).read_bytes())
        comments = f'<comments xmlns="{MAIN}"/>'
        arrows = relations(("rId1", "comments", "../comments7.xml"), ("rId2", "image", "../media/stamp.png"))
        edited: dict[str, str | bytes] = {
            **marked,
            "xl/worksheets/_rels/sheet2.xml.rels": arrows,
            "xl/worksheets/_rels/sheet1.xml.rels": relations(("rId1", "image", "../media/stamp.png")),
            "xl/comments7.xml": comments,
            "xl/media/stamp.png": b"png",
            "xl/workbook.xml": marked["xl/workbook.xml"] + b"<!-- saved again -->",
        }
        _, _, after = undone(zipped(edited), tmp_path)
        gone = set(edited) - set(after)
        assert gone == {
            "xl/worksheets/sheet2.xml",
            "xl/worksheets/_rels/sheet2.xml.rels",
            "xl/comments7.xml",
            *(name for name in marked if name.startswith("customXml")),
        }


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
        assert TestTheSheetOfResults._names((tmp_path / "again.xlsx").read_bytes()) == ["様式1", "点検結果"]

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
            "layers": {"fill": {"parts": {}, "added": [], "dropped": {}, "cells": [["様式1", 1, column, "A1", [], None, None, None]]}},
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
