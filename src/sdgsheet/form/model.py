"""Form 1 as values: every one of them knows its cell and its text as written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from sdgsheet.notation.numbers import Amount
from sdgsheet.notation.units import Unit
from sdgsheet.notation.years import Year
from sdgsheet.snapshot import Cell, Ref, TextBox
from sdgsheet.text import Text

SectionNumber = Literal[1, 2]
Dimension = Literal["economy", "society", "environment"]
ColumnRole = Literal["no", "dimension", "initiative", "name", "baseline", "actual", "target", "achievement"]


class Triple(NamedTuple):
    """Year, value and unit of a baseline, an actual or a target.

    A triple stands where at least one of its cells is filled. Where year, value and unit
    share one cell, their refs are that cell.
    """

    cell: Ref
    """Where the value stands, or should stand: the top left cell of a merge."""
    year: Year | None
    """None where no year is written, or where it cannot be read (then ``year_text`` is not empty)."""
    year_text: str
    year_cell: Ref | None
    """None where the layout has no place for a year."""
    amount: Amount
    """``amount.text`` is the value as the sheet shows it, without what is struck out."""
    unit: Unit | None
    unit_text: str
    unit_cell: Ref | None
    """None where the layout has no place for a unit."""
    source: Cell
    """The stored cell of the value: its formula, its type and its format."""
    unit_from: Literal["cell", "value", "format", "heading", "none"] = "none"
    """Where the unit was found: its own cell, the value's text, the number format, the heading."""

    @property
    def is_blank(self) -> bool:
        """No value is written; a year or a unit alone may stand."""
        return self.amount.number is None and not self.amount.text.strip()

    @property
    def lacks_result(self) -> bool:
        """A formula without a stored result: the file was saved by a program that does not compute."""
        return self.source.kind == "empty" and self.source.formula is not None


class Stated(NamedTuple):
    """The 達成度 cell as written. What its figure means is told by ``achievement.stated``."""

    cell: Ref
    text: str
    """As the sheet shows it; empty where nothing is written."""
    source: Cell


@dataclass(frozen=True, slots=True)
class Indicator:
    """One filled row of section (1) or (2)."""

    section: SectionNumber
    row: int
    """The first row of the sheet that it covers."""
    sheet: str
    no: int | None
    no_text: str
    """As written: 経済1, 12, ３."""
    no_cell: Ref | None
    name: str
    """As written without 【】 and with line breaks taken out; empty where there is none."""
    name_text: str
    """The whole name cell as written, 【】 included."""
    name_cell: Ref | None
    initiative: str
    """取組名, also where it continues from a row above; empty in section (1)."""
    initiative_cell: Ref | None
    dimension: Dimension | None
    goals: tuple[str, ...]
    """Ids of goals and targets as written in 【】, normalised: ``11.2``, ``11.b``, ``3``."""
    goals_text: str
    repeated: bool
    """Marked 【再掲】."""
    baseline: Triple | None
    actuals: tuple[Triple | None, ...]
    """One per actual column of the section, in the columns' order."""
    target: Triple | None
    stated: Stated | None
    """None where the section has no 達成度 column."""
    goals_unread: str = ""
    """What in 【】 is meant for goals and targets and cannot be read as such, as written."""

    # Asked for by nearly every rule, so told once.
    triples: tuple[Triple, ...] = field(init=False, repr=False, compare=False)
    """Baseline, actuals and target, as far as they stand."""
    key: tuple[str, int, int] = field(init=False, repr=False, compare=False)
    """Names this indicator within its workbook: sheet, first row, column of its first cell."""

    def __post_init__(self) -> None:
        """Tells what follows from the fields."""
        triples = tuple(t for t in (self.baseline, *self.actuals, self.target) if t is not None)
        object.__setattr__(self, "triples", triples)
        cell = self.no_cell or self.name_cell or self.first_cell
        object.__setattr__(self, "key", (self.sheet, self.row, cell.column))

    @property
    def latest(self) -> Triple | None:
        """The latest actual with a number in it, by the columns' order."""
        numeric = [a for a in self.actuals if a is not None and a.amount.number is not None]
        return numeric[-1] if numeric else None

    @property
    def first_cell(self) -> Ref:
        """A cell that stands for the whole row: its No, else its name, else any value."""
        cells = (self.no_cell, self.name_cell, *(t.cell for t in self.triples))
        return next(c for c in cells if c is not None)


@dataclass(frozen=True, slots=True)
class Column:
    """One column (or block of year, value and unit columns) of a section, found by its heading."""

    role: ColumnRole
    heading: Ref
    text: str
    """The heading as written, line breaks taken out."""
    value_column: int
    year: Year | None = None
    """The year that the heading names: 2022年, 2024年目標値; None for 当初値."""
    year_column: int | None = None
    unit_column: int | None = None
    percent: bool = False
    """A 達成度 heading that says (%)."""


@dataclass(frozen=True, slots=True)
class Section:
    """Section (1) or (2) as found."""

    number: SectionNumber
    sheet: str
    heading: Ref
    heading_text: str
    period: tuple[int, int] | None
    """The plan period that the section's heading names, or None."""
    columns: tuple[Column, ...]
    indicators: tuple[Indicator, ...]
    unfilled: tuple[tuple[int, int], ...] = ()
    """Rows that bear a number and nothing else (of a prepared form), with their No; by row."""
    struck_out: tuple[tuple[Ref, int | None], ...] = ()
    """Rows that are struck out as a whole: the first cell of each, and its No."""
    actual_columns: tuple[Column, ...] = field(init=False, repr=False, compare=False)
    """The actual columns in their order on the sheet."""

    def __post_init__(self) -> None:
        """Tells what follows from the fields."""
        object.__setattr__(self, "actual_columns", tuple(c for c in self.columns if c.role == "actual"))

    def column(self, role: ColumnRole) -> Column | None:
        """The first column of that role."""
        return next((c for c in self.columns if c.role == role), None)


Reference = tuple[int, int]
"""Section and No: (1, 4) for (1)№4."""


@dataclass(frozen=True, slots=True)
class Comment:
    """One ● heading of section (3) with the text below it."""

    cell: Ref
    """A text box has its anchor as cell."""
    heading: str
    """The heading's line as written."""
    quote: str
    """The indicator name in 「」 or 『』; empty where none is quoted."""
    after_quote: str
    """What follows the quote up to the 【…】, such as の増加."""
    references: tuple[Reference, ...]
    references_text: str
    """The text inside 【】 as written; empty where there is none."""
    paragraphs: tuple[str, ...]
    """The text below, one paragraph an entry."""
    paragraph_cells: tuple[Ref, ...]
    """One per paragraph."""
    references_unread: str = ""
    """What of the references cannot be read (№○, or a No without a section), as written."""


@dataclass(frozen=True, slots=True)
class Narrative:
    """Section (3) as found."""

    sheet: str
    heading: Ref
    heading_text: str
    comments: tuple[Comment, ...]
    preamble: tuple[str, ...]
    """Text before the first ● heading."""
    text_boxes: tuple[TextBox, ...] = ()
    preamble_cells: tuple[Ref, ...] = ()
    """One per line of the preamble."""

    @property
    def text(self) -> str:
        """All of its text, line by line."""
        lines = list(self.preamble)
        for comment in self.comments:
            lines += [comment.heading, *comment.paragraphs]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Missing:
    """A column that a section should have and that was not found."""

    section: SectionNumber
    role: ColumnRole


@dataclass(frozen=True, slots=True)
class Form:
    """One Form 1 as read."""

    city: str | None
    plan_period: tuple[int, int] | None
    """First and last year: the title's, else the actual columns'."""
    title: str
    """The title lines as written, joined by a line break."""
    title_cell: Ref
    """Where the title stands; the first section's heading where there is none."""
    title_period: tuple[int, int] | None
    """The plan period that the title names, or None."""
    sheets: tuple[str, ...]
    sections: tuple[Section, ...]
    """Those found, (1) before (2)."""
    narrative: Narrative | None
    missing_columns: tuple[Missing, ...] = ()
    left_out: tuple[tuple[Ref, Text], ...] = field(default=())
    """What was seen inside the sections and not read as an indicator, with the reason."""
    unread_rows: tuple[Ref, ...] = ()
    """Tables and rows beside its sections that were left out: a row that is not found may stand there."""
    examples: tuple[Ref, ...] = ()
    """Rows of an example (記入例) left inside the sections: the cell that says so, one a row."""
    indicators: tuple[Indicator, ...] = field(init=False, repr=False, compare=False)
    """All rows of (1), then of (2)."""

    def __post_init__(self) -> None:
        """Tells what follows from the fields."""
        object.__setattr__(self, "indicators", tuple(i for s in self.sections for i in s.indicators))

    @property
    def may_have_more_rows(self) -> bool:
        """Not all that may be its rows was read."""
        return bool(self.unread_rows)

    def section(self, number: int) -> Section | None:
        """Section (1) or (2), or None where it was not found."""
        for section in self.sections:
            if section.number == number:
                return section
        return None
