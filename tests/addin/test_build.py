"""The add-in's file: always the same, and whole."""

from __future__ import annotations

import io
import sys
import xml.etree.ElementTree as ET
import zipfile
import zlib
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from program import sdgsheet
from sdgsheet.addin.build import build, icons
from xlam import add_in, part

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def test_the_same_sources_give_the_same_bytes() -> None:
    assert build() == build()


def test_no_time_and_no_machine_is_in_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(add_in())) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.compress_type, entry.external_attr >> 16) for entry in entries} == {
        (0, 0, 0o600)
    }


def test_every_part_is_well_formed_and_every_arrow_leads_to_a_part() -> None:
    with zipfile.ZipFile(io.BytesIO(add_in())) as archive:
        names = set(archive.namelist())
        for name in names:
            if name.endswith((".xml", ".rels")):
                ET.fromstring(archive.read(name))
            if name.endswith(".rels"):
                folder = Path(name).parent.parent
                for arrow in ET.fromstring(archive.read(name)).iter(_RELATIONSHIP):
                    assert (folder / str(arrow.get("Target"))).as_posix() in names
    types = part("[Content_Types].xml").decode()
    assert 'PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.addin.macroEnabled.main+xml"' in types


def test_its_one_sheet_holds_the_message_for_people() -> None:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(add_in())).get_sheet_by_index(0)
    assert str(sheet.to_python()[0][0]).startswith("sdgsheet を起動できませんでした。")


@pytest.mark.parametrize("name", list(icons()))
def test_an_icon_is_a_picture_with_something_on_it(name: str) -> None:
    picture = part(f"customUI/images/{name}.png")
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    chunks, at = {}, 8
    while at < len(picture):
        size = int.from_bytes(picture[at : at + 4])
        kind, content = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + size]
        assert int.from_bytes(picture[at + 8 + size : at + 12 + size]) == zlib.crc32(kind + content)
        chunks[kind] = content
        at += 12 + size
    assert chunks[b"IHDR"] == (64).to_bytes(4) * 2 + bytes([8, 6, 0, 0, 0])
    rows = zlib.decompress(chunks[b"IDAT"])
    assert len(rows) == 64 * (1 + 64 * 4)
    seen = [rows[row * 257 + 1 + column * 4 + 3] for row in range(64) for column in range(64)]
    assert 0.1 < sum(alpha > 127 for alpha in seen) / len(seen) < 0.9


def test_the_command_writes_it_into_a_folder_that_it_makes(tmp_path: Path) -> None:
    folder = tmp_path / "アドイン"
    result = sdgsheet("addin", "build", "-o", folder)
    assert result.status == 0
    assert (folder / "sdgsheet.xlam").read_bytes() == add_in()
    assert str(folder / "sdgsheet.xlam") in result.out


def test_another_file_of_that_name_is_not_overwritten_unasked(tmp_path: Path) -> None:
    (tmp_path / "sdgsheet.xlam").write_bytes(b"another")
    assert sdgsheet("addin", "build", "-o", tmp_path).status == 2
    assert (tmp_path / "sdgsheet.xlam").read_bytes() == b"another"
    assert sdgsheet("addin", "build", "-o", tmp_path, "--force").status == 0
    assert sdgsheet("addin", "build", "-o", tmp_path).status == 0  # the same bytes stand there


def test_without_pyopenvba_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyopenvba", None)
    result = sdgsheet("addin", "build", "-o", tmp_path / "x")
    assert result.status == 2
    assert 'pip install ".[addin]"' in result.err
    assert not (tmp_path / "x").exists()


def test_a_file_in_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "addin").write_text("")
    result = sdgsheet("addin", "build", "-o", tmp_path / "addin")
    assert result.status == 2
    assert "フォルダーを指定してください" in result.err


def test_an_addin_that_excel_holds_open_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("sdgsheet.xlsx.files.write_file", held)
    result = sdgsheet("addin", "build", "-o", tmp_path)
    assert result.status == 2
    assert "Excel を閉じてからもう一度" in result.err
