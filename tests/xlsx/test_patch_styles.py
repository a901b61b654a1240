"""Formats are appended to styles.xml, never renumbered; what is there already is used."""

from __future__ import annotations

import re

import pytest

from patching import all_parts, band, edits, formula, only_sheet, part
from rawbooks import MAIN, book, parts, relations, styles, zipped
from sdgsheet.errors import RefusedError
from sdgsheet.xlsx.layers import patched

STYLES = "xl/styles.xml"
ROWS = '<row r="1"><c r="A1" s="1"/><c r="B1" s="1"/><c r="C1"/></row>'
ONE = '<xf/><xf numFmtId="3" fontId="0" borderId="1" xfId="0"><alignment horizontal="right"/></xf>'


def written(style_part: str, *a1s: str, number_format: str = "0%", rows: str = ROWS) -> tuple[str, str]:
    """The style part and the rows, once these cells have got a formula with a number format."""
    data = patched(book(rows, {STYLES: style_part}), edits(*(formula(a1, "X", 0.5, number_format) for a1 in a1s)))
    return part(data, STYLES), part(data).partition("<sheetData>")[2]


def test_a_cell_keeps_all_of_its_format_but_the_number_format() -> None:
    style_part, rows = written(styles(xfs=ONE), "A1")
    assert style_part == styles(
        xfs=ONE + '<xf numFmtId="9" fontId="0" borderId="1" xfId="0" applyNumberFormat="1">'
        '<alignment horizontal="right"/></xf>'
    )
    assert '<c r="A1" s="2">' in rows


def test_cells_of_one_format_share_the_new_one() -> None:
    style_part, rows = written(styles(xfs=ONE), "A1", "B1", "C1")
    assert style_part.count('numFmtId="9"') == 2
    assert re.findall(r's="(\d+)"', rows) == ["2", "2", "3"]


def test_a_format_that_is_there_already_is_used() -> None:
    have = (
        ONE
        + '<xf numFmtId="9" fontId="0" borderId="1" xfId="0" applyNumberFormat="1"><alignment horizontal="right"/></xf>'
    )
    style_part, rows = written(styles(xfs=have), "A1")
    assert style_part == styles(xfs=have)
    assert '<c r="A1" s="2">' in rows


def test_a_cell_that_has_the_number_format_keeps_its_own() -> None:
    style_part, rows = written(styles(xfs=ONE), "A1", number_format="#,##0")
    assert style_part == styles(xfs=ONE)
    assert '<c r="A1" s="1">' in rows


def test_a_number_format_of_the_workbook_is_found_by_its_code() -> None:
    own = styles(formats='<numFmt formatCode="0.0%" numFmtId="200"/>', xfs=ONE)
    assert 'numFmtId="200" fontId="0"' in written(own, "A1", number_format="0.0%")[0]


def test_a_new_number_format_gets_a_number_of_its_own() -> None:
    own = styles(formats='<numFmt numFmtId="170" formatCode="yyyy"/>', xfs=ONE)
    style_part, _ = written(own, "A1", number_format='0"人"')
    assert (
        '<numFmt numFmtId="170" formatCode="yyyy"/><numFmt numFmtId="171" formatCode="0&quot;人&quot;"/></numFmts>'
        in style_part
    )
    assert 'numFmtId="171" fontId="0"' in style_part


def test_a_number_that_cells_name_is_not_taken_though_nothing_stands_under_it() -> None:
    own = styles(xfs='<xf numFmtId="164"/><xf numFmtId="166"/>')
    style_part, _ = written(own, "C1", number_format="0.0%")
    assert '<numFmt numFmtId="167" formatCode="0.0%"/>' in style_part


def test_missing_lists_are_put_in_at_their_place_and_counts_are_kept() -> None:
    own = f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><cellXfs count="1"><xf/></cellXfs><tableStyles/></styleSheet>'
    data = patched(book(changes={STYLES: own}), edits(formula("A1", "X", 1, "0.0%"), formats=(band("A1"),)))
    assert part(data, STYLES) == (
        f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>'
        '<fonts count="1"><font/></fonts><cellXfs count="2"><xf/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs>'
        '<dxfs count="1"><dxf><fill><patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/>'
        '<bgColor rgb="FFDDEBF7"/></patternFill></fill></dxf></dxfs><tableStyles/></styleSheet>'
    )


@pytest.mark.parametrize("lists", ["", "<cellXfs/>", '<cellXfs count="0"></cellXfs>'])
def test_where_no_cell_has_a_format_the_first_one_stays_plain(lists: str) -> None:
    own = f'<styleSheet xmlns="{MAIN}">{lists}</styleSheet>'
    before = book('<row r="1"><c r="A1"><v>1</v></c></row>', {STYLES: own})
    after = patched(before, edits(formula("C1", "X", 1, "0%")))
    assert only_sheet(after).cell(1, 3).style.number_format == "0%"
    assert only_sheet(after).cell(1, 1) == only_sheet(before).cell(1, 1)


def test_an_empty_style_sheet_is_filled() -> None:
    style_part, rows = written(f'<styleSheet xmlns="{MAIN}"/>', "C1", number_format="0.0%")
    assert style_part.startswith(f'<styleSheet xmlns="{MAIN}"><numFmts count="1">')
    assert '<c r="C1" s="1">' in rows


def test_a_workbook_without_styles_gets_them() -> None:
    bare = {
        name: content
        for name, content in parts(
            ROWS.replace(' s="1"', ""),
            {"xl/_rels/workbook.xml.rels": relations(("rId1", "worksheet", "worksheets/sheet1.xml"))},
        ).items()
        if name not in (STYLES, "xl/sharedStrings.xml")
    }
    data = patched(zipped(bare), edits(formula("A1", "X", 0.5, "0%")))
    assert only_sheet(data).cell(1, 1).style.number_format == "0%"
    assert only_sheet(data).cell(1, 2).style.number_format == "General"
    assert STYLES in all_parts(data)


def test_prefixed_styles_stay_prefixed() -> None:
    own = f'<s:styleSheet xmlns:s="{MAIN}"><s:cellXfs><s:xf/></s:cellXfs><s:dxfs count="0"/></s:styleSheet>'
    data = patched(book(changes={STYLES: own}), edits(formula("A1", "X", 1, "0%"), formats=(band("A1"),)))
    assert part(data, STYLES) == (
        f'<s:styleSheet xmlns:s="{MAIN}"><s:cellXfs><s:xf/><s:xf numFmtId="9" applyNumberFormat="1"/></s:cellXfs>'
        '<s:dxfs count="1"><s:dxf><s:fill><s:patternFill patternType="solid"><s:fgColor rgb="FFDDEBF7"/>'
        '<s:bgColor rgb="FFDDEBF7"/></s:patternFill></s:fill></s:dxf></s:dxfs></s:styleSheet>'
    )


def test_a_format_that_does_not_exist_is_taken_for_a_plain_one() -> None:
    style_part, rows = written(styles(), "A1", rows='<row r="1"><c r="A1" s="99"/></row>')
    assert 'applyNumberFormat="1"' in style_part
    assert '<c r="A1" s="1">' in rows


def test_formats_are_not_touched_where_none_is_asked_for() -> None:
    before = book(ROWS, {STYLES: styles(xfs=ONE)})
    assert part(patched(before, edits(formula("A1", "X", 1))), STYLES) == part(before, STYLES)


def test_a_leading_apostrophe_goes_with_the_text_it_made() -> None:
    own = styles(xfs='<xf/><xf numFmtId="49" quotePrefix="1" fontId="0"/>')
    rows = '<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>13%</t></is></c></row>'
    style_part, written_rows = written(own, "A1", rows=rows)
    assert '<xf numFmtId="9" fontId="0" applyNumberFormat="1"/></cellXfs>' in style_part
    assert '<c r="A1" s="2"><f>X</f>' in written_rows


@pytest.mark.parametrize(("formats", "is_refused"), [(65_489, False), (65_490, True)])
def test_a_workbook_without_room_for_another_format_is_refused(formats: int, *, is_refused: bool) -> None:
    full = styles(xfs="<xf/>" * (formats - 1) + '<xf numFmtId="3" fontId="0" borderId="1" xfId="0"/>')
    if is_refused:
        with pytest.raises(RefusedError, match="65,490"):
            written(full, "A1")
        assert written(full, "A1", number_format="General")[0] == full
    else:
        assert written(full, "A1")[0].count("numFmtId") == 2
