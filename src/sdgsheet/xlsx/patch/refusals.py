"""What forbids writing into a file at all: refused before anything is written, with the reason and what to do."""

from __future__ import annotations

from sdgsheet.errors import RefusedError
from sdgsheet.text import Text
from sdgsheet.xlsx.package import Package

_ENCRYPTED = 1

SIGNED = Text(
    "電子署名が付いたブックです。書き込むと署名が無効になるため、何も書き込みません。"
    "署名の前のブックに書き込むか、Excelで署名を削除した写しをご利用ください。",
    "The workbook is digitally signed. Writing would break the signature, so nothing is written. "
    "Please use the workbook from before the signature, or a copy whose signature was removed in Excel.",
)
SHARED = Text(
    "変更履歴を記録中の共有ブックです。書き込むと履歴と合わなくなるため、何も書き込みません。"
    "Excelで共有（変更履歴の記録）を解除した写しをご利用ください。",
    "The workbook is shared and keeps a history of changes. Writing would contradict the history, so nothing is "
    "written. Please use a copy in which sharing (tracking changes) is switched off in Excel.",
)
TWICE = Text(
    "ファイル内に同じ名前の部品が二つあり、どちらに書き込むべきか決められません。Excelで開いて保存し直してください。",
    "The file holds two parts of one name, so that it is open which one to write into. "
    "Please open it in Excel and save it again.",
)
ENCRYPTED = Text(
    "ファイルの一部が暗号化されています。暗号化を解除してから、もう一度お試しください。",
    "A part of the file is encrypted. Please remove the encryption and try again.",
)
TOO_MANY_FORMATS = Text(
    "ブックのセルの書式が Excel の上限（65,490種類）に達しているため、何も書き込みません。使っていない書式を減らしてから、もう一度お試しください。",
    "The workbook has as many cell formats as Excel allows (65,490), so nothing is written. "
    "Please remove some that are not used, and try again.",
)
OTHER_BYTES = Text(
    "書き込む内容が、このファイルとは別の内容から作られています。何も書き込んでいません。もう一度点検からお試しください。",
    "What is to be written was made from other content than this file’s. Nothing was written. Please check it again.",
)


def refuse_file(package: Package) -> None:
    """Raises RefusedError where nothing may be written into the file."""
    if any(arrow.kind == "origin" for arrow in package.relationships().values()) or any(
        key.startswith("_xmlsignatures/") for key in package.parts
    ):
        raise RefusedError(SIGNED)
    if package.duplicates:
        raise RefusedError(TWICE)
    if any(entry.flags & _ENCRYPTED for entry in package.archive.entries):
        raise RefusedError(ENCRYPTED)
    if any(arrow.kind == "revisionHeaders" for arrow in package.relationships(package.main).values()):
        raise RefusedError(SHARED)
