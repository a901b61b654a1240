"""Conditional formats of ours: after the user's own, at their place in the sheet, told by their tags."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from patching import all_parts, band, edits, highlight, part
from rawbooks import OPEN, SHEET, book, sheet
from sdgsheet.edits import ConditionalFormat, Layer, layer_of, tag_in
from sdgsheet.xlsx.layers import patched

OWN = (
    '<conditionalFormatting sqref="A1:A9"><cfRule type="expression" dxfId="0" priority="7"><formula>A1=1</formula>'
    "</cfRule></conditionalFormatting>"
)


def written(*formats: ConditionalFormat, layer: Layer = "fill", head: str = "", tail: str = "", rows: str = "") -> str:
    data = book(changes={SHEET: sheet(rows, head=head, tail=tail)})
    return part(patched(data, edits(formats=formats, layer=layer)))


def test_rules_over_the_same_cells_stand_together_in_their_order() -> None:
    first = replace(
        band("A1:A3 C5"), stop_if_true=True, operator="equal", formulas=('""&T(N("sdgsheet:band"))',), fill=None
    )
    text = written(first, band("A1:A3 C5"), band("D1", fill="FCE9DA"))
    assert text.partition("</sheetData>")[2] == (
        '<conditionalFormatting sqref="A1:A3 C5">'
        '<cfRule type="cellIs" priority="10001" stopIfTrue="1" operator="equal">'
        '<formula>""&amp;T(N("sdgsheet:band"))</formula></cfRule>'
        '<cfRule type="cellIs" dxfId="0" priority="10002" operator="lessThan"><formula>1+N("sdgsheet:band")</formula></cfRule>'
        '</conditionalFormatting><conditionalFormatting sqref="D1">'
        '<cfRule type="cellIs" dxfId="1" priority="10003" operator="lessThan"><formula>1+N("sdgsheet:band")</formula></cfRule>'
        "</conditionalFormatting></worksheet>"
    )


@pytest.mark.parametrize(
    ("tail", "before"),
    [
        ("<printOptions/><pageMargins/>", "</sheetData>"),
        (
            '<sheetProtection/><mergeCells><mergeCell ref="A1:B1"/></mergeCells><phoneticPr/><dataValidations/>',
            "<phoneticPr/>",
        ),
        (f"{OWN}<hyperlinks/>", "</conditionalFormatting>"),
        ("<autoFilter/><customSheetViews/><tableParts/><extLst/>", "<customSheetViews/>"),
        ("<legacyDrawing/>", "</sheetData>"),
        (
            f'<mc:AlternateContent xmlns:mc="{OPEN}/markup-compatibility/2006"><mc:Choice/></mc:AlternateContent>',
            "</sheetData>",
        ),
    ],
)
def test_they_stand_where_the_standard_wants_them(tail: str, before: str) -> None:
    text = written(band("A1"), tail=tail)
    assert text.replace(ours(text), "") == sheet(tail=tail)
    assert text.partition('<conditionalFormatting sqref="A1">')[0].endswith(before)


def ours(text: str) -> str:
    match = re.search(r'<conditionalFormatting sqref="A1">.*?</conditionalFormatting>', text)
    assert match is not None
    return match[0]


def test_the_users_own_formats_come_first_also_those_of_excel_2010() -> None:
    modern = (
        '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/'
        'spreadsheetml/2009/9/main"><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule priority="12"/>'
        "</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
    )
    text = written(highlight("A1"), layer="mark", tail=OWN + modern)
    assert 'priority="13"' in ours(text)
    assert text.replace(ours(text), "") == sheet(tail=OWN + modern)


def test_highlights_come_before_bands_in_priority_and_in_the_file() -> None:
    filled = patched(book(changes={SHEET: sheet(tail=OWN)}), edits(formats=(band("B1"), band("B1"))))
    marked = part(patched(filled, edits(formats=(highlight("A1"),), layer="mark")))
    assert re.findall(r'priority="(\d+)"', marked) == ["7", "8", "10008", "10009"]


def test_bands_that_another_program_numbered_anew_make_room() -> None:
    filled = patched(book(changes={SHEET: sheet(tail=OWN)}), edits(formats=(band("B1"), band("B1"))))
    renumbered = part(filled).replace('priority="10008"', 'priority="9"').replace('priority="10009"', 'priority="8"')
    marked = part(patched(book(changes={SHEET: renumbered}), edits(formats=(highlight("A1"),), layer="mark")))
    assert re.findall(r'priority="(\d+)"', marked) == ["7", "8", "10010", "10009"]


class TestBandsOfTheTemplate:
    TEMPLATE = (
        '<conditionalFormatting sqref="A2:A4 C1"><cfRule type="cellIs" priority="1" operator="lessThan">'
        '<formula>1+N("sdgsheet:template-band")</formula></cfRule></conditionalFormatting>'
    )

    def test_are_not_laid_over_again(self) -> None:
        text = written(band("A2:A4 C1"), tail=self.TEMPLATE)
        assert text == sheet(tail=self.TEMPLATE)

    def test_leave_room_for_bands_beside_them(self) -> None:
        text = written(band("A1:A6 B2 C1"), tail=self.TEMPLATE)
        assert 'sqref="A1 A5:A6 B2"' in text

    def test_do_not_keep_highlights_away(self) -> None:
        assert 'sqref="A2:A4"' in written(highlight("A2:A4"), layer="mark", tail=self.TEMPLATE)

    def test_belong_to_no_layer(self) -> None:
        assert [layer_of(tag) for tag in ("sdgsheet:band", "sdgsheet:template-band", "sdgsheet:A101:3")] == [
            "fill",
            None,
            "mark",
        ]
        assert tag_in('1+N("sdgsheet:band")') == "sdgsheet:band"

    @pytest.mark.parametrize("formula", ['COUNTIF(A1,"sdgsheetband")', 'N("sdgsheet:memo")=0', 'A1="sdgsheet:A101"'])
    def test_what_only_begins_like_a_tag_is_somebody_elses(self, formula: str) -> None:
        assert tag_in(formula) is None


def test_what_a_format_shows_is_appended_once() -> None:
    shown = replace(band("A1"), font="1F3864", bold=True, border="C55A11")
    styles_part = all_parts(patched(book(), edits(formats=(shown, shown, band("A1")))))["xl/styles.xml"].decode()
    line = "".join(
        f'<{side} style="thin"><color rgb="FFC55A11"/></{side}>' for side in ("left", "right", "top", "bottom")
    )
    fill = (
        '<fill><patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/><bgColor rgb="FFDDEBF7"/></patternFill></fill>'
    )
    assert styles_part.partition("<dxfs")[2] == (
        f' count="2"><dxf><font><b/><color rgb="FF1F3864"/></font>{fill}<border>{line}</border></dxf>'
        f"<dxf>{fill}</dxf></dxfs></styleSheet>"
    )
