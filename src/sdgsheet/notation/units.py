"""Units: spellings of one unit, and the scale words that convert."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

from sdgsheet.notation.characters import DASHES, solid


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as someone wrote it."""

    text: str
    """As written."""
    base: str
    """The one spelling that stands for the group: 人 for 人, 名 and 万人."""
    scale: Fraction
    """How many of ``base`` one unit is: 10,000 for 万人."""
    spelling: str
    """The normal spelling with its scale word: 万人, m3, ％ as %."""

    def converts_to(self, other: Unit) -> bool:
        """Both measure the same thing, so that figures can be converted."""
        return self.base == other.base


_SCALES: Final = {"十": 10, "百": 10**2, "千": 10**3, "万": 10**4, "億": 10**8, "兆": 10**12}
_SCALE = re.compile("[十百千万億兆]+")
_COUNT = re.compile(r"\d[\d,]*")

# Spellings of one unit; the first stands for the group.
_GROUPS = (
    "% パーセント percent ％",
    "ポイント pt pts ポイント(%) %ポイント パーセントポイント",
    "人 名 にん",
    "円 yen 圓",
    "箇所 か所 カ所 ヶ所 ヵ所 ケ所 個所",
    "箇国 か国 カ国 ヶ国 ヵ国",
    "箇月 か月 カ月 ヶ月 ヵ月",
    "時間 h hr",
    "個 コ ケ こ",
    "人日 人・日",
    "歳 才",
    "店 店舗",
    "台 臺",
)
# Units that convert: spelling, base, how many of the base.
_CONVERTING: Final[dict[str, tuple[str, Fraction | int]]] = {
    "割": ("%", 10),
    "m3": ("m3", 1),
    "m2": ("m2", 1),
    "km2": ("m2", 10**6),
    "ha": ("m2", 10**4),
    "a": ("m2", 100),
    "t": ("t", 1),
    "kt": ("t", 10**3),
    "mt": ("t", 10**6),
    "kg": ("t", Fraction(1, 10**3)),
    "g": ("t", Fraction(1, 10**6)),
    "mg": ("t", Fraction(1, 10**9)),
    "l": ("m3", Fraction(1, 10**3)),
    "kl": ("m3", 1),
    "ml": ("m3", Fraction(1, 10**6)),
    "m": ("m", 1),
    "km": ("m", 10**3),
    "cm": ("m", Fraction(1, 100)),
    "mm": ("m", Fraction(1, 10**3)),
    "w": ("w", 1),
    "kw": ("w", 10**3),
    "mw": ("w", 10**6),
    "gw": ("w", 10**9),
    "wh": ("wh", 1),
    "kwh": ("wh", 10**3),
    "mwh": ("wh", 10**6),
    "gwh": ("wh", 10**9),
    "twh": ("wh", 10**12),
    "j": ("j", 1),
    "kj": ("j", 10**3),
    "mj": ("j", 10**6),
    "gj": ("j", 10**9),
    "tj": ("j", 10**12),
    "pj": ("j", 10**15),
}
_NAMES = {
    "立方メートル": "m3", "立米": "m3", "m^3": "m3", "リューベ": "m3",
    "平方メートル": "m2", "平米": "m2", "m^2": "m2", "平方キロメートル": "km2", "平方キロ": "km2", "km^2": "km2",
    "ヘクタール": "ha", "アール": "a",
    "トン": "t", "屯": "t", "ton": "t", "tons": "t", "キログラム": "kg", "グラム": "g", "ミリグラム": "mg",
    "リットル": "l", "ℓ": "l", "キロリットル": "kl", "ミリリットル": "ml",
    "メートル": "m", "キロメートル": "km", "センチメートル": "cm", "センチ": "cm", "ミリメートル": "mm", "ミリ": "mm",
    "ワット": "w", "キロワット": "kw", "メガワット": "mw", "ギガワット": "gw",
    "ワット時": "wh", "キロワット時": "kwh", "キロワットアワー": "kwh", "メガワット時": "mwh", "ギガワット時": "gwh",
    "ジュール": "j", "メガジュール": "mj", "ギガジュール": "gj", "テラジュール": "tj",
}  # fmt: skip
_SHOWN = {"kw": "kW", "mw": "MW", "gw": "GW", "w": "W", "wh": "Wh", "kwh": "kWh", "mwh": "MWh", "gwh": "GWh"}
_SHOWN |= {"twh": "TWh", "j": "J", "kj": "kJ", "mj": "MJ", "gj": "GJ", "tj": "TJ", "pj": "PJ", "l": "L", "kl": "kL"}
_SHOWN |= {"ml": "mL", "mt": "Mt"}
_SAME: Final = {spelling: group.split()[0] for group in _GROUPS for spelling in group.split()}
# ー is a letter in メートル, and a dash between Latin letters.
_DASH = re.compile(f"[{DASHES.replace('ー', '')}]|(?<=[A-Za-z])ー(?=[A-Za-z])")
_CO2 = re.compile(
    r"(?P<mass>k?g|[kM]?t|ton|トン|キログラム|グラム)[-・(]?C(?:O2|02)(?:e|eq|-?eq|換算)?\)?(?:換算)?", re.IGNORECASE
)
_PER = re.compile(r"/\(([^()]*)\)")
_NOTES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# 累計 and 延べ, and the bound of a target (90 | ％以上).
_ADDED = re.compile(r"^(?:累計|延べ|のべ|単位[:=]?)|(?:累計|延べ|以上|以下|以内|未満|超|程度)$")
# 人※1, 人*, 人注2, 人¹: marks of footnotes. A lone one is no unit.
_MARK = re.compile(r"(?:(?:[※*†]|注)\d{0,2}|(?<=[^\x00-\x7f])\d{1,2})\)?$|^[※*†]\d{0,2}(?=\D)")
_NOTHING = re.compile(rf"[{DASHES}/.*]*|(?:[※*†]|注)\d*|なし|無し|単位なし|無単位|#[A-Z][A-Z/0_]*[!?]?")
_COUNTING_WORDS = (
    "件 回 台 団体 社 校 校区 本 点 組織 世帯 戸 棟 店 店舗 事業所 施設 企業 者 地区 地点 区画 教室 園 館 冊 枚 組 組合 "
    "倍 位 日 週 年 分 秒 歳 才 頭 羽 匹 着 品 品目 種 種類 種目 作品 事業 路線 便 隻 泊 床 病院 自治体 市町村 町 村 集落 "
    "学級 クラス プロジェクト グループ チーム サークル 講座 コース 科目 案件 契約 協定 基 器 機 人回 人泊 時間 ポイント"
)
_COUNTED = frozenset(_COUNTING_WORDS.split())
_ONE: Final = Fraction(1)
_LONGEST: Final = 40
"""Letters of a unit; what is longer is prose and its own unit."""


@lru_cache(maxsize=4096)
def parse_unit(text: str) -> Unit | None:
    """The unit that ``text`` writes; None for an empty text and for Excel's errors. Unknown units are their own base.

    （累計） and the like are taken off first.
    """
    plain = _bare(text)
    if _NOTHING.fullmatch(plain):
        return None
    if len(plain) > _LONGEST:
        return Unit(text, plain, _ONE, plain)
    above, _, below = plain.partition("/")
    base, scale, spelling = _simple(above) if above else ("", _ONE, "")
    if below:
        for part in below.split("/"):
            one, per, shown = _simple(part)
            base, scale, spelling = f"{base}/{one}", scale / per, f"{spelling}/{shown}"
    return Unit(text, base, scale, spelling)


def is_known_unit(text: str) -> bool:
    """A unit of the tables or a usual counting word, with or without a scale word."""
    unit = parse_unit(text)
    if unit is None:
        return False
    base = unit.base.partition("/")[0]
    return base in _COUNTED or base in _SAME or base in _CONVERTING or base == "t-CO2"


def is_scale_word(text: str) -> bool:
    """億, 百万: a scale without what it counts."""
    return _SCALE.fullmatch(text) is not None


def scale_of(word: str) -> Fraction:
    """What a scale word multiplies with: 百万 is 1,000,000, 十億 10^9, nothing 1."""
    scale = 1
    for letter in word:
        scale *= _SCALES[letter]
    return Fraction(scale)


def _bare(text: str) -> str:
    """Without notes in brackets, marks of footnotes, 累計 and 延べ; a unit that stands wholly in brackets stays."""
    plain = _DASH.sub("-", _PER.sub(r"/\1", solid(text)))
    while ("(" in plain or "[" in plain) and (bare := _without_notes(plain)) not in ("", plain):
        plain = bare
    if plain[:1] == "(" and plain[-1:] == ")" and "(" not in plain[1:]:
        plain = plain[1:-1]
    return _ADDED.sub("", _MARK.sub("", plain)) or plain


def _without_notes(plain: str) -> str:
    return _NOTES.sub(lambda match: match[0] if match[0].upper() == "(CO2)" else "", plain)


def _simple(plain: str) -> tuple[str, Fraction, str]:
    """Base, scale and normal spelling of a unit without a stroke."""
    scale, shown, rest = _ONE, "", plain
    counted = _COUNT.match(rest)
    if counted and counted.end() < len(rest):
        count = int(counted[0].replace(",", "")) or 1
        scale, shown, rest = Fraction(count), str(count) if count > 1 else "", rest[counted.end() :]
    word = _SCALE.match(rest)
    if word and word.end() < len(rest):
        scale, shown, rest = scale * scale_of(word[0]), shown + word[0], rest[word.end() :]
    base, factor, spelling = _symbol(rest)
    return base, scale * factor, shown + spelling


def _symbol(plain: str) -> tuple[str, Fraction, str]:
    if co2 := _CO2.fullmatch(plain):
        mass = _NAMES.get(co2["mass"].lower(), co2["mass"].lower())
        return "t-CO2", Fraction(_CONVERTING[mass][1]), f"{_SHOWN.get(mass, mass)}-CO2"
    lower = plain.lower()
    symbol = _NAMES.get(plain) or _NAMES.get(lower) or lower
    if symbol in _CONVERTING:
        base, factor = _CONVERTING[symbol]
        return base, Fraction(factor), _SHOWN.get(symbol, symbol)
    bare = lower.removesuffix("数")  # 件数 is 件
    same = _SAME.get(plain) or _SAME.get(bare) or (bare if bare in _COUNTED else None)
    if same:
        return same, _ONE, same
    plain = plain.replace("・", "")
    return (plain.casefold(), _ONE, plain)
