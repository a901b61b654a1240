"""Files are old or new and never half; what is refused leaves everything as it was."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sdgsheet.errors import RefusedError
from sdgsheet.xlsx.backups import OLD
from sdgsheet.xlsx.files import write_file
from sdgsheet.xlsx.unwritable import Identity

NEW = [b"new ", b"content"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "様式"
    path.mkdir()
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


class TestWriting:
    def test_a_new_file(self, folder: Path) -> None:
        written = write_file(folder / "a.xlsx", NEW, replace=False)
        assert (written.changed, written.backup) == (True, None)
        assert written.path.read_bytes() == b"new content"
        assert names(folder) == ["a.xlsx"]

    def test_a_new_file_has_the_permissions_that_the_system_gives(self, folder: Path) -> None:
        (folder / "other").touch()
        write_file(folder / "a.xlsx", NEW, replace=False)
        assert (folder / "a.xlsx").stat().st_mode == (folder / "other").stat().st_mode

    def test_a_replaced_file_keeps_its_permissions(self, folder: Path) -> None:
        target = folder / "a.xlsx"
        target.write_bytes(b"old")
        target.chmod(0o640)
        write_file(target, NEW, replace=True)
        assert stat.S_IMODE(target.stat().st_mode) == 0o640

    def test_the_same_bytes_are_not_written_again(self, folder: Path) -> None:
        target = folder / "a.xlsx"
        target.write_bytes(b"new content")
        before = target.stat()
        written = write_file(target, NEW, replace=False, backup=True)
        assert (written.changed, written.backup) == (False, None)
        assert (target.stat().st_ino, target.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
        assert names(folder) == ["a.xlsx"]

    def test_a_link_stays_and_what_it_points_to_is_written(self, folder: Path, tmp_path: Path) -> None:
        (tmp_path / "real.xlsx").write_bytes(b"old")
        (folder / "link.xlsx").symlink_to(tmp_path / "real.xlsx")
        write_file(folder / "link.xlsx", NEW, replace=True)
        assert (folder / "link.xlsx").is_symlink()
        assert (tmp_path / "real.xlsx").read_bytes() == b"new content"

    def test_a_name_as_long_as_the_system_allows(self, folder: Path) -> None:
        target = folder / ("あ" * 83 + ".xlsx")
        assert write_file(target, NEW, replace=False).changed

    def test_a_file_with_another_name_is_refused(self, folder: Path) -> None:
        """After writing the two names would be two files, and nobody would know."""
        target = folder / "a.xlsx"
        target.write_bytes(b"old")
        os.link(target, folder / "b.xlsx")
        with pytest.raises(RefusedError, match="hard link"):
            write_file(target, NEW, replace=True)
        assert (folder / "a.xlsx").samefile(folder / "b.xlsx")

    def test_a_backup_of_a_run_that_was_killed_is_no_other_name(self, folder: Path) -> None:
        target = folder / "a.xlsx"
        target.write_bytes(b"old")
        os.link(target, folder / "a.xlsx.bak")
        assert write_file(target, NEW, replace=True, backup=True).backup == folder / "a.xlsx.bak"
        assert names(folder) == ["a.xlsx", "a.xlsx.bak"]

    def test_what_a_killed_run_left_is_swept_once_it_is_old(self, folder: Path) -> None:
        for name, age in ((".sdgsheet-00000000.tmp", 2), (".sdgsheet-11111111.tmp", 0)):
            (folder / name).touch()
            os.utime(folder / name, (time.time() - age * 86_400,) * 2)
        write_file(folder / "a.xlsx", NEW, replace=False)
        assert names(folder) == [".sdgsheet-11111111.tmp", "a.xlsx"]


class TestBackups:
    def test_none_is_left_by_a_run_that_writes_nothing(self, folder: Path) -> None:
        target = folder / "a.xlsx"
        target.write_bytes(b"old")
        before = Identity.of(target.stat())
        target.write_bytes(b"another run's")
        with pytest.raises(RefusedError, match="Another program"):
            write_file(target, NEW, replace=True, backup=True, expected=before)
        assert names(folder) == ["a.xlsx"]

    def test_hold_the_old_bytes(self, folder: Path) -> None:
        target = folder / "a.xlsx"
        target.write_bytes(b"old")
        written = write_file(target, NEW, replace=True, backup=True)
        assert written.backup == folder / "a.xlsx.bak"
        assert (folder / "a.xlsx.bak").read_bytes() == b"old"

    def test_are_never_overwritten(self, folder: Path) -> None:
        target = folder / "a.xlsx"
        (folder / "a.xlsx.bak").write_bytes(b"older")
        target.write_bytes(b"old")
        assert write_file(target, NEW, replace=True, backup=True).backup == folder / "a.xlsx.bak2"
        assert write_file(target, [b"newer"], replace=True, backup=True).backup == folder / "a.xlsx.bak3"
        held = [(folder / f"a.xlsx.bak{n}").read_bytes() for n in ("", "2", "3")]
        assert held == [b"older", b"old", b"new content"]

    def test_of_the_same_bytes_are_made_once(self, folder: Path) -> None:
        target = folder / "a.xlsx"
        target.write_bytes(b"old")
        write_file(target, NEW, replace=True, backup=True)
        write_file(target, [b"old"], replace=True)
        assert write_file(target, NEW, replace=True, backup=True).backup == folder / "a.xlsx.bak"

    def test_are_copied_where_the_system_has_no_links(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def link(*_: object) -> None:
            raise OSError(errno.EPERM, "no links here")

        monkeypatch.setattr(os, "link", link)
        target = folder / "a.xlsx"
        target.write_bytes(b"old")
        (folder / "a.xlsx.bak").write_bytes(b"older")
        assert write_file(target, NEW, replace=True, backup=True).backup == folder / "a.xlsx.bak2"
        assert (folder / "a.xlsx.bak2").read_bytes() == b"old"
        assert (folder / "a.xlsx.bak").read_bytes() == b"older"


class TestRefused:
    def _refused(self, target: Path, content: bytes | None = b"old", **options: Any) -> str:
        before = names(target.parent) if target.parent.exists() else None
        with pytest.raises(RefusedError) as caught:
            write_file(target, NEW, **{"replace": True, **options})
        assert (names(target.parent) if target.parent.exists() else None) == before
        if content is not None:
            assert target.read_bytes() == content
        assert caught.value.text.ja
        return caught.value.text.en

    def test_another_file_unless_replacing_is_asked_for(self, folder: Path) -> None:
        (folder / "a.xlsx").write_bytes(b"old")
        assert "--force" in self._refused(folder / "a.xlsx", replace=False)

    def test_a_read_only_file(self, folder: Path) -> None:
        (folder / "a.xlsx").write_bytes(b"old")
        (folder / "a.xlsx").chmod(0o444)
        assert "read-only" in self._refused(folder / "a.xlsx")

    @pytest.mark.parametrize("lock", ["~$a.xlsx", ".~lock.a.xlsx#"])
    def test_a_file_that_is_open_in_another_program(self, folder: Path, lock: str) -> None:
        (folder / "a.xlsx").write_bytes(b"old")
        (folder / lock).touch()
        assert "open in another program" in self._refused(folder / "a.xlsx")

    def test_a_folder_that_is_not_there(self, folder: Path) -> None:
        assert "folder does not exist" in self._refused(folder / "no" / "a.xlsx", None)

    def test_a_folder_instead_of_a_file(self, folder: Path) -> None:
        assert "name of a file" in self._refused(folder, None)

    def test_a_file_that_changed_meanwhile(self, folder: Path) -> None:
        target = folder / "a.xlsx"
        target.write_bytes(b"old")
        other = Identity.of(target.stat())._replace(modified=0)
        assert "meanwhile" in self._refused(target, expected=other)

    @pytest.mark.parametrize(
        ("number", "words"),
        [
            (errno.ENOSPC, "disk is full"),
            (errno.EDQUOT, "disk is full"),
            (errno.EACCES, "permission is missing"),
            (errno.EROFS, "permission is missing"),
            (errno.EIO, "cannot be written (EIO)"),
        ],
    )
    def test_what_the_system_says_is_explained(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
    ) -> None:
        def write(*_: object) -> int:
            raise OSError(number, os.strerror(number))

        (folder / "a.xlsx").write_bytes(b"old")
        monkeypatch.setattr(os, "write", write)
        assert words in self._refused(folder / "a.xlsx")


OPERATIONS = ("open", "write", "fsync", "close", "link", "replace", "rename", "chmod", "chown", "unlink", "stat")


class _Step:
    """Lets the n-th operation on the disk fail, in the way that is asked for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, fail: Callable[[int, str], None]) -> None:
        self.done: list[str] = []
        for name in OPERATIONS:
            monkeypatch.setattr(os, name, self._wrapped(name, getattr(os, name), fail))

    def _wrapped(self, name: str, real: Callable[..., Any], fail: Callable[[int, str], None]) -> Callable[..., Any]:
        def operation(*args: Any, **kwargs: Any) -> Any:
            self.done.append(name)
            fail(len(self.done), name)
            return real(*args, **kwargs)

        return operation


def _count(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    target = folder / "count.xlsx"
    target.write_bytes(b"old")
    with monkeypatch.context() as context:
        step = _Step(context, lambda *_: None)
        write_file(target, NEW, replace=True, backup=True)
    for path in (target, folder / "count.xlsx.bak"):
        path.unlink()
    return step.done


class TestEachStep:
    """Old or new, and the backup whole, wherever it stops."""

    def test_that_fails(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        steps = _count(folder, monkeypatch)
        assert {"open", "write", "fsync", "link", "replace", "chmod"} <= set(steps)
        for number in range(1, len(steps) + 1):
            place = folder / str(number)
            place.mkdir()
            target = place / "a.xlsx"
            target.write_bytes(b"old")

            def fail(now: int, name: str, number: int = number) -> None:
                if now == number:
                    raise OSError(errno.ENOSPC, f"{name} failed")

            with monkeypatch.context() as context:
                _Step(context, fail)
                try:
                    outcome = write_file(target, NEW, replace=True, backup=True)
                except RefusedError:
                    outcome = None
            assert target.read_bytes() == (b"old" if outcome is None else b"new content")
            left = [name for name in names(place) if name.endswith(".tmp")]
            assert not left or steps[number - 1] == "unlink"
            for backup in place.glob("*.bak*"):
                assert backup.read_bytes() == b"old"
                assert outcome is not None or steps[number - 1] == "unlink", (
                    "nothing was written, so there is nothing to keep"
                )

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are killed in the way of POSIX")
    def test_at_which_the_process_is_killed(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        steps = _count(folder, monkeypatch)
        killed = 0
        for number in range(1, len(steps) + 1):
            place = folder / str(number)
            place.mkdir()
            target = place / "a.xlsx"
            target.write_bytes(b"old")
            killed += _killed_at(number, target)
            assert target.read_bytes() in (b"old", b"new content")
            for backup in place.glob("*.bak*"):
                assert backup.read_bytes() == b"old"
            if target.read_bytes() == b"new content":
                assert (place / "a.xlsx.bak").exists()
            assert write_file(target, NEW, replace=True, backup=True).path.read_bytes() == b"new content"
            assert (place / "a.xlsx.bak").read_bytes() == b"old"
        assert killed == len(steps)


def _killed_at(number: int, target: Path) -> bool:
    """Writes in another process, which is killed before its n-th step; whether it was."""
    child = os.fork()
    if child == 0:
        patch = pytest.MonkeyPatch()
        kill = os._exit
        _Step(patch, lambda now, _: kill(9) if now == number else None)
        write_file(target, NEW, replace=True, backup=True)
        kill(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def test_a_backup_is_no_workbook_by_its_name() -> None:
    assert Path("様式1.xlsx" + OLD).suffix not in (".xlsx", ".xlsm")
