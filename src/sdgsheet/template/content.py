"""What is to stand in a Form 1 that we make: plain values, no addresses and no looks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Value:
    """One triple as it is to be typed in; an empty one by default."""

    year: str = ""
    number: float | int | str | None = None
    """A number, or words such as 上昇."""
    unit: str = ""
    number_format: str = "General"


EMPTY = Value()


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator of section (1) or (2)."""

    no: str | int
    """経済1 in section (1), 1 in section (2)."""
    name: str = ""
    initiative: str = ""
    """取組名; equal ones that follow each other are merged. Section (1) has none."""
    baseline: Value = EMPTY
    actuals: tuple[Value, Value, Value] = (EMPTY, EMPTY, EMPTY)
    target: Value = EMPTY
    achievement: float | str | None = None
    """A fraction (0.13 is shown as 13%), a word, or None for an empty cell."""


@dataclass(frozen=True, slots=True)
class Content:
    """A whole Form 1, from its title lines to the narrative."""

    title_lines: tuple[str, str]
    """City and plan period; the name of the form."""
    cohort: str
    """The year in which the city was selected, such as 2019年度; may be empty."""
    period: tuple[int, int]
    """First and last year of the plan: three years."""
    section1: tuple[Row, ...]
    section2: tuple[Row, ...]
    narrative: tuple[str, ...]
    """Section (3), one paragraph a row of the sheet."""
