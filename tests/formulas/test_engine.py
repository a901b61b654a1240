"""The evaluator reads what is spelled as it was meant, and refuses nothing that was prepared."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from formulas.books import ROW, SHEET, book, computed
from sdgsheet.formulas.engine import CIRCULAR, Engine, ExcelError, Result, stored
from sdgsheet.formulas.prepared import Prepared
from sdgsheet.formulas.tree import Node, Number, Operation
from sdgsheet.snapshot import Cell, Ref

_LEAVES: st.SearchStrategy[Node] = st.sampled_from(["1", "2", "3.5", "0.25"]).map(Number)
_ARITHMETIC: st.SearchStrategy[Node] = st.recursive(
    _LEAVES,
    lambda smaller: st.one_of(
        st.tuples(st.sampled_from(["+", "-", "*", "/"]), st.tuples(smaller, smaller)).map(
            lambda made: Operation(*made)
        ),
        st.tuples(st.sampled_from(["-", "%"]), st.tuples(smaller)).map(lambda made: Operation(*made)),
    ),
    max_leaves=10,
)


def by_hand(node: Node) -> float:
    if isinstance(node, Number):
        return node.value
    assert isinstance(node, Operation)
    values = [by_hand(operand) for operand in node.operands]
    if len(values) == 1:
        return -values[0] if node.operator == "-" else values[0] / 100
    left, right = values
    return (
        {"+": left + right, "-": left - right, "*": left * right}[node.operator]
        if node.operator != "/"
        else left / right
    )


def given_by(engine: Engine, tree: Node) -> Result:
    cell = Ref("様式1", 1, 1)
    engine.put_formula(cell, Prepared(tree, is_array=False, reads=()))
    engine.evaluate()
    return engine.result(cell)


@given(_ARITHMETIC)
@settings(max_examples=200)
def test_arithmetic_is_grouped_as_it_was_meant(tree: Node) -> None:
    try:
        expected = by_hand(tree)
    except ZeroDivisionError:
        assert given_by(Engine(), tree) == "#DIV/0!"
        return
    result = given_by(Engine(), tree)
    assert isinstance(result, float)
    assert abs(result - expected) <= 1e-9 * max(1.0, abs(expected))


def test_a_formula_that_reads_itself() -> None:
    assert computed("E29+S29") == CIRCULAR
    assert computed("E29+Z29", book(("様式1", {"E29": 1.0, "Z29": "=S29*2"}))) == CIRCULAR


def test_values_go_in_as_they_are_stored() -> None:
    assert stored(Cell(1, 1)) is None
    assert stored(Cell(1, 1, "number", "34.5")) == 34.5
    assert stored(Cell(1, 1, "boolean", "1")) is True
    assert stored(Cell(1, 1, "text", "達成")) == "達成"
    error = stored(Cell(1, 1, "error", "#N/A"))
    assert isinstance(error, ExcelError)


def test_full_width_digits_kept_as_text_are_computed_with_as_in_excel() -> None:
    assert computed("H29-E29", book(("様式1", {"H29": "１，０７３", "E29": 73.0}))) == 1000.0


def test_texts_that_look_like_formulas_stay_texts() -> None:
    assert computed("E29", book(("様式1", {"E29": "'=1+1"}))) == "'=1+1"
    engine, cell = Engine(), Ref("様式1", 1, 1)
    engine.put(cell, "=1+1")
    engine.evaluate()
    assert engine.result(cell) == "=1+1"


def test_a_star_stands_for_a_line_break_too() -> None:
    wrapped = book((SHEET, {**ROW, "H5": "2022年\n実績"}))
    assert computed('MATCH("2022年*",G5:N5,0)', wrapped) == 2
    assert computed('COUNTIF(G5:N5,"2022*")', wrapped) == 1
    assert computed('INDEX(29:29,MATCH("2022年?実績",$5:$5,0))', wrapped) == 34.5
    assert computed("H5", wrapped) == "2022年\n実績"
    assert computed("LEN(H5)", wrapped) == 8
