"""What to write into a workbook, as values; every host can carry them out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sdgsheet.snapshot import Area, Ref

Layer = Literal["fill", "mark"]


@dataclass(frozen=True, slots=True)
class FormulaEdit:
    """A formula with its stored result into one cell."""

    cell: Ref
    formula: str
    """Without the leading ``=``."""
    result: float | str
    """The double that Excel computes, or a text result."""
    number_format: str | None = None
    """The format to give the cell; None keeps its own."""


@dataclass(frozen=True, slots=True)
class ConditionalFormat:
    """One conditional format of ours. ``tag`` stands in ``formula`` so that it is found again."""

    sheet: str
    areas: tuple[Area, ...]
    tag: str
    kind: Literal["cellIs", "expression"]
    operator: str | None
    formulas: tuple[str, ...]
    fill: str | None
    """RRGGBB, or None for no fill."""
    font: str | None = None
    bold: bool = False
    border: str | None = None
    stop_if_true: bool = False


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell of a sheet that we make."""

    row: int
    column: int
    value: str | float | int
    style: str = ""
    """The name of a style that the maker of the sheet defines."""
    link: Ref | None = None
    """An internal hyperlink to a cell."""


@dataclass(frozen=True, slots=True)
class ResultSheet:
    """The sheet 点検結果: ours, the last one, known by its tag."""

    name: str
    cells: tuple[SheetCell, ...]
    widths: tuple[float, ...]
    """In characters, a column each."""
    frozen_rows: int = 0
    heights: tuple[tuple[int, float], ...] = ()
    """Row and height in points."""
    merges: tuple[Area, ...] = ()
    choices: tuple[tuple[Area, tuple[str, ...]], ...] = ()
    """Drop-down lists: where, and what to choose from."""


@dataclass(frozen=True, slots=True)
class Edits:
    """All that one layer writes, made from a workbook of this hash."""

    layer: Layer
    sha256: str
    """Of the original's bytes, without our layers: edits made from other bytes are refused."""
    formulas: tuple[FormulaEdit, ...] = ()
    formats: tuple[ConditionalFormat, ...] = ()
    sheet: ResultSheet | None = None
