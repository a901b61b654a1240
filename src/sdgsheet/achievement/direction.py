"""Which way is better, where an indicator's name says so beyond doubt."""

from __future__ import annotations

import re
from functools import lru_cache

from sdgsheet.notation.names import stem

_LESS = re.compile(r"(?:削減|抑制|減少|低減|縮減|解消)$")
# 人口減少の抑制, 転出超過の解消: what is held down is itself a fall, so figures may count either way.
_OF_A_FALL = re.compile(r"(?:減少|低下|流出)[^、・]{0,4}?(?:削減|抑制|減少|低減|縮減|解消)$")
_MORE = re.compile(r"(?:人口|農家数|世帯数|参加者数|団体数|利用者数)$")
_HARDSHIP = re.compile(r"保護|困窮|待機|滞納|被害|被災")


@lru_cache(4096)
def lower_is_better(name: str) -> bool:
    """The name ends in (の)削減, 抑制 … A word in mid-name, 削減量 or 削減率 say nothing."""
    bare = _without_brackets(name)
    return _LESS.search(bare) is not None and _OF_A_FALL.search(bare) is None


@lru_cache(4096)
def more_is_better(name: str) -> bool:
    """The name ends in 人口, 参加者数 … and counts nothing that a city would rather have less of."""
    bare = _without_brackets(name)
    return _MORE.search(bare) is not None and _HARDSHIP.search(bare) is None


def _without_brackets(name: str) -> str:
    while (bare := stem(name)) != name:
        name = bare
    return bare
