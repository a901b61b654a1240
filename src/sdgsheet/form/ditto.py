"""〃 and 同上 where a year or a unit belongs: that of the row above, or of the value to the left."""

from __future__ import annotations

from collections.abc import Sequence

from sdgsheet.form.grid import Grid
from sdgsheet.form.model import Triple
from sdgsheet.form.rowkinds import is_same_as_above
from sdgsheet.snapshot import Ref

Triples = Sequence[Triple | None]


def resolved(grid: Grid, triples: Triples, above: Triples) -> list[Triple | None]:
    """The triples of a row, each 〃 in their year and unit cells with what it stands for.

    ``above`` are those of the row before, none where there is none. A year is that of the row above. A unit is
    that of the row's values to the left, unless they have 〃 themselves. A value that says 同上 keeps its cells.
    """
    found: list[Triple | None] = []
    for index, triple in enumerate(triples):
        if triple is None or (triple.year is not None and triple.unit_text) or is_same_as_above(triple.amount.text):
            found.append(triple)
            continue
        over = above[index] if index < len(above) else None
        left = next((t for t in reversed(found) if t is not None and t.unit_text), over)
        found.append(_with_unit(grid, _with_year(grid, triple, over), left))
    return found


def _with_year(grid: Grid, triple: Triple, source: Triple | None) -> Triple:
    if source is None or triple.year is not None or not _says_ditto(grid, triple.year_cell):
        return triple
    return triple._replace(year=source.year, year_text=source.year_text)


def _with_unit(grid: Grid, triple: Triple, source: Triple | None) -> Triple:
    if source is None or triple.unit_text or not _says_ditto(grid, triple.unit_cell):
        return triple
    return triple._replace(unit=source.unit, unit_text=source.unit_text, unit_from="cell")


def _says_ditto(grid: Grid, cell: Ref | None) -> bool:
    return cell is not None and is_same_as_above(grid.text(cell.row, cell.column))
