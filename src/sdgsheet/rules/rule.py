"""What a rule is: a function of one frozen case and one place, with its page.

A rule names the places that it looks at, and judges them one by one:

- ``None``: judged, and nothing to say;
- ``Found`` (or several): judged, and something to say;
- ``Skipped``: could not be judged here, with the reason;
- ``NOT_APPLICABLE``: nothing of the rule's kind stands here; counted nowhere.

Rules are pure: they see no findings, open nothing, and never raise on what a city wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, NamedTuple

from sdgsheet.form.model import ColumnRole, Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text


class Found(NamedTuple):
    """What a rule says of one place; the mechanism adds code, basis and form."""

    cell: Ref
    message: Text
    action: Text | None = None
    severity: Severity | None = None
    """Where the case is softer or harder than the rule's own severity."""
    row: Indicator | None = None
    """The indicator it speaks of: gives section, No and name."""
    section: int | None = None
    """Only where there is no ``row``."""
    expected: Text | None = None
    stated: str | None = None
    evidence: tuple[Evidence, ...] = ()
    no: int | None = None
    habit: Text | None = None
    """What a habit of such cases is, with ``{count}`` and ``{judged}``; None: what the rule says of its habits."""
    habitual: bool = True
    """False: a case that never counts as a habit, such as a fault that each row has for itself."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A place that could not be judged."""

    reason: Text


class NotApplicable(Enum):
    """The type of ``NOT_APPLICABLE``."""

    NOT_APPLICABLE = 0


NOT_APPLICABLE: Final = NotApplicable.NOT_APPLICABLE
Judgement = None | Found | Iterable[Found] | Skipped | NotApplicable


@dataclass(frozen=True, slots=True)
class Page:
    """What ``sdgsheet explain`` shows."""

    what: Text
    why: Text
    example: Text
    instead: Text
    """What to do instead."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``judge`` receives the case and one of ``places``."""

    code: str
    severity: Severity
    basis: Basis
    title: Text
    page: Page
    places: Callable[[Case], Iterable[Any]]
    judge: Callable[[Case, Any], Judgement]
    column: ColumnRole | None = None
    """The column at whose heading a habit stands; None: the one in which most of its findings stand."""
    habit: Text | None = None
    """The message of a habit; ``{count}`` and ``{judged}`` are filled in. None: made of the title."""
    habit_action: Text | None = None
    """What to do about a habit; None: what the first of its rows says."""
    on_empty: bool = False
    """The rule also has something to judge on an empty form (F108)."""


def form_of(case: Case) -> Iterable[Case]:
    """The one place of a rule that judges the form as a whole."""
    return (case,)


def indicators(case: Case) -> Iterable[Indicator]:
    """Every filled row of (1) and (2)."""
    return case.form.indicators
