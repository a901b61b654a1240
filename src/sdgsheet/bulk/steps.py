"""One run over a folder, from the inputs to the summary: the steps in their order. Nothing is printed here."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from sdgsheet.bulk import reasons
from sdgsheet.bulk.check import Checked, Job, check, not_checked
from sdgsheet.bulk.contents import contents, not_copied, unreadable
from sdgsheet.bulk.copies import Copied, Copy, make_copy
from sdgsheet.bulk.edition import edition
from sdgsheet.bulk.folder import SUMMARY
from sdgsheet.bulk.following import follow_cities, follow_filings
from sdgsheet.bulk.listed import read_cities
from sdgsheet.bulk.marking import (
    copies_wanted,
    number_wanted,
    remove_half_copies,
    write_copied,
)
from sdgsheet.bulk.options import Options
from sdgsheet.bulk.place import sha256
from sdgsheet.bulk.reader import Reader
from sdgsheet.bulk.results import Results
from sdgsheet.bulk.running import run as run_all
from sdgsheet.bulk.search import Found, Search
from sdgsheet.bulk.stale import remove_stale_copies
from sdgsheet.bulk.tally import Tally
from sdgsheet.bulk.telling import tell_versions
from sdgsheet.bulk.workers import CannotStartError, DiedError, OverdueError, Workers
from sdgsheet.errors import SdgsheetError
from sdgsheet.reports.summary.contents import Contents, Totals
from sdgsheet.text import Language, Text
from sdgsheet.xlsx.files import write_file

Progress = Callable[[Tally], None]

_SHOWN = 10
"""Unreadable files, and those without their copy, that the outcome names."""
_WORTH_A_PROCESS = 8
"""Files for which starting one more process pays."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to. All the rest stands in the results."""

    totals: Totals
    unchanged: int
    """Files that were not checked again."""
    unreadable: tuple[tuple[str, str], ...]
    """The first files that could not be checked, each with the reason."""
    not_copied: tuple[str, ...]
    """Of the first files whose marked copy could not be made: which copy, and why."""
    folder: Path
    """Where results, summary and marked copies are."""


def run(
    inputs: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    options: Options | None = None,
    *,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Checks everything that the inputs hold and writes results, summary and marked copies into ``out``.

    Args:
        inputs: files, folders, zips and globs.
        out: the run's own folder; a run that finds results there goes on with them.
        options: what else to do.
        executor: where to work; None for processes of this machine, which may hang or die.
        progress: is called often and told how far the run has come.

    Raises:
        SdgsheetError: an input is not there, ``out`` or the list of cities cannot be used.
    """
    options = options or Options()
    folder = Path(out)
    listed = None if options.cities is None else read_cities(options.cities)
    work = _Run(folder, options, edition(options.language), progress or (lambda _: None))
    search = Search(inputs)
    with Results(folder) as results:
        number = work.find(results, search)
        try:
            with _executor(executor, options, number) as workers:
                Thread(target=_summary_writer).start()  # imported while the others begin to work
                unchanged = work.check(results, workers, number)
                tell_versions(results, listed or ())
                results.finish()
                follow_filings(results)
                remove_stale_copies(results, folder, options.language)
                follow_cities(results)
                if options.mark:
                    work.mark(results, workers)
        finally:
            remove_half_copies(folder)
        reader = Reader(results, folder, options.language, listed or ())
        shown = contents(reader, work.edition, search.others, listed)
        _write_summary(results, folder, shown, options)
        told = tuple(unreadable(reader, _SHOWN)), tuple(not_copied(reader, _SHOWN))
        return Outcome(shown.totals, unchanged, *told, folder)


@dataclass(frozen=True, slots=True)
class _Run:
    folder: Path
    options: Options
    edition: str
    progress: Progress

    def find(self, results: Results, search: Search) -> int:
        tally = Tally("search")

        def told() -> Iterator[Found]:
            for found in search:
                tally.done += 1
                self.progress(tally)
                yield found

        number = results.find(told(), search.base, self.options.language)
        if not number:
            raise SdgsheetError(
                Text(
                    "Excelブック（.xlsx、.xlsm）が見つかりません。フォルダーをご確認ください。",
                    "No workbook (.xlsx or .xlsm) was found. Please check the folder.",
                )
            )
        return number

    def check(self, results: Results, executor: Executor, number: int) -> int:
        tally = Tally("check", number)

        def finish(path: str, checked: Checked) -> None:
            if checked.facts is None and checked.reason is None:
                tally.unchanged += 1
                results.touch(path, checked.changed)
            else:
                results.write(path, checked, self.edition)
            readable, errors, warnings = results.status(path)
            tally.done += 1
            tally.failed += not readable
            tally.errors += errors
            tally.warnings += warnings

        def jobs() -> Iterator[Job]:
            for place, reason, known in results.work(self.edition):
                if reason is None:
                    yield Job(place, self.options.language, known)
                else:
                    finish(place.path, Checked(None, reason=reason, again=True))

        for batch in run_all(check, jobs(), executor, at_once=self.options.at_once):
            for job, future in batch:
                finish(job.place.path, self._checked(future))
            results.keep()
            self.progress(tally)
        results.settle()
        return tally.unchanged

    def _checked(self, future: Future[Checked]) -> Checked:
        reason = self._lost(future)
        return future.result() if reason is None else not_checked(reason, self.options.language, again=True)

    def mark(self, results: Results, executor: Executor) -> None:
        tally = Tally("mark", number_wanted(results))

        def wanted() -> Iterator[Copy]:
            for copy in copies_wanted(results, self.folder, self.edition, self.options.language):
                if copy is None:
                    tally.done += 1
                else:
                    yield copy

        for batch in run_all(make_copy, wanted(), executor, at_once=self.options.at_once):
            for job, future in batch:
                reason = self._lost(future)
                copied = future.result() if reason is None else Copied(None, None, reason.to(self.options.language))
                write_copied(results, self.folder, job, copied, self.edition)
                tally.done += 1
                tally.failed += copied is not None and copied.reason is not None
            results.keep()
            self.progress(tally)
        results.settle()

    def _lost(self, future: Future[Checked] | Future[Copied | None]) -> Text | None:
        """Why the call gave nothing; None where it did. Raises SdgsheetError where no call can."""
        if future.cancelled():
            return reasons.cancelled()
        match future.exception():
            case None:
                return None
            case OverdueError():
                return reasons.overdue(self.options.time_limit)
            case DiedError():
                return reasons.died()
            case CannotStartError() as error:
                raise error
            case BrokenExecutor():
                raise reasons.broken_executor()
            case error:
                return reasons.fault(error)


@contextlib.contextmanager
def _executor(given: Executor | None, options: Options, number: int) -> Iterator[Executor]:
    """The one that was given, which stays its owner's; else processes that end with the run, also when interrupted."""
    if given is not None:
        yield given
        return
    processes = min(options.processes, 1 + number // _WORTH_A_PROCESS)
    workers = Workers(processes, options.time_limit, (check, make_copy))
    try:
        yield workers
    except BaseException:
        workers.shutdown(cancel_futures=True)
        raise
    workers.shutdown()


def _summary_writer() -> Callable[[Contents, Language], Iterator[bytes]]:
    from sdgsheet.reports.summary.workbook import write_summary  # noqa: PLC0415 - workers need no openpyxl

    return write_summary


def _write_summary(results: Results, folder: Path, shown: Contents, options: Options) -> None:
    """Writes it; one in which somebody has written is kept as a backup."""
    write_summary = _summary_writer()
    target = folder / SUMMARY
    run = results.connection.execute
    own = run("select value from notes where name = 'summary'").fetchone()
    worked_in = target.exists() and (own is None or sha256(target) != own[0])
    try:
        write_file(target, write_summary(shown, options.language), replace=True, backup=worked_in)
    except SdgsheetError as error:
        raise SdgsheetError(
            Text(
                f"{target}: {error.text.ja}（点検の結果は {results.path.name} にあります）",
                f"{target}: {error.text.en} (The results stand in {results.path.name}.)",
            )
        ) from None
    run("insert or replace into notes values ('summary', ?)", (sha256(target),))
