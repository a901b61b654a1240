"""Sheets 指摘 and 参考: errors and warnings one by one, infos one line a code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sdgsheet.reports.sheets.book import Book
from sdgsheet.reports.sheets.stream import Styled
from sdgsheet.reports.summary.contents import FindingLine, InfoLine
from sdgsheet.reports.summary.table import Column, Page, Row, write_table
from sdgsheet.reports.summary.words import severity
from sdgsheet.rules.catalogue import rule
from sdgsheet.text import Language, Text

_FINDINGS: Final = Page(
    name=Text("指摘", "Findings"),
    title=Text("修正・確認の指摘", "Errors and warnings"),
    note=Text(
        "「まとめ」の行は同じ書き方の行をまとめた見出しで、件数には数えません。"
        "「元の指摘」のある行は、その指摘を直すとなくなる見込みです。",
        "Lines “heading” hold rows of one habit together and are not counted. "
        "What is caused by another finding should go when that one is corrected.",
    ),
    columns=(
        Column(Text("都市", "City"), 19),
        Column(Text("区分", "Severity"), 9),
        Column(Text("コード", "Code"), 7, "middle"),
        Column(Text("場所", "Place"), 10),
        Column(Text("指標・見出し", "Indicator, heading"), 24),
        Column(Text("記載", "Stated"), 12),
        Column(Text("計算・照合", "Expected"), 14),
        Column(Text("指摘", "Message"), 48),
        Column(Text("お願い", "Request"), 38),
        Column(Text("元の指摘", "Caused by"), 10),
        Column(Text("セル（開く）", "Cell (open)"), 14),
    ),
    nothing=Text("修正・確認をお願いする箇所はありません。", "There is nothing to correct or to look at."),
)
_HABIT = Text("まとめ", "heading")


def write_findings(book: Book, language: Language, lines: Iterable[FindingLine]) -> None:
    """Writes the sheet 指摘."""

    def row(line: FindingLine) -> Row:
        return (
            line.city,
            severity(line.severity, language) if line.counted else Styled(_HABIT.to(language), "info"),
            line.rule,
            line.place,
            line.subject,
            line.stated,
            line.expected,
            line.message,
            line.action,
            line.cause,
            line.cell,
        )

    write_table(book, language, _FINDINGS, map(row, lines))


_INFOS: Final = Page(
    name=Text("参考", "Infos"),
    title=Text("参考（直していただく必要のないもの）", "Infos (nothing needs to be corrected)"),
    note=Text("コードごとに1行です。", "One line a code."),
    columns=(
        Column(Text("都市", "City"), 22),
        Column(Text("コード", "Code"), 8, "middle"),
        Column(Text("内容", "What"), 40),
        Column(Text("件数", "Count"), 8, "number"),
        Column(Text("場所", "Places"), 100),
    ),
)


def write_infos(book: Book, language: Language, lines: Iterable[InfoLine]) -> None:
    """Writes the sheet 参考."""

    def row(line: InfoLine) -> Row:
        known = rule(line.rule)
        title = known.title.to(language) if known else ""
        return line.city, line.rule, title, line.number, line.places

    write_table(book, language, _INFOS, map(row, lines))
