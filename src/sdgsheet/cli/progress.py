"""Shows how far a long run has come: a bar on a terminal, a plain line every few seconds elsewhere."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from time import monotonic
from typing import TextIO

from sdgsheet.bulk.tally import Tally
from sdgsheet.text import Language, Text

_EVERY = 5.0
"""Seconds between two plain lines."""
_ECHO = 3
"""Columns at the end of the line for the ^C of a terminal: in a full line it would push the bar down."""
_BAR = 6
"""Columns of the shortest bar, with the space around it."""
_WORK = {
    "search": Text("検索", "search"),
    "check": Text("点検", "check"),
    "mark": Text("写し", "copies"),
}


@contextlib.contextmanager
def shown(language: Language, stream: TextIO | None = None) -> Iterator[Callable[[Tally], None]]:
    """What a run tells its progress to. Nothing of it goes to standard output."""
    stream = stream or sys.stderr
    if stream.isatty():
        with _bar(language, stream) as show:
            yield show
    else:
        yield _Lines(language, stream)


class _Lines:
    def __init__(self, language: Language, stream: TextIO) -> None:
        self._language, self._stream = language, stream
        self._last = monotonic()

    def __call__(self, tally: Tally) -> None:
        now = monotonic()
        if now - self._last >= _EVERY:
            self._last = now
            self._stream.write(f"{_WORK[tally.work].to(self._language)} {line(tally).to(self._language)}\n")
            self._stream.flush()


def line(tally: Tally, *, rate: bool = True, findings: bool = True) -> Text:
    """``133/412　失敗 2　修正 12　確認 310　18.2件/秒　残り 0:15``."""
    if tally.work == "search":
        return Text(f"{tally.done}件", f"{tally.done} files")
    done = f"{tally.done}/{tally.total}"
    japanese, english = [done, f"失敗 {tally.failed}"], [done, f"{tally.failed} failed"]
    if tally.work == "check" and findings:
        japanese += [f"修正 {tally.errors}", f"確認 {tally.warnings}"]
        english += [f"{tally.errors} errors", f"{tally.warnings} warnings"]
    if rate:
        japanese.append(f"{tally.rate:.1f}件/秒")
        english.append(f"{tally.rate:.1f}/s")
    if tally.seconds_left is not None:
        japanese.append(f"残り {_clock(tally.seconds_left)}")
        english.append(f"{_clock(tally.seconds_left)} left")
    return Text("　".join(japanese), "  ".join(english))


def _clock(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


@contextlib.contextmanager
def _bar(language: Language, stream: TextIO) -> Iterator[Callable[[Tally], None]]:
    from rich.cells import cell_len  # noqa: PLC0415 - on terminals only
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, Progress, TextColumn  # noqa: PLC0415

    console = Console(file=stream)
    console.width -= _ECHO
    columns = (TextColumn("{task.description}"), BarColumn(bar_width=None), TextColumn("{task.fields[line]}"))
    progress = Progress(*columns, console=console, refresh_per_second=5)
    tasks = {
        work: progress.add_task(name.to(language), total=None, visible=False, line="") for work, name in _WORK.items()
    }
    room = console.width - max(cell_len(name.to(language)) for name in _WORK.values()) - _BAR

    def fitting(tally: Tally) -> str:
        """What rich would cut off at the end is the time left: the rate goes first, then the findings."""
        texts = (line(tally), line(tally, rate=False), line(tally, rate=False, findings=False))
        fit = (text for each in texts if cell_len(text := each.to(language)) <= room)
        return next(fit, texts[-1].to(language))

    with progress:

        def show(tally: Tally) -> None:
            progress.update(
                tasks[tally.work],
                total=tally.total or None,
                completed=tally.done,
                line=fitting(tally),
                visible=True,
            )

        yield show
