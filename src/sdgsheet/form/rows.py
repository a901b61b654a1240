"""The rows below a table's headings, read as indicators."""

from __future__ import annotations

from collections.abc import Sequence

from sdgsheet.form.brokennames import is_second_line, with_second_line
from sdgsheet.form.ditto import resolved
from sdgsheet.form.layout import Layout
from sdgsheet.form.model import Dimension, Indicator, Stated, Triple
from sdgsheet.form.names import one_line, split_name
from sdgsheet.form.numbering import read_no
from sdgsheet.form.otherrows import OtherRows, Reading
from sdgsheet.form.rowkinds import dimension_in, is_note, is_same_as_above
from sdgsheet.form.slots import Slot
from sdgsheet.form.triples import read_triple
from sdgsheet.form.twolines import on_two_lines
from sdgsheet.form.wholeunits import with_whole_units
from sdgsheet.form.wordvalues import told_by_the_row
from sdgsheet.snapshot import Cell


def read_rows(layout: Layout, rows: Sequence[int], reading: Reading) -> None:
    """Reads the rows of one table into ``reading``."""
    reader = _Reader(layout, reading, rows)
    for row in rows:
        reader.read(row)


def read_above(layout: Layout, rows: Sequence[int], reading: Reading) -> None:
    """Bands between a section's heading and its table: ■経済 above headings of its own."""
    reader = _Reader(layout, reading, rows)
    for row in rows:
        reader.read_band(row)


class _Reader(OtherRows):
    __slots__ = ("last",)

    last: int
    """The last row of the indicator read before; 0 where there is none in this table."""

    def __init__(self, layout: Layout, reading: Reading, rows: Sequence[int]) -> None:
        super().__init__(layout, reading, rows)
        self.last = 0

    def read(self, row: int) -> None:
        """Reads one row, whatever it is."""
        name_cell, name_text = self.name(row)
        has_value = self.has_value(row)
        own_name = bool(name_text) and name_cell.row == row and not (name_cell.formula is not None and name_text == "0")
        if not has_value and not own_name:
            self.without_content(row)
        elif own_name and not has_value and self._is_a_second_line(row, name_text):
            self.reading.indicators[-1] = with_second_line(self.reading.indicators[-1], name_text)
            self.last = row
        elif own_name or not self._belongs_to_the_line_above(row):
            no_cell, no_text = self.no(row)
            if not (
                self.is_something_else(row, name_cell, name_text if own_name else "", no_cell, no_text)
                or (not has_value and self.is_none(row, name_cell, name_text, no_text))
                or self.is_behind(row)
            ):
                self._take(row, name_cell, name_text, no_cell, no_text)
                self.last = row

    def _is_a_second_line(self, row: int, text: str) -> bool:
        """A text alone below a name: all else is merged over both rows, or the text plainly belongs to the name."""
        if self.last != row - 1 or is_note(text):
            return False
        if any(cell.column not in self.layout.name for cell, _ in self.texts(row)):
            return False
        shared = (self.grid.anchor(row, column) for column in (*self.values, self.layout.achievement) if column)
        if any(cell.row < row and not cell.is_empty for cell in shared):
            return True
        return bool(self.layout.no) and is_second_line(self.reading.indicators[-1], text)

    def _belongs_to_the_line_above(self, row: int) -> bool:
        """The second line of a row that gives the years of the values above it, or the values of the years."""
        rows = self.reading.indicators
        if not rows or rows[-1].row != row - 1 or rows[-1].sheet != self.grid.name or rows[-1].name_cell is None:
            return False
        no_cell, no_text = self.no(row)
        if no_text and no_cell is not None and no_cell.row == row:
            return False
        joined = on_two_lines(rows[-1], self._triples(row))
        if joined is not None:
            rows[-1] = joined
        return joined is not None

    def _take(self, row: int, name_cell: Cell, name_text: str, no_cell: Cell | None, no_text: str) -> None:
        grid, layout, reading = self.grid, self.layout, self.reading
        no = read_no(no_text)
        self._continue(row, no.dimension)
        goals_text = grid.text(row, layout.goals) if layout.goals is not None else ""
        name = split_name(name_text)
        if goals_text and not name.goals:
            name = split_name(f"{name_text}\n【{goals_text.strip('【】')}】")
        stated = None
        if layout.achievement is not None:
            cell = grid.anchor(row, layout.achievement)
            stated = Stated(grid.ref(cell), grid.shown(cell), cell)
        triples = with_whole_units(resolved(grid, self._triples(row), self._above()))
        baseline, *actuals, target = told_by_the_row(triples)
        reading.indicators.append(
            Indicator(
                section=reading.section,
                row=row,
                sheet=grid.name,
                no=no.number,
                no_text=no_text,
                no_cell=grid.ref(no_cell) if no_cell is not None else None,
                name=name.name,
                name_text=name_text,
                name_cell=grid.ref(name_cell) if layout.name else None,
                initiative=reading.initiative if reading.section == 2 else "",
                initiative_cell=reading.initiative_cell if reading.section == 2 else None,
                dimension=reading.dimension,
                goals=name.goals,
                goals_text=name.goals_text,
                goals_unread=name.goals_unread,
                repeated=name.repeated,
                baseline=baseline,
                actuals=tuple(actuals),
                target=target,
                stated=stated,
            )
        )

    def _triples(self, row: int) -> tuple[Triple | None, ...]:
        """Baseline, actuals and target."""
        layout = self.layout
        return tuple(self._triple(row, slot) for slot in (layout.baseline, *layout.actuals, layout.target))

    def _above(self) -> tuple[Triple | None, ...]:
        """The triples of the row before."""
        rows = self.reading.indicators
        return (rows[-1].baseline, *rows[-1].actuals, rows[-1].target) if rows else ()

    def _triple(self, row: int, slot: Slot | None) -> Triple | None:
        if slot is None:
            return None
        unit = self.layout.unit
        return read_triple(self.grid, row, slot, self.grid.anchor(row, unit) if unit is not None else None)

    def _continue(self, row: int, dimension: Dimension | None) -> None:
        """取組名 and 側面 of this row: its own, or those of the row before."""
        grid, layout, reading = self.grid, self.layout, self.reading
        if dimension is None and layout.dimension is not None:
            dimension = dimension_in(grid.text(row, layout.dimension))
        if dimension is None and layout.dimension is None and reading.section == 1 and self.left > 1:
            dimension = dimension_in(grid.text(row, self.left - 1))  # a column of 側面 without a heading
        if dimension is not None:
            reading.dimension = dimension
        cell, text = self.initiative(row)
        if cell is not None and text and not is_same_as_above(text):
            reading.initiative, reading.initiative_cell = one_line(text), grid.ref(cell)
