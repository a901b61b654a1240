"""A cell that leads somewhere."""

from __future__ import annotations

from typing import NamedTuple


class Link(NamedTuple):
    """A text that leads somewhere."""

    text: str
    target: str | None
    """Address of a file, from the workbook's folder; None where there is nowhere to go."""
    location: str | None = None
    """A cell in it: ``'様式1'!S30``."""
