"""Which parts would be left without any arrow to them: what belongs to a sheet goes with it."""

from __future__ import annotations

from collections.abc import Collection

from sdgsheet.xlsx.package import Package, part_key
from sdgsheet.xlsx.patch import opc


def orphans(package: Package, source: str, ids: Collection[str]) -> list[str]:
    """The parts that nothing leads to once the arrows ``ids`` of ``source`` are gone, their own arrows' parts included."""
    before = _reached(package, "", ())
    after = _reached(package, source, ids)
    gone = [name for key, name in before.items() if key not in after]
    arrows = [holder for name in gone if (holder := opc.relationships_part(name)) in package]
    return [*gone, *arrows]


def _reached(package: Package, source: str, without: Collection[str]) -> dict[str, str]:
    """Names by key of all parts that can be reached from the package's root."""
    found: dict[str, str] = {}
    waiting = [""]
    while waiting:
        part = waiting.pop()
        for id_, arrow in package.relationships(part).items():
            if arrow.external or (part_key(part) == part_key(source) and id_ in without):
                continue
            key = part_key(arrow.target)
            if key not in found and arrow.target in package:
                found[key] = arrow.target
                waiting.append(arrow.target)
    return found
