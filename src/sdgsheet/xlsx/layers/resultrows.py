"""The rows of a 点検結果 that people worked in: which are as we wrote them, and to which finding an answer belongs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sdgsheet.edits import Answer
from sdgsheet.marking.answers import likeness
from sdgsheet.notation.numberformats import shown
from sdgsheet.snapshot import Cell
from sdgsheet.xlsx.patch.resultsheet import fingerprint, parse_hidden

_ENOUGH = 2
"""Of what a key tells, so much must stand in a row that was changed and sorted."""
_LONGEST = 300
"""Characters of a row's text that tell it."""


class Row:
    """One row: what is shown, what staff answer, and what we keep beside it."""

    def __init__(self, cells: Mapping[int, Cell], key: int, answer: Sequence[int | None]) -> None:
        filled = [cell for _, cell in sorted(cells.items()) if cell.kind != "empty" and cell.value.strip()]
        self.mark, self.key = parse_hidden(cells[key].value) if key in cells else ("", "")
        self.shown = [cell for cell in filled if cell.column < key]
        self.beyond = [cell for cell in filled if cell.column > key]
        self.asked = [cell for cell in self.shown if cell.column not in answer]
        given = [cells.get(column or 0) for column in answer]
        self.answer = Answer(*("" if cell is None else shown(cell).strip() for cell in given))
        self.is_answered = self.answer != Answer("", "")
        self.with_answers = fingerprint(cell.value for cell in self.shown)
        self.without_answers = fingerprint(cell.value for cell in self.asked)

    @property
    def texts(self) -> list[str]:
        """What it shows beside the answers."""
        return [shown(cell).strip() for cell in self.asked]

    @property
    def text(self) -> str:
        """All of it, in one line."""
        return " ".join(" ".join(self.texts).split())[:_LONGEST]

    def added(self, known: Mapping[str, object], fits: str, *, answered: bool) -> list[Cell]:
        """The cells that are not ours."""
        if fits or not self.shown:
            return self.beyond
        cells = self.asked if answered else self.shown
        for cell in cells:
            if fingerprint(c.value for c in cells if c is not cell) in known:
                return [cell, *self.beyond]
        return [*(cells[:1] if self.mark else cells), *self.beyond]

    def fitting(self, known: Mapping[str, list[str]]) -> str:
        """The mark of a row that is shown as we wrote it; empty where it is not. Its own one, where others are alike."""
        marks = [
            mark
            for mark, is_answered in ((self.without_answers, True), (self.with_answers, False))
            if mark in known and any(bool(key) is is_answered for key in known[mark])
        ]
        return self.mark if self.mark in marks else next(iter(marks), "")


def owners(rows: Sequence[Row], fits: Sequence[str], known: Mapping[str, Sequence[str]]) -> list[str]:
    """The key of the finding of each row; empty where it has none.

    What is kept beside a row tells, unless the row was sorted and that was not: then what the row shows. An answer
    of which nothing tells gets the row's own text for its key: no finding has that, and it is shown as such.
    """
    shown_here = {row.with_answers for row in rows} | {row.without_answers for row in rows}
    is_sorted = any(mark and mark != row.mark for row, mark in zip(rows, fits, strict=True))
    found: list[str] = []
    parted: list[int] = []
    for row, mark in zip(rows, fits, strict=True):
        stays = not mark and not is_sorted and row.mark not in shown_here
        if not mark and not stays and row.key and row.asked:
            parted.append(len(found))
        if mark == row.mark or stays:
            found.append(row.key)
        else:
            found.append(next((key for key in known.get(mark, ()) if key), ""))
    without = (key for mark, keys in known.items() if mark not in shown_here for key in keys if key)
    free = [key for key in dict.fromkeys(without) if key not in found]
    for place in parted:
        found[place] = _only_like(place, parted, rows, free) or (rows[place].text if rows[place].is_answered else "")
    return found


def _only_like(place: int, parted: Sequence[int], rows: Sequence[Row], free: Sequence[str]) -> str:
    """The key that a row is most like, where no other one is as much, and no other row is as much like it."""
    like = {key: likeness(key, rows[place].texts) for key in free}
    most = max(like.values(), default=0)
    best = [key for key, points in like.items() if points == most]
    if most < _ENOUGH or len(best) > 1:
        return ""
    is_only = all(likeness(best[0], rows[other].texts) < most for other in parted if other != place)
    return best[0] if is_only else ""
