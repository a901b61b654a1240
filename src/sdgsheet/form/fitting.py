"""Whether rows fill the columns of a table as the table's own rows do."""

from __future__ import annotations

from collections.abc import Sequence

from sdgsheet.form.grid import Grid
from sdgsheet.form.layout import Layout
from sdgsheet.form.slots import Slot
from sdgsheet.notation.numbers import Amount, parse_amount
from sdgsheet.notation.years import parse_year


class Fitting:
    """What the rows of a table have in common; each place is told by its column, whatever the sheet."""

    __slots__ = ("_needed", "_slots", "_target")

    def __init__(self, layout: Layout, rows: Sequence[int]) -> None:
        grid = layout.table.grid
        self._slots = layout.slots
        self._target = layout.target
        ends = [slot for slot in (layout.baseline, layout.target) if slot is not None]
        filled = [row for row in rows if any(grid.text(row, slot.value) for slot in ends)]
        self._needed = frozenset(
            column
            for slot in (self._slots if filled else ends)
            for column in _places(slot)
            if 2 * sum(bool(grid.text(row, column)) for row in filled) >= len(filled)
        )
        """Columns of years and values that half of the rows fill; without any row those of both ends."""

    def fits(self, grid: Grid, row: int) -> bool:
        """Years, values and units stand where they do in the table's own rows, and nothing else does."""
        if not all(grid.text(row, column) for column in self._needed):
            return False
        with_unit = {bool(_unit(grid, row, slot) or amount.unit) for slot, amount in self._figures(grid, row)}
        return len(with_unit) < 2 and all(self._is_of_its_kind(grid, row, slot) for slot in self._slots)

    def _figures(self, grid: Grid, row: int) -> list[tuple[Slot, Amount]]:
        amounts = ((slot, parse_amount(grid.text(row, slot.value))) for slot in self._slots)
        return [(slot, amount) for slot, amount in amounts if amount.number is not None]

    def _is_of_its_kind(self, grid: Grid, row: int, slot: Slot) -> bool:
        year, unit = (grid.text(row, slot.year) if slot.year is not None else ""), _unit(grid, row, slot)
        if (year and parse_year(year) is None) or (unit and unit[0].isdigit() and not unit[-1].isalpha()):
            return False
        return slot is self._target or not parse_amount(grid.text(row, slot.value)).is_word


def _unit(grid: Grid, row: int, slot: Slot) -> str:
    return grid.text(row, slot.unit) if slot.unit is not None else ""


def _places(slot: Slot) -> list[int]:
    return [column for column in (slot.year, slot.value) if column is not None]
