"""What stands in 【】 where goals belong, and cannot be read as such: for G103, and G104 that is silent then."""

from __future__ import annotations

import re

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case

_AT_THE_END = re.compile(r"【\s*([^】]*[^】\s])\s*】?$")


def unread_of(case: Case, row: Indicator) -> str:
    """As written; empty where all can be read.

    A 【】 without any number (【観光】) may be a part of the name. It is not where it ends a name of section (1)
    that has no goals, while other rows of the section have theirs.
    """
    if row.goals_unread or row.goals or row.section != 1 or row.repeated:
        return row.goals_unread
    match = _AT_THE_END.search(row.name)
    section = case.form.section(1)
    if match is None or section is None or not any(other.goals for other in section.indicators):
        return ""
    return match[1]
