"""What stands on the sheets of a form beside its sections, and was not read: tables, and rows without headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sdgsheet.form.barerows import bare_rows
from sdgsheet.form.draft import Draft
from sdgsheet.form.pieces import Part
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text

LeftOut = tuple[Ref, Text]

_WITHIN_NARRATIVE = Text("（３）の中の表（本文として読みました）", "a table within (3), read as its text")
_WITHOUT_HEADING = Text(
    "節の見出しのない表とその下の行", "a table without its section's heading, and the rows below it"
)
_WITHOUT_COLUMNS = Text("列の見出しのない行", "a row without headings over its columns")
_ANOTHER = Text(
    "様式1の一部か別の様式の表とその下の行", "a table of a part of a form or of another form, and the rows below it"
)


def left_out_of(draft: Draft, drafts: Iterable[Draft], parts: Sequence[Part]) -> Iterator[LeftOut]:
    """Tables and rows that no section holds, each with the reason; ``parts`` are those of the whole workbook."""
    for table in draft.apart:
        narratives = (piece for piece in draft.pieces if piece.number == 3 and piece.grid is table.grid)
        is_within = any(piece.heading.row < table.top <= piece.end for piece in narratives)
        yield table.corner, _WITHIN_NARRATIVE if is_within else _WITHOUT_HEADING
    taken = [part for one in drafts for part in one.parts]
    for name in {part.grid.name: None for part in draft.parts}:
        here = [part for part in parts if part.grid.name == name]
        for part in here:
            if part not in taken:
                tables = (*part.apart, *(table for piece in part.pieces for table in piece.tables))
                yield from ((table.corner, _ANOTHER) for table in tables)
    for grid, row in bare_rows(draft, parts):
        yield grid.ref(next(cell for cell, _ in grid.cells(row))), _WITHOUT_COLUMNS


def rows_among(left_out: Iterable[LeftOut]) -> tuple[Ref, ...]:
    """Where rows of the form's own may stand."""
    return tuple(ref for ref, why in left_out if why is not _WITHIN_NARRATIVE)
