"""The bands of 達成度 as openpyxl's conditional formats, under the template's own tag."""

from __future__ import annotations

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from sdgsheet.achievement.bands import TEMPLATE_TAG, band_formats
from sdgsheet.edits import ConditionalFormat
from sdgsheet.snapshot import Area
from sdgsheet.template import layout
from sdgsheet.template.draw import Drawn


def add_bands(sheet: Worksheet, drawn: Drawn) -> None:
    """Lays the bands over the 達成度 cells of both sections."""
    column = layout.ACHIEVEMENT
    areas = [Area(top, column, bottom, column) for top, bottom in (drawn.section1, drawn.section2)]
    for band in band_formats(sheet.title, areas, tag=TEMPLATE_TAG):
        sheet.conditional_formatting.add(" ".join(area.a1 for area in areas), _rule(band))


def _rule(band: ConditionalFormat) -> Rule:
    side = Side(style="thin", color=band.border) if band.border else None
    style = DifferentialStyle(
        font=Font(color=band.font, bold=band.bold or None) if band.font or band.bold else None,
        fill=PatternFill("solid", bgColor=band.fill) if band.fill else None,
        border=Border(left=side, right=side, top=side, bottom=side) if side else None,
    )
    return Rule(
        type=band.kind,
        operator=band.operator,  # type: ignore[arg-type]  # openpyxl lists the names; ours come from the same norm
        formula=list(band.formulas),
        stopIfTrue=band.stop_if_true or None,
        dxf=style if band.fill else None,
    )
