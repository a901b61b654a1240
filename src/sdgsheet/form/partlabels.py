"""What the columns within a triple are called: 年度, 値, 単位; 当初値年次, 2022年（単位）."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from sdgsheet.form.labels import TRIPLES, Label, label_of
from sdgsheet.notation.characters import solid

Part = Literal["year", "value", "unit"]
"""A column within a triple, where the layout names it."""

_LONGEST: Final = 30
_YEAR = r"年度|年次|年月日?|年\(度\)|年|時点|時期"
_VALUE = r"数値|値|実数|数量|数|実績値?(?:\([^()\d]+\))?"
_UNIT = r"単位名?"
_BARE: Final[tuple[tuple[Part, re.Pattern[str]], ...]] = (
    ("year", re.compile(rf"(?:基準|当初|目標|実績|調査|対象|集計|把握|測定|計測|評価|統計|データ)?の?(?:{_YEAR})")),
    ("value", re.compile(rf"{_VALUE}|(?:当初|現状|基準|目標)値|目標")),
    ("unit", re.compile(_UNIT)),
)
_NAMED: Final[tuple[tuple[Part, str], ...]] = (("year", _YEAR), ("unit", _UNIT))
_BEHIND: Final = tuple(
    # 2022年年次 is 年次 of 2022年; 2022年度 is no 年度 of 2022.
    (
        part,
        re.compile(
            rf"(.+?)(?:の|[・:_/-]|(?<=[値績標年度初準)])|(?<=[値績][1-9]))(?:{words})|(.+)[(\[【〔](?:{words})[)\]】〕]"
        ),
    )
    for part, words in _NAMED
)
_BEFORE: Final = tuple(
    (part, re.compile(rf"(?:実績)?(?:{words})(?:[(\[【〔](.+)[)\]】〕]|[:・](.+))")) for part, words in _NAMED
)


@lru_cache(maxsize=4096)
def part_of(text: str) -> Part | None:
    """Which column of a triple a sub-heading names: 年度, 値, 単位, 実績（目標）."""
    if len(text) > 12:
        return None
    plain = solid(text)
    bare = plain[1:-1] if plain[:1] == "(" and plain[-1:] == ")" else plain
    return next((part for part, words in _BARE if words.fullmatch(bare)), None)


@lru_cache(maxsize=4096)
def part_with_owner(text: str) -> tuple[Part, Label] | None:
    """The years or units of a triple that the heading names too: 当初値年次, 2022年（単位）, 単位（目標値）."""
    if len(text) > _LONGEST:
        return None
    plain = solid(text)
    for part, shape in (*_BEHIND, *_BEFORE):
        match = shape.fullmatch(plain)
        owner = label_of(next(filter(None, match.groups()))) if match else None
        if owner is not None and owner.role in TRIPLES:
            return part, owner
    return None


def is_heading(text: str) -> bool:
    """The text names a column, or a part of one."""
    return label_of(text) is not None or part_of(text) is not None or part_with_owner(text) is not None
