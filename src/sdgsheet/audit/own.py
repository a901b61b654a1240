"""What tells an audit workbook from a filing: a hidden name, which spreadsheet programs keep."""

from __future__ import annotations

from typing import Final

from sdgsheet.snapshot import Workbook

NAME: Final = "_sdgsheet_audit"
"""Refers to the overview's first cell."""


def is_audit(workbook: Workbook) -> bool:
    """It was made by an audit: no city filed it."""
    return NAME in workbook.names
