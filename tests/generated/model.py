"""A filing as its author means it: rows with triples and 達成度, a narrative, and what a check must find."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from generated.vocabulary import Indicator
from generated.years import Year

UNIT = "¤"
"""Where the unit stands in what is typed, if it is written in the same cell; at the end unless told."""

ANY = "any"
"""A place that does not matter: the rules leave open where the finding stands."""


@dataclass
class Triple:
    """Year, value and unit of one cell group; ``typed`` stands in the value's cell instead of the number."""

    year: Year | None
    number: Decimal | None
    decimals: int
    unit: str
    year_typed: str | None = None
    year_as_date: bool = False
    """The month is typed as a date, shown as 2023年3月."""
    typed: str | None = None
    number_format: str | None = None
    error: str | None = None
    struck: str | None = None
    read: Decimal | None = None
    """The number that has to be read where ``typed`` hides one."""
    loose: bool = False
    """Read as it may be: not compared."""

    def shown(self) -> str:
        """The value as the sheet shows it."""
        return self.typed.replace(UNIT, "") if self.typed is not None else number_text(self.number, self.decimals)

    @property
    def value(self) -> Decimal | None:
        """The number that is read, None where there is none."""
        return self.read if self.typed is not None else self.number


@dataclass
class Stated:
    """達成度 as written: a fraction (shown to a whole percent), a word, or nothing."""

    fraction: Fraction | None = None
    word: str | None = None
    raw: float | None = None
    """Stored as it is, with ``raw_format``, whatever the author's habit."""
    raw_format: str | None = None
    formula: str | None = None
    """A formula of its own over {base}, {actual}, {older} and {target}, stored with ``result``."""
    result: float | str | None = None
    formula_fits: bool = True
    """Whether the habit of a formula may be followed in this row."""


@dataclass
class Row:
    """One row of section (1) or (2)."""

    section: int
    no: int
    indicator: Indicator
    baseline: Triple
    actuals: list[Triple | None]
    target: Triple
    stated: Stated
    name: str
    dimension: str = ""
    initiative: str = ""
    goals: str | None = None
    repeated: bool = False
    no_typed: str | None = None
    twin_key: str = ""
    """Rows of one indicator share it."""
    computed: Fraction | None = None
    computed_matters: bool = True
    is_read: bool = True
    """Whether the row has to be found at all."""
    numbered: int | None = None
    """The number that stands in the sheet, where numbering restarts."""
    touched: bool = False
    """A fault or a near miss lies here already: nothing else is put on it."""
    silent: set[str] = field(default_factory=set)
    """Rules that must not speak here although the figures alone would let them."""
    loose: set[str] = field(default_factory=set)
    """Rules that may speak here: the contract leaves it open."""

    @property
    def latest(self) -> Triple | None:
        """The last actual with a number."""
        return next((a for a in reversed(self.actuals) if a is not None and a.value is not None), None)

    @property
    def shown_no(self) -> int:
        return self.no if self.numbered is None else self.numbered

    def triples(self) -> list[Triple]:
        return [self.baseline, *(a for a in self.actuals if a is not None), self.target]


@dataclass
class Comment:
    """One ● heading of section (3) with the paragraphs below it."""

    rows: list[Row]
    heading: str
    paragraphs: list[str]
    touched: bool = False


@dataclass(frozen=True)
class Expected:
    """A finding that must be there (or may be): section and no are numbers, None, or ANY; severity may be ANY."""

    rule: str
    severity: str
    section: int | str | None
    no: int | str | None
    name: str | None = None
    fault: str = ""


@dataclass
class Truth:
    """What a check of this filing must find, and what it may find besides."""

    must: list[Expected] = field(default_factory=list)
    may: list[Expected] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    near_misses: list[str] = field(default_factory=list)

    def finds(
        self, rule: str, severity: str, section: int | str | None, no: int | str | None, *, fault: str = ""
    ) -> None:
        self.must.append(Expected(rule, severity, section, no, None, fault))

    def finds_at(self, rule: str, severity: str, row: Row, *, fault: str = "") -> None:
        no = ANY if row.no_typed is not None else row.shown_no
        self.must.append(Expected(rule, severity, row.section, no, row.name, fault))

    def allows(self, rule: str, section: int | str | None = ANY, no: int | str | None = ANY) -> None:
        self.may.append(Expected(rule, ANY, section, no))

    def allows_at(self, row: Row, *rules: str) -> None:
        self.may.extend(Expected(rule, ANY, row.section, row.shown_no, row.name) for rule in rules)


@dataclass
class Filing:
    """One form: city, plan period and the three sections."""

    city: str
    first_year: int
    generation: int
    cohort: int
    columns_filled: int
    rows: list[Row]
    comments: list[Comment]
    truth: Truth
    title_period: tuple[int, int] | None = None
    heading_period: tuple[int, int] | None = None
    target_heading: int | None = None
    missing_sections: set[int] = field(default_factory=set)
    missing_columns: set[tuple[int, str]] = field(default_factory=set)
    examples: list[str] = field(default_factory=list)
    empty: bool = False
    has_differing_copy: bool = False

    @property
    def years(self) -> tuple[int, int, int]:
        return (self.first_year, self.first_year + 1, self.first_year + 2)

    @property
    def last_year(self) -> int:
        return self.first_year + 2

    def section(self, number: int) -> list[Row]:
        return [row for row in self.rows if row.section == number]

    def group(self, row: Row) -> list[Row]:
        """The rows of one indicator, in the order of the form."""
        return [other for other in self.rows if other.twin_key == row.twin_key]


def number_text(number: Decimal | None, decimals: int) -> str:
    """As shown with separators: 2,620 or 34.5."""
    return "" if number is None else f"{number:,.{decimals}f}"


def whole_percent(fraction: Fraction) -> int:
    """To the nearest integer, half away from zero."""
    percent = abs(fraction) * 100
    rounded = int(percent + Fraction(1, 2))
    return -rounded if fraction < 0 else rounded
