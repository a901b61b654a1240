"""Years, fiscal years, eras, months and days, as intervals of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

YearKind = Literal["fiscal", "calendar", "month", "day", "span"]


@dataclass(frozen=True, slots=True)
class Year:
    """A year as someone wrote it, and the days that it may mean.

    A fiscal year is named by its first year and runs from April to March.
    """

    text: str
    """As written."""
    kind: YearKind
    first: date
    last: date
    named: int
    """The year that is named: 2022 for 2022年度, 2022年 and 令和4年度; a month's or a day's
    calendar year; a span's last year."""
    fitting: frozenset[int]
    """The named years that it may stand for: both the calendar and the fiscal year of a
    month or a day (2023年3月 fits 2023 and 2022), every year of a span, else ``named`` alone."""


def parse_year(text: str) -> Year | None:
    """The year that ``text`` writes, or None where it cannot be read."""
    raise NotImplementedError
