"""A 達成度 that its number format shows a hundred times too large or too small."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from sdgsheet.achievement.number_format import read_format
from sdgsheet.achievement.stated import StatedFigure, as_fraction, as_points, typed_places
from sdgsheet.form.model import Indicator

Misscaled = Literal["too large", "too small"]


def misscaled(row: Indicator, figure: StatedFigure, computed: Fraction | None) -> Misscaled | None:
    """How the format shows a figure that is right by itself: 13 as 1300%, 0.13 under ``0"%"`` as 0%.

    None where the figure as shown is right, where it is wrong either way, and for 0. General shows
    what is typed and is never at fault.
    """
    number = None if row.stated is None else row.stated.source.number
    if row.stated is None or computed is None or not number or figure.fits(computed):
        return None
    shown = read_format(row.stated.source.style.number_format)
    places = typed_places(number)
    if shown.scale == "percent":
        return "too large" if as_points("", number, places).fits(computed) else None
    if shown.scale == "open" and shown.places is None:
        return None
    return "too small" if as_fraction("", number, places).fits(computed) else None
