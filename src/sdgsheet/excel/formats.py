"""Conditional formats of ours in an open workbook: laid on after the user's own, found again by their tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from sdgsheet.edits import ConditionalFormat, Layer, layer_of, tag_in
from sdgsheet.excel import engine, words
from sdgsheet.excel.ranges import ranges
from sdgsheet.snapshot import Area
from sdgsheet.xlsx.layers import LeftOut
from sdgsheet.xlsx.patch.conditional import beside

if TYPE_CHECKING:
    import xlwings as xw

_SHEET = attrgetter("sheet")
_OPERATORS: dict[str, Literal["less_than", "between", "equal_to"]] = {
    "lessThan": "less_than",
    "between": "between",
    "equal": "equal_to",
}


class Tagged(NamedTuple):
    """One conditional format of ours as it stands."""

    format: xw.main.ConditionalFormat
    tag: str

    @property
    def areas(self) -> list[Area]:
        """Where it applies now: it has moved with its cells."""
        parts = self.format.impl.api.AppliesTo.Areas
        found = (parts.Item(index) for index in range(1, parts.Count + 1))
        return [
            Area(part.Row, part.Column, part.Row + part.Rows.Count - 1, part.Column + part.Columns.Count - 1)
            for part in found
        ]


def tagged(sheet: xw.Sheet, layer: Layer | None) -> list[Tagged]:
    """Those of a layer, by priority; None: those that are part of the template."""
    found = [
        Tagged(fmt, tag)
        for fmt in sheet.cells.conditional_formats
        if (tag := _tag(fmt)) is not None and layer_of(tag) == layer
    ]
    return sorted(found, key=lambda item: int(item.format.impl.api.Priority))


def lay_on(book: xw.Book, layer: Layer, formats: Sequence[ConditionalFormat]) -> Iterator[LeftOut]:
    """Adds the formats of one layer, each after all that stand; bands stay behind the marks.

    Gives the protected sheets, on which nothing can be added.
    """
    for name, group in groupby(sorted(formats, key=_SHEET), _SHEET):
        sheet = book.sheets[name]
        try:
            for fmt in _beside_the_templates(sheet, layer, group):
                for target in ranges(sheet, fmt.areas):
                    _add(target, fmt)
            for item in tagged(sheet, "fill") if layer == "mark" else ():
                item.format.impl.api.SetLastPriority()
        except engine.com_error() as error:
            yield _refused(sheet, error)


def would_change(book: xw.Book, layer: Layer, formats: Sequence[ConditionalFormat]) -> bool:
    """Whether these are not the very formats of the layer that stand; protected sheets cannot change."""
    by_sheet = {name: list(group) for name, group in groupby(sorted(formats, key=_SHEET), _SHEET)}
    for sheet in book.sheets:
        if sheet.api.ProtectContents:
            continue
        wanted = _beside_the_templates(sheet, layer, by_sheet.get(sheet.name, ()))
        standing = Counter(cell for item in tagged(sheet, layer) for cell in _cells(item.tag, item.areas))
        if standing != Counter(cell for fmt in wanted for cell in _cells(fmt.tag, fmt.areas)):
            return True
    return False


def take_off(book: xw.Book, layer: Layer) -> Iterator[LeftOut]:
    """Removes our formats of a layer from every sheet; gives the protected sheets, which keep theirs."""
    for sheet in book.sheets:
        try:
            for item in reversed(tagged(sheet, layer)):
                item.format.delete()
        except engine.com_error() as error:
            yield _refused(sheet, error)


def _beside_the_templates(
    sheet: xw.Sheet, layer: Layer, formats: Iterable[ConditionalFormat]
) -> Iterator[ConditionalFormat]:
    """The template brings bands of its own: ours go where it has none."""
    taken = [area for item in tagged(sheet, None) for area in item.areas] if layer == "fill" else []
    return (beside(fmt, taken) for fmt in formats)


def _cells(tag: str, areas: Iterable[Area]) -> Iterator[tuple[str, int, int]]:
    for area in areas:
        for row in range(area.top, area.bottom + 1):
            yield from ((tag, row, column) for column in range(area.left, area.right + 1))


def _tag(fmt: xw.main.ConditionalFormat) -> str | None:
    kind = fmt.type
    if kind == "custom":
        return tag_in(fmt.formula or "")
    return tag_in(f"{fmt.formula1} {fmt.formula2}") if kind == "cell_value" else None


def _add(target: xw.Range, fmt: ConditionalFormat) -> None:
    rules, formulas = target.conditional_formats, [f"={formula}" for formula in fmt.formulas]
    fill, font, bold = (_colour(fmt.fill), _colour(fmt.font), fmt.bold or None)
    if fmt.operator is None:
        added = rules.add_custom(
            formulas[0], fill_color=fill, font_color=font, font_bold=bold, stop_if_true=fmt.stop_if_true
        )
    else:
        added = rules.add_cell_value(
            _OPERATORS[fmt.operator],
            *formulas,
            fill_color=fill,
            font_color=font,
            font_bold=bold,
            stop_if_true=fmt.stop_if_true,
        )
    if fmt.border is not None:
        added.impl.api.Borders.LineStyle = 1  # xlContinuous
        added.impl.api.Borders.Color = _bgr(fmt.border)
    added.impl.api.SetLastPriority()  # xlwings puts new ones before the user's own


def _colour(rgb: str | None) -> str | None:
    return None if rgb is None else f"#{rgb}"


def _bgr(rgb: str) -> int:
    return int(rgb[4:] + rgb[2:4] + rgb[:2], 16)


def _refused(sheet: xw.Sheet, error: Exception) -> LeftOut:
    """Excel's refusal on a protected sheet; any other error is raised again."""
    if engine.is_busy(error) or not sheet.api.ProtectContents:
        raise error
    return LeftOut(None, words.on_sheet(sheet.name, words.SHEET_PROTECTED))
