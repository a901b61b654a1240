"""Opens the results of a run for reading alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sdgsheet.bulk import refusals
from sdgsheet.bulk.folder import results_of
from sdgsheet.bulk.tables import LAYOUT, OURS, UNFINISHED


def open_to_read(path: Path) -> sqlite3.Connection:
    """The results; ``path`` is a run's folder, or the file. Raises SdgsheetError."""
    file = results_of(path)
    if not file.is_file():
        raise refusals.no_results(path)
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=1)
    try:
        ours = connection.execute("pragma application_id").fetchone() == (OURS,)
        layout = connection.execute("pragma user_version").fetchone() == (LAYOUT,)
    except sqlite3.Error as error:
        connection.close()
        raise refusals.unusable(file, error) from None
    if not ours or not layout:
        connection.close()
        raise refusals.other_results(file)
    return connection


def unfinished(connection: sqlite3.Connection) -> tuple[int, int] | None:
    """How many files are checked, and of how many; None for results of a run that came to its end."""
    if connection.execute("select 1 from notes where name = ?", (UNFINISHED,)).fetchone() is None:
        return None
    checked, found = connection.execute("select (select count(*) from files), (select count(*) from found)").fetchone()
    return checked, found
