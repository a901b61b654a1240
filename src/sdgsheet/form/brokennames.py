"""Names that are broken by hand over two rows of the sheet: 製造品出 above 荷額等【9.2】."""

from __future__ import annotations

from dataclasses import replace

from sdgsheet.form.model import Indicator
from sdgsheet.form.names import split_name

_PAIRS = (("【", "】"), ("［", "］"), ("（", "）"), ("(", ")"), ("「", "」"), ("[", "]"))


def with_second_line(row: Indicator, text: str) -> Indicator:
    """The indicator with the ``text`` below its name as the name's second line."""
    whole = f"{row.name_text}\n{text}"
    name = split_name(whole)
    row = replace(row, name=name.name, name_text=whole, repeated=row.repeated or name.repeated)
    if not name.goals_text:
        return row  # they may stand in a column of their own
    return replace(row, goals=name.goals, goals_text=name.goals_text, goals_unread=name.goals_unread)


def is_second_line(row: Indicator, text: str) -> bool:
    """A text alone below a name closes the bracket that is open there, or gives what the name lacks: 【9.2】, 【再掲】."""
    if any(row.name_text.count(opening) > row.name_text.count(closing) for opening, closing in _PAIRS):
        return True
    below = split_name(text)
    if not below.name and below.repeated:
        return True
    return not row.goals and not below.goals_unread and any("." in goal for goal in below.goals)  # a band has 【9】
