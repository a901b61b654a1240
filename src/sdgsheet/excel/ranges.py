"""Areas as ranges of Excel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sdgsheet.snapshot import Area

if TYPE_CHECKING:
    import xlwings as xw

_LONGEST = 250
"""Excel takes addresses of 255 characters."""


def ranges(sheet: xw.Sheet, areas: Iterable[Area]) -> Iterator[xw.Range]:
    """As few ranges as can be that make up the areas."""
    address = ""
    for area in _beside(joined(areas)):
        if address and len(address) + len(area.a1) >= _LONGEST:
            yield sheet.range(address)
            address = ""
        address += f",{area.a1}" if address else area.a1
    if address:
        yield sheet.range(address)


def joined(areas: Iterable[Area]) -> list[Area]:
    """Areas of the same columns that follow each other, as one area."""
    result: list[Area] = []
    for area in sorted(set(areas), key=lambda a: (a.left, a.right, a.top)):
        last = result[-1] if result else None
        if last and (last.left, last.right, last.bottom + 1) == (area.left, area.right, area.top):
            result[-1] = last._replace(bottom=area.bottom)
        else:
            result.append(area)
    return result


def _beside(areas: list[Area]) -> list[Area]:
    """Areas of the same rows that stand side by side, as one area."""
    result: list[Area] = []
    for area in sorted(areas, key=lambda a: (a.top, a.bottom, a.left)):
        last = result[-1] if result else None
        if last and (last.top, last.bottom, last.right + 1) == (area.top, area.bottom, area.left):
            result[-1] = last._replace(right=area.right)
        else:
            result.append(area)
    return result
