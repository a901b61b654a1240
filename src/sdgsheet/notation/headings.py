"""What a ● heading of section (3) says: the names that it quotes, and which way they went."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from sdgsheet.notation.characters import solid

Direction = Literal["up", "down"]

_HALF_WIDTH = str.maketrans("｢｣“”", "「」「」")
_OPENING, _CLOSING = "「『", "」』"
_LENTICULAR = re.compile(r"【[^】]*(?:】|$)")
# References in other brackets, or in none: they end the heading.
_REFERENCES = re.compile(
    r"(?:[\[［〔(（][^\[\]［］〔〕()（）]{0,8})?(?:[(（][12１２][)）]|⑴|⑵)?の?\s*(?:№|[NＮ][oOｏＯ])[.．]?\s*[\d０-９].*$"
)
# The office in charge, behind the references.
_OFFICE = re.compile(r"(?<=】)[\s　]*[^【】「」。、]{1,12}[課室局部係]$")
_BULLET = re.compile(r"^[\s●○◯•・■◆◎⚫]+")
_JOINING = re.compile(r"(?:[、,・と]|及び|および|並びに|ならびに|や)*")

_UP = "増加|増大|急増|微増|漸増|上昇|伸長|伸び|拡大|増え|増|上が[りっる]"
_DOWN = "減少|急減|微減|漸減|低下|下降|下落|縮小|短縮|減[りっる]|減|下が[りっる]|落ち込み"
_IN_BRACKETS = re.compile(rf"\(((?:{_UP}|{_DOWN})(?:傾向)?)\)")  # の状況（減少）
_WORD = re.compile(rf"(?P<up>{_UP})|(?P<down>{_DOWN})")
# What may follow the word without taking anything from it. Whatever else follows (抑制, 鈍化, 幅,
# に歯止め, を図る, に向けて …) speaks of something other than a rise or a fall of the figures.
_PLAIN_ENDING = re.compile(
    r"(?:し(?:た|ている|ました|ています|ていること|たこと)|し(?=[、。]|$)|た(?:こと)?|ました|ている(?:こと)?)?"
    r"(?:傾向|基調)?(?:に(?:ある|あること)|が(?:続(?:く|いている)|継続(?:している)?|見られる|みられる))?"
    r"(?:の(?:要因|原因|理由|背景|影響|状況))?(?:について|に関して|に係る評価|に対する評価)?(?:等|など)?[。.、,:;]*"
    r"(?:\([^()]*(?:[課室局部]|速報値?|見込み?値?)\)|[※*]\d*)*"
)
_BESIDE = frozenset({"", "・", "、", ",", "/"})  # 増加・上昇; but 減少幅の縮小 is no fall
# What a rise or a fall is measured against, or that there was none: the table cannot contradict it.
_MEASURED = re.compile(
    r"\d年|年度|[前昨]年|前回|コロナ|当初|から|より|目標|計画|見込|予測|予想|比(?!率)|ない|せず|なかった|ず(?:に|$)"
)
# 大幅な, 徐々に, 著しく: how it rises or falls; a noun before it is followed by a particle, or by nothing.
_MODIFIER = re.compile(r"[^ぁ-ん、。]*[ぁ-ん]{0,3}[なにくいる]$")
_NOUN = re.compile(r"([^ぁ-ん、。:「」『』]+)[のがはも、]*$")
_ANY_FIGURE = re.compile(r"(?:人|件)?数|数?値|割合|比?率|状況|推移|動向|実績|指標|年々|若干|一定|一層|多少")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a heading says of one or several names that it quotes."""

    names: tuple[str, ...]
    """As written between 「 and 」; none where the heading quotes nothing."""
    after: str
    """What follows the last of them up to the next quote, without 【】: の増加."""
    direction: Direction | None
    word: str
    """The word that gives the direction, as written: 増加, 伸び; empty where there is none."""
    subject: str = ""
    """What is said to rise or fall, where it is named behind the quotes: 申込者 in 「…」について申込者の増加."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as read."""

    statements: tuple[Statement, ...]
    """In their order: 「A」の低下、「B」「C」の横ばい are two. At least one."""
    text: str
    """The heading without its mark and without 【】."""
    names: tuple[str, ...]
    """The names that it quotes."""


@lru_cache(maxsize=1024)
def read_heading(line: str) -> Heading:
    """Reads the line of a ● heading; never raises.

    Quotes within quotes belong to the outer one: 「「○○制度」登録団体数」 is one name.
    """
    text = _BULLET.sub("", line.translate(_HALF_WIDTH))
    statements: list[Statement] = []
    names: list[str] = []
    spans = _quotes(text)
    for index, (start, end) in enumerate(spans):
        until = spans[index + 1][0] if index + 1 < len(spans) else len(text)
        names.append(text[start + 1 : end].strip())
        after = _without_references(text[end + 1 : until])
        if until == len(text) or not _JOINING.fullmatch(solid(after)):
            statements.append(_statement(tuple(names), after))
            names = []
    plain = _without_references(text)
    if not statements:
        return Heading((_statement((), plain),), plain, ())
    return Heading(tuple(statements), plain, tuple(name for statement in statements for name in statement.names))


def _statement(names: tuple[str, ...], after: str) -> Statement:
    which, word = direction(after)
    before = solid(after).partition(word)[0].rstrip("(") if word else ""
    return Statement(names, after, which, word, _subject(before))


def _subject(before: str) -> str:
    """The noun right before の増加; none where the quoted name itself rises: の大幅な増加, の状況（増加）."""
    while match := _MODIFIER.search(before):
        before = before[: match.start()]
    noun = _NOUN.search(before)
    return "" if noun is None or _ANY_FIGURE.fullmatch(noun[1]) else noun[1]


def direction(after: str) -> tuple[Direction | None, str]:
    """Which way a text such as の増加 says that something went, and the word that says so.

    改善, 悪化 and 横ばい are no directions; nor are aims, slower rises, or a rise against something
    that the table does not show.
    """
    plain = _IN_BRACKETS.sub(r"\1", solid(after))
    words = list(_WORD.finditer(plain))
    if not words or len({match.lastgroup for match in words}) > 1:
        return None, ""
    last = words[-1]
    if any(plain[a.end() : b.start()] not in _BESIDE for a, b in pairwise(words)):
        return None, ""
    if _PLAIN_ENDING.fullmatch(plain[last.end() :]) is None or _MEASURED.search(plain[: last.start()]):
        return None, ""
    return ("up" if last["up"] else "down"), last[0]


def _without_references(text: str) -> str:
    return _REFERENCES.sub("", _LENTICULAR.sub("", _OFFICE.sub("", text.rstrip()))).strip()


def _quotes(text: str) -> list[tuple[int, int]]:
    """Where the outermost quotes open and close."""
    found, depth, start = [], 0, 0
    for index, letter in enumerate(text):
        if letter in _OPENING:
            start = index if depth == 0 else start
            depth += 1
        elif letter in _CLOSING and depth:
            depth -= 1
            if depth == 0:
                found.append((start, index))
    if depth and not found and (last := max(map(text.rfind, _CLOSING))) > start:
        return [(start, last)]  # one closing mark is missing
    return found
