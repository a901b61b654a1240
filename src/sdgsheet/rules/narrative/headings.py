"""The ● headings of section (3) as places of rules."""

from __future__ import annotations

from collections.abc import Iterable

from sdgsheet.form.model import Comment
from sdgsheet.rules.case import Case


def comments(case: Case) -> Iterable[Comment]:
    """Every ● heading with the text below it."""
    return () if case.form.narrative is None else case.form.narrative.comments
