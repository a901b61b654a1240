"""Draws a Form 1 onto an openpyxl worksheet, and tells where its rows came to stand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from sdgsheet.template import layout
from sdgsheet.template.content import Content, Row, Value
from sdgsheet.template.height import height

_FONT = Font(name=layout.FONT, size=layout.SIZE)
_TEXT = Font(name=layout.FONT, size=layout.NORMAL_SIZE)
_COMMENT = Font(name=layout.FONT, size=layout.NORMAL_SIZE, bold=True)
_BOLD = Font(name=layout.FONT, size=layout.SIZE, bold=True)
_TITLE = Font(name=layout.FONT, size=14, bold=True)
_SECTION = Font(name=layout.FONT, size=12, bold=True)
_HEADING_FILL = PatternFill("solid", fgColor="DCE6F1")
_THIN, _HAIR = Side(style="thin"), Side(style="hair")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TRIPLE = (
    Border(left=_THIN, right=_HAIR, top=_THIN, bottom=_THIN),
    Border(left=_HAIR, right=_HAIR, top=_THIN, bottom=_THIN),
    Border(left=_HAIR, right=_THIN, top=_THIN, bottom=_THIN),
)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
_RIGHT = Alignment(horizontal="right", vertical="center", indent=1)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where the parts of a drawn form stand: first and last row of each table."""

    section1: tuple[int, int]
    section2: tuple[int, int]
    narrative: tuple[int, int]

    @property
    def tables(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Both tables, (1) before (2)."""
        return self.section1, self.section2


def draw(sheet: Worksheet, content: Content, *, narrative_lines: int = 1) -> Drawn:
    """Draws the whole form from cell A1 on, ready to print on A3, landscape.

    Every row of section (3) has room for ``narrative_lines`` lines, or for its text if that is longer.
    """
    for column, width in layout.WIDTHS.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
    _titles(sheet, content)
    first, last = content.period
    row = _section(sheet, 4, "（１）2030年のあるべき姿の実現へ向けた取組の達成状況")
    row = _headings(
        sheet,
        row,
        {layout.INITIATIVE: "指標名\n※【】内はゴール・ターゲット番号"},
        (*(f"{year}年" for year in range(first, last + 1)), "2030年（目標値）"),
        "達成度\n(%)",
    )
    section1 = _rows(sheet, row, content.section1)
    row = _section(sheet, section1[1] + 2, f"（２）自治体SDGsの推進に資する取組の達成状況（{first}年～{last}年）")
    row = _headings(
        sheet,
        row,
        {layout.INITIATIVE: "取組名", layout.NAME: "指標名"},
        (*(f"{year}年\n実績" for year in range(first, last + 1)), f"{last}年\n目標値"),
        "達成度\n（％）",
    )
    section2 = _rows(sheet, row, content.section2)
    _initiatives(sheet, row, content.section2)
    row = _section(sheet, section2[1] + 2, "（３）ＳＤＧｓ未来都市計画推進のKPI達成に係る評価及び課題等")
    narrative = _narrative(sheet, row, content.narrative, narrative_lines)
    _page(sheet, section3=row - 1, last=narrative[1])
    return Drawn(section1, section2, narrative)


def _titles(sheet: Worksheet, content: Content) -> None:
    for row, line in enumerate(content.title_lines, start=1):
        cell = sheet.cell(row, 1)
        # As a text whatever it begins with: a city's name must never become a formula.
        cell.value, cell.data_type = line, "s"
        cell.font = _TITLE
        cell.alignment = Alignment(vertical="center")
        sheet.row_dimensions[row].height = 24
    cohort = sheet.cell(1, layout.LAST - 1, content.cohort or None)
    cohort.font, cohort.alignment, cohort.border = _SECTION, _CENTRE, _BOX
    sheet.merge_cells(start_row=1, end_row=1, start_column=layout.LAST - 1, end_column=layout.LAST)
    sheet.row_dimensions[3].height = 8


def _section(sheet: Worksheet, row: int, heading: str) -> int:
    sheet.row_dimensions[row - 1].height = 10
    cell = sheet.cell(row, 1, heading)
    cell.font, cell.alignment = _SECTION, Alignment(vertical="center")
    sheet.row_dimensions[row].height = 20
    return row + 1


def _headings(sheet: Worksheet, row: int, names: dict[int, str], triples: tuple[str, ...], achievement: str) -> int:
    """Two rows of headings, merged into one; returns the first row below them."""
    texts = {layout.NO: "No", **names, layout.BASELINE: "当初値"}
    texts |= dict(zip((*layout.ACTUALS, layout.TARGET), triples, strict=True))
    texts[layout.ACHIEVEMENT] = achievement
    starts = sorted(texts)
    for column, following in zip(starts, [*starts[1:], layout.LAST + 1], strict=True):
        cell = sheet.cell(row, column, texts[column])
        cell.font, cell.alignment, cell.border, cell.fill = _BOLD, _CENTRE, _BOX, _HEADING_FILL
        sheet.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=following - 1)
    sheet.row_dimensions[row].height = sheet.row_dimensions[row + 1].height = 18
    return row + 2


def _rows(sheet: Worksheet, first: int, rows: tuple[Row, ...]) -> tuple[int, int]:
    for number, row in enumerate(rows, start=first):
        _row(sheet, number, row)
    return first, first + len(rows) - 1


def _row(sheet: Worksheet, number: int, row: Row) -> None:
    in_section2 = isinstance(row.no, int)
    name = layout.NAME if in_section2 else layout.INITIATIVE
    for column, text, alignment in ((layout.NO, row.no, _CENTRE), (name, row.name or None, _LEFT)):
        cell = sheet.cell(number, column, text)
        cell.font, cell.alignment, cell.border = _FONT, alignment, _BOX
    if not in_section2:
        sheet.merge_cells(start_row=number, end_row=number, start_column=name, end_column=layout.NAME)
    for column, value in zip(layout.TRIPLES, (row.baseline, *row.actuals, row.target), strict=True):
        _triple(sheet, number, column, value)
    cell = sheet.cell(number, layout.ACHIEVEMENT, row.achievement)
    cell.font, cell.border, cell.number_format = _FONT, _BOX, "0%"
    cell.alignment = _CENTRE if isinstance(row.achievement, str) else _RIGHT
    sheet.row_dimensions[number].height = height((row.name, layout.span(name, layout.NAME)), least=2)


def _triple(sheet: Worksheet, row: int, column: int, value: Value) -> None:
    words = isinstance(value.number, str)
    parts = (
        (value.year or None, _CENTRE),
        (value.number, _CENTRE if words else _RIGHT),
        (value.unit or None, _CENTRE),
    )
    for offset, (part, alignment) in enumerate(parts):
        cell = sheet.cell(row, column + offset, part)
        cell.font, cell.alignment, cell.border = _FONT, alignment, _TRIPLE[offset]
    sheet.cell(row, column + 1).number_format = value.number_format


def _initiatives(sheet: Worksheet, first: int, rows: tuple[Row, ...]) -> None:
    """取組名, merged over the rows that it covers."""
    start = first
    for initiative, group in groupby(rows, key=lambda row: row.initiative):
        count = len(list(group))
        for number in range(start, start + count):
            cell = sheet.cell(number, layout.INITIATIVE)
            cell.font, cell.alignment, cell.border = _FONT, _LEFT, _BOX
        if initiative:
            sheet.cell(start, layout.INITIATIVE, initiative)
            needed = height((initiative, layout.WIDTHS[layout.INITIATIVE]))
            if count == 1:
                sheet.row_dimensions[start].height = max(sheet.row_dimensions[start].height, needed)
            else:
                sheet.merge_cells(
                    start_row=start,
                    end_row=start + count - 1,
                    start_column=layout.INITIATIVE,
                    end_column=layout.INITIATIVE,
                )
        start += count


def _narrative(sheet: Worksheet, first: int, paragraphs: tuple[str, ...], least: int) -> tuple[int, int]:
    last = first + len(paragraphs) - 1
    width = layout.span(1, layout.LAST)
    for number, paragraph in enumerate(paragraphs, start=first):
        cell = sheet.cell(number, 1, paragraph or None)
        cell.font = _COMMENT if paragraph.startswith("●") else _TEXT
        cell.alignment = _LEFT
        cell.border = Border(
            left=_THIN,
            right=_THIN,
            top=_THIN if number == first else None,
            bottom=_THIN if number == last else None,
        )
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=layout.LAST)
        sheet.row_dimensions[number].height = height((paragraph, width), least=least, size=layout.NORMAL_SIZE)
    return first, last


def _page(sheet: Worksheet, section3: int, last: int) -> None:
    """A3, landscape, one page wide; the tables on the first page, the narrative on the next."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom = 0.5, 0.5
    sheet.page_margins.header = sheet.page_margins.footer = 0.25
    footer = sheet.oddFooter
    assert footer is not None
    footer.center.text = "&P／&N"
    sheet.print_options.horizontalCentered = True
    sheet.print_title_rows = "1:3"
    sheet.print_area = f"A1:{sheet.cell(last, layout.LAST).coordinate}"
    sheet.row_breaks.append(Break(id=section3 - 1))
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 85
