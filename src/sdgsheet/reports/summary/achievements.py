"""Sheet 達成度: every row of every filing, by dimension."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle

from sdgsheet.achievement.bands import BANDS, LEGEND_NOTE
from sdgsheet.reports.achievements import Standing
from sdgsheet.reports.sheets.book import Book
from sdgsheet.reports.sheets.stream import Styled
from sdgsheet.reports.sheets.styles import StyleName
from sdgsheet.reports.summary.contents import AchievementLine
from sdgsheet.reports.summary.table import HEADER_ROW, Column, Page, Row, write_table
from sdgsheet.reports.summary.words import STANDING, dimension_name
from sdgsheet.text import Language, Text

_COMPUTED: Final = 9


def _bands() -> Iterator[Rule]:
    """The form's bands over the computed figures. Blank cells first: they would count as 0."""
    yield Rule(type="expression", formula=[f"ISBLANK(I{HEADER_ROW + 1})"], stopIfTrue=True)
    for band in BANDS:
        font = Font(bold=band.bold, color=band.font) if band.font else None
        look = DifferentialStyle(fill=PatternFill("solid", bgColor=band.fill), font=font)
        low, high = (None if bound is None else f"{bound / 100:g}" for bound in (band.lower, band.upper))
        if low is None:
            rule = Rule(type="cellIs", operator="lessThan", formula=[high])
        elif high is None:
            rule = Rule(type="cellIs", operator="greaterThanOrEqual", formula=[low])
        else:
            rule = Rule(type="cellIs", operator="between", formula=[low, high])
        rule.dxf, rule.stopIfTrue = look, True
        yield rule


_PAGE: Final = Page(
    name=Text("達成度", "達成度"),
    title=Text("側面ごとの達成度", "達成度 by dimension"),
    note=LEGEND_NOTE,
    columns=(
        Column(Text("側面", "Dimension"), 10, "middle"),
        Column(Text("都市", "City"), 19),
        Column(Text("場所", "Place"), 9),
        Column(Text("指標", "Indicator"), 38),
        Column(Text("当初値", "Baseline"), 23),
        Column(Text("最新の実績", "Latest actual"), 23),
        Column(Text("目標値", "Target"), 23),
        Column(Text("記載", "Stated"), 11, "middle"),
        Column(Text("計算", "Computed"), 10, "percent"),
        Column(Text("照合", "Comparison"), 14, "middle"),
        Column(Text("計算できない理由", "Why none"), 18),
        Column(Text("セル", "Cell"), 12),
    ),
    fixed=2,
    formats=tuple((_COMPUTED, rule) for rule in _bands()),
)
_LOUD: dict[Standing, StyleName] = {"differs": "error", "decide": "warning"}


def write_achievements(book: Book, language: Language, lines: Iterable[AchievementLine]) -> None:
    """Writes the sheet 達成度."""

    def row(line: AchievementLine) -> Row:
        return (
            dimension_name(line.dimension).to(language),
            line.city,
            line.place,
            line.indicator,
            line.baseline,
            line.actual,
            line.target,
            line.stated,
            line.computed,
            Styled(STANDING[line.standing].to(language), _LOUD.get(line.standing, "middle")),
            line.reason,
            line.cell,
        )

    write_table(book, language, _PAGE, map(row, lines))
