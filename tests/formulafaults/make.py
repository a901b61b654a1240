"""A generated filing whose 達成度 are formulas, some of them broken."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field

from formulafaults.cells import Row, rows_of
from formulafaults.faults import FAULTS, Seeded, right
from generated.make import make as make_filing
from sdgsheet.edits import Edits, FormulaEdit
from sdgsheet.form.reading import read_forms
from sdgsheet.rules.build import build_case
from sdgsheet.rules.case import Case
from sdgsheet.snapshot import Ref
from sdgsheet.xlsx.layers.bare import patched
from sdgsheet.xlsx.reading import read_bytes

PATTERNS = ("none", "single", "block", "column", "mixed")


@dataclass
class Book:
    """The workbook's bytes, and what must be said of each 達成度 cell."""

    seed: str
    pattern: str
    data: bytes
    expected: dict[Ref, frozenset[str]]
    faults: dict[Ref, str] = field(default_factory=dict)
    """The fault of each broken cell, by name."""


def make(seed: str) -> Book:
    """The workbook of a seed. ``single`` breaks one row, ``block`` some rows one below the other, ``column`` all of a
    section, all in one way; ``mixed`` breaks rows in many ways and types figures in between."""
    rng = random.Random(seed)
    while True:
        data = make_filing(f"{seed} {rng.random()}", faulty=False).data
        case = _case(data)
        rows = rows_of(case)
        if len(rows) >= 6:
            break
    pattern = rng.choice(PATTERNS)
    seeded, faults = _seed(rows, pattern, rng)
    edits: list[FormulaEdit] = []
    for row, made in seeded.items():
        edits.append(FormulaEdit(rows[row].cell, made.formula or None, made.result, made.number_format))
        if made.helper is not None:
            address, formula, result = made.helper
            place = Ref.at(rows[row].cell.sheet, address)
            is_number = formula.replace(".", "").isdigit()
            edits.append(FormulaEdit(place, None if is_number else formula, result))
    expected = {rows[row].cell: made.codes for row, made in seeded.items()}
    return Book(
        seed,
        pattern,
        patched(data, Edits("fill", "", tuple(edits))),
        expected,
        {rows[row].cell: name for row, name in faults.items()},
    )


def _case(data: bytes) -> Case:
    workbook = read_bytes(data)
    forms = read_forms(workbook)
    return build_case(workbook, forms, 0)


def _seed(rows: list[Row], pattern: str, rng: random.Random) -> tuple[dict[int, Seeded], dict[int, str]]:
    seeded = {index: right(row, rng) for index, row in enumerate(rows)}
    faults: dict[int, str] = {}
    for index in _chosen(rows, pattern, rng):
        if pattern == "mixed" and rng.random() < 0.3:
            seeded[index] = Seeded("", float(rows[index].x), "0%", frozenset())  # typed in
            continue
        names = list(FAULTS)
        name = rng.choice(names) if pattern == "mixed" or not faults else next(iter(faults.values()))
        made = FAULTS[name](rows[index], _other(rows, index, rng), rng)
        if made is not None:
            seeded[index], faults[index] = made, name
    return seeded, faults


def _chosen(rows: list[Row], pattern: str, rng: random.Random) -> list[int]:
    section = rng.choice(rows).row.section
    members = [index for index, row in enumerate(rows) if row.row.section == section]
    match pattern:
        case "single":
            return [rng.choice(members)]
        case "block":
            start = rng.randrange(len(members))
            return members[start : start + rng.randint(2, 8)]
        case "column":
            return members
        case "mixed":
            return [index for index in range(len(rows)) if rng.random() < 0.6]
    return []


def _other(rows: list[Row], index: int, rng: random.Random) -> Row:
    """A row of another indicator, with figures of its own, on the same sheet."""
    row = rows[index]
    figures = {row.b, row.a, row.t}
    others = [
        other
        for other in rows
        if other.row.name != row.row.name
        and other.cell.sheet == row.cell.sheet
        and not figures & {other.b, other.a, other.t}
        and {other.baseline, other.actual, other.target}.isdisjoint({row.baseline, row.actual, row.target})
    ]
    return rng.choice(others) if others else row


def count(books: list[Book]) -> Counter[str]:
    """How many times each fault was seeded."""
    return Counter(name for book in books for name in book.faults.values())
