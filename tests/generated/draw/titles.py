"""What stands above the tables: the title lines, and the headings of the sections."""

from __future__ import annotations

from generated.draw.grid import Grid
from generated.habits import Habits
from generated.model import Filing
from generated.years import era

WIDE = {"S": "Ｓ", "D": "Ｄ", "G": "Ｇ", "s": "ｓ"}


def draw_titles(grid: Grid, filing: Filing, habits: Habits) -> None:
    """City, plan period and the year of selection."""
    first, last = filing.title_period or (filing.first_year, filing.last_year)
    ordinal = f"第{filing.generation}期" if filing.generation > 1 else ""
    name = _sdgs("SDGs未来都市", habits)
    city = "" if habits.city_apart else f"{filing.city}　"
    if habits.city_apart:
        grid.put(habits.top, habits.left + 8, "自治体名")
        grid.put(habits.top, habits.left + 9, filing.city)
    grid.put(
        habits.top,
        habits.left,
        f"{city}{ordinal}{name}計画：計画期間{_year(first, habits)}～{_year(last, habits)}",
    )
    sheet = f"{ordinal}SDGs未来都市計画（{first}～{last}）の進捗状況報告シート（様式1）"
    grid.put(habits.top + 1, habits.left, "SDGs未来都市等進捗評価シート" if habits.old_layout else sheet, bold=True)
    grid.put(habits.top + 1, habits.left + 12, f"{filing.cohort}年度")
    if habits.stamps:
        for offset, text in enumerate(("課長", "係長", "担当")):
            grid.put(habits.top, habits.left + 14 + offset, text, border=True)


def section_heading(section: int, filing: Filing, habits: Habits) -> str:
    """（１）… in the author's spelling."""
    first, last = filing.heading_period or (filing.first_year, filing.last_year)
    text = {
        1: "2030年のあるべき姿の実現へ向けた取組の達成状況",
        2: f"自治体{_sdgs('SDGs', habits)}の推進に資する取組の達成状況（{first}年～{last}年）",
        3: f"{_sdgs('SDGs', habits)}未来都市計画推進のKPI達成に係る評価及び課題等",
    }[section]
    if habits.wrapped_headings:
        text = text.replace("取組の", "取組の\n").replace("KPI達成に", "\nKPI達成に")
    style = habits.section_number
    if style in {"①", "⑴"}:
        return habits.ornament + chr(ord(style) + section - 1) + text
    digit = "１２３"[section - 1] if style[0] == "（" or style.endswith("．") else str(section)
    return habits.ornament + style.format(digit) + text


def _year(year: int, habits: Habits) -> str:
    return f"{era(year)}年度" if habits.era_title else f"{year}年"


def _sdgs(text: str, habits: Habits) -> str:
    return text.replace("SDGs", "ＳＤＧｓ") if habits.wide_sdgs else text
