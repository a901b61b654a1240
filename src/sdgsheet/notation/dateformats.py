"""Dates and times as date formats write them, eras and weekdays in Japanese."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from sdgsheet.notation.formatcodes import Section, Token
from sdgsheet.notation.kanjidigits import by_place, in_words
from sdgsheet.notation.serialdates import SECONDS_A_DAY, Moment, moment

_ERAS = (
    (date(2019, 5, 1), ("R", "令", "令和")),
    (date(1989, 1, 8), ("H", "平", "平成")),
    (date(1926, 12, 25), ("S", "昭", "昭和")),
    (date(1912, 7, 30), ("T", "大", "大正")),
    (date(1868, 1, 25), ("M", "明", "明治")),
)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_KANJI_DAYS = "月火水木金土日"


def show_moment(section: Section, serial: Decimal, *, date1904: bool) -> str:
    """A serial number under a date section; ``########`` where no date has that number, as Excel shows it."""
    tokens = _told_apart(section.tokens)
    places = sum(token.kind == "digit" for token in tokens)
    shown = moment(serial, min(places, 3), date1904=date1904)
    if shown is None:
        return "########"
    writer = _Writer(shown, section, places)
    return "".join(writer.write(token) for token in tokens)


def _told_apart(tokens: tuple[Token, ...]) -> list[Token]:
    """Minutes as ``n`` (an ``m`` after hours or before seconds); points and digits only where seconds go on."""
    found = list(tokens)
    clock = [i for i, token in enumerate(found) if token.kind in ("date", "elapsed")]
    for before, here, after in zip([None, *clock], clock, [*clock[1:], None], strict=False):
        if found[here] in (Token("date", "m"), Token("date", "mm")):
            hours = before is not None and found[before].text[0] == "h"
            seconds = after is not None and found[after].text[0] == "s"
            if hours or seconds:
                found[here] = Token("date", "n" * len(found[here].text))
    in_seconds = False
    for i, token in enumerate(found):
        if token.kind in ("date", "elapsed"):
            in_seconds = token.text[0] == "s"
        elif token.kind not in ("digit", "point"):
            in_seconds = False
        elif not in_seconds:
            found[i] = Token("literal", token.text)
    return found


class _Writer:
    """Writes one moment token by token."""

    def __init__(self, shown: Moment, section: Section, places: int) -> None:
        self.shown = shown
        self.section = section
        self.places = places
        self.seconds = int(shown.seconds)
        self._letters: dict[str, Callable[[int], str]] = {
            "y": self._year,
            "g": self._era,
            "e": self._era_year,
            "r": lambda length: self._era(3) * (length == 2) + self._era_year(2),
            "m": self._month,
            "d": self._day,
            "a": lambda length: _KANJI_DAYS[shown.weekday] + "曜日" * (length == 4),
            "h": self._hour,
            "n": lambda length: self._number(self.seconds // 60 % 60, length),
            "s": lambda length: self._number(self.seconds % 60, length),
        }

    def write(self, token: Token) -> str:
        text = token.text
        if token.kind == "date":
            return self._letters[text[0]](len(text))
        if token.kind == "elapsed":
            seconds = self.shown.days * SECONDS_A_DAY + self.seconds
            return str(seconds // {"h": 3600, "m": 60, "s": 1}[text[0]]).zfill(len(text))
        if token.kind == "half day":
            return self._half_day(text)
        if token.kind == "point" and self.places:
            return f".{int(self.shown.seconds % 1 * 10**self.places):0{self.places}d}"
        return "" if token.kind == "digit" else text  # digits are written with their point

    def _number(self, number: int, length: int) -> str:
        if self.section.digits:
            return in_words(number, self.section.digits)
        return f"{number:02d}" if length >= 2 else str(number)

    def _year(self, length: int) -> str:
        year = f"{self.shown.year % 100:02d}" if length <= 2 else str(self.shown.year)
        return by_place(year, self.section.digits) if self.section.digits else year

    def _month(self, length: int) -> str:
        if length < 3:
            return self._number(self.shown.month, length)
        name = _MONTHS[self.shown.month - 1]
        return {3: name[:3], 5: name[0]}.get(length, name)

    def _day(self, length: int) -> str:
        if length < 3:
            return self._number(self.shown.day, length)
        return _DAYS[self.shown.weekday][: 3 if length == 3 else None]

    def _hour(self, length: int) -> str:
        hour = self.seconds // 3600
        return self._number((hour % 12 or 12) if self.section.has("half day") else hour, length)

    def _half_day(self, text: str) -> str:
        afternoon = self.seconds >= SECONDS_A_DAY // 2
        if text == "A/P":
            return "P" if afternoon else "A"
        if self.section.japanese or text == "午前/午後":
            return "午後" if afternoon else "午前"
        return "PM" if afternoon else "AM"

    def _era(self, length: int) -> str:
        return next(names for first, names in _ERAS if first <= self.shown.date)[min(length, 3) - 1]

    def _era_year(self, length: int) -> str:
        first = next(first for first, _ in _ERAS if first <= self.shown.date)
        year = self.shown.year - first.year + 1
        return self.section.first_year if year == 1 and self.section.first_year != "1" else self._number(year, length)
