"""The bands over all 達成度 cells of a workbook, the city's own figures too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sdgsheet.achievement.bands import band_formats
from sdgsheet.achievement.number_format import read_format
from sdgsheet.edits import ConditionalFormat
from sdgsheet.filling.showing import showing
from sdgsheet.form.model import Indicator, Stated
from sdgsheet.rules.case import Case
from sdgsheet.snapshot import Area, Ref


def bands(cases: Sequence[Case]) -> tuple[ConditionalFormat, ...]:
    """One set of bands a sheet and way of showing (13% or 13); locked cells of protected sheets have none."""
    areas: dict[tuple[str, bool], set[Area]] = defaultdict(set)
    for case in cases:
        for row in case.form.indicators:
            if row.stated is not None and not is_locked(case, row.stated.cell):
                points = _shows_points(case, row, row.stated)
                areas[row.stated.cell.sheet, points].add(_area(case, row.stated.cell))
    return tuple(
        band
        for (sheet, points), places in areas.items()
        for band in band_formats(sheet, _joined(places), points=points)
    )


def is_locked(case: Case, cell: Ref) -> bool:
    """No hand could write there: the file's patch must not either."""
    sheet = case.workbook.sheet(cell.sheet)
    return sheet is not None and sheet.is_locked(cell.row, cell.column)


def _shows_points(case: Case, row: Indicator, stated: Stated) -> bool:
    """By what stands there; a cell without a figure as it would be written."""
    figure = case.figure(row)
    if figure.value is None:
        return showing(case, row, stated).points
    return read_format(stated.source.style.number_format).scale == "points" or figure.points


def _area(case: Case, cell: Ref) -> Area:
    sheet = case.workbook.sheet(cell.sheet)
    merged = sheet.merge_at(cell.row, cell.column) if sheet is not None else None
    return merged or Area(cell.row, cell.column, cell.row, cell.column)


def _joined(areas: Iterable[Area]) -> list[Area]:
    """Cells of one column that follow each other, as one area."""
    joined: list[Area] = []
    for area in sorted(areas, key=lambda a: (a.left, a.right, a.top)):
        last = joined[-1] if joined else None
        if last and (last.left, last.right, last.bottom + 1) == (area.left, area.right, area.top):
            joined[-1] = last._replace(bottom=area.bottom)
        else:
            joined.append(area)
    return joined
