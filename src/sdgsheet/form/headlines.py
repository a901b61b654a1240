"""Which lines below a table's headings belong to them: sub-headings, notes, letters, hints on filling in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sdgsheet.form.grid import Grid
from sdgsheet.form.labels import STARTING, Role, label_of
from sdgsheet.form.numbering import read_no
from sdgsheet.form.partlabels import is_heading
from sdgsheet.form.rowkinds import is_counter
from sdgsheet.form.stacks import is_column_note
from sdgsheet.notation.missing import missing_habit
from sdgsheet.notation.numbers import parse_amount
from sdgsheet.notation.years import parse_year
from sdgsheet.snapshot import Cell

_MOST_ROWS = 4
_LONGEST = 40
_FEWEST = 3
_LATIN = re.compile(r"[!-~\s]*[A-Za-z]{2,}[!-~\s]*")
_HINT = re.compile("記入|入力|選択|必須|任意|自動|不可|不要")


def last_row(grid: Grid, top: int, row: int) -> tuple[int, frozenset[int]]:
    """The last row of the headings that begin in ``top`` and name the columns in ``row``; and which of them are guides.

    A guide says how to read or fill in the columns, in words of any kind: 把握年 | 指標値 | ％.
    """
    bottom = max((grid.area(cell.row, cell.column).bottom for cell, _ in grid.cells(row)), default=row)
    bottom = min(bottom, top + _MOST_ROWS)
    guides = set()
    for following in range(row + 1, top + _MOST_ROWS + 1):
        cells = list(grid.cells(following))
        if not cells:
            continue
        texts = [text for _, text in cells]
        if following > bottom + 1 and (len(cells) < _FEWEST or any(map(_names_rows, texts))):
            break  # other headings, below a blank line
        if not all(map(_is_known, texts)):
            if not (_is_a_guide(cells, _roles(grid, range(top, following))) or _is_translated(cells, grid, row)):
                break
            guides.add(following)
        elif following > bottom and only_years(texts) and _has_years(grid, range(top, following)):
            break
        bottom = max(bottom, *(grid.area(cell.row, cell.column).bottom for cell, _ in cells))
    return min(bottom, top + _MOST_ROWS), frozenset(guides)


def _names_rows(text: str) -> bool:
    label = label_of(text)
    return label is not None and label.role in STARTING


def only_years(texts: Sequence[str]) -> int:
    """How many years there are, where there is nothing else."""
    labels = [label_of(text) for text in texts]
    if all(label and label.role == "actual" and (label.year or label.short) for label in labels):
        return len(labels)
    return 0


def _has_years(grid: Grid, rows: Iterable[int]) -> bool:
    labels = (label_of(text) for row in rows for _, text in grid.cells(row))
    return any(label and label.role == "actual" and (label.year or label.short) for label in labels)


def _roles(grid: Grid, rows: Iterable[int]) -> dict[int, Role]:
    """Column to what the headings so far say of it, where they stand over it."""
    return {
        column: label.role
        for row in rows
        for cell, text in grid.cells(row)
        if (label := label_of(text))
        for column in range(cell.column, grid.area(row, cell.column).right + 1)
    }


def _is_a_guide(cells: Sequence[tuple[Cell, str]], roles: dict[int, Role]) -> bool:
    """Words alone: no number in No, no year and no figure; where a name stands, most of them speak of filling in."""
    if len(cells) < _FEWEST or any(cell.kind != "text" or _is_content(text) for cell, text in cells):
        return False
    starting = [(roles[cell.column], text) for cell, text in cells if roles.get(cell.column) in STARTING]
    if any(role == "no" and read_no(text).number is not None for role, text in starting):
        return False
    speaking = sum(_is_known(text) or _HINT.search(text) is not None for _, text in cells)
    return not starting or speaking * 2 > len(cells)


def _is_translated(cells: Sequence[tuple[Cell, str]], grid: Grid, row: int) -> bool:
    """The headings of ``row`` again in Latin letters: No. | Indicator | Baseline | FY2022."""
    heads = {cell.column for cell, _ in grid.cells(row)}
    return len(cells) >= _FEWEST and all(
        cell.column in heads and cell.kind == "text" and (_LATIN.fullmatch(text) or _is_known(text))
        for cell, text in cells
    )


def _is_known(text: str) -> bool:
    return is_heading(text) or is_column_note(text)


def _is_content(text: str) -> bool:
    """A year, a figure or a missing value: what rows hold; ① and (a) are names of columns, 最終年 may be one."""
    if is_counter(text) and not any(map(str.isdecimal, text)):
        return False
    year = parse_year(text)
    if (year is not None and not year.is_open) or len(text) > _LONGEST:
        return True
    return not _is_known(text) and (missing_habit(text) is not None or parse_amount(text).number is not None)
