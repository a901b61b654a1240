"""Names of indicators: when two of them are one, and when they differ only slightly."""

from __future__ import annotations

import re
from functools import lru_cache

from sdgsheet.notation.characters import solid

_REMEMBERED = 8192

_LENTICULAR = re.compile(r"【[^】]*(?:】|$)")
_REPEATED = re.compile(r"[(〔\[]再掲[)〕\]]")

_TRAILING_BRACKET = re.compile(r"(?P<stem>.+?)[(〔\[](?P<inside>[^()〔〕\[\]]*(?:\([^()]*\)[^()〔〕\[\]]*)*)[)〕\]]$")
_PUNCTUATION = re.compile(r"及び|および|並びに|ならびに|又は|または|\.(?!\d)|(?<!\d)\.|[^\w.]|_")
_PARTICLES = re.compile("[のにをはがとでへやも]")
_NUMERALS = str.maketrans("〇一二三四五六七八九", "0123456789")

# Where one stands in place of the other, or stands in one name only, these are two indicators.
_CONTRASTS = (
    "男女", "大小中高幼", "内外", "入出", "増減", "再省", "前後", "上下", "新旧", "左右", "東西南北", "春夏秋冬",
    "市県国区町村都府道", "農林漁水畜", "公私民官", "主副", "正準", "実延", "純総粗", "有無未非不", "乳幼児", "老若",
    "朝昼夕夜", "陸海空川湖", "火水風", "長短", "多少", "良悪", "自他", "率数額量費", "毎各全", "開閉", "廃存",
    "需給", "売買貸借", "乗降", "早遅", "初終", "単複", "直間",
    "父母", "災犯", "家地店", "兄弟姉妹", "夫妻婦", "昼夜", "晴雨", "着発", "往復",
)  # fmt: skip
# A letter that only one name has: these make another indicator of it (未利用率, 純生産額).
_QUALIFIERS = frozenset("男女大小中高幼乳内外新旧再省増減未無非不純総粗実延副準前後上下")

# A trailing bracket with one of these, or of a number alone, says which part of the matter is meant.
_TELLING_BRACKET = re.compile(
    r"[当あ]たり|当り|につき|男|女|転入|転出|新規|継続|中間|最終|前期|後期|小学|中学|高校|幼児|高齢|若年|増|減|.第?\d+\w{0,2}.$"
)
_LEAST_LETTERS = 5


@lru_cache(_REMEMBERED)
def join_key(name: str) -> str:
    """What rows of one indicator have in common: NFKC, no white space, without 【…】 and （再掲）."""
    return _REPEATED.sub("", _LENTICULAR.sub("", solid(name)))


@lru_cache(_REMEMBERED)
def skeleton(name: str) -> str:
    """The letters of a name that carry it: without particles and punctuation, 一 as 1, in one case."""
    text = join_key(name).casefold().translate(_NUMERALS)
    return _PARTICLES.sub("", _PUNCTUATION.sub("", text))


@lru_cache(_REMEMBERED)
def stem(name: str) -> str:
    """The join key without its trailing bracket."""
    match = _TRAILING_BRACKET.match(join_key(name))
    return join_key(name) if match is None else match["stem"]


def differ_slightly(one: str, other: str) -> bool:
    """Two names that are not equal, and yet are probably one indicator's.

    They differ only in particles, in punctuation, in a trailing bracket that one of them lacks,
    or in one letter; never in a digit, and never in a letter that tells two things apart (男/女).
    """
    first, second = join_key(one), join_key(other)
    if first == second or not first or not second:
        return False
    return _one_letter(skeleton(first), skeleton(second)) or _one_bracket(first, second)


def parts_that_differ(one: str, other: str) -> tuple[str, str]:
    """What is left of both join keys without their common beginning and end."""
    return _middles(join_key(one), join_key(other))


def _one_letter(first: str, second: str) -> bool:
    if abs(len(first) - len(second)) > 1:
        return False
    if first == second:
        return bool(first)
    left, right = _middles(first, second)
    if len(left) > 1 or len(right) > 1 or max(len(first), len(second)) < _LEAST_LETTERS:
        return False
    return not _tells_apart(left, right)


def _tells_apart(left: str, right: str) -> bool:
    letters = left + right
    if any(letter.isdigit() for letter in letters):
        return True
    if not left or not right:
        return letters in _QUALIFIERS
    return letters.isascii() or any(left in contrast and right in contrast for contrast in _CONTRASTS)


def _one_bracket(first: str, second: str) -> bool:
    stems = stem(first), stem(second)
    lacks = first == stems[0], second == stems[1]
    if lacks[0] == lacks[1] or skeleton(stems[0]) != skeleton(stems[1]):
        return False
    longer, shorter = (second, stems[1]) if lacks[0] else (first, stems[0])
    return _TELLING_BRACKET.search(longer, len(shorter)) is None


def _middles(first: str, second: str) -> tuple[str, str]:
    shorter = min(len(first), len(second))
    head = 0
    while head < shorter and first[head] == second[head]:
        head += 1
    tail = 0
    while tail < shorter - head and first[-1 - tail] == second[-1 - tail]:
        tail += 1
    return first[head : len(first) - tail], second[head : len(second) - tail]
