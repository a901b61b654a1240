"""The sheets of a workbook: the form over one or more sheets, and what stands around it."""

from __future__ import annotations

import copy
import random

from generated.draw.grid import Grid
from generated.draw.story import draw_story
from generated.draw.tables import draw_table
from generated.draw.titles import draw_titles, section_heading
from generated.habits import Habits
from generated.model import Filing
from generated.rows import settle


def draw_form(filing: Filing, habits: Habits, rng: random.Random, title: str = "様式1") -> list[Grid]:
    """The sheets of one form."""
    if habits.sheets == "each":
        sheets = {1: Grid(f"{title}（1）"), 2: Grid(f"{title}（2）"), 3: Grid(f"{title}（3）")}
    elif habits.sheets == "narrative":
        main = Grid(title)
        sheets = {1: main, 2: main, 3: Grid("評価及び課題" if title == "様式1" else f"{title}（3）")}
    else:
        main = Grid(title)
        sheets = {1: main, 2: main, 3: main}
    grids = list({id(grid): grid for grid in sheets.values()}.values())
    draw_titles(grids[0], filing, habits)
    for section in (2, 1, 3) if habits.sheets == "mixed" else (1, 2, 3):
        if section in filing.missing_sections:
            continue
        grid = sheets[section]
        top = max(grid.bottom + 1, habits.top)
        grid.put(top, habits.left, section_heading(section, filing, habits), bold=True)
        if section == 3:
            draw_story(grid, top + 1, filing, habits)
        else:
            draw_table(grid, top + 1, filing, habits, section, rng)
    for grid in grids:
        grid.widths = {habits.left: 8, habits.left + 1: 30, habits.left + 2: 30}
    return [grid for grid in grids if grid.spots]


def around(form: list[Grid], filing: Filing, habits: Habits) -> list[Grid]:
    """The form's sheets with cover and list sheets before or behind them."""
    grids = list(form)
    if habits.cover:
        cover = Grid("表紙")
        for row, text in enumerate((filing.city, "SDGs未来都市計画 進捗状況報告", "令和5年7月", "担当：企画課")):
            cover.put(row * 2 + 1, 1, text)
        grids.insert(0, cover)
    if habits.list_sheet:
        listing = Grid("リスト")
        for row, text in enumerate(("側面", "経済", "社会", "環境", "単位", "％", "件", "人")):
            listing.put(row, 0, text)
        listing.hidden = habits.hidden == "sheet"
        grids.append(listing)
    return grids


def last_year_of(filing: Filing) -> Filing:
    """The same form as it stood a year before: one actual column fewer."""
    older = copy.deepcopy(filing)
    older.columns_filled -= 1
    older.comments.clear()
    for row in older.rows:
        row.actuals[older.columns_filled] = None
        settle(row)
    return older
