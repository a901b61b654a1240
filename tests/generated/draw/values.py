"""The cells of a row: triples and 達成度."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from generated import spelling
from generated.draw.columns import Column
from generated.draw.grid import Grid, Spot, address
from generated.habits import Habits
from generated.model import Row, Triple, whole_percent


def draw_triple(grid: Grid, row: int, column: Column, triple: Triple | None, habits: Habits) -> None:
    """Year, value and unit in as many cells as the column has."""
    if triple is None:
        return
    at = column.at
    if column.width == 1:
        grid.put(row, at, spelling.one_cell(triple, habits), border=True)
        return
    _draw_year(grid, row, at, triple, habits)
    if column.width == 2 and habits.triple == "pair" and _is_text(triple):
        grid.put(row, at + 1, spelling.with_unit(triple, habits), border=True)
        return
    _draw_number(grid, row, at + 1, triple, habits)
    if column.width == 3:
        grid.put(row, at + 2, triple.unit, border=True)


def _is_text(triple: Triple) -> bool:
    """A number without a unit is a number in its cell, whatever the habit: Excel sees to that."""
    return triple.error is None and triple.struck is None and bool(triple.unit or triple.typed)


def _draw_year(grid: Grid, row: int, at: int, triple: Triple, habits: Habits) -> None:
    year = triple.year
    if triple.year_typed is None and year is not None:
        if triple.year_as_date and year.month is not None:
            grid.put(row, at, date(year.named, year.month, 1), number_format='yyyy"年"m"月"', border=True)
            return
        if habits.year_style in {"eradate", "date"} and year.month is None:
            shown = ("yyyy" if habits.year_style == "date" else "[$-411]ggge") + ('"年度"' if year.fiscal else '"年"')
            grid.put(row, at, date(year.named, 7, 1), number_format=shown, border=True)
            return
        if habits.year_style == "format" and year.month is None:
            grid.put(row, at, year.named, number_format='0"年度"' if year.fiscal else '0"年"', border=True)
            return
    grid.put(row, at, spelling.year_text(triple, habits), border=True)


def _draw_number(grid: Grid, row: int, at: int, triple: Triple, habits: Habits) -> None:
    if triple.error is not None:
        grid.spots[row, at] = Spot(error=triple.error, border=True)
    elif triple.struck is not None:
        grid.spots[row, at] = Spot(runs=((triple.struck, True), (triple.shown(), False)), border=True)
    elif triple.typed is not None:
        inside = habits.triple == "format" and any(character.isdigit() for character in triple.typed)
        grid.put(row, at, spelling.with_unit(triple, habits) if inside else triple.shown(), border=True)
    elif triple.number is not None:
        value = float(triple.number)
        typed: float = int(value) if value.is_integer() else value
        grid.put(row, at, typed, number_format=spelling.number_format(triple, habits), border=True)


def draw_stated(grid: Grid, at: tuple[int, int], row: Row, columns: list[Column], habits: Habits) -> None:
    """達成度 in the author's way: typed, as text, or as a formula with its stored result."""
    stated = row.stated
    if stated.formula is not None:
        formula = stated.formula.format(**_cells(row, at[0], columns))
        if isinstance(stated.result, str):
            grid.spots[at] = Spot(error=stated.result, number_format="0%", formula=formula, border=True)
        else:
            grid.spots[at] = Spot(stated.result, "0%", formula=formula, border=True)
    elif stated.raw is not None:
        grid.spots[at] = Spot(stated.raw, stated.raw_format or "0%", border=True)
    elif stated.word is not None:
        grid.put(*at, stated.word, border=True)
    elif stated.fraction is not None:
        fits = stated.formula_fits and row.computed is not None and _is_formula_possible(row)
        if habits.stated_style == "formula" and fits:
            assert row.computed is not None
            grid.spots[at] = Spot(
                _result(row, habits), "0%", formula=_formula(row, at[0], columns, habits), border=True
            )
        else:
            grid.spots[at] = _typed(stated.fraction, row.computed, habits)


def _typed(stated: Fraction, computed: Fraction | None, habits: Habits) -> Spot:
    percent = whole_percent(stated)
    agrees = computed is not None and whole_percent(computed) == percent
    match habits.stated_style:
        case "exact" if agrees:
            return Spot(float(computed or 0), "0%", border=True)
        case "decimal" if agrees:
            assert computed is not None
            thousandths = whole_percent(computed * 10)
            return Spot(thousandths / 1000, "0.0%", border=True)
        case "text":
            return Spot(f"{percent}％" if percent % 2 else f"{percent}%", border=True)
        case "points":
            return Spot(percent, "General", border=True)
        case "literal":
            return Spot(percent, '0"%"', border=True)
        case _:
            return Spot(percent / 100, "0%", border=True)


def _is_formula_possible(row: Row) -> bool:
    return all(t is None or (t.typed is None and t.error is None) for t in (row.baseline, row.latest, row.target))


def _result(row: Row, habits: Habits) -> float:
    latest = row.latest
    assert latest is not None
    assert latest.number is not None
    assert row.baseline.number is not None
    assert row.target.number is not None
    quotient = (float(latest.number) - float(row.baseline.number)) / (
        float(row.target.number) - float(row.baseline.number)
    )
    return whole_percent(Fraction(f"{quotient:.15g}")) / 100 if habits.formula == "rounded" else quotient


def _cells(row: Row, at: int, columns: list[Column]) -> dict[str, str]:
    """Where baseline, latest actual, the actual before and target stand."""
    cell = {column.kind: address(at, column.at + 1) for column in columns if column.is_value}
    filled = [f"actual{i}" for i in range(3) if row.actuals[i] is not None]
    found = {"base": cell["baseline"], "actual": cell[filled[-1]], "target": cell["target"]}
    return {**found, "older": cell[filled[-2]]} if len(filled) > 1 else found


def _formula(row: Row, at: int, columns: list[Column], habits: Habits) -> str:
    cell = {column.kind: address(at, column.at + 1) for column in columns if column.is_value}
    base, target = cell["baseline"], cell["target"]
    last = next(i for i in (2, 1, 0) if row.actuals[i] is row.latest)
    plain = f"({cell[f'actual{last}']}-{base})/({target}-{base})"
    match habits.formula:
        case "guarded":
            return f'=IFERROR({plain},"")'
        case "rounded":
            return f"=ROUND({plain},2)"
        case "latest":
            a1, a2, a3 = (cell.get(f"actual{i}", cell[f"actual{last}"]) for i in range(3))
            return f"=(IF(ISNUMBER({a3}),{a3},IF(ISNUMBER({a2}),{a2},{a1}))-{base})/({target}-{base})"
        case _:
            return f"={plain}"
