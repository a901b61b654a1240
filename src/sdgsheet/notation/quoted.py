"""達成度 as prose quotes it: 達成度は12％となった."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from sdgsheet.notation.characters import DASHES, solid
from sdgsheet.notation.years import Year, find_years

_FIGURE = (
    rf"(?P<sign>[{DASHES}▲△]|マイナス)?"
    r"(?:(?P<digits>\d[\d,]*(?:\.\d+)?)(?:%|パーセント)|(?P<tenths>\d)割(?:(?P<hundredths>\d)分)?(?!合))"
)
_FIGURE_BEFORE = re.sub("<([a-z]+)>", r"<\1_before>", _FIGURE)
# The target that the figure is measured against: its year is not the figure's.
_OF_THE_TARGET = (
    r"(?:(?:20\d\d|(?:令和|R)\d+)年度?末?の?)?(?:最終|計画)?目標値?(?:年度?)?(?:に対(?:する|して?)|比で?)の?は?"
)
# Between 達成度 and its figure nothing stands that could make it another's figure.
_QUOTED = re.compile(
    rf"達成度(?:\(%\))?(?:については|に関しては|は|が|も|を|で|[、,:=()「]|約|およそ|いずれも|それぞれ|ともに|共に|既に|すでに|現在|現時点|今のところ|ほぼ|\([12]\)|{_OF_THE_TARGET})*{_FIGURE}"
    rf"|{_FIGURE_BEFORE}の達成度"
)
# What stands before it in its sentence and ties it to another year or another thing.
_ELSEWHERE = re.compile(
    r"(?:[前昨]年度?|一昨年度?|前々年度?)(?!から|より|度|比|に比べ|と比べ|を[上下]回|並み|に引き続き|に続き|同様)|"
    r"前回|前期|昨期|前計画|当時|\d期計画|全体|全国|県内|(?:[国県都府]|北海道)の$|他(?:の?都市|市|自治体)|平均|合計|総合|見込|予定|予測|仮に|場合|なければ|すれば"
)
_MEASURED_BY = re.compile(_OF_THE_TARGET)
_SINCE_WHEN = re.compile(r"[^、,。]{0,12}(?:年度?|月)末?(?:から|以降|以来|より)")
# What stands behind it and makes it no statement of the present figure.
_NO_STATEMENT = re.compile(
    r"(?:程度|前後|台|近く)?(?:から|→|より|を?目指|を目標|が目標|を見込|が?見込|(?:となる|になる|に達する)(?:と|見|予|よう|こと)|に向け|以上|以下|未満|超|"
    r"(?:に|まで)(?:引き?|押し)?(?:上げ|高め|伸ば)(?!た|ました|ることができ|られ)|"
    r"を?(?:大きく|大幅に|わずかに)?(?:上回|下回|超え|割)|に(?:迫|近づ|肉薄|迫り|あと一歩)|には?(?:届|達し(?:て(?:い)?ない|なか|な)|及ば)|の?予定|と?予測|台|ではな|とはなら|にならな)"
)
_STOP = "。！？!?\n"
_QUOTE = re.compile(r"[「『]([^「」『』]+)[」』]の?$")


@dataclass(frozen=True, slots=True)
class QuotedFigure:
    """One figure that a text states as the 達成度 of what it speaks of."""

    text: str
    """As written: 達成度は12％."""
    percent: Decimal
    """12 for 12%."""
    about: bool
    """約, ほぼ, 程度."""
    years: tuple[Year, ...]
    """The years that its sentence names before it, but for those since when something is so."""
    name: str
    """The name in quotation marks that stands right before it (「…」の達成度); empty where there is none."""


@lru_cache(maxsize=1024)
def quoted_figures(text: str) -> tuple[QuotedFigure, ...]:
    """The 達成度 that a text states for now: none of another year's, of the whole, or a target."""
    if "達成度" not in text:
        return ()
    plain = solid(text)
    figures = (_read(text, plain, match) for match in _QUOTED.finditer(plain))
    return tuple(figure for figure in figures if figure is not None)


def _read(text: str, plain: str, match: re.Match[str]) -> QuotedFigure | None:
    before = plain[_sentence(plain, match.start()) : match.start()]
    if _ELSEWHERE.search(before) or _NO_STATEMENT.match(plain, match.end()):
        return None
    side = "" if match["digits"] or match["tenths"] else "_before"
    digits = match[f"digits{side}"] or f"{match[f'tenths{side}']}{match[f'hundredths{side}'] or 0}"
    negative = match[f"sign{side}"]
    percent = Decimal(digits.replace(",", ""))
    name = _QUOTE.search(before)
    return QuotedFigure(
        text=_as_written(text, plain, match.start(), match.end()),
        percent=-percent if negative else percent,
        about=any(word in match[0] for word in ("約", "およそ", "ほぼ"))
        or plain.startswith(("程度", "前後", "近く"), match.end()),
        years=find_years(_MEASURED_BY.sub("", _SINCE_WHEN.sub("", before))),
        name=name[1] if name else "",
    )


def _sentence(plain: str, place: int) -> int:
    """Where the sentence begins in which ``place`` stands."""
    return max((plain.rfind(stop, 0, place) for stop in _STOP), default=-1) + 1


def _as_written(text: str, plain: str, start: int, end: int) -> str:
    """The part of ``text`` that ``plain[start:end]`` was made from."""
    origin = [index for index, letter in enumerate(text) for _ in solid(letter)]
    return text[origin[start] : origin[end - 1] + 1] if len(origin) == len(plain) else plain[start:end]
