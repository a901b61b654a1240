"""The No of a row, in all the ways that cities write it: 経済1, 【経済】１, 1（経済）, №１, ①, 2-1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from sdgsheet.form.model import Dimension
from sdgsheet.form.rowkinds import DIMENSIONS, dimension_in
from sdgsheet.notation.characters import DASHES, solid


class No(NamedTuple):
    """A No cell as read."""

    number: int | None
    """None where it is not one plain number: 1-1, 2a."""
    dimension: Dimension | None
    """The 側面 that stands beside the number."""
    branch_of: int | None = None
    """The number that a branch belongs to: 2 for 2-1 and for 2a."""
    branch: int | None = None
    """The number of the branch itself: 1 for 2-1."""


NOTHING = No(None, None)
"""What a text gives that is no No at all."""

_ENUMERATED = (("①", "⑳"), ("⑴", "⒇"), ("❶", "❿"), ("➀", "➉"), ("➊", "➓"), ("⓵", "⓾"), ("Ⅰ", "Ⅻ"))
_IN_BRACKETS = {
    code: f"({count})" for first, last in _ENUMERATED for count, code in enumerate(range(ord(first), ord(last) + 1), 1)
}
_KANJI = {figure: number for number, figure in enumerate("一二三四五六七八九十", 1)}
_OPEN, _CLOSE = r"[(\[【〈<《≪〔「]", r"[)\]】〉>》≫〕」]"
_SIDE = rf"{_OPEN}?(?:(?:経済|社会|環境)(?:的)?(?:側?面|分野)?|[経社環])(?:[・/&](?:経済|社会|環境))*{_CLOSE}?"
_BETWEEN = rf"[{DASHES}_・.,、:/|]?"
_NUMBER = r"(?:No\.?|#|第|(?:評価)?(?:指標|KPI)(?:番号|No\.?)?|項番|番号)?[.:-]?"
_COUNT = rf"{_OPEN}{{0,2}}(?P<no>\d{{1,4}}|[一二三四五六七八九十])(?:\.0)?{_CLOSE}{{0,2}}"
_TAIL = rf"(?:番目?|号|[.、,:]|[※*]\d*|{_OPEN}?(?:再掲|新規|継続|重点|追加|拡充|統合){_CLOSE}?)*"
_PLAIN = re.compile(
    rf"(?:(?P<before>{_SIDE}){_BETWEEN})?{_NUMBER}{_COUNT}{_TAIL}"
    rf"|{_NUMBER}{_COUNT.replace('<no>', '<count>')}{_BETWEEN}(?P<after>{_SIDE}){_TAIL}",
    re.IGNORECASE,
)
_BRANCH = re.compile(
    rf"(?:(?P<side>{_SIDE}){_BETWEEN})?{_NUMBER}\(?(?P<no>\d{{1,3}})\)?"
    rf"(?:(?:[{DASHES}の.(]{_NUMBER}|No\.?)(?P<branch>\d{{1,3}})\)?|[A-Za-zア-ン]){_TAIL}",
    re.IGNORECASE,
)
_DIMENSION = re.compile("経済|社会|環境|[経社環]")
_LED_BY = re.compile(rf"{_SIDE}{_BETWEEN}(?![一-龥ぁ-んァ-ン])")


@lru_cache(maxsize=8192)
def read_no(text: str) -> No:
    """The number of a No cell, with the 側面 that stands before or behind it."""
    if len(text) > _LONGEST:
        return NOTHING
    plain = solid(text.translate(_IN_BRACKETS))
    if match := _PLAIN.fullmatch(plain):
        count = match["no"] or match["count"]
        return No(_KANJI.get(count) or int(count), _dimension(match["before"] or match["after"]))
    if match := _BRANCH.fullmatch(plain):
        branch = match["branch"]
        return No(None, _dimension(match["side"]), int(match["no"]), int(branch) if branch else None)
    led_by = _LED_BY.match(plain)
    return No(None, dimension_in(text) or (_dimension(led_by[0]) if led_by else None))


def _dimension(text: str | None) -> Dimension | None:
    found = _DIMENSION.search(text or "")
    return DIMENSIONS[found[0]] if found else None


def numbered_with_section(texts: Sequence[str], section: int) -> bool:
    """Every No begins with the section's own number: 1-1, 1-2, 1-3 in (1), or (2)-1, (2)-2 in (2)."""
    found = [read_no(text) for text in texts if text]
    return len(found) > 1 and all(no.branch_of == section and no.branch == i for i, no in enumerate(found, 1))


def looks_numbered(text: str) -> bool:
    """A short text with a digit in it: meant for a No, even where it cannot be read as one."""
    return len(text) <= _SHORT and any(map(str.isdigit, solid(text)))


_SHORT, _LONGEST = 12, 40


def shape_of(text: str) -> str:
    """The pattern of a No that is no plain number, without its 側面: 9-9 for 1-2 and 経済3-10, A9 for K1.

    Empty where it has none, as 1月2日 and 経済？.
    """
    bare = re.sub(rf"^{_SIDE}{_BETWEEN}", "", solid(text[:_LONGEST]))
    for kind, letters in (("9", r"\d+"), ("A", "[A-Za-z]+"), ("ア", "[ア-ン]"), ("あ", "[あ-ん]")):
        bare = re.sub(letters, kind, bare)
    return bare if _SHAPE.fullmatch(bare) else ""


_SHAPE = re.compile(rf"[{DASHES}9Aアあ()\[\].・]*[9Aアあ][{DASHES}9Aアあ()\[\].・]*")
