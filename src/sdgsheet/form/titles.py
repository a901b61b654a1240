"""The lines above the tables: section headings, the title, the city and the plan period."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import Literal, NamedTuple

from sdgsheet.notation.characters import solid, visible

Number = Literal[1, 2, 3]

_LONGEST = 90
_NUMBER = re.compile(
    r"\s*(?:第?[(（]\s*(?P<bracketed>[1-3１-３])\s*[)）]|(?P<circled>[⑴⑵⑶①②③])|(?P<dotted>[1-3１-３])(?:[.．、:：)）]|\s)"
    r"|(?P<roman>III|II|I|Ⅲ|Ⅱ|Ⅰ)(?:[.．、:：)）]|\s))"
)
_VALUES = {"⑴": 1, "①": 1, "⑵": 2, "②": 2, "⑶": 3, "③": 3, "I": 1, "Ⅰ": 1, "II": 2, "Ⅱ": 2, "III": 3, "Ⅲ": 3}
_FIRST = re.compile(r"あるべき姿.*(?:取組|達成|ターゲット|KPI|指標|ゴール|進捗)")
_SECOND = re.compile(r"(?:自治体SDGs|SDGs)の?(?:の)?推進に(?:資する|向けた|関する)取り?組|資する取り?組")
_THIRD = re.compile(
    r"(?:KPI|指標|目標|計画).{0,12}(?:に係る|に関する|に対する|の|にかかる)(?:自己)?評価|評価(?:及び|と|・|、|や)今?後?の?課題|評価及び課題"
)
_BY_NUMBER = {
    1: re.compile(r"(?:取組|指標|KPI|目標).{0,10}(?:達成|進捗)状況"),
    2: re.compile(r"(?:取組|指標|KPI|目標).{0,10}(?:達成|進捗)状況"),
    3: re.compile(r"評価|課題|総括|所見"),
}
_ORNAMENT = re.compile(r"^[\s　]*[■□◆◇▼▽▶►★☆▪◾]+[\s　]*(?=[(（⑴⑵⑶①②③1-3１-３ⅠⅡⅢI第]|2030|自治体|SDGs|ＳＤＧｓ)")
_PROSE = re.compile(r"[。]|^[※・●○■◆*]|^注")


class SectionHeading(NamedTuple):
    """A heading of section (1), (2) or (3)."""

    number: Number
    named: bool
    """Known by its words, not by its number alone."""
    continued: bool
    """It says 続き."""


@lru_cache(maxsize=16_384)
def section_heading(text: str) -> SectionHeading | None:
    """Reads the heading of a section; the words count more than the number, which differs between layouts."""
    if len(text) < 4 or len(text) > _LONGEST:
        return None
    text = _ORNAMENT.sub("", text)
    if _PROSE.search(solid(text)):
        return None
    numbered = _NUMBER.match(text)
    words = re.sub("sdgs", "SDGs", solid(text[numbered.end() :] if numbered else text), flags=re.IGNORECASE)
    continued = "続き" in words or "つづき" in words
    number: Number | None = None
    if _SECOND.search(words):
        number = 2
    elif _FIRST.search(words) or (numbered and "あるべき姿" in words):
        number = 1
    elif _THIRD.search(words) and not words.endswith(("シート", "報告書")):
        number = 3
    if number is not None:
        return SectionHeading(number, True, continued)
    if numbered is None:
        return None
    written = _value(numbered)
    return SectionHeading(written, False, continued) if _BY_NUMBER[written].search(words) else None


def _value(numbered: re.Match[str]) -> Number:
    mark = next(group for group in numbered.groups() if group)
    return _NUMBERS[_VALUES[mark] if mark in _VALUES else int(mark)]


_NUMBERS: dict[int, Number] = {1: 1, 2: 2, 3: 3}

_TITLE = re.compile(r"未来都市|進捗(?:状況)?(?:報告|評価)|様式[1一]|計画期間")
_SHEET_TITLE = re.compile(r"様式[1一]|(?:報告|評価)シート")
_OTHER_FORM = re.compile(r"様式[2-9二三四]|モデル事業の(?:進捗|取組|評価)")
_EXAMPLE = re.compile(r"記入例|記載例|入力例|作成例|見本|サンプル|ひな形|ひながた")
_CITY_LABEL = re.compile(r"(?:都市|自治体|市区?町村|団体|提案者|自治体|市町)名(?:称)?")
_PREFECTURE = r"(?:北海道|東京都|京都府|大阪府|(?:神奈川|和歌山|鹿児島|[一-龥]{2})県)"
_CITY = re.compile(rf"(?:{_PREFECTURE})?(?!{_PREFECTURE})[一-龥ぁ-んァ-ヶー々〆ヵヶ]{{1,12}}[市区町村]|{_PREFECTURE}")
_CUT = re.compile(
    r"[（(]?第[\d０-９一二三四]+[期次]|[（(]?[ＳS][ＤD][ＧG][ｓsＳS]|[（(]?自治体[ＳS]|[：:]|[（(]|様式|進捗|における|\d{4}"
)
_NOT_A_CITY = re.compile(r"未来都市$|(?<!京)都市$|市区?町村$|^(?:各|当|本)?(?:市|町|村|市町村|区市町村)$")


def is_title(text: str) -> bool:
    """A line of the title: it names the plan, the sheet or the plan period."""
    return len(text) <= 120 and bool(_TITLE.search(solid(text)))


@lru_cache(maxsize=1024)
def is_sheet_title(text: str) -> bool:
    """A title that says that a form begins here: 様式1, …進捗状況報告シート."""
    return bool(_SHEET_TITLE.search(solid(text)))


def is_other_form(text: str) -> bool:
    """A title of 様式2 and the like, which have sections and tables of their own."""
    plain = solid(text)
    return bool(_OTHER_FORM.search(plain)) and "様式1" not in plain


def is_example_sheet(name: str) -> bool:
    """A sheet that shows how to fill in the form."""
    return bool(_EXAMPLE.search(name))


def is_city_label(text: str) -> bool:
    """都市名 and the like, beside which the city stands."""
    return len(text) <= 12 and bool(_CITY_LABEL.fullmatch(solid(text).strip(":()")))


@lru_cache(maxsize=256)
def city_in(text: str) -> str | None:
    """The city that a title line begins with, without white space: 熊本県熊本市; prefectures too, and several (A市・B町).

    Spaces between its letters, as titles are spread out by (熊本県　熊 本 市), do not part it, nor do
    brackets behind the prefecture: 熊本県（熊本市）. A prefecture is one only where nothing but the plan's words
    stands behind it: 青森県　弘前圏域 names no city.
    """
    text = _LABELS.sub("", visible(text).strip())
    first, *others = _BRACKETS.split(text)
    if others and is_prefecture("".join(first.split())):
        text = " ".join((first, *others))
    head = _CUT.split(text, maxsplit=1)[0].strip(" 　・,、【】「」『』")
    words = _AROUND_JOINT.sub(r"\1", unspread(head)).split()
    return next((city for first in range(len(words)) if (city := _city_of(words[first:]))), None)


def is_prefecture(city: str) -> bool:
    """神奈川県, and no city of it."""
    return _LED.fullmatch(city) is not None


def in_prefecture(city: str) -> bool:
    """The city is written with its prefecture, or is one."""
    return _LED.match(city) is not None


def unspread(text: str) -> str:
    """The text without the spaces between single letters: 弘前市 for 弘 前 市."""
    return _SPREAD.sub(r"\1", text)


def _city_of(words: list[str]) -> str | None:
    """The city that the words begin with; a prefecture where nothing follows that may be a city of it."""
    for name, behind in zip(accumulate(words), [*words[1:], ""], strict=True):
        whole = name == words[0] or in_prefecture(name) or name[-1] in _KINDS
        if whole and behind not in _KINDS and all(map(_is_city, _JOINT.split(name))) and not is_prefecture(name):
            return name
    return words[0] if is_prefecture(words[0]) and all(map(_is_of_plan, words[1:])) else None


def _is_of_plan(word: str) -> bool:
    return bool(_YEAR.fullmatch(word) or _OFFICE.fullmatch(word) or _TITLE.match(word))


def _is_city(name: str) -> bool:
    return _CITY.fullmatch(name) is not None and not _NOT_A_CITY.search(name)


@lru_cache(maxsize=4096)
def city_within(title: str) -> str | None:
    """The city that a title line begins with, or that stands apart within it: …シート（様式1）【熊本県熊本市】."""
    words = (word for part in _BRACKETS.split(title) for word in unspread(part).split())
    apart = (word for word in words if _PLAIN_CITY.fullmatch(word) and not _NOT_A_CITY.search(word))
    city = city_in(title) or next(apart, None)
    behind = _PREFECTURE_BEHIND.search(title)
    return f"{behind[1]}{city}" if city and behind and not in_prefecture(city) else city


def names_the_city(text: str) -> bool:
    """A line that holds nothing but a city and perhaps a date, or says that it names one: 自治体名　熊本県熊本市, 提出：熊本市."""
    city = city_in(text)
    named = "".join(word for word in text.split() if not _YEAR.fullmatch(word))
    return city is not None and (named == city or _LABELS.match(text.strip()) is not None)


_LED = re.compile(_PREFECTURE)
_BRACKETS = re.compile(r"[（）()【】［］\[\]〔〕「」『』：:／/]+")
_YEAR = re.compile(r"(?:令和|平成|[RHＲＨ])?[\d元]+年(?:度|\d+月(?:\d+日)?)?")
_OFFICE = re.compile(r"[一-龥ぁ-んァ-ヶー々・]{1,20}[局部課室庁]")
"""Of a prefecture, that files the form: 神奈川県（政策局）."""
_PLAIN_CITY = re.compile(rf"{_PREFECTURE}[一-龥ぁ-んァ-ヶー々〆]{{1,12}}[市区町村]|[一-龥々ヶケノ]{{1,6}}[市区町村]")
_PREFECTURE_BEHIND = re.compile(rf"[（(]({_PREFECTURE})[）)]")
_JOINT = re.compile("[・、,]")
_AROUND_JOINT = re.compile(r"\s*([・、,])\s*")
_SPREAD = re.compile(r"(?<!\S)(\S)\s+(?=\S(?!\S))")
_KINDS = ("市", "区", "町", "村")
_NAMED = "都市|自治体|市区?町村|都道府県|団体|提案者"
_LABELS = re.compile(
    rf"(?:^|(?<=\s))(?:(?:{_NAMED}|提出者|報告者)名?(?:称)?\s*[：:]|(?:{_NAMED})名(?:称)?|提出\s*[：:])\s*"
)
