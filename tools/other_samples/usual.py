"""The usual layout: year, number and unit in three cells, 達成度 as a formula on the latest actual."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tools.other_samples.sheets import Content, Page, number_format
from xlsxwriter.utility import xl_rowcol_to_cell

Triple = tuple[str, Content, str]
EMPTY: Triple = ("", None, "")
WIDTHS = {0: 7, 1: 22, 2: 34, **{3 + i * 3 + j: (9, 9, 8)[j] for i in range(5) for j in range(3)}, 18: 9}
LAST = 18


@dataclass(frozen=True)
class Row:
    """``first`` is No as written in (1), or the 取組名 of (2), "" where it goes on; ``stated`` is typed instead of the formula."""

    no: str | int
    first: str
    name: str
    baseline: Triple
    actuals: tuple[Triple, ...]
    target: Triple
    stated: Content | tuple[str, float] = None
    goals: str = ""


def draw_title(page: Page, city: str, plan: str, first: int, cohort: str) -> None:
    """The title lines."""
    last = first + 2
    page.text(0, 0, f"{city}　{plan}ＳＤＧｓ未来都市計画：計画期間{first}年～{last}年", bold=True, font_size=12)
    page.text(1, 0, f"{plan}SDGs未来都市計画（{first}～{last}）の進捗状況報告シート（様式1）", bold=True, font_size=12)
    page.put(1, LAST, cohort, align="right")


def draw_section1(page: Page, top: int, first: int, rows: tuple[Row, ...]) -> int:
    """Section (1) from its heading on; gives the first row below it."""
    page.text(top, 0, "（１）2030年のあるべき姿の実現へ向けた取組の達成状況", bold=True)
    page.heading(top + 1, 0, "No", (top + 2, 0))
    page.heading(top + 1, 1, "指標名\n※【】内はゴール・ターゲット番号", (top + 2, 2))
    _value_headings(page, top + 1, [f"{first + i}年" for i in range(3)], "2030年（目標値）", "達成度\n(%)")
    for at, row in enumerate(rows, top + 3):
        page.put(at, 0, row.no, border=1, align="center")
        page.put(at, 1, f"{row.name}\n【{row.goals}】", (at, 2), border=1)
        _values(page, at, row)
        page.sheet.set_row(at, 32)
    return top + 3 + len(rows)


def draw_section2(page: Page, top: int, first: int, rows: tuple[Row, ...]) -> int:
    """Section (2) from its heading on; gives the first row below it."""
    page.text(top, 0, f"（２）自治体SDGsの推進に資する取組の達成状況（{first}年～{first + 2}年）", bold=True)
    for column, text in enumerate(("No", "取組名", "指標名")):
        page.heading(top + 1, column, text, (top + 2, column))
    _value_headings(
        page, top + 1, [f"{first + i}年\n実績" for i in range(3)], f"{first + 2}年\n目標値", "達成度\n（％）"
    )
    starts = [i for i, row in enumerate(rows) if row.first] + [len(rows)]
    for start, end in pairwise(starts):
        page.put(top + 3 + start, 1, rows[start].first, (top + 2 + end, 1), border=1)
    for at, row in enumerate(rows, top + 3):
        page.put(at, 0, row.no, border=1, align="center")
        page.put(at, 2, row.name, border=1)
        _values(page, at, row)
        page.sheet.set_row(at, 32)
    return top + 3 + len(rows)


def draw_story(page: Page, top: int, lines: tuple[str, ...]) -> None:
    """Section (3), a line a row."""
    page.text(top, 0, "（３）ＳＤＧｓ未来都市計画推進のKPI達成に係る評価及び課題等", bold=True)
    for at, line in enumerate(lines, top + 1):
        page.text(at, 0, line, (at, LAST))


def _value_headings(page: Page, row: int, actuals: list[str], target: str, stated: str) -> None:
    for column, text in zip(range(3, LAST, 3), ("当初値", *actuals, target), strict=True):
        page.heading(row, column, text, (row + 1, column + 2))
    page.heading(row, LAST, stated, (row + 1, LAST))


def _values(page: Page, at: int, row: Row) -> None:
    triples = (row.baseline, *row.actuals, *[EMPTY] * (3 - len(row.actuals)), row.target)
    for column, (year, value, unit) in zip(range(3, LAST, 3), triples, strict=True):
        page.put(at, column, year, border=1, align="center")
        look: dict[str, Any] = {} if value is None or isinstance(value, str) else {"num_format": number_format(value)}
        page.put(at, column + 1, value, border=1, align="right", **look)
        page.put(at, column + 2, unit, border=1, align="center")
    _stated(page, at, row)


def _stated(page: Page, at: int, row: Row) -> None:
    look: dict[str, Any] = {"border": 1, "align": "center", "num_format": "0%"}
    if isinstance(row.stated, tuple):
        page.formula(at, LAST, row.stated[0].format(row=at + 1), row.stated[1], **look)
    elif row.stated is not None:
        page.put(at, LAST, None if row.stated == "" else row.stated, **look)
    else:
        latest = max(i for i, actual in enumerate(row.actuals) if actual[1] is not None)
        base, actual, target = (xl_rowcol_to_cell(at, column) for column in (4, 7 + latest * 3, 16))
        start, now, aim = (float(t[1] or 0) for t in (row.baseline, row.actuals[latest], row.target))
        page.formula(at, LAST, f"=({actual}-{base})/({target}-{base})", (now - start) / (aim - start), **look)
