"""点検結果: a worksheet of ours, the last one, that other programs read as it is meant."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from patching import all_parts, edits, read
from rawbooks import book, relations, sheet, styles, workbook_part
from resultsheets import result_sheet
from sdgsheet.edits import CellStyle, ResultSheet, SheetCell
from sdgsheet.snapshot import Area
from sdgsheet.xlsx.layers import patched


def written(result: ResultSheet, data: bytes | None = None) -> bytes:
    return patched(data or book(), edits(result=result, layer="mark"))


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_it_stands_behind_all_other_sheets_and_is_not_read_as_a_form() -> None:
    data = written(result_sheet())
    assert [(s.name, s.ours) for s in read(data).sheets] == [("様式1", False), ("点検結果", True)]
    assert opened(data).sheetnames == ["様式1", "点検結果"]


def test_texts_numbers_and_links_stand_where_they_belong() -> None:
    cells = (
        SheetCell(1, 1, "=1+1\n二行目 ", "text"),
        SheetCell(1, 2, 12.5, "number"),
        SheetCell(1, 3, 0.5, "percent"),
        SheetCell(2, 1, "様式1!S30", "link", link=result_sheet().cells[4].link),
    )
    data = written(ResultSheet("点検結果", cells, (10, 20)))
    found = opened(data)["点検結果"]
    assert [found[a1].value for a1 in ("A1", "B1", "C1")] == ["=1+1\n二行目 ", 12.5, 0.5]
    assert found["A1"].data_type == "s"
    assert found["C1"].number_format == "0%"
    assert found["A2"].hyperlink.location == "'様式1'!A1"
    assert CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("点検結果").to_python()[0][1:] == [
        12.5,
        0.5,
    ]


def test_widths_heights_merges_panes_lists_and_filter() -> None:
    data = written(result_sheet("A101｜a", "A102｜b"))
    found = opened(data)["点検結果"]
    assert [found.column_dimensions[letter].width for letter in "ABC"] == [20, 14, 30]
    assert found.row_dimensions[1].height == 24
    assert [str(area) for area in found.merged_cells.ranges] == ["A1:C1"]
    assert found.freeze_panes == "A3"
    [choices] = found.data_validations.dataValidation
    assert (str(choices.sqref), choices.formula1, choices.showErrorMessage) == ("B3:B4", '"修正した,確認した"', False)
    assert found.auto_filter.ref == "A2:C4"
    assert not found.print_title_rows
    assert (found.page_setup.orientation, found.page_setup.fitToHeight) == ("landscape", 0)


def test_keys_stand_in_a_hidden_column_that_names_point_to() -> None:
    found = opened(written(result_sheet("A101｜a", "A102｜b")))["点検結果"]
    assert found.column_dimensions["D"].hidden
    assert [str(found.cell(row, 4).value).partition("｜")[2] for row in (1, 2, 3, 4)] == ["", "", "A101｜a", "A102｜b"]
    names = {name: found.defined_names[name] for name in found.defined_names}
    assert {name: own.attr_text for name, own in names.items() if name.startswith("_sdgsheet")} == {
        "_sdgsheet": '"result"',
        "_sdgsheet_key": "'点検結果'!$D:$D",
        "_sdgsheet_response": "'点検結果'!$B:$B",
        "_sdgsheet_reason": "'点検結果'!$C:$C",
    }
    assert all(own.hidden for name, own in names.items() if name.startswith("_sdgsheet"))


@pytest.mark.parametrize(
    ("taken", "name"),
    [
        ([], "点検結果"),
        (["点検結果"], "点検結果 (2)"),
        (["点検結果", "点検結果 (2)"], "点検結果 (3)"),
        (["結果"], "点検結果"),
    ],
)
def test_a_name_that_is_taken_gets_a_number(taken: list[str], name: str) -> None:
    sheets = [("様式1", "rId1"), *((own, f"rId{n}") for n, own in enumerate(taken, start=2))]
    entries = "".join(f'<sheet name="{own}" sheetId="{n}" r:id="{r}"/>' for n, (own, r) in enumerate(sheets, start=7))
    arrows = [(r, "worksheet", f"worksheets/sheet{n}.xml") for n, (_, r) in enumerate(sheets, start=1)]
    data = book(
        changes={
            "xl/workbook.xml": workbook_part(f"<sheets>{entries}</sheets>"),
            "xl/_rels/workbook.xml.rels": relations(*arrows, ("rId9", "styles", "styles.xml")),
            **{f"xl/worksheets/sheet{n}.xml": sheet() for n in range(2, len(sheets) + 1)},
        }
    )
    after = written(result_sheet(), data)
    assert opened(after).sheetnames == ["様式1", *taken, name]
    workbook = all_parts(after)["xl/workbook.xml"].decode()
    assert re.findall(r'sheetId="(\d+)"', workbook)[-1] == str(7 + len(sheets))
    assert f"'{name}'!$D:$D" in workbook


def test_beyond_the_last_number_of_a_sheet_the_lowest_free_one_is_taken() -> None:
    entries = '<sheets><sheet name="様式1" sheetId="65534" r:id="rId1"/></sheets>'
    after = written(result_sheet(), book(changes={"xl/workbook.xml": workbook_part(entries)}))
    assert re.findall(r'sheetId="(\d+)"', all_parts(after)["xl/workbook.xml"].decode()) == ["65534", "1"]


def test_names_are_put_before_what_follows_them_in_the_workbook() -> None:
    data = book(changes={"xl/workbook.xml": workbook_part("<externalReferences/><calcPr/><extLst/>")})
    text = all_parts(written(result_sheet(), data))["xl/workbook.xml"].decode()
    assert "<externalReferences/><definedNames>" in text
    assert "</definedNames><calcPr/>" in text


def test_names_join_those_that_are_there() -> None:
    own = '<definedNames><definedName name="範囲">様式1!$A$1</definedName></definedNames>'
    text = all_parts(written(result_sheet(), book(changes={"xl/workbook.xml": workbook_part(own)})))[
        "xl/workbook.xml"
    ].decode()
    assert text.count("<definedNames>") == 1
    assert own.removesuffix("</definedNames>") in text


def test_a_prefix_for_relationships_is_brought_along_where_the_root_has_none() -> None:
    bare = workbook_part().replace(' xmlns:r="', ' xmlns:q="').replace("r:id=", "q:id=")
    assert (
        ' q:id="rId'
        in all_parts(written(result_sheet(), book(changes={"xl/workbook.xml": bare})))["xl/workbook.xml"].decode()
    )


pytestmark = pytest.mark.filterwarnings("ignore:Workbook contains no default style")

STYLES: tuple[CellStyle, ...] = (
    "", "title", "heading", "note", "header", "text", "number", "percent", "link", "error", "warning", "info", "input", "swatch",
)  # fmt: skip


def test_every_style_is_in_the_workbooks_own_font() -> None:
    fonts = '<font><b/><sz val="10"/><name val="游ゴシック"/><family val="3"/><charset val="128"/><scheme val="minor"/></font>'
    cells = tuple(SheetCell(row, 1, "点", style) for row, style in enumerate(STYLES, start=1))
    data = written(ResultSheet("点検結果", cells, (10,)), book(changes={"xl/styles.xml": styles(fonts=fonts)}))
    found = opened(data)["点検結果"]
    looks = {style: found.cell(row, 1) for row, style in enumerate(STYLES, start=1)}
    assert {cell.font.name for cell in looks.values()} == {"游ゴシック"}
    assert {style: cell.font.sz for style, cell in looks.items() if cell.font.sz != 10} == {"title": 13, "heading": 11}
    assert {style for style, cell in looks.items() if style and cell.font.b} == {
        "title",
        "heading",
        "header",
        "error",
        "warning",
    }
    assert {style for style, cell in looks.items() if cell.fill.patternType == "solid"} == {
        "header", "error", "warning", "info", "input",
    }  # fmt: skip
    assert {style for style, cell in looks.items() if not cell.protection.locked} == {"input"}
    assert {style for style, cell in looks.items() if cell.border.left.style is None} == {
        "",
        "title",
        "heading",
        "note",
    }


def test_a_legend_has_its_colours() -> None:
    cells = (SheetCell(1, 1, "", "swatch", fill="BDD7EE"), SheetCell(2, 1, "", "swatch", fill="FCE9DA"))
    found = opened(written(ResultSheet("点検結果", cells, (10,))))["点検結果"]
    assert [found.cell(row, 1).fill.fgColor.rgb for row in (1, 2)] == ["FFBDD7EE", "FFFCE9DA"]


def test_lists_that_excel_cannot_hold_are_a_fault_of_the_edits() -> None:
    long = replace(result_sheet(), choices=((Area(3, 2, 3, 2), ("あ" * 256,)),))
    with pytest.raises(ValueError, match="255"):
        written(long)
