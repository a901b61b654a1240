"""What a cell holds, in every way that a file can say it: its kind, its text, its style."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rawbooks import strings, styles, workbook_part
from readback import cell, read
from sdgsheet.errors import UnreadableError
from sdgsheet.snapshot import Cell, Kind, Style


@pytest.mark.parametrize(
    ("xml", "kind", "value"),
    [
        ('<c r="A1"/>', "empty", ""),
        ('<c r="A1"></c>', "empty", ""),
        ('<c r="A1"><v/></c>', "empty", ""),
        ('<c r="A1" t="n"><v></v></c>', "empty", ""),
        ('<c r="A1"><v>32.1</v></c>', "number", "32.1"),
        ('<c r="A1" t="n"><v>-1.1557894736842106E-3</v></c>', "number", "-1.1557894736842106E-3"),
        ('<c r="A1"><v> 5\n</v></c>', "number", "5"),
        ('<c r="A1" t="s"><v>1</v></c>', "text", "市民"),
        ('<c r="A1" t="s"/>', "empty", ""),
        ('<c r="A1" t="str"><v>上昇</v></c>', "text", "上昇"),
        ('<c r="A1" t="inlineStr"><is><t>維持</t></is></c>', "text", "維持"),
        ('<c r="A1" t="inlineStr"><is/></c>', "text", ""),
        ('<c r="A1" t="b"><v>1</v></c>', "boolean", "1"),
        ('<c r="A1" t="b"><v>false</v></c>', "boolean", "0"),
        ('<c r="A1" t="e"><v>#REF!</v></c>', "error", "#REF!"),
        ('<c r="A1" t="d"><v>2022-04-01</v></c>', "number", "44652"),
        ('<c r="A1" t="d"><v>2022-04-01T12:00:00Z</v></c>', "number", "44652.5"),
        ('<c r="A1" t="d"><v>18:00:00</v></c>', "number", "0.75"),
        ('<c r="A1" t="d"><v>1900-01-01</v></c>', "number", "1"),
    ],
)
def test_kinds(xml: str, kind: Kind, value: str) -> None:
    found = cell(xml, {"xl/sharedStrings.xml": strings("<t>a</t>", "<t>市民</t>")})
    assert (found.kind, found.value) == (kind, value)


def test_a_number_keeps_its_literal_and_shows_fifteen_digits() -> None:
    found = cell('<c r="A1"><v>0.30000000000000004</v></c>')
    assert found.value == "0.30000000000000004"
    assert found.number == Decimal("0.3")


def test_days_of_1904() -> None:
    workbook = workbook_part(before='<workbookPr date1904="1"/>')
    found = cell('<c r="A1" t="d"><v>2022-04-01</v></c>', {"xl/workbook.xml": workbook})
    assert found.value == "43190"


@pytest.mark.parametrize(
    "xml",
    [
        '<c r="A1"><v>abc</v></c>',
        '<c r="A1"><v>1e999</v></c>',
        '<c r="A1"><v>nan</v></c>',
        '<c r="A1"><v>1_000</v></c>',
        '<c r="A1" t="s"><v>0</v></c>',
        '<c r="A1" t="s"><v>-1</v></c>',
        '<c r="A1" s="7"/>',
        '<c r="A1" t="b"><v>2</v></c>',
        '<c r="A1" t="d"><v>tomorrow</v></c>',
        '<c r="A1" t="x"><v>1</v></c>',
        '<c r="A0"/>',
        '<c r="XFE1"/>',
        '<c r="A1048577"/>',
        '<c r="A1"><v>&nbsp;</v></c>',
        '<c r="A1"><f t="shared" si="0" ref="A1:">1</f></c><c r="B1"><f t="array" ref="nowhere">1</f></c>',
    ],
)
def test_what_cannot_be_is_damage(xml: str) -> None:
    with pytest.raises(UnreadableError):
        cell(xml)


# Text


def text(item: str) -> Cell:
    """A text as a shared string; the same item as an inline string must give the same."""
    shared = cell('<c r="A1" t="s"><v>0</v></c>', {"xl/sharedStrings.xml": strings(item)})
    inline = cell(f'<c r="A1" t="inlineStr"><is>{item}</is></c>')
    assert shared == inline
    return shared


def test_furigana_is_no_part_of_the_text() -> None:
    item = '<t>東京都</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><rPh sb="2" eb="3"><t>ト</t></rPh><phoneticPr fontId="1"/>'
    assert text(item).value == "東京都"
    rich = item.replace("<t>東京都</t>", "<r><t>東京</t></r><r><rPr/><t>都</t></r>")
    assert text(rich).value == "東京都"


def test_rich_text_is_joined_without_what_is_struck_out() -> None:
    found = text("<r><t>37</t></r><r><rPr><strike/></rPr><t>校区</t></r><r><rPr><b/></rPr><t>件</t></r>")
    assert (found.value, found.struck) == ("37件", "校区")


def test_strike_that_is_switched_off() -> None:
    assert text('<r><rPr><strike val="0"/></rPr><t>37</t></r>').struck == ""


@pytest.mark.parametrize(
    ("item", "value"),
    [
        ("<t>a &lt; b &amp; c &#12354;&#x3044;</t>", "a < b & c あい"),
        ('<t xml:space="preserve"> 市民\n</t>', " 市民\n"),
        ("<t> 市民\n</t>", "市民"),
        ("<t>&#10;市民&#10;</t>", "市民"),
        ("<t>　市民　</t>", "　市民　"),
        ("<t>一行目_x000D_\n二行目</t>", "一行目\r\n二行目"),
        ("<t>_x005F_x000D_</t>", "_x000D_"),
        ("<t>_x000d_|</t>", "\r|"),
        ("<t>_xD842__xDFB7_</t>", "𠮷"),
        ("<t>_xD842_</t>", "\ufffd"),
        ("<t>a\r\nb\rc</t>", "a\nb\nc"),
        ("<t/>", ""),
        ("", ""),
    ],
)
def test_characters_of_a_text(item: str, value: str) -> None:
    assert text(item).value == value


def test_texts_of_all_shapes_keep_their_numbers() -> None:
    table = strings("<t>一</t>", "<r><t>二</t></r>", "<t>三</t>", "<r><rPr/><t>四</t></r>", "<t>五</t>")
    row = "".join(f'<c r="{letter}1" t="s"><v>{index}</v></c>' for index, letter in enumerate("ABCDE"))
    found = read(f'<row r="1">{row}</row>', {"xl/sharedStrings.xml": table})
    assert [c.value for c in found.rows[1].values()] == ["一", "二", "三", "四", "五"]


def test_empty_items_in_the_table() -> None:
    table = strings("<t>一</t>").replace("</sst>", "<si/><si><r><t>三</t></r></si><si/></sst>")
    row = "".join(f'<c r="{letter}1" t="s"><v>{index}</v></c>' for index, letter in enumerate("ABCD"))
    found = read(f'<row r="1">{row}</row>', {"xl/sharedStrings.xml": table})
    assert [c.value for c in found.rows[1].values()] == ["一", "", "三", ""]


STRUCK = styles(
    formats='<numFmt numFmtId="170" formatCode="0&quot;年度&quot;"/>',
    fonts="<font/><font><strike/></font><font><strike val='0'/></font>",
    xfs='<xf/><xf fontId="1"/><xf fontId="2" numFmtId="170"><protection locked="0"/></xf>',
    tail='<dxfs><dxf><font><strike/></font><numFmt numFmtId="170" formatCode="0.0"/></dxf></dxfs>',
)


def test_a_text_in_a_struck_font_does_not_count() -> None:
    changes = {"xl/styles.xml": STRUCK, "xl/sharedStrings.xml": strings("<t>古い</t>")}
    found = cell('<c r="A1" s="1" t="s"><v>0</v></c>', changes)
    assert (found.kind, found.value, found.struck, found.style.struck) == ("text", "", "古い", True)


def test_runs_of_their_own_format_count_in_a_struck_font() -> None:
    changes = {"xl/styles.xml": STRUCK, "xl/sharedStrings.xml": strings("<r><t>古い</t></r><r><rPr/><t>新しい</t></r>")}
    found = cell('<c r="A1" s="1" t="s"><v>0</v></c>', changes)
    assert (found.value, found.struck) == ("新しい", "古い")


def test_a_struck_number_stays_a_number() -> None:
    found = cell('<c r="A1" s="1"><v>5</v></c>', {"xl/styles.xml": STRUCK})
    assert (found.kind, found.value, found.style.struck) == ("number", "5", True)


# Styles


def test_style() -> None:
    found = cell('<c r="A1" s="2"/>', {"xl/styles.xml": STRUCK})
    assert found.style == Style('0"年度"', locked=False, struck=False)


@pytest.mark.parametrize(
    ("number", "code"),
    [(0, "General"), (9, "0%"), (3, "#,##0"), (14, "yyyy/m/d"), (57, "[$-411]ge.m.d"), (49, "@"), (163, "General")],
)
def test_formats_without_a_code_are_those_of_a_japanese_excel(number: int, code: str) -> None:
    changes = {"xl/styles.xml": styles(xfs=f'<xf numFmtId="{number}"/>')}
    assert cell('<c r="A1"/>', changes).style.number_format == code


def test_a_code_in_the_file_goes_before_the_built_in_one() -> None:
    changes = {"xl/styles.xml": styles(formats='<numFmt numFmtId="14" formatCode="ggge"/>', xfs='<xf numFmtId="14"/>')}
    assert cell('<c r="A1"/>', changes).style.number_format == "ggge"


def test_without_styles_all_is_general() -> None:
    assert cell('<c r="A1" s="0"/>', {"xl/styles.xml": None}).style == Style()
