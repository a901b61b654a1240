"""Which city files the form: the title says so, else what stands around it, else a cover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sdgsheet.form.pieces import Found, Part
from sdgsheet.form.titles import (
    city_in,
    city_within,
    in_prefecture,
    is_city_label,
    is_prefecture,
    is_title,
    names_the_city,
)

_LONGEST = 30
"""Letters of a line that holds nothing but the city."""


def city_of(parts: Sequence[Part], titles: Iterable[Found], covers: Sequence[Part]) -> str | None:
    """The city of a form that stands on ``parts``; ``covers`` are the sheets that hold no part of any form."""
    named = (
        *(city_within(title.text) for title in titles),
        *(city for part in parts for city in _around(part)),
        *(city_within(title.text) for part in covers for title in part.titles),
    )
    return next((city for city in named if city is not None), None) or _of_covers(covers)


def _around(part: Part) -> Iterator[str | None]:
    """What the sheet says beside its title: above its tables, in text boxes, in the page's header, in its name."""
    top = min((piece.heading.row for piece in part.pieces), default=0)
    yield from _alone(part, top)
    sheet = part.grid.sheet
    yield from (city_in(line) for box in sheet.text_boxes for line in box.text.splitlines() if is_title(line))
    yield from map(city_within, sheet.page_texts)
    yield city_in(part.grid.name)


def _of_covers(covers: Sequence[Part]) -> str | None:
    """The only city that the other sheets name; a list of cities names none."""
    named = {city for part in covers for city in _alone(part, part.grid.last_row + 1)}
    named |= {city for part in covers for text in part.grid.sheet.page_texts if (city := city_within(text)) is not None}
    return named.pop() if len(named) == 1 else None


def _alone(part: Part, end: int) -> list[str]:
    """Above a row: cities beside 都市名, and those that a cell holds alone; prefectures only where there are no others.

    A prefecture in a cell of its own is that of the city in the next one.
    """
    named = list(_written(part, end))
    cities = [city for city in named if not is_prefecture(city)]
    prefectures = {city for city in named if is_prefecture(city)}
    if not cities or len(prefectures) != 1:
        return cities or named
    (prefecture,) = prefectures
    return [city if in_prefecture(city) else prefecture + city for city in cities]


def _written(part: Part, end: int) -> Iterator[str]:
    grid = part.grid
    for row in grid.rows:
        if row >= end:
            break
        cells = [text for _, text in grid.cells(row)]
        for text, beside in pairwise(cells):
            if is_city_label(text) and (city := city_in(beside)) is not None:
                yield city
        for text in cells:
            if len(text) <= _LONGEST and names_the_city(text) and (city := city_in(text)) is not None:
                yield city
