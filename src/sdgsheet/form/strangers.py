"""Texts over or below a table's headings that hide them: a note in the row above, 評価 over 目標値 and 達成度, 【ゴール・ターゲット】."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sdgsheet.form.labels import STARTING, Label, is_previous, label_of
from sdgsheet.form.stacks import Head, label_over

_NOT_OF_THE_FORM: Final = frozenset({"extra", "goals", "unit"})
_HIDING: Final = STARTING | _NOT_OF_THE_FORM
"""Roles that a wide heading does not give to the values below it."""

Stacks = dict[int, list[Head]]
_Key = tuple[str, int | None] | None


def without_strangers(stacks: Stacks) -> Stacks:
    """The headings over each column without those that hide columns which the table lacks otherwise.

    前回 and 参考 are said on purpose; so is 予算 over years that have columns of their own elsewhere.
    """
    several = dict.fromkeys(head for stack in stacks.values() if len(stack) > 1 for head in stack if _may_hide(head))
    for head in several:
        if _hides(head, stacks):
            rest = {column: [other for other in stack if other != head] for column, stack in stacks.items()}
            stacks = {column: stack for column, stack in rest.items() if stack}
    return stacks


def _may_hide(head: Head) -> bool:
    label = label_of(head.text)
    return label is not None and label.role in _HIDING and not is_previous(head.text)


def _hides(head: Head, stacks: Mapping[int, list[Head]]) -> bool:
    """Without it some columns have a role that no other has, and none has one that another has too."""
    own: dict[Head, _Key] = {}
    for stack in stacks.values():
        rest = [other for other in stack if other != head]
        if rest and rest != stack and (key := _key(label_over(rest))) not in (None, _key(label_over(stack))):
            own[rest[-1]] = key
    others = {_key(label_over(stack)) for stack in stacks.values() if own.keys().isdisjoint(stack)}
    return bool(own) and others.isdisjoint(own.values())


def _key(label: Label | None) -> _Key:
    """What tells one column of the form from another; None for columns that are none of its own."""
    if label is None or label.role in _NOT_OF_THE_FORM:
        return None
    return label.role, label.year.named if label.role == "actual" and label.year is not None else None
