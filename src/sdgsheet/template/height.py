"""How high a row must be so that its wrapped text can be read.

No program sets the height of rows with merged cells by itself, so we do.
"""

from __future__ import annotations

import math
import unicodedata

from sdgsheet.template import layout


def lines(text: str, width: float, size: float = layout.SIZE) -> int:
    """Lines that ``text`` takes at ``width`` digits of the normal font, typed line breaks included."""
    # A little of the width goes to the cell's indent and margins, and to characters that may not begin a line.
    room = (width - 4) * layout.NORMAL_SIZE / size
    return sum(max(1, math.ceil(_digits(line) / room)) for line in text.split("\n"))


def height(*cells: tuple[str, float], least: int = 1, size: float = layout.SIZE) -> float:
    """Points for a row whose cells hold these texts at these widths; Excel knows no higher one than 409."""
    most = max([least, *(lines(text, width, size) for text, width in cells)])
    return min(most * layout.LINE * size / layout.SIZE + 4, 409)


def _digits(text: str) -> float:
    # An East Asian character is twice as wide as a digit; ambiguous ones (①, №) too in these fonts.
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
