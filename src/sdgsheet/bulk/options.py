"""What a run may be asked for."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from sdgsheet.text import Language


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Options:
    """What a run does beyond checking."""

    language: Language = "ja"
    mark: bool = False
    """Make a marked copy of every filing that counts."""
    cities: Path | None = None
    """The office's list of cities, as CSV: those without a filing are named."""
    processes: int = field(default_factory=processors)
    """How many work at the same time, where no executor is given."""
    time_limit: float = 60.0
    """Of one file, in seconds, where no executor is given."""
    at_once: int = 64
    """How many files may be under way: more than the executor has places, so that none of them waits."""
