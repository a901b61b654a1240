"""Builds an empty Form 1 for any plan period: live 達成度, bands, input checks, 記入要領."""

from __future__ import annotations

import unicodedata

from sdgsheet.achievement.bands import TEMPLATE_TAG, band_formats
from sdgsheet.achievement.formula import live_formula
from sdgsheet.edits import Edits, FormulaEdit
from sdgsheet.errors import SdgsheetError
from sdgsheet.snapshot import Area, Ref, column_letters
from sdgsheet.template import layout
from sdgsheet.template.content import Content, Row
from sdgsheet.template.draw import Drawn, draw
from sdgsheet.template.guide import TITLE, draw_guide
from sdgsheet.template.inputs import add_input_checks
from sdgsheet.template.package import new_workbook, to_bytes
from sdgsheet.text import Text
from sdgsheet.xlsx.layers import patched

_YEARS = 3
_SECTION1 = ("経済1", "経済2", "経済3", "社会4", "社会5", "社会6", "社会7", "環境8", "環境9", "環境10")
_SECTION2 = range(1, 13)
_PARAGRAPHS = 16
_UNPRINTABLE = ("Cc", "Cs")


def build(city: str | None, period: tuple[int, int]) -> bytes:
    """An empty form as an xlsx file; the same arguments give the same bytes.

    Args:
        city: Prefecture and name, such as 熊本県熊本市; None leaves it to be written in.
        period: First and last year of the plan, such as (2023, 2025): three years.

    Raises:
        SdgsheetError: The plan period is not of three years, or the city's name holds control characters.
    """
    first, last = period
    if last - first + 1 != _YEARS:
        raise SdgsheetError(
            Text(
                f"計画期間は3年間です（例：2023-2025）。「{first}-{last}」では様式を作れません。",
                f"A plan period has three years (such as 2023-2025): no form can be made for {first}-{last}.",
            )
        )
    if any(unicodedata.category(character) in _UNPRINTABLE for character in city or ""):
        raise SdgsheetError(
            Text(
                "市区町村名に、表示できない文字（改行など）が入っています。除いて指定してください。",
                "The city's name holds a character that cannot be shown, such as a line break. Leave it out.",
            )
        )
    workbook = new_workbook()
    sheet = workbook.create_sheet("様式1")
    drawn = draw(sheet, _empty(city, period), narrative_lines=2)
    add_input_checks(sheet, drawn, period)
    draw_guide(workbook.create_sheet(TITLE))
    return patched(to_bytes(workbook), _achievements(sheet.title, drawn))


def _empty(city: str | None, period: tuple[int, int]) -> Content:
    first, last = period
    return Content(
        title_lines=(
            f"{city or ''}　ＳＤＧｓ未来都市計画：計画期間{first}年～{last}年",
            f"SDGs未来都市計画（{first}～{last}）の進捗状況報告シート（様式1）",
        ),
        cohort="",
        period=period,
        section1=tuple(Row(no) for no in _SECTION1),
        section2=tuple(Row(no) for no in _SECTION2),
        narrative=("",) * _PARAGRAPHS,
    )


def _achievements(sheet: str, drawn: Drawn) -> Edits:
    """達成度 in every row: the formula on the row's own cells with its result, which is empty as they are."""
    baseline, *actuals, target = (column_letters(column + 1) for column in layout.TRIPLES)
    areas = [Area(top, layout.ACHIEVEMENT, bottom, layout.ACHIEVEMENT) for top, bottom in drawn.tables]
    return Edits(
        layer="fill",
        sha256="",
        formulas=tuple(
            FormulaEdit(
                Ref(sheet, row, layout.ACHIEVEMENT),
                live_formula(f"{baseline}{row}", [f"{actual}{row}" for actual in actuals], f"{target}{row}"),
                result="",
            )
            for area in areas
            for row in range(area.top, area.bottom + 1)
        ),
        formats=band_formats(sheet, areas, tag=TEMPLATE_TAG),
    )
