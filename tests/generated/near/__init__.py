"""Near misses: what only looks like a fault. Nothing may speak, or an info alone."""

from __future__ import annotations

import random

from generated.habits import Habits
from generated.model import Filing


def seed(filing: Filing, habits: Habits, rng: random.Random) -> None:
    """Puts up to three of them into a filing."""
