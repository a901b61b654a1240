"""The folder that a run writes: what stands in it under which name."""

from __future__ import annotations

from pathlib import Path
from typing import Final

RESULTS: Final = "results.sqlite"
SUMMARY: Final = "summary.xlsx"
MARKED: Final = "marked"
"""Folder of the marked copies."""
EXPORTED: Final = "export.xlsx"

_OURS: Final = frozenset((RESULTS, SUMMARY, MARKED, EXPORTED))


def ours(names: set[str]) -> frozenset[str]:
    """Which of the names in one folder a run has written: they are never checked as submitted files."""
    return _OURS if RESULTS in names else frozenset()


def results_of(folder: Path) -> Path:
    """The results in a run's folder; the file itself may be named too."""
    return folder / RESULTS if folder.is_dir() else folder
