"""What others made that reads 点検結果 is named when the sheet goes, wherever in the workbook it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import Rule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from commands import mark
from edited import replaced
from editedresults import cleared, edited
from patching import NAME, all_parts
from rawbooks import MAIN, relations, zipped
from sdgsheet.snapshot import Ref
from sdgsheet.xlsx.layers import open_file
from sdgsheet.xlsx.layers.said import (
    CHARTS,
    DANGLING,
    OTHER_READERS,
    PIVOTS,
    dangling_name,
    dangling_sheet,
    dangling_view,
)

pytestmark = pytest.mark.filterwarnings("ignore:Workbook contains no default style")


def test_formulas_of_theirs_that_read_it_are_named(tmp_path: Path) -> None:
    def refer(book_: Workbook, _: Worksheet) -> None:
        book_["様式1"]["E1"], book_["様式1"]["E2"] = "=点検結果!A1", "='点検結果 (2)'!A1"
        book_["様式1"]["E3"] = "=[1]点検結果!A1"  # of another workbook
        book_["様式1"]["E4"] = '="点検結果!A1を""見る"""&A1'  # a text
        book_["様式1"]["E5"] = "=\"'\"&'点検結果'!A1&\"'を見る\""
        book_["様式1"]["E6"] = '=INDIRECT("点検結果!A"&A1)'

    path = edited(tmp_path, refer)
    _, left = cleared(path)
    assert left == [(Ref.at(NAME, a1), DANGLING) for a1 in ("E1", "E5", "E6")]
    with open_file(path) as file:  # it is made anew under its name: they read it as before
        assert file.filled.put(mark(file.filled)).left == ()


def test_names_of_theirs_that_lead_to_it_are_named(tmp_path: Path) -> None:
    def define(book_: Workbook, _: Worksheet) -> None:
        for name, text in (("私の", "点検結果!$A$4"), ("ほか", "様式1!$A$1")):
            book_.defined_names[name] = DefinedName(name, attr_text=text)

    _, left = cleared(edited(tmp_path, define))
    assert left == [(None, dangling_name("私の"))]


def test_formats_lists_and_links_of_theirs_that_read_it_are_named_by_their_sheet(tmp_path: Path) -> None:
    def refer(book_: Workbook, _: Worksheet) -> None:
        found = book_["様式1"]
        found.conditional_formatting.add("E1", Rule("expression", formula=["点検結果!$A$1>1"]))
        book_.create_sheet("控え")["A1"].hyperlink = Hyperlink(ref="A1", location="点検結果!A1")
        book_.create_sheet("無関係")["A1"] = "点検結果!A1"

    _, left = cleared(edited(tmp_path, refer))
    assert left == [(None, dangling_sheet(name, OTHER_READERS)) for name in ("様式1", "控え")]


@pytest.mark.parametrize(("of", "named"), [("点検結果", [(None, dangling_sheet("控え", CHARTS))]), ("様式1", [])])
def test_a_chart_of_theirs_is_named_by_its_sheet(tmp_path: Path, of: str, named: list[object]) -> None:
    def draw(book_: Workbook, _: Worksheet) -> None:
        chart = BarChart()
        chart.add_data(Reference(book_[of], min_col=1, min_row=3, max_row=5))
        book_.create_sheet("控え").add_chart(chart)

    assert cleared(edited(tmp_path, draw)) == (["様式1", "控え"], named)


def test_a_chart_put_on_a_sheet_of_its_own_is_named_too(tmp_path: Path) -> None:
    def draw(book_: Workbook, found: Worksheet) -> None:
        chart = BarChart()
        chart.add_data(Reference(found, min_col=1, min_row=3, max_row=5))
        book_.create_chartsheet("図").add_chart(chart)

    assert cleared(edited(tmp_path, draw))[1] == [(None, dangling_sheet("図", CHARTS))]


@pytest.mark.parametrize(("of", "named"), [("点検結果", [(None, dangling_sheet("様式1", PIVOTS))]), ("様式1", [])])
def test_a_pivot_table_of_theirs_is_named_by_its_sheet(tmp_path: Path, of: str, named: list[object]) -> None:
    path = edited(tmp_path, lambda *_: None)
    source = f'<cacheSource type="worksheet"><worksheetSource ref="A2:C5" sheet="{of}"/></cacheSource>'
    added = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("rId1", "pivotTable", "../pivotTables/pivotTable1.xml")),
        "xl/pivotTables/pivotTable1.xml": f'<pivotTableDefinition xmlns="{MAIN}"/>',
        "xl/pivotTables/_rels/pivotTable1.xml.rels": relations(
            ("rId1", "pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")
        ),
        "xl/pivotCache/pivotCacheDefinition1.xml": f'<pivotCacheDefinition xmlns="{MAIN}">{source}</pivotCacheDefinition>',
    }
    path.write_bytes(zipped({**all_parts(path.read_bytes()), **added}))
    assert cleared(path)[1] == named


@pytest.mark.parametrize(("place", "named"), [(1, [(None, dangling_view("課内用"))]), (0, [])])
def test_a_view_of_theirs_with_the_sheet_in_front_is_named(tmp_path: Path, place: int, named: list[object]) -> None:
    path = edited(tmp_path, lambda *_: None)
    with open_file(path) as file:
        front = file.standing.snapshot.sheets[place].name
    number = {"様式1": "1", "点検結果": "2"}[front]
    view = f'<customWorkbookView name="課内用" guid="{{0}}" windowWidth="1" windowHeight="1" activeSheetId="{number}"/>'
    views = f"<customWorkbookViews>{view}</customWorkbookViews></workbook>"
    path.write_bytes(replaced(path.read_bytes(), {"</workbook>": views}, "xl/workbook.xml"))
    assert cleared(path)[1] == named
