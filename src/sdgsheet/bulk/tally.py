"""How far a run has come: counts, rate and time left."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic
from typing import Literal

Work = Literal["search", "check", "mark"]


@dataclass(slots=True)
class Tally:
    """Counts of one piece of work, file by file."""

    work: Work
    total: int = 0
    """How many files there are; 0 while they are searched for."""
    done: int = 0
    """Those that failed and those that were unchanged among them."""
    failed: int = 0
    unchanged: int = 0
    """Not checked again: neither the file nor the rules have changed."""
    errors: int = 0
    warnings: int = 0
    started: float = field(default_factory=monotonic)
    """In seconds, on the clock that only runs forward."""

    @property
    def rate(self) -> float:
        """Files a second since the start; 0 before the first."""
        elapsed = monotonic() - self.started
        return self.done / elapsed if self.done and elapsed > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """At the rate so far; None before the first file is done."""
        return (self.total - self.done) / self.rate if self.rate else None
