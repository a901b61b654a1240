"""What a cell holds, in every way that a file can say it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator

from rawbooks import MAIN, SHEET, Parts, book, relations, sheet, strings, styles, workbook_part
from sdgsheet.errors import UnreadableError
from sdgsheet.snapshot import Cell, Kind, Sheet, Style
from sdgsheet.xlsx.reading import read_bytes
from sdgsheet.xlsx.sharedformulas import SharedFormula


def read(rows: str, changes: Parts | None = None) -> Sheet:
    [only] = read_bytes(book(rows, changes)).sheets
    return only


def cell(inside: str, changes: Parts | None = None) -> Cell:
    """The one cell of a sheet, in A1."""
    return read(f'<row r="1">{inside}</row>', changes).cell(1, 1)


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


# Formulas


def test_formula_with_and_without_a_result() -> None:
    assert cell('<c r="A1"><f>B1/C1</f><v>0.5</v></c>')[2:5] == ("number", "0.5", "B1/C1")
    assert cell('<c r="A1"><f>B1/C1</f></c>')[2:5] == ("empty", "", "B1/C1")
    assert cell('<c r="A1" t="str"><f>IF(B1="","",1)</f><v></v></c>')[2:5] == ("text", "", 'IF(B1="","",1)')
    assert cell('<c r="A1" t="e"><f>B1/0</f><v>#DIV/0!</v></c>')[2:5] == ("error", "#DIV/0!", "B1/0")
    assert cell('<c r="A1"><f aca="false">IF(B1&lt;0,&quot;－&quot;,1)</f><v>1</v></c>').formula == 'IF(B1<0,"－",1)'


def test_shared_formulas_are_written_out() -> None:
    found = read(
        '<row r="2"><c r="C2"><f t="shared" ref="C2:C4" si="0">A2/$B$1+A$1+$A2</f><v>1</v></c></row>'
        '<row r="3"><c r="C3"><f t="shared" si="0"/><v>2</v></c></row>'
        '<row r="4"><c r="C4"><f t="shared" si="0"/></c><c r="E4"><f t="shared" si="0"/></c></row>'
    )
    assert found.cell(2, 3).formula == "A2/$B$1+A$1+$A2"
    assert found.cell(3, 3).formula == "A3/$B$1+A$1+$A3"
    assert found.cell(4, 5).formula == "C4/$B$1+C$1+$A4"


def test_a_shared_formula_before_its_first_cell_and_without_one() -> None:
    found = read(
        '<row r="1"><c r="A1"><f t="shared" si="0"/></c><c r="B1"><f t="shared" si="9"/><v>1</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" ref="A1:A2" si="0">C2*2</f></c></row>'
    )
    assert found.cell(1, 1).formula == "C1*2"
    assert found.cell(1, 2).formula is None


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ('"A1"+A1', '"A1"+B3'),
        ("'A1'!A1", "'A1'!B3"),
        ("Sheet1!A1:B$2", "Sheet1!B3:C$2"),
        ("LOG10(A1)", "LOG10(B3)"),
        ("A1_rate+Rate1", "A1_rate+Rate1"),
        ("SUM(A:A,1:1,$A:B)", "SUM(B:B,3:3,$A:C)"),
        ("Table1[A1]+A1", "Table1[A1]+B3"),
        ("[1]Sheet1!A1", "[1]Sheet1!B3"),
        ("XFD1", "#REF!"),
        ("A1048576", "#REF!"),
        ("1.5E3+A1", "1.5E3+B3"),
        ("a1", "B3"),
    ],
)
def test_only_references_move(formula: str, moved: str) -> None:
    found = read(
        f'<row r="1"><c r="E1"><f t="shared" ref="E1:F3" si="0">{formula}</f></c></row>'
        '<row r="3"><c r="F3"><f t="shared" si="0"/></c></row>'
    )
    assert found.cell(3, 6).formula == moved


def test_cells_of_an_array_formula_are_flagged() -> None:
    found = read(
        '<row r="1"><c r="A1"><f t="array" ref="A1:B2">C1:D2*2</f><v>2</v></c><c r="B1"><v>4</v></c><c r="C1"><v>1</v></c></row>'
        '<row r="2"><c r="A2"><v>6</v></c><c r="B2"><v>8</v></c></row>'
    )
    assert [(c.row, c.column) for row in found.rows.values() for c in row.values() if c.in_array] == [
        (1, 1),
        (1, 2),
        (2, 1),
        (2, 2),
    ]
    assert found.cell(1, 1).formula == "C1:D2*2"
    assert found.cell(2, 2).formula is None


def test_cells_of_a_data_table_are_flagged() -> None:
    found = read(
        '<row r="1"><c r="A1"><f t="dataTable" ref="A1:A2" dt2D="0" r1="C1"/><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>'
    )
    assert found.cell(1, 1).in_array
    assert found.cell(2, 1).in_array


# Shapes of rows that only a parser can tell


def test_missing_addresses_count_on() -> None:
    found = read(
        '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>'
    )
    assert {(c.row, c.column): c.value for row in found.rows.values() for c in row.values()} == {
        (1, 1): "1",
        (1, 2): "2",
        (5, 3): "3",
        (5, 4): "4",
        (6, 1): "5",
    }


def test_rows_and_cells_out_of_order_are_put_in_order() -> None:
    found = read('<row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>')
    assert list(found.rows) == [1, 2]
    assert list(found.rows[2]) == [1, 2]


def test_a_row_in_two_pieces() -> None:
    found = read('<row r="1"><c r="B1"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>')
    assert [c.value for c in found.rows[1].values()] == ["1", "2"]


VALUE = '<c r="A1" t="s"><v>0</v></c><c r="B1"><v>5</v></c>'


@pytest.mark.parametrize(
    "part",
    [
        sheet(f'<row r="1">{VALUE}</row>'),
        sheet(f'\n  <row r="1">\n    {VALUE}\n  </row>\n'),
        sheet(f'<row r="1"><!-- 注 -->{VALUE}</row>'),
        sheet(f'<row r="1">{VALUE}</row>'.replace("<v>5</v>", "<v><![CDATA[5]]></v>")),
        sheet(f"<row r='1'>{VALUE}</row>".replace('"', "'")),
        sheet(f'<row r="1">{VALUE}</row>'.replace("/></c>", "/></c >")),
        sheet(f'<row r="1" spans="1:2" x14ac:dyDescent="0.15">{VALUE}</row>').replace(
            "<worksheet", '<worksheet xmlns:x14ac="x"'
        ),
        sheet(f'<row r="1"><x xmlns="urn:x"><c r="A1"><v>9</v></c><row r="7"/></x>{VALUE}</row>'),
        sheet(f'<row r="1">{VALUE}</row>', head='<x xmlns="urn:x"><sheetData><row r="3"/></sheetData></x>'),
        sheet(f'<row r="1">{VALUE}</row>', tail='<x xmlns="urn:x"><sheetData><row r="3"/></sheetData></x>'),
        sheet(f'<row r="1">{VALUE}</row>')
        .replace("<", "<x:")
        .replace("<x:/", "</x:")
        .replace("<x:?", "<?")
        .replace("xmlns=", "xmlns:x="),
        sheet(f'<row r="1">{VALUE}</row>').replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
        sheet(f'<row r="1">{VALUE}</row>').encode("utf-8-sig"),
        sheet(f'<row r="1">{VALUE}</row>').replace("UTF-8", "UTF-16").encode("utf-16"),
        sheet(f'<row r="1">{VALUE}</row>').replace("UTF-8", "UTF-16").encode("utf-16-be"),
        sheet(f'<row r="1">{VALUE}</row>').replace("UTF-8", "iso-8859-1"),
    ],
    ids=[
        "usual",
        "indented",
        "comment",
        "CDATA",
        "single quotes",
        "space in a tag",
        "other attributes",
        "foreign elements in a row",
        "foreign table before",
        "foreign table after",
        "prefixed",
        "strict",
        "byte order mark",
        "UTF-16",
        "UTF-16 without a mark",
        "Latin-1",
    ],
)
def test_every_writing_of_a_row_reads_the_same(part: str | bytes) -> None:
    found = read("", {SHEET: part, "xl/sharedStrings.xml": strings("<t>市民</t>")})
    assert {(c.row, c.column): c.value for row in found.rows.values() for c in row.values()} == {
        (1, 1): "市民",
        (1, 2): "5",
    }


def test_the_same_local_name_in_another_namespace_is_nothing() -> None:
    part = sheet('<row r="1"><c r="A1"><v>5</v></c></row>').replace(MAIN, "urn:other")
    assert read("", {SHEET: part}).rows == {}


def test_a_picture_in_a_cell_is_no_error() -> None:
    rich = "http://schemas.microsoft.com/office/spreadsheetml/2017/richdata"
    changes = {
        "xl/_rels/workbook.xml.rels": book_relations(),
        "xl/metadata.xml": (
            f'<metadata xmlns="{MAIN}" xmlns:xlrd="{rich}"><metadataTypes><metadataType name="XLRICHVALUE"/></metadataTypes>'
            '<futureMetadata name="XLRICHVALUE"><bk><extLst><ext><xlrd:rvb i="1"/></ext></extLst></bk>'
            '<bk><extLst><ext><xlrd:rvb i="0"/></ext></extLst></bk></futureMetadata>'
            '<valueMetadata><bk><rc t="1" v="0"/></bk><bk><rc t="1" v="1"/></bk></valueMetadata></metadata>'
        ),
        "xl/richData/values.xml": f'<rvData xmlns="{rich}"><rv s="1"/><rv s="0"/></rvData>',
        "xl/richData/structures.xml": f'<rvStructures xmlns="{rich}"><s t="_localImage"/><s t="_error"/></rvStructures>',
    }
    found = read(
        '<row r="1"><c r="A1" t="e" vm="1"><v>#VALUE!</v></c><c r="B1" t="e" vm="2"><v>#VALUE!</v></c>'
        '<c r="C1" t="e"><v>#VALUE!</v></c></row>',
        changes,
    )
    assert [c.kind for c in found.rows[1].values()] == ["empty", "error", "error"]


def book_relations() -> str:
    office = "http://schemas.microsoft.com/office/2017/06/relationships"
    return relations(
        ("rId1", "worksheet", "worksheets/sheet1.xml"),
        ("rId2", "sheetMetadata", "metadata.xml"),
        ("rId3", f"{office}/rdRichValue", "richData/values.xml"),
        ("rId4", f"{office}/rdRichValueStructure", "richData/structures.xml"),
    )


# Shared formulas against the translator of openpyxl

dollar = st.sampled_from(["", "$"])
places = st.builds("{}{}{}{}".format, dollar, st.sampled_from(["E", "Z", "AA"]), dollar, st.integers(5, 99))
ranges = st.builds("{}:{}".format, places, places) | st.sampled_from(["C:$D", "$7:9"])
sheets = st.sampled_from(["", "Sheet1!", "'B5'!", "'年 度'!"])
operands = st.builds("{}{}".format, sheets, places | ranges) | st.sampled_from(["1.5", '"B5"', "TRUE", "Rate_B5"])
formulas = st.recursive(
    operands,
    lambda inner: (
        st.builds("{}{}{}".format, inner, st.sampled_from(["+", "-", "/", "*", "&", "<>"]), inner)
        | st.builds("{}({},{})".format, st.sampled_from(["SUM", "LOG10", "IF"]), inner, inner)
        | st.builds("({})".format, inner)
    ),
    max_leaves=6,
)


@given(formulas, st.integers(-3, 3), st.integers(-1, 3))
@settings(max_examples=200)
def test_formulas_move_as_openpyxl_moves_them(formula: str, rows: int, columns: int) -> None:
    expected = Translator(f"={formula}", "E5").translate_formula(row_delta=rows, col_delta=columns)
    assert SharedFormula(formula, 5, 5).at(5 + rows, 5 + columns) == expected[1:]
