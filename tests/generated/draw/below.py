"""A line below a table's headings that says how to read them: sub-headings, letters, a formula in words, hints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generated.draw.columns import Column
from generated.draw.grid import Grid

Parts = Callable[[int], tuple[str, str, str]]


@dataclass(frozen=True)
class Line:
    """What stands below each triple (counted from the baseline, 0), and below the other headings."""

    parts: Parts
    stated: str = ""
    no: str = ""
    name: str = ""
    initiative: str = ""


def _same(year: str, value: str, unit: str) -> Parts:
    return lambda _: (year, value, unit)


def _first(*texts: str) -> Parts:
    return lambda position: (texts[position], "", "")


def _middle(*texts: str) -> Parts:
    return lambda position: ("", texts[position], "")


_FORMULA = "（実績－当初値）／（目標値－当初値）"
LINES: dict[str, Line] = {
    "parts": Line(_same("年度", "数値", "単位")),
    "parts and percent": Line(_same("年度", "数値", "単位"), "％"),
    "parts and formula": Line(_same("年度", "数値", "単位"), "(B-A)/(C-A)"),
    "parts and formula in words": Line(_same("年", "値", "単位"), _FORMULA),
    "parts and formula with hundred": Line(_same("年", "値", "単位"), "(B-A)/(C-A)×100"),
    "unusual parts": Line(_same("把握時点", "指標の値", "数え方"), "（％）"),
    "foreign parts": Line(_same("Year", "Value", "Unit"), "Rate"),
    "figure alone": Line(_middle(*["数値"] * 5)),
    "figure alone in brackets": Line(_middle(*["（数値）"] * 5), "（％）"),
    "unit alone": Line(_same("", "", "単位")),
    "figure and unit": Line(_same("", "数値", "単位"), "％"),
    "year and figure": Line(_same("年度", "値", "")),
    "year alone": Line(_same("年度", "", "")),
    "unusual year and figure": Line(_same("調べた年", "出た値", ""), "率"),
    "letters": Line(_first(*"ＡＢＢＢＣ"), "（Ｂ－Ａ）／（Ｃ－Ａ）"),
    "letters over figures": Line(_middle(*"abcde"), _FORMULA),
    "letters in brackets": Line(_middle("(A)", "(B1)", "(B2)", "(B3)", "(C)"), "D=(B-A)/(C-A)"),
    "letters at the parts": Line(lambda at: ("年度", f"値{'ＡＢＢＢＣ'[at]}", "単位"), "（Ｂ－Ａ）／（Ｃ－Ａ）"),
    "circled": Line(_middle(*"①②③④⑤"), "(④-①)/(⑤-①)"),
    "circled and hundred": Line(_first(*"①②③④⑤"), "（④－①）÷（⑤－①）×100"),
    "columns numbered": Line(lambda at: (str(3 * at + 4), str(3 * at + 5), str(3 * at + 6)), "19", "1", "3", "2"),
    "column letters": Line(lambda at: ("DGJMP"[at], "EHKNQ"[at], "FILOR"[at]), "S", "A", "C", "B"),
    "nth year": Line(_first("計画策定時", "1年目", "2年目", "3年目", "目標")),
    "nth year in brackets": Line(_first("(基準)", "(1年目)", "(2年目)", "(3年目)", "(目標)")),
    "nth year over figures": Line(_middle("基準", "初年度", "２年目", "最終年", "めざす値"), "％"),
    "widths": Line(_same("（半角）", "（半角）", "（全角）"), "※自動"),
    "how to": Line(_same("年度を記入", "数値を記入", "単位を記入"), "自動計算", "番号", "指標名を記入", "取組名"),
    "how to, no number": Line(_same("年度を入力", "値を入力", "単位を選択"), "自動", "", "名称を入力", ""),
    "how to, long": Line(
        _same("年度を和暦で記入してください", "半角数字で記入してください", "単位を記入してください"),
        "自動で計算されます（記入不要）",
        "",
        "指標名とゴール番号を記入してください",
    ),
    "how to, in another order": Line(
        _same("年度を記入", "数値を記入", "単位を記入"), "自動計算", "番号", "取組名", "指標名を記入"
    ),
    "obliged": Line(_same("必須", "必須", "必須"), "自動", "必須", "必須", "必須"),
    "notes": Line(_same("※１", "※２", ""), "※３", "", "（【】はゴール）"),
    "who fills in": Line(_first("変更不可", "記入済", "記入済", "今回記入", "変更不可"), "自動"),
    "units of all": Line(_same("（年度）", "", ""), "（％）"),
    "blank": Line(_same("", "", "")),
}
MERGES = ("across", "apart", "down")
"""Headings over their three columns; one cell each; over their columns, and No and 指標名 over both lines."""


def draw_line_below(grid: Grid, row: int, columns: list[Column], kind: str, merges: str) -> int:
    """Draws the line below the headings in ``row``; gives the first row below."""
    line = LINES[kind]
    if merges == "apart":
        grid.merges = [merge for merge in grid.merges if merge[0] != row]
    place = 0
    for column in columns:
        texts: tuple[str, ...] = (getattr(line, column.kind, ""),) if not column.is_value else line.parts(place)
        place += column.is_value
        for offset, text in enumerate(texts):
            grid.put(row + 1, column.at + offset, text, border=True)
        if merges == "down" and texts == ("",):
            grid.merges = [merge for merge in grid.merges if merge[:2] != (row, column.at)]
            grid.merge(row, column.at, row + 1, column.at + column.width - 1)
    return row + 2
