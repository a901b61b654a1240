"""Sheet 都市別: cities by severities and 達成度."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle

from sdgsheet.edits import CellStyle
from sdgsheet.looks import LOOKS
from sdgsheet.reports.sheets.book import Book
from sdgsheet.reports.summary.contents import CityLine
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
        "点検した提出（古い版と読めないファイルを除く）を、様式1ごとに1行ずつ。達成度の欄は行数です。",
        "One line for each form of the filings that count (without older versions and unreadable files). "
        "達成度: numbers of rows.",
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
        sum(rows.get(standing, 0) for standing in ("word", "undefined", "no result", "no column")),
        line.folder,
        line.file,
        line.copy,
        line.remark,
    )
