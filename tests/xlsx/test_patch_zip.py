"""The zip written anew: what did not change is copied as it lies, and the way back gives the very file."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import run
from patching import all_parts, edits, formula
from rawbooks import SHEET, book, parts, zipped
from sdgsheet.xlsx.archive import Archive
from sdgsheet.xlsx.layers import patched
from sdgsheet.xlsx.patch.rezip import rezipped


class _Stream(io.RawIOBase):
    """A target that cannot be sought, as a pipe: the zip then has data descriptors."""

    def __init__(self) -> None:
        self.data = b""

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # bytes are all that zipfile gives
        self.data += bytes(data)
        return len(data)


def _usual() -> bytes:
    return book()


def _stored() -> bytes:
    return zipped(parts(), zipfile.ZIP_STORED)


def _with_descriptors() -> bytes:
    stream = _Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts().items():
            file.writestr(name, content)
    return stream.data


def _with_descriptors_without_signature() -> bytes:
    data = _with_descriptors()
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        crcs = [info.CRC for info in file.infolist()]
    for crc in crcs:  # signatures are only cut where offsets can be kept: a gap takes their place
        old = b"PK\7\x08" + struct.pack("<I", crc)
        at = data.index(old)
        data = data[:at] + data[at + 4 : at + 16] + b"\0\0\0\0" + data[at + 16 :]
    return data


def _zip64() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts().items():
            with archive.open(name, "w", force_zip64=True) as entry:
                entry.write(content.encode() if isinstance(content, str) else content)
    return file.getvalue()


def _after_other_data() -> bytes:
    return b"PK-unpacks itself" + book()


def _with_comments_folders_and_times() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = "ブックの注記".encode()
        archive.mkdir("xl")
        for name, content in parts().items():
            info = zipfile.ZipInfo(name, (2024, 3, 31, 12, 0, 0))
            info.comment, info.extra, info.external_attr = b"note", struct.pack("<2HI", 0x9999, 4, 7), 0o644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return file.getvalue()


def _in_another_order() -> bytes:
    return zipped(dict(sorted(parts().items(), reverse=True)))


def _with_upper_case_names() -> bytes:
    return zipped({name.upper() if "sheet1" in name else name: content for name, content in parts().items()})


def _with_backslashes() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts().items():
            info = zipfile.ZipInfo("x")
            info.filename = name.replace("/", "\\")
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


WRITERS = [
    _usual,
    _stored,
    _with_descriptors,
    _with_descriptors_without_signature,
    _zip64,
    _after_other_data,
    _with_comments_folders_and_times,
    _in_another_order,
    _with_upper_case_names,
    _with_backslashes,
]


def _infos(data: bytes) -> list[tuple[object, ...]]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return [
            (
                i.filename,
                i.date_time,
                i.compress_type,
                i.comment,
                i.extra,
                i.flag_bits,
                i.create_version,
                i.external_attr,
            )
            for i in file.infolist()
        ]


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: str(writer.__name__).strip("_"))
class TestEveryHabit:
    def test_a_cell_is_written_and_all_the_rest_stays(self, writer: Callable[[], bytes]) -> None:
        before = writer()
        after = patched(before, edits(formula("A1", "X", 1)))
        with zipfile.ZipFile(io.BytesIO(after)) as file:
            assert file.testzip() is None
        old, new = all_parts(before), all_parts(after)
        assert [name.upper().replace("\\", "/") for name in old if old[name] != new[name]] == [SHEET.upper()]
        assert _infos(before) == _infos(after)
        with zipfile.ZipFile(io.BytesIO(before)) as one, zipfile.ZipFile(io.BytesIO(after)) as other:
            assert one.comment == other.comment

    def test_undo_gives_the_very_file(self, writer: Callable[[], bytes], tmp_path: Path) -> None:
        source = tmp_path / "a.xlsx"
        source.write_bytes(writer())
        now = source
        for number, command in enumerate(("fill", "mark", "fill", "undo")):
            run(command, now, tmp_path / f"{number}.xlsx")
            now = tmp_path / f"{number}.xlsx"
        assert now.read_bytes() == source.read_bytes()


def test_an_entry_that_did_not_change_is_copied_packed_as_it_is() -> None:
    """Packed by another program, in a way in which zlib never would."""
    before = zipped({**parts(), "xl/media/a.bin": b"x" * 5000}, zipfile.ZIP_STORED)
    after = patched(before, edits(formula("A1", "X", 1)))
    with zipfile.ZipFile(io.BytesIO(after)) as file:
        assert file.getinfo("xl/media/a.bin").compress_size == 5000


def test_large_parts_pass_through_in_pieces() -> None:
    before = zipped({**parts(), "xl/media/a.bin": bytes(5 * 1024 * 1024)}, zipfile.ZIP_STORED)
    archive = Archive(io.BytesIO(before), len(before))
    pieces = list(rezipped(archive, {SHEET: b"<changed/>"}, {}))
    assert max(len(piece) for piece in pieces) == 1024 * 1024
    assert all_parts(b"".join(pieces))[SHEET] == b"<changed/>"


def test_a_large_part_is_never_held_in_memory_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    path.write_bytes(zipped({**parts(), "xl/media/a.bin": bytes(60 * 1024 * 1024)}, zipfile.ZIP_STORED))
    tracemalloc.start()
    run("fill", path, tmp_path / "f.xlsx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 16 * 1024 * 1024
    assert all_parts((tmp_path / "f.xlsx").read_bytes())["xl/media/a.bin"] == bytes(60 * 1024 * 1024)


def test_parts_are_dropped_and_added_last() -> None:
    before = book()
    archive = Archive(io.BytesIO(before), len(before))
    after = b"".join(rezipped(archive, {"xl/styles.xml": None}, {"b": b"2", "a": b"1"}))
    assert list(all_parts(after)) == [name for name in all_parts(before) if name != "xl/styles.xml"] + ["b", "a"]
    with zipfile.ZipFile(io.BytesIO(after)) as file:
        assert file.getinfo("a").date_time == (1980, 1, 1, 0, 0, 0)


def test_what_lies_between_entries_stays() -> None:
    """Some programs align entries, others leave old ones in the file."""
    second = zipped({"a": b"1", "b": b"2"})
    with zipfile.ZipFile(io.BytesIO(second)) as file:
        offset = file.getinfo("b").header_offset
    directory = second.index(b"PK\1\2")
    gap = b"\0" * 7
    record = bytearray(second[directory:])
    place = record.index(b"PK\1\2", 4) + 42
    struct.pack_into("<I", record, place, offset + len(gap))
    struct.pack_into("<I", record, record.index(b"PK\5\6") + 16, directory + len(gap))
    data = second[:offset] + gap + second[offset:directory] + bytes(record)
    archive = Archive(io.BytesIO(data), len(data))
    assert b"".join(rezipped(archive, {}, {})) == data
    assert all_parts(b"".join(rezipped(archive, {"b": b"changed"}, {}))) == {"a": b"1", "b": b"changed"}


@pytest.mark.parametrize("writer", WRITERS)
def test_copying_everything_gives_the_same_bytes(writer: Callable[[], bytes]) -> None:
    data = writer()
    archive = Archive(io.BytesIO(data), len(data))
    assert b"".join(rezipped(archive, {}, {})) == data
