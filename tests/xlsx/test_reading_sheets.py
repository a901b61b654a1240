"""What a workbook and its sheets say about themselves."""

from __future__ import annotations

import hashlib
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from libreoffice import resave
from rawbooks import OPEN, PACKAGE, SHEET, Parts, book, parts, relations, sheet, workbook_part, zipped
from sdgsheet.snapshot import Area, Sheet, TextBox, Workbook
from sdgsheet.xlsx.reading import read_bytes, read_workbook

WORKBOOK, ARROWS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def read(*, head: str = "", tail: str = "", rows: str = "", changes: Parts | None = None) -> Sheet:
    [only] = read_bytes(book(changes={SHEET: sheet(rows, head=head, tail=tail), **(changes or {})})).sheets
    return only


# One sheet


def test_merges_stay_ranges() -> None:
    found = read(
        tail='<mergeCells><mergeCell ref="B4:D9"/><mergeCell ref="A1:XFD1048576"/><mergeCell ref="F:G"/></mergeCells>'
    )
    assert found.merges == (Area(4, 2, 9, 4), Area(1, 1, 1048576, 16384), Area(1, 6, 1048576, 7))


def test_hidden_rows() -> None:
    found = read(
        rows='<row r="1" hidden="1"/><row r="2"/><row r="3" ht="0" customHeight="1"><c r="A3"/></row>'
        '<row r="4" hidden="true"><c r="A4"/></row><row r="5" hidden="0"><c r="A5"/></row><row hidden="1"/>'
    )
    assert found.hidden_rows == {1, 3, 4, 6}


def test_hidden_columns() -> None:
    found = read(
        head='<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/><col min="7" max="9" width="8"/></cols>'
    )
    assert found.hidden_columns == {2, 3, 5}


def test_a_filter_is_on_only_when_it_filters() -> None:
    assert not read(tail='<autoFilter ref="A1:B9"/>').filtered
    assert read(tail='<autoFilter ref="A1:B9"><filterColumn colId="0"/></autoFilter>').filtered
    assert read(head='<sheetPr filterMode="1"/>').filtered


def test_header_and_footer_without_their_codes() -> None:
    page = (
        '<headerFooter><oddHeader>&amp;L&amp;"ＭＳ ゴシック,標準"&amp;14熊本県熊本市&amp;R&amp;K01+000様式1&amp;D</oddHeader>'
        "<oddFooter>&amp;C&amp;P / &amp;N&#10;企画課 R&amp;&amp;D</oddFooter></headerFooter>"
    )
    lines = ("熊本県熊本市", "様式1", "/", "企画課 R&D")
    assert read(tail=page).page_texts == lines
    unusual = '<row r="1"><c r="A1" t="inlineStr"><is><r><t>A</t></r></is></c></row>'
    assert read(tail=page, rows=unusual).page_texts == lines
    assert read().page_texts == ()


def test_protection() -> None:
    assert read(tail='<sheetProtection sheet="1" objects="1"/>').protected
    assert not read(tail='<sheetProtection sheet="0"/>').protected
    assert not read().protected


@pytest.mark.parametrize(
    ("ranges", "is_locked"),
    [
        ('<protectedRange sqref="B2:B5 A1:A3" name="範囲1"/>', False),
        ('<protectedRange sqref="A2:A3" name="範囲1"/>', True),
        ('<protectedRange sqref="A1" name="範囲1" password="CC1A"/>', True),
        ('<protectedRange sqref="A1" name="範囲1" algorithmName="SHA-512" hashValue="x=" saltValue="y="/>', True),
        ('<protectedRange sqref="A1" name="範囲1" securityDescriptor="O:WDG:WDD:(A;;CC;;;S-1-5-21-1)"/>', True),
        ('<protectedRange sqref="A1"><securityDescriptor>O:WDG:WDD:</securityDescriptor></protectedRange>', True),
        ('<protectedRange sqref="#REF!" name="範囲1"/>', True),
    ],
)
def test_ranges_that_anyone_may_write_are_not_locked(ranges: str, is_locked: bool) -> None:
    tail = f'<sheetProtection sheet="1"/><protectedRanges>{ranges}</protectedRanges>'
    assert read(tail=tail).is_locked(1, 1) is is_locked
    assert not read(tail=tail.replace('sheet="1"', 'sheet="0"')).is_locked(1, 1)


# Text boxes

DRAWING = f'xmlns:xdr="{OPEN}/drawingml/2006/spreadsheetDrawing" xmlns:a="{OPEN}/drawingml/2006/main" xmlns:mc="{OPEN}/markup-compatibility/2006"'


def boxes(*shapes: str, namespaces: str = DRAWING) -> tuple[TextBox, ...]:
    """The text boxes of a sheet with these shapes, each anchored one row further down in column C."""
    anchors = "".join(
        f"<xdr:twoCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:row>{row}</xdr:row></xdr:from>"
        f"<xdr:to><xdr:col>9</xdr:col><xdr:row>40</xdr:row></xdr:to>{shape}</xdr:twoCellAnchor>"
        for row, shape in enumerate(shapes)
    )
    changes = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("rId1", "drawing", "../drawings/drawing1.xml")),
        "xl/drawings/drawing1.xml": f"<xdr:wsDr {namespaces}>{anchors}</xdr:wsDr>",
    }
    return read(tail='<drawing r:id="rId1"/>', changes=changes).text_boxes


def shape(text: str, properties: str = "") -> str:
    return f"<xdr:sp><xdr:nvSpPr><xdr:cNvPr {properties}/></xdr:nvSpPr><xdr:txBody>{text}</xdr:txBody></xdr:sp>"


def run(text: str, properties: str = "") -> str:
    return f"<a:r><a:rPr {properties}/><a:t>{text}</a:t></a:r>"


def paragraph(text: str) -> str:
    return f"<a:p>{run(text)}</a:p>"


def test_a_text_box_has_its_anchor_and_its_lines() -> None:
    found = boxes(
        shape(f"<a:p>{run('●「市民')}{run('の割合」')}</a:p><a:p/><a:p>{run('・調査')}<a:br/>{run('を行った')}</a:p>")
    )
    assert found == (TextBox(1, 3, "●「市民の割合」\n\n・調査\nを行った"),)


def test_boxes_are_in_the_order_of_their_places() -> None:
    first, second = boxes("", shape(paragraph("一")), shape(paragraph("二")))
    assert (first.row, second.row) == (2, 3)


def test_grouped_shapes_hang_on_the_group() -> None:
    group = shape(paragraph("一")) + shape(paragraph("二"))
    assert boxes(f"<xdr:grpSp>{group}</xdr:grpSp>") == (TextBox(1, 3, "一"), TextBox(1, 3, "二"))


def test_of_alternatives_only_the_first_counts() -> None:
    def alternatives(text: str) -> str:
        first = f"<mc:Choice Requires='x'>{shape(paragraph(text))}</mc:Choice>"
        second = f"<mc:Fallback>{shape(paragraph(text))}</mc:Fallback>"
        return f"<mc:AlternateContent>{first}{second}</mc:AlternateContent>"

    found = boxes(alternatives("一") + shape(paragraph("二")), alternatives("三"))
    assert [box.text for box in found] == ["一", "二", "三"]


def test_a_fallback_alone_counts() -> None:
    only = f"<mc:AlternateContent><mc:Fallback>{shape(paragraph('一'))}</mc:Fallback></mc:AlternateContent>"
    assert [box.text for box in boxes(only)] == ["一"]


def test_hidden_empty_and_struck_text_is_left_out() -> None:
    hidden = shape(paragraph("隠"), 'hidden="1"')
    empty = shape("<a:p/>")
    old, not_struck = run("旧", 'strike="sngStrike"'), run("文", 'strike="noStrike"')
    struck = shape(f"<a:p>{run('新')}{old}{not_struck}</a:p>")
    assert [box.text for box in boxes(hidden, empty, struck)] == ["新文"]


def test_strict_drawings() -> None:
    strict = DRAWING.replace(f"{OPEN}/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/")
    assert boxes(shape(paragraph("一")), namespaces=strict) == (TextBox(1, 3, "一"),)


def test_a_missing_drawing_hides_nothing_else() -> None:
    changes = {"xl/worksheets/_rels/sheet1.xml.rels": relations(("rId1", "drawing", "../drawings/none.xml"))}
    found = read(rows='<row r="1"><c r="A1"><v>5</v></c></row>', tail='<drawing r:id="rId1"/>', changes=changes)
    assert found.cell(1, 1).value == "5"
    assert found.text_boxes == ()


# The workbook


def several(sheets: str, *arrows: tuple[str, str, str], inside: str = "", changes: Parts | None = None) -> Workbook:
    return read_bytes(
        book(
            changes={
                WORKBOOK: workbook_part(f"<sheets>{sheets}</sheets>{inside}"),
                ARROWS: relations(*arrows),
                "xl/worksheets/sheet2.xml": sheet('<row r="1"><c r="A1"><v>2</v></c></row>'),
                "xl/worksheets/other.xml": sheet(),
                **(changes or {}),
            }
        )
    )


def test_order_and_visibility_are_the_workbooks() -> None:
    found = several(
        '<sheet name="二" r:id="b"/><sheet name="一" state="hidden" r:id="a"/><sheet name="三" state="veryHidden" r:id="c"/>',
        ("a", "worksheet", "worksheets/sheet1.xml"),
        ("b", "worksheet", "/xl/worksheets/sheet2.xml"),
        ("c", "worksheet", "worksheets/other.xml"),
    )
    assert [(s.name, s.visibility) for s in found.sheets] == [("二", "visible"), ("一", "hidden"), ("三", "veryHidden")]
    assert found.sheets[0].cell(1, 1).value == "2"


def test_chart_dialog_and_macro_sheets_are_no_worksheets() -> None:
    found = several(
        '<sheet name="図" r:id="a"/><sheet name="窓" r:id="b"/><sheet name="表" r:id="c"/><sheet name="命" r:id="d"/>',
        ("a", "chartsheet", "chartsheets/sheet1.xml"),
        ("b", "dialogsheet", "dialogsheets/sheet1.xml"),
        ("c", "worksheet", "worksheets/sheet1.xml"),
        ("d", "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet", "macrosheets/sheet1.xml"),
    )
    assert [s.name for s in found.sheets] == ["表"]
    assert found.macros


def test_names_and_the_sheets_that_are_ours() -> None:
    found = several(
        '<sheet name="様式1" r:id="a"/><sheet name="点検結果" r:id="b"/><sheet name="記入要領" r:id="c"/>',
        ("a", "worksheet", "worksheets/sheet1.xml"),
        ("b", "worksheet", "worksheets/sheet2.xml"),
        ("c", "worksheet", "worksheets/other.xml"),
        inside='<definedNames><definedName name="率">様式1!$B$2&amp;"％"</definedName>'
        '<definedName name="_xlnm.Print_Area" localSheetId="0">様式1!$A$1:$S$56</definedName>'
        '<definedName name="_sdgsheet" localSheetId="1" hidden="1">"result"</definedName>'
        '<definedName name="_sdgsheet" localSheetId="2" hidden="1">"guide"</definedName>'
        '<definedName name="lost" localSheetId="9">1</definedName></definedNames>',
    )
    assert found.names["率"] == '様式1!$B$2&"％"'
    assert found.names["様式1!_xlnm.Print_Area"] == "様式1!$A$1:$S$56"
    assert [s.ours for s in found.sheets] == [False, True, True]


def test_a_users_sheet_of_our_name_is_not_ours() -> None:
    found = several('<sheet name="点検結果" r:id="a"/>', ("a", "worksheet", "worksheets/sheet1.xml"))
    assert not found.sheets[0].ours


@pytest.mark.libreoffice
def test_the_tag_of_our_sheets_outlives_libreoffice(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.create_sheet("点検結果").defined_names["_sdgsheet"] = DefinedName(
        "_sdgsheet", attr_text='"result"', hidden=True
    )
    workbook.save(tmp_path / "a.xlsx")
    (tmp_path / "again").mkdir()
    found = read_workbook(resave(tmp_path / "a.xlsx", tmp_path / "again"))
    assert [(s.name, s.ours) for s in found.sheets] == [("Sheet", False), ("点検結果", True)]


def test_days_are_counted_from_1904() -> None:
    assert read_bytes(book(changes={WORKBOOK: workbook_part(before='<workbookPr date1904="1"/>')})).date1904
    assert not read_bytes(book()).date1904


def with_arrow(kind: str, target: str, *, inside: str = "", changes: Parts | None = None) -> Workbook:
    return several(
        '<sheet name="一" r:id="a"/>',
        ("a", "worksheet", "worksheets/sheet1.xml"),
        ("x", kind, target),
        inside=inside,
        changes=changes,
    )


def test_macros() -> None:
    assert with_arrow("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin").macros
    assert not with_arrow("theme", "theme1.xml").macros


def test_links_to_other_workbooks() -> None:
    link = (
        sheet().replace("worksheet", "externalLink").replace("<sheetData></sheetData>", '<externalBook r:id="rId1"/>')
    )
    found = with_arrow(
        "externalLink",
        "externalLinks/externalLink1.xml",
        inside='<externalReferences><externalReference r:id="x"/></externalReferences>',
        changes={
            "xl/externalLinks/externalLink1.xml": link,
            "xl/externalLinks/_rels/externalLink1.xml.rels": relations(
                ("rId1", "externalLinkPath", "file:///\\\\server\\share\\基礎資料.xlsx")
            ),
        },
    )
    assert found.external_links == ("file:///\\\\server\\share\\基礎資料.xlsx",)


def test_dde_is_named_with_its_topic() -> None:
    link = (
        sheet()
        .replace("worksheet", "externalLink")
        .replace("<sheetData></sheetData>", '<ddeLink ddeService="cmd" ddeTopic="/c calc"/>')
    )
    found = with_arrow(
        "externalLink",
        "externalLinks/externalLink1.xml",
        inside='<externalReferences><externalReference r:id="x"/></externalReferences>',
        changes={"xl/externalLinks/externalLink1.xml": link},
    )
    assert found.external_links == ("DDE:cmd|/c calc",)


def test_data_connections() -> None:
    connections = (
        sheet()
        .replace("worksheet", "connections")
        .replace("<sheetData></sheetData>", '<connection id="1" name="統計"/>')
    )
    found = with_arrow("connections", "connections.xml", changes={"xl/connections.xml": connections})
    assert found.external_links == ("connection:統計",)


def test_signature() -> None:
    arrows = relations(
        ("rId1", "officeDocument", WORKBOOK),
        ("rId2", f"{PACKAGE}/relationships/digital-signature/origin", "_xmlsignatures/origin.sigs"),
    )
    assert read_bytes(book(changes={"_rels/.rels": arrows, "_xmlsignatures/origin.sigs": ""})).signed
    assert not read_bytes(book()).signed


def test_the_hash_is_that_of_the_file(tmp_path: Path) -> None:
    data = book()
    (tmp_path / "a.xlsx").write_bytes(data)
    assert read_workbook(tmp_path / "a.xlsx").sha256 == hashlib.sha256(data).hexdigest()
    assert read_bytes(data).sha256 == hashlib.sha256(data).hexdigest()


# Names of parts, as many writers write them

ROW = '<row r="1"><c r="A1"><v>5</v></c></row>'


@pytest.mark.parametrize(
    "renamed",
    [
        {},
        {"xl/worksheets/sheet1.xml": "XL/Worksheets/SHEET1.XML"},
        {"xl/worksheets/sheet1.xml": "/xl/worksheets/sheet1.xml"},
        {"xl/worksheets/sheet1.xml": "xl\\worksheets\\sheet1.xml"},
        {"xl/worksheets/sheet1.xml": "xl/worksheets/%73heet1.xml"},
    ],
)
def test_names_of_parts_are_equal_whatever_their_writing(renamed: dict[str, str]) -> None:
    contents = {renamed.get(name, name): content for name, content in parts(ROW).items()}
    [found] = read_bytes(zipped(contents)).sheets
    assert found.cell(1, 1).value == "5"


@pytest.mark.parametrize(
    "target",
    [
        "worksheets/sheet1.xml",
        "/xl/worksheets/sheet1.xml",
        "./worksheets/../worksheets/sheet1.xml",
        "worksheets\\sheet1.xml",
    ],
)
def test_targets_are_resolved(target: str) -> None:
    [found] = read_bytes(book(ROW, {ARROWS: relations(("rId1", "worksheet", target))})).sheets
    assert found.cell(1, 1).value == "5"


def test_strict_packages() -> None:
    strict = {
        name: content.replace(f"{OPEN}/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/").replace(
            f"{OPEN}/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"
        )
        for name, content in parts(ROW).items()
        if isinstance(content, str)
    }
    [found] = read_bytes(zipped(strict)).sheets
    assert found.cell(1, 1).value == "5"


@pytest.mark.parametrize(
    "types",
    [
        None,
        f'<Types xmlns="{PACKAGE}/content-types"/>',
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    ],
)
def test_content_types_that_say_nothing(types: str | None) -> None:
    [found] = read_bytes(book(ROW, {"[Content_Types].xml": types})).sheets
    assert found.cell(1, 1).value == "5"
