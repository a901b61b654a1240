"""Our reader beside openpyxl and python-calamine, cell by cell, on workbooks that two other libraries write.

``tools/compare_readers.py`` does the same over a folder of any workbooks.
"""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font, Protection
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.formula import ArrayFormula

from sdgsheet.snapshot import Area
from sdgsheet.xlsx.reading import read_workbook

TOOL = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "compare_readers.py"))
differences: Callable[[Path], Iterator[Any]] = TOOL["differences"]
reason: Callable[[Any], str | None] = TOOL["reason"]

VALUES: list[Any] = [
    "経済1",
    "地域活動（自治会等の活動）に\n参加した市民の割合",
    " 空白 ",
    "_x000D_",
    "𠮷野家",
    "<&>\"'",
    "",
    "=",
    32.1,
    -126,
    0.1 + 0.2,
    1e-300,
    1e307,
    123456789012345,
    True,
    False,
    date(2022, 4, 1),
    datetime(2022, 4, 1, 12, 30),  # noqa: DTZ001 (a sheet knows no zones)
    time(18, 0),
    None,
]


def unexplained(path: Path) -> list[Any]:
    found = list(differences(path))
    assert not [difference for difference in found if difference.what == "unreadable"]
    return [difference for difference in found if reason(difference) is None]


def test_a_workbook_by_openpyxl(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "様式1"
    for row, value in enumerate(VALUES, 1):
        sheet.cell(row, 1, value)
        sheet.cell(row, 3, f"=A{row}&$B$1").protection = Protection(locked=False)
        sheet.cell(row, 4, row / 7).number_format = '#,##0.0"人"'
    sheet["E1"] = ArrayFormula("E1:E3", "=D1:D3*2")
    sheet["F1"], sheet["F1"].font = "古い", Font(strike=True)
    sheet.merge_cells("G1:I3")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions.group("J", "L", hidden=True)
    sheet.protection.sheet = True
    sheet.auto_filter.ref = "A1:D9"
    workbook.create_sheet("隠").sheet_state = "veryHidden"
    workbook.create_chartsheet("図")
    workbook.defined_names["率"] = DefinedName("率", attr_text="様式1!$A$1")
    workbook.save(tmp_path / "a.xlsx")
    assert unexplained(tmp_path / "a.xlsx") == []
    found = read_workbook(tmp_path / "a.xlsx")
    assert [(s.name, s.visibility) for s in found.sheets] == [("様式1", "visible"), ("隠", "veryHidden")]
    assert found.names["率"] == "様式1!$A$1"


@pytest.mark.parametrize("inline", [True, False])
def test_a_workbook_by_xlsxwriter(tmp_path: Path, inline: bool) -> None:
    path = tmp_path / "a.xlsx"
    workbook = xlsxwriter.Workbook(path, {"constant_memory": inline, "default_date_format": "yyyy/m/d"})
    struck = workbook.add_format({"font_strikeout": True})
    sheet = workbook.add_worksheet("様式1")
    for row, value in enumerate(VALUES):
        sheet.write(row, 0, value)
        sheet.write_formula(row, 2, f'=IF(A{row + 1}="","",A{row + 1})', None, "結果" if row % 2 else "")
        sheet.write_rich_string(row, 3, "37", struck, "校区", workbook.add_format({"bold": True}), "件")
    sheet.write_formula("E25", "=1/0", None, "#DIV/0!")
    sheet.write_array_formula("F27:F29", "{=A1:A3}")
    sheet.merge_range("G31:I33", "結合")
    sheet.set_row(40, None, None, {"hidden": True})
    sheet.set_column("J:L", None, None, {"hidden": True})
    sheet.protect()
    sheet.insert_textbox(5, 1, "●「市民の割合」の増加\n・調査を行った")
    workbook.add_worksheet("隠").hide()
    chart = workbook.add_chart({"type": "line"})
    assert chart is not None
    chart.add_series({"values": "=様式1!$A$1:$A$3"})
    workbook.add_chartsheet("図").set_chart(chart)
    workbook.close()
    assert unexplained(path) == []
    [first, second] = read_workbook(path).sheets
    assert (first.cell(1, 4).value, first.cell(1, 4).struck) == ("37件", "校区")
    assert first.merges == (Area(31, 7, 33, 9),)
    assert [(box.row, box.column, box.text) for box in first.text_boxes] == [
        (6, 2, "●「市民の割合」の増加\n・調査を行った")
    ]
    assert second.visibility == "hidden"


def test_days_of_1904(tmp_path: Path) -> None:
    workbook = xlsxwriter.Workbook(tmp_path / "a.xlsx", {"date_1904": True, "default_date_format": "yyyy/m/d"})
    workbook.add_worksheet().write("A1", date(2022, 4, 1))
    workbook.close()
    assert unexplained(tmp_path / "a.xlsx") == []
    assert read_workbook(tmp_path / "a.xlsx").date1904


texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), include_characters="\n\t"), max_size=20
).filter(lambda text: not text.startswith("="))
values = st.one_of(
    texts,
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.floats(-1e307, 1e307, allow_subnormal=False),
)
cells = st.dictionaries(st.tuples(st.integers(1, 40), st.integers(1, 60)), values, max_size=25)


@given(cells)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_openpyxl_writes(tmp_path: Path, written: dict[tuple[int, int], Any]) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for (row, column), value in written.items():
        sheet.cell(row, column, value)
    workbook.save(tmp_path / "a.xlsx")
    assert unexplained(tmp_path / "a.xlsx") == []


@given(cells)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_xlsxwriter_writes(tmp_path: Path, written: dict[tuple[int, int], Any]) -> None:
    workbook = xlsxwriter.Workbook(tmp_path / "a.xlsx", {"strings_to_urls": False})
    sheet = workbook.add_worksheet()
    for (row, column), value in written.items():
        sheet.write(row - 1, column - 1, value)
    workbook.close()
    assert unexplained(tmp_path / "a.xlsx") == []
