"""Sheets 都市別 and 未提出: cities by severities, and those of the office's list that have not filed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle

from sdgsheet.edits import CellStyle
from sdgsheet.looks import LOOKS
from sdgsheet.reports.sheets.book import Book
from sdgsheet.reports.sheets.stream import Styled
from sdgsheet.reports.summary.contents import CityLine, MissingLine
from sdgsheet.reports.summary.table import Column, Page, Row, write_table
from sdgsheet.text import Language, Text


def _above_zero(style: CellStyle) -> Rule:
    look = LOOKS[style]
    dxf = DifferentialStyle(
        fill=PatternFill("solid", bgColor=look.fill or "FFFFFF"), font=Font(bold=True, color=look.colour)
    )
    return Rule(type="cellIs", operator="greaterThan", formula=["0"], dxf=dxf)


_ERROR, _WARNING = _above_zero("error"), _above_zero("warning")

_CITIES: Final = Page(
    name=Text("都市別", "Cities"),
    title=Text("都市別の指摘と達成度", "Findings and 達成度 by city"),
    note=Text(
        "点検した提出（古い版と読めないファイルを除く）を1行ずつ。達成度の欄は行数です。",
        "One line for each filing that counts (without older versions and unreadable files). 達成度: numbers of rows.",
    ),
    columns=(
        Column(Text("都市", "City"), 21),
        Column(Text("計画期間", "Plan period"), 11, "middle"),
        Column(Text("修正", "Errors"), 7, "number"),
        Column(Text("確認", "Warnings"), 9, "number"),
        Column(Text("参考", "Infos"), 7, "number"),
        Column(Text("達成度\n計算式と一致", "達成度\nagrees"), 13, "number"),
        Column(Text("達成度\n異なる", "達成度\ndiffers"), 9, "number"),
        Column(Text("達成度\n判断が必要", "達成度\nto decide"), 11, "number"),
        Column(Text("達成度\n空欄", "達成度\nempty"), 8, "number"),
        Column(Text("達成度\n言葉・計算不可", "達成度\nwords, none"), 14, "number"),
        Column(Text("フォルダー", "Folder"), 30),
        Column(Text("提出されたファイル", "Submitted file"), 30),
        Column(Text("写し", "Copy"), 7),
        Column(Text("備考", "Remark"), 32),
    ),
    formats=((3, _ERROR), (4, _WARNING), (7, _ERROR), (8, _WARNING)),
)


def write_cities(book: Book, language: Language, lines: Iterable[CityLine]) -> None:
    """Writes the sheet 都市別."""
    write_table(book, language, _CITIES, map(_row, lines))


def _row(line: CityLine) -> Row:
    rows = line.standings
    return (
        line.city,
        line.period,
        line.errors,
        line.warnings,
        line.infos,
        rows.get("agrees", 0),
        rows.get("differs", 0),
        rows.get("decide", 0),
        rows.get("empty", 0),
        rows.get("word", 0) + rows.get("undefined", 0) + rows.get("no result", 0),
        line.folder,
        line.file,
        line.copy,
        line.remark,
    )


_MISSING: Final = Page(
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
)
_NOT_FILED = Text("未提出", "missing")
_NOT_LISTED = Text("一覧にない提出", "not in the list")
_CHECK_NAME = Text(
    "様式1の都市名、または一覧の都市名をご確認ください。",
    "Please check the city's name in the form, or in the list.",
)


def write_missing(book: Book, language: Language, missing: Iterable[MissingLine], unlisted: Iterable[str]) -> None:
    """Writes the sheet 未提出, with the filings of cities that the list does not name below."""

    def rows() -> Iterator[Row]:
        for line in missing:
            yield line.city, Styled(_NOT_FILED.to(language), "warning"), line.hint
        for city in unlisted:
            yield city, Styled(_NOT_LISTED.to(language), "info"), _CHECK_NAME.to(language)

    write_table(book, language, _MISSING, rows())
