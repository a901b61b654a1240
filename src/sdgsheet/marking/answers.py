"""What staff wrote beside the findings in 点検結果 is kept from run to run, by what a finding says."""

from __future__ import annotations

import json
from typing import NamedTuple

from sdgsheet.rules.finding import Finding

_LONGEST = 1_000
"""Characters of a name, and of the values: a key stands in a cell, and names a whole remark nowhere else."""


class AnswerKey(NamedTuple):
    """Names a finding across runs, never by where it stands: rows are inserted and sorted."""

    rule: str
    section: str
    name: str
    """The indicator's name, or the cell where there is none."""
    values: str
    """What is stated, and what is expected."""

    def __str__(self) -> str:
        return json.dumps(list(self), ensure_ascii=False)


def key_of(finding: Finding, form: str = "") -> AnswerKey:
    """The key of a finding. The language of the run does not matter.

    Args:
        finding: the root that stands in the table.
        form: what tells its form from others of the workbook; empty where there is one form.
    """
    expected = finding.expected.ja if finding.expected else ""
    name = finding.indicator or next((e.value for e in finding.evidence if e.role == "heading"), "")
    return AnswerKey(
        finding.rule,
        form + ("" if finding.section is None else str(finding.section)),
        (name or (f"{finding.cell.sheet}!{finding.cell.a1}" if not finding.stated else ""))[:_LONGEST],
        f"{finding.stated or ''} ／ {expected}".strip(" ／")[:_LONGEST],
    )


def parse_key(text: str) -> AnswerKey | None:
    """The key that ``str`` wrote; None for anything else."""
    try:
        parts = json.loads(text)
    except ValueError:
        return None
    if not isinstance(parts, list) or len(parts) != len(AnswerKey._fields):
        return None
    return AnswerKey(*map(str, parts))
