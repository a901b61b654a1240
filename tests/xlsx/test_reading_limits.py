"""What a hostile file may not cost: each limit, and the tricks that zips and XML allow."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from rawbooks import SHEET, book, parts, sheet, strings, styles, zipped
from sdgsheet.errors import UnreadableError
from sdgsheet.snapshot import Workbook
from sdgsheet.xlsx.archive import LIMITS, MB, Limits
from sdgsheet.xlsx.package import Package
from sdgsheet.xlsx.reading import read_bytes, read_package, read_workbook

ROW = '<row r="1"><c r="A1"><v>12345</v></c></row>'


def read(data: bytes, limits: Limits) -> Workbook:
    with Package.of(data, limits) as package:
        return read_package(package)


def why(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(UnreadableError) as caught:
        read(data, limits)
    return caught.value.text.en


def test_the_limits_are_these() -> None:
    assert (
        Limits(
            file=200 * MB, entries=100_000, part=128 * MB, total=512 * MB, tag=4 * MB, cells=3_000_000, formulas=32 * MB
        )
        == LIMITS
    )


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    path.write_bytes(book())
    os.truncate(path, 200 * MB + 1)  # a hole: nothing is written
    with pytest.raises(UnreadableError, match="200 MB"):
        read_workbook(path)


def test_a_file_at_the_limit_is_read() -> None:
    data = book(ROW)
    assert read(data, replace(LIMITS, file=len(data))).sheets
    assert "too large" in why(data, replace(LIMITS, file=len(data) - 1))


def test_entries_are_counted_and_not_believed() -> None:
    data = book(ROW)
    count = len(parts())
    assert read(data, replace(LIMITS, entries=count)).sheets
    assert "too many parts" in why(data, replace(LIMITS, entries=count - 1))
    lying = data[:-14] + struct.pack("<2H", 1, 1) + data[-10:]  # both counts of the end record
    assert read(lying, LIMITS).sheets[0].cell(1, 1).value == "12345"


def test_a_hundred_thousand_entries_are_too_many() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for number in range(100_001):
            archive.writestr(str(number), b"")
    assert "too many parts" in why(file.getvalue())


def test_a_bomb_is_stopped_while_it_unpacks() -> None:
    bomb = sheet(tail=" " * (128 * MB))
    data = book(changes={SHEET: bomb})
    assert len(data) < MB
    assert "unpacks to more than 128 MB" in why(data)


def test_a_bomb_that_lies_about_its_size() -> None:
    data = book(changes={SHEET: sheet(tail=" " * 100_000)})
    size = len(sheet(tail=" " * 100_000))
    assert data.count(struct.pack("<I", size)) == 2  # in the entry's own header, and in the directory
    lying = data.replace(struct.pack("<I", size), struct.pack("<I", 10))
    assert "unpacks to more" in why(lying, replace(LIMITS, part=50_000))
    assert read(lying, LIMITS).sheets


def test_all_parsed_parts_together() -> None:
    data = book(ROW)
    total = sum(len(content.encode()) for content in parts(ROW).values() if isinstance(content, str))
    assert read(data, replace(LIMITS, total=total)).sheets
    assert "unpack to more" in why(data, replace(LIMITS, total=total - 1))


def test_what_is_not_parsed_does_not_count() -> None:
    """A scan of white paper packs a thousandfold; there is no limit of the ratio."""
    data = book(ROW, {"xl/media/image1.bmp": bytes(MB)})
    assert read(data, replace(LIMITS, part=100_000, total=100_000)).sheets


def test_a_part_that_is_read_twice_counts_once() -> None:
    data = book(ROW)
    total = sum(len(content.encode()) for content in parts(ROW).values() if isinstance(content, str))
    with Package.of(data, replace(LIMITS, total=total)) as package:
        assert read_package(package).sheets
        assert read_package(package).sheets


@pytest.mark.parametrize(
    "part",
    [
        sheet(f'<row r="1"><c r="A1" x="{"a" * 4 * MB}"><v>1</v></c></row>'),
        sheet(head=f'<sheetPr a="{"b" * 4 * MB}"/>'),
        sheet(tail="<" + "a" * 4 * MB),
    ],
)
def test_an_endless_tag(part: str) -> None:
    assert "single tag of more than 4 MB" in why(book(changes={SHEET: part}))


def test_a_large_part_of_small_tags_is_fine() -> None:
    part = sheet(ROW, tail=" " * 5 * MB + "<a/>" * 1000)
    assert read(book(changes={SHEET: part}), LIMITS).sheets[0].cell(1, 1).value == "12345"


def test_cells_and_rows_are_counted() -> None:
    data = book('<row r="1"><c r="A1"/><c r="B1"/></row><row r="2"><c/><c/></row><row r="3"/><row/>')
    assert read(data, replace(LIMITS, cells=8)).sheets
    assert "too many cells" in why(data, replace(LIMITS, cells=7))


@pytest.mark.parametrize("item", ["<si><t>a</t></si>", "<si/>"])
def test_shared_texts_are_counted(item: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sdgsheet.xlsx.strings.LIMITS", replace(LIMITS, cells=3))
    assert read_bytes(book(ROW, {"xl/sharedStrings.xml": strings().replace("</sst>", item * 3 + "</sst>")})).sheets
    assert "too many cells" in why(
        book(ROW, {"xl/sharedStrings.xml": strings().replace("</sst>", item * 4 + "</sst>")})
    )


def test_styles_are_counted() -> None:
    assert read_bytes(book(ROW, {"xl/styles.xml": styles(xfs="<xf/>" * 65_536)})).sheets
    assert "damaged" in why(book(ROW, {"xl/styles.xml": styles(xfs="<xf/>" * 65_537)}))


@pytest.mark.parametrize(("area", "count"), [("A1:B2", 150_000), ("A1:XFD1048576", 150)])
def test_merges_are_counted_by_their_size(area: str, count: int) -> None:
    merge = f'<mergeCell ref="{area}"/>'
    most = book(changes={SHEET: sheet(ROW, tail=f"<mergeCells>{merge * count}</mergeCells>")})
    assert len(read_bytes(most).sheets[0].merges) == count
    assert "damaged" in why(book(changes={SHEET: sheet(ROW, tail=f"<mergeCells>{merge * (count + 1)}</mergeCells>")}))


def test_elements_inside_of_each_other_without_end() -> None:
    assert "damaged" in why(book(changes={SHEET: sheet(tail="<a>" * 700_000 + "</a>" * 700_000)}))


def test_texts_with_references_that_never_end_cost_no_more() -> None:
    assert "damaged" in why(book('<row r="1">' + "<&" * 500_000))


def test_a_long_shared_formula_of_many_cells() -> None:
    formula = "A1+" * 20_000 + "1"
    rows = "".join(f'<row r="{row}"><c r="B{row}"><f t="shared" si="0"/></c></row>' for row in range(2, 1500))
    first = f'<row r="1"><c r="B1"><f t="shared" ref="B1:B1500" si="0">{formula}</f></c></row>'
    assert "damaged" in why(book(first + rows), replace(LIMITS, formulas=10 * 60_000))


def test_array_formulas_that_overlap_without_end() -> None:
    columns = [f"{a}{b}" for a in "ABC" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    cells = "".join(f'<c r="{column}{{row}}"><f t="array" ref="A1:XFD1048576">1</f></c>' for column in columns)
    rows = "".join(f'<row r="{row}">{cells.format(row=row)}</row>' for row in range(1, 100))
    assert "damaged" in why(book(rows))


def test_merges_are_not_written_out() -> None:
    merges = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert len(read(book(changes={SHEET: sheet(ROW, tail=merges)}), LIMITS).sheets[0].merges) == 1


def test_counts_and_dimensions_are_only_hints() -> None:
    changes = {
        SHEET: sheet(ROW, head='<dimension ref="A1:XFD1048576"/>', tail='<mergeCells count="4000000000"/>'),
        "xl/sharedStrings.xml": strings().replace("<sst ", '<sst count="4000000000" uniqueCount="4000000000" '),
    }
    assert read(book(changes=changes), LIMITS).sheets[0].cell(1, 1).value == "12345"


# XML


@pytest.mark.parametrize(
    "name", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels", "[Content_Types].xml"]
)
@pytest.mark.parametrize(
    "doctype", ["<!DOCTYPE a>", '<!DOCTYPE a [<!ENTITY b "c">]>', '<!DOCTYPE a SYSTEM "http://example.org/a.dtd">']
)
def test_a_doctype_is_refused_in_every_part(name: str, doctype: str) -> None:
    content = parts(ROW)[name]
    assert isinstance(content, str)
    head, _, rest = content.rpartition("?>")
    assert "DOCTYPE" in why(book(ROW, {name: f"{head}?>{doctype}{rest}" if head else f"{doctype}{rest}"}))


def test_a_doctype_in_utf16() -> None:
    part = sheet(ROW).replace("UTF-8", "UTF-16").replace("<worksheet", "<!DOCTYPE a><worksheet").encode("utf-16")
    assert "DOCTYPE" in why(book(changes={SHEET: part}))


def test_the_word_doctype_in_a_text_is_no_doctype() -> None:
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>&lt;!DOCTYPE a&gt;</t></is></c></row>'
    assert read(book(row), LIMITS).sheets[0].cell(1, 1).value == "<!DOCTYPE a>"


def test_an_encoding_that_nobody_knows() -> None:
    assert "damaged" in why(book(changes={SHEET: sheet(ROW).replace("UTF-8", "EBCDIC")}))


# Zips


def test_entries_of_one_name_are_refused() -> None:
    file = io.BytesIO(book(ROW))
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(SHEET, sheet())
    assert "two parts of one name" in why(file.getvalue())


def test_names_that_differ_in_case_alone_are_one_name() -> None:
    assert "two parts of one name" in why(book(ROW, {SHEET.upper(): sheet()}))


def test_a_folder_is_no_part() -> None:
    assert read(book(ROW, {"xl/": "", "xl/worksheets/": ""}), LIMITS).sheets


def _with_field(data: bytes, name: bytes, at: int, value: bytes) -> bytes:
    """The zip with a field of an entry's directory record changed."""
    record = data.rfind(b"PK\1\2", 0, data.rfind(name))
    return data[: record + at] + value + data[record + at + len(value) :]


def test_entries_that_overlap_are_refused() -> None:
    data = book(ROW)
    record = data.rfind(b"PK\1\2", 0, data.rfind(b"xl/styles.xml"))
    offset = data[record + 42 : record + 46]
    assert "damaged" in why(_with_field(data, b"xl/sharedStrings.xml", 42, offset))
    assert "damaged" in why(_with_field(data, SHEET.encode(), 42, offset))


def test_a_record_that_claims_more_bytes_than_there_are() -> None:
    assert "damaged" in why(_with_field(book(ROW), SHEET.encode(), 20, struct.pack("<I", 10**8)))


def test_a_local_header_that_names_another_part() -> None:
    data = book(ROW)
    at = data.find(SHEET.encode())
    assert "damaged" in why(data[:at] + b"XL" + data[at + 2 :])


def test_packed_data_that_break_off() -> None:
    data = book(ROW)
    record = data.rfind(b"PK\1\2", 0, data.rfind(SHEET.encode()))
    [packed] = struct.unpack_from("<I", data, record + 20)
    assert "damaged" in why(_with_field(data, SHEET.encode(), 20, struct.pack("<I", packed - 5)))


def test_packed_data_that_are_no_deflate() -> None:
    assert "damaged" in why(
        _with_field(zipped(parts(ROW), zipfile.ZIP_STORED), SHEET.encode(), 10, struct.pack("<H", 8))
    )


def test_a_way_of_packing_that_excel_does_not_know() -> None:
    assert "damaged" in why(zipped(parts(ROW), zipfile.ZIP_LZMA))


def test_an_entry_under_a_zip_password() -> None:
    assert "encrypted" in why(_with_field(book(ROW), SHEET.encode(), 8, struct.pack("<H", 1)))


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_ways_of_packing(method: int) -> None:
    assert read(zipped(parts(ROW), method), LIMITS).sheets[0].cell(1, 1).value == "12345"


def test_a_zip_behind_other_data_with_a_comment_and_descriptors() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    file = Pipe()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = "様式1".encode()
        for name, content in parts(ROW).items():
            archive.writestr(name, content)
    found = read(b"MZ" + bytes(1000) + file.getvalue(), LIMITS)
    assert found.sheets[0].cell(1, 1).value == "12345"


def test_zip64() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts(ROW).items():
            with archive.open(name, "w", force_zip64=True) as entry:
                entry.write(content if isinstance(content, bytes) else content.encode())
    data = file.getvalue()
    # The end record in its long form too, and one offset that stands in the extra field only.
    end = data.rfind(b"PK\5\6")
    count, size, offset = struct.unpack_from("<HII", data, end + 10)
    long_end = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, offset)
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, end, 1)
    short_end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    assert read(data[:end] + long_end + locator + short_end, LIMITS).sheets[0].cell(1, 1).value == "12345"


def test_long_offsets_stand_in_the_extra_field() -> None:
    data = book(ROW)
    record = data.rfind(b"PK\1\2", 0, data.rfind(SHEET.encode()))
    packed, size = struct.unpack_from("<2I", data, record + 20)
    [offset] = struct.unpack_from("<I", data, record + 42)
    extra = struct.pack("<2H3Q", 1, 24, size, packed, offset)
    name = SHEET.encode()
    header = bytearray(data[record : record + 46])
    struct.pack_into("<2I", header, 20, 0xFFFFFFFF, 0xFFFFFFFF)
    struct.pack_into("<H", header, 30, len(extra))
    struct.pack_into("<I", header, 42, 0xFFFFFFFF)
    after = record + 46 + len(name)
    end = data.rfind(b"PK\5\6")
    tail = bytearray(data[end:])
    [length] = struct.unpack_from("<I", tail, 12)
    struct.pack_into("<I", tail, 12, length + len(extra))
    changed = data[:record] + bytes(header) + name + extra + data[after:end] + bytes(tail)
    assert read(changed, LIMITS).sheets[0].cell(1, 1).value == "12345"
    broken = changed.replace(extra, struct.pack("<2H3Q", 2, 24, size, packed, offset))
    assert "damaged" in why(broken)


def test_crc_of_empty_parts() -> None:
    assert zlib.crc32(b"") == 0
    assert read_bytes(book(ROW, {"docProps/app.xml": ""})).sheets
