"""What stands in a row, cell by cell, and what to call it in a message."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from sdgsheet.form.model import Form, Indicator, SectionNumber, Triple
from sdgsheet.rules.case import Case
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text

TripleRole = Literal["baseline", "actual", "target"]

_ROLES = {"baseline": Text("当初値", "the baseline"), "target": Text("目標値", "the target")}


class Written(NamedTuple):
    """One cell of a row: its role as in ``Evidence``, and its text as the sheet shows it."""

    role: str
    cell: Ref
    text: str


OPEN_AND_SAVE = Text(
    "Excelで開いて上書き保存すると、計算結果が入ります。そのうえでもう一度点検してください。",
    "Open the file in Excel and save it, so that the result is stored; then check it again.",
)
"""What to do about a formula without a stored result."""


def role_of(row: Indicator, triple: Triple) -> TripleRole:
    """Which of the row's values the triple is."""
    if triple is row.baseline:
        return "baseline"
    return "target" if triple is row.target else "actual"


def label(case: Case, row: Indicator, triple: Triple) -> Text:
    """What to call a value of the row: 当初値, 2022年度実績, 目標値."""
    role = role_of(row, triple)
    if role != "actual":
        return _ROLES[role]
    if triple.year is not None:
        return Text(f"{triple.year.text.strip()}実績", f"the {triple.year.named or ''} actual".replace("  ", " "))
    section = case.form.section(row.section)
    columns = section.actual_columns if section else ()
    index = next(i for i, actual in enumerate(row.actuals) if actual is triple)
    year = columns[index].year if index < len(columns) else None
    if year is None:
        return Text("実績", "the actual")
    return Text(f"{year.named}年の欄の実績", f"the actual in the {year.named} column")


def beginning(text: str) -> str:
    """The English text with a capital letter: it begins the sentence."""
    return text[:1].upper() + text[1:]


def place_of(case: Case, row: Indicator, role: TripleRole, index: int = 0) -> Ref | None:
    """Where the value of that role stands or should stand; None where the section has no such column."""
    triple = {"baseline": row.baseline, "target": row.target}.get(role)
    if role == "actual":
        triple = row.actuals[index] if index < len(row.actuals) else None
    if triple is not None:
        return triple.cell
    section = case.form.section(row.section)
    columns = [c for c in section.columns if c.role == role] if section else []
    return Ref(row.sheet, row.row, columns[index].value_column) if index < len(columns) else None


def texts_of(row: Indicator) -> Iterator[Written]:
    """Every cell of the row that holds a text or a figure."""
    if row.no_cell is not None and row.no_text:
        yield Written("no", row.no_cell, row.no_text)
    if row.initiative_cell is not None and row.initiative:
        yield Written("initiative", row.initiative_cell, row.initiative)
    if row.name_cell is not None and row.name_text:
        yield Written("name", row.name_cell, row.name_text)
    for triple in row.triples:
        cell = triple.cell
        if triple.year_text and triple.year_cell is not None and triple.year_cell != cell:
            yield Written("year", triple.year_cell, triple.year_text)
        if triple.amount.text:
            yield Written(role_of(row, triple), cell, triple.amount.text)
        if triple.unit_text and triple.unit_cell is not None and triple.unit_cell != cell:
            yield Written("unit", triple.unit_cell, triple.unit_text)
    if row.stated is not None and row.stated.text:
        yield Written("achievement", row.stated.cell, row.stated.text)


@lru_cache(maxsize=4)
def own_texts(case: Case) -> tuple[tuple[Indicator, tuple[Written, ...]], ...]:
    """Every row with its cells; a cell that is merged over rows belongs to the first of them."""
    seen: set[Ref] = set()
    found = []
    for row in case.form.indicators:
        own = tuple(written for written in texts_of(row) if written.cell not in seen)
        seen.update(written.cell for written in own)
        found.append((row, own))
    return tuple(found)


def section_at(form: Form, cell: Ref) -> SectionNumber | None:
    """The section, (1) or (2), below whose heading the cell stands."""
    above = [s for s in form.sections if s.sheet == cell.sheet and s.heading.row <= cell.row]
    return max(above, key=lambda s: s.heading.row).number if above else None
