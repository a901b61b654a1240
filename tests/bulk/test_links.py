"""Addresses of files as hyperlinks hold them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sdgsheet.bulk.links import address, cell


@pytest.mark.skipif(os.sep == "\\", reason="paths look otherwise there")
@pytest.mark.parametrize(
    ("file", "link"),
    [
        ("/o/提出/様式1.xlsx", "../提出/様式1.xlsx"),
        ("/o/結果/marked/a.xlsx", "marked/a.xlsx"),
        ("/o/a b/c#d%e?.xlsx", "../a%20b/c%23d%25e%3F.xlsx"),
        ('/o/"[x]^`{|}.xlsx', "../%22%5Bx%5D%5E%60%7B%7C%7D.xlsx"),
        ("/o/全角　空白.xlsx", "../全角　空白.xlsx"),
    ],
)
def test_relative_so_that_both_can_be_moved_together(file: str, link: str) -> None:
    assert address(file, Path("/o/結果")) == link


def test_on_another_drive_it_is_absolute(monkeypatch: pytest.MonkeyPatch) -> None:
    def other_drive(*_: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr("os.path.relpath", other_drive)
    assert address(f"D:{os.sep}提出{os.sep}a b.xlsx", Path("結果")) == "file:///D:/提出/a%20b.xlsx"


def test_a_name_that_no_text_can_hold_has_no_address() -> None:
    assert address("/o/a\udc83.xlsx", Path("/o")) is None


def test_the_name_of_a_sheet_is_quoted() -> None:
    assert cell("様式1 (1)'s", "S30") == "'様式1 (1)''s'!S30"
