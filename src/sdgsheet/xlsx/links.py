"""What a workbook reaches for outside of itself: other workbooks, DDE and data connections."""

from __future__ import annotations

from sdgsheet.xlsx.markup import Attributes, walk
from sdgsheet.xlsx.package import Package, Relationship


def read_links(package: Package, main: dict[str, Relationship], numbers: list[str]) -> tuple[str, ...]:
    """Addresses of other workbooks as written; ``DDE:service|topic``; ``connection:name``.

    ``main`` are the workbook part's relationships, ``numbers`` the ids of its external references.
    """
    links = []
    for number in numbers:
        arrow = main.get(number)
        if arrow is not None and arrow.target in package:
            links += _link(package, arrow.target)
    for arrow in main.values():
        if arrow.kind == "connections" and arrow.target in package:
            links += _connections(package, arrow.target)
    return tuple(links)


def _link(package: Package, part: str) -> list[str]:
    found = []

    def dde(attributes: Attributes) -> None:
        found.append(f"DDE:{attributes.get('ddeService', '')}|{attributes.get('ddeTopic', '')}")

    walk(package.read(part), {"ddeLink": dde}, part=part)
    return found + [arrow.target for arrow in package.relationships(part).values() if arrow.external]


def _connections(package: Package, part: str) -> list[str]:
    found = []

    def connection(attributes: Attributes) -> None:
        found.append(f"connection:{attributes.get('name', '')}")

    walk(package.read(part), {"connection": connection}, part=part)
    return found
