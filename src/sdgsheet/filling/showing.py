"""How a written 達成度 shows: percent points or a fraction, and under which number format."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from sdgsheet.achievement.number_format import read_format
from sdgsheet.achievement.stated import StatedFigure, typed_places
from sdgsheet.form.model import Indicator, Stated
from sdgsheet.rules.case import Case


class Showing(NamedTuple):
    """What the formula gives, and the number format that the cell gets; None: it keeps its own."""

    points: bool
    number_format: str | None


def showing(case: Case, row: Indicator, stated: Stated) -> Showing:
    """The cell's own way of showing; 0% where it has none.

    A typed figure in General keeps what it shows: 13 stays 13 (percent points), 0.13 stays 0.13.
    """
    figure = case.figure(row)
    own = stated.source.style.number_format
    form = read_format(own)
    number = stated.source.number
    if figure.value is not None and number is None:
        return _as_typed_text(figure, own)
    if form.scale != "open":
        return Showing(form.scale == "points", None)
    if form.places is not None:
        # A whole number can only be percent points: a fraction would show as 0.
        points = form.places == 0 or (_column_points(case, row, own) if figure.value is None else figure.points)
        return Showing(points, None)
    if figure.value is None or number is None:
        return Showing(points=False, number_format="0%")
    return Showing(figure.points, _decimals(typed_places(number)))


def _as_typed_text(figure: StatedFigure, own: str) -> Showing:
    text = unicodedata.normalize("NFKC", figure.text)
    pattern = _decimals(sum(character.isdigit() for character in text.partition(".")[2]))
    if "%" in text:
        pattern = _percent_format(text, pattern)
    return Showing(figure.points, None if pattern == own else pattern)


def _decimals(places: int) -> str:
    return f"0.{'0' * places}" if places else "0"


def _percent_format(text: str, pattern: str) -> str:
    """As written: ▲126% keeps its triangle."""
    mark = next((m for m in "▲△" if text.strip().startswith(m)), None)
    return f"{pattern}%" if mark is None else f'{pattern}%;"{mark}"{pattern}%'


def _column_points(case: Case, row: Indicator, number_format: str) -> bool:
    """An empty cell follows the figures of its column under the same format; without any, percent points."""
    others = [
        case.figure(other).points
        for other in case.form.indicators
        if other.section == row.section
        and other.stated is not None
        and other.stated.source.style.number_format == number_format
        and case.figure(other).value is not None
    ]
    return not others or sum(others) * 2 >= len(others)
