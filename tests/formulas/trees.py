"""Random formulas for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from sdgsheet.formulas.tree import Call, Constant, Node, Number, Operation, Reference
from sdgsheet.snapshot import Area

numbers: st.SearchStrategy[Node] = st.sampled_from(["1", "100", "0.5", "1.5E+3", "2"]).map(Number)
texts: st.SearchStrategy[Node] = st.sampled_from(["", "達成", 'a"b', "0%", "A1", "未(達)成,"]).map(Constant)
logicals: st.SearchStrategy[Node] = st.booleans().map(Constant)
errors: st.SearchStrategy[Node] = st.sampled_from(["#REF!", "#DIV/0!", "#N/A"]).map(
    lambda code: Constant(code, is_error=True)
)


@st.composite
def references(draw: st.DrawFn) -> Node:
    top, left = draw(st.integers(1, 60)), draw(st.integers(1, 30))
    bottom, right = (
        (top + draw(st.integers(0, 3)), left + draw(st.integers(0, 3))) if draw(st.booleans()) else (top, left)
    )
    ends = draw(st.tuples(*(st.booleans(),) * 4))
    fixed = ends if (top, left) != (bottom, right) else (ends[0], ends[1], ends[0], ends[1])
    if top == bottom:
        fixed = (fixed[0], fixed[1], fixed[0], fixed[3])
    if left == right:
        fixed = (fixed[0], fixed[1], fixed[2], fixed[1])
    sheet = draw(st.sampled_from([None, None, "Sheet1", "様式1", "it's (1)"]))
    return Reference(Area(top, left, bottom, right), fixed, sheet)


leaves = st.one_of(numbers, texts, logicals, errors, references())


def _larger(smaller: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    pairs = st.tuples(smaller, smaller)
    return st.one_of(
        st.tuples(st.sampled_from(["+", "-", "*", "/", "^", "&", "=", "<>", "<", ">="]), pairs).map(
            lambda made: Operation(*made)
        ),
        st.tuples(st.sampled_from(["-", "+", "%"]), st.tuples(smaller)).map(lambda made: Operation(*made)),
        st.tuples(st.sampled_from(["IF", "ROUND", "SUM"]), st.lists(smaller, min_size=1, max_size=3).map(tuple)).map(
            lambda made: Call(*made)
        ),
    )


formulas = st.recursive(leaves, _larger, max_leaves=12)
