"""G: what stands in the brackets behind a name."""

from __future__ import annotations

from collections.abc import Callable

from generated.ground import Ground
from generated.model import Row


def unknown_target(ground: Ground) -> bool:
    return _goals(ground, lambda row, extra: f"{row.goals},{extra}", ("11.9", "3.e", "7.8", "1.c"), "G101", "warning")


def own_goal(ground: Ground) -> bool:
    return _goals(ground, lambda row, extra: f"{row.goals},{extra}", ("18", "18.1"), "G101", "info")


def twice(ground: Ground) -> bool:
    return _goals(ground, lambda row, _: f"{row.goals},{(row.goals or '').split(',')[0]}", ("",), "G102", "info")


def unreadable(ground: Ground) -> bool:
    if ground.habits.old_layout:
        return False
    return _goals(ground, lambda _, extra: extra, ("ゴール不明", "11.2.3", "１１－２，３－４"), "G103", "warning")


def missing(ground: Ground) -> bool:
    row = _row(ground)
    if row is None:
        return False
    for other in ground.filing.group(row):
        other.loose |= {"G104"} if other is not row and other.section == 1 else set()
    row.goals = None
    ground.truth.finds_at("G104", "info", row, fault="G104")
    return True


def _goals(
    ground: Ground, change: Callable[[Row, str], str], extras: tuple[str, ...], rule: str, severity: str
) -> bool:
    row = _row(ground)
    if row is None:
        return False
    extra = ground.rng.choice(extras)
    row.goals = change(row, extra)
    ground.truth.finds_at(rule, severity, row, fault=f"{rule} {extra}")
    return True


def _row(ground: Ground) -> Row | None:
    return ground.any_first()
