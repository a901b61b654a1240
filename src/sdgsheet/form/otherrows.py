"""Rows of a table that are no indicators: what they are, and what they say of the rows below them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sdgsheet.form.grid import Grid
from sdgsheet.form.lastrows import last_row
from sdgsheet.form.layout import Layout
from sdgsheet.form.model import Dimension, Indicator, SectionNumber
from sdgsheet.form.names import one_line, split_name
from sdgsheet.form.numbering import NOTHING, looks_numbered, read_no
from sdgsheet.form.rowcells import RowCells
from sdgsheet.form.rowkinds import (
    begins_an_example,
    dimension_in,
    ends_an_example,
    is_band,
    is_example,
    is_in_brackets,
    is_mark,
    is_note,
    is_page_number,
    is_subtotal,
)
from sdgsheet.notation.numbers import parse_amount
from sdgsheet.snapshot import Cell, Ref
from sdgsheet.text import Text

BLANK_ROW = Text("指標名も値もない行", "a row with neither a name nor a value")
NOTE = Text("注記の行", "a note")
SUBTOTAL = Text("小計・平均の行", "a subtotal or an average")
BAND = Text("区切りの行", "a heading of the rows below it")
EXAMPLE = Text("記入例の行", "an example of how to fill in the form")
STRUCK = Text("取り消し線で消された行", "a row that is struck out")
PAGE_NUMBER = Text("ページ番号の行", "a page number")
COUNTERS = Text("欄の記号の行", "letters or numbers that name the columns")
TEXT_ONLY = Text("Noと指標名のない説明の行", "an explanation, without a No and an indicator")

NAME_ONLY = Text("指標名の欄の文だけの行", "a text in the indicator's column and nothing else")
BEHIND = Text(
    "表の最後の行より下の、Noも年・数値もない行",
    "a row below the table's last, with neither a No nor years and figures",
)
ANOTHER_TABLE = Text("節の表の下の別の表とその下の行", "another table below the section's, and the rows below it")


@dataclass(slots=True)
class Reading:
    """What the tables of one section came to, from its first row to its last."""

    section: SectionNumber
    indicators: list[Indicator] = field(default_factory=list)
    left_out: list[tuple[Ref, Text]] = field(default_factory=list)
    examples: list[Ref] = field(default_factory=list)
    example_from: int | None = None
    """How many indicators there were where a line began an example."""
    unfilled: list[tuple[int, int]] = field(default_factory=list)
    struck_out: list[tuple[Ref, int | None]] = field(default_factory=list)
    initiative: str = ""
    initiative_cell: Ref | None = None
    dimension: Dimension | None = None
    """Those of the row before: blanks below continue them."""

    def leave_another_table(self, grid: Grid, rows: Iterable[int]) -> None:
        """Leaves out what stands in these rows below a section's own, if anything does."""
        first = next((cell for row in rows for cell, _ in grid.cells(row)), None)
        if first is not None:
            self.left_out.append((grid.ref(first), ANOTHER_TABLE))


class OtherRows(RowCells):
    """The rows of one table, with what was read so far."""

    __slots__ = ("end", "reading", "rows")

    def __init__(self, layout: Layout, reading: Reading, rows: Sequence[int]) -> None:
        super().__init__(layout)
        self.reading = reading
        self.rows = rows
        self.end = last_row(self, rows)

    def read_band(self, row: int) -> None:
        """Takes 側面 or 取組名 from a row that holds one text alone."""
        texts = list(self.grid.cells(row))
        if len(texts) == 1 and (dimension_in(texts[0][1]) or (is_band(texts[0][1]) and not is_note(texts[0][1]))):
            self._skip(texts)

    def is_something_else(self, row: int, name_cell: Cell, name: str, no_cell: Cell | None, no_text: str) -> bool:
        """A row with values or a name that is plainly no indicator; it is left out, with the reason."""
        if is_example(no_text) or is_example(name):
            self.reading.examples.append(self.grid.ref(no_cell if no_cell and is_example(no_text) else name_cell))
            why = EXAMPLE
            self._keep_number(row, no_cell, no_text)
        elif is_subtotal(no_text) or is_subtotal(name) or self.starts_with_subtotal(row):
            why = SUBTOTAL
        elif row == self.layout.table.bottom + 1 and self.names_the_columns(row):
            why = COUNTERS
        elif not self.grid.shown(name_cell) and self._is_a_page_number(row):
            why = PAGE_NUMBER
        elif is_mark(name) and self.holds_marks_alone(row):
            why = BLANK_ROW
            self._keep_number(row, no_cell, no_text)
        elif (
            self.layout.name
            and not self.grid.shown(name_cell)
            and len(no_text) > 2
            and read_no(no_text) == NOTHING
            and not looks_numbered(no_text)
        ):
            why = TEXT_ONLY  # a legend below the table: 凡例 | … | 100%以上
        elif not no_text and self.layout.no and is_in_brackets(name) and self._has_values_but_no_target(row):
            why = NOTE  # （前回報告） with last year's figures, below the row itself
        elif not no_text and not self.grid.shown(name_cell) and (remark := self._remark(row)):
            why = remark
        else:
            return False
        self._leave(row, why)
        return True

    def _is_a_page_number(self, row: int) -> bool:
        """One number alone below all other rows of the table: - 3 -, 3ページ."""
        texts = self.texts(row)
        return len(texts) == 1 and is_page_number(texts[0][1]) and not any(self.texts(r) for r in self.rows if r > row)

    def _has_values_but_no_target(self, row: int) -> bool:
        target = self.layout.target
        return self.has_value(row) and (target is None or not self.grid.text(row, target.value))

    def _remark(self, row: int) -> Text | None:
        """A note or a single text where values stand, of a row without No and name."""
        texts = self.texts(row)
        if not texts:
            return None  # its values are shown by nothing (;;;), and are values still
        if is_note(texts[0][1]):
            return NOTE
        is_text = len(texts) == 1 and parse_amount(texts[0][1]).is_word
        return TEXT_ONLY if is_text else None

    def _leave(self, row: int, why: Text) -> None:
        first = next((cell for cell, _ in self.texts(row)), None)
        if first is not None:
            self.reading.left_out.append((self.grid.ref(first), why))

    def without_content(self, row: int) -> None:
        """A row that is not filled: a band, a note, one that is struck out, or one of an empty form (not told)."""
        struck = self.struck(row)
        if any(cell.column in self.layout.name or cell.column in self.values for cell in struck):
            self._skip_struck(row, struck)
            return
        texts = [(cell, text) for cell, text in self.texts(row) if cell.formula is None]
        prepared = {*self.layout.no, *(s.year for s in self.layout.slots), *(s.unit for s in self.layout.slots)}
        if any(cell.column not in prepared for cell, _ in texts) or (texts and self._says_something(*texts[0])):
            self._skip(texts)
        self._keep_number(row, *self.no(row))

    def _skip_struck(self, row: int, cells: list[Cell]) -> None:
        """An indicator that was dropped. Its number counts too: whether those below go on from it is theirs to say."""
        first = self.grid.ref(cells[0])
        number = read_no("".join(cell.struck_out for cell in cells if cell.column in self.layout.no)).number
        self.reading.left_out.append((first, STRUCK))
        self.reading.struck_out.append((first, number))
        if number is not None:
            self.reading.unfilled.append((row, number))

    def _keep_number(self, row: int, no_cell: Cell | None, no_text: str) -> None:
        """The number of a row that is no indicator: the numbers below go on from it."""
        number = read_no(no_text).number
        if number is not None and no_cell is not None and no_cell.row == row:
            self.reading.unfilled.append((row, number))

    def _says_something(self, cell: Cell, text: str) -> bool:
        """A text where a No, a year or a unit may stand, and that is none."""
        if len(text) > 12 or self.is_wide(cell) or dimension_in(text) or is_note(text) or is_subtotal(text):
            return True
        return ends_an_example(text) or (is_band(text) and read_no(text).number is None)

    def is_none(self, row: int, name_cell: Cell, name_text: str, no_text: str) -> bool:
        """A row with a text where the name stands, and no value: an indicator, or something else?"""
        texts = self.texts(row) or [(name_cell, name_text)]  # (the name's cell may reach beyond the table)
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
        telling = (*self.layout.no, *self.layout.initiative, self.layout.dimension, self.layout.achievement)
        if len(texts) > 1 and not any(self._is_in(cell, telling) for cell, _ in texts):
            self._leave(row, TEXT_ONLY)
            return True
        return False

    def is_behind(self, row: int) -> bool:
        """A legend or the author's line below the table's last row."""
        if row <= self.end:
            return False
        self._leave(row, BEHIND)
        return True

    def _holds_only_an_achievement(self, texts: list[tuple[Cell, str]]) -> bool:
        """A 達成度 beside a name, and nothing that it could be of."""
        columns = {cell.column for cell, _ in texts}
        achievement = self.layout.achievement
        return achievement in columns and columns <= {*self.layout.name, *self.layout.initiative, achievement}

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
        if alone and begins_an_example(text):
            why = EXAMPLE
            self.reading.examples.append(self.grid.ref(cell))
            self.reading.example_from = len(self.reading.indicators)
        elif alone and ends_an_example(text):
            why = EXAMPLE
            self._end_example()
        elif is_note(text):
            why = NOTE
        elif alone and (dimension is not None or is_band(text) or self.is_wide(cell)):
            why = BAND
            if dimension is None and not self.layout.initiative and self.reading.section == 2:
                self.reading.initiative, self.reading.initiative_cell = one_line(text), self.grid.ref(cell)
        elif is_subtotal(text):
            why = SUBTOTAL
        elif alone and cell.column not in self.layout.no:
            why = NAME_ONLY if cell.column in self.layout.name else TEXT_ONLY
        else:
            why = BLANK_ROW
        self.reading.left_out.append((self.grid.ref(cell), why))

    def _end_example(self) -> None:
        """The rows since the line that began an example are the example's; their numbers count for those below."""
        reading = self.reading
        if reading.example_from is None:
            return
        shown = reading.indicators[reading.example_from :]
        del reading.indicators[reading.example_from :]
        reading.example_from = None
        reading.left_out += [(row.name_cell, EXAMPLE) for row in shown if row.name_cell is not None]
        reading.unfilled += [(row.row, row.no) for row in shown if row.no is not None]
