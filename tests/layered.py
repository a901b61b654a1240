"""A workbook filled in and perhaps marked on the level of layers, and what is left of it once we are off again."""

from __future__ import annotations

import re
from pathlib import Path

from commands import mark
from patching import NAME, all_parts, band, edits, formula
from rawbooks import book, styles
from sdgsheet.snapshot import Cell, Ref, Sheet
from sdgsheet.text import Text
from sdgsheet.xlsx.layers import open_file
from sdgsheet.xlsx.reading import read_workbook

STYLES = styles(xfs='<xf/><xf numFmtId="0" borderId="1"/>')


def row(number: int, base: float, target: float, stated: str = '<c r="C{}" s="1"/>') -> str:
    """A value, a target, and 達成度: empty unless it is said."""
    cells = f'<c r="A{number}"><v>{base}</v></c><c r="B{number}"><v>{target}</v></c>'
    return f'<row r="{number}">{cells}{stated.format(number)}</row>'


TYPED = '<c r="C{}" s="1"><v>0.25</v></c>'
ORIGINAL = book(row(1, 10, 20) + row(2, 10, 40, TYPED) + row(3, 30, 60), {"xl/styles.xml": STYLES})
"""C1 and C3 empty, C2 typed in."""


def filled(original: bytes, folder: Path, *, marked: bool = False, rows: tuple[int, ...] = (1, 2, 3)) -> bytes:
    """All of C filled in, whatever stood there."""
    source, target = folder / "original.xlsx", folder / "filled.xlsx"
    source.write_bytes(original)
    with open_file(source) as file:
        results = {1: 0.5, 2: 0.25, 3: 0.5, 5: 0.25}
        cells = [formula(f"C{r}", f"A{r}/B{r}", results[r], "0%") for r in rows]
        state = file.original.put(edits(*cells, formats=(band("C1:C3"),), sha256=file.sha256))
        state = state.put(mark(state)) if marked else state
        state.write(target, force=True)
    return target.read_bytes()


def undone(data: bytes, folder: Path) -> tuple[Sheet, dict[str, Text], dict[str, bytes]]:
    """The sheet without us, what is named with its reason, and the parts."""
    edited, target = folder / "edited.xlsx", folder / "undone.xlsx"
    edited.write_bytes(data)
    with open_file(edited) as file:
        assert not file.exact
        left = {item.cell.a1 if item.cell else "": item.text for item in file.left}
        file.original.write(target, force=True)
    after = all_parts(target.read_bytes())
    assert b"sdgsheet" not in b"".join(after.values())
    with open_file(target) as file:
        return file.original.workbook.sheets[0], left, after


def formulas(found: Sheet) -> dict[str, str]:
    return {
        Ref(NAME, cell.row, cell.column).a1: cell.formula
        for cells in found.rows.values()
        for cell in cells.values()
        if cell.formula is not None
    }


def shown(found: Sheet, a1: str) -> tuple[str, str]:
    ref = Ref.at(NAME, a1)
    cell = found.cell(ref.row, ref.column)
    return cell.value, cell.style.number_format


def cell(path: Path, a1: str) -> Cell:
    ref = Ref.at(NAME, a1)
    return read_workbook(path).sheets[0].cell(ref.row, ref.column)


def sheet_names(data: bytes) -> list[str]:
    """In the order of the list."""
    return re.findall(r'<sheet [^>]*?name="([^"]*)"', all_parts(data)["xl/workbook.xml"].decode())
