"""Tables that no section heading stands over: a section whose heading is lost, or one that goes on on the next sheet."""

from __future__ import annotations

from sdgsheet.form.draft import Draft
from sdgsheet.form.goingon import names_of
from sdgsheet.form.pieces import Part, Piece
from sdgsheet.form.tables import Table
from sdgsheet.form.titles import Number


def add_headless(drafts: list[Draft], parts: list[Part]) -> None:
    """Their columns say which section they are, where it is not found otherwise.

    What is left on a form's sheets is kept apart there: it is not read, and that is told.
    """
    for index, part in enumerate(parts):
        for table in part.apart:
            home = next((draft for draft in drafts if part in draft.parts), None)
            if home is None and not drafts and _is_form_like(table):
                home = Draft([part])
                drafts.append(home)
            number: Number = 2 if table.has("initiative") else 1
            if (going_on := _going_on(table, part, parts[:index], [home] if home else drafts)) is not None:
                home, number = going_on
                if part not in home.parts:
                    home.parts = [one for one in parts if one is part or one in home.parts]
            if home is not None and not _taken(table, number, part, home, goes_on=going_on is not None):
                home.apart.append(table)


def _taken(table: Table, number: Number, part: Part, home: Draft, *, goes_on: bool) -> bool:
    """Puts the table into its section; False where that section stands elsewhere."""
    piece = next((one for one in part.pieces if one.number == number), None)
    if piece is not None and not piece.by_shape and piece.tables:
        return False
    if piece is None and number in home.numbers and not goes_on:
        return False
    if piece is None or not piece.by_shape:
        if piece is not None:
            part.pieces.remove(piece)
        piece = Piece(number, table.grid, table.corner, "", by_shape=True)
        part.pieces.append(piece)
    piece.tables.append(table)
    piece.end = _end(table, part)
    return True


def _end(table: Table, part: Part) -> int:
    after = [piece.heading.row for piece in part.pieces if piece.heading.row > table.top]
    after += [other.top for other in part.apart if other.top > table.top]
    return min(after, default=table.grid.last_row + 1) - 1


def _is_form_like(table: Table) -> bool:
    """More than a list of indicators: a form says how far each has come."""
    return table.has("name") and table.has("achievement") and table.has("actual") and table.has("target")


def _going_on(table: Table, part: Part, before: list[Part], drafts: list[Draft]) -> tuple[Draft, Number] | None:
    """The section that ended on the sheet before, where the table repeats its headings over other rows."""
    if any(piece.heading.row < table.top for piece in part.pieces if not piece.by_shape):
        return None
    for draft in reversed(drafts):
        earlier = [piece for one in before if one in draft.parts for piece in one.pieces]
        last = max(earlier, key=lambda p: (p.grid is earlier[-1].grid, p.heading.row), default=None)
        if last is not None and last.number != 3 and last.tables and _columns(last.tables[-1]) == _columns(table):
            known = {name for piece in earlier if piece.number == last.number for name in names_of(piece)}
            own = set(names_of(Piece(last.number, table.grid, last.heading, "", [table], end=_end(table, part))))
            if own and len(own & known) * 2 <= len(own):
                return draft, last.number
    return None


def _columns(table: Table) -> list[tuple[str, int | None]]:
    return [(block.role, block.label.year.named if block.label.year else None) for block in table.blocks]
