"""What the summary shows, as plain lines. Whoever has them gives them one by one: none of it is held as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from sdgsheet.reports.achievements import Standing
from sdgsheet.reports.sheets.link import Link


class CityLine(NamedTuple):
    """One form of a filing that counts."""

    city: str
    period: str
    errors: int
    warnings: int
    infos: int
    standings: Mapping[Standing, int]
    """How many rows of each standing."""
    folder: str
    file: Link
    copy: Link | None
    remark: str


class FindingLine(NamedTuple):
    """One error or warning, or the root of a habit."""

    city: str
    severity: str
    rule: str
    place: str
    """Section and No."""
    subject: str
    """The indicator, or the heading of section (3)."""
    stated: str
    expected: str
    message: str
    action: str
    cause: str
    """Code and cell of the finding that it follows from; empty for a root."""
    counted: bool
    """False for the root of a habit: its rows are counted."""
    cell: Link


class InfoLine(NamedTuple):
    """The infos of one code in one filing."""

    city: str
    rule: str
    number: int
    places: str


class AchievementLine(NamedTuple):
    """One row of a form with its 達成度."""

    dimension: str | None
    city: str
    place: str
    indicator: str
    baseline: str
    actual: str
    """The latest."""
    target: str
    stated: str
    computed: float | None
    """A fraction: 0.134 is 13%."""
    standing: Standing
    reason: str
    cell: str


class RuleLine(NamedTuple):
    """One rule over all filings that count."""

    code: str
    title: str
    cities: int
    errors: int
    warnings: int
    infos: int
    not_checked: int
    """Filings on which it could not be judged."""
    failed: int
    """Filings on which it failed, by a fault of ours."""


FEW: Final = 5
"""Cities; of fewer nothing can be said about the rules."""


def in_most(cities: int, total: int) -> bool:
    """More than half of the cities: a rule that speaks there is suspect itself."""
    return total >= FEW and cities * 2 > total


class FileLine(NamedTuple):
    """One file found."""

    folder: str
    """From the folder on that holds all files; a zip is one."""
    file: Link
    status: str
    """read, superseded or unreadable."""
    city: str
    period: str
    remark: str
    """Why it is unreadable, which file supersedes it, whose filing it may be."""
    sha256: str
    copy: Link | None


class ListLine(NamedTuple):
    """One city of the office's list without a filing, or one that filed and is not listed."""

    city: str
    state: Literal["missing", "undecided", "not listed"]
    """Undecided: cities share the name, and it cannot be told which of them filed."""
    remark: str
    """Files that may be its filing: unreadable ones, and those whose form names another city."""


class Listed(NamedTuple):
    """What came of the office's list of cities."""

    cities: int
    missing: int
    """Without a filing."""
    undecided: int


@dataclass(frozen=True, slots=True)
class Totals:
    """The counts over all. Findings and cities are those of files with status read."""

    read: int
    superseded: int
    unreadable: int
    others: Mapping[str, int]
    """Files of other kinds that were not looked at, by the ends of their names."""
    filings: int
    """Forms in the files that were read: one line each."""
    cities: int
    """Those without a name, ``unnamed``, count as one each."""
    unnamed: int
    cities_with_errors: int
    errors: int
    warnings: int
    infos: int
    older_errors: int
    """Of superseded files, which do not count; ``older_warnings`` too."""
    older_warnings: int
    doubtful: int
    """Files whose names speak of another city than their forms, or that differ too much from the city's newest."""
    standings: Mapping[Standing, int]
    bands: Mapping[str | None, tuple[int, ...]]
    """By dimension: rows in each of ``achievement.bands.BANDS``, then those without a computed figure."""
    copies: int
    copies_failed: int
    copies_noted: int
    """Copies of which something is to be said: they lack a sheet, or what stood in the one before."""
    copies_left: tuple[str, ...]
    """Copies in which somebody has worked, of files that are not found, not readable or another city's form now."""
    copies_stay: tuple[str, ...]
    """Copies that are needed no longer and could not be removed, or cannot be opened: a line each, with the reason."""
    listed: Listed | None
    """None where the office has given no list."""
    suspects: tuple[str, ...]
    """Codes of the rules that speak in more than half of the cities."""
    folder: str
    """What all paths shown begin from."""
    edition: str

    @property
    def files(self) -> int:
        """All files found."""
        return self.read + self.superseded + self.unreadable


@dataclass(frozen=True, slots=True)
class Contents:
    """All of the summary. Each of the lines can be gone through once."""

    totals: Totals
    cities: Iterable[CityLine]
    findings: Iterable[FindingLine]
    infos: Iterable[InfoLine]
    achievements: Iterable[AchievementLine]
    """By dimension, then by city."""
    rules: Iterable[RuleLine]
    files: Iterable[FileLine]
    listed: Iterable[ListLine]
    """What does not agree with the office's list."""
