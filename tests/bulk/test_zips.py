"""Zips of submitted files: names as people wrote them, and why a member cannot be read."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from datetime import UTC, datetime

import pytest

from filings import packed, twice
from sdgsheet.bulk.zips import member_name, members, open_zip, read_member
from sdgsheet.errors import UnreadableError

NAME = "提出（最終）/表能ソ/様式1.xlsx"
"""Holds the characters whose second byte in cp932 is a backslash."""


class RawName(zipfile.ZipInfo):
    """A member whose name is stored as these bytes, without the mark of UTF-8."""

    raw: bytes = b""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile's own hook
        return self.raw, 0


def zip_with(raw: bytes, data: bytes = b"x") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        member = RawName("name")
        member.raw = raw
        archive.writestr(member, data)
    return file.getvalue()


def names(data: bytes) -> list[str]:
    with open_zip(data) as archive:
        return [member_name(entry) for entry in archive.entries]


def test_names_as_windows_stores_them() -> None:
    assert names(zip_with(NAME.encode("cp932"))) == [NAME]


def test_names_with_the_mark_of_utf8() -> None:
    assert names(packed({NAME: b""})) == [NAME]


def test_names_as_macs_store_them() -> None:
    apart = unicodedata.normalize("NFD", "がざ/ぱ.xlsx")
    assert apart != "がざ/ぱ.xlsx"
    assert names(zip_with(apart.encode())) == ["がざ/ぱ.xlsx"]


def test_backslashes_between_folders() -> None:
    assert names(zip_with("県\\市\\様式1.xlsx".encode("cp932"))) == ["県/市/様式1.xlsx"]


def test_a_member_is_read_by_the_name_that_people_see() -> None:
    with open_zip(zip_with(NAME.encode("cp932"), b"content")) as archive:
        assert read_member(archive, NAME)[0] == b"content"


def test_of_members_of_one_name_the_last_one_has_it() -> None:
    with open_zip(twice({"a.xlsx": [b"1", b"2", b"3"], "b.xlsx": [b""]})) as archive:
        assert {name: read_member(archive, name)[0] for name in members(archive)} == {
            "a.xlsx": b"3",
            "a（同名1）.xlsx": b"1",
            "a（同名2）.xlsx": b"2",
            "b.xlsx": b"",
        }


def test_no_member_is_hidden_by_one_that_bears_such_a_name_already() -> None:
    with open_zip(twice({"a（同名1）.xlsx": [b"own"], "a.xlsx": [b"1", b"2"]})) as archive:
        assert {name: read_member(archive, name)[0] for name in members(archive)} == {
            "a.xlsx": b"2",
            "a（同名1）.xlsx": b"own",
            "a（同名2）.xlsx": b"1",
        }


def test_the_time_of_a_member_is_local() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.xlsx", (2024, 5, 31, 13, 14, 16)), b"x")
    with open_zip(file.getvalue()) as archive:
        local = datetime(2024, 5, 31, 13, 14, 16)  # noqa: DTZ001
        assert read_member(archive, "a.xlsx")[1] == local.astimezone(UTC)


def test_a_member_without_a_time() -> None:
    data = bytearray(packed({"a.xlsx": b"x"}))
    at = data.index(b"PK\1\2")
    data[at + 12 : at + 16] = bytes(4)
    with open_zip(bytes(data)) as archive:
        assert read_member(archive, "a.xlsx")[1] is None


def locked(data: bytes) -> bytes:
    """The same zip as if its members were under a password."""
    changed = bytearray(data)
    for signature, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        changed[changed.index(signature) + flags] |= 1
    return bytes(changed)


def reason(data: bytes, name: str) -> str:
    with pytest.raises(UnreadableError) as raised, open_zip(data) as archive:
        read_member(archive, name)
    return raised.value.text.ja


def test_a_zip_under_a_password_says_so() -> None:
    assert "パスワード付きのzip" in reason(locked(packed({"a.xlsx": b"x"})), "a.xlsx")


def test_an_unusual_packing_says_so() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.xlsx", b"x" * 100)
    assert "圧縮の方式" in reason(file.getvalue(), "a.xlsx")


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\3\4", packed({"a": b"x" * 50})[:-30], b"no zip at all"],
    ids=["empty", "a beginning", "cut off", "other"],  # the bytes of a zip hold the time: no name for a test
)
def test_what_is_no_sound_zip_says_so(data: bytes) -> None:
    assert "zipファイルを開けません" in reason(data, "a")


def test_a_member_that_is_gone() -> None:
    assert "zipファイルを開けません" in reason(packed({"a.xlsx": b"x"}), "b.xlsx")
