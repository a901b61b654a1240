"""Whatever bytes there are: a workbook or one clear line, never anything else."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from rawbooks import parts, zipped
from sdgsheet.errors import UnreadableError
from sdgsheet.notation.numberformats import shown
from sdgsheet.snapshot import Workbook
from sdgsheet.xlsx.reading import read_bytes


def _by_openpyxl() -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["経済1", "市内総生産額", "2018年度", 2620, "十億円", "=(D1-1)/(E1-1)", True])
    sheet.merge_cells("A2:C4")
    sheet["D1"].number_format = '#,##0"人"'
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _by_xlsxwriter() -> bytes:
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file)
    sheet = workbook.add_worksheet("様式1")
    sheet.write_row(0, 0, ["経済1", "市内総生産額", 2620, 0.34])
    sheet.write_rich_string(1, 0, "37", workbook.add_format({"font_strikeout": True}), "校区", "件")
    sheet.write_array_formula("B3:B4", "{=C1:C2*2}")
    sheet.insert_textbox(5, 1, "●「市民の割合」の増加")
    workbook.define_name("率", "=様式1!$D$1")
    workbook.close()
    return file.getvalue()


SOUND = (
    _by_openpyxl(),
    _by_xlsxwriter(),
    zipped(
        parts('<row r="1"><c r="A1" t="inlineStr"><is><t>市民</t></is></c><c r="B1"><f>A1</f><v>5</v></c></row>'),
        zipfile.ZIP_STORED,
    ),
)


def read(data: bytes) -> Workbook | None:
    try:
        return read_bytes(data)
    except UnreadableError:
        return None


def test_the_sound_ones_are_read() -> None:
    for data in SOUND:
        assert read(data) is not None


@given(st.sampled_from(SOUND), st.lists(st.tuples(st.integers(0), st.integers(0, 255)), min_size=1, max_size=12))
@settings(max_examples=150)
def test_changed_bytes(data: bytes, changes: list[tuple[int, int]]) -> None:
    broken = bytearray(data)
    for place, value in changes:
        broken[place % len(broken)] = value
    read(bytes(broken))


@given(st.sampled_from(SOUND), st.integers(0), st.integers(0))
@settings(max_examples=100)
def test_pieces(data: bytes, start: int, end: int) -> None:
    read(data[: end % len(data)])
    read(data[start % len(data) :])


@given(
    st.sampled_from(SOUND),
    st.integers(0),
    st.lists(st.tuples(st.integers(0), st.binary(max_size=6)), min_size=1, max_size=5),
)
@settings(max_examples=300)
def test_changed_parts(data: bytes, which: int, changes: list[tuple[int, bytes]]) -> None:
    """A zip that is sound, around XML that is not: nothing is caught by the CRC."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        contents: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = list(contents)[which % len(contents)]
    content = contents[name]
    assert isinstance(content, bytes)
    for place, new in changes:
        at = place % (len(content) + 1)
        content = content[:at] + new + content[at + len(new) :]
    contents[name] = content
    workbook = read(zipped(contents))
    for sheet in workbook.sheets if workbook else ():
        for cells in sheet.rows.values():
            for cell in cells.values():
                shown(cell)
                assert cell.number is None or cell.kind == "number"


WORDS = [
    "A1",
    "1",
    "0",
    "-1",
    "99999999999999999999",
    "",
    "abc",
    "B2:A1",
    "\u0660",
    "1e5",
    "true",
    "é",
    "A",
    "1:1",
    "s",
    "shared",
]


@given(st.sampled_from(SOUND), st.integers(0), st.integers(0), st.sampled_from(WORDS))
@settings(max_examples=300)
def test_changed_attributes(data: bytes, which: int, place: int, word: str) -> None:
    """Well-formed all the same: an attribute says something that cannot be."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        contents: dict[str, str | bytes] = {name: archive.read(name).decode() for name in archive.namelist()}
    name = list(contents)[which % len(contents)]
    pieces = str(contents[name]).split('"')
    if len(pieces) > 1:
        pieces[place % (len(pieces) // 2) * 2 + 1] = word
    contents[name] = '"'.join(pieces)
    read(zipped(contents))
