"""The part layer: a workbook's file as parts, content types and relationships, within limits.

Reading and writing both stand on it. It parses nothing but the package's own small parts.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import stat
from collections.abc import Mapping
from copy import copy
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from sdgsheet.xlsx import kinds, unreadable
from sdgsheet.xlsx.archive import LIMITS, MB, Archive, Entry, Limits, Readable
from sdgsheet.xlsx.markup import RELATIONSHIPS, Attributes, walk

_HELD = 8 * MB
"""Files up to this size are read at once: faster, and nobody is kept from saving."""
_TYPES = "[Content_Types].xml"

# Relationship types are addresses; what people mean by them is the last word.
_RELATIONSHIP_TYPES = tuple(
    f"{start}/"
    for start in (
        *RELATIONSHIPS,
        "http://schemas.openxmlformats.org/package/2006/relationships",
        "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature",
        "http://schemas.microsoft.com/office/2006/relationships",
        "http://schemas.microsoft.com/office/2017/06/relationships",
        "http://schemas.microsoft.com/office/2020/07/relationships",
        "http://schemas.microsoft.com/office/2022/10/relationships",
    )
)


class Relationship(NamedTuple):
    """One arrow from a part to another part, or out of the file."""

    id: str
    kind: str
    """The last word of a known type (``worksheet``, ``vbaProject``), else the whole type."""
    target: str
    """The part's name without a leading slash; outside the file, the address as written."""
    external: bool = False


def part_key(name: str) -> str:
    """What tells parts apart: names are equal whatever their case, slashes and escapes."""
    if "%" in name:
        name = re.sub("(?:%[0-9A-Fa-f]{2})+", _unescaped, name)
    return name.replace("\\", "/").lstrip("/").lower()


def _unescaped(match: re.Match[str]) -> str:
    return bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace")


class Package:
    """An open workbook file. Part names are written without a leading slash."""

    def __init__(self, file: Readable, size: int, limits: Limits = LIMITS) -> None:
        """Reads the directory of an open file. Raises UnreadableError for anything but a sound zip."""
        self.file = file
        self.limits = limits
        if size > limits.file:
            raise unreadable.too_large(limits.file // MB)
        kinds.refuse_other_kinds(file, size)
        self.archive = Archive(file, size, limits)
        self.parts: dict[str, Entry | bytes] = {}
        """By ``part_key``; bytes where ``with_parts`` put them. Folders are left out."""
        self.duplicates: set[str] = set()
        """Keys of names that stand twice: such a part is never read."""
        for entry in self.archive.entries:
            key = part_key(entry.name)
            if entry.is_folder:
                continue
            if key in self.parts:
                self.duplicates.add(key)
            self.parts[key] = entry

    @classmethod
    def open(cls, path: Path, limits: Limits = LIMITS) -> Self:
        """Opens a regular file; to be used with ``with``. Raises UnreadableError."""
        try:
            mode = path.stat().st_mode  # before opening: opening a FIFO waits for its writer
            if stat.S_ISDIR(mode):
                raise unreadable.folder()
            if not stat.S_ISREG(mode):
                raise unreadable.special()
            file = path.open("rb")
        except FileNotFoundError:
            raise unreadable.missing() from None
        except PermissionError:
            raise unreadable.no_permission() from None
        except OSError as error:
            raise unreadable.unopened(error) from None
        except ValueError:  # a null character in the name
            raise unreadable.missing() from None
        try:
            size = os.fstat(file.fileno()).st_size
            if size > _HELD:
                return cls(file, size, limits)
            data = file.read()
        except OSError as error:
            file.close()
            raise unreadable.unopened(error) from None
        except BaseException:
            file.close()
            raise
        file.close()
        return cls.of(data, limits)

    @classmethod
    def of(cls, data: bytes, limits: Limits = LIMITS) -> Self:
        """A package held in memory. Raises UnreadableError."""
        return cls(io.BytesIO(data), len(data), limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.file.close()

    @cached_property
    def sha256(self) -> str:
        """Of the whole file as it stands."""
        if isinstance(self.file, io.BytesIO):
            return hashlib.sha256(self.file.getbuffer()).hexdigest()
        try:
            self.file.seek(0)
            return hashlib.file_digest(self.file, "sha256").hexdigest()
        except OSError as error:
            raise unreadable.unopened(error) from None

    def __contains__(self, part: str) -> bool:
        return part_key(part) in self.parts

    def read(self, part: str) -> bytes:
        """The part's bytes, to their very end, with their CRC compared.

        Raises UnreadableError where the part is missing, stands twice, is damaged or over a limit.
        """
        key = part_key(part)
        if key in self.duplicates:
            raise unreadable.duplicate(part)
        content = self.parts.get(key)
        if content is None:
            raise unreadable.damaged(part)
        return content if isinstance(content, bytes) else self.archive.read(content)

    def with_parts(self, changes: Mapping[str, bytes | None]) -> Self:
        """The same package with some parts replaced or added, and those that are None dropped.

        It shares the open file and its directory; ``sha256`` stays that of the file.
        """
        changed = copy(self)
        changed.parts = dict(self.parts)
        for name, content in changes.items():
            if content is None:
                changed.parts.pop(part_key(name), None)
            else:
                changed.parts[part_key(name)] = content
        for remembered in ("_content_types", "main"):
            changed.__dict__.pop(remembered, None)
        return changed

    def relationships(self, part: str = "") -> dict[str, Relationship]:
        """The arrows that leave ``part`` (the package itself where empty), by their ids, in their order."""
        folder, _, name = part.rpartition("/")
        source = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        found: dict[str, Relationship] = {}

        def relationship(attributes: Attributes) -> None:
            target = attributes.get("Target", "")
            external = attributes.get("TargetMode", "").lower() == "external"
            arrow = Relationship(
                attributes.get("Id", ""),
                _kind(attributes.get("Type", "")),
                target if external else _resolved(folder, target),
                external,
            )
            found[arrow.id] = arrow

        if source in self:
            walk(self.read(source), {"rel:Relationship": relationship}, part=source)
        return found

    def content_type(self, part: str) -> str:
        """The part's content type in lower case; empty where none is given."""
        overrides, defaults = self._content_types
        key = part_key(part)
        return overrides.get(key) or defaults.get(key.rpartition(".")[2], "")

    @cached_property
    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        overrides: dict[str, str] = {}
        defaults: dict[str, str] = {}

        def override(attributes: Attributes) -> None:
            overrides[part_key(attributes.get("PartName", ""))] = attributes.get("ContentType", "").lower()

        def default(attributes: Attributes) -> None:
            defaults[attributes.get("Extension", "").lower()] = attributes.get("ContentType", "").lower()

        if _TYPES in self:
            walk(self.read(_TYPES), {"ct:Override": override, "ct:Default": default}, part=_TYPES)
        return overrides, defaults

    @cached_property
    def main(self) -> str:
        """The name of the workbook's part. Raises UnreadableError where the package holds another kind of document."""
        arrows = self.relationships()
        part = next((arrow.target for arrow in arrows.values() if arrow.kind == "officeDocument"), "")
        kinds.refuse_other_documents(self.content_type(part) if part else "", self.parts)
        if part not in self:
            raise unreadable.damaged(part or "xl/workbook.xml")
        return part


def _kind(relationship_type: str) -> str:
    start, slash, word = relationship_type.rpartition("/")
    return word if start + slash in _RELATIONSHIP_TYPES else relationship_type


def _resolved(folder: str, target: str) -> str:
    """``target`` as written in a part of ``folder``, as a name from the package's root."""
    target = target.replace("\\", "/").partition("#")[0]
    steps = [] if target.startswith("/") else folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)
