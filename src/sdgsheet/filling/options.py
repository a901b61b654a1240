"""What fill is asked to write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sdgsheet.errors import SdgsheetError
from sdgsheet.form.model import Form, Indicator
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text

_ROW = re.compile(r"(?:\(([12])\)|([12])-)\s*(?:no\.?\s*)?(\w+)", re.IGNORECASE)


class RowName(NamedTuple):
    """A row as users name it: ``(2)10``, ``(1)経済1``."""

    section: int
    number: str
    """The No without full-width forms: ``10``, ``経済1``."""
    sheet: str | None = None
    """The sheet, where a workbook holds several forms."""

    def names(self, row: Indicator) -> bool:
        """Whether it is this row: by the No as written, or by its number alone."""
        if row.section != self.section or self.sheet not in (None, row.sheet):
            return False
        written = re.sub(r"\W", "", unicodedata.normalize("NFKC", row.no_text))
        return self.number in {written, str(row.no)}

    def __str__(self) -> str:
        sheet = "" if self.sheet is None else f"{self.sheet}!"
        return f"{sheet}({self.section}){self.number}"


@dataclass(frozen=True, slots=True)
class Options:
    """Beyond the empty cells, which fill always writes."""

    live: bool = False
    """Also typed-in figures that agree: what is shown stays the same."""
    overwrite: bool = False
    """Also figures that differ, and words for a missing value."""
    rows: tuple[RowName, ...] = ()
    """Also these rows, whatever figure stands there; the only way to write a row of A104."""
    again: frozenset[Ref] = frozenset()
    """Cells of a fill that stands in the file: they are written once more."""


def parse_row(text: str) -> RowName:
    """Reads ``(2)10``, ``（２）№10``, ``2-10``, ``(1)経済1`` or, with its sheet, ``様式1!(2)10``.

    Raises:
        SdgsheetError: it names no row of a section.
    """
    sheet, _, row = text.rpartition("!")
    match = _ROW.fullmatch(unicodedata.normalize("NFKC", row).strip())
    if match is None:
        raise SdgsheetError(
            Text(
                f"行の指定「{text}」が読めません。(2)10 のように、節とNoで指定してください。",
                f"The row “{text}” cannot be read. Name it by section and No, such as (2)10.",
            )
        )
    return RowName(int(match[1] or match[2]), match[3], sheet.strip("'") or None)


def check_rows(names: Iterable[RowName], forms: Sequence[Form]) -> None:
    """Each name is that of exactly one row.

    Raises:
        SdgsheetError: a row is not there, is not filled in, or its name is that of several rows.
    """
    for name in names:
        found = [row for form in forms for row in form.indicators if name.names(row)]
        if len(found) == 1:
            continue
        if not found:
            raise SdgsheetError(
                Text(
                    f"{name} の行が見つかりません（記入のない行は書き込めません）。",
                    f"There is no row {name} (rows that are not filled in cannot be written).",
                )
            )
        if len({row.sheet for row in found}) > 1:
            raise SdgsheetError(
                Text(
                    f"{name} に当たる行が複数の様式にあります。{found[0].sheet}!{name} のように、シート名も指定してください。",
                    f"Several forms have a row {name}. Name the sheet too, such as “{found[0].sheet}”!{name}.",
                )
            )
        raise SdgsheetError(
            Text(
                f"{name} に当たる行が{len(found)}行あります。(1)経済1 のように、Noを書かれたとおりに指定してください。",
                f"{len(found)} rows answer to {name}. Give the No as it is written, such as (1)経済1.",
            )
        )
