"""The garbage collector in a process of our own: a library leaves it as it is."""

from __future__ import annotations

import gc

_OBJECTS = 50_000
"""New objects before cycles are looked for. A form makes many small ones, and hardly any cycle."""


def rare_collection() -> None:
    """Looks for cycles seldom, and never in what is loaded already: in large forms that costs a quarter of a check."""
    gc.freeze()
    gc.set_threshold(_OBJECTS)
