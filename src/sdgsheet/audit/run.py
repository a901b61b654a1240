"""Who audited what, when and with which edition: what makes an audit evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sdgsheet.audit.filing import Filing


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the audit over several files."""

    by: str
    """Who ran it."""
    at: datetime
    """When, with its time zone: all else is the same for the same files."""
    edition: str
    """Version of the program and of its rules."""
    filings: tuple[Filing, ...]
