"""Runs over folders, and what stands in their results."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from inline import Inline
from sdgsheet.bulk import Options, Outcome, run


def put(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Writes the files below the folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def ran(inputs: Path | Iterable[Path], out: Path, *, executor: Executor | None = None, **options: Any) -> Outcome:
    """A run in this process, unless another executor is given."""
    return run([inputs] if isinstance(inputs, Path) else inputs, out, Options(**options), executor=executor or Inline())


def rows(out: Path, query: str) -> list[Any]:
    """What a query of the results gives; single values where it asks for one column."""
    with contextlib.closing(sqlite3.connect(out / "results.sqlite")) as connection:
        found = connection.execute(query).fetchall()
    return [row[0] for row in found] if found and len(found[0]) == 1 else found


def statuses(out: Path) -> dict[str, str]:
    """File names and what became of them."""
    return {Path(path).name: status for path, status in rows(out, "select path, status from files")}


TABLES = ("files", "forms", "findings", "indicators", "rules")


def everything(out: Path) -> dict[str, list[Any]]:
    """All rows of all tables, but for when a file was changed on the disk."""
    found = {table: rows(out, f"select * from {table} order by 1, 2, 3") for table in TABLES}
    return {table: [tuple(row) for row in members] for table, members in found.items()}
