"""What stands in the cell of an indicator's name: the name, goals and targets, 【再掲】."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from sdgsheet.notation.characters import DASHES, solid
from sdgsheet.notation.goals import parse_goals


@dataclass(frozen=True, slots=True)
class NameCell:
    """The parts of a name cell."""

    name: str
    """Without goals and 【再掲】, line breaks taken out."""
    goals: tuple[str, ...]
    goals_text: str
    """What stands in 【】, as written."""
    goals_unread: str
    repeated: bool


_BRACKETS = re.compile(
    r"【([^】]*)(?:】|$)|［([^］]{0,200})］|\[([^\]]{0,200})\]|〔([^〕]{0,200})〕|（([^（）]{0,200})）|\(([^()]{0,200})\)"
    r"|〈([^〉]{0,200})〉|<([^>]{0,200})>"
)
_LINE = re.compile(r"(?:^|\n)[ 　]*((?:ターゲット|ゴール|SDGs(?:ゴール|ターゲット)?|ＳＤＧｓ)[ 　:：]*[\d０-９][^\n]*)")
_REPEATED = re.compile(r"再掲載?|.{0,12}[12\d)）社会経済環境]の?再掲載?")
_REPEATED_AT_AN_END = re.compile(r"^\s*※?再掲載?(?:\s*[:：・]\s*|\s+)|※?再掲\s*$")
_IDS = re.compile(r"(?:(?:ゴール|ターゲット|目標|sdgs?)?\d{1,2}(?:\.(?:\d{1,2}|[a-z]))?[,、・/;\s]*)+")
# ※算定方法：… on a line of its own, below the name.
_NOTE_LINE = re.compile(r"(?<=\S)\s*\n[ 　]*(?:[※*＊]|注[\d０-９]*[)）:：])[^\n]*")
# Without a digit: meant for goals by its words, or left open.
_FOR_GOALS = re.compile(rf"ゴール|ターゲット|SDGs(?:ゴール|目標)?[一二三四五六七八九十]|[{DASHES}]*$", re.IGNORECASE)
_TARGET_ID = re.compile(r"\d\.(?:\d|[a-z])|ゴール|ターゲット")


@lru_cache(maxsize=16_384)
def split_name(text: str) -> NameCell:
    """Takes a name cell apart.

    A 【】 with words of its own, such as 【新規】, belongs to the name; so does a bracket of another
    kind, unless it holds nothing but ids (（ターゲット7.2、7.3）).
    """
    if not _MARKS.search(text):
        return NameCell(_joined(_NOTE_LINE.sub("", text)), (), "", "", repeated=False)
    written: list[str] = []
    repeated = False

    def take(match: re.Match[str]) -> str:
        nonlocal repeated
        content = match[match.lastindex] if match.lastindex else ""
        plain = solid(content)
        if _REPEATED.fullmatch(plain):
            repeated = True
            return ""
        if _means_goals(match[0][0], plain):
            written.append(content.strip())
            return ""
        return match[0]

    name = _BRACKETS.sub(take, text)

    def take_line(match: re.Match[str]) -> str:
        if parse_goals(match[1]).unread:
            return match[0]
        written.append(match[1].strip())
        return ""

    name = _LINE.sub(take_line, name)
    bare = _REPEATED_AT_AN_END.sub("", name)
    if "※再掲" in name or bare != name:
        name, repeated = bare, True
    goals = [parse_goals(content) for content in written]
    return NameCell(
        name=_joined(_NOTE_LINE.sub("", name)),
        goals=tuple(id_ for one in goals for id_ in one.ids),
        goals_text="、".join(filter(None, written)),
        goals_unread="、".join(one.unread for one in goals if one.unread),
        repeated=repeated,
    )


_MARKS = re.compile(r"[【［\[〔（(〈<]|再掲|ターゲット|ゴール|[SＳ][DＤ][GＧ]")


def _means_goals(opening: str, plain: str) -> bool:
    if opening == "【":
        return any(map(str.isdigit, plain)) or bool(_FOR_GOALS.match(plain))
    content = normalize("NFKC", plain).lower()
    return bool(_IDS.fullmatch(content) and _TARGET_ID.search(content))


def _joined(text: str) -> str:
    """Line breaks are a matter of the column's width, not of the name."""
    return "".join(line.strip() for line in text.splitlines()).strip()


def one_line(text: str) -> str:
    """A wrapped text of a cell as one line."""
    return _joined(text)
