"""Goals and targets as written in 【】: 11.2,11.b · ４．ａ · ゴール3 · ターゲット7.2、7.3."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize


@dataclass(frozen=True, slots=True)
class Goals:
    """What a 【】 names, in its order, repeats included."""

    ids: tuple[str, ...]
    """Normalised: ``11.2``, ``11.b``, ``3``. Also ids that the UN does not have (18, 11.9)."""
    unread: str
    """What is meant for ids and cannot be read as such, as written; empty where all is read."""


_ID = r"\d{1,2}(?:\s*\.\s*(?:\d{1,2}|[a-z])(?![\da-z]))?"
_TOKEN = re.compile(
    rf"""
      (?P<gap>[\s,、;/・&|:=。]+|及び|および|並びに|と(?=\s*\d))
    | (?P<label>sdgs?|ゴール|ターゲット|目標|goals?|targets?|[gt](?=\s*\d)|no\.?|番号?|\#|※|関連|主な)
    | (?P<harmless>再掲|ほか|他|等|など|独自|市独自|-|―|─|—)(?![.\d])
    | (?P<first>{_ID})\s*[~〜]\s*(?P<last>{_ID})(?![.\d\w])
    | (?P<id>{_ID})(?![.\d\-a-z])
    """,
    re.VERBOSE,
)
_REST = re.compile(r"[^\s,、;/・]+")


@lru_cache(maxsize=4096)
def parse_goals(text: str) -> Goals:
    """Reads what stands between 【 and 】; never raises."""
    plain = normalize("NFKC", text).lower()
    ids: list[str] = []
    unread: list[str] = []
    place = 0
    while place < len(plain):
        match = _TOKEN.match(plain, place)
        if match is None:
            rest = _REST.match(plain, place)
            unread.append(rest[0] if rest else plain[place])
            place += len(unread[-1])
            continue
        place = match.end()
        if match["id"]:
            ids.append(_id(match["id"]))
        elif match["first"]:
            between = _range(_id(match["first"]), _id(match["last"]))
            ids += between
            if not between:
                unread.append(match[0])
    return Goals(tuple(ids), "、".join(unread))


def _id(text: str) -> str:
    goal, _, target = "".join(text.split()).partition(".")
    goal = goal.lstrip("0") or "0"
    if not target:
        return goal
    return f"{goal}.{target.lstrip('0') or '0'}"


def _range(first: str, last: str) -> list[str]:
    """7.1～7.3 and 1～17; nothing where the ends are no range."""
    goal, _, start = first.partition(".")
    last_goal, _, end = last.partition(".")
    if not start and not end:
        return [str(number) for number in range(int(goal), int(last_goal) + 1)]
    if not end and start.isdigit():
        last_goal, end = goal, last_goal
    if goal != last_goal or not (start.isdigit() and end.isdigit()):
        return []
    return [f"{goal}.{number}" for number in range(int(start), int(end) + 1)]
