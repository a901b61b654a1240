"""The zip layer: the directory of entries, and the bytes of one entry, read within limits.

The directory is read here and not by ``zipfile``, which trusts it: entries that overlap,
a count that lies and a hundred thousand entries must be refused before they cost anything,
and the patch copies entries without unpacking them.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from io import BufferedReader, BytesIO
from itertools import pairwise
from typing import NamedTuple

from sdgsheet.xlsx import unreadable

Readable = BufferedReader | BytesIO

MB = 1024 * 1024
STORED, DEFLATED = 0, 8

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_END64 = struct.Struct("<4sQ2H2I4Q")
_LOCATOR64 = struct.Struct("<4sIQI")
_TAIL = _END.size + 0xFFFF
_UNKNOWN = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Limits:
    """What a sound workbook never reaches, in bytes unless said otherwise."""

    file: int = 200 * MB
    entries: int = 100_000
    part: int = 128 * MB
    """Of one parsed part, unpacked."""
    total: int = 512 * MB
    """Of all parsed parts, unpacked."""
    tag: int = 4 * MB
    cells: int = 3_000_000
    """Cells and rows of all sheets, and shared texts: a part within its limit may hold thirty million of them."""
    formulas: int = 32 * MB
    """Characters of shared formulas written out."""


LIMITS = Limits()


class Entry(NamedTuple):
    """One entry of the zip, as the central directory has it."""

    name: str
    """As stored: upper case, backslashes and a leading slash stay."""
    offset: int
    """Where its local header begins in the file."""
    end: int
    """Where the next entry, or the directory, begins: ``offset`` to ``end`` is all of it."""
    packed: int
    """Length of its packed data."""
    size: int
    """Unpacked length as the directory says: a hint, never allocated from."""
    crc: int
    method: int
    flags: int
    record: bytes
    """Its whole record in the central directory."""

    @property
    def is_folder(self) -> bool:
        """An entry for a folder, without content."""
        return self.name.endswith(("/", "\\"))


class Archive:
    """An open zip file."""

    def __init__(self, file: Readable, size: int, limits: Limits = LIMITS) -> None:
        self.file = file
        self.size = size
        self.limits = limits
        self.comment = b""
        """The zip's own comment."""
        self._spent = 0
        self._sizes: dict[int, int] = {}
        """Unpacked lengths of the entries that were read."""
        self.entries = self._directory()
        """In the directory's order."""

    def read(self, entry: Entry) -> bytes:
        """The entry's bytes, to their very end, with their CRC compared.

        Raises UnreadableError where they are damaged, encrypted or over a limit.
        """
        limits = self.limits
        start = self.data_offset(entry)
        if entry.flags & 1:
            raise unreadable.encrypted()
        raw = self._at(start, entry.packed)
        if entry.method == STORED:
            data = raw
        elif entry.method == DEFLATED:
            inflating = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                data = inflating.decompress(raw, limits.part + 1)
            except zlib.error:
                raise unreadable.damaged(entry.name) from None
            if not inflating.eof and len(data) <= limits.part:
                raise unreadable.damaged(entry.name)
        else:
            raise unreadable.damaged(entry.name)
        if len(data) > limits.part:
            raise unreadable.part_too_large(entry.name, limits.part // MB)
        self._spent += len(data) - self._sizes.get(entry.offset, 0)  # read twice is unpacked once
        self._sizes[entry.offset] = len(data)
        if self._spent > limits.total:
            raise unreadable.total_too_large(limits.total // MB)
        if zlib.crc32(data) != entry.crc:
            raise unreadable.damaged(entry.name)
        return data

    def data_offset(self, entry: Entry) -> int:
        """Where the entry's packed data begin in the file."""
        header = self._at(entry.offset, _LOCAL.size)
        if len(header) < _LOCAL.size or header[:4] != b"PK\3\4":
            raise unreadable.damaged(entry.name)
        *_, name_length, extra_length = _LOCAL.unpack(header)
        start: int = entry.offset + _LOCAL.size + name_length + extra_length
        name = self._at(entry.offset + _LOCAL.size, name_length)
        if start + entry.packed > entry.end or name != _raw_name(entry.record):
            raise unreadable.damaged(entry.name)
        return start

    def _at(self, offset: int, length: int) -> bytes:
        try:
            self.file.seek(offset)
            return self.file.read(length)
        except OSError as error:  # a share that went away
            raise unreadable.unopened(error) from None

    def _directory(self) -> tuple[Entry, ...]:
        start, end, shift = self._bounds()
        data = self._at(start, end - start)
        records: list[bytes] = []
        at = 0
        while at < len(data):
            if data[at : at + 4] != b"PK\1\2" or at + _CENTRAL.size > len(data):
                raise unreadable.damaged()
            name, extra, comment = struct.unpack_from("<3H", data, at + 28)
            after = at + _CENTRAL.size + name + extra + comment
            if after > len(data):
                raise unreadable.damaged()
            records.append(data[at:after])
            if len(records) > self.limits.entries:
                raise unreadable.too_many_entries(self.limits.entries)
            at = after
        return _entries(records, shift, start)

    def _bounds(self) -> tuple[int, int, int]:
        """Start and end of the central directory, and how far offsets are shifted by data before the zip."""
        tail_start = max(0, self.size - _TAIL)
        tail = self._at(tail_start, _TAIL)
        at = tail.rfind(b"PK\5\6")
        if at < 0 or at + _END.size > len(tail):
            raise unreadable.cut_off()
        _, _, _, _, _, length, offset, comment = _END.unpack_from(tail, at)
        self.comment = tail[at + _END.size : at + _END.size + comment]
        end = tail_start + at
        if at >= _LOCATOR64.size and tail[at - _LOCATOR64.size :][:4] == b"PK\6\7":
            end -= _LOCATOR64.size + _END64.size
            record = self._at(end, _END64.size) if end >= 0 else b""
            if len(record) < _END64.size or record[:4] != b"PK\6\6":
                raise unreadable.damaged()
            length, offset = _END64.unpack(record)[-2:]
        start = end - length
        shift = start - offset
        if start < 0 or shift < 0:
            raise unreadable.damaged()
        return start, end, shift


def _raw_name(record: bytes) -> bytes:
    length = int.from_bytes(record[28:30], "little")
    return record[_CENTRAL.size : _CENTRAL.size + length]


def _entries(records: list[bytes], shift: int, directory: int) -> tuple[Entry, ...]:
    """The entries with their ends, given where the directory begins; those that share bytes are refused."""
    found = [_entry(record, shift) for record in records]
    ends: dict[int, int] = {}
    for offset, following in pairwise([*sorted(entry.offset for entry in found), directory]):
        ends.setdefault(offset, following)
    entries = tuple(entry._replace(end=ends[entry.offset]) for entry in found)
    for entry in entries:
        if entry.offset + _LOCAL.size + len(_raw_name(entry.record)) + entry.packed > entry.end:
            raise unreadable.damaged(entry.name)
    return entries


def _entry(record: bytes, shift: int) -> Entry:
    _, _, _, flags, method, _, _, crc, packed, size, _, extra_length, *_, offset = _CENTRAL.unpack_from(record)
    raw = _raw_name(record)
    if _UNKNOWN in (packed, size, offset):
        extra = record[_CENTRAL.size + len(raw) :][:extra_length]
        size, packed, offset = _zip64(extra, size, packed, offset)
    try:
        name = raw.decode("utf-8" if flags & 0x800 else "cp437")
    except UnicodeDecodeError:
        raise unreadable.damaged() from None
    return Entry(name, offset + shift, 0, packed, size, crc, method, flags, record)


def _zip64(extra: bytes, *fields: int) -> tuple[int, ...]:
    """The fields of which only 0xFFFFFFFF stands in the record, read from its ZIP64 extra."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == 1:
            wide = extra[at + 4 : at + 4 + length]
            values = iter(struct.unpack(f"<{len(wide) // 8}Q", wide[: len(wide) // 8 * 8]))
            try:
                return tuple(next(values) if field == _UNKNOWN else field for field in fields)
            except (StopIteration, RuntimeError):
                raise unreadable.damaged() from None
        at += 4 + length
    return fields
