"""Every workbook of a folder written into and restored: is anything lost?

For each workbook a value, a formula and a conditional format are written, the file is compared
part by part, our layer is taken off and the file is compared again.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Literal

from sdgsheet.edits import ConditionalFormat, Edits, FormulaEdit
from sdgsheet.errors import RefusedError, UnreadableError
from sdgsheet.snapshot import Area, Ref, Sheet, Workbook, column_letters
from sdgsheet.text import Text
from sdgsheet.xlsx.addresses import LAST_COLUMN, LAST_ROW
from sdgsheet.xlsx.compare import differences, parts_of
from sdgsheet.xlsx.layers import LayeredFile, State, open_file
from sdgsheet.xlsx.package import part_key
from sdgsheet.xlsx.patch.book import Book

Kind = Literal["clean", "refused", "lost", "unreadable"]
SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xltm")

_TAG = "sdgsheet:band:roundtrip"
_RESULT = 0.5


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one workbook."""

    path: Path
    kind: Kind
    detail: Text | None = None
    """What was lost, why it was refused or could not be read, or which cells were left alone and why."""


def roundtrip(folder: Path) -> Iterator[Outcome]:
    """All workbooks below ``folder``, in the order of their names; the files themselves are only read."""
    for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and not p.name.startswith("~$")):
        yield try_one(path)


def try_one(path: Path) -> Outcome:
    """One workbook there and back."""
    try:
        with tempfile.TemporaryDirectory() as folder, open_file(path) as file:
            return _there_and_back(file, path, Path(folder))
    except UnreadableError as error:
        return Outcome(path, "unreadable", error.text)
    except RefusedError as error:
        return Outcome(path, "refused", error.text)


def _there_and_back(file: LayeredFile, path: Path, folder: Path) -> Outcome:
    workbook = file.original.workbook
    sheet = next((s for s in workbook.sheets if not s.protected), next(iter(workbook.sheets), None))
    if sheet is None:
        return Outcome(path, "refused", Text("ワークシートがありません。", "There is no worksheet."))
    state, edits = _put(file, _edits(workbook, sheet))
    if state.heap is file.original.heap:
        return Outcome(path, "refused", state.left_out[0].text)
    written, restored = folder / "written.xlsx", folder / "restored.xlsx"
    state.write(written)
    before, after = parts_of(path), parts_of(written)
    key = part_key(Book(file.base).worksheets[sheet.name.casefold()].part)
    name = next(name for name in before if part_key(name) == key)
    lost = list(differences(before, after, {name: [edit.cell.a1 for edit in edits.formulas]}))
    lost += _read_otherwise(workbook, state.workbook, edits)
    with open_file(written) as again:
        lost += [] if again.exact else [Text("元に戻せない", "the way back is lost")]
        again.original.write(restored)
    if list(parts_of(restored).items()) != list(before.items()):
        lost.append(Text("戻した内容が元と違う", "undone, it differs from the original"))
    if lost:
        return Outcome(path, "lost", _joined(lost))
    alone = [
        Text(f"{left.cell.a1}は書かず：{left.text.ja}", f"{left.cell.a1} left alone: {left.text.en}")
        for left in state.left_out
        if left.cell is not None
    ]
    return Outcome(path, "clean", _joined(alone) if alone else None)


def _joined(texts: list[Text]) -> Text:
    return Text(" ／ ".join(text.ja for text in texts), "; ".join(text.en for text in texts))


def _put(file: LayeredFile, edits: Edits) -> tuple[State, Edits]:
    """The edits written, and what of them was written: a cell that must be left alone costs that cell only."""
    state = file.original.put(edits)
    left = {left.cell for left in state.left_out}
    return state, replace(edits, formulas=tuple(e for e in edits.formulas if e.cell not in left))


def _edits(workbook: Workbook, sheet: Sheet) -> Edits:
    """A value and a formula below all cells, a formula beside the first row's, and one over a figure that stands there."""
    first = next(iter(sheet.rows), 1)
    right = max(sheet.rows.get(first, {}), default=0) + 2
    below = min(max(sheet.rows, default=0) + 2, LAST_ROW)
    free = next(c for c in count(1) if not sheet.merge_at(below, c) and not sheet.merge_at(below, c + 1))
    cells = [
        FormulaEdit(Ref(sheet.name, below, free), None, "点検"),
        FormulaEdit(Ref(sheet.name, below, free + 1), "1/2", _RESULT, "0.0%"),
        FormulaEdit(Ref(sheet.name, first, min(right, LAST_COLUMN)), "1/2", _RESULT, "0%"),
    ]
    figure = next((c for row in sheet.rows.values() for c in row.values() if c.kind == "number"), None)
    if figure is not None:
        cells.append(FormulaEdit(Ref(sheet.name, figure.row, figure.column), "1/2", _RESULT))
    band = ConditionalFormat(
        sheet.name, (Area(first, free, below, free + 1),), _TAG, "expression", None, (f'N("{_TAG}")=0',), "DDEBF7"
    )
    return Edits("fill", workbook.sha256, tuple(cells), (band,))


def _read_otherwise(before: Workbook, after: Workbook, edits: Edits) -> Iterator[Text]:
    """Cells that do not read as written, and others that read differently than before."""
    written = {edit.cell: edit for edit in edits.formulas}
    for old, new in zip(before.sheets, after.sheets, strict=True):
        for row, column in {(r, c) for s in (old, new) for r, cells in s.rows.items() for c in cells}:
            cell, edit = new.cell(row, column), written.get(Ref(new.name, row, column))
            if edit is None:
                same = cell == old.cell(row, column)
            else:
                value = float(cell.value) if cell.kind == "number" else cell.value
                same = (cell.formula, value) == (edit.formula, edit.result)
            if not same:
                place = f"{new.name}!{column_letters(column)}{row}"
                yield Text(f"{place} の読み取り結果が違う", f"“{place}” reads otherwise")
