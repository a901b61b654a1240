"""What to write into a workbook, as values; every host can carry them out.

Tags tell later what is ours. A tag stands inside a conditional format's formulas, so it moves
with the cells: ``sdgsheet:band…`` are the bands that fill lays, ``sdgsheet:template…`` those
that are part of the template (nobody takes them off), ``sdgsheet:A101:…`` with a rule's code is
a highlight of mark. Any other text is somebody else's, whatever it begins with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sdgsheet.snapshot import Area, Ref

Layer = Literal["fill", "mark"]
LAYERS: tuple[Layer, ...] = ("fill", "mark")
"""In the order in which they lie on the original."""

CellStyle = Literal[
    "",
    "title",
    "heading",
    "note",
    "header",
    "text",
    "number",
    "percent",
    "link",
    "error",
    "warning",
    "info",
    "input",
    "swatch",
]
"""How a cell of a sheet that we make looks. Without a border: ``""``, title (large, bold), heading (bold, underlined by a
line), note (small, grey). With a thin border, text wrapped and at the top: header (bold, shaded, centred), text, number,
percent (0%), link, error, warning and info (shaded: for the severity's word), input (pale yellow: staff write here),
swatch (for a legend, with the colour of ``SheetCell.fill``)."""

_TAG = re.compile(r'"(sdgsheet:(?:band|template|[A-Z][0-9]{3}:)[^"]*)"')


def tag_in(formula: str) -> str | None:
    """The tag that stands in a conditional format's formula; None in a formula that is not ours."""
    match = _TAG.search(formula)
    return match[1] if match else None


def layer_of(tag: str) -> Layer | None:
    """The layer that a tag belongs to; None for what is part of the file itself."""
    if tag.startswith("sdgsheet:template"):
        return None
    return "fill" if tag.startswith("sdgsheet:band") else "mark"


@dataclass(frozen=True, slots=True)
class FormulaEdit:
    """A formula with its stored result into one cell; or, where ``formula`` is None, the result as a value."""

    cell: Ref
    formula: str | None
    """Without the leading ``=``."""
    result: float | str
    """The double that Excel computes, a text, or an error such as ``#REF!``; as a value, an empty text empties the cell."""
    number_format: str | None = None
    """The format to give the cell; None keeps its own."""


@dataclass(frozen=True, slots=True)
class ConditionalFormat:
    """One conditional format of ours. ``tag`` stands in ``formulas`` so that it is found again."""

    sheet: str
    areas: tuple[Area, ...]
    tag: str
    kind: Literal["cellIs", "expression"]
    operator: str | None
    """``lessThan``, ``between``, ``equal`` …; None for an expression."""
    formulas: tuple[str, ...]
    fill: str | None
    """RRGGBB, or None for no fill."""
    font: str | None = None
    """RRGGBB of the text, or None for its own colour."""
    bold: bool = False
    border: str | None = None
    """RRGGBB of a thin border all round, or None."""
    stop_if_true: bool = False


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell of a sheet that we make. A text is always a text, also where it begins with ``=``."""

    row: int
    column: int
    value: str | float | int
    style: CellStyle = ""
    link: Ref | None = None
    """An internal hyperlink to a cell."""
    fill: str | None = None
    """RRGGBB instead of the style's own fill."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What staff wrote beside a finding."""

    response: str
    """対応."""
    reason: str
    """理由・担当."""


@dataclass(frozen=True, slots=True)
class AnswerColumns:
    """Where staff answer. The host keeps each row's key with the row, so answers are found again after sorting."""

    keys: tuple[tuple[int, str], ...]
    """Row and key: a printable text that names the finding from run to run."""
    response: int
    """Column of 対応."""
    reason: int
    """Column of 理由・担当."""


@dataclass(frozen=True, slots=True)
class ResultSheet:
    """The sheet 点検結果: ours, the last one, known by its tag."""

    name: str
    """Another is taken where a sheet of the user's bears this one."""
    cells: tuple[SheetCell, ...]
    widths: tuple[float, ...]
    """In characters, a column each."""
    frozen_rows: int = 0
    """Rows that stay in view."""
    heights: tuple[tuple[int, float], ...] = ()
    """Row and height in points; others fit their text."""
    merges: tuple[Area, ...] = ()
    choices: tuple[tuple[Area, tuple[str, ...]], ...] = ()
    """Drop-down lists: where, and what to choose from (255 characters in all); other text may be written too."""
    answers: AnswerColumns | None = None
    filtered: Area | None = None
    """The range of an autofilter, its headings included."""


@dataclass(frozen=True, slots=True)
class Edits:
    """All that one layer writes, made from a workbook of this hash."""

    layer: Layer
    sha256: str
    """Of the original's bytes, without our layers: edits made from other bytes are refused."""
    formulas: tuple[FormulaEdit, ...] = ()
    formats: tuple[ConditionalFormat, ...] = ()
    sheet: ResultSheet | None = None
