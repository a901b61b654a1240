"""点検結果 whose hidden names are gone, as Excel's document inspector leaves it: known by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import mark
from edited import replaced, with_part, with_shared_texts, without
from layered import ORIGINAL, sheet_names
from patching import all_parts, edits
from rawbooks import book, zipped
from resultsheets import numbered_sheet
from sdgsheet.edits import Answer
from sdgsheet.xlsx.layers import LayeredFile, open_file
from sdgsheet.xlsx.layers.said import UNPLACED, kept, only_tagged
from sdgsheet.xlsx.patch.apply import STRUCTURE_LOCKED
from sdgsheet.xlsx.reading import read_bytes

RESULTS = "xl/worksheets/sheet2.xml"
NAMES = r'<definedName name="_sdgsheet[^"]*"[^>]*>[^<]*</definedName>'


def marked(folder: Path) -> bytes:
    """With three findings, one of them answered."""
    (folder / "original.xlsx").write_bytes(ORIGINAL)
    with open_file(folder / "original.xlsx") as file:
        rows = numbered_sheet("A101｜a", "X102｜b", "Y102｜c")
        file.filled.put(edits(result=rows, layer="mark", sha256=file.sha256)).write(folder / "marked.xlsx")
    answer = '<c r="B3" t="inlineStr"><is><t>修正した</t></is></c>'
    return with_part(
        (folder / "marked.xlsx").read_bytes(), RESULTS, lambda text: re.sub(r'<c r="B3"[^>]*/>', answer, text)
    )


def unnamed(data: bytes) -> bytes:
    return with_part(data, "xl/workbook.xml", lambda text: re.sub(NAMES, "", text))


def without_hidden_column(data: bytes) -> bytes:
    return with_part(data, RESULTS, lambda text: re.sub(r'<c r="D\d+".*?</c>', "", text))


def opened(data: bytes, folder: Path) -> LayeredFile:
    (folder / "edited.xlsx").write_bytes(data)
    return open_file(folder / "edited.xlsx")


def written(file: LayeredFile, folder: Path) -> bytes:
    file.original.write(folder / "undone.xlsx", force=True)
    return (folder / "undone.xlsx").read_bytes()


@pytest.mark.parametrize("change", [lambda data: data, with_shared_texts, lambda data: without(data, "customXml/")])
def test_it_goes_and_its_answers_are_found(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    with opened(change(unnamed(marked(tmp_path))), tmp_path) as file:
        assert file.has_mark
        assert file.answers == {"A101｜a": Answer("修正した", "")}
        assert sheet_names(written(file, tmp_path)) == ["様式1"]
        assert file.left == ()
        anew = file.filled.put(mark(file.filled))
        assert (anew.result_sheet, anew.left) == ("点検結果", ())


def test_it_is_never_read_as_a_form(tmp_path: Path) -> None:
    assert [found.ours for found in read_bytes(unnamed(marked(tmp_path))).sheets] == [False, True]


def test_its_tag_alone_is_enough(tmp_path: Path) -> None:
    names = NAMES.replace("[^", "_[^", 1)  # those of the columns
    data = with_part(marked(tmp_path), "xl/workbook.xml", lambda text: re.sub(names, "", text))
    with opened(data, tmp_path) as file:
        assert (sheet_names(written(file, tmp_path)), len(file.answers)) == (["様式1"], 1)


def test_without_its_hidden_column_it_stays_and_is_named(tmp_path: Path) -> None:
    """Nobody can tell any more what in it is ours."""
    for data in (without_hidden_column(marked(tmp_path)), without_hidden_column(unnamed(marked(tmp_path)))):
        with opened(data, tmp_path) as file:
            assert sheet_names(written(file, tmp_path)) == ["様式1", "点検結果"]
            assert [item.text for item in file.left] == [kept("点検結果")]


def test_a_sheet_that_was_given_away_is_never_taken_again(tmp_path: Path) -> None:
    data = marked(tmp_path)
    entry = '<sheet name="控え" sheetId="9" r:id="rId99"/></sheets>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    arrow = f'<Relationship Id="rId99" Type="{kind}" Target="worksheets/copy.xml"/></Relationships>'
    copied = replaced(
        replaced(data, {"</sheets>": entry}, "xl/workbook.xml"),
        {"</Relationships>": arrow},
        "xl/_rels/workbook.xml.rels",
    )
    copied = zipped({**all_parts(copied), "xl/worksheets/copy.xml": all_parts(data)[RESULTS]})
    with opened(copied, tmp_path) as file:
        cleared = written(file, tmp_path)
        assert [item.text for item in file.left] == [kept("控え")]
    with opened(cleared, tmp_path) as file:
        assert (file.has_mark, file.exact) == (False, True)
        assert file.original.workbook.sheets[1].cell(3, 2).value == "修正した"


def test_names_alone_make_no_sheet_a_copy_of_it(tmp_path: Path) -> None:
    """A program moved sheets, and the number of the names' sheet stayed: the form is not to be deleted."""
    name = (
        '<definedNames><definedName name="_sdgsheet" localSheetId="0" hidden="1">"result"</definedName></definedNames>'
    )
    with opened(replaced(ORIGINAL, {"</sheets>": f"</sheets>{name}"}, "xl/workbook.xml"), tmp_path) as file:
        assert b"_sdgsheet" not in all_parts(written(file, tmp_path))["xl/workbook.xml"]
        assert [item.text for item in file.left] == [only_tagged("様式1")]


def test_a_text_like_ours_makes_no_sheet_ours(tmp_path: Path) -> None:
    texts = ("0123abcd | A101", "0123abcd", "整理番号0123abcd｜A101", "ABCDEF01｜A101")
    cells = (
        f'<c r="{column}1" t="inlineStr"><is><t>{text}</t></is></c>' for column, text in zip("ABCD", texts, strict=True)
    )
    with opened(book(f'<row r="1">{"".join(cells)}</row>'), tmp_path) as file:
        assert not file.has_mark


def test_a_tag_that_cannot_be_placed_is_named(tmp_path: Path) -> None:
    data = without_hidden_column(marked(tmp_path))
    data = with_part(data, RESULTS, lambda text: text.replace("点検結果｜修正", "表｜"))
    data = replaced(data, {'localSheetId="1"': 'localSheetId="7"', "'点検結果'!": "#REF!"}, "xl/workbook.xml")
    with opened(data, tmp_path) as file:
        assert [item.text for item in file.left] == [UNPLACED]


@pytest.mark.parametrize("is_marked", [True, False])
def test_in_a_workbook_of_locked_structure_it_is_made_anew_but_never_added(tmp_path: Path, *, is_marked: bool) -> None:
    lock = {"<sheets>": '<workbookProtection lockStructure="1"/><sheets>'}
    with opened(replaced(marked(tmp_path) if is_marked else ORIGINAL, lock, "xl/workbook.xml"), tmp_path) as file:
        state = file.filled.put(mark(file.filled))
        assert state.result_sheet == ("点検結果" if is_marked else None)
        assert [item.text for item in state.left_out] == ([] if is_marked else [STRUCTURE_LOCKED])
        assert len(file.answers) == is_marked
