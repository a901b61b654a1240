"""What else stands between the rows of a table: notes, subtotals, bands and examples."""

from __future__ import annotations

import re
from functools import lru_cache

from sdgsheet.form.model import Dimension
from sdgsheet.notation.characters import DASHES, solid

DIMENSIONS: dict[str, Dimension] = {
    "経済": "economy",
    "社会": "society",
    "環境": "environment",
    "経": "economy",
    "社": "society",
    "環": "environment",
}

_DIMENSION = re.compile(
    r"[■◆●○〇□▼▽◇【〈<《≪\[(]*(?:(?:[\dA-Za-z①-⑳]|[IVX]{1,3})[).．、]?)?(経済|社会|環境)(?:面|の?側面|分野|的側面)?(?:\(.*\))?[】〉>》≫\])]*(?:の(?:指標|取組))?"
)
_SUBTOTAL = re.compile(
    r"[(\[【〈<]?(?:[①-⑳■◆●]|\d|[IVX]+|取組[①-⑳\d])?(?:経済|社会|環境|[3三]側面|全体|側面|分野|取組)?(?:面|側面|分野)?(?:の|別)?"
    r"(?:小計|中計|合計|総計|計|単純平均|平均値?|平均達成度|達成度の?平均|平均達成率|達成率の?平均)(?:\(.*\))?(?:達成度)?[)\]】〉>]?"
)
_NOTE = re.compile(
    r"[※＊*]|注(?:\d|[):：記釈]|\d*[)）])|\(注|備考[:：]|出典|資料[:：]|【注|(?:以上|以下余白|以下、余白|余白)$|\(単位|単位[:：]"
)
_EXAMPLE = re.compile(
    r"[【(\[〈<「※]*(?:記入|記載|入力|作成)例|[(【\[〈<]例[)】\]〉>]|例[)）:：]|例\d?$|記入見本|サンプル|.{1,60}[(【\[〈<](?:記入|記載|入力|作成)例[)】\]〉>]"
)
_EXAMPLE_BAND = re.compile(r"[【(\[〈<■◆●※]*(?:記入|記載|入力|作成)例[】)\]〉>]*(?:ここから|↓|:)?")
_EXAMPLE_END = re.compile(
    r"\W*(?:(?:これより|ここから|以下)(?:下|以下)?[にをへ、]*(?:ご?(?:記入|記載|入力)|本番).{0,10}|"
    r"(?:記入|記載|入力|作成)例(?:は|の)?(?:ここまで|終わり|おわり|以上))\W*"
)
_BAND = re.compile(r"[■◆●○□▼▽◇▲△★☆【〈<《＜≪]|[①-⑳]|(?:\d|[IVX]+)[.．、]|[ア-ン][.．)]")
_IN_BRACKETS = re.compile(r"[(（\[［〔【＜<][^()（）\[\]［］〔〕【】]+[)）\]］〕】＞>]")
_COUNTER = re.compile(r"[(\[<]?(?:[A-Za-zア-ンあ-ん]|[a-zA-Z]\d|\d{1,2})[)\]>]?(?:=.*|\(.*\))?|[①-⑳].*[=÷/].*")
_CIRCLED = re.compile("[①-⑳]")
_PAGE_NUMBER = re.compile(r"\W*\d{1,3}(?:ページ|頁)?\W*")
_SAME = re.compile(r"同上|同左|同じ|〃+|々+|\"+|″|“|”|''|′′|同|←|↑")


@lru_cache(maxsize=4096)
def dimension_in(text: str) -> Dimension | None:
    """The 側面 that a cell or a band of its own names: 経済, ■　社会, 【環境】; None for anything else."""
    if len(text) > 24:
        return None
    match = _DIMENSION.fullmatch(solid(text))
    return DIMENSIONS[match[1]] if match else None


@lru_cache(maxsize=16_384)
def is_subtotal(text: str) -> bool:
    """小計, 経済 平均 and the like as the whole text; 合計特殊出生率 is an indicator."""
    return len(text) <= 24 and bool(_SUBTOTAL.fullmatch(solid(text)))


@lru_cache(maxsize=16_384)
def is_note(text: str) -> bool:
    """※…, 注1), 出典…: a remark, no row."""
    return bool(_NOTE.match(solid(text)))


def is_in_brackets(text: str) -> bool:
    """（前回報告）, 〔参考：市民意識調査〕: the whole text stands in one pair of brackets."""
    return bool(_IN_BRACKETS.fullmatch(text))


@lru_cache(maxsize=16_384)
def is_example(text: str) -> bool:
    """A row that shows how to fill in the form: 記入例, （例）, 例："""
    return bool(_EXAMPLE.match(solid(text)))


@lru_cache(maxsize=4096)
def begins_an_example(text: str) -> bool:
    """【記入例】 on a line of its own, above the rows of an example."""
    return len(text) <= 12 and bool(_EXAMPLE_BAND.fullmatch(solid(text)))


@lru_cache(maxsize=4096)
def ends_an_example(text: str) -> bool:
    """―ここから記入―, or 記入例ここまで, on a line of its own, below the rows of an example."""
    return len(text) <= 24 and bool(_EXAMPLE_END.fullmatch(solid(text)))


@lru_cache(maxsize=4096)
def is_band(text: str) -> bool:
    """A text that looks like the heading of the rows below it: ■…, ①…, 【…】."""
    return bool(_BAND.match(solid(text)) or _CIRCLED.match(text))


@lru_cache(maxsize=4096)
def is_counter(text: str) -> bool:
    """A letter or a number that names a column, below the headings: (a), ①, D=(C-A)/(B-A)."""
    return len(text) <= 24 and bool(_COUNTER.fullmatch(solid(text)))


@lru_cache(maxsize=4096)
def is_same_as_above(text: str) -> bool:
    """同上 and 〃; 同左 too."""
    return len(text) <= 3 and bool(_SAME.fullmatch(solid(text)))


def is_page_number(text: str) -> bool:
    """- 3 -, 3, 3ページ."""
    return len(text) <= 12 and _PAGE_NUMBER.fullmatch(solid(text)) is not None


@lru_cache(maxsize=4096)
def is_mark(text: str) -> bool:
    """No letter and no digit: －, ・, /."""
    return not any(char.isalnum() and char not in DASHES for char in text)
