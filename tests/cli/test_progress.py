"""How far a long run has come, on terminals and elsewhere."""

from __future__ import annotations

import io
import re

import pytest
from rich.cells import cell_len

from sdgsheet.bulk import tally as tally_module
from sdgsheet.bulk.tally import Tally, Work
from sdgsheet.cli import progress
from sdgsheet.cli.progress import line, shown
from sdgsheet.text import Language


class Clock:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        for module in (tally_module, progress):
            monkeypatch.setattr(module, "monotonic", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def tally(work: Work = "check", **counts: int) -> Tally:
    return Tally(work, started=1000.0, **counts)


def test_the_line_says_done_failed_findings_rate_and_time_left(clock: Clock) -> None:
    clock.now += 10
    told = line(tally(total=400, done=100, failed=2, errors=12, warnings=310))
    assert told.ja == "100/400　失敗 2　修正 12　確認 310　10.0件/秒　残り 0:30"
    assert told.en == "100/400  2 failed  12 errors  310 warnings  10.0/s  0:30 left"


def test_before_the_first_file_there_is_no_time_left(clock: Clock) -> None:
    clock.now += 10
    assert line(tally(total=400)).ja == "0/400　失敗 0　修正 0　確認 0　0.0件/秒"


def test_copies_have_no_findings_and_a_search_no_end(clock: Clock) -> None:
    clock.now += 2
    assert line(tally("mark", total=10, done=4)).ja == "4/10　失敗 0　2.0件/秒　残り 0:03"
    assert line(tally("search", done=7)).ja == "7件"


def test_long_times_are_told_in_hours(clock: Clock) -> None:
    clock.now += 1
    assert line(tally(total=10_001, done=1)).en.endswith("2:46:40 left")


def test_elsewhere_a_plain_line_comes_every_few_seconds(clock: Clock) -> None:
    stream = io.StringIO()
    with shown("ja", stream) as show:
        for done in range(100):
            show(tally(total=100, done=done))
            clock.now += 0.2
    lines = stream.getvalue().splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("点検 25/100　失敗 0")
    assert not any("\x1b" in text for text in lines)


def test_a_short_run_says_nothing(clock: Clock) -> None:
    stream = io.StringIO()
    with shown("ja", stream) as show:
        show(tally(total=2, done=1))
        clock.now += 1
        show(tally(total=2, done=2))
    assert stream.getvalue() == ""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "120")
    stream = Terminal()
    with shown("ja", stream) as show:
        show(Tally("search", done=3))
        show(Tally("check", total=4, done=4, failed=1, errors=5, warnings=6))
    text = stream.getvalue()
    assert "━" in text
    assert "4/4　失敗 1　修正 5　確認 6" in text
    assert "\x1b[" in text


@pytest.mark.parametrize("width", [60, 70, 80, 103])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_nothing_is_cut_off_on_a_narrow_terminal(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, width: int, language: Language
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", str(width))
    clock.now += 15
    stream = Terminal()
    with shown(language, stream) as show:
        show(tally(total=2_000, done=1_000, failed=123, errors=7_345, warnings=13_456))
    last = re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", stream.getvalue()).strip().splitlines()[-1]
    assert "…" not in last
    assert last.startswith({"ja": "点検 ", "en": "check "}[language])
    assert last.endswith({"ja": "残り 0:15", "en": "0:15 left"}[language])
    assert "━" in last
    assert "66.7" in last or width < 100
    assert cell_len(last) <= width - 3
