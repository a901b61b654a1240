"""The folder that a run writes: what stands in it under which name."""

from __future__ import annotations

from pathlib import Path
from typing import Final

RESULTS: Final = "results.sqlite"
SUMMARY: Final = "summary.xlsx"
MARKED: Final = "marked"
"""Folder of the marked copies."""
EXPORTED: Final = "export.xlsx"

TABLES: Final = ("files.csv", "findings.csv", "indicators.csv")


def is_ours(name: str, beside: set[str]) -> bool:
    """Whether a run has written what bears this name among the others of its folder: it is no filing."""
    return RESULTS in beside and (name in (MARKED, EXPORTED, *TABLES) or name.startswith((RESULTS, SUMMARY)))


def results_of(folder: Path) -> Path:
    """The results in a run's folder; the file itself may be named too."""
    return folder / RESULTS if folder.is_dir() else folder
