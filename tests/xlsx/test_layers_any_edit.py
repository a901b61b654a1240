"""Whatever is done to a form after fill: our formulas are found again, and no figure comes to another row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from sdgsheet.edits import FormulaEdit
from sdgsheet.snapshot import Cell, Ref, Sheet, Workbook
from sdgsheet.xlsx.layers.matches import Matches
from sdgsheet.xlsx.layers.matching import find_again
from sdgsheet.xlsx.layers.memory import remembered

SHEET = "様式1"


@dataclass
class Row:
    """One indicator: its name, a value and a target, and what stands under 達成度."""

    name: str
    values: list[int]
    is_empty: bool = True
    """Before fill 達成度 was empty; else it held a figure."""
    holds_ours: bool = True
    """After the edits: our formula; else something of the city's own."""


Form: TypeAlias = list[Row]
Edit: TypeAlias = Callable[[Form], None]


def workbook(form: Form, *, is_filled: bool) -> Workbook:
    """Names in A, values and targets in B and C, 達成度 in D."""
    rows = {}
    for number, row in enumerate(form, start=5):
        cells = [Cell(number, 1, "text", row.name)]
        cells += [Cell(number, column, "number", str(value)) for column, value in enumerate(row.values, start=2)]
        if is_filled and row.holds_ours:
            cells.append(Cell(number, 4, "number", "0.5", formula(number)))
        elif not row.holds_ours:
            cells.append(Cell(number, 4, "number", "0.75"))
        elif not row.is_empty:
            cells.append(Cell(number, 4, "number", f"0.{number // 2}"))
        rows[number] = {cell.column: cell for cell in cells}
    return Workbook((Sheet(SHEET, rows=rows),))


def formula(number: int) -> str:
    return f'IF(C{number}=0,"",B{number}/C{number})'


def changed(row: int, column: int, value: int) -> Edit:
    def edit(form: Form) -> None:
        form[row % len(form)].values[column] = value

    return edit


def deleted(row: int) -> Edit:
    def edit(form: Form) -> None:
        if len(form) > 1:
            del form[row % len(form)]

    return edit


def inserted(row: int, name: str) -> Edit:
    return lambda form: form.insert(row % (len(form) + 1), Row(name, [1, 2], holds_ours=False))


def typed_over(row: int) -> Edit:
    def edit(form: Form) -> None:
        form[row % len(form)].holds_ours = False

    return edit


def put_first(row: int) -> Edit:
    return lambda form: form.insert(0, form.pop(row % len(form)))


def copied(row: int) -> Edit:
    def edit(form: Form) -> None:
        place = row % len(form)
        form.insert(place, replace(form[place], values=list(form[place].values)))

    return edit


def turned_round() -> Edit:
    return lambda form: form.reverse()


def renamed(row: int, name: str) -> Edit:
    def edit(form: Form) -> None:
        form[row % len(form)].name = name

    return edit


ROWS, FIGURES = st.integers(0, 9), st.integers(0, 4)
EDITS = (
    st.builds(changed, ROWS, st.integers(0, 1), FIGURES)
    | st.builds(changed, ROWS, st.integers(0, 1), FIGURES)
    | st.builds(deleted, ROWS)
    | st.builds(inserted, ROWS, st.just("新しい指標"))
    | st.builds(typed_over, ROWS)
    | st.builds(put_first, ROWS)
    | st.builds(turned_round)
)
COPIES = st.builds(copied, ROWS)
RENAMES = st.builds(renamed, ROWS, st.sampled_from(["甲", "乙", ""]))
FIGURES_OF_ROWS = st.lists(st.tuples(FIGURES, FIGURES, st.booleans()), min_size=1, max_size=7)


def edited(form: Form, edits: Sequence[Edit]) -> Matches:
    """What is found again of a fill of the whole form, after the edits."""
    below = workbook(form, is_filled=False)
    known = [
        remembered(FormulaEdit(Ref(SHEET, number, 4), formula(number), 0.5, None), below)
        for number in range(5, 5 + len(form))
    ]
    for edit in edits:
        edit(form)
    return find_again(workbook(form, is_filled=True), known)


@given(FIGURES_OF_ROWS, st.lists(EDITS | COPIES | RENAMES, max_size=8))
@settings(max_examples=300, deadline=None)
def test_every_cell_that_was_empty_and_holds_our_formula_is_empty_again_and_no_other(
    figures: list[tuple[int, int, bool]], edits: list[Edit]
) -> None:
    form = [Row(f"指標{n}", [value, target]) for n, (value, target, _) in enumerate(figures)]
    matches = edited(form, edits)
    ours = {number for number, row in enumerate(form, start=5) if row.holds_ours}
    assert {found.now.row for found in matches.found if found.may_return} == ours
    assert not matches.others


@given(FIGURES_OF_ROWS, st.lists(EDITS, max_size=8))
@settings(max_examples=300, deadline=None)
def test_a_row_that_kept_its_name_gets_its_own_figure_or_none(
    figures: list[tuple[int, int, bool]], edits: list[Edit]
) -> None:
    form = [Row(f"指標{n}", [value, target], is_empty) for n, (value, target, is_empty) in enumerate(figures)]
    before = {row.name: (number, row.is_empty, tuple(row.values)) for number, row in enumerate(form, start=5)}
    matches = edited(form, edits)
    stands = {number: row for number, row in enumerate(form, start=5) if row.holds_ours}
    found = {item.now.row: item for item in matches.found}
    assert found.keys() == stands.keys()
    for number, row in stands.items():
        earlier, is_empty, values = before[row.name]
        assert found[number].filled.cell.row == earlier
        assert found[number].may_return == (is_empty or values == tuple(row.values))


@given(FIGURES_OF_ROWS, st.lists(EDITS | COPIES, max_size=8))
@settings(max_examples=300, deadline=None)
def test_copies_get_the_figure_of_their_row_or_none_and_every_other_figure_is_named(
    figures: list[tuple[int, int, bool]], edits: list[Edit]
) -> None:
    form = [Row(f"指標{n}", [value, target], is_empty) for n, (value, target, is_empty) in enumerate(figures)]
    before = [(row.name, row.is_empty, tuple(row.values)) for row in form]
    matches = edited(form, edits)
    stands = {number: row for number, row in enumerate(form, start=5) if row.holds_ours}
    assert {f.now.row for f in matches.found} | {other.cell.row for other in matches.others} == stands.keys()
    for found in matches.found:
        name, is_empty, values = before[found.filled.cell.row - 5]
        assert stands[found.now.row].name == name
        assert found.may_return == (is_empty or values == tuple(stands[found.now.row].values))
    assert all(missing.place is None or missing.place.row not in stands for missing in matches.missing)
    known = {f.filled.cell.row for f in matches.found} | {m.filled.cell.row for m in matches.missing}
    assert {number for number, (_, is_empty, _) in enumerate(before, start=5) if not is_empty} <= known
