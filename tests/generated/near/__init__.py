"""Near misses: what only looks like a fault. Nothing may speak, or an info alone."""

from __future__ import annotations

import random

from generated.ground import Ground
from generated.habits import Habits
from generated.model import Filing


def seed_in_narrative(filing: Filing, habits: Habits, rng: random.Random, only: str | None = None) -> None:
    """Sentences that only look like claims about the tables."""
    from generated.near.catalogue import IN_NARRATIVE  # noqa: PLC0415

    if not filing.comments:
        return
    ground = Ground(filing, habits, rng)
    names = [only] if only is not None else rng.sample(list(IN_NARRATIVE), rng.choice((0, 1, 2, 3)))
    for name in names:
        if name in IN_NARRATIVE and IN_NARRATIVE[name](ground):
            filing.truth.near_misses.append(name)


def seed(filing: Filing, habits: Habits, rng: random.Random, only: str | None = None) -> None:
    """Puts up to six of them into a filing, or the one that is named."""
    from generated.near.catalogue import NEAR_MISSES  # noqa: PLC0415  # the catalogue imports the families

    ground = Ground(filing, habits, rng)
    names = [only] if only is not None else rng.sample(list(NEAR_MISSES), rng.choice((0, 2, 4, 6)))
    for name in names:
        if name in NEAR_MISSES and NEAR_MISSES[name](ground):
            filing.truth.near_misses.append(name)
