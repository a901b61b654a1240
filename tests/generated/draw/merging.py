"""Cells that are one over several rows."""

from __future__ import annotations

from collections.abc import Sequence

from generated.draw.columns import Column
from generated.draw.grid import Grid
from generated.habits import Habits
from generated.model import Row


def merge_tall(grid: Grid, at: int, columns: list[Column], habits: Habits) -> None:
    """A row of the form that takes two rows of the sheet: each of its cells is one."""
    for column in columns:
        if column.kind in {"initiative", "dimension"} and runs_are_merged(habits):
            continue
        bottom = at + habits.row_height - 1
        if column.kind == "name":
            grid.merge(at, column.at, bottom, column.at + column.width - 1)
            continue
        for offset in range(column.width):
            grid.merge(at, column.at + offset, bottom, column.at + offset)


def runs_are_merged(habits: Habits) -> bool:
    return habits.initiative_style == "merged" and not (habits.blank_rows or habits.note_rows or habits.subtotals)


def merge_initiatives(grid: Grid, drawn: list[tuple[int, Row]], columns: list[Column], habits: Habits) -> None:
    """取組名 and 側面 over their rows."""
    for column in columns:
        if column.kind in {"initiative", "dimension"} and runs_are_merged(habits):
            _merge_runs(grid, [(at, getattr(row, column.kind)) for at, row in drawn], column.at, habits.row_height)


def merge_down(grid: Grid, drawn: list[tuple[int, Row]], columns: list[Column], offset: int) -> None:
    """One year (``offset`` 0) or one unit (2) over all rows that share it."""
    for column in columns:
        if column.is_value and column.width > offset:
            spots = [(at, grid.spots.get((at, column.at + offset))) for at, _ in drawn]
            marked = [(at, (spot.value, spot.number_format) if spot else at) for at, spot in spots]
            _merge_runs(grid, marked, column.at + offset, 1)


def _merge_runs(grid: Grid, marked: Sequence[tuple[int, object]], column: int, height: int) -> None:
    start = 0
    for position in range(1, len(marked) + 1):
        ended = position == len(marked) or marked[position][1] != marked[start][1]
        if ended or marked[position][0] != marked[position - 1][0] + height:
            first, last = marked[start][0], marked[position - 1][0]
            grid.merge(first, column, last + height - 1, column)
            for at in range(first + 1, last + 1):
                grid.spots.pop((at, column), None)
            start = position
