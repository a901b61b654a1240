"""Where things stand in a Form 1 that we make, and how wide: the layout of the published sheets."""

from __future__ import annotations

from typing import Final

NO: Final = 1
INITIATIVE: Final = 2
NAME: Final = 3
BASELINE: Final = 4
"""The year's column; number and unit follow it. So with the other triples."""
ACTUALS: Final = (7, 10, 13)
TARGET: Final = 16
ACHIEVEMENT: Final = 19
LAST: Final = ACHIEVEMENT
TRIPLES: Final = (BASELINE, *ACTUALS, TARGET)

WIDTHS: Final[dict[int, float]] = {
    NO: 9,
    INITIATIVE: 28,
    NAME: 40,
    ACHIEVEMENT: 11,
    **dict.fromkeys(TRIPLES, 10.5),
    **{column + 1: 10.5 for column in TRIPLES},
    **{column + 2: 8 for column in TRIPLES},
}
"""In digits of the workbook's normal font, a column each."""

FONT: Final = "ＭＳ Ｐゴシック"
NORMAL_SIZE: Final = 11
SIZE: Final = 10
LINE: Final = 14.5
"""Points that a line of ``SIZE`` takes; enough for the fonts that stand in for ``FONT`` elsewhere."""


def span(first: int, last: int) -> float:
    """The width of several columns together, in digits of the normal font."""
    return sum(WIDTHS[column] for column in range(first, last + 1))
