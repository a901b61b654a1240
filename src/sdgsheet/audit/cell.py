"""Everything about one cell: what it is, what it holds, how it is computed, and which rules looked at it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sdgsheet.errors import SdgsheetError
from sdgsheet.form.model import Indicator
from sdgsheet.formulas.reading import UnreadError
from sdgsheet.formulas.roles import Role
from sdgsheet.formulas.tree import LAST_COLUMN, LAST_ROW
from sdgsheet.rules.case import Case, Group
from sdgsheet.rules.catalogue import RULES
from sdgsheet.rules.check import Report
from sdgsheet.rules.finding import Finding
from sdgsheet.rules.formulas.judgement import judgements, read, roles_of
from sdgsheet.rules.formulas.subject import subject_of
from sdgsheet.rules.rule import NOT_APPLICABLE, Rule, Skipped
from sdgsheet.snapshot import Cell, Ref
from sdgsheet.text import Text

_PLACE = re.compile(r"(?:(?P<sheet>.+)!)?(?P<a1>\$?[A-Za-z]{1,3}\$?[1-9][0-9]*)")


@dataclass(frozen=True, slots=True)
class CellFacts:
    """What is known of one cell."""

    case: Case
    place: Ref
    cell: Cell
    """Of a merge its top left cell."""
    roles: tuple[Role, ...]
    row: Indicator | None
    """The row that it belongs to, where it does."""
    readers: tuple[Indicator, ...]
    """The rows whose 達成度 formula reads it."""
    findings: tuple[Finding, ...]
    """Those that stand at it or were judged from it."""
    looked: tuple[tuple[Rule, Text], ...]
    """The rules that looked at its row, with what became of it."""


def find(report: Report, name: str) -> CellFacts:
    """The cell of that name, ``S30`` on the sheet of the first form or ``様式1!S30``.

    Raises:
        SdgsheetError: there is no such cell.
    """
    match = _PLACE.fullmatch(name.strip())
    if match is None:
        raise SdgsheetError(
            Text(
                f"「{name}」はセルの番地ではありません。S30 や 様式1!S30 のように指定してください。",
                f"“{name}” is no address of a cell. Write S30, or “様式1!S30”.",
            )
        )
    wanted = (match["sheet"] or report.forms[0].sheets[0]).strip().removeprefix("'").removesuffix("'")
    sheet = report.workbook.sheet(wanted)
    if sheet is None:
        raise SdgsheetError(Text(f"「{wanted}」というシートはありません。", f"There is no sheet “{wanted}”."))
    given = Ref.at(sheet.name, match["a1"].replace("$", "").upper())
    if given.row > LAST_ROW or given.column > LAST_COLUMN:
        raise SdgsheetError(
            Text(
                f"「{given.a1}」はExcelのシートの外です（最後のセルはXFD1048576）。",
                f"“{given.a1}” lies outside Excel's sheets, whose last cell is XFD1048576.",
            )
        )
    cell = sheet.anchor(given.row, given.column)
    place = Ref(sheet.name, cell.row, cell.column)
    case = next((c for c in report.cases if sheet.name in c.form.sheets), report.cases[0])
    roles = roles_of(case).all_at(place)
    row = next((role.row for role in roles if role.row is not None), None)
    return CellFacts(
        case,
        place,
        cell,
        roles,
        row,
        tuple(_readers(case, place)),
        tuple(f for f in report.findings if not f.habit and _concerns(f, place)),
        tuple(_looked(case, row)) if row is not None else (),
    )


def _concerns(finding: Finding, place: Ref) -> bool:
    return finding.cell == place or any(e.cell == place for e in finding.evidence)


def _readers(case: Case, place: Ref) -> Iterator[Indicator]:
    for found in judgements(case).values():
        subject = subject_of(case, found.row)
        if subject is None:
            continue
        try:
            formula = found.formula or read(case, subject)
        except UnreadError:
            continue
        if place in formula.inputs or place in formula.helpers:
            yield found.row


_PASSED = Text("問題なし", "passed")
_FOUND = Text("指摘", "found")


def _looked(case: Case, row: Indicator) -> Iterator[tuple[Rule, Text]]:
    """Runs each rule on the places that belong to the row; the rules are pure, so this changes nothing."""
    for rule in RULES:
        outcomes = [_outcome(rule, case, place) for place in rule.places(case) if row.key in _keys(place)]
        said = [outcome for outcome in outcomes if outcome is not None]
        if said:
            yield rule, _FOUND if _FOUND in said else said[0]


def _outcome(rule: Rule, case: Case, place: object) -> Text | None:
    judgement = rule.judge(case, place)
    if judgement is NOT_APPLICABLE:
        return None
    if isinstance(judgement, Skipped):
        return Text(f"点検せず（{judgement.reason.ja}）", f"not checked ({judgement.reason.en})")
    if judgement is None or (isinstance(judgement, Iterable) and not list(judgement)):
        return _PASSED
    return _FOUND


def _keys(place: object) -> set[tuple[str, int, int]]:
    if isinstance(place, Indicator):
        return {place.key}
    if isinstance(place, Group):
        return {row.key for row in place.rows}
    if isinstance(place, tuple) and place and isinstance(place[0], Indicator):
        return {place[0].key}
    return set()
