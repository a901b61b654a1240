"""How the files of an audit are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdgsheet.audit.filing import labels, unreadable
from sdgsheet.text import Text


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["a/x.xlsx", "a/y.xlsx"], ["x.xlsx", "y.xlsx"]),
        (["a/様式1.xlsx", "b/様式1.xlsx"], ["a/様式1.xlsx", "b/様式1.xlsx"]),
        (["a/c/様式1.xlsx", "b/c/様式1.xlsx", "b/x.xlsx"], ["a/c/様式1.xlsx", "b/c/様式1.xlsx", "x.xlsx"]),
        (["様式1.xlsx", "b/様式1.xlsx"], ["様式1.xlsx", "b/様式1.xlsx"]),
        (["a/様式1.xlsx", "a/様式1.xlsx"], ["様式1.xlsx"]),
        ([], []),
    ],
)
def test_as_much_of_the_folder_as_tells_them_apart(paths: list[str], names: list[str]) -> None:
    found = labels(unreadable(Path(path), Text("", "")) for path in paths)
    assert found == {Path(path): name for path, name in zip(dict.fromkeys(paths), names, strict=True)}
