"""Two runs on one file at once: one writes, the other is told so, and none is ever locked out by what died."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from program import DRAFT
from sdgsheet.errors import RefusedError
from sdgsheet.xlsx import lock
from sdgsheet.xlsx.files import write_file
from sdgsheet.xlsx.lock import alone
from sdgsheet.xlsx.unwritable import Identity

_HOLDS = """
import sys
from pathlib import Path
from sdgsheet.xlsx.lock import alone
with alone(Path(sys.argv[1])):
    print("inside", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "様式1.xlsx"
    path.write_bytes(b"old")
    return path


@contextmanager
def another_run(target: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that is writing the file, for as long as we are inside."""
    command = [sys.executable, "-c", _HOLDS, str(target)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "inside\n"
        try:
            yield process
        finally:
            process.kill()


def write(target: Path) -> bool:
    return write_file(target, [b"new"], replace=True, backup=True).changed


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_second_run_is_told_and_writes_nothing(target: Path) -> None:
    with another_run(target):
        with pytest.raises(RefusedError, match="Another run of sdgsheet is writing this file just now") as caught:
            write(target)
        assert "いま別の sdgsheet がこのファイルに書き込んでいます" in caught.value.text.ja
        assert target.read_bytes() == b"old"
        assert not (target.parent / "様式1.xlsx.bak").exists()


def test_a_run_that_was_killed_locks_nobody_out(target: Path) -> None:
    with another_run(target) as process:
        process.kill()
        process.wait()
        assert write(target)
    assert names(target.parent) == ["様式1.xlsx", "様式1.xlsx.bak"]


def test_other_files_of_the_folder_are_free(target: Path) -> None:
    other = target.with_name("様式1 (2).xlsx")
    other.write_bytes(b"old")
    with another_run(target):
        assert write(other)


def test_nothing_is_left_behind(target: Path) -> None:
    with alone(target):
        assert len(names(target.parent)) == 2
    assert names(target.parent) == ["様式1.xlsx"]


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL])
def test_a_disk_without_locks_is_written_all_the_same(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def no_lock(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(lock, "_lock", no_lock)
    assert write(target)
    assert names(target.parent) == ["様式1.xlsx", "様式1.xlsx.bak"]


def test_a_lock_that_is_taken_away_meanwhile_is_none(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = lock._lock
    taken: list[Path] = []

    def lock_after_another(file: int) -> None:
        real(file)
        if not taken:
            [path] = target.parent.glob(".sdgsheet-*.tmp")
            path.unlink()
            taken.append(path)

    monkeypatch.setattr(lock, "_lock", lock_after_another)
    with alone(target):
        assert taken[0].exists(), "it stands there anew, and is locked"
        with pytest.raises(RefusedError), alone(target):
            pass


def test_of_many_runs_that_read_the_same_file_one_writes(target: Path) -> None:
    """The others are told that it is being written, or that it was: never is anything written over unseen."""
    read, contents = Identity.of(target.stat()), [bytes([letter]) * 100_000 for letter in b"abcdefgh"]
    written: list[bytes] = []
    refused: list[str] = []

    def run(content: bytes) -> None:
        try:
            write_file(target, [content], replace=True, backup=True, expected=read)
        except RefusedError as error:
            refused.append(error.text.en)
        else:
            written.append(content)

    runs = [threading.Thread(target=run, args=(content,)) for content in contents]
    for thread in runs:
        thread.start()
    for thread in runs:
        thread.join()
    assert [target.read_bytes()] == written
    assert len(refused) == len(contents) - 1
    assert all("Another" in text and "Nothing was written" in text for text in refused)
    assert names(target.parent) == ["様式1.xlsx", "様式1.xlsx.bak"]
    assert target.with_name("様式1.xlsx.bak").read_bytes() == b"old"


def test_of_two_commands_in_place_at_once_each_says_one_line(tmp_path: Path) -> None:
    file = tmp_path / "様式1.xlsx"
    file.write_bytes(DRAFT.read_bytes())
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "sdgsheet", command, str(file), "--in-place"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        for command in ("fill", "mark")
    ]
    said = [run.communicate() for run in runs]
    for run, (_, error) in zip(runs, said, strict=True):
        assert run.returncode in (0, 1) or (run.returncode == 2 and error.count("\n") == 1), error
    assert any(run.returncode in (0, 1) for run in runs)
    backups = [path.read_bytes() for path in tmp_path.glob("*.bak*")]
    assert DRAFT.read_bytes() in backups
    assert len(backups) == sum(run.returncode != 2 for run in runs)
    assert not list(tmp_path.glob(".sdgsheet-*"))
