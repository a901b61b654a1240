"""Years among other words, in a place that is a year's: 2023年度事業, 2023年産米, 目標年度2024."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from sdgsheet.notation.characters import solid
from sdgsheet.notation.years import Year, find_years, parse_year

# Two letters or more: 2022年席 is a slip of the hand.
_WORDS = "[ぁ-んァ-ヶー々一-龥]{2,8}"
# 令和2023年度 and 前年度2022 name no one year.
_BEFORE = re.compile(rf"(?!.*(?:昭和|平成|令和|[前昨翌来]年)){_WORDS}")
# Nor do 2023年度十月 and 2020年代前半.
_BEHIND = re.compile(rf"(?!代|.*[年月日]){_WORDS}")


@lru_cache(maxsize=4096)
def year_in(text: str) -> Year | None:
    """The year that a year's cell names, alone or among a few words; None where that is not one, or is unsure."""
    if (year := parse_year(text)) is not None:
        return year
    years = find_years(text)
    if len(years) != 1:
        return None
    year = years[0]
    before, _, behind = solid(text).upper().partition(year.text)
    if before.endswith("(") and behind.startswith(")"):
        before, behind = before[:-1], behind[1:]  # 計画最終年（2023年）
    is_alone = (not before or _BEFORE.fullmatch(before)) and (
        not behind or (year.text.endswith(("年", "度")) and _BEHIND.fullmatch(behind))
    )
    return replace(year, text=text) if is_alone else None
