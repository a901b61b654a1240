"""Years among other words, in a place that is a year's: 2023年度事業, 2023年産米, 目標年度2024."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from sdgsheet.notation.characters import solid
from sdgsheet.notation.years import Year, find_years, parse_year

_WORDS = "[ぁ-んァ-ヶー々一-龥]"
# 令和2023年度 and 前年度2022 name no one year, nor does 2023年度十月.
_BEFORE = re.compile(rf"(?!.*(?:昭和|平成|令和|[前昨翌来]年)){_WORDS}{{0,8}}")
_BEHIND = re.compile(rf"(?!.*[年月日]){_WORDS}{{0,8}}")


@lru_cache(maxsize=4096)
def year_in(text: str) -> Year | None:
    """The year that a year's cell names, alone or among a few words; None where that is not one, or is unsure."""
    if (year := parse_year(text)) is not None:
        return year
    years = find_years(text)
    if len(years) != 1:
        return None
    before, _, behind = solid(text).upper().partition(years[0].text)
    return replace(years[0], text=text) if _BEFORE.fullmatch(before) and _BEHIND.fullmatch(behind) else None
