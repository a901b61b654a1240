"""The workbook's own part: its sheets in order, its names, its way of counting days."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, cast

from sdgsheet.snapshot import Visibility
from sdgsheet.xlsx.markup import Attributes, is_true, relation, walk

_VISIBILITIES = ("visible", "hidden", "veryHidden")


class SheetEntry(NamedTuple):
    """One sheet of any kind, as the workbook lists it."""

    name: str
    relation: str
    visibility: Visibility


class Name(NamedTuple):
    """One defined name; ``sheet`` is the position of the sheet that it belongs to, or None."""

    name: str
    sheet: int | None
    refers_to: str


@dataclass
class WorkbookPart:
    """What the part says."""

    sheets: list[SheetEntry] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    date1904: bool = False
    external_links: list[str] = field(default_factory=list)
    """Relationship ids."""

    def named(self) -> dict[str, str]:
        """All names, those of a sheet as ``Sheet!name``."""
        found = {}
        for name in self.names:
            if name.sheet is None:
                found[name.name] = name.refers_to
            elif 0 <= name.sheet < len(self.sheets):
                found[f"{self.sheets[name.sheet].name}!{name.name}"] = name.refers_to
        return found


def read_workbook_part(data: bytes, part: str) -> WorkbookPart:
    """Raises UnreadableError where it is damaged."""
    found = WorkbookPart()
    current: Attributes = {}
    pieces: list[str] | None = None

    def properties(attributes: Attributes) -> None:
        found.date1904 = is_true(attributes.get("date1904"))

    def sheet(attributes: Attributes) -> None:
        state = attributes.get("state", "visible")
        visibility = cast("Visibility", state if state in _VISIBILITIES else "visible")
        found.sheets.append(SheetEntry(attributes.get("name", ""), relation(attributes), visibility))

    def external(attributes: Attributes) -> None:
        found.external_links.append(relation(attributes))

    def begin_name(attributes: Attributes) -> None:
        nonlocal current, pieces
        current, pieces = attributes, []

    def end_name() -> None:
        nonlocal pieces
        number = current.get("localSheetId")
        text = "".join(pieces or ())
        found.names.append(Name(current.get("name", ""), int(number) if number else None, text))
        pieces = None

    def characters(data: str) -> None:
        if pieces is not None:
            pieces.append(data)

    starts = {
        "workbookPr": properties,
        "sheet": sheet,
        "externalReference": external,
        "definedName": begin_name,
    }
    walk(data, starts, {"definedName": end_name}, characters, part=part)
    return found
