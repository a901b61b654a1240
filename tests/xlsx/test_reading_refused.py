"""Files that are no workbook, or none that can be read: one clear line each, in both languages."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from rawbooks import MAIN_TYPE, book, parts, relations, zipped
from sdgsheet.errors import UnreadableError
from sdgsheet.text import Text
from sdgsheet.xlsx.package import Package
from sdgsheet.xlsx.reading import read_bytes, read_package, read_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def why(path: Path) -> Text:
    with pytest.raises(UnreadableError) as caught:
        read_workbook(path)
    text = caught.value.text
    assert text.ja
    assert text.en
    assert "\n" not in text.ja + text.en
    return text


def why_bytes(data: bytes) -> Text:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data)
    return caught.value.text


# Places


def test_missing(tmp_path: Path) -> None:
    assert "no such file" in why(tmp_path / "none.xlsx").en
    assert "no such file" in why(tmp_path / "no\0name.xlsx").en


def test_folder(tmp_path: Path) -> None:
    assert "folder" in why(tmp_path).en


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
def test_a_fifo_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert "not a regular file" in why(tmp_path / "pipe.xlsx").en


def test_device() -> None:
    assert "not a regular file" in why(Path(os.devnull)).en


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (PermissionError(13, "denied"), "permission"),
        (OSError(5, "Input/output error"), "EIO"),
        (OSError("odd"), "OSError"),
    ],
)
def test_the_system_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, says: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(book())

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    assert says in why(tmp_path / "a.xlsx").en


def test_the_system_refuses_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A share that goes away while a large file is read."""
    (tmp_path / "a.xlsx").write_bytes(book())
    monkeypatch.setattr("sdgsheet.xlsx.package._HELD", 0)
    with Package.open(tmp_path / "a.xlsx") as package:
        monkeypatch.setattr(package.archive, "file", Gone())
        with pytest.raises(UnreadableError, match="EIO"):
            read_package(package)


class Gone:
    def seek(self, _: int) -> None:
        raise OSError(5, "Input/output error")


def test_a_part_whose_name_breaks_the_line() -> None:
    arrows = relations(("rId1", "officeDocument", "xl/work&#10;book.xml" + "x" * 500))
    text = why_bytes(book(changes={"_rels/.rels": arrows, "[Content_Types].xml": None}))
    assert "xl/work?book.xmlxxx" in text.en
    assert len(text.en) < 300


def test_empty(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"")
    assert "empty" in why(tmp_path / "a.xlsx").en


# Other kinds


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (OLE + "EncryptedPackage\0".encode("utf-16-le"), "encrypted"),
        (OLE + bytes(3_000_000) + "EncryptedPackage\0".encode("utf-16-le"), "encrypted"),
        (OLE + "DRMEncryptedTransform\0EncryptedPackage\0".encode("utf-16-le"), "sensitivity label"),
        (OLE + "StrongEncryptionTransform\0EncryptedPackage\0".encode("utf-16-le"), "password"),
        (OLE + "Workbook\0".encode("utf-16-le"), ".xls"),
        (OLE + "Book\0".encode("utf-16-le"), ".xls"),
        (OLE + "WordDocument\0".encode("utf-16-le"), "not an Excel workbook"),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", ".xls"),
        (b"%PDF-1.7\n", "PDF"),
        ("No,指標名\n1,市民\n".encode("cp932"), "CSV"),
        ("No,指標名\n1,市民\n".encode(), "CSV"),
        ("No\t指標名\n".encode("utf-16"), "CSV"),
        ("\ufeff<html><body><table>".encode(), "HTML"),
        (b"<!DOCTYPE html>\n<table>", "HTML"),
        (b'<?xml version="1.0"?><html xmlns="x">', "HTML"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "XML Spreadsheet 2003",
        ),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not an Excel workbook"),
        (bytes(range(256)) * 20, "not an Excel workbook"),
    ],
)
def test_other_kinds_of_files(data: bytes, says: str) -> None:
    assert says in why_bytes(data).en


def test_nobody_is_asked_to_open_a_pdf_in_excel() -> None:
    said = why_bytes(b"%PDF-1.7\n")
    assert "Excelで開き" not in said.ja
    assert "in Excel" not in said.en


WORD = MAIN_TYPE.replace("spreadsheetml.sheet", "wordprocessingml.document")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zipped({"a.txt": "a"}), "not an Excel workbook"),
        (zipped({}), "not an Excel workbook"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}), ".ods"),
        (
            book(
                changes={
                    "xl/workbook.bin": "b",
                    "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.bin")),
                }
            ),
            ".xlsb",
        ),
        (book(changes={"_rels/.rels": None}), "damaged"),
        (book(changes={"xl/workbook.xml": None}), "damaged"),
        (book(changes={"xl/_rels/workbook.xml.rels": None}), "does not hold the sheet “様式1”"),
        (book(changes={"xl/worksheets/sheet1.xml": None}), "damaged"),
        (book(changes={"xl/worksheets/sheet1.xml": "<worksheet"}), "damaged"),
        (book(changes={"xl/worksheets/sheet1.xml": ""}), "damaged"),
    ],
)
def test_other_zips(data: bytes, says: str) -> None:
    assert says in why_bytes(data).en


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        (WORD, "Word"),
        (MAIN_TYPE.replace("spreadsheetml.sheet", "presentationml.presentation"), "PowerPoint"),
        ("application/vnd.ms-excel.sheet.binary.macroEnabled.main", ".xlsb"),
    ],
)
def test_other_documents(kind: str, says: str) -> None:
    types = f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>'
    assert says in why_bytes(book(changes={"[Content_Types].xml": types})).en


@pytest.mark.parametrize("kind", ["sheet.macroEnabled", "template.macroEnabled", "addin.macroEnabled"])
def test_workbooks_with_macros_are_read(kind: str) -> None:
    types = f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.{kind}.main+xml"/></Types>'
    assert read_bytes(book(changes={"[Content_Types].xml": types})).sheets


# Damage


def test_cut_off() -> None:
    data = book()
    assert "cut off" in why_bytes(data[:-30]).en
    assert "cut off" in why_bytes(data[:400]).en
    assert "cut off" in why_bytes(b"PK\3\4").en


def test_a_wrong_crc_is_never_overlooked() -> None:
    stored = zipped(parts('<row r="1"><c r="A1"><v>12345</v></c></row>'), zipfile.ZIP_STORED)
    assert read_bytes(stored).sheets[0].cell(1, 1).value == "12345"
    assert "damaged" in why_bytes(stored.replace(b"<v>12345</v>", b"<v>12346</v>")).en
