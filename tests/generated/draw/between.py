"""What stands between the rows: examples, subtotals and notes."""

from __future__ import annotations

import random
from fractions import Fraction

from generated.draw.columns import Column
from generated.draw.grid import Content, Grid
from generated.habits import Habits
from generated.model import Row, whole_percent
from generated.vocabulary.words import NOTES


def draw_example(grid: Grid, at: int, text: str, columns: list[Column], habits: Habits) -> None:
    for column in columns:
        if column.kind == "no":
            grid.put(at, column.at, "（例）", border=True)
        elif column.kind == "name":
            grid.put(at, column.at, text, border=True)
        elif column.kind in {"baseline", "target"} and habits.triple == "three":
            year, number = ("2019年度", 10) if column.kind == "baseline" else ("2030年", 50)
            cells: tuple[Content, ...] = (year, number, "％")
            for offset, content in enumerate(cells):
                grid.put(at, column.at + offset, content, border=True)


def draw_subtotal(grid: Grid, at: int, rows: list[Row], columns: list[Column], dimension: str) -> int:
    stated = [row.stated.fraction for row in rows if row.stated.fraction is not None]
    grid.put(at, columns[0].at, f"{dimension} 小計（{len(rows)}指標）", bold=True)
    last = next((column for column in columns if column.kind == "stated"), columns[-1])
    grid.merge(at, columns[0].at, at, last.at - 1)
    if stated and last.kind == "stated":
        grid.put(at, last.at, whole_percent(sum(stated, Fraction(0)) / len(stated)) / 100, number_format="0%")
    return at + 1


def draw_note(grid: Grid, at: int, columns: list[Column], habits: Habits, rng: random.Random) -> int:
    name = next((column for column in columns if column.kind == "name"), columns[0])
    start = name.at if habits.split == "beside" or rng.random() < 0.5 else columns[0].at
    grid.put(at, start, rng.choice(NOTES))
    if rng.random() < 0.6:
        grid.merge(at, start, at, columns[-1].at + columns[-1].width - 1)
    if habits.hidden == "row":
        grid.hidden_rows.add(at)
    return at + 1
