"""Numbers with their qualifiers, and the words that stand for a missing value."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from string import ascii_letters
from typing import NamedTuple

from sdgsheet.notation.characters import CIRCLED, DASHES, solid
from sdgsheet.notation.missing import missing_habit
from sdgsheet.notation.units import is_known_unit, scale_of


class Qualifier(StrEnum):
    """Why a figure is not a plain number."""

    ABOUT = "about"
    """約, 程度, 前後, 台: not computed."""
    RANGE = "range"
    """10～12: not computed. The number is the first of the two."""
    CHANGE = "change"
    """10％増, 2013年度比46％削減: measured against something else; not computed."""
    AT_LEAST = "at least"
    """以上 and the like: a bound; computed on a target, not elsewhere."""
    AT_MOST = "at most"
    """以下, 以内: a bound; computed on a target, not elsewhere."""
    DATE = "date"
    """45 that shows as 1900/2/14: the cell has a date's format; not computed."""
    PROVISIONAL = "provisional"
    """速報, 見込: computed."""
    UNREADABLE = "unreadable"
    """32,25 or ①12 ②15 among figures: digits that make no number; not computed. Told by the row, not by the text."""


class Amount(NamedTuple):
    """A figure as someone wrote it. ``number`` is None where there is none in it."""

    text: str
    """As written or shown."""
    number: Decimal | None = None
    qualifier: Qualifier | None = None
    unit: str = ""
    """A unit written in the same cell (1200人), as written; ``%`` signs too."""
    places: int = 0
    """Digits shown after the decimal point, counted for ``number``: 3 for 0.345 shown as 34.5%."""
    missing: bool = False
    """A word that says that there is no value (－, 未公表, 集計中 …)."""

    @property
    def is_word(self) -> bool:
        """Words that are neither meant for a number nor a word for a missing value: 上昇, 達成 …"""
        return self.stands and self.number is None and self.qualifier is None

    @property
    def stands(self) -> bool:
        """A figure or a word, however it is put; nothing empty, and no word for a missing value."""
        return self.number is not None or (bool(self.text.strip()) and not self.missing)


_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+"
_FIGURE = re.compile(rf"(?P<sign>[{DASHES}+▲△]|マイナス|プラス)?(?P<digits>{_DIGITS})(?![,.]?\d)")
_MORE = re.compile(rf"(?P<scale>[十百千万億兆]+)(?P<digits>{_DIGITS})(?![,.]?\d)")
_BEFORE = re.compile(
    r"(?:(?P<about>約|およそ|おおよそ|概ね|おおむね|ほぼ|概数)|(?P<provisional>速報値?|見込み?値?|暫定値?|推計値?|概算値?|\(仮\))|"
    r""
    r"(?P<at_least>最低|少なくとも|[≧≥>]=?)|(?P<at_most>最大|[≦≤<]=?)|平均|累計|延べ?|のべ|計|合計|毎年度?|毎月|年間?|月間?|各|全|第|[¥\\])[:=]?"
)
_NOTE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|[※*]\d{0,2}(?![\d.,])")
_SUFFIXES = (
    (re.compile(r"(?:以上|超え?|越え|を?上回る|を超える)$"), Qualifier.AT_LEAST),
    (re.compile(r"(?:以下|以内|未満|を?下回る|まで)$"), Qualifier.AT_MOST),
    (re.compile(r"(?:程度|前後|余り?|強|弱|ほど|くらい|ぐらい|近く|(?<=[人円%点件歳])台)$"), Qualifier.ABOUT),
    (
        re.compile(r"(?:速報値?|見込み?値?|暫定値?|推計値?|概算値?|推定値?|予測値?|予定値?|未確定)$"),
        Qualifier.PROVISIONAL,
    ),
    (
        re.compile(
            r"(?:増加?|減少?|削減|低減|縮減|向上|上昇|低下|改善|アップ|ダウン|UP|DOWN|抑制|短縮|拡大|縮小)(?:させる|する)?$"
        ),
        Qualifier.CHANGE,
    ),
)
_AIMED = re.compile(r"(?:を目指す|を目標(?:に|とする)?|とする|にする)$")
_FROM = re.compile(r"(?:.*?(?:比|から|より|に対し)で?)")
_RANGE = re.compile(rf"(?:[{DASHES}~±]|から|または|又は)(?:約)?(?P<second>{_DIGITS})(?![,.]?\d)")
_PROSE = re.compile(r"[ぁ-ん。、,:;?!「」『』【】<>=~\d]|達成|未達|完了|策定|整備済|開催|実施|予定|公表|発表|判明")
# 11月公表, 6年夏頃: the figure is a date.
_WHEN_IT_COMES = re.compile(
    r"(?:年度?|月|日)末?.{0,6}?(?:公表|集計|確定|調査|予定|発表|報告|把握|判明|算定|算出|決算|頃|ごろ|以降|時点|(?:毎|ごと|おき)$)"
)
_GROUPED = re.compile(r"(?<=\d)[、､](?=\d{3}(?!\d))")
# ①12 ②15, or figures on two lines; a blank within one figure parts its thousands.
_IS_SEVERAL = re.compile(rf"[{CIRCLED}]|\d\s*\n\s*\d|\d\s+(?!\d{{3}}(?!\d))\d")
_HAS_A_NAME = re.compile(r"[^\W\d_]|[%‰°$€£¥\\]")
_UNIT_PARTS = re.compile(r"(?<=[a-zA-Zメ])[23]|O2|/\d+|か(?=所|国|月|年|村)|当たり|あたり|つ$|延べ?|のべ")
_LONGEST = 200
"""Letters of a figure with its notes; what is longer is prose."""
# 8割5分 is 8.5割; 分 alone counts minutes.
_TENTHS = re.compile(r"(?<=\d)割(?P<places>\d)分(?:(?P<more>\d)厘)?")
_RATIO = re.compile(r"/\d+$")
_ORDER = tuple(Qualifier)[1::-1] + tuple(Qualifier)[2:]


@lru_cache(maxsize=16_384)
def parse_amount(text: str) -> Amount:
    """Reads a figure; never raises."""
    plain = solid(text)
    if not plain or len(plain) > _LONGEST:
        return Amount(text)
    if not any(map(str.isdigit, plain)):
        return Amount(text, missing=missing_habit(text) is not None)
    found = (
        None
        if _IS_SEVERAL.search(text)
        else _figure(text, _TENTHS.sub(r".\g<places>\g<more>割", _GROUPED.sub(",", plain)))
    )
    if found is not None:
        return found
    return Amount(text, missing=missing_habit(text) is not None)


def _figure(text: str, plain: str) -> Amount | None:
    if alone := _FIGURE.fullmatch(plain):
        number, places, _ = _composed(alone, plain)
        return Amount(text, number, places=places)
    qualifiers: set[Qualifier] = set()
    unit = ""
    while (match := _BEFORE.match(plain)) and match.end() < len(plain):
        qualifiers |= _named(match)
        unit = "円" if match[0] in "¥\\" else unit
        plain = plain[match.end() :]
    body, unit_noted = _without_notes(plain, qualifiers)
    if body.startswith("~"):
        qualifiers.add(Qualifier.AT_MOST)
        body = body[1:]
    match = _FIGURE.match(body)
    if match is None:
        return _change(text, body)
    number, places, rest = _composed(match, body)
    if rest.endswith("~"):
        qualifiers.add(Qualifier.AT_LEAST)
        rest = rest[:-1]
    rest, second = _without_second(_AIMED.sub("", rest))
    if second:
        qualifiers.add(Qualifier.RANGE)
    rest = _without_suffixes(rest, qualifiers)
    if rest and not _is_unit(rest):
        return _change(text, body)
    qualifier = next((q for q in _ORDER if q in qualifiers), None)
    return Amount(text, number, qualifier, _as_written(text, rest or unit_noted or unit), places)


def _named(match: re.Match[str]) -> set[Qualifier]:
    names = {qualifier.name.lower(): qualifier for qualifier in _ORDER}
    return {names[name] for name, found in match.groupdict().items() if found}


def _without_notes(plain: str, qualifiers: set[Qualifier]) -> tuple[str, str]:
    """Takes off (速報), (うち市内5), ※1 and the like; gives what is left and a unit that stood in brackets."""
    unit = ""

    def take(match: re.Match[str]) -> str:
        nonlocal unit
        note = match[1] or match[2] or ""
        if match.start() and _FIGURE.fullmatch(note):
            qualifiers.add(Qualifier.RANGE)
        elif is_known_unit(note):
            unit = note
        elif note == "CO2" or (match[0][0] == "*" and match.start() == 0):
            return match[0]
        elif note.startswith("約"):
            qualifiers.add(Qualifier.ABOUT)
        elif not any(map(str.isdigit, note)):
            _without_suffixes(note, qualifiers)
            if note == "仮":
                qualifiers.add(Qualifier.PROVISIONAL)
        return ""

    body = _NOTE.sub(take, plain)
    return body, unit


def _composed(match: re.Match[str], body: str) -> tuple[Decimal, int, str]:
    """3万5千人 is 35 with 千人 left over; places count after the point."""
    number, places = _decimal(match["digits"])
    end = match.end()
    while more := _MORE.match(body, end):
        following = _MORE.match(body, more.end())
        rest = re.match(r"[十百千万億兆]*", body[more.end() :])
        next_scale = following["scale"] if following else (rest[0] if rest else "")
        ratio = scale_of(more["scale"]) / scale_of(next_scale)
        if ratio <= 1:
            break
        extra, places = _decimal(more["digits"])
        number = number * int(ratio) + extra
        end = more.end()
    sign = match["sign"]
    negative = sign is not None and sign not in ("+", "プラス")
    return (-number if negative else number), places, body[end:]


def _decimal(digits: str) -> tuple[Decimal, int]:
    plain = digits.replace(",", "")
    return Decimal(plain), len(plain) - plain.index(".") - 1 if "." in plain else 0


def _without_second(rest: str) -> tuple[str, bool]:
    """Takes off the second figure of a range: ~12人 leaves 人, 人~12人 too."""
    for start in range(min(len(rest), 8)):
        match = _RANGE.match(rest, start)
        if match:
            before, after = rest[:start], rest[match.end() :]
            if before in ("", after):
                return after, True
    return rest, False


def _without_suffixes(rest: str, qualifiers: set[Qualifier]) -> str:
    for _ in range(3):
        before = rest
        for pattern, qualifier in _SUFFIXES:
            if match := pattern.search(rest):
                qualifiers.add(qualifier)
                rest = rest[: match.start()]
        if rest == before:
            break
    return rest


def _is_unit(rest: str) -> bool:
    """Short and without prose: 人, 件/年, 箇所; not 校で実施, nor a lone point or the p of a preliminary figure."""
    if _HAS_A_NAME.search(rest) is None or (len(rest) == 1 and rest in ascii_letters and not is_known_unit(rest)):
        return False
    if len(rest) > 16 or _RATIO.match(rest) or _WHEN_IT_COMES.match(rest):
        return False
    return not _PROSE.search(_UNIT_PARTS.sub("", rest))


def _as_written(text: str, unit: str) -> str:
    """The part of the text that makes the unit, before NFKC: ㎥ for m3."""
    if not unit or unit in text:
        return unit
    longest = len(unit) + 4
    parts = (text[i:j].strip() for i in range(len(text)) for j in range(i + 1, min(i + longest, len(text)) + 1))
    return next((part for part in parts if part and solid(part) == unit), unit)


def _change(text: str, body: str) -> Amount | None:
    """2013年度比46%削減: a figure, but against something else."""
    start = _FROM.match(body)
    if start is None:
        return None
    match = _FIGURE.match(body, start.end())
    if match is None:
        return None
    number, places, rest = _composed(match, body)
    qualifiers: set[Qualifier] = set()
    rest = _without_suffixes(rest, qualifiers)
    if Qualifier.CHANGE not in qualifiers or not _is_unit(rest):
        return None
    return Amount(text, number, Qualifier.CHANGE, _as_written(text, rest), places)
