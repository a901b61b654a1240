"""What the commands do to a file, on the level of layers: for tests that care about nothing else."""

from __future__ import annotations

from pathlib import Path

from patching import band, edits, formula, highlight
from resultsheets import result_sheet
from sdgsheet.edits import Edits
from sdgsheet.snapshot import Ref
from sdgsheet.xlsx.layers import LayeredFile, State, open_file


def fill(state: State, *, more: bool = False) -> Edits:
    """達成度 into C1, and with ``more`` over the figure in C2."""
    cells = [formula("C1", "A1/B1", 0.5, "0%")]
    cells += [formula("C2", "A2/B2", 0.25, "0%")] if more else []
    return edits(*cells, formats=(band("C1:C2"),), sha256=state.workbook.sha256)


def mark(state: State, name: str = "点検結果") -> Edits:
    """A highlight, and 点検結果."""
    return edits(formats=(highlight("C2"),), result=result_sheet(name=name), layer="mark", sha256=state.workbook.sha256)


def run(command: str, source: Path, target: Path) -> LayeredFile:
    """What the commands do to a file."""
    with open_file(source) as file:
        match command:
            case "fill":
                state = file.unfilled.put(fill(file.unfilled, more=Ref("様式1", 2, 3) in file.fill_cells))
                state = state.put(mark(state)) if file.has_mark else state
            case "live":
                state = file.unfilled.put(fill(file.unfilled, more=True))
                state = state.put(mark(state)) if file.has_mark else state
            case "mark":
                state = file.filled.put(mark(file.filled))
            case "clear":
                state = file.filled
            case _:
                state = file.original
        state.write(target, force=True)
        return file
