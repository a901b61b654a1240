"""The part of a worksheet that we make ourselves: 点検結果."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import groupby, islice
from operator import attrgetter
from typing import NamedTuple
from zlib import crc32

from sdgsheet.edits import ResultSheet, SheetCell
from sdgsheet.looks import NAVY
from sdgsheet.snapshot import Area, Ref, column_letters
from sdgsheet.xlsx.ours import KEPT
from sdgsheet.xlsx.patch.palette import cell_format
from sdgsheet.xlsx.patch.styles import StyleSheet, attribute
from sdgsheet.xlsx.patch.text import number_xml, space, text_xml

NAMES = ("_sdgsheet", "_sdgsheet_key", "_sdgsheet_response", "_sdgsheet_reason")
"""Hidden names of the sheet's own: they tell that it is ours, and which columns hold keys and answers."""
_MOST_LINKS = 65_530
"""Excel opens no sheet with more."""


def sheet_part(sheet: ResultSheet, styles: StyleSheet, namespace: str) -> bytes:
    """The worksheet's XML, in the edition of the standard that the workbook is written in.

    The last column is hidden and holds what we keep beside each row.
    """
    last = key_column(sheet)
    cells = [*sheet.cells, *hidden_cells(sheet)]
    data = "".join(_rows(sheet, cells, cache(partial(cell_format, styles))))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{namespace}"><sheetPr><tabColor rgb="FF{NAVY}"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView showGridLines="0" workbookViewId="0">{_pane(sheet.frozen_rows)}</sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/>{_columns(sheet, last)}<sheetData>{data}</sheetData>'
        f"{_filter(sheet)}{_merges(sheet)}{_choices(sheet)}{_links(sheet)}"
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>"
    ).encode()


def key_column(sheet: ResultSheet) -> int:
    """The column behind all others."""
    return max([len(sheet.widths), *(cell.column for cell in sheet.cells)]) + 1


def hidden_cells(sheet: ResultSheet) -> Iterator[SheetCell]:
    """What we keep beside each row, in the last column: what the row shows, and the key of one that staff answer.

    So an answer is known by what stands beside it, also where somebody sorts the rows and not this column, and what
    others write into the sheet is told from what is ours.
    """
    if sheet.answers is None:
        return
    answers = (sheet.answers.response, sheet.answers.reason)
    keys, last = dict(sheet.answers.keys), key_column(sheet)
    for row, group in groupby(sorted(sheet.cells, key=attrgetter("row", "column")), attrgetter("row")):
        shown = [cell for cell in group if cell.column not in answers or row not in keys]
        mark = fingerprint(cell.value if isinstance(cell.value, str) else repr(float(cell.value)) for cell in shown)
        if mark:
            yield SheetCell(row, last, f"{mark}｜{keys.get(row, '')}")


def fingerprint(values: Iterable[str]) -> str:
    """Tells what cells show, whatever white space and digits other programs write; empty where they show nothing."""
    texts = [text for value in values if (text := "".join(value.split()))]
    return f"{crc32(chr(31).join(map(_plain, texts)).encode()):08x}" if texts else ""


def _plain(text: str) -> str:
    try:
        return f"{float(text):.12g}"
    except ValueError:
        return text


def parse_hidden(text: str) -> tuple[str, str]:
    """What ``hidden_cells`` wrote: the row's fingerprint and its key."""
    match = KEPT.fullmatch(text)
    return (match[1], match[2]) if match else ("", text.strip())


class OwnName(NamedTuple):
    """A defined name that belongs to one sheet."""

    name: str
    refers_to: str


def sheet_names(sheet: ResultSheet, name: str) -> Iterator[OwnName]:
    """The names of the sheet's own; ``name`` is the one that the sheet got."""
    yield OwnName(NAMES[0], '"result"')
    if sheet.answers is not None:
        columns = (key_column(sheet), sheet.answers.response, sheet.answers.reason)
        for own, column in zip(NAMES[1:], columns, strict=True):
            letters = column_letters(column)
            yield OwnName(own, f"{quoted(name)}!${letters}:${letters}")
    if sheet.filtered is not None:
        area = sheet.filtered
        first, last = column_letters(area.left), column_letters(area.right)
        yield OwnName("_xlnm._FilterDatabase", f"{quoted(name)}!${first}${area.top}:${last}${area.bottom}")


def quoted(name: str) -> str:
    """A sheet's name inside a formula."""
    return "'" + name.replace("'", "''") + "'"


def _pane(frozen: int) -> str:
    if not frozen:
        return ""
    return (
        f'<pane ySplit="{frozen}" topLeftCell="A{frozen + 1}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="A{frozen + 1}" sqref="A{frozen + 1}"/>'
    )


def _columns(sheet: ResultSheet, last: int) -> str:
    widths = "".join(
        f'<col min="{column}" max="{column}" width="{width:g}" customWidth="1"/>'
        for column, width in enumerate(sheet.widths, start=1)
    )
    hidden = f'<col min="{last}" max="{last}" width="9" hidden="1" customWidth="1"/>' if sheet.answers else ""
    return f"<cols>{widths}{hidden}</cols>" if widths or hidden else ""


def _rows(sheet: ResultSheet, cells: list[SheetCell], index_of: Callable[..., int]) -> Iterator[str]:
    heights = dict(sheet.heights)
    by_row = {
        row: list(group) for row, group in groupby(sorted(cells, key=attrgetter("row", "column")), attrgetter("row"))
    }
    for row in sorted({*heights, *by_row}):
        height = f' ht="{heights[row]:g}" customHeight="1"' if row in heights else ""
        yield f'<row r="{row}"{height}>' + "".join(_cell(cell, index_of) for cell in by_row.get(row, ())) + "</row>"


def _cell(cell: SheetCell, index_of: Callable[..., int]) -> str:
    index = index_of(cell.style, cell.fill)
    tag = f'<c r="{column_letters(cell.column)}{cell.row}"' + (f' s="{index}"' if index else "")
    if isinstance(cell.value, str):
        if not cell.value:
            return tag + "/>"
        text = f"<t{space(cell.value).decode()}>{text_xml(cell.value).decode()}</t>"
        return f'{tag} t="inlineStr"><is>{text}</is></c>'
    return f"{tag}><v>{number_xml(cell.value).decode()}</v></c>"


def _filter(sheet: ResultSheet) -> str:
    return "" if sheet.filtered is None else f'<autoFilter ref="{sheet.filtered.a1}"/>'


def _merges(sheet: ResultSheet) -> str:
    merges = "".join(f'<mergeCell ref="{area.a1}"/>' for area in sheet.merges if _is_wide(area))
    return f'<mergeCells count="{merges.count("<")}">{merges}</mergeCells>' if merges else ""


def _is_wide(area: Area) -> bool:
    return (area.top, area.left) != (area.bottom, area.right)


def _choices(sheet: ResultSheet) -> str:
    lists = "".join(
        '<dataValidation type="list" allowBlank="1" showInputMessage="1" '
        f'sqref="{area.a1}"><formula1>{_list(choices)}</formula1></dataValidation>'
        for area, choices in sheet.choices
    )
    return f'<dataValidations count="{len(sheet.choices)}">{lists}</dataValidations>' if lists else ""


def _list(choices: tuple[str, ...]) -> str:
    """A list inside the formula itself. Raises ValueError over Excel's 255 characters."""
    text = ",".join(choices)
    if len(text) > 255:
        raise ValueError("a drop-down list holds 255 characters in all")
    return text_xml('"' + text.replace('"', '""') + '"').decode()


def _links(sheet: ResultSheet) -> str:
    linked = ((cell, cell.link) for cell in sheet.cells if cell.link is not None)
    links = "".join(
        f'<hyperlink ref="{column_letters(cell.column)}{cell.row}" location="{_location(link)}"/>'
        for cell, link in islice(linked, _MOST_LINKS)
    )
    return f"<hyperlinks>{links}</hyperlinks>" if links else ""


def _location(cell: Ref) -> str:
    return attribute(f"{quoted(cell.sheet)}!{cell.a1}")
