"""The rows and links of one sheet, written as they come. Nothing of them is held: a sheet may have any length."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from openpyxl.utils import get_column_letter

from sdgsheet.reports.csv import could_be_formula
from sdgsheet.reports.sheets.link import Link
from sdgsheet.reports.sheets.styles import StyleName, Styles

MOST_LINKS: Final = 60_000
"""In one sheet. Excel takes 65,530 and calls a file with more damaged."""
_LONGEST: Final = 32_767
"""Characters that a cell takes."""
_SPECIAL = re.compile(r'[&<>"\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]')
"""Characters that XML writes in another way, or cannot hold."""
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Excel reads _x0041_ as A."""
_MARKUP: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"}
_REMEMBERED: Final = 8_192
"""Values that are written once: the same ones come again and again."""


Value = str | int | float | Link | None


class Styled(NamedTuple):
    """A value and the style of its cell."""

    value: Value
    style: StyleName


class Stream:
    """Three files that become parts of one sheet: its rows, its links, and the addresses of these."""

    def __init__(self, folder: Path, styles: Styles) -> None:
        self.rows, self.links, self.targets = (folder / name for name in ("rows", "links", "targets"))
        folder.mkdir()
        self._styles = styles
        self._files = [path.open("w", encoding="utf-8") for path in (self.rows, self.links, self.targets)]
        self._letters: list[str] = []
        self._written = lru_cache(_REMEMBERED, typed=True)(self._content)
        self._target = ""
        self._number_of_targets = 0
        self.number_of_links = 0
        self.number_of_rows = 0

    def append(self, cells: Iterable[Styled], height: float | None = None) -> None:
        """One row; ``height`` is in points."""
        self.number_of_rows += 1
        high = f' ht="{height:g}" customHeight="1"' if height is not None else ""
        written = "".join(self._cell(column, *cell) for column, cell in enumerate(cells))
        self._files[0].write(f'<row r="{self.number_of_rows}"{high}>{written}</row>')

    @property
    def extent(self) -> str:
        """All cells that were written: ``A1:K20``."""
        return f"A1:{self._letters[-1] if self._letters else 'A'}{max(1, self.number_of_rows)}"

    def close(self) -> None:
        """Nothing is written afterwards."""
        for file in self._files:
            file.close()

    def _cell(self, column: int, value: Value, style: StyleName) -> str:
        if column >= len(self._letters):
            self._letters.append(get_column_letter(column + 1))
        place = f"{self._letters[column]}{self.number_of_rows}"
        if isinstance(value, Link):
            style = self._link(place, value)
            value = value.text
        return f'<c r="{place}"{self._written(value, style)}'

    def _content(self, value: str | float | None, style: StyleName) -> str:
        """A cell behind its place. A text is always a text, whatever it begins with, also after somebody edits it."""
        if value is None or value == "":
            return f' s="{self._styles.number(style)}"/>'
        if isinstance(value, str):
            number = self._styles.number(style, could_be_formula(value))
            return f' s="{number}" t="inlineStr"><is><t xml:space="preserve">{_text(value)}</t></is></c>'
        figure = repr(float(value)) if isinstance(value, float) else str(int(value))
        return f' s="{self._styles.number(style)}"><v>{figure}</v></c>'

    def _link(self, place: str, link: Link) -> StyleName:
        if link.target is None or self.number_of_links >= MOST_LINKS:
            return "text"
        self.number_of_links += 1
        if link.target != self._target:  # links to one file follow each other
            self._target = link.target
            self._number_of_targets += 1
            self._files[2].write(
                f'<Relationship Id="rId{self._number_of_targets}" TargetMode="External" Target="{_markup(link.target)}" '
                'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>'
            )
        location = f' location="{_markup(link.location)}"' if link.location else ""
        self._files[1].write(f'<hyperlink ref="{place}" r:id="rId{self._number_of_targets}"{location}/>')
        return "link"


def _text(text: str) -> str:
    """A cell's text as XML holds it."""
    return _markup(_ESCAPE.sub("_x005F_", text[:_LONGEST]))


def _markup(text: str) -> str:
    return _SPECIAL.sub(lambda match: _MARKUP.get(match[0], ""), text)
