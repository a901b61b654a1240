"""Sheet ファイル: every file found, what became of it, and its SHA-256."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sdgsheet.reports.sheets.book import Book
from sdgsheet.reports.sheets.stream import Styled
from sdgsheet.reports.sheets.styles import StyleName
from sdgsheet.reports.summary.contents import FileLine
from sdgsheet.reports.summary.table import Column, Page, Row, write_table
from sdgsheet.reports.summary.words import STATUS
from sdgsheet.text import Language, Text

_PAGE: Final = Page(
    name=Text("ファイル", "Files"),
    title=Text("見つかったすべてのファイル", "All files found"),
    note=Text(
        "同じ都市・計画期間の様式1が複数あるときは、いちばん新しいものを数えます。すべての様式1に新しいものがあるファイルが「古い版」です。",
        "Of several forms of one city and plan period the newest counts. A file is an older version once all of its forms are.",
    ),
    fixed=2,
    columns=(
        Column(Text("フォルダー", "Folder"), 32),
        Column(Text("ファイル（開く）", "File (open)"), 34),
        Column(Text("状態", "State"), 13),
        Column(Text("都市", "City"), 21),
        Column(Text("計画期間", "Plan period"), 11, "middle"),
        Column(Text("理由・備考", "Reason, remark"), 36),
        Column(Text("写し", "Copy"), 7),
        Column(Text("SHA-256", "SHA-256"), 56, "code"),
    ),
)
_STYLES: dict[str, StyleName] = {"read": "middle", "superseded": "info", "unreadable": "error"}


def write_files(book: Book, language: Language, lines: Iterable[FileLine]) -> None:
    """Writes the sheet ファイル."""

    def row(line: FileLine) -> Row:
        return (
            line.folder,
            line.file,
            Styled(STATUS[line.status].to(language), _STYLES[line.status]),
            line.city,
            line.period,
            line.remark,
            line.copy,
            line.sha256,
        )

    write_table(book, language, _PAGE, map(row, lines))
