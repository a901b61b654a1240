"""What rules say, and what becomes of it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from sdgsheet.snapshot import Ref
from sdgsheet.text import Text


class Severity(StrEnum):
    """How much a finding matters. Shown as 修正, 確認, 参考."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for an error, 2 for an info."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Basis(StrEnum):
    """What a rule rests on."""

    FORM = "form"
    ARITHMETIC = "arithmetic"
    CONVENTION = "convention"
    """Read off published sheets: never an error."""
    HISTORY = "history"


class Evidence(NamedTuple):
    """A cell that a finding was judged from."""

    cell: Ref
    role: str
    """baseline, actual, target, achievement, year, unit, name, heading, narrative …"""
    value: str
    """As the sheet shows it."""


class Cause(NamedTuple):
    """The finding that another one follows from."""

    rule: str
    cell: Ref


class Finding(NamedTuple):
    """One thing to correct, to look at, or to know."""

    rule: str
    severity: Severity
    basis: Basis
    form: int
    """Index of the form within its workbook."""
    cell: Ref
    section: int | None
    """1, 2, 3, or None for the form as a whole."""
    no: int | None
    no_text: str | None
    indicator: str | None
    message: Text
    """What stands there, what is expected and why."""
    action: Text | None
    """What to do; None for infos that ask for nothing."""
    expected: Text | None
    stated: str | None
    """What stands there, as the sheet shows it."""
    evidence: tuple[Evidence, ...]
    caused_by: Cause | None = None
    habit: bool = False
    """Stands at a column's heading for the rows that are folded under it."""


class OutcomeKind(StrEnum):
    """What became of a rule on a form."""

    PASSED = "passed"
    FOUND = "found"
    NOT_APPLICABLE = "not applicable"
    NOT_CHECKED = "not checked"
    FAILED = "failed"


class Outcome(NamedTuple):
    """One rule on one form: what became of it, and of how many places."""

    rule: str
    form: int
    kind: OutcomeKind
    judged: int
    skipped: int
    reason: Text | None = None
