"""How an author writes one triple: what each of its cells shows."""

from __future__ import annotations

from generated.habits import Habits
from generated.model import UNIT, Triple
from generated.years import FULL_WIDTH

WIDE: dict[int, int | str] = {**FULL_WIDTH, ord(","): "，", ord("."): "．", ord("-"): "－"}


def year_text(triple: Triple, habits: Habits) -> str:
    """The year as shown, "" where there is none."""
    if triple.year_typed is not None:
        return triple.year_typed
    if triple.year is None:
        return ""
    if triple.year_as_date:
        return f"{triple.year.named}年{triple.year.month}月"
    return triple.year.spelled(
        {"format": "western", "date": "western", "eradate": "era"}.get(habits.year_style, habits.year_style)
    )


def value_text(triple: Triple, habits: Habits) -> str:
    """The value as text, in the author's digits."""
    text = triple.shown()
    return text.translate(WIDE) if habits.wide_digits and triple.typed is None else text


def with_unit(triple: Triple, habits: Habits) -> str:
    """The value with its unit; a word for a missing value has none."""
    if triple.typed is not None and UNIT in triple.typed:
        return triple.typed.replace(UNIT, triple.unit)
    return value_text(triple, habits) + (" " if habits.spaced_unit and triple.unit else "") + triple.unit


def one_cell(triple: Triple, habits: Habits) -> str:
    """Year, value and unit in one cell."""
    year, value = year_text(triple, habits), with_unit(triple, habits)
    if not year:
        return value
    return habits.one_cell.format(year=year, value=value)


def number_format(triple: Triple, habits: Habits) -> str:
    """The format of a number's cell; with the unit inside where that is the habit."""
    if triple.number_format is not None:
        return triple.number_format
    plain = "#,##0" + ("." + "0" * triple.decimals if triple.decimals else "")
    return f'{plain}"{triple.unit}"' if habits.triple == "format" and triple.unit else plain
