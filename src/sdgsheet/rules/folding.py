"""Folds what follows from one broken input, and what is one habit, under one finding."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sdgsheet.form.model import Column, Section
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Cause, Evidence, Finding, Severity
from sdgsheet.rules.rule import Rule
from sdgsheet.rules.run import Run
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text

# Root code, and the codes that it holds where they stand on its row or were judged from its cell.
# The first root that holds a finding keeps it. Source: RULES.md, "Root and consequence".
_FOLLOWS_FROM_A_VALUE = ("A101", "A107", "N105", "V109")
_OF_A_VALUE_THAT_IS_GONE = ("F105", "F106", "A103", "X105", *_FOLLOWS_FROM_A_VALUE)
_COMPARED = ("X101", "X102", "X103")
# With a mistyped year, figures of two years are taken for those of one.
_OF_ANOTHER_YEAR = ("X102", "X105")
_ROOTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("U104", (*_COMPARED, *_FOLLOWS_FROM_A_VALUE)),
    ("V106", ("U101", *_COMPARED, *_FOLLOWS_FROM_A_VALUE)),
    ("U102", ("X104", "A103", *_FOLLOWS_FROM_A_VALUE)),
    ("X101", _FOLLOWS_FROM_A_VALUE),
    ("X102", _FOLLOWS_FROM_A_VALUE),
    ("X103", _FOLLOWS_FROM_A_VALUE),
    ("X107", _FOLLOWS_FROM_A_VALUE),
    ("A101", ("X106",)),
    ("A104", ("X106",)),
    ("A106", ("X106",)),
    ("A108", ("A107", "X106")),
    ("V105", ("A103", "C106", "X105")),
    ("F103", ("N101",)),
    ("F105", ("F103", "F104", "F106", "A103", "C106")),
    ("F106", ("A103", "C106")),
    ("V108", ("F110", "N101", "V101", *_OF_A_VALUE_THAT_IS_GONE)),
    ("V101", ("C106", "U101")),
    ("V107", ("A102", "A103", "C106", "X105")),
    ("V102", ("C106", "U101")),
    ("V110", ("V110",)),  # in (1) and again in (2)
    ("A105", ("C106",)),
    ("C105", ("A101", "A103", "A104", "A106", "A107", "A108", "X106")),
    ("C106", ("A107", "X106")),
    *((code, ("A101", "A102", "A107")) for code in ("C102", "C103", "C104", "C107")),
    ("F107", ("Y103", "Y104", "Y105")),
    ("Y107", ("Y103",)),  # before Y103's own: two columns that are swapped
    ("Y103", ("Y107", "Y108", *_OF_ANOTHER_YEAR)),
    ("Y107", ("Y102", "Y108", "A101", *_OF_ANOTHER_YEAR)),
    ("Y102", ("Y105", "Y106", "Y108", "Y109", "X105")),
    ("Y106", ("Y105", "Y109")),
)
# A row's target may differ between the tables beside a slip in its actual: these need the very cell.
_ONLY_BY_CELL = frozenset(
    {
        *_COMPARED,
        "F110",
        "N101",
        "U101",
        "V101",
        "V110",
        "X105",
        "Y102",
        "Y103",
        "Y104",
        "Y105",
        "Y106",
        "Y107",
        "Y108",
        "Y109",
    }
)
# An error in a formula may have another cause than the row's broken value: these need a cell that they name as why.
_ONLY_BY_CAUSE = frozenset({"C106"})
# Found by comparing: each of the cells compared may be the broken one. What the evidence calls them.
_COMPARING: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_COMPARED, ("baseline", "actual", "target")),
    "A105": ("target",),
    "F107": ("heading",),
    **dict.fromkeys(("Y102", "Y103", "Y107"), ("year", "baseline", "actual")),
}
_ONLY_AS_ERROR = frozenset({"U102"})
# Held only where the root was judged from all these cells: each of two columns has the year of the other's heading;
# a row that lacks baseline and target is not filled in at all.
_ONLY_JUDGED_FROM: dict[tuple[str, str], set[str]] = {
    ("Y107", "Y103"): {"heading"},
    **{("F105", code): {"baseline", "target"} for code in ("F103", "F104", "F106")},
}

# A number that is there is wrong or right whatever else the row lacks.
_ONLY_WITHOUT_NO = frozenset({"F103"})

_LEAST_ROWS = 3
_LEAST_SHARE = 0.6
_HOW_MANY = "{most}"
_ALL, _MOST = Text("すべて", "all of them are"), Text("多くは", "most of them are")


def fold(case: Case, runs: Sequence[Run]) -> list[Finding]:
    """The findings of one form with their causes, and the roots of habits among them."""
    findings = _with_causes([f for run in runs for f in run.findings])
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_rule[finding.rule].append(finding)
    folded: list[Finding] = []
    for run in runs:
        own = by_rule[run.rule.code]
        folded += _with_habits(case, run, own) if len(own) >= _LEAST_ROWS else own
    return folded


def _with_causes(findings: list[Finding]) -> list[Finding]:
    by_rule: dict[str, list[int]] = defaultdict(list)
    for index, finding in enumerate(findings):
        by_rule[finding.rule].append(index)
    for code, held in _ROOTS:
        for index in by_rule.get(code, ()):
            root = findings[index]
            if code in _ONLY_AS_ERROR and root.severity is not Severity.ERROR:
                continue
            broken = _COMPARING.get(code, ())
            cells = {root.cell, *(e.cell for e in root.evidence if e.role in broken)}
            for other in (i for c in _held(root, held) for i in by_rule.get(c, ())):
                finding = findings[other]
                if other == index or finding.caused_by is not None or _is_cause(finding, root):
                    continue
                if _follows(finding, root, cells):
                    findings[other] = finding._replace(caused_by=Cause(root.rule, root.cell))
    return findings


def _is_cause(finding: Finding, root: Finding) -> bool:
    return root.caused_by == Cause(finding.rule, finding.cell)


def _held(root: Finding, held: tuple[str, ...]) -> tuple[str, ...]:
    """Struck out as a whole, a value is missing in its row; struck out in part it is still there."""
    roles = {e.role for e in root.evidence}
    if root.rule == "V108" and "value" not in roles:
        return tuple(code for code in held if code not in _OF_A_VALUE_THAT_IS_GONE)
    return tuple(code for code in held if _ONLY_JUDGED_FROM.get((root.rule, code), set()) <= roles)


def _follows(finding: Finding, root: Finding, cells: set[Ref]) -> bool:
    if finding.rule in _ONLY_BY_CAUSE:
        return any(e.cell in cells for e in finding.evidence if e.cell != finding.cell)
    if finding.cell in cells or any(e.cell in cells for e in finding.evidence):
        return True
    if finding.rule in _ONLY_BY_CELL or (finding.rule in _ONLY_WITHOUT_NO and finding.no is not None):
        return False
    if (finding.section, finding.cell.sheet) != (root.section, root.cell.sheet):
        return False
    return finding.cell.row == root.cell.row or _is_of_one_row(finding, root)


def _is_of_one_row(finding: Finding, root: Finding) -> bool:
    """The row may fill two lines of the sheet, years above values."""
    one, other = ((f.indicator, f.no_text) for f in (finding, root))
    return finding.indicator is not None and one == other and abs(finding.cell.row - root.cell.row) == 1


def _with_habits(case: Case, run: Run, findings: list[Finding]) -> list[Finding]:
    result = list(findings)
    judged_rows = Counter(section for section, _ in run.judged_rows)
    for section in case.form.sections:
        spoken = [i for i, f in enumerate(findings) if f.section == section.number and i not in run.never_habits]
        rows = {(findings[i].cell.sheet, findings[i].cell.row) for i in spoken}
        judged = judged_rows[section.number]
        if len(rows) < _LEAST_ROWS or len(rows) < _LEAST_SHARE * judged:
            continue
        left = sum(1 for i in spoken if findings[i].caused_by is None)
        if left < _LEAST_ROWS and 2 * left < len(spoken):
            continue  # most have roots of their own, which say why
        said = _said(run, spoken)
        root = _habit(run.rule, section, [findings[i] for i in spoken], said, (len(rows), judged))
        for i in spoken:
            if findings[i].caused_by is None:
                result[i] = findings[i]._replace(caused_by=Cause(root.rule, root.cell))
        result.append(root)
    return result


def _said(run: Run, spoken: Sequence[int]) -> Text | None:
    """What most of the findings have in common; what the rule says by itself where it is not most of them."""
    said, count = Counter(run.habits[i] for i in spoken).most_common(1)[0]
    if said is None or 2 * count < len(spoken):
        return run.rule.habit
    most = _ALL if count == len(spoken) else _MOST
    return Text(*(text.replace(_HOW_MANY, how_many) for text, how_many in zip(said, most, strict=True)))


def _habit(
    rule: Rule, section: Section, rows: Sequence[Finding], habit: Text | None, counts: tuple[int, int]
) -> Finding:
    first = rows[0]
    column = section.column(rule.column) if rule.column else _column_of(section, rows)
    count, judged = counts
    if habit is not None:
        message = Text(*(text.format(count=count, judged=judged) for text in habit))
    else:
        message = Text(
            f"({section.number})の{judged}行のうち{count}行に、同じ指摘があります：{rule.title.ja}。",
            f"{count} of {judged} rows of section ({section.number}): {rule.title.en[0].lower()}{rule.title.en[1:]}.",
        )
    return Finding(
        rule=rule.code,
        severity=min((f.severity for f in rows), key=lambda s: s.rank),
        basis=rule.basis,
        form=first.form,
        cell=section.heading if column is None else column.heading,
        section=section.number,
        no=None,
        no_text=None,
        indicator=None,
        message=message,
        action=rule.habit_action or first.action,
        expected=None,
        stated=None,
        evidence=tuple(Evidence(f.cell, "row", f.stated or f.no_text or "") for f in rows),
        habit=True,
    )


def _column_of(section: Section, rows: Sequence[Finding]) -> Column | None:
    """The column in which most of the findings stand."""
    most, _ = Counter(f.cell.column for f in rows).most_common(1)[0]
    return next((c for c in section.columns if most in (c.value_column, c.year_column, c.unit_column)), None)


class Family(NamedTuple):
    """A root finding and all that is folded under it, directly or in steps."""

    root: Finding
    members: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        """The worst of the group: what a root shows, and is coloured by."""
        return min((f.severity for f in (self.root, *self.members)), key=lambda s: s.rank)


def families(findings: Iterable[Finding]) -> list[Family]:
    """Findings by their roots, in the order of the roots."""
    findings = list(findings)
    place: dict[tuple[int, str, Ref], Finding] = {}
    for finding in findings:
        # A habit's root stands at a heading: where several share code and cell, the first is the root.
        place.setdefault((finding.form, finding.rule, finding.cell), finding)
    members: dict[int, list[Finding]] = defaultdict(list)
    roots: list[Finding] = []
    for finding in findings:
        root = _top(finding, place)
        if root is finding:
            roots.append(finding)
        else:
            members[id(root)].append(finding)
    return [Family(root, tuple(members[id(root)])) for root in roots]


def _top(finding: Finding, place: dict[tuple[int, str, Ref], Finding]) -> Finding:
    seen = {id(finding)}
    while finding.caused_by is not None:
        above = place.get((finding.form, finding.caused_by.rule, finding.caused_by.cell))
        if above is None or id(above) in seen:
            break
        seen.add(id(above))
        finding = above
    return finding


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings of each severity, folded or not; the roots of habits are not counted."""

    errors: int
    warnings: int
    infos: int


def count(findings: Iterable[Finding]) -> Counts:
    """Counts findings by their own severity."""
    own = [f.severity for f in findings if not f.habit]
    return Counts(own.count(Severity.ERROR), own.count(Severity.WARNING), own.count(Severity.INFO))
