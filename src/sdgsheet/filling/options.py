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

    def names(self, row: Indicator) -> bool:
        """Whether it is this row: by the No as written, or by its number alone."""
        written = re.sub(r"\W", "", unicodedata.normalize("NFKC", row.no_text))
        return row.section == self.section and self.number in {written, str(row.no)}

    def __str__(self) -> str:
        return f"({self.section}){self.number}"


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
    """Reads ``(2)10``, ``（２）№10``, ``2-10`` or ``(1)経済1``.

    Raises:
        SdgsheetError: it names no row of a section.
    """
    match = _ROW.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        raise SdgsheetError(
            Text(
                f"行の指定「{text}」が読めません。(2)10 のように、節とNoで指定してください。",
                f"The row “{text}” cannot be read. Name it by section and No, such as (2)10.",
            )
        )
    return RowName(int(match[1] or match[2]), match[3])


def check_rows(names: Iterable[RowName], forms: Sequence[Form]) -> None:
    """Each name is that of one row in a form; where a workbook holds several, in any of them.

    Raises:
        SdgsheetError: a row is not there, or its number stands twice.
    """
    for name in names:
        most = max((sum(name.names(row) for row in form.indicators) for form in forms), default=0)
        if most == 0:
            raise SdgsheetError(Text(f"{name} の行が見つかりません。", f"There is no row {name}."))
        if most > 1:
            raise SdgsheetError(
                Text(
                    f"{name} に当たる行が{most}行あります。(1)経済1 のように、Noを書かれたとおりに指定してください。",
                    f"{most} rows answer to {name}. Give the No as it is written, such as (1)経済1.",
                )
            )
