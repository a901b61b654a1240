"""One row in one form, and what a rule says of it."""

from __future__ import annotations

import re

from indicators import Figure, Values, case, form, judge, row
from sdgsheet.form.model import Indicator
from sdgsheet.rules.rule import Found, Rule
from sdgsheet.text import Text

_KANA = re.compile("[ぁ-ヾ]")
_QUOTED = re.compile("“[^”]*”")


def one(
    stated: Figure | None,
    baseline: Figure = "2,415",
    actual: Figure = "2,616",
    target: Figure = "3,000",
    *,
    name: str = "地下水かん養量",
    unit: str = "万㎥",
    older: Figure | None = None,
    section: int = 1,
    no: int = 9,
) -> Indicator:
    """A row with one actual, in the third column; ``older`` stands in the second."""
    actuals: list[Values | None] = [
        None,
        None if older is None else ("2023年度", older, unit),
        ("2024年度", actual, unit),
    ]
    return row(
        1 if section == 1 else 2, no, name, ("2020年度", baseline, unit), actuals, ("2030年", target, unit), stated
    )


def found(rule: Rule, *rows: Indicator, percent_heading: bool = True) -> list[Found]:
    """What the rule says, each text held to the tone: both languages, quotes, full stops."""
    said = judge(rule, case(form(rows, percent_heading=percent_heading)))
    for finding in said:
        for text in (finding.message, finding.action):
            if text is not None:
                _hold(text)
    return said


def speaks(rule: Rule, *rows: Indicator, percent_heading: bool = True) -> Found:
    """The one finding of the rule."""
    [finding] = found(rule, *rows, percent_heading=percent_heading)
    return finding


def _hold(text: Text) -> None:
    assert text.ja.endswith("。")
    assert text.en.endswith(".")
    assert not _KANA.search(_QUOTED.sub("", text.en)), text.en
    assert "  " not in text.en
