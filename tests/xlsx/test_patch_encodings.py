"""Parts in other encodings and in the strict edition of the standard are written in their own way."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import fill, mark
from patching import all_parts, edits, formula, only_sheet, value
from rawbooks import MAIN, OPEN, PACKAGE, RELATIONS, SHEET, book, parts, sheet, zipped
from sdgsheet.errors import UnreadableError
from sdgsheet.xlsx.layers import open_file, patched
from sdgsheet.xlsx.patch.encoding import from_utf8, spelled, to_utf8

ROWS = '<row r="1"><c r="A1" t="inlineStr"><is><t>点検</t></is></c><c r="C1"/></row>'


def encoded(text: str, codec: str, declared: str, mark_: bytes = b"") -> bytes:
    return mark_ + text.replace('encoding="UTF-8"', f'encoding="{declared}"').encode(codec)


PARTS = {
    "utf-8 with a mark": encoded(sheet(ROWS), "utf-8", "UTF-8", b"\xef\xbb\xbf"),
    "utf-16 little end first": encoded(sheet(ROWS), "utf-16-le", "UTF-16", b"\xff\xfe"),
    "utf-16 big end first": encoded(sheet(ROWS), "utf-16-be", "utf-16", b"\xfe\xff"),
    "utf-16 without a mark": encoded(sheet(ROWS), "utf-16-le", "UTF-16"),
    "ascii": encoded(sheet(ROWS.replace("点検", "&#28857;")), "ascii", "US-ASCII"),
    "latin": encoded(sheet(ROWS.replace("点検", "é")), "iso-8859-1", "ISO-8859-1"),
}


@pytest.mark.parametrize("name", PARTS)
class TestAnotherEncoding:
    def test_is_kept(self, name: str) -> None:
        raw = PARTS[name]
        readable = to_utf8(raw, SHEET)
        assert from_utf8(readable.data, readable.codec) == raw

    def test_takes_formulas_texts_and_formats(self, name: str) -> None:
        data = patched(
            book(changes={SHEET: PARTS[name]}), edits(formula("C1", 'IF(A1="","",1)', "達成"), value("A2", "髙①"))
        )
        raw = all_parts(data)[SHEET]
        codec = to_utf8(PARTS[name], SHEET).codec
        assert to_utf8(raw, SHEET).codec == codec
        assert raw[:2] == PARTS[name][:2]
        text = raw.decode(codec)
        assert 'r="C1" t="str"' in text
        assert ("達成" in text) is codec.startswith("utf")
        assert ("&#36948;&#25104;" in text) is not codec.startswith("utf")

    def test_comes_back(self, name: str, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        path.write_bytes(book(changes={SHEET: PARTS[name]}))
        with open_file(path) as file:
            state = file.original.put(fill(file.original))
            state.put(mark(state)).write(tmp_path / "fm.xlsx")
        with open_file(tmp_path / "fm.xlsx") as file:
            assert file.exact
            file.original.write(tmp_path / "u.xlsx")
        assert (tmp_path / "u.xlsx").read_bytes() == path.read_bytes()


def test_what_an_encoding_lacks_is_spelled_out() -> None:
    assert spelled("é点".encode(), "iso8859-1") == "é&#28857;".encode()
    assert spelled("点".encode(), "utf-8") == "点".encode()


@pytest.mark.parametrize(
    "raw", [b'<?xml version="1.0" encoding="no-such"?><a/>', b"\xff\xfe<\0a", b"\xff\xfe\x00\xd8<\0"]
)
def test_bytes_that_are_not_what_they_say_are_damaged(raw: bytes) -> None:
    with pytest.raises(UnreadableError):
        to_utf8(raw, SHEET)


class TestTheStrictEdition:
    STRICT = "http://purl.oclc.org/ooxml"

    def _strict(self) -> bytes:
        def changed(content: str | bytes) -> str:
            text = content if isinstance(content, str) else content.decode()
            return text.replace(MAIN, f"{self.STRICT}/spreadsheetml/main").replace(
                RELATIONS, f"{self.STRICT}/officeDocument/relationships"
            )

        return zipped({name: changed(content) for name, content in parts(ROWS).items()})

    def test_gets_parts_and_arrows_of_its_own_kind(self, tmp_path: Path) -> None:
        path = tmp_path / "strict.xlsx"
        path.write_bytes(self._strict())
        with open_file(path) as file:
            state = file.original.put(fill(file.original))
            state.put(mark(state)).write(tmp_path / "fm.xlsx")
        written = all_parts((tmp_path / "fm.xlsx").read_bytes())
        assert f'<worksheet xmlns="{self.STRICT}/spreadsheetml/main">'.encode() in written["xl/worksheets/sheet2.xml"]
        arrows = written["xl/_rels/workbook.xml.rels"].decode()
        assert arrows.count(f"{self.STRICT}/officeDocument/relationships/worksheet") == 2
        assert f"{self.STRICT}/officeDocument/relationships/customXml" in arrows
        assert OPEN not in arrows.replace(PACKAGE, "")
        with open_file(tmp_path / "fm.xlsx") as file:
            assert [s.ours for s in file.filled.workbook.sheets] == [False]
            file.original.write(tmp_path / "u.xlsx")
        assert (tmp_path / "u.xlsx").read_bytes() == path.read_bytes()


def test_a_workbook_of_another_folder_is_found_by_its_arrows() -> None:
    """The main part need not be xl/workbook.xml, nor must targets be relative."""
    moved = {
        "[Content_Types].xml": str(parts()["[Content_Types].xml"]).replace("/xl/workbook.xml", "/Book.XML"),
        "_rels/.rels": str(parts()["_rels/.rels"]).replace("xl/workbook.xml", "/book.xml"),
        "Book.XML": str(parts()["xl/workbook.xml"]),
        "_rels/Book.XML.rels": str(parts()["xl/_rels/workbook.xml.rels"]).replace(
            "worksheets/sheet1.xml", "/Sheets/S.xml"
        ),
        "sharedStrings.xml": str(parts()["xl/sharedStrings.xml"]),
        "styles.xml": str(parts()["xl/styles.xml"]),
        "sheets/s.XML": str(parts(ROWS)[SHEET]),
    }
    data = patched(zipped(moved), edits(formula("C1", "X", 0.5, "0%")))
    assert only_sheet(data).cell(1, 3).formula == "X"
    assert set(all_parts(data)) == set(moved)
