"""A formula that was filled down: computed together with its neighbours it gives what it gives by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formulas.books import Content, book
from sdgsheet.formulas.formula import Formula
from sdgsheet.formulas.reading import read_formula
from sdgsheet.formulas.recalculating import recalculated
from sdgsheet.formulas.spelling import r1c1
from sdgsheet.snapshot import Cell, Ref, Workbook

SHEET = "様式1"
ROWS = range(7, 13)
FIGURES = {
    f"{letter}{row}": float(row * row + 17 * row * index + 3)
    for row in range(5, 16)
    for index, letter in enumerate("EFGHKQ", start=1)
}
NAMES = {"最初の目標": "様式1!$Q$7", "この行の実績": "様式1!$K1", "基準": "様式1!$E$9"}


class Part(NamedTuple):
    """A part of a formula: how it is written in a row, and what it comes to there."""

    text: Callable[[int], str]
    value: Callable[[int], float]


def _row(row: int, down: int | None, fixed: int) -> int:
    return fixed if down is None else row + down


downs = st.sampled_from([None, None, 0, 0, 0, -1, 1])
fixed_rows = st.sampled_from([7, 8, 10])


@st.composite
def cells(draw: st.DrawFn) -> Part:
    letter, down, fixed = draw(st.sampled_from("EHKQ")), draw(downs), draw(fixed_rows)
    column, mark = draw(st.sampled_from(["", "$"])) + letter, "$" if down is None else ""
    return Part(
        lambda row: f"{column}{mark}{_row(row, down, fixed)}", lambda row: FIGURES[f"{letter}{_row(row, down, fixed)}"]
    )


@st.composite
def ranges(draw: st.DrawFn) -> Part:
    """A sum over a range of which each end moves or stays."""
    left, right = sorted(draw(st.tuples(*[st.sampled_from("EFGH")] * 2)))
    ends = [(draw(downs), draw(fixed_rows)) for _ in range(2)]
    columns = [letter for letter in "EFGH" if left <= letter <= right]

    def text(row: int) -> str:
        one, two = (f"{'$' if down is None else ''}{_row(row, down, fixed)}" for down, fixed in ends)
        return f"SUM({left}{one}:{right}{two})"

    def value(row: int) -> float:
        top, bottom = sorted(_row(row, *end) for end in ends)
        return sum(FIGURES[f"{letter}{at}"] for letter in columns for at in range(top, bottom + 1))

    return Part(text, value)


named = st.sampled_from(
    [
        Part(lambda _: "最初の目標", lambda _: FIGURES["Q7"]),
        Part(lambda _: "この行の実績", lambda row: FIGURES[f"K{row}"]),
        Part(lambda _: "基準", lambda _: FIGURES["E9"]),
    ]
)


def _sums(parts: st.SearchStrategy[Part]) -> st.SearchStrategy[Part]:
    def joined(one: Part, operator: str, other: Part) -> Part:
        sign = 1 if operator == "+" else -1
        return Part(
            lambda row: f"({one.text(row)}{operator}{other.text(row)})",
            lambda row: one.value(row) + sign * other.value(row),
        )

    return st.builds(joined, parts, st.sampled_from("+-"), parts)


def _read(workbook: Workbook, formula: Part, row: int) -> Formula:
    source = Cell(row, 19, formula=formula.text(row))
    return read_formula(workbook, Ref(SHEET, row, 19), source, lambda *_: False)


def _holding(names: Mapping[str, str]) -> Workbook:
    figures: dict[str, Content] = dict(FIGURES)
    return book((SHEET, figures), names=names)


def _agrees(formula: Part, rows: list[int], names: Mapping[str, str]) -> None:
    workbook = _holding(names)
    results = recalculated(workbook, [_read(workbook, formula, row) for row in rows])
    assert {place.row: result for place, result in results.items()} == {
        row: pytest.approx(formula.value(row)) for row in rows
    }


plain = st.one_of(cells(), cells(), ranges())


@settings(deadline=None)
@given(st.recursive(plain, _sums, max_leaves=6), st.permutations(ROWS))
def test_every_row_gives_what_its_own_cells_give(formula: Part, rows: list[int]) -> None:
    _agrees(formula, rows, {})


@settings(deadline=None)
@given(st.recursive(st.one_of(plain, named), _sums, max_leaves=6), st.permutations(ROWS))
def test_also_where_names_are_defined(formula: Part, rows: list[int]) -> None:
    _agrees(formula, rows, NAMES)


def test_a_cell_that_moves_and_one_that_stays_may_be_one_in_the_first_row() -> None:
    workbook = _holding({})
    formula = Part(
        lambda row: f"(K{row}-E{row})/(Q{row}-$E$7)",
        lambda row: (FIGURES[f"K{row}"] - FIGURES[f"E{row}"]) / (FIGURES[f"Q{row}"] - FIGURES["E7"]),
    )
    read = [_read(workbook, formula, row) for row in ROWS]
    assert [f.meets for f in read] == [True] + [False] * 5
    assert [f.like is not None for f in read] == [False, False, True, True, True, True]
    assert list(recalculated(workbook, read).values()) == [pytest.approx(formula.value(row)) for row in ROWS]


def test_a_range_that_grows_has_one_shape_in_all_rows() -> None:
    workbook = _holding({})
    formula = Part(lambda row: f"ROWS(A$7:A{row})", lambda row: row - 6)
    read = [_read(workbook, formula, row) for row in ROWS]
    assert {r1c1(f.tree, f.cell.row, f.cell.column) for f in read} == {"ROWS(R7C[-18]:RC[-18])"}
