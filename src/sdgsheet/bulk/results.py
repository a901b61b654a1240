"""``results.sqlite``: what is known of each file, written as it comes, so that a run can go on where it stopped.

One run at a time may write: all that it writes stands in transactions that end several times a second.
Others may read meanwhile. Everything of one file is written in one transaction: after a sudden end the
file is there whole, or not at all.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

from sdgsheet.bulk import refusals
from sdgsheet.bulk.check import Checked, FileFacts
from sdgsheet.bulk.cities import Cities
from sdgsheet.bulk.folder import RESULTS
from sdgsheet.bulk.place import Place
from sdgsheet.bulk.search import Found
from sdgsheet.bulk.tables import LASTING, LAYOUT, OF_A_FILE, OURS, SCHEMA, UNFINISHED
from sdgsheet.text import Language

_SOON = 0.25
"""Seconds after which what was written is forced to the disk: so much work may be lost."""
_IN_PASSING, _AT_THE_END = 50, 10_000
"""Milliseconds that a run waits for those who read: they keep it from the disk while they do."""
_AT_ONCE = 500
_BASE = "base"
"""The note with the folder of all inputs."""


class Results:
    """The open results of one folder; to be used with ``with``."""

    def __init__(self, out: Path) -> None:
        """Opens the results in a run's folder, and makes both where they are missing.

        Raises SdgsheetError where that is not possible, or another run holds them.
        """
        self.path = out / RESULTS
        self._made = [path for path in (self.path, out) if not path.exists()]
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise refusals.no_folder(out) from None
        try:
            self.connection = sqlite3.connect(self.path, timeout=1, isolation_level=None)
        except sqlite3.Error as error:
            raise refusals.unusable(self.path, error) from None
        try:
            self._prepare()
        except sqlite3.Error as error:
            self.connection.close()
            raise refusals.unusable(self.path, error) from None
        except BaseException:
            self.connection.close()
            raise
        self._kept = float("-inf")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Keeps what was written, also after an error. Raises SdgsheetError for one of the database."""
        try:
            if self.connection.in_transaction:
                self.connection.execute(f"pragma busy_timeout = {_AT_THE_END}")
                self.connection.execute("commit")
            nothing = error is not None and self.connection.execute("select 1 from found").fetchone() is None
        except sqlite3.Error as late:
            error, nothing = error or late, False
        finally:
            self.connection.close()
        if nothing:
            self._leave_nothing()
        if isinstance(error, sqlite3.Error):
            raise refusals.unusable(self.path, error) from error

    def _leave_nothing(self) -> None:
        """Of a run that was refused nothing stays that was not there before."""
        with contextlib.suppress(OSError):
            for path in self._made:
                path.rmdir() if path.is_dir() else path.unlink()

    @contextlib.contextmanager
    def whole(self) -> Iterator[None]:
        """What is written inside stands as a whole or not at all, whoever interrupts."""
        self.connection.execute("savepoint whole")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:  # a full disk has taken back all of it already
                self.connection.execute("rollback to whole")
                self.connection.execute("release whole")
            raise
        self.connection.execute("release whole")

    def _prepare(self) -> None:
        run = self.connection.execute
        run("pragma synchronous = normal")
        run("pragma cache_spill = false")  # spilling would lock readers out
        run("begin immediate")
        (application,) = run("pragma application_id").fetchone()
        (layout,) = run("pragma user_version").fetchone()
        tables = [name for (name,) in run("select name from sqlite_master where type = 'table'")]
        if tables and application != OURS:
            raise refusals.foreign(self.path)
        if layout != LAYOUT:
            self._lay_out(tables)
        run(f"pragma busy_timeout = {_IN_PASSING}")

    def _lay_out(self, earlier: list[str]) -> None:
        """Makes all tables anew; one keeps its rows, in the columns that it had and has."""
        run = self.connection.execute
        if LASTING in earlier:
            run(f"create temp table lasting as select * from {LASTING}")  # noqa: S608 - our own name
        for name in earlier:
            run(f'drop table "{name}"')
        for statement in SCHEMA.split(";"):
            run(statement)
        if LASTING in earlier:
            here, there = ({name for _, name, *_ in run(f"pragma table_info({t})")} for t in (LASTING, "lasting"))
            columns = ", ".join(sorted(here & there))
            run(f"insert into {LASTING} ({columns}) select {columns} from lasting")  # noqa: S608 - our own names
            run("drop table lasting")
        run(f"pragma application_id = {OURS}")
        run(f"pragma user_version = {LAYOUT}")

    def settle(self) -> None:
        """Forces to the disk what was written. While somebody reads, that waits for the next time."""
        try:
            self.connection.execute("commit")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
        else:
            self.connection.execute("begin immediate")

    def keep(self) -> None:
        """As ``settle``, unless that was done a moment ago: to be called often."""
        if monotonic() - self._kept > _SOON:
            self.settle()
            self._kept = monotonic()

    # ── the work list ──

    def find(self, found: Iterable[Found], base: str, language: Language) -> int:
        """Makes the work list anew and gives its length; a file that is found twice stands in it once.

        ``base`` is the folder that holds all of them.

        What is known of files that are no longer found is forgotten, unless nothing at all is found.
        From here on, until ``finish``, the results are unfinished.
        """
        run = self.connection.execute
        run("delete from found")
        for place, reason in found:
            text = reason.to(language) if reason is not None else None
            run("insert or ignore into found values (?, ?, ?)", (place.path, place.dumps(), text))
        (number,) = run("select count(*) from found").fetchone()
        if number:
            for table in ("files", *OF_A_FILE):
                run(f"delete from {table} where path not in (select path from found)")  # noqa: S608 - our own names
            run("insert or replace into notes values (?, null)", (UNFINISHED,))
            run("insert or replace into notes values (?, ?)", (_BASE, base))
        self.settle()
        return int(number)

    def work(self, edition: str) -> Iterator[tuple[Place, str | None, str | None]]:
        """The places found, by path: with why it cannot be opened, and with the SHA-256 that is known already."""
        after = ""
        while rows := self.connection.execute(
            "select found.path, place, found.reason, case when edition = ? then sha256 end from found "
            "left join files using (path) where found.path > ? order by found.path limit ?",
            (edition, after, _AT_ONCE),
        ).fetchall():
            for after, place, reason, known in rows:  # noqa: B007 - the last one is where to go on
                yield Place.loads(place), reason, known

    # ── what is known of a file ──

    def write(self, path: str, checked: Checked, edition: str) -> None:
        """Writes all that is known of a file, in place of what was known."""
        with self.whole():
            self._write(path, checked, edition)

    def _write(self, path: str, checked: Checked, edition: str) -> None:
        run, many = self.connection.execute, self.connection.executemany
        for table in ("files", *OF_A_FILE):
            run(f"delete from {table} where path = ?", (path,))  # noqa: S608 - our own names
        status = "read" if checked.facts is not None else "unreadable"
        facts = checked.facts if checked.facts is not None else (None,) * len(FileFacts._fields)
        run(
            "insert into files (path, sha256, status, reason, edition, city, period, errors, warnings, infos, saved, "
            "changed, marked_already) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (path, checked.sha256, status, checked.reason, None if checked.again else edition, *facts),
        )
        for table, rows in zip(
            OF_A_FILE, (checked.forms, checked.findings, checked.indicators, checked.rules), strict=True
        ):
            if rows:
                places = ", ".join("?" * (len(rows[0]) + 1))
                many(f"insert into {table} values ({places})", [(path, *row) for row in rows])  # noqa: S608

    def touch(self, path: str, changed: str | None) -> None:
        """Of a file whose bytes are the same: when it was last changed on the disk may be another time now."""
        self.connection.execute(
            "update files set changed = ? where path = ? and changed <> ?", (changed, path, changed)
        )

    def status(self, path: str) -> tuple[bool, int, int]:
        """Of a file that is known: whether it could be read, its errors and its warnings."""
        status, errors, warnings = self.connection.execute(
            "select status, errors, warnings from files where path = ?", (path,)
        ).fetchone()
        return status != "unreadable", errors or 0, warnings or 0

    # ── all of them ──

    def finish(self) -> None:
        """All files are checked, and the older versions told apart."""
        self.connection.execute("delete from notes where name = ?", (UNFINISHED,))
        self.settle()

    def cities(self) -> Cities:
        """All cities that filed."""
        return Cities(self.filed())

    def filed(self) -> list[str]:
        """Their names, as the forms write them."""
        return [name for (name,) in self.connection.execute("select distinct city from forms where city <> ''")]

    def common_folder(self) -> str:
        """The folder that holds all inputs of the run, and so all files found; empty where there is none."""
        row = self.connection.execute("select value from notes where name = ?", (_BASE,)).fetchone()
        return str(row[0]) if row else ""
