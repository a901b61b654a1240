"""Moments that a sheet counts in days: a serial number to a day and a time of day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

_LAST = 2_958_465
"""The 31st of December 9999."""
_OFFSET_1904 = 1462
SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Moment:
    """A serial number taken apart."""

    year: int
    month: int
    day: int
    weekday: int
    """0 is Monday."""
    seconds: Decimal
    """Since midnight."""
    days: int
    """The whole days of the serial number, for durations."""

    @property
    def date(self) -> date:
        """The day; for the two days that only Excel knows, the nearest real one."""
        if (self.year, self.month, self.day) == (1900, 2, 29):
            return date(1900, 2, 28)
        return date(self.year, self.month, max(self.day, 1))


def moment(serial: Decimal, places: int, *, date1904: bool) -> Moment | None:
    """The moment, with seconds to ``places`` digits; None where no date has that number.

    In the 1900 system day 60 is the 29th of February 1900, which never was, and day 0 the 0th of January.
    """
    if not 0 <= serial <= _LAST + 1:
        return None
    days = int(serial)
    seconds = ((serial - days) * SECONDS_A_DAY).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if seconds >= SECONDS_A_DAY:
        days, seconds = days + 1, seconds - SECONDS_A_DAY
    counted = days + (_OFFSET_1904 if date1904 else 0)
    if counted > _LAST:
        return None
    weekday = (counted + 5) % 7
    if counted == 60:
        return Moment(1900, 2, 29, weekday, seconds, days)
    if counted == 0:
        return Moment(1900, 1, 0, weekday, seconds, days)
    day = date(1899, 12, 31 if counted < 60 else 30) + timedelta(days=counted)
    return Moment(day.year, day.month, day.day, weekday, seconds, days)
