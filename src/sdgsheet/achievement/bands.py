"""The bands of 達成度: calm blues, told apart without colour too; only what is below 0 is set off.

As data: fill lays them over a city's cells, the template carries them under a tag of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sdgsheet.edits import ConditionalFormat
from sdgsheet.snapshot import Area
from sdgsheet.text import Text

BAND_TAG = "sdgsheet:band"
"""The tag of the bands that fill lays, and that clear, undo and finish know."""
TEMPLATE_TAG = "sdgsheet:template-band"
"""The tag of the bands that are part of the template: never laid twice, never taken off."""

REACHED_WORD = "達成"
_MOST = "9E+307"
"""Above any figure. Excel orders texts above all numbers: a band without an upper end would catch them."""


@dataclass(frozen=True, slots=True)
class Band:
    """One band: from ``lower`` to below ``upper``, in percent; None where it has no such end."""

    lower: int | None
    upper: int | None
    fill: str
    """RRGGBB."""
    font: str | None
    bold: bool
    border: str | None
    """RRGGBB of a thin border, or None."""
    legend: Text


BANDS: tuple[Band, ...] = (
    Band(
        lower=100,
        upper=None,
        fill="BDD7EE",
        font="1F3864",
        bold=True,
        border=None,
        legend=Text("100%以上、または「達成」：青、太字", "100% or more, or the word “達成”: blue, bold"),
    ),
    Band(
        lower=50,
        upper=100,
        fill="DEEBF7",
        font=None,
        bold=False,
        border=None,
        legend=Text("50%以上100%未満：淡い青", "50% to below 100%: light blue"),
    ),
    Band(
        lower=0,
        upper=50,
        fill="F5F9FD",
        font=None,
        bold=False,
        border=None,
        legend=Text("0%以上50%未満：ごく淡い青", "0% to below 50%: very light blue"),
    ),
    Band(
        lower=None,
        upper=0,
        fill="FCE9DA",
        font="843C0C",
        bold=True,
        border="C55A11",
        legend=Text(
            "0%未満（当初値より後退）：淡い橙、太字と枠線",
            "below 0% (behind the baseline): light orange, bold and framed",
        ),
    ),
)
"""From the highest to the lowest. On paper without colour the ends are bold; the shade tells the highest."""

LEGEND_NOTE = Text(
    "色は達成度の大きさを示すだけで、良し悪しの判定ではありません（計画の初年度に13%は普通です）。",
    "The colours show how large a 達成度 is and judge nothing (13% is usual in the first year of a plan).",
)


def band_formats(
    sheet: str, areas: Sequence[Area], *, tag: str = BAND_TAG, points: bool = False
) -> tuple[ConditionalFormat, ...]:
    """The bands over ``areas``, in order of priority; ``points`` where a cell holds 13 for 13%.

    No formula refers to a cell: Excel reads relative references from the active cell when set
    by automation. ``N`` of a text is 0, so the tag changes no bound.
    """
    places, mark = tuple(areas), f'N("{tag}")'
    # Blank cells first: LibreOffice takes them for 0, Excel takes them for less than anything.
    blank = ConditionalFormat(sheet, places, tag, "cellIs", "equal", (f'""&T({mark})',), None, stop_if_true=True)
    return (
        blank,
        *(
            ConditionalFormat(
                sheet, places, tag, "cellIs", operator, formulas, band.fill, band.font, band.bold, band.border
            )
            for band in BANDS
            for operator, formulas in _conditions(band, mark, 1 if points else 100)
        ),
    )


def _conditions(band: Band, mark: str, scale: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Operators and bounds. Where two bands meet, the higher one stands first and wins."""

    def bound(percent: int) -> str:
        return f"{percent / scale:g}+{mark}"

    if band.lower is None:
        yield "lessThan", (bound(band.upper or 0),)
    elif band.upper is None:
        yield "equal", (f'"{REACHED_WORD}"&T({mark})',)
        yield "between", (bound(band.lower), f"{_MOST}+{mark}")
    else:
        yield "between", (bound(band.lower), bound(band.upper))
