"""The headings of a table: over one to three rows, in years, 年度 or eras."""

from __future__ import annotations

from generated.draw.below import draw_line_below
from generated.draw.columns import Column
from generated.draw.grid import Grid
from generated.habits import Habits
from generated.model import Filing
from generated.years import FULL_WIDTH, era, short_era

PARTS = {3: ("年度", "数値", "単位"), 2: ("年度", "数値"), 1: ("",)}
SPACED = {"指標名": "指 標 名", "当初値": "当 初 値", "達成度": "達 成 度", "取組名": "取　組　名"}


def draw_headings(grid: Grid, row: int, columns: list[Column], filing: Filing, habits: Habits, section: int) -> int:
    """Draws them from ``row`` on; gives the first row below."""
    depth = habits.heading_rows
    last = row + depth - 1
    below = depth > 1 and habits.heading_look in {"below", "both"}
    above = depth > 1 and habits.heading_look in {"above", "both"}
    for column in columns:
        right = column.at + column.width - 1
        text = heading_text(column.kind, filing, habits, section)
        top, bottom = row, last
        if below and column.is_value and column.width > 1:
            for offset, part in enumerate(PARTS[column.width]):
                grid.put(last, column.at + offset, part, bold=True, border=True)
            bottom = last - 1
        if above and column.kind.startswith("actual"):
            top = row + 1
        top = min(top, bottom)  # 実績 and 年度｜数値｜単位 over two rows: the years give way
        if habits.heading_years == "number" and column.kind.startswith("actual") and text.isdigit():
            grid.put(top, column.at, int(text), number_format='0"年"', bold=True, border=True)
        else:
            grid.put(top, column.at, text, bold=True, border=True)
        grid.merge(top, column.at, bottom, right)
    actuals = [column for column in columns if column.kind.startswith("actual")]
    if above and actuals:
        grid.put(row, actuals[0].at, "実績", bold=True, border=True)
        grid.merge(row, actuals[0].at, row, actuals[-1].at + actuals[-1].width - 1)
    if habits.below:
        return draw_line_below(grid, last, columns, habits.below, habits.heading_merges)
    return last + 1


def heading_text(kind: str, filing: Filing, habits: Habits, section: int) -> str:
    """The words of one heading."""
    if kind.startswith("actual"):
        named = filing.years[int(kind[-1])]
        if habits.heading_years == "number":
            return str(named)  # shown as 2022年 by its format
        year = year_heading(named, habits)
        if section == 1 or habits.heading_look in {"above", "both"}:
            return year
        return {"below": f"{year}\n実績", "behind": f"{year}実績", "before": f"実績（{year}）"}[habits.actual_words]
    if kind == "target":
        if section == 1:
            return _target(year_heading(2030, habits), habits.target_words)
        return _target(year_heading(filing.target_heading or filing.last_year, habits), habits.target_words)
    name = (
        "指標名\n※【】内はゴール・ターゲット番号"
        if kind == "name" and section == 1 and not habits.old_layout
        else "指標名"
    )
    text = {
        "no": habits.no_text, "dimension": "側面", "initiative": "取組名", "name": name, "goals": "ゴール、\nターゲット番号",
        "office": "担当課", "baseline": "当初値", "previous": "前回達成度", "remarks": "備考",
        "stated": "達成度\n(%)" if section == 1 else "達成度\n（％）",
    }[kind]  # fmt: skip
    if habits.spaced:
        for tight, loose in SPACED.items():
            text = text.replace(tight, loose) if kind != "previous" else text
    return text


def _target(year: str, words: str) -> str:
    return {
        "usual": f"{year}（目標値）",
        "below": f"{year}\n目標値",
        "before": f"目標値（{year}）",
        "behind": f"{year}目標値",
    }[words]


def year_heading(year: int, habits: Habits) -> str:
    """2022年, 2022年度, 令和4年, 令和4年度, R4, ２０２２年."""
    match habits.heading_years:
        case "年度":
            return f"{year}年度"
        case "era":
            return f"{era(year)}年"
        case "era年度":
            return f"{era(year)}年度"
        case "short":
            return short_era(year)
        case "wide":
            return f"{year}年".translate(FULL_WIDTH)
        case _:
            return f"{year}年"
