"""Words where a figure could stand: 達成 and 未達成 as achievement, 上昇 or 維持 as target."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

_AROUND = re.compile(r"[\s「」『』()\[\]【】。、!]+")

_REACHED = frozenset({"達成", "目標達成", "達成済", "達成済み", "達成した", "達成しました", "達成できた"})
_MISSED = frozenset({"未達成", "未達", "目標未達成", "目標未達", "達成せず", "達成できず", "達成していない", "不達成"})


class Aim(StrEnum):
    """What a target in words asks of the figures, against the baseline."""

    RISE = "rise"
    FALL = "fall"
    KEEP = "keep"
    AT_LEAST = "at least"
    """維持又は向上, 現状以上."""
    AT_MOST = "at most"


@lru_cache(1024)
def claim_of(word: str) -> bool | None:
    """達成 is True, 未達成 is False; None for all else: 概ね達成, ○, 策定済 claim nothing that can be judged."""
    bare = _bare(word)
    if bare in _REACHED:
        return True
    return False if bare in _MISSED else None


@lru_cache(1024)
def aim_of(target: str) -> Aim | None:
    """What the target asks for; None where it does not plainly say so, or compares with something else.

    改善 names no direction, 抑制 may be that of a rise, 前年度より増加 looks at another year.
    """
    bare = _bare(target)
    return next((aim for aim, pattern in _AIMS.items() if pattern.fullmatch(bare)), None)


def _bare(word: str) -> str:
    return _AROUND.sub("", unicodedata.normalize("NFKC", word))


_START = r"(?:(?:現状|現在|当初|基準|計画策定時|策定時)(?:値|年度|水準)?(?:よりも?|に比べて?|に対して|から|比|を|の|と|で)?)?"
_END = r"(?:傾向)?(?:させる|する|していること|を目指す|を図る)?"
_UP = r"(?:上昇|増加|向上|拡大|増大|増)"
_DOWN = r"(?:減少|低下|低減|削減|縮小|縮減|減)"
_SAME = r"(?:維持|横ばい|据え?置き|同水準|同程度)"
_OR = r"(?:又は|または|もしくは|若しくは|あるいは|及び|および|・|/|か|or)?"


def _aim(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(f"{_START}{form}{_END}" for form in forms))


_AIMS = {
    Aim.RISE: _aim(_UP),
    Aim.FALL: _aim(_DOWN),
    Aim.KEEP: _aim(_SAME),
    Aim.AT_LEAST: _aim(f"{_SAME}{_OR}{_UP}", f"{_UP}{_OR}{_SAME}", f"(?:{_SAME})?以上"),
    Aim.AT_MOST: _aim(f"{_SAME}{_OR}{_DOWN}", f"{_DOWN}{_OR}{_SAME}", f"(?:{_SAME})?以下"),
}
