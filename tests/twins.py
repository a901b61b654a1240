"""One indicator in several places of a form: what the rules on joined rows are tried on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from indicators import Figure, case, form, judge, row
from sdgsheet.form.model import Comment, Indicator, SectionNumber
from sdgsheet.rules.case import Case
from sdgsheet.rules.rule import Found, Rule

NAME = "観光入込客数"


def listed(
    section: SectionNumber,
    no: int | None,
    baseline: Figure | None = "100",
    actual: Figure | None = "120",
    target: Figure | None = "200",
    stated: Figure | None = "20%",
    *,
    name: str = NAME,
    unit: str = "人",
    years: tuple[str, str, str] = ("2020年度", "2022年度", "2030年"),
    earlier: Sequence[tuple[str, Figure, str]] = (),
    **more: Any,
) -> Indicator:
    """One row of the indicator; ``earlier`` are actuals in columns before the latest. None leaves a value out."""
    return row(
        section,
        no,
        name,
        None if baseline is None else (years[0], baseline, unit),
        [*earlier, *([] if actual is None else [(years[1], actual, unit)])],
        None if target is None else (years[2], target, unit),
        stated,
        **more,
    )


def found(rule: Rule, *rows: Indicator, comments: Sequence[Comment] = (), **more: Any) -> list[Found]:
    """What the rule says of a form of these rows."""
    return judge(rule, joined(*rows, comments=comments, **more))


def joined(*rows: Indicator, comments: Sequence[Comment] = (), **more: Any) -> Case:
    """The case of a form of these rows."""
    return case(form(rows, comments, **more))


def place(finding: Found) -> tuple[int | None, int | None]:
    """Section and No at which it stands."""
    return (finding.row.section, finding.row.no) if finding.row is not None else (finding.section, finding.no)


def evidence(finding: Found) -> list[tuple[str, str, str]]:
    """Role, address and value of the cells that it was judged from."""
    return [(e.role, e.cell.a1, e.value) for e in finding.evidence]
