"""Telling a workbook from the other kinds of files that bear a workbook's name."""

from __future__ import annotations

import re
from collections.abc import Container

from sdgsheet.xlsx import unreadable
from sdgsheet.xlsx.archive import Readable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHUNK = 1024 * 1024
_HEAD = 4096

_WORKBOOK = re.compile(
    r"application/vnd\.(?:openxmlformats-officedocument\.spreadsheetml\.(?:sheet|template)"
    r"|ms-excel\.(?:sheet|template|addin)\.macroenabled)\.main\+xml"
)


def refuse_other_kinds(file: Readable, size: int) -> None:
    """Raises UnreadableError, with the kind's name, for a file that does not begin as a zip."""
    if size == 0:
        raise unreadable.empty()
    file.seek(0)
    head = file.read(_HEAD)
    if head.startswith(b"PK"):
        return
    if head.startswith(_OLE):
        _refuse_ole(file)
    if head.startswith((b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")):  # a bare BIFF stream
        raise unreadable.old_xls()
    if head.startswith(b"%PDF"):
        raise unreadable.pdf()
    if not _holds_zip(file, size):
        _refuse_text(head)


def _refuse_ole(file: Readable) -> None:
    """An OLE file is an old workbook, an encrypted one, or no workbook: its streams' names tell."""
    names = {
        "DRMEncryptedTransform".encode("utf-16-le"): unreadable.rights_managed,
        "EncryptedPackage".encode("utf-16-le"): unreadable.encrypted,
        "Workbook".encode("utf-16-le"): unreadable.old_xls,
        "Book\0".encode("utf-16-le"): unreadable.old_xls,
    }
    file.seek(0)
    found = set()
    before = b""
    while chunk := file.read(_CHUNK):
        window = before + chunk
        found |= {name for name in names if name in window}
        before = chunk[-64:]
    for name, error in names.items():
        if name in found:
            raise error()
    raise unreadable.no_workbook()


def _holds_zip(file: Readable, size: int) -> bool:
    """A zip may follow other data, as in a file that unpacks itself."""
    file.seek(max(0, size - 66_000))
    return b"PK\5\6" in file.read()


def _refuse_text(head: bytes) -> None:
    text = _as_text(head)
    if text is None:
        raise unreadable.no_workbook()
    start = text.lstrip("\ufeff \t\r\n").lower()
    if "urn:schemas-microsoft-com:office:spreadsheet" in start and start.startswith("<?xml"):
        raise unreadable.other_kind("XMLスプレッドシート2003", "an XML Spreadsheet 2003")
    if start.startswith(("<!doctype html", "<html", "<table", "<meta")) or "<html" in start[:1000]:
        raise unreadable.other_kind("HTML（ウェブページ）", "a web page (HTML)")
    raise unreadable.other_kind("CSVなどのテキスト", "a text such as CSV")


def _as_text(head: bytes) -> str | None:
    """The head as text, or None where it is binary."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    if b"\0" in head:
        return None
    for encoding in ("utf-8", "cp932"):
        for cut in range(4):  # the head may end inside a character
            try:
                return head[: len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
    return None


def refuse_other_documents(content_type: str, parts: Container[str]) -> None:
    """Raises UnreadableError for a package that holds no workbook; ``content_type`` is its main part's."""
    if _WORKBOOK.fullmatch(content_type):
        return
    if content_type.startswith("application/vnd.ms-excel.sheet.binary") or "xl/workbook.bin" in parts:
        raise unreadable.xlsb()
    if "wordprocessingml" in content_type or "ms-word" in content_type:
        raise unreadable.other_kind("Word文書", "a Word document")
    if "presentationml" in content_type or "ms-powerpoint" in content_type:
        raise unreadable.other_kind("PowerPoint文書", "a PowerPoint document")
    if "content.xml" in parts and "mimetype" in parts:
        raise unreadable.ods()
    if content_type in ("", "application/xml", "text/xml") and "xl/workbook.xml" in parts:
        return  # the content types say nothing: what stands in the parts does
    raise unreadable.no_workbook()
