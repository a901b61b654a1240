"""One generated workbook: its bytes, and the truth about each form in it."""

from __future__ import annotations

import copy
import random
from dataclasses import dataclass, replace

from generated import faults, near
from generated.draw.book import around, draw_form, last_year_of
from generated.draw.grid import Grid
from generated.draw.write import to_bytes
from generated.habits import Habits, draw_habits
from generated.model import ANY, Expected, Filing, Stated, Truth
from generated.narrative import write_comments
from generated.natural import add_natural
from generated.rows import clean_filing

FAULTY_SHARE = 0.7


@dataclass
class Form:
    """One form of the workbook, and the sheets that it stands on."""

    filing: Filing
    habits: Habits
    sheets: tuple[str, ...]


@dataclass
class Book:
    """A workbook with what a check must say about it."""

    seed: str
    forms: list[Form]
    data: bytes

    @property
    def is_clean(self) -> bool:
        return not any(form.filing.truth.faults for form in self.forms)


def make(
    seed: str,
    *,
    faulty: bool | None = None,
    only: str | None = None,
    near_miss: str | None = None,
    below: tuple[str, str] | None = None,
) -> Book:
    """The workbook of a seed. ``faulty`` settles whether faults are seeded; ``only`` names the one that is, and ``near_miss`` the one thing
    that only looks like one; ``below`` the line below the headings and how they are merged.
    """
    rng = random.Random(seed)
    habits = draw_habits(rng)
    if below is not None:
        habits = replace(
            habits, triple="three", heading_rows=1, heading_look="merged", below=below[0], heading_merges=below[1]
        )
    with_faults = only is not None or (rng.random() < FAULTY_SHARE if faulty is None else faulty)
    filing = _filing(rng, habits, with_faults=with_faults, only=only, near_miss=near_miss)
    grids = draw_form(filing, habits, random.Random(f"{seed} drawing"))
    forms = [Form(filing, habits, tuple(grid.title for grid in grids))]
    book = around(grids, filing, habits)
    if filing.has_differing_copy:
        forms.append(_copy(filing, habits, book))
    elif habits.last_year and not with_faults and filing.columns_filled > 1 and not filing.truth.near_misses:
        forms.append(_older(filing, habits, book, rng))
    elif habits.second_form and not with_faults:
        forms.append(_another(filing, habits, book, rng))
    return Book(seed, forms, to_bytes(book, habits.writer))


def _filing(
    rng: random.Random, habits: Habits, *, with_faults: bool, only: str | None = None, near_miss: str | None = None
) -> Filing:
    filing = clean_filing(rng, target_fiscal=habits.target_fiscal, restart=habits.no_style == "restart")
    if only is None:
        near.seed(filing, habits, rng, near_miss)
    if with_faults:
        faults.seed_before_narrative(filing, habits, rng, only)
    write_comments(filing, rng, habits.reference_style)
    if only is None:
        near.seed_in_narrative(filing, habits, rng, near_miss)
    if with_faults:
        faults.seed_in_narrative(filing, habits, rng, only)
    add_natural(filing, habits)
    return filing


def _older(filing: Filing, habits: Habits, book: list[Grid], rng: random.Random) -> Form:
    """Last year's sheet behind: read as a form of its own, and known as an earlier copy."""
    older = last_year_of(filing)
    older.truth = Truth(may=[Expected(ANY, "info", ANY, ANY)])
    older.truth.finds("F109", "info", ANY, ANY, fault="last year's sheet")
    write_comments(older, rng, habits.reference_style)
    earlier = replace(habits, sheets="one", cover=False, list_sheet=False)
    grids = draw_form(older, earlier, random.Random(rng.random()), title="昨年度提出分")
    book.extend(grids)
    return Form(older, earlier, tuple(grid.title for grid in grids))


def _copy(filing: Filing, habits: Habits, book: list[Grid]) -> Form:
    """The same form again on another sheet, with one more 達成度 left out: which of the two is filed?"""
    other = copy.deepcopy(filing)
    other.truth.faults.append("F109")
    for row in other.rows:
        if row.stated.fraction is not None and not row.touched and row.section not in other.missing_sections:
            row.stated = Stated()
            other.truth.may.append(Expected("A102", "warning", row.section, row.shown_no, row.name))
            break
    other.truth.must = [want for want in other.truth.must if want.rule not in {"C101", "A107", "N105"}]
    other.truth.may += [Expected(rule, "info", ANY, ANY) for rule in ("C101", "A107", "N105")]
    other.truth.may.append(Expected("X106", ANY, ANY, ANY))
    other.truth.finds("F109", "warning", ANY, ANY, fault="F109")
    second = replace(habits, sheets="one", cover=False, list_sheet=False)
    grids = draw_form(other, second, random.Random(0), title="様式1（修正前）")
    book.extend(grids)
    return Form(other, second, tuple(grid.title for grid in grids))


def _another(filing: Filing, habits: Habits, book: list[Grid], rng: random.Random) -> Form:
    """A second city in the same workbook."""
    while True:
        other_habits = draw_habits(rng)
        other = _filing(rng, other_habits, with_faults=False)
        if other.city != filing.city:
            break
    other_habits = replace(other_habits, writer=habits.writer)
    grids = draw_form(other, other_habits, random.Random(rng.random()), title="様式1 (2)")
    book.extend(grids)
    return Form(other, other_habits, tuple(grid.title for grid in grids))
