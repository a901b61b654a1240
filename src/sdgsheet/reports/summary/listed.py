"""Sheet 未提出: what does not agree with the office's list of cities."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sdgsheet.reports.sheets.book import Book
from sdgsheet.reports.sheets.stream import Styled
from sdgsheet.reports.sheets.styles import StyleName
from sdgsheet.reports.summary.contents import ListLine
from sdgsheet.reports.summary.table import Column, Page, Row, write_table
from sdgsheet.text import Language, Text

_PAGE: Final = Page(
    name=Text("未提出", "Missing"),
    title=Text("一覧にあって提出のない都市", "Cities of the list without a filing"),
    note=Text(
        "都市の一覧と、読めたファイルの都市名とを照らし合わせました。",
        "The office's list of cities against the cities named in the files that could be read.",
    ),
    columns=(
        Column(Text("都市", "City"), 28),
        Column(Text("状態", "State"), 18, "middle"),
        Column(Text("備考", "Remark"), 90),
    ),
    nothing=Text("一覧のすべての都市から提出されています。", "All cities of the list have filed."),
)
_STATES: dict[str, tuple[Text, StyleName]] = {
    "missing": (Text("未提出", "missing"), "warning"),
    "undecided": (Text("判断できない", "cannot be told"), "info"),
    "not listed": (Text("一覧にない提出", "not in the list"), "info"),
}


def write_listed(book: Book, language: Language, lines: Iterable[ListLine]) -> None:
    """Writes the sheet 未提出, with the filings of cities that the list does not name below."""

    def row(line: ListLine) -> Row:
        state, style = _STATES[line.state]
        return line.city, Styled(state.to(language), style), line.remark

    write_table(book, language, _PAGE, map(row, lines))
