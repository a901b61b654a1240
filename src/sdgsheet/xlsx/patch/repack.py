"""A changed package as the bytes of a file: only what really changed is written anew."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from sdgsheet.xlsx.package import Package, part_key
from sdgsheet.xlsx.patch.rezip import rezipped

_CHUNK = 1024 * 1024


def repacked(base: Package, changed: Package, names: Collection[str] = (), last: Sequence[str] = ()) -> Iterator[bytes]:
    """The bytes of the whole file, piece by piece.

    Args:
        base: the package as it stands in its file.
        changed: the same with parts replaced, added or dropped.
        names: how added parts shall be called; a package itself knows only keys.
        last: parts that come behind all others in this order, wherever they stand in ``base``.
    """
    behind = {key: name for name in last if (key := part_key(name)) in changed.parts}
    replaced: dict[str, bytes | None] = {}
    for key, entry in base.parts.items():
        content = changed.parts.get(key)
        if key in behind and not isinstance(entry, bytes):
            replaced[entry.name] = None
            continue
        if isinstance(entry, bytes) or content is entry:
            continue
        if content is None or (isinstance(content, bytes) and content != base.read(key)):
            replaced[entry.name] = content
    spelled = {part_key(name): name for name in names}
    added = {
        spelled.get(key, key): content
        for key, content in changed.parts.items()
        if key not in base.parts and key not in behind and isinstance(content, bytes)
    }
    added |= {name: changed.read(key) for key, name in behind.items()}
    yield from rezipped(base.archive, replaced, added) if replaced or added else _whole(base)


def _whole(base: Package) -> Iterator[bytes]:
    base.file.seek(0)
    while piece := base.file.read(_CHUNK):
        yield piece
