"""What a value can be, told from the indicator's name and unit."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from sdgsheet.form.model import Triple
from sdgsheet.rules.compare import shows_percent

_BRACKETS = re.compile(r"\([^()]*\)|【[^】]*】|〔[^〕]*〕|\[[^\]]*\]")
_SHARE = re.compile(r"(?:割合|率)$")
# 交差点 and 差別 hold 差 but are no difference.
_NO_DIFFERENCE = re.compile(r"交差|差別|差押")
_SIGNED = re.compile(
    r"達成率|充足率|増減|前年|自給率|純増|差|超過|収支|増|減|動態|変化|変動|伸び|成長|利益|損益|赤字|黒字|公債費|負担比率|改善(?!し|され|する)|移動|転出"
)
_ABOVE_100 = re.compile(
    r"達成率|充足率|増減|前年|自給率|地産地消率|需給比|純増|差|超過|収支|増加|伸び|成長|上昇率|変化|変動|進捗率|回復率|混雑率|乗車率|稼働率"
    r"|負担比率|昼夜間|昼間人口|物価|指数|[年度月期]比|対比"
)
_MEAN = re.compile(r"平均|率|比|当たり|当り|あたり|人口.*対|1日|一日|換算|期待|余命|寿命")
_COUNT = re.compile(
    r"人|者|件|箇所|団体|本|台|校|校区|世帯|戸|社|事業所|事業者|回|店|店舗|冊|組|組織|施設|基|棟|園|教室|区画|地点|頭|羽|匹|株|枚|部|講座|事業"
    r"|地区|町内会|自治会|自治体|企業|路線|便|隻|床|軒|口|法人|農家|経営体|集落|駅|市町村|日|プロジェクト"
)
# A whole that the name gives: （指標井戸19本）, 全12校区, 19校のうち. In brackets only words may stand
# before the number: （令和3年度19本） and （目標19本） say something else.
_WHOLE = r"\([^()\d]{{2,}}?{n}{unit}\)|全{n}{unit}|(?<![\d.,]){n}{unit}(?:中|のうち|の内)(?!央|心)"
_NUMBER = r"(?P<n{i}>[1-9][\d,]*)"
_NO_WHOLE = re.compile(
    r"以上|以下|未満|以内|程度|約|毎|あたり|当たり|につき|延べ|目標|新規|新たに|累計|年|月|まで|基準|当初|現状|現在|うち\d|定員|規模|人口|対"
)
_NOT_COUNTED_UP = frozenset({"回", "日", "年", "円", "%", "か月", "時間"})


class Impossible(Enum):
    """Why a value cannot be."""

    ABOVE_100 = "above 100"
    SHARE_BELOW_0 = "share below 0"
    COUNT_BELOW_0 = "count below 0"
    PART_OF_A_PERSON = "part of a person"
    MORE_THAN_ALL = "more than all"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the name of an indicator says of its values."""

    share: bool
    """A share: it ends in 割合 or 率."""
    below_0: bool
    """It may be negative: a difference, a change, a balance."""
    above_100: bool
    """A share that may pass 100: an achievement, a comparison, an occupancy."""
    mean: bool
    """A mean or a ratio: parts of a person are possible."""


@lru_cache(maxsize=4096)
def bounds(name: str) -> Bounds:
    """Bounds of an indicator's values, by its name without brackets at the end."""
    folded = _fold(name)
    plain = _BRACKETS.sub("", folded)
    told = _NO_DIFFERENCE.sub("", folded)
    return Bounds(
        share=_SHARE.search(plain) is not None,
        below_0=_SIGNED.search(told) is not None,
        above_100=_ABOVE_100.search(told) is not None,
        mean=_MEAN.search(folded) is not None,
    )


@lru_cache(maxsize=4096)
def whole(name: str, unit: str) -> Decimal | None:
    """How many there are of what is counted, where the name says so in the row's own unit."""
    folded, unit = _fold(name), _fold(unit)
    if not unit or unit in _NOT_COUNTED_UP:
        return None
    parts = _WHOLE.split("|")
    pattern = "|".join(part.format(n=_NUMBER.format(i=i), unit=re.escape(unit)) for i, part in enumerate(parts))
    for match in re.finditer(pattern, folded):
        if not _NO_WHOLE.search(match[0]):
            limit = Decimal(next(n for n in match.groupdict().values() if n).replace(",", ""))
            return limit if limit > 1 else None
    return None


def impossible(name: str, triple: Triple) -> Impossible | None:
    """Why the value cannot be what it says; None where it can, or where there is no number."""
    number, unit = _shown_number(triple), triple.unit
    if number is None or unit is None:
        return None
    told = bounds(name)
    if unit.base == "%":
        if told.share and number * unit.scale.numerator > 100 and not told.above_100:
            return Impossible.ABOVE_100
        return Impossible.SHARE_BELOW_0 if told.share and number < 0 and not told.below_0 else None
    if number < 0 and _COUNT.fullmatch(unit.base) and not told.below_0:
        return Impossible.COUNT_BELOW_0
    if unit.base == "人" and unit.scale == 1 and triple.amount.places and number % 1 and not told.mean:
        return Impossible.PART_OF_A_PERSON
    limit = whole(name, unit.spelling)
    return Impossible.MORE_THAN_ALL if limit is not None and number > limit else None


def _shown_number(triple: Triple) -> Decimal | None:
    """The figure as shown: 34.5 where a stored 0.345 shows as 34.5%."""
    number = triple.amount.number
    return number * 100 if number is not None and shows_percent(triple) else number


def _fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
