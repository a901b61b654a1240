"""Random edits on random sheets: read back alike by three readers, valid, undone to the last byte."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from ecma import faults
from patching import NAME, all_parts, band, edits
from rawbooks import SHEET, book, sheet, styles
from sdgsheet.edits import Edits, FormulaEdit
from sdgsheet.snapshot import Ref, column_letters
from sdgsheet.xlsx.layers import open_file

pytestmark = pytest.mark.filterwarnings("ignore:Workbook contains no default style")

ROWS, COLUMNS = 6, 5
CELLS = (
    '<c r="{a}"><v>1.5</v></c>',
    '<c r="{a}" s="1"/>',
    '<c r="{a}" s="1" t="inlineStr"><is><t>文字</t></is></c>',
    '<c r=\'{a}\' t="str"><f>"x"&amp;1</f><v>x1</v></c>',
    '<c r="{a}" t="b"><v>1</v></c>',
    "<c><v>7</v></c>",
    "",
    "",
)


@st.composite
def sheets(draw: Any) -> str:
    """Rows and cells, some without addresses, some missing, with white space as writers leave it."""
    gap = draw(st.sampled_from(["", "\n", "\r\n  "]))
    rows = ""
    for number in range(1, ROWS + 1):
        if draw(st.booleans()):
            continue
        cells = ""
        for column in range(1, COLUMNS + 1):
            cell = draw(st.sampled_from(CELLS))
            if "r=" not in cell and cell and column != 1:
                cell = CELLS[0]  # one without an address stands first, or it would move
            cells += gap + cell.format(a=f"{column_letters(column)}{number}") if cell else ""
        rows += f'{gap}<row r="{number}">{cells}{gap}</row>'
    tail = draw(
        st.sampled_from(
            [
                "",
                "<pageMargins/>",
                '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="3"><formula>1</formula></cfRule></conditionalFormatting>',
            ]
        )
    )
    return sheet(
        rows + gap,
        tail=tail.replace(
            "<pageMargins/>", '<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>'
        ),
    )


texts = st.text(st.characters(codec="utf-8", exclude_characters="\r", exclude_categories=["Cs"]), max_size=12)
numbers = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def layers(draw: Any) -> Edits:
    """Formulas with results, and values, in and beside the random sheet."""
    places = draw(
        st.lists(st.tuples(st.integers(1, ROWS + 2), st.integers(1, COLUMNS + 2)), min_size=1, max_size=8, unique=True)
    )
    formulas = tuple(
        FormulaEdit(
            Ref(NAME, row, column),
            draw(st.sampled_from(["1+1", 'IF(A1<2,"a&b","")', None])),
            draw(numbers | texts.filter(lambda text: not text.startswith("#"))),
            draw(st.sampled_from([None, "0%", '0.0"点"'])),
        )
        for row, column in places
    )
    return edits(*formulas, formats=draw(st.sampled_from([(), (band("A1:C9"),)])))


@given(sheets(), layers())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_random_edits_on_random_sheets(text: str, layer: Edits) -> None:
    before = book(changes={SHEET: text, "xl/styles.xml": styles(xfs='<xf/><xf numFmtId="9"/>')})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.xlsx").write_bytes(before)
        with open_file(folder / "a.xlsx") as file:
            state = file.original.put(Edits("fill", file.sha256, layer.formulas, layer.formats))
            assert state.left_out == ()
            state.write(folder / "b.xlsx")
            old, new = file.original.workbook.sheets[0], state.workbook.sheets[0]
        after = (folder / "b.xlsx").read_bytes()
        assert faults(after) == []
        written = {(edit.cell.row, edit.cell.column): edit for edit in layer.formulas}
        theirs = openpyxl.load_workbook(io.BytesIO(after))[NAME]
        values = openpyxl.load_workbook(io.BytesIO(after), data_only=True)[NAME]
        grid = CalamineWorkbook.from_filelike(io.BytesIO(after)).get_sheet_by_index(0).to_python(skip_empty_area=False)
        for (row, column), edit in written.items():
            cell = new.cell(row, column)
            assert cell.formula == edit.formula
            assert (float(cell.value) if isinstance(edit.result, float) else cell.value) == edit.result
            if edit.number_format is not None:
                assert cell.style.number_format == edit.number_format
                assert theirs.cell(row, column).number_format == edit.number_format
            if edit.formula is not None:
                assert theirs.cell(row, column).value == f"={edit.formula}"
            if isinstance(edit.result, float):
                assert values.cell(row, column).value == edit.result
                assert grid[row - 1][column - 1] == edit.result
        for row, column in {(r, c) for s in (old, new) for r, cells in s.rows.items() for c in cells} - set(written):
            assert old.cell(row, column) == new.cell(row, column)
        with open_file(folder / "b.xlsx") as file:
            assert file.exact
            file.original.write(folder / "c.xlsx")
        assert (folder / "c.xlsx").read_bytes() == before
        assert all_parts(before)[SHEET] == text.encode()
