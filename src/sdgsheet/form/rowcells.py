"""The cells of one row of a table that say what the row is: its No, its name, its values."""

from __future__ import annotations

from sdgsheet.form.grid import Grid
from sdgsheet.form.layout import Layout
from sdgsheet.form.names import split_name
from sdgsheet.form.rowkinds import is_counter, is_mark, is_subtotal
from sdgsheet.snapshot import Cell


class RowCells:
    """The rows of one table, seen through its layout."""

    __slots__ = ("grid", "layout", "left", "right", "values")

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.grid: Grid = layout.table.grid
        self.values = tuple(slot.value for slot in layout.slots)
        self.left = layout.table.left
        self.right = layout.table.right

    def name(self, row: int) -> tuple[Cell, str]:
        """The cell of the name, and its text with the goals that stand in a cell beside it."""
        grid, columns = self.grid, self.layout.name
        if not columns:
            return Cell(row, self.left), ""
        first = grid.anchor(row, columns[0])
        text = grid.shown(first)
        if len(columns) == 1:
            return first, text
        cells = {(first.row, first.column): (first, text)}
        for column in columns[1:]:
            cell = grid.anchor(row, column)
            if (cell.row, cell.column) not in cells and (found := grid.shown(cell)):
                cells[cell.row, cell.column] = (cell, found)
        if len(cells) == 1:
            return first, text
        found_cells = [pair for pair in cells.values() if pair[1]]
        if self._is_divided(first, found_cells):
            below, part = found_cells[-1]
            return below, f"{text}{part}" if part[0] in "（(" else f"{text}（{part}）"
        cell, text = next(
            (pair for pair in found_cells if len(pair[1]) > 2), found_cells[0] if found_cells else (first, "")
        )
        beside = [t for c, t in found_cells if c is not cell and split_name(t).goals and not split_name(t).name]
        return cell, "\n".join((text, *beside))

    def _is_divided(self, first: Cell, found: list[tuple[Cell, str]]) -> bool:
        """健康寿命 merged over the rows of 男性 and 女性, which stand beside it."""
        if len(found) != 2 or found[0][0] is not first:
            return False
        below, part = found[1]
        over = self.grid.area(first.row, first.column)
        return over.bottom > over.top and over.top <= below.row <= over.bottom and bool(split_name(part).name)

    def no(self, row: int) -> tuple[Cell | None, str]:
        """The cell of the No, and its text joined over its columns: 経済 | 1."""
        cells = self._cells(row, self.layout.no)
        filled = [pair for pair in cells if pair[1]]
        if not filled:
            return (cells[0][0] if cells else None), ""
        return filled[-1][0], "".join(text for _, text in filled)

    def initiative(self, row: int) -> tuple[Cell | None, str]:
        """The cell of the 取組名, and its text joined over its columns: ① | 地域経済の循環."""
        filled = [pair for pair in self._cells(row, self.layout.initiative) if pair[1]]
        return (filled[0][0] if filled else None), "".join(text for _, text in filled)

    def _cells(self, row: int, columns: tuple[int, ...]) -> list[tuple[Cell, str]]:
        """The cells there, each merged one once, with their texts."""
        cells = {(cell.row, cell.column): cell for cell in (self.grid.anchor(row, column) for column in columns)}
        return [(cell, self.grid.shown(cell)) for cell in cells.values()]

    def has_value(self, row: int) -> bool:
        """A value of its own: formulas alone do not count, nor what is struck out, nor a value merged from above."""
        cells = self.grid.rows.get(row)
        if not cells:
            return False
        for column in self.values:
            cell = cells.get(column)
            if cell is None or cell.kind == "empty" or cell.formula is not None or cell.style.struck:
                continue
            if cell.value.strip():
                return True
        return False

    def texts(self, row: int) -> list[tuple[Cell, str]]:
        """Every cell of the table in this row that shows something."""
        cells = self.grid.cells(row)
        return [(cell, text) for cell, text in cells if self.left <= cell.column <= self.right]

    def struck(self, row: int) -> list[Cell]:
        """Every cell of the table in this row of which something is struck out."""
        cells = self.grid.rows.get(row, {}).values()
        return [cell for cell in cells if self.left <= cell.column <= self.right and cell.struck_out]

    def names_the_columns(self, row: int) -> bool:
        """The row holds nothing but letters or numbers: (a), (b) … below the headings."""
        texts = self.texts(row)
        return len(texts) > 2 and all(is_counter(text) for _, text in texts)

    def holds_marks_alone(self, row: int) -> bool:
        """Beside its No the row holds nothing but dashes and other marks: it is not in use."""
        beside = [text for cell, text in self.texts(row) if cell.column not in self.layout.no]
        return bool(beside) and all(map(is_mark, beside))

    def starts_with_subtotal(self, row: int) -> bool:
        """The first text of the row is 小計 and the like."""
        first = next((text for cell, text in self.grid.cells(row) if cell.column >= self.left), "")
        return is_subtotal(first)

    def is_wide(self, cell: Cell) -> bool:
        """Merged over more than its column: a heading of the rows below."""
        return bool(self.values) and self.grid.area(cell.row, cell.column).right >= min(self.values)
