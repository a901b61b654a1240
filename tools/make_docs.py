"""Runs every command that the documents show and writes its output into them: ``python tools/make_docs.py``.

A fenced block ``console`` holds commands after ``$`` and what they print, as a reader of the document would see
it in the repository's root. A fenced block ``pycon`` holds a Python session. Both run on copies of the samples.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = (ROOT / "README.md", ROOT / "README.ja.md", *sorted((ROOT / "docs").glob("*.md")))
_SHOWN = "/home/taro/sdgsheet"
"""Where the documents' reader is taken to have the repository."""

_BLOCK = re.compile(r"(?<=^```)(console|pycon)\n(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)


def renewed(document: str) -> str:
    """The document with every block run anew."""
    with _copies() as folder:
        return _BLOCK.sub(lambda block: f"{block[1]}\n{_RUN[block[1]](block[2], folder)}", document)


@contextlib.contextmanager
def _copies() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("samples", "templates"):
            # What a reader's own runs left beside the samples is no part of the documents.
            left = shutil.ignore_patterns("*-filled*", "*-marked*")
            shutil.copytree(ROOT / name, Path(folder) / name, ignore=left)
        yield Path(folder).resolve()


def _console(block: str, folder: Path) -> str:
    shown = []
    for line in block.splitlines():
        if line.startswith("$ "):
            shown += [line, *_output(shlex.split(line[2:]), folder)]
        elif not line:
            shown.append("")
    return "\n".join(shown).replace("\n\n\n", "\n\n").rstrip("\n") + "\n"


def _output(command: list[str], folder: Path) -> list[str]:
    assert command[0] == "sdgsheet", f"documents show sdgsheet alone, not {command[0]}"
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stdout, done.stdout
    return [line.rstrip().replace(str(folder), _SHOWN) for line in done.stdout.rstrip("\n").splitlines()]


def _pycon(block: str, folder: Path) -> str:
    shown: list[str] = []
    names: dict[str, object] = {}
    with contextlib.chdir(folder):
        for line in block.splitlines():
            if line.startswith(">>> "):
                printed = io.StringIO()
                with contextlib.redirect_stdout(printed):
                    exec(compile(line[4:] + "\n", "<document>", "single"), names)  # noqa: S102 - our own documents
                shown += [line, *printed.getvalue().splitlines()]
    return "\n".join(shown) + "\n"


_RUN = {"console": _console, "pycon": _pycon}


def main() -> None:
    """Renews all documents."""
    for path in DOCUMENTS:
        path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
