"""The zip written anew: entries that did not change are copied as they lie, packed, whatever their size.

Order, methods, times, flags, data descriptors, ZIP64 fields, comments and what lies between the
entries stay; new parts come last. It needs ``archive``'s directory and writes nothing itself.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sdgsheet.xlsx.archive import DEFLATED, Archive, Entry

_CHUNK = 1024 * 1024
_WIDE = 0xFFFFFFFF
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_HAS_DESCRIPTOR = 0x0008
_MIDNIGHT_1980 = 0x21
"""The earliest date that a zip knows: no time of ours is written, so the same content gives the same file."""


class _Packed(NamedTuple):
    """A part's content as it goes into the zip."""

    data: bytes
    size: int
    crc: int


def rezipped(archive: Archive, replaced: Mapping[str, bytes | None], added: Mapping[str, bytes]) -> Iterator[bytes]:
    """The bytes of the whole new file, piece by piece.

    ``replaced`` is by the entries' own names; None leaves the entry out. ``added`` keeps its order; it may hold
    a name that is left out, whose part then comes last.
    """
    physical = sorted(archive.entries, key=lambda entry: entry.offset)
    shift = physical[0].offset - _stated_offset(physical[0])
    records: dict[str, bytes] = {}
    at = 0

    def counted(pieces: Iterable[bytes]) -> Iterator[bytes]:
        nonlocal at
        for piece in pieces:
            at += len(piece)
            yield piece

    yield from counted(_copied(archive, 0, physical[0].offset))
    for entry in physical:
        content = replaced.get(entry.name)
        if entry.name not in replaced:
            records[entry.name] = _record(entry, at - shift)
            yield from counted(_copied(archive, entry.offset, entry.end))
        elif content is not None:
            packed = _pack(content, entry.method)
            records[entry.name] = _record(entry, at - shift, packed)
            yield from counted(_rewritten(archive, entry, packed))
    for name, content in added.items():
        packed = _pack(content, DEFLATED)
        records[name] = _new_record(name, packed, at - shift)
        yield from counted((_new_header(name, packed), packed.data))
    order = (*(entry.name for entry in archive.entries if entry.name not in added), *added)
    directory = b"".join(records[name] for name in order if name in records)
    yield directory
    yield _end(archive, len(records), len(directory), at - shift)


def _pack(content: bytes, method: int) -> _Packed:
    data = content
    if method == DEFLATED:
        deflating = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        data = deflating.compress(content) + deflating.flush()
    return _Packed(data, len(content), zlib.crc32(content))


def _copied(archive: Archive, start: int, end: int) -> Iterator[bytes]:
    archive.file.seek(start)
    while start < end:
        piece = archive.file.read(min(_CHUNK, end - start))
        if not piece:
            raise OSError("the file became shorter while it was read")
        start += len(piece)
        yield piece


def _rewritten(archive: Archive, entry: Entry, packed: _Packed) -> Iterator[bytes]:
    """The entry with other content, its local header and its data descriptor in the form they had."""
    data_at = archive.data_offset(entry)
    header = bytearray(b"".join(_copied(archive, entry.offset, data_at)))
    tail = b"".join(_copied(archive, data_at + entry.packed, entry.end))
    crc, old_packed, old_size = struct.unpack_from("<3I", header, 14)
    if not entry.flags & _HAS_DESCRIPTOR or (crc, old_packed, old_size) == (entry.crc, entry.packed, entry.size):
        struct.pack_into("<I", header, 14, packed.crc)
        name_length = int.from_bytes(header[26:28], "little")
        _set_sizes(header, 18, _LOCAL.size + name_length, (packed.size, len(packed.data)))
    yield bytes(header)
    yield packed.data
    yield _descriptor(entry, tail, packed) if entry.flags & _HAS_DESCRIPTOR else tail


def _descriptor(entry: Entry, tail: bytes, packed: _Packed) -> bytes:
    """The data descriptor in the form it had: with its signature or not, of 32 or of 64 bits; then what followed."""
    for signature in (b"PK\7\x08", b""):
        for form in ("<3I", "<I2Q"):
            old = signature + struct.pack(form, entry.crc, entry.packed, entry.size)
            if tail.startswith(old):
                return signature + struct.pack(form, packed.crc, len(packed.data), packed.size) + tail[len(old) :]
    return b"PK\7\x08" + struct.pack("<3I", packed.crc, len(packed.data), packed.size)


def _record(entry: Entry, offset: int, packed: _Packed | None = None) -> bytes:
    """The entry's record in the central directory, with its new place and content."""
    record = bytearray(entry.record)
    extra_at = _CENTRAL.size + int.from_bytes(record[28:30], "little")
    size, length = (entry.size, entry.packed) if packed is None else (packed.size, len(packed.data))
    if packed is not None:
        struct.pack_into("<I", record, 16, packed.crc)
    _set_sizes(record, 20, extra_at, (size, length), offset)
    return bytes(record)


def _set_sizes(header: bytearray, at: int, extra_at: int, sizes: tuple[int, int], offset: int | None = None) -> None:
    """Sets packed and unpacked size, and the offset of a record; where a field is wide, in the ZIP64 extra."""
    size, length = sizes
    fields = [(at + 4, size), (at, length)] + ([(42, offset)] if offset is not None else [])
    wide_at = _zip64_at(header, extra_at)
    for place, value in fields:
        if struct.unpack_from("<I", header, place)[0] == _WIDE and wide_at is not None:
            struct.pack_into("<Q", header, wide_at, value)
            wide_at += 8
        else:
            struct.pack_into("<I", header, place, value)


def _zip64_at(header: bytearray, at: int) -> int | None:
    """Where the ZIP64 extra's values begin; None where there is none."""
    while at + 4 <= len(header):
        kind, length = struct.unpack_from("<2H", header, at)
        if kind == 1:
            return at + 4
        at += 4 + length
    return None


def _stated_offset(entry: Entry) -> int:
    """The entry's place as its record has it: another than the real one where data stand before the zip."""
    narrow: int = struct.unpack_from("<I", entry.record, 42)[0]
    if narrow != _WIDE:
        return narrow
    record = bytearray(entry.record)
    at = _zip64_at(record, _CENTRAL.size + int.from_bytes(record[28:30], "little"))
    assert at is not None, "the directory was read"
    wide_before = sum(struct.unpack_from("<I", record, place)[0] == _WIDE for place in (20, 24))
    stated: int = struct.unpack_from("<Q", record, at + 8 * wide_before)[0]
    return stated


def _new_header(name: str, packed: _Packed) -> bytes:
    raw = name.encode("ascii")
    sizes = packed.crc, len(packed.data), packed.size
    return _LOCAL.pack(b"PK\3\4", 20, 0, DEFLATED, 0, _MIDNIGHT_1980, *sizes, len(raw), 0) + raw


def _new_record(name: str, packed: _Packed, offset: int) -> bytes:
    raw = name.encode("ascii")
    sizes = packed.crc, len(packed.data), packed.size
    return (
        _CENTRAL.pack(b"PK\1\2", 20, 20, 0, DEFLATED, 0, _MIDNIGHT_1980, *sizes, len(raw), 0, 0, 0, 0, 0, offset) + raw
    )


def _end(archive: Archive, count: int, length: int, offset: int) -> bytes:
    """What follows the directory: ZIP64's records, the end record and the comment, with the new numbers."""
    start = max(entry.end for entry in archive.entries)
    old_end = start + sum(len(entry.record) for entry in archive.entries)
    tail = bytearray(b"".join(_copied(archive, old_end, archive.size)))
    end = tail.rfind(b"PK\5\6")
    for place in (8, 10):
        _set(tail, end + place, "<H", 0xFFFF, count)
    _set(tail, end + 12, "<I", _WIDE, length)
    _set(tail, end + 16, "<I", _WIDE, offset)
    if tail.startswith(b"PK\6\6"):
        struct.pack_into("<4Q", tail, 24, count, count, length, offset)
        struct.pack_into("<Q", tail, tail.index(b"PK\6\7") + 8, offset + length)
    return bytes(tail)


def _set(data: bytearray, at: int, form: str, wide: int, value: int) -> None:
    """Sets a field, unless it says that the value stands in ZIP64's record."""
    if struct.unpack_from(form, data, at)[0] != wide:
        struct.pack_into(form, data, at, value)
