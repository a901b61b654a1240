"""What a ● heading of section (3) says: the names that it quotes, and which way they went."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sdgsheet.notation.characters import solid

Direction = Literal["up", "down"]

_HALF_WIDTH = str.maketrans("｢｣“”", "「」「」")
_OPENING, _CLOSING = "「『", "」』"
_LENTICULAR = re.compile(r"【[^】]*(?:】|$)")
_BULLET = re.compile(r"^[\s●○◯•・■◆◎⚫]+")
_JOINING = re.compile(r"(?:[、,・と]|及び|および|並びに|ならびに|や)*")

_UP = "増加|増大|急増|微増|漸増|上昇|伸長|伸び|拡大|増え|増|上が[りっる]"
_DOWN = "減少|急減|微減|漸減|低下|下降|下落|縮小|短縮|減[りっる]|減|下が[りっる]|落ち込み"
_WORD = re.compile(rf"(?P<up>{_UP})|(?P<down>{_DOWN})")
# What may follow the word without taking anything from it. Whatever else follows (抑制, 鈍化, 幅,
# に歯止め, を図る, に向けて …) speaks of something other than a rise or a fall of the figures.
_PLAIN_ENDING = re.compile(
    r"(?:し(?:た|ている|ました|ています|ていること|たこと)|し(?=[、。]|$)|た(?:こと)?|ました|ている(?:こと)?)?"
    r"(?:傾向|基調)?(?:に(?:ある|あること)|が(?:続(?:く|いている)|見られる|みられる))?"
    r"(?:の?(?:要因|原因|理由|背景|影響|状況))?(?:について|に関して|に係る評価|に対する評価)?(?:等|など)?[。.、,:;]*"
)
# What a rise or a fall is measured against, or that there was none: the table cannot contradict it.
_MEASURED = re.compile(
    r"\d年|年度|[前昨]年|前回|コロナ|当初|から|より|目標|計画|見込|予測|予想|比(?!率)|ない|せず|なかった|ず(?:に|$)"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One name that a heading quotes, and what it says of it."""

    name: str
    """As written between 「 and 」; empty where the heading quotes nothing."""
    after: str
    """What follows up to the next quote, without 【】: の増加."""
    direction: Direction | None
    word: str
    """The word that gives the direction, as written: 増加, 伸び; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as read."""

    claims: tuple[Claim, ...]
    """One a quote, in their order; one without a name where nothing is quoted."""
    text: str
    """The heading without its mark and without 【】."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names that it quotes."""
        return tuple(claim.name for claim in self.claims if claim.name)


@lru_cache(maxsize=1024)
def read_heading(line: str) -> Heading:
    """Reads the line of a ● heading; never raises.

    Quotes within quotes belong to the outer one: 「「○○制度」登録団体数」 is one name.
    """
    text = _BULLET.sub("", line.translate(_HALF_WIDTH))
    spans = _quotes(text)
    if not spans:
        plain = _without_references(text)
        return Heading((_claim("", plain),), plain)
    claims: list[Claim] = []
    following = [start for start, _ in spans[1:]] + [len(text)]
    for (start, end), until in zip(spans, following, strict=True):
        claims.append(_claim(text[start + 1 : end].strip(), _without_references(text[end + 1 : until])))
    for index in range(len(claims) - 2, -1, -1):
        # 「A」「B」の伸び says it of both.
        if _JOINING.fullmatch(solid(claims[index].after)):
            later = claims[index + 1]
            claims[index] = Claim(claims[index].name, claims[index].after, later.direction, later.word)
    return Heading(tuple(claims), _without_references(text))


def direction(after: str) -> tuple[Direction | None, str]:
    """Which way a text such as の増加 says that something went, and the word that says so.

    改善, 悪化 and 横ばい are no directions; nor are aims, slower rises, or a rise against something
    that the table does not show.
    """
    plain = solid(after)
    words = list(_WORD.finditer(plain))
    if not words or len({match.lastgroup for match in words}) > 1:
        return None, ""
    last = words[-1]
    if _PLAIN_ENDING.fullmatch(plain[last.end() :]) is None or _MEASURED.search(plain[: last.start()]):
        return None, ""
    return ("up" if last["up"] else "down"), last[0]


def _claim(name: str, after: str) -> Claim:
    return Claim(name, after.strip(), *direction(after))


def _without_references(text: str) -> str:
    return _LENTICULAR.sub("", text).strip()


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
