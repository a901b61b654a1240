"""Headings in a city's own words, of columns that a table lacks: 2030年までの目標値, 三側面をつなぐ取組, 2022年取組結果."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from sdgsheet.form.labels import Role, is_previous, label_of, outside_brackets
from sdgsheet.notation.characters import solid
from sdgsheet.notation.years import find_years


class _Core(NamedTuple):
    """The words that a heading of one role ends with, and the form's own heading."""

    role: Role
    heading: str
    words: re.Pattern[str]


# A heading is what its last word says: 目標に対する達成度 is a 達成度.
_CORES: Final = (
    _Core("achievement", "達成度", re.compile(r"(?:達成|進捗)(?:度合い?|度|率|割合)$|^達成状況$")),
    _Core("target", "目標値", re.compile(r"(?:目標(?:値|数値|水準)|\d年.*目標)$")),
    _Core(
        "baseline",
        "当初値",
        re.compile(
            r"(?:当初|基準|現状|現況|初期|(?:計画|策定|開始|着手|取組)(?:時点?|前))(?:年度?|時点?)?の?(?:値|数値|実績値?|状況)?$"
        ),
    ),
    _Core("name", "指標名", re.compile(r"(?:指標|KPI)(?:名称?)?$", re.IGNORECASE)),
    _Core(
        "initiative", "取組名", re.compile(r"(?:取り?組み?|施策|事業|プロジェクト|(?:重点|注力|優先).*分野)(?:名称?)?$")
    ),
)
WANTED: Final[frozenset[Role]] = frozenset({"actual", *(core.role for core in _CORES)})
"""Roles that are looked for."""


@lru_cache(maxsize=4096)
def meant(text: str, lacking: frozenset[Role]) -> str | None:
    """The form's own heading that the text stands for, of one of the ``lacking`` columns; None where there is none.

    Without any of the form's words, a year is that of an actual.
    """
    label = label_of(text)
    if (label is not None and label.role != "extra") or (is_previous(text) and "参考" not in text):
        return None
    years = [year for year in find_years(text) if not year.is_open]
    named = f"{years[0].named}年" if years else ""
    outside = outside_brackets(text)
    for part in (outside, solid(text).strip("()[]【】〔〕"), *outside.split("・")):  # 達成度・備考 is a 達成度
        core = next((core for core in _CORES if core.words.search(part)), None)
        if core is not None:
            return f"{named}{core.heading}{'(%)' * ('%' in solid(text))}" if core.role in lacking else None
    return f"{named}実績" if named and label is None and "actual" in lacking else None
