"""A workbook with a 点検結果 of three findings, edited with openpyxl, and what is left once the mark is off again."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.worksheet.worksheet import Worksheet

from layered import ORIGINAL, sheet_names
from patching import edits, highlight
from resultsheets import numbered_sheet
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text
from sdgsheet.xlsx.layers import open_file

ROWS = ("A101｜a", "X102｜b", "Y102｜c")


def edited(folder: Path, edit: Callable[[Workbook, Worksheet], None], *, charts: bool = False) -> Path:
    """Marked, then edited; ``charts``: a chart sheet stands before 控え."""
    source = openpyxl.load_workbook(io.BytesIO(ORIGINAL))
    if charts:
        source.create_chartsheet("グラフ").add_chart(BarChart())
        source.create_sheet("控え")["A1"] = "残すこと"
    source.save(folder / "original.xlsx")
    with open_file(folder / "original.xlsx") as file:
        layer = edits(formats=(highlight("C2"),), result=numbered_sheet(*ROWS), layer="mark", sha256=file.sha256)
        file.filled.put(layer).write(folder / "marked.xlsx")
    book = openpyxl.load_workbook(folder / "marked.xlsx")
    edit(book, book["点検結果"])
    book.save(folder / "edited.xlsx")
    return folder / "edited.xlsx"


def cleared(path: Path) -> tuple[list[str], list[tuple[Ref | None, Text]]]:
    """The sheets without the mark, and what is named."""
    with open_file(path) as file:
        state = file.filled
        state.write(path.with_name("cleared.xlsx"))
    return sheet_names(path.with_name("cleared.xlsx").read_bytes()), [(i.cell, i.text) for i in state.left]
