"""References from section (3) to rows: 【(1)№１、４、８】 【（１）No.2・3、(2)No.6】 【⑴№1～3】."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sdgsheet.notation.characters import DASHES, solid


@dataclass(frozen=True, slots=True)
class References:
    """The rows that a text between 【 and 】 names, in its order."""

    rows: tuple[tuple[int, int], ...]
    """Section and No: (1, 4) for (1)№4; (4, 1) for (4)№1 too, though no such section has rows."""
    unread: str
    """What cannot be read, without white space; empty where all is read."""


_CIRCLED = str.maketrans({"①": "(1)", "②": "(2)", "③": "(3)"})
_NUMBER = r"\d{1,3}"
_LABEL = r"(?:No[.,:]?|番号?|指標(?:番号)?|項目|KPI|通し番号|経済|社会|環境|\#)"
_TOKEN = re.compile(
    rf"""
      (?:\((?P<section>[1-9])\)|\[(?P<square>[12])\]|(?P<bare>[12])(?=(?:の|[{DASHES}])?{_LABEL}))
    | (?P<gap>[,、.・/&:;と\s及びおよび並びに]+)
    | (?P<label>{_LABEL})
    | (?P<first>{_NUMBER})(?:[{DASHES}~]|から){_LABEL}?(?P<last>{_NUMBER})(?!\d)
    | (?P<number>{_NUMBER})(?!\d)
    | (?P<harmless>の|再掲|ほか|他|等|など|関連|参照|関係|[{DASHES}])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REST = re.compile(r"[^,、・(\[]+|.")
_LOOKS_LIKE = re.compile(rf"[(\[][12][)\]]|No|^[12][{DASHES}]\d", re.IGNORECASE)
_BRACKETED = re.compile("【([^】]*)】")
# 前計画の, 前回報告の, 総合計画の: what follows is another plan's numbering, or another year's.
_OF_ANOTHER = re.compile(
    r"(?:(?:前期?|旧|前の|総合|他の)計画書?|前回|[前昨]年度?)(?:の?(?:計画書?|報告書?|様式1?|評価))*(?:における|の)?$"
)
_DASHED = re.compile(rf"(?<!\d)([12])[{DASHES}](?=\d)")


def looks_like_references(text: str) -> bool:
    """Whether a 【】 is meant for references; 【課題】 is not."""
    return bool(_LOOKS_LIKE.search(solid(text.translate(_CIRCLED))))


def bracketed(text: str) -> list[str]:
    """What stands in the 【】 of a text and is meant for references to this form; not 前計画の【(1)№9】."""
    return [
        match[1]
        for match in _BRACKETED.finditer(text)
        if looks_like_references(match[1]) and not _OF_ANOTHER.search(solid(text[: match.start()]))
    ]


@lru_cache(maxsize=4096)
def parse_references(text: str) -> References:
    """Reads what stands between 【 and 】; never raises.

    A number without a section belongs to the section before; without any it cannot be read.
    """
    plain = solid(text.translate(_CIRCLED))
    if "(" not in plain and "o" not in plain.lower():
        plain = _DASHED.sub(r"(\1)", plain)  # 1-2 is (1)№2
    rows: list[tuple[int, int]] = []
    unread: list[str] = []
    section: int | None = None
    since = 0
    place = 0
    while place < len(plain):
        match = _TOKEN.match(plain, place)
        if match is None:
            rest = _REST.match(plain, place)
            unread.append(rest[0] if rest else plain[place])
            place += len(unread[-1])
            continue
        place = match.end()
        marker = match["section"] or match["square"] or match["bare"]
        numbers = _numbers(match)
        if marker:
            if section is not None and len(rows) == since:
                unread.append(f"({section})")
            section, since = int(marker), len(rows)
        elif numbers and section is not None:
            rows += [(section, number) for number in numbers]
        elif match["first"] or match["number"]:
            unread.append(match[0])
    if section is not None and len(rows) == since and not unread:
        unread.append(f"({section})")
    return References(tuple(dict.fromkeys(rows)), "、".join(unread))


def _numbers(match: re.Match[str]) -> list[int]:
    if match["number"]:
        return [int(match["number"])]
    if match["first"]:
        return list(range(int(match["first"]), int(match["last"]) + 1))
    return []
