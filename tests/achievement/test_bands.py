from __future__ import annotations

import re

import pytest

from sdgsheet.achievement.bands import BAND_TAG, BANDS, TEMPLATE_TAG, band_formats
from sdgsheet.edits import ConditionalFormat, layer_of, tag_in
from sdgsheet.snapshot import Area

AREAS = (Area(7, 19, 16, 19),)


def test_blank_cells_come_first_and_stop() -> None:
    first = band_formats("様式1", AREAS)[0]
    assert (first.operator, first.formulas, first.fill, first.stop_if_true) == (
        "equal",
        ('""&T(N("sdgsheet:band"))',),
        None,
        True,
    )


def test_every_condition_carries_the_tag() -> None:
    for tag in (BAND_TAG, TEMPLATE_TAG):
        for band in band_formats("様式1", AREAS, tag=tag):
            assert all(tag_in(formula) == tag for formula in band.formulas)


def test_fill_takes_its_own_bands_off_and_never_the_template_s() -> None:
    assert (layer_of(BAND_TAG), layer_of(TEMPLATE_TAG)) == ("fill", None)


def test_no_relative_references() -> None:
    formulas = [
        f for points in (True, False) for band in band_formats("様式1", AREAS, points=points) for f in band.formulas
    ]
    assert not [f for f in formulas if re.search(r"\$?[A-Z]{1,3}\$?[0-9]", re.sub(r'"[^"]*"|9E\+307', "", f))]


def colour(value: float | str, *, points: bool = False) -> str | None:
    """The fill of a cell as Excel gives it: that of the first condition that holds."""
    bands = band_formats("様式1", AREAS, points=points)
    return next((band.fill for band in bands if holds(band, value)), None)


def holds(band: ConditionalFormat, value: float | str) -> bool:
    lower, *rest = (bound(f) for f in band.formulas)
    if isinstance(value, str) or isinstance(lower, str):
        # Excel orders texts above all numbers: only an upper end keeps them out.
        assert band.operator in {"equal", "between", "lessThan"}
        return value == lower
    if band.operator == "between":
        assert isinstance(rest[0], float)
        return lower <= value <= rest[0]
    return band.operator == "lessThan" and value < lower


def bound(formula: str) -> float | str:
    if formula.startswith('"'):
        return formula.split('"')[1]
    return float(formula.split("+N(", maxsplit=1)[0])


REACHED, HALF, BEGUN, BEHIND = (band.fill for band in BANDS)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (6.55, REACHED),
        (1.0, REACHED),
        (0.999, HALF),
        (0.5, HALF),
        (0.13, BEGUN),
        (0.0, BEGUN),
        (-0.01, BEHIND),
        (-1.26, BEHIND),
        ("達成", REACHED),
        ("未達成", None),
        ("概ね達成", None),
        ("－", None),
        ("", None),
    ],
)
def test_bands(value: float | str, expected: str | None) -> None:
    assert colour(value) == expected


def test_bands_of_percent_points() -> None:
    assert [colour(v, points=True) for v in (116.0, 86.0, 13.0, -1.0)] == [REACHED, HALF, BEGUN, BEHIND]


def test_told_apart_without_colour() -> None:
    reached, *middle, behind = BANDS
    assert reached.bold
    assert behind.bold
    assert behind.border is not None
    assert not any(band.bold or band.border for band in middle)
    # In grey the bands grow darker with the figure; what is below 0 is as light as the middle, but bold with a minus.
    assert luminance(reached.fill) + 5 < luminance(middle[0].fill) < luminance(middle[1].fill) - 5


def luminance(rgb: str) -> int:
    red, green, blue = (int(rgb[i : i + 2], 16) for i in (0, 2, 4))
    return round(0.2126 * red + 0.7152 * green + 0.0722 * blue)
