"""Splices in many parts, gathered while the parts stay as they are, then done together with their way back."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import count

from sdgsheet.xlsx import unreadable
from sdgsheet.xlsx.package import Package, part_key
from sdgsheet.xlsx.patch import opc
from sdgsheet.xlsx.patch.encoding import Readable, from_utf8, spelled, to_utf8
from sdgsheet.xlsx.patch.splice import Splice, apply, reverse


@dataclass(frozen=True, slots=True)
class Undo:
    """How one part comes back."""

    after: str
    """The sha256 of the part as written: its splices fit nothing else."""
    before: str
    """The sha256 that it has again once they are done."""
    splices: tuple[Splice, ...]
    """On the part in UTF-8."""

    def restored(self, raw: bytes, part: str) -> bytes | None:
        """The part as it was; None where it has been changed since."""
        if sha256(raw) != self.after:
            return None
        written = to_utf8(raw, part)
        try:
            result = from_utf8(apply(written.data, self.splices), written.codec)
        except ValueError:  # whoever wrote these splices, it was not us
            return None
        return result if sha256(result) == self.before else None


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a draft became."""

    package: Package
    undo: dict[str, Undo]
    """By part name."""
    added: tuple[str, ...]
    """Names of parts that did not exist before."""
    dropped: dict[str, bytes]
    """Parts that are gone, by their names."""


class Draft:
    """Changes to one package, all relative to the parts as they stand in it."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._parts: dict[str, Readable] = {}
        self._names: dict[str, str] = {}
        self._splices: dict[str, list[Splice]] = {}
        self._added: dict[str, bytes] = {}
        self._dropped: dict[str, str] = {}
        self._arrows: dict[str, list[opc.Arrow]] = {}
        self._types: list[tuple[str, str]] = []

    def read(self, part: str) -> bytes:
        """The part in UTF-8 as it stands, without the changes gathered so far."""
        key = part_key(part)
        if key not in self._parts:
            self._parts[key] = to_utf8(self.package.read(part), part)
            self._names[key] = part
        return self._parts[key].data

    def splice(self, part: str, splices: Iterable[Splice]) -> None:
        """Changes the part; the places are those of ``read``."""
        self.read(part)
        self._splices.setdefault(part_key(part), []).extend(splices)

    def add(self, part: str, content: bytes, content_type: str) -> None:
        """A part that does not exist yet."""
        assert part not in self.package, part
        self._added[part] = content
        if self.package.content_type(part) != content_type.lower():
            self._types.append((part, content_type))

    def relate(self, source: str, kind: str, target: str) -> str:
        """An arrow from ``source`` to ``target``, both part names; ``kind`` is its whole type. Returns its id."""
        holder = opc.relationships_part(source)
        if holder not in self.package:
            raise unreadable.damaged(holder)
        arrows = self._arrows.setdefault(source, [])
        taken = [*self.package.relationships(source), *(arrow.id for arrow in arrows)]
        arrow = opc.Arrow(opc.free_id(taken), kind, opc.relative(source, target))
        arrows.append(arrow)
        return arrow.id

    def unrelate(self, source: str, ids: Collection[str]) -> None:
        """Takes arrows away that leave ``source``."""
        holder = opc.relationships_part(source)
        if ids:
            self.splice(holder, opc.remove_arrows(self.read(holder), holder, ids))

    def free_name(self, pattern: str) -> str:
        """The first of ``pattern`` with 1, 2 … for ``{}`` that no part has."""
        names = (pattern.format(number) for number in count(1))
        return next(name for name in names if name not in self.package and name not in self._added)

    def drop(self, parts: Collection[str]) -> None:
        """Parts go, and what names their content types."""
        self._dropped |= {part_key(part): part for part in parts}

    @property
    def is_empty(self) -> bool:
        """Nothing is to be changed."""
        return not (any(self._splices.values()) or self._added or self._dropped or self._arrows)

    def done(self) -> Drawn:
        """All changes made. Raises UnreadableError where a part has to be changed that is not there."""
        for source, arrows in self._arrows.items():
            holder = opc.relationships_part(source)
            self.splice(holder, [opc.add_arrows(self.read(holder), holder, arrows)])
        if self._types:
            self.splice(opc.CONTENT_TYPES, [opc.add_types(self.read(opc.CONTENT_TYPES), self._types)])
        if self._dropped:
            self.splice(opc.CONTENT_TYPES, opc.remove_types(self.read(opc.CONTENT_TYPES), self._dropped.values()))
        contents: dict[str, bytes | None] = {}
        undo: dict[str, Undo] = {}
        for key, wanted in self._splices.items():
            if not wanted or key in self._dropped:
                continue
            name, (data, codec) = self._names[key], self._parts[key]
            splices = [splice._replace(new=spelled(splice.new, codec)) for splice in wanted]
            raw = from_utf8(data, codec)
            content = from_utf8(apply(data, splices), codec)
            back = Undo(sha256(content), sha256(raw), tuple(reverse(data, splices)))
            if back.restored(content, name) != raw:
                raise AssertionError(f"{name} could not be restored: nothing is written")
            contents[name] = content
            undo[name] = back
        dropped = {name: self.package.read(name) for name in self._dropped.values()}
        contents |= self._added
        contents |= dict.fromkeys(self._dropped.values())
        return Drawn(self.package.with_parts(contents), undo, tuple(self._added), dropped)


def sha256(data: bytes) -> str:
    """Hexadecimal."""
    return hashlib.sha256(data).hexdigest()
