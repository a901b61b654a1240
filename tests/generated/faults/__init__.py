"""Faults, seeded on purpose, each with the finding that it must bring."""

from __future__ import annotations

import random
from collections.abc import Callable

from generated.ground import Ground
from generated.habits import Habits
from generated.model import Filing

Fault = Callable[[Ground], bool]
"""Puts itself into the filing and says so to the truth; False where there is no fitting place."""


def seed_before_narrative(filing: Filing, habits: Habits, rng: random.Random, only: str | None) -> None:
    """Faults of rows and structure: up to ten, or the one that is named."""
    from generated.faults.catalogue import FAULTS, HABITS, WHOLE_FORM  # noqa: PLC0415  # the catalogue imports the families, and they this

    ground = Ground(filing, habits, rng)
    if only is not None:
        _put({**FAULTS, **HABITS, **WHOLE_FORM}, [only], ground)
        return
    if rng.random() < 0.2:
        _put(WHOLE_FORM, [rng.choice(list(WHOLE_FORM))], ground)
    elif rng.random() < 0.15:
        _put(HABITS, [rng.choice(list(HABITS))], ground)
    if not filing.empty:
        _put(FAULTS, rng.sample(list(FAULTS), rng.randint(3, 10)), ground)


def seed_in_narrative(filing: Filing, habits: Habits, rng: random.Random, only: str | None) -> None:
    """Faults of section (3)."""
    from generated.faults.catalogue import IN_NARRATIVE  # noqa: PLC0415

    if filing.empty or 3 in filing.missing_sections:
        return
    names = [only] if only is not None else rng.sample(list(IN_NARRATIVE), rng.choice((0, 1, 1, 2)))
    _put(IN_NARRATIVE, names, Ground(filing, habits, rng))


def _put(faults: dict[str, Fault], names: list[str], ground: Ground) -> None:
    for name in names:
        if name in faults and faults[name](ground):
            ground.truth.faults.append(name)
