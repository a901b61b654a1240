"""What staff wrote beside the findings in 点検結果 is kept from run to run, by a key that names its finding."""

from __future__ import annotations

import json
from collections.abc import Collection, Container, Iterable
from itertools import count
from typing import NamedTuple

from sdgsheet.rules.finding import Finding

_LONGEST = 1_000
"""Characters of a name, and of the values: a key stands in a cell, and names a whole remark nowhere else."""


class AnswerKey(NamedTuple):
    """Names a finding across runs: by what it says, by its row, and by where it stood."""

    rule: str
    section: str
    name: str
    """The indicator's name, or the heading's; empty where there is none."""
    values: str
    """What is stated, and what is expected."""
    no: str = ""
    """The row's №, as a number where it is one. Keys of earlier versions have none, nor a place."""
    sheet: str = ""
    cell: str = ""
    number: int = 1
    """Of those that are alike in all else."""

    def __str__(self) -> str:
        return json.dumps(list(self), ensure_ascii=False)


def key_of(finding: Finding) -> AnswerKey:
    """The key of a finding. The language of the run does not matter.

    Args:
        finding: the root that stands in the table.
    """
    expected = finding.expected.ja if finding.expected else ""
    name = finding.indicator or next((e.value for e in finding.evidence if e.role == "heading"), "")
    return AnswerKey(
        finding.rule,
        "" if finding.section is None else str(finding.section),
        name[:_LONGEST],
        f"{finding.stated or ''} ／ {expected}".strip(" ／")[:_LONGEST],
        str(finding.no) if finding.no is not None else finding.no_text or "",
        finding.cell.sheet,
        finding.cell.a1,
    )


def numbered(keys: Iterable[AnswerKey]) -> list[AnswerKey]:
    """The keys in their order, those that are alike told apart by their numbers."""
    seen: dict[AnswerKey, None] = {}
    for key in keys:
        free = (key._replace(number=number) for number in count(key.number))
        seen[next(one for one in free if one not in seen)] = None
    return list(seen)


def parse_key(text: str) -> AnswerKey:
    """The key that ``str`` wrote, also in an earlier version; of any other text one that bears it as its name."""
    try:
        parts = json.loads(text)
    except ValueError:
        parts = None
    match parts:
        case [rule, section, name, values]:
            return _earlier(str(rule), str(section), str(name), str(values))
        case [rule, section, name, values, no, sheet, cell, int(number)]:
            return AnswerKey(str(rule), str(section), str(name), str(values), str(no), str(sheet), str(cell), number)
        case _:
            return AnswerKey("", "", text, "")


def likeness(text: str, shown: Collection[str]) -> int:
    """How much of what a key tells stands in a row: its rule, its name, its place, its values."""
    key = parse_key(text)
    words = [words[-1] for text in shown if (words := text.split())]
    stated, _, expected = key.values.partition(" ／ ")
    values = {value for value in (stated, expected) if value}
    return (
        (key.rule in shown)
        + (key.name != "" and key.name in shown)
        + (key.cell != "" and key.cell in words)
        + (values != set() and values <= {*shown})
    )


def another(text: str, taken: Container[str]) -> str:
    """The key of a second answer to the finding of a key, such as in a row that staff copied."""
    key = parse_key(text)
    return next(found for number in count(2) if (found := str(key._replace(number=number))) not in taken)


def _earlier(rule: str, section: str, name: str, values: str) -> AnswerKey:
    """``A101#2`` was the second that is alike, the form's name stood before the section, a cell in place of no name."""
    code, _, number = rule.partition("#")
    sheet, _, cell = ("", "", "") if values else name.rpartition("!")
    return AnswerKey(
        code,
        section[-1:] if section[-1:] in ("1", "2", "3") else "",
        "" if sheet else name,
        values,
        sheet=sheet,
        cell=cell if sheet else "",
        number=int(number) if number.isdecimal() else 1,
    )
