"""Sheets drawn as text: what a person would see, cell by cell.

    sheet('''
        （１）2030年のあるべき姿の実現へ向けた取組の達成状況
        No    | 指標名        | 当初値    | <   | < | 達成度
        経済1 | 商店の数【8.2】 | 2020年度 | 120 | 店 | 13%
    ''')

``|`` parts the cells; ``<`` is merged with the cell to its left, ``^`` with the one above; ``\\n`` breaks a line.
Figures are stored as a person would type them: ``10,446`` as a number with ``#,##0``, ``13%`` as 0.13 with
``0%``, ``'12`` as a text. ``0.152{0.0%}`` gives the number format, ``=E7/F7 -> 0.5{0%}`` a formula with its
result, ``#REF!`` an error, ``~~10~~12`` a text of which 10 is struck out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from textwrap import dedent

from sdgsheet.form.model import Form
from sdgsheet.form.reading import read_forms
from sdgsheet.snapshot import Area, Cell, Sheet, Style, TextBox, Visibility, Workbook, column_number

_FORMAT = re.compile(r"(.*?)\{([^{}]*)\}", re.DOTALL)
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(%?)")
_AT = re.compile(r"([A-Z]+)(\d+)")


def sheet(
    grid: str,
    name: str = "様式1",
    at: str = "A1",
    *,
    boxes: Iterable[tuple[str, str]] = (),
    page_texts: Iterable[str] = (),
    hidden_rows: Iterable[int] = (),
    hidden_columns: Iterable[int] = (),
    visibility: Visibility = "visible",
    ours: bool = False,
) -> Sheet:
    """The sheet that ``grid`` draws, its first cell at ``at``. ``boxes`` are text boxes: anchor and text."""
    top, left = place(at)
    drawn = [[cell.strip() for cell in line.split("|")] for line in dedent(grid).strip("\n").split("\n")]
    rows: dict[int, dict[int, Cell]] = {}
    for row, line in enumerate(drawn, top):
        for column, text in enumerate(line, left):
            if text and text not in ("<", "^"):
                rows.setdefault(row, {})[column] = cell(row, column, text)
    return Sheet(
        name=name,
        rows=rows,
        merges=tuple(_merges(drawn, top, left)),
        visibility=visibility,
        hidden_rows=frozenset(hidden_rows),
        hidden_columns=frozenset(hidden_columns),
        text_boxes=tuple(TextBox(*place(anchor), text) for anchor, text in boxes),
        page_texts=tuple(page_texts),
        ours=ours,
    )


def workbook(*sheets: Sheet) -> Workbook:
    """A workbook of these sheets."""
    return Workbook(sheets=sheets)


def forms(*sheets: Sheet | str) -> tuple[Form, ...]:
    """The forms that are read from these sheets; a grid is a sheet of its own."""
    drawn = [sheet(s, name=f"シート{i}") if isinstance(s, str) else s for i, s in enumerate(sheets, 1)]
    return read_forms(workbook(*drawn))


def place(a1: str) -> tuple[int, int]:
    """Row and column of an address."""
    match = _AT.fullmatch(a1)
    assert match is not None
    return int(match[2]), column_number(match[1])


def cell(row: int, column: int, text: str) -> Cell:
    """The cell that ``text`` draws."""
    text = text.replace("\\n", "\n")
    formula = None
    if text.startswith("="):
        formula, _, text = text[1:].partition("->")
        formula, text = formula.strip(), text.strip()
    number_format = "General"
    if match := _FORMAT.fullmatch(text):
        text, number_format = match[1], match[2]
    if text.startswith("~~"):
        _, struck, text = text.split("~~")
        return Cell(row, column, "text", text, formula, Style(number_format), struck)
    if text.startswith("'"):
        return Cell(row, column, "text", text[1:], formula, Style(number_format))
    if text.startswith("#"):
        return Cell(row, column, "error", text, formula, Style(number_format))
    match = _NUMBER.fullmatch(text)
    if match is None:
        return Cell(row, column, "text" if text else "empty", text, formula, Style(number_format))
    stored, shown_as = _stored(text, places=len(match[1] or ""), percent=bool(match[2]))
    return Cell(
        row, column, "number", stored, formula, Style(shown_as if number_format == "General" else number_format)
    )


def _stored(text: str, *, places: int, percent: bool) -> tuple[str, str]:
    digits = text.rstrip("%").replace(",", "")
    pattern = ("#,##0" if "," in text else "0") + ("." + "0" * places if places else "") + ("%" if percent else "")
    if percent:
        return repr(float(digits) / 100), pattern
    return digits, "General" if pattern == "0" else pattern


def _merges(drawn: list[list[str]], top: int, left: int) -> Iterable[Area]:
    for y, line in enumerate(drawn):
        for x, text in enumerate(line):
            if text in ("<", "^"):
                continue
            right, bottom = x, y
            while right + 1 < len(line) and line[right + 1] == "<":
                right += 1
            while bottom + 1 < len(drawn) and x < len(drawn[bottom + 1]) and drawn[bottom + 1][x] == "^":
                bottom += 1
            if (right, bottom) != (x, y):
                yield Area(top + y, left + x, top + bottom, left + right)
