"""Where a submitted workbook lies, and how that is written down."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from filings import packed
from sdgsheet.bulk.place import Place, content, printable, sha256


def test_a_zip_looks_like_a_folder() -> None:
    place = Place(f"{os.sep}提出{os.sep}県.zip", ("市.zip", "町/様式1.xlsx"))
    assert Path(place.path).parts[1:] == ("提出", "県.zip", "市.zip", "町", "様式1.xlsx")
    assert place.name == "様式1.xlsx"


@pytest.mark.parametrize("name", ["様式1.xlsx", "a\udc83b.xlsx", "a\nb.xlsx", '"\\.xlsx'])
def test_a_place_is_written_down_as_ascii_and_read_again(name: str) -> None:
    place = Place(f"/提出/{name}", (name,))
    assert place.dumps().isascii()
    assert Place.loads(place.dumps()) == place


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("様式1（㎥）.xlsx", "様式1（㎥）.xlsx"),
        ("a\x1b[31m\n.xlsx", r"a\x1b[31m\n.xlsx"),
        ("a\udc83.xlsx", r"a\udc83.xlsx"),
        ("xslx\u202e1式様", r"xslx\u202e1式様"),
    ],
)
def test_no_name_steers_a_terminal(name: str, shown: str) -> None:
    assert printable(name) == shown


def test_the_content_of_a_member_is_that_of_the_innermost_zip(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed({"b.zip": packed({"c/d.xlsx": b"content"})}))
    assert content(Place(str(path), ("b.zip", "c/d.xlsx"))).source == b"content"


def test_a_folder_has_no_hash(tmp_path: Path) -> None:
    assert sha256(tmp_path) is None
