"""What staff answered before, set beside the findings of now: an answer never goes to another finding than its own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sdgsheet.edits import Answer
from sdgsheet.marking.answers import AnswerKey, parse_key
from sdgsheet.rules.check import Report

_PLACE = re.compile(r"(?<=№)[0-9]+|(?<![A-Za-z0-9])\$?[A-Z]{1,3}\$?[0-9]+(?![A-Za-z0-9])")
"""A row's №, or the address of a cell, in what a finding states."""
_Identity = Callable[[AnswerKey], tuple[object, ...] | None]
"""What makes a finding the same as an earlier one; None where this cannot tell it."""


class Carried(NamedTuple):
    """Where the earlier answers belong now."""

    here: Mapping[AnswerKey, Answer]
    """By the findings' keys."""
    gone: Sequence[tuple[AnswerKey, Answer]]
    """The finding was not made any more."""
    aside: Sequence[tuple[AnswerKey, Answer]]
    """Such findings stand, but the answer is a second one, or nobody can tell for certain which it was given to."""


def carry(report: Report, findings: Sequence[AnswerKey], answers: Mapping[str, Answer]) -> Carried:
    """Finds the finding of each answer: at its own place first; elsewhere only where there is but one it can be.

    Args:
        report: the check of now.
        findings: the keys of what the new sheet lists.
        answers: of earlier sheets, by their keys as written.
    """
    given = {parse_key(text): answer for text, answer in answers.items()}
    book = _Book(report, given)
    free, left = list(findings), list(given)
    here: dict[AnswerKey, Answer] = {}
    answered: set[AnswerKey] = set()
    for identity, may_be in book.identities:
        able = [key for key in left if may_be(key) and _first(key) not in answered]
        for finding, earlier in _pairs(free, able, identity):
            here[finding] = given[earlier]
            answered.add(_first(earlier))
            left.remove(earlier)
        free = [key for key in free if key not in here]
    made = {subject for key in findings for subject in (key[:3], book.subject(key))}
    aside = [key for key in left if not key.rule or _first(key) in answered or book.subject(key) in made]
    return Carried(here, [(key, given[key]) for key in left if key not in aside], [(key, given[key]) for key in aside])


class _Book:
    """The workbook of now, as far as it tells whether a finding is the same as an earlier one.

    A sheet that is there no longer was renamed: it is taken for one of which no answer tells.
    """

    def __init__(self, report: Report, given: Iterable[AnswerKey]) -> None:
        self._sheets = {sheet.name for sheet in report.workbook.sheets}
        self._told = {key.sheet for key in given}
        rows = [row for form in report.forms for row in form.indicators]
        named = [(self._sheet(row.sheet), str(row.section), row.name) for row in rows]
        full = [
            (*name, str(row.no) if row.no is not None else row.no_text) for name, row in zip(named, rows, strict=True)
        ]
        self._rows = {(row.row, *name) for name, row in zip(full, rows, strict=True)}
        self._named, self._numbered = Counter(named), Counter(full)
        self.identities: tuple[tuple[_Identity, Callable[[AnswerKey], bool]], ...] = (
            (self._in_place, _has_place),
            (self._in_place_with_another_figure, _has_place),
            (self._in_its_column, self._has_moved),
            (self._anywhere, self._has_moved),
            (self._renumbered, self._has_moved),
            (self._renumbered_with_its_neighbours, self._has_moved),
            (self._in_its_column_with_another_figure, self._has_moved),
            (self._without_place, _is_of_an_earlier_version),
        )
        """In the order of their certainty, each with the answers that it may find."""

    def has_row(self, key: AnswerKey) -> bool:
        """The row still stands where it stood."""
        return (_line(key), self._sheet(key.sheet), key.section, key.name, key.no) in self._rows

    def subject(self, key: AnswerKey) -> tuple[object, ...]:
        """The rule and what it speaks of, with the row where that still stands."""
        return (*key[:3], self._sheet(key.sheet), _line(key)) if self.has_row(key) else key[:3]

    def _has_moved(self, key: AnswerKey) -> bool:
        return _has_place(key) and not self.has_row(key)

    def _sheet(self, name: str) -> str:
        return name if name in self._sheets and name in self._told else ""

    def _in_place(self, key: AnswerKey) -> tuple[object, ...]:
        return key._replace(sheet=self._sheet(key.sheet))

    def _in_place_with_another_figure(self, key: AnswerKey) -> tuple[object, ...] | None:
        return (*self._of_row(key), key.cell) if key.name else None

    def _in_its_column(self, key: AnswerKey) -> tuple[object, ...] | None:
        return (*self._of_row(key), key.values, _column(key)) if self._is_single(key) else None

    def _anywhere(self, key: AnswerKey) -> tuple[object, ...] | None:
        return (*self._of_row(key), key.values) if self._is_single(key) else None

    def _renumbered(self, key: AnswerKey) -> tuple[object, ...] | None:
        return (*self._of_row(key._replace(no="")), key.values) if self._is_single_by_name(key) else None

    def _renumbered_with_its_neighbours(self, key: AnswerKey) -> tuple[object, ...] | None:
        """The values tell of rows by their № and of cells by their place, which changed along with its own."""
        return self._renumbered(key._replace(values=_PLACE.sub("", key.values)))

    def _in_its_column_with_another_figure(self, key: AnswerKey) -> tuple[object, ...] | None:
        return (*self._of_row(key), _column(key)) if key.name and self._is_single(key) else None

    def _without_place(self, key: AnswerKey) -> tuple[object, ...] | None:
        is_single = sum(self._named[sheet, key.section, key.name] for sheet in {"", *self._sheets}) <= 1
        return (key.rule, key.section, key.name, key.values) if is_single else None

    def _of_row(self, key: AnswerKey) -> tuple[str, ...]:
        return self._sheet(key.sheet), key.rule, key.section, key.no, key.name

    def _is_single_by_name(self, key: AnswerKey) -> bool:
        """No other row of the section bears the same name."""
        return self._named[self._sheet(key.sheet), key.section, key.name] <= 1

    def _is_single(self, key: AnswerKey) -> bool:
        """No other row bears the same № and name."""
        return self._numbered[self._sheet(key.sheet), key.section, key.name, key.no] <= 1


def _pairs(
    findings: Iterable[AnswerKey], answers: Iterable[AnswerKey], identity: _Identity
) -> Iterator[tuple[AnswerKey, AnswerKey]]:
    """A finding and an answer that are one, and no others are; of several answers to one finding the first."""
    wanted, told = _by_identity(findings, identity), _by_identity(answers, identity)
    for same, keys in wanted.items():
        if len(keys) == 1 and len(firsts := {_first(key): key for key in reversed(told.get(same, ()))}) == 1:
            yield keys[0], next(iter(firsts.values()))


def _by_identity(keys: Iterable[AnswerKey], identity: _Identity) -> dict[tuple[object, ...], list[AnswerKey]]:
    found: dict[tuple[object, ...], list[AnswerKey]] = defaultdict(list)
    for key in keys:
        if (same := identity(key)) is not None:
            found[same].append(key)
    return found


def _first(key: AnswerKey) -> AnswerKey:
    """The key of the first answer to the same finding; of earlier versions each key is of another finding."""
    return key._replace(number=1) if key.cell else key


def _has_place(key: AnswerKey) -> bool:
    return bool(key.cell)


def _is_of_an_earlier_version(key: AnswerKey) -> bool:
    return not key.cell


def _line(key: AnswerKey) -> int:
    return int(key.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 0)


def _column(key: AnswerKey) -> str:
    return key.cell.rstrip("0123456789")
