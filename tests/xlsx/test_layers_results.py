"""The sheet 点検結果, edited, moved, copied or deleted since: ours goes, theirs stays, the rest is named."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from commands import mark, run
from edited import replaced, with_part, with_shared_texts, without
from editedresults import cleared, edited
from layered import ORIGINAL, sheet_names, undone
from patching import all_parts, edits
from rawbooks import MAIN, relations, zipped
from resultsheets import result_sheet
from sdgsheet.edits import Answer
from sdgsheet.snapshot import Ref
from sdgsheet.xlsx.layers import open_file
from sdgsheet.xlsx.layers.said import (
    ADDED,
    ATTACHED,
    LAST_SHEET,
    kept,
    only_tagged,
)

pytestmark = pytest.mark.filterwarnings("ignore:Workbook contains no default style")


class TestTheSheetOfResults:
    def _marked(self, folder: Path) -> Path:
        source = folder / "original.xlsx"
        source.write_bytes(ORIGINAL)
        run("mark", source, folder / "marked.xlsx")
        return folder / "marked.xlsx"

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
        assert sheet_names((tmp_path / "cleared.xlsx").read_bytes()) == ["様式1"]

    def test_answers_are_told_by_what_stands_beside_them(self, tmp_path: Path) -> None:
        """Whoever sorts the columns that can be seen leaves the hidden one as it is."""

        def sort(_: Workbook, found: Worksheet) -> None:
            found["B3"], found["C4"] = "修正した", "統計課に確認中"
            rows = [[found.cell(row, column).value for column in (1, 2, 3)] for row in (5, 4, 3)]
            for row, values in enumerate(rows, start=3):
                for column, value in enumerate(values, start=1):
                    found.cell(row, column).value = value

        with open_file(edited(tmp_path, sort)) as file:
            assert file.answers == {"A101｜a": Answer("修正した", ""), "X102｜b": Answer("", "統計課に確認中")}
            assert file.filled.left == ()

    def test_what_others_wrote_beside_it_is_named(self, tmp_path: Path) -> None:
        def note(_: Workbook, found: Worksheet) -> None:
            found["B3"], found["A9"], found["F4"] = "修正した", "メモ", "印"
            found["A5"] = "(2)№3 書き換え"

        names, left = cleared(edited(tmp_path, note))
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

        path = edited(tmp_path, copy)
        names, left = cleared(path)
        assert (names, left) == (["様式1", "控え", "控え2"], [(None, kept("控え")), (None, kept("控え2"))])
        assert b"_sdgsheet" not in all_parts((tmp_path / "cleared.xlsx").read_bytes())["xl/workbook.xml"]

    @pytest.mark.parametrize("place", [-2, 0])
    def test_of_two_that_are_the_same_the_one_with_our_name_goes(self, tmp_path: Path, place: int) -> None:
        def copy(book_: Workbook, found: Worksheet) -> None:
            other = book_.copy_worksheet(found)
            other.title = "控え"
            for name, own in found.defined_names.items():
                text = own.attr_text.replace("点検結果", "控え")
                other.defined_names[name] = DefinedName(name, attr_text=text, hidden=True)
            book_.move_sheet(other, place)

        names, left = cleared(edited(tmp_path, copy))
        assert (set(names), left) == ({"様式1", "控え"}, [(None, kept("控え"))])

    def test_a_table_that_somebody_made_of_it_stays(self, tmp_path: Path) -> None:
        def reuse(_: Workbook, found: Worksheet) -> None:
            for cells in found["A1:F9"]:
                for cell in cells:
                    if not isinstance(cell, MergedCell):
                        cell.value = None
            found["A1"], found["A2"] = "予算", 100
            found.title = "予算"

        assert cleared(edited(tmp_path, reuse)) == (["様式1", "予算"], [(None, only_tagged("予算"))])

    @pytest.mark.parametrize("title", ["点検結果", "結果（課内）"])
    def test_no_other_sheet_goes_in_its_place(self, tmp_path: Path, title: str) -> None:
        """openpyxl counts worksheets only: behind a chart sheet the tag stands at another sheet."""

        def rename(_: Workbook, found: Worksheet) -> None:
            found.title = title

        names, left = cleared(edited(tmp_path, rename, charts=True))
        assert (names, left) == (["様式1", "グラフ", "控え"], [])

    def test_a_comment_put_on_it_is_named(self, tmp_path: Path) -> None:
        def comment(_: Workbook, found: Worksheet) -> None:
            found["A4"].comment = Comment("課長確認済", "山田")

        path = edited(tmp_path, comment)
        assert cleared(path) == (["様式1"], [(None, ATTACHED)])
        with open_file(path) as file:  # also where it is made anew: the comment does not come back
            assert [item.text for item in file.filled.put(mark(file.filled)).left] == [ATTACHED]

    def test_its_texts_and_its_name_go_with_it(self, tmp_path: Path) -> None:
        """Other programs keep them in parts of the whole workbook: an answer must never be filed."""

        def answer(book_: Workbook, found: Worksheet) -> None:
            found["B3"], book_["様式1"]["E1"] = "内部の事情", "お願い"

        path = edited(tmp_path, answer)
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
        cleared(path)
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
