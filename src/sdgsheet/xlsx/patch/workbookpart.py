"""workbook.xml: the list of sheets and the defined names, added to and taken from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from sdgsheet.xlsx.markup import RELATIONSHIPS, SPREADSHEET, is_true, relation
from sdgsheet.xlsx.ours import TAG
from sdgsheet.xlsx.patch.resultsheet import OwnName
from sdgsheet.xlsx.patch.scan import Element, append, prefix, scan, set_attributes, whole
from sdgsheet.xlsx.patch.splice import Splice
from sdgsheet.xlsx.patch.styles import attribute
from sdgsheet.xlsx.patch.text import formula_xml

# What stands before the defined names in a workbook, by ECMA-376's CT_Workbook.
_BEFORE_NAMES = (
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
)
_LONGEST_NAME = 31
_LAST_ID = 65_534
"""Excel takes no greater number for a sheet."""


def free_name(wanted: str, names: Iterable[str]) -> str:
    """``wanted``, or with a number behind it where one of the sheets' ``names`` is that already, whatever the case."""
    taken = {name.casefold() for name in names}
    name, number = wanted, 1
    while name.casefold() in taken:
        number += 1
        end = f" ({number})"
        name = wanted[: _LONGEST_NAME - len(end)] + end
    return name


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One sheet of the list; its place in the list is what ``localSheetId`` counts."""

    name: str
    sheet_id: int
    relation: str
    visible: bool
    element: Element


class WorkbookPart:
    """workbook.xml as the patch sees it."""

    def __init__(self, data: bytes, part: str) -> None:
        """Raises UnreadableError for a part that is no workbook."""
        self.data = data
        self.root = scan(data, part, "workbook", depth=3, texts=("definedName",))
        self.prefix = prefix(data, self.root)
        self.namespace = self.root.namespace
        self.relationships = RELATIONSHIPS[SPREADSHEET.index(self.namespace)]
        """The namespace of ``r:id``, with which the types of relationships begin too."""
        self.sheets = tuple(self._sheets())

    def _sheets(self) -> Iterable[SheetEntry]:
        sheets = self.root.child("sheets")
        for element in sheets.all("sheet") if sheets else ():
            given = element.attributes
            yield SheetEntry(
                given.get("name", ""),
                whole(given.get("sheetId")),
                relation(given),
                given.get("state", "visible") == "visible",
                element,
            )

    @property
    def structure_locked(self) -> bool:
        """Sheets must not be added, moved or removed."""
        protection = self.root.child("workbookProtection")
        return protection is not None and is_true(protection.attributes.get("lockStructure"))

    def names(self) -> Iterator[tuple[str, int | None, str]]:
        """Of each defined name its name, the number of the sheet that it belongs to, and what it refers to."""
        for name in self._names():
            number = name.attributes.get("localSheetId")
            yield name.attributes.get("name", ""), None if number is None else whole(number, -1), name.text

    def free_name(self, wanted: str) -> str:
        """``wanted``, or with a number behind it where a sheet has that name already."""
        return free_name(wanted, [sheet.name for sheet in self.sheets])

    def add_sheet(self, name: str, arrow: str, own: Iterable[OwnName]) -> list[Splice]:
        """The splices that add a last sheet with names of its own; ``arrow`` is its relationship's id."""
        sheets = self.root.child("sheets")
        assert sheets is not None, "a workbook that was read has sheets"
        taken = {sheet.sheet_id for sheet in self.sheets}
        number = max(taken, default=0) + 1
        if number > _LAST_ID:
            number = next(free for free in count(1) if free not in taken)
        declared, r = self._relation_prefix()
        entry = self._tag(f'<sheet{declared} name="{attribute(name)}" sheetId="{number}" {r}:id="{arrow}"/>')
        return [append(self.data, sheets, entry), self._add_names(len(self.sheets), own)]

    def _add_names(self, index: int, own: Iterable[OwnName]) -> Splice:
        entries = b"".join(
            self._tag(f'<definedName name="{o.name}" localSheetId="{index}"' + ' hidden="1">')
            + formula_xml(o.refers_to)
            + self._tag("</definedName>")
            for o in own
        )
        names = self.root.child("definedNames")
        if names is not None:
            return append(self.data, names, entries)
        at = [child.end for child in self.root.children if child.name in _BEFORE_NAMES][-1]
        return Splice(at, at, self._tag("<definedNames>") + entries + self._tag("</definedNames>"))

    def views_of(self, sheet: str) -> Iterator[str]:
        """The names of the custom views that were saved with a sheet in front."""
        ids = {str(entry.sheet_id) for entry in self.sheets if entry.name == sheet}
        views = self.root.child("customWorkbookViews")
        for view in views.all("customWorkbookView") if views else ():
            if view.attributes.get("activeSheetId") in ids:
                yield view.attributes.get("name", "")

    def remove_sheet(self, index: int) -> list[Splice]:
        """The splices that take a sheet out, its own names with it; what counts sheets is counted anew."""
        gone = self.sheets[index].element
        splices = [Splice(gone.start, gone.end, b"")]
        names = self._names()
        own = [name for name in names if name.attributes.get("localSheetId") == str(index)]
        holder = self.root.child("definedNames")
        if holder is not None and own and len(own) == len(names):
            splices.append(Splice(holder.start, holder.end, b""))
        else:
            splices += [Splice(name.start, name.end, b"") for name in own]
        for name in names:
            number = whole(name.attributes.get("localSheetId"))
            if number > index:
                splices.append(set_attributes(self.data, name, {"localSheetId": str(number - 1)}))
        return splices + self._views_without(index)

    def untag(self) -> list[Splice]:
        """The splices that take all names of 点検結果 out, also where nobody can tell to which sheet they belong."""
        guides = {number for name, number, text in self.names() if name == TAG and text.strip('"') == "guide"}
        return [
            Splice(element.start, element.end, b"")
            for element, (name, number, _) in zip(self._names(), self.names(), strict=True)
            if name.startswith(TAG) and number not in guides
        ]

    def _views_without(self, index: int) -> list[Splice]:
        views = self.root.child("bookViews")
        splices = []
        for view in views.all("workbookView") if views else ():
            changes: dict[str, str | None] = {}
            for which in ("activeTab", "firstSheet"):
                number = whole(view.attributes.get(which))
                if number > index or (number == index and number == len(self.sheets) - 1):
                    changes[which] = str(max(0, number - 1))
            if changes:
                splices.append(set_attributes(self.data, view, changes))
        return splices

    def _names(self) -> list[Element]:
        names = self.root.child("definedNames")
        return names.all("definedName") if names else []

    def _tag(self, text: str) -> bytes:
        if not self.prefix:
            return text.encode()
        end = text.startswith("</")
        return (b"</" if end else b"<") + self.prefix + text.encode()[2 if end else 1 :]

    def _relation_prefix(self) -> tuple[str, str]:
        """A prefix for ``id``: the root's own, else one with its declaration."""
        tag = self.data[self.root.start : self.root.inner].decode()
        match = re.search(rf"""\sxmlns:([\w.-]+)\s*=\s*["']{re.escape(self.relationships)}["']""", tag)
        return ("", match[1]) if match else (f' xmlns:r="{self.relationships}"', "r")
