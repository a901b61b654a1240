"""Which rows are of one indicator: in (1), in (2), and where they are listed again (再掲)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from sdgsheet.form.model import Form, Indicator, Triple
from sdgsheet.notation.characters import solid
from sdgsheet.notation.names import join_key
from sdgsheet.rules.case import Group

_DITTO = re.compile(
    r"\(?(?:同上|同左|同|〃|々|″|\")\)?|.*(?:再掲|前掲|上記|省略|参照|記載|同じ|同様|のとおり|の通り).*|[(→]*(?:\([12]\))?(?:No\.?|経済|社会|環境)\d+\)?"
)


def groups_of(form: Form) -> tuple[Group, ...]:
    """The rows that share a name, two or more a group, each by order of place.

    The unit only breaks ties: where one section has several rows of the name in different units,
    each is joined with the rows of its own unit; elsewhere a differing unit is a finding.
    """
    by_name: dict[str, list[Indicator]] = {}
    for row in form.indicators:
        if key := join_key(row.name):
            by_name.setdefault(key, []).append(row)
    return tuple(
        Group(tuple(part)) for rows in by_name.values() if len(rows) > 1 for part in _by_unit(rows) if len(part) > 1
    )


def is_blank_repeat(row: Indicator) -> bool:
    """A row marked 【再掲】 that gives no values of its own: left blank, or 同上 in whatever words."""
    triples = row.triples
    if not row.repeated or any(triple.amount.number is not None for triple in triples):
        return False
    return all(triple.is_blank for triple in triples) or any(map(is_ditto, triples))


def is_ditto(triple: Triple) -> bool:
    """The value's cell says 同上 or points to another row."""
    return triple.amount.number is None and _DITTO.fullmatch(solid(triple.amount.text)) is not None


def _by_unit(rows: Sequence[Indicator]) -> Iterable[list[Indicator]]:
    bases = [_base(row) for row in rows]
    if not _tied(rows, bases):
        return [list(rows)]
    parts: dict[str | None, list[Indicator]] = {}
    for row, base in zip(rows, bases, strict=True):
        parts.setdefault(base, []).append(row)
    left = [base for base, part in parts.items() if len(part) == 1]
    if len(left) == 2 and parts[left[0]][0].section != parts[left[1]][0].section:
        # What is left over in (1) and in (2) are each other's: one of the two has a wrong unit.
        parts[left[0]] += parts.pop(left[1])
    return parts.values()


def _tied(rows: Sequence[Indicator], bases: Sequence[str | None]) -> bool:
    """One section has the name in several units, and says of neither row that it is 再掲."""
    units: dict[int, set[str]] = {}
    for row, base in zip(rows, bases, strict=True):
        if base is not None and not row.repeated:
            units.setdefault(row.section, set()).add(base)
    return any(len(found) > 1 for found in units.values())


def _base(row: Indicator) -> str | None:
    """What the row measures in: the unit of most of its values."""
    units = Counter(triple.unit.base for triple in row.triples if triple.unit is not None)
    return units.most_common(1)[0][0] if units else None
