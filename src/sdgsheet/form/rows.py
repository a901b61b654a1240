"""The rows below a table's headings: indicators, and what else stands between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sdgsheet.form.ditto import resolved
from sdgsheet.form.layout import Layout
from sdgsheet.form.model import Dimension, Indicator, SectionNumber, Stated, Triple
from sdgsheet.form.names import one_line, split_name
from sdgsheet.form.numbering import NOTHING, looks_numbered, read_no
from sdgsheet.form.rowcells import RowCells
from sdgsheet.form.rowkinds import (
    dimension_in,
    is_band,
    is_example,
    is_note,
    is_same_as_above,
    is_subtotal,
)
from sdgsheet.form.slots import Slot
from sdgsheet.form.triples import read_triple
from sdgsheet.form.twolines import on_two_lines
from sdgsheet.form.wholeunits import with_whole_units
from sdgsheet.notation.missing import is_reason
from sdgsheet.notation.numbers import parse_amount
from sdgsheet.snapshot import Cell, Ref
from sdgsheet.text import Text

BLANK_ROW = Text("指標名も値もない行", "a row with neither a name nor a value")
NOTE = Text("注記の行", "a note")
SUBTOTAL = Text("小計・平均の行", "a subtotal or an average")
BAND = Text("区切りの行", "a heading of the rows below it")
EXAMPLE = Text("記入例の行", "an example of how to fill in the form")
COUNTERS = Text("欄の記号の行", "letters or numbers that name the columns")
TEXT_ONLY = Text("Noと指標名のない説明の行", "an explanation, without a No and an indicator")


@dataclass(slots=True)
class Reading:
    """What the tables of one section came to, from its first row to its last."""

    section: SectionNumber
    indicators: list[Indicator] = field(default_factory=list)
    left_out: list[tuple[Ref, Text]] = field(default_factory=list)
    examples: list[Ref] = field(default_factory=list)
    unfilled: list[tuple[int, int]] = field(default_factory=list)
    initiative: str = ""
    initiative_cell: Ref | None = None
    dimension: Dimension | None = None
    """Those of the row before: blanks below continue them."""


def read_rows(layout: Layout, rows: Iterable[int], reading: Reading) -> None:
    """Reads the rows of one table into ``reading``."""
    reader = _Reader(layout, reading)
    for row in rows:
        reader.read(row)


def read_above(layout: Layout, rows: Iterable[int], reading: Reading) -> None:
    """Bands between a section's heading and its table: ■経済 above headings of its own."""
    reader = _Reader(layout, reading)
    for row in rows:
        reader.read_band(row)


class _Reader(RowCells):
    __slots__ = ("reading",)

    def __init__(self, layout: Layout, reading: Reading) -> None:
        super().__init__(layout)
        self.reading = reading

    def read(self, row: int) -> None:
        """Reads one row, whatever it is."""
        name_cell, name_text = self.name(row)
        has_value = self.has_value(row)
        own_name = bool(name_text) and name_cell.row == row and not (name_cell.formula is not None and name_text == "0")
        if not has_value and not own_name:
            self._without_content(row)
        elif own_name or not self._belongs_to_the_line_above(row):
            no_cell, no_text = self.no(row)
            if not (
                self._is_something_else(row, name_cell, name_text if own_name else "", no_cell, no_text)
                or (not has_value and self._is_none(row, name_cell, name_text, no_text))
            ):
                self._take(row, name_cell, name_text, no_cell, no_text)

    def _is_something_else(self, row: int, name_cell: Cell, name: str, no_cell: Cell | None, no_text: str) -> bool:
        """A row with values or a name that is plainly no indicator; it is left out, with the reason."""
        if is_example(no_text) or is_example(name):
            self.reading.examples.append(self.grid.ref(no_cell if no_cell and is_example(no_text) else name_cell))
            why = EXAMPLE
            self._keep_number(row, no_cell, no_text)
        elif is_subtotal(no_text) or is_subtotal(name) or self.starts_with_subtotal(row):
            why = SUBTOTAL
        elif row == self.layout.table.bottom + 1 and self.names_the_columns(row):
            why = COUNTERS
        elif (
            self.layout.name
            and not self.grid.shown(name_cell)
            and len(no_text) > 2
            and read_no(no_text) == NOTHING
            and not looks_numbered(no_text)
        ):
            why = TEXT_ONLY  # a legend below the table: 凡例 | … | 100%以上
        elif not no_text and not self.grid.shown(name_cell) and (remark := self._remark(row)):
            why = remark
        else:
            return False
        self._leave(row, why)
        return True

    def _remark(self, row: int) -> Text | None:
        """A note or a single text where values stand, of a row without No and name."""
        texts = self.texts(row)
        if is_note(texts[0][1]):
            return NOTE
        is_text = len(texts) == 1 and parse_amount(texts[0][1]).is_word
        return TEXT_ONLY if is_text else None

    def _belongs_to_the_line_above(self, row: int) -> bool:
        """The second line of a row that gives the years of the values above it, or the values of the years."""
        rows = self.reading.indicators
        if not rows or rows[-1].row != row - 1 or rows[-1].sheet != self.grid.name or rows[-1].name_cell is None:
            return False
        no_cell, no_text = self.no(row)
        if no_text and no_cell is not None and no_cell.row == row:
            return False
        joined = on_two_lines(rows[-1], self._triples(row))
        if joined is not None:
            rows[-1] = joined
        return joined is not None

    def read_band(self, row: int) -> None:
        """Takes 側面 or 取組名 from a row that holds one text alone."""
        texts = list(self.grid.cells(row))
        if len(texts) == 1 and (dimension_in(texts[0][1]) or (is_band(texts[0][1]) and not is_note(texts[0][1]))):
            self._skip(texts)

    def _leave(self, row: int, why: Text) -> None:
        first = next((cell for cell, _ in self.texts(row)), None)
        if first is not None:
            self.reading.left_out.append((self.grid.ref(first), why))

    def _without_content(self, row: int) -> None:
        """A row that is not filled: a band, a note, or a row of an empty form (of which nothing is said)."""
        texts = [(cell, text) for cell, text in self.texts(row) if cell.formula is None]
        prepared = {*self.layout.no, *(s.year for s in self.layout.slots), *(s.unit for s in self.layout.slots)}
        if any(cell.column not in prepared for cell, _ in texts) or (texts and self._says_something(*texts[0])):
            self._skip(texts)
        self._keep_number(row, *self.no(row))

    def _keep_number(self, row: int, no_cell: Cell | None, no_text: str) -> None:
        """The number of a row that is no indicator: the numbers below go on from it."""
        number = read_no(no_text).number
        if number is not None and no_cell is not None and no_cell.row == row:
            self.reading.unfilled.append((row, number))

    def _says_something(self, cell: Cell, text: str) -> bool:
        """A text where a No, a year or a unit may stand, and that is none."""
        if len(text) > 12 or self.is_wide(cell) or dimension_in(text) or is_note(text) or is_subtotal(text):
            return True
        return is_band(text) and read_no(text).number is None

    def _is_none(self, row: int, name_cell: Cell, name_text: str, no_text: str) -> bool:
        """A row with a text where the name stands, and no value: an indicator, or something else?"""
        texts = self.texts(row)
        first = texts[0][1]
        if is_note(first) or (not no_text and is_note(name_text)):
            self._leave(row, NOTE)
            return True
        if (no_text and read_no(no_text).number is not None) or split_name(name_text).repeated:
            return False
        if len(texts) == 1 and (self.layout.no or is_band(first) or self.is_wide(name_cell)):
            self._skip(texts)
            return True
        if not no_text and self._holds_only_an_achievement(texts):
            self._leave(row, SUBTOTAL)  # 全体の達成度 | … | 45%
            return True
        telling = (*self.layout.no, self.layout.initiative, self.layout.dimension, self.layout.achievement)
        if len(texts) > 1 and not any(self._is_in(cell, telling) for cell, _ in texts):
            self._leave(row, TEXT_ONLY)
            return True
        return False

    def _holds_only_an_achievement(self, texts: list[tuple[Cell, str]]) -> bool:
        """A 達成度 beside a name, and nothing that it could be of."""
        columns = {cell.column for cell, _ in texts}
        achievement = self.layout.achievement
        return achievement in columns and columns <= {*self.layout.name, self.layout.initiative, achievement}

    def _is_in(self, cell: Cell, columns: tuple[int | None, ...]) -> bool:
        """The cell stands in one of these columns or in a triple."""
        return cell.column in columns or any(cell.column in (s.year, s.value, s.unit) for s in self.layout.slots)

    def _skip(self, texts: list[tuple[Cell, str]]) -> None:
        """Leaves a row out, and takes from a band what it says of the rows below."""
        cell, text = texts[0]
        dimension = dimension_in(text)
        if dimension is not None:
            self.reading.dimension = dimension
        alone = len(texts) == 1
        if is_note(text):
            why = NOTE
        elif alone and (dimension is not None or is_band(text) or self.is_wide(cell)):
            why = BAND
            if dimension is None and self.layout.initiative is None and self.reading.section == 2:
                self.reading.initiative, self.reading.initiative_cell = one_line(text), self.grid.ref(cell)
        elif is_subtotal(text):
            why = SUBTOTAL
        elif alone and cell.column not in self.layout.no:
            why = TEXT_ONLY
        else:
            why = BLANK_ROW
        self.reading.left_out.append((self.grid.ref(cell), why))

    def _take(self, row: int, name_cell: Cell, name_text: str, no_cell: Cell | None, no_text: str) -> None:
        grid, layout, reading = self.grid, self.layout, self.reading
        no = read_no(no_text)
        self._continue(row, no.dimension)
        goals_text = grid.text(row, layout.goals) if layout.goals is not None else ""
        name = split_name(name_text)
        if goals_text and not name.goals:
            name = split_name(f"{name_text}\n【{goals_text.strip('【】')}】")
        stated = None
        if layout.achievement is not None:
            cell = grid.anchor(row, layout.achievement)
            stated = Stated(grid.ref(cell), grid.shown(cell), cell)
        baseline, *between, target = with_whole_units(resolved(grid, self._triples(row), self._above()))
        actuals = tuple(between)
        if _has_number(baseline) and _has_number(target):
            actuals = tuple(map(_without_reason, actuals))
        reading.indicators.append(
            Indicator(
                section=reading.section,
                row=row,
                sheet=grid.name,
                no=no.number,
                no_text=no_text,
                no_cell=grid.ref(no_cell) if no_cell is not None else None,
                name=name.name,
                name_text=name_text,
                name_cell=grid.ref(name_cell) if layout.name else None,
                initiative=reading.initiative if reading.section == 2 else "",
                initiative_cell=reading.initiative_cell if reading.section == 2 else None,
                dimension=reading.dimension,
                goals=name.goals,
                goals_text=name.goals_text,
                goals_unread=name.goals_unread,
                repeated=name.repeated,
                baseline=baseline,
                actuals=actuals,
                target=target,
                stated=stated,
            )
        )

    def _triples(self, row: int) -> tuple[Triple | None, ...]:
        """Baseline, actuals and target."""
        layout = self.layout
        return tuple(self._triple(row, slot) for slot in (layout.baseline, *layout.actuals, layout.target))

    def _above(self) -> tuple[Triple | None, ...]:
        """The triples of the row before."""
        rows = self.reading.indicators
        return (rows[-1].baseline, *rows[-1].actuals, rows[-1].target) if rows else ()

    def _triple(self, row: int, slot: Slot | None) -> Triple | None:
        if slot is None:
            return None
        unit = self.layout.unit
        return read_triple(self.grid, row, slot, self.grid.anchor(row, unit) if unit is not None else None)

    def _continue(self, row: int, dimension: Dimension | None) -> None:
        """取組名 and 側面 of this row: its own, or those of the row before."""
        grid, layout, reading = self.grid, self.layout, self.reading
        if dimension is None and layout.dimension is not None:
            dimension = dimension_in(grid.text(row, layout.dimension))
        if dimension is None and layout.dimension is None and reading.section == 1 and self.left > 1:
            dimension = dimension_in(grid.text(row, self.left - 1))  # a column of 側面 without a heading
        if dimension is not None:
            reading.dimension = dimension
        if layout.initiative is not None:
            cell = grid.anchor(row, layout.initiative)
            text = grid.shown(cell)
            if text and not is_same_as_above(text):
                reading.initiative, reading.initiative_cell = one_line(text), grid.ref(cell)


def _has_number(triple: Triple | None) -> bool:
    return triple is not None and triple.amount.number is not None


def _without_reason(actual: Triple | None) -> Triple | None:
    """An actual in words between figures says why there is no figure: a missing value, however it is put."""
    if actual is None or not actual.amount.is_word or actual.source.kind != "text" or not is_reason(actual.amount.text):
        return actual
    return replace(actual, amount=replace(actual.amount, missing=True))
