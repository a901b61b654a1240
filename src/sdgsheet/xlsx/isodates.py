"""Dates that a file stores as ISO 8601 text, as the serial numbers that Excel counts with."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

_DAY = timedelta(days=1)


def serial(text: str, *, date1904: bool) -> str:
    """``2012-02-03``, ``2012-02-03T10:20:00Z`` or ``10:20:00`` as a number's literal, in days.

    Raises ValueError for anything else.
    """
    text = text.strip().removesuffix("Z")
    if "-" not in text:
        return _literal(_fraction(time.fromisoformat(text.removeprefix("T"))))
    moment = datetime.fromisoformat(text).replace(tzinfo=None)
    if date1904:
        days = (moment.date() - date(1904, 1, 1)).days
    else:
        days = (moment.date() - date(1899, 12, 30)).days
        if days < 61:  # Excel counts a 29th of February 1900 that never was
            days -= 1
    return _literal(days + _fraction(moment.time()))


def _fraction(moment: time) -> float:
    passed = timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond)
    return passed / _DAY


def _literal(days: float) -> str:
    return format(days, ".15g")
