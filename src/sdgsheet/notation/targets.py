"""The UN's 17 goals and 169 targets of the SDGs, by their ids.

Source: Annex of A/RES/71/313 (global indicator framework). An id is ``11`` for a goal,
``11.2`` or ``11.b`` for a target, in ASCII with small letters.
"""

from __future__ import annotations

from typing import Final

# By goal: how many targets have a number, and how many have a letter.
_COUNTS: Final = (
    (5, 2),
    (5, 3),
    (9, 4),
    (7, 3),
    (6, 3),
    (6, 2),
    (3, 2),
    (10, 2),
    (5, 3),
    (7, 3),
    (7, 3),
    (8, 3),
    (3, 2),
    (7, 3),
    (9, 3),
    (10, 2),
    (19, 0),
)


def _targets(goal: int) -> tuple[str, ...]:
    numbered, lettered = _COUNTS[goal - 1]
    ends = [str(n) for n in range(1, numbered + 1)] + [chr(ord("a") + n) for n in range(lettered)]
    return tuple(f"{goal}.{end}" for end in ends)


TARGETS: Final[dict[int, tuple[str, ...]]] = {goal: _targets(goal) for goal in range(1, len(_COUNTS) + 1)}
"""Goal to its targets, numbers first: 7 to 7.1, 7.2, 7.3, 7.a, 7.b."""

IDS: Final[frozenset[str]] = frozenset(str(goal) for goal in TARGETS) | {t for own in TARGETS.values() for t in own}
"""Every id of the UN: 17 goals and 169 targets."""


def span(goal: int) -> str:
    """The targets of a goal in short: ``7.1–7.3, 7.a–7.b``. Raises KeyError for another goal."""
    own = TARGETS[goal]
    groups = ([t for t in own if t[-1].isdigit()], [t for t in own if t[-1].isalpha()])
    return ", ".join(f"{group[0]}–{group[-1]}" for group in groups if group)
