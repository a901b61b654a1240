"""The tables of sections (1) and (2): headings, rows, and everything that stands between them."""

from __future__ import annotations

import random

from generated.draw.between import draw_example, draw_note, draw_subtotal
from generated.draw.columns import Column, columns_of
from generated.draw.grid import Grid
from generated.draw.headings import draw_headings
from generated.draw.merging import merge_down, merge_initiatives, merge_tall
from generated.draw.titles import section_heading
from generated.draw.values import draw_stated, draw_triple
from generated.habits import Habits
from generated.model import Filing, Row, Triple, whole_percent
from generated.vocabulary.words import OFFICES, REMARKS


def draw_table(grid: Grid, top: int, filing: Filing, habits: Habits, section: int, rng: random.Random) -> int:
    """The table from its headings on; gives the first row below it."""
    rows = filing.section(section)
    columns = columns_of(filing, habits, section, habits.left)
    if habits.split == "beside" and len(rows) > 3:
        return _beside(grid, top, filing, habits, section, rng)
    halves = (
        [rows]
        if habits.split in {"none", "beside"} or len(rows) < 4
        else [rows[: len(rows) // 2], rows[len(rows) // 2 :]]
    )
    at = top
    for part, half in enumerate(halves):
        if part and habits.split == "below":
            at += rng.choice((1, 2))
        if part and habits.continued:
            grid.put(at, habits.left, section_heading(section, filing, habits) + habits.continued, bold=True)
            at += 1
        first = draw_headings(grid, at, columns, filing, habits, section)
        at = _rows(grid, first, half, columns, filing, habits, rng)
        if habits.hidden == "column":
            grid.hidden_columns |= {column.at for column in columns if column.kind in {"office", "remarks"}}
        if habits.autofilter and part == 0 and half and section == 1:
            grid.filtered = (first - 1, columns[0].at, at - 1, columns[-1].at + columns[-1].width - 1)
    return at


def _beside(grid: Grid, top: int, filing: Filing, habits: Habits, section: int, rng: random.Random) -> int:
    rows = filing.section(section)
    middle = (len(rows) + 1) // 2
    left = columns_of(filing, habits, section, habits.left)
    right = columns_of(filing, habits, section, left[-1].at + left[-1].width + 1)
    bottoms = []
    for columns, half in ((left, rows[:middle]), (right, rows[middle:])):
        first = draw_headings(grid, top, columns, filing, habits, section)
        bottoms.append(_rows(grid, first, half, columns, filing, habits, rng))
    return max(bottoms)


def _rows(
    grid: Grid, top: int, rows: list[Row], columns: list[Column], filing: Filing, habits: Habits, rng: random.Random
) -> int:
    at = top
    drawn: list[tuple[int, Row]] = []
    for text in filing.examples if rows and rows[0].section == 1 and rows[0].no == 1 else []:
        draw_example(grid, at, text, columns, habits)
        at += 1
    for position, row in enumerate(rows):
        if habits.blank_rows and position and rng.random() < 0.2:
            at += 1
        draw_row(grid, at, row, columns, habits, rng, before=rows[position - 1] if position else None)
        drawn.append((at, row))
        if habits.row_height > 1:
            merge_tall(grid, at, columns, habits)
        if habits.hidden == "data" and position == 1:
            grid.hidden_rows.add(at)
        at += habits.row_height
        if (
            habits.subtotals
            and row.section == 1
            and (position + 1 == len(rows) or rows[position + 1].dimension != row.dimension)
        ):
            at = draw_subtotal(grid, at, [r for r in rows if r.dimension == row.dimension], columns, row.dimension)
        if habits.note_rows and rng.random() < 0.15:
            at = draw_note(grid, at, columns, habits, rng)
    merge_initiatives(grid, drawn, columns, habits)
    if habits.merged_down != "none":
        merge_down(grid, drawn, columns, {"years": 0, "units": 2}[habits.merged_down])
    return at


def draw_row(
    grid: Grid, at: int, row: Row, columns: list[Column], habits: Habits, rng: random.Random, *, before: Row | None
) -> None:
    """One row, cell by cell."""
    for column in columns:
        if column.is_value:
            draw_triple(grid, at, column, _triple(row, column.kind), habits)
        elif column.kind == "stated":
            draw_stated(grid, (at, column.at), row, columns, habits)
        elif column.kind == "previous":
            if row.computed is not None and rng.random() < 0.8:
                grid.put(at, column.at, whole_percent(row.computed) / 200, number_format="0%", border=True)
        elif column.kind in {"dimension", "initiative"}:
            text = getattr(row, column.kind)
            if habits.initiative_style == "repeated" or before is None or getattr(before, column.kind) != text:
                grid.put(at, column.at, text, border=True)
        else:
            grid.put(at, column.at, _plain(row, column.kind, habits, rng), border=True)
            if column.kind == "name" and column.width > 1 and habits.row_height == 1:
                grid.merge(at, column.at, at, column.at + column.width - 1)


def _plain(row: Row, kind: str, habits: Habits, rng: random.Random) -> str | int | None:
    match kind:
        case "no":
            return _no(row, habits)
        case "name":
            return row_name(row, habits)
        case "goals":
            return _old_goals(row)
        case "office":
            return rng.choice(OFFICES)
        case _:
            return rng.choice(REMARKS) if rng.random() < 0.3 else None


def _triple(row: Row, kind: str) -> Triple | None:
    if kind.startswith("actual"):
        return row.actuals[int(kind[-1])]
    return row.baseline if kind == "baseline" else row.target


def row_name(row: Row, habits: Habits) -> str:
    """The name with its goals and 再掲, as the author writes them."""
    goals = ""
    if row.goals is not None and not habits.goals_column:
        goals = f"\n{_old_goals(row)}" if habits.old_layout else f"\n【{row.goals}】"
    return _wrapped(row.name, habits) + goals + ("【再掲】" if row.repeated else "")


def _wrapped(name: str, habits: Habits) -> str:
    """Broken by hand after every twelfth character, so that it fits the cell."""
    if not habits.wrapped_names:
        return name
    return "\n".join(name[at : at + 12] for at in range(0, len(name), 12))


def _no(row: Row, habits: Habits) -> str | int | None:
    if row.no_typed is not None:
        return row.no_typed or None
    if row.section == 1 and habits.no_style == "joined":
        return f"{row.dimension}{row.shown_no}"
    return row.shown_no


def _old_goals(row: Row) -> str:
    return "ターゲット" + (row.goals or "").replace(",", "、") if row.goals else ""
