"""Formulas as a file holds them: alone, shared, of an array; shared ones against the translator of openpyxl."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator

from readback import cell, read
from sdgsheet.xlsx.sharedformulas import SharedFormula


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
