"""Signs that something is yet to be written: ●●, ○○, XX, 要確認, 調整中, （案）."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SIGNS = r"[●○〇◯]{2,}|(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])"
# Two signs of any of these kinds are never a value.
_MORE_SIGNS = r"|[×✕△▲□■]{2,}"
_BRACKETS = r"[(【\[〔〈《<「『]{}[)】\]〕〉》>」』]"
_DRAFT = re.compile(_BRACKETS.format(r"\s*案\s*"))
_DOCUMENT = re.compile(
    r"(?:計画|条例|方針|構想|戦略|ビジョン|要綱|要領|指針|予算|プラン|制度|事業|規則|協定|マニュアル|ガイドライン|報告書|大綱|目標|骨子|素)$"
)
_GOES_ON = re.compile(r"\s*[のをにはがとへでも等や、・」』]")
_WAITING = r"(?:要確認|調整中)"
_IN_VALUE = re.compile(f"{_SIGNS}{_MORE_SIGNS}|{_WAITING}")
_IN_NAME = re.compile(
    f"{_SIGNS}{_MORE_SIGNS}|^{_WAITING}|{_WAITING}$|" + _BRACKETS.format(rf"[^()【】]{{0,8}}{_WAITING}")
)
_IN_PROSE = re.compile(
    "|".join(
        (
            _SIGNS,
            rf"^[\s・●○◯*-]*※?{_WAITING}[。.]?\s*$",
            _BRACKETS.format(r"[^()【】]{0,8}要確認"),
            _BRACKETS.format(r"※?(?:数値|数字|値|内容)?調整中"),
        )
    )
)
# A reference such as №○○ is N106's.
_REFERENCE = re.compile(r"(?:No\.?|№|Ｎｏ)\s*[●○〇◯]+", re.IGNORECASE)
# 〇 is also the zero of 二〇〇〇年.
_KANJI_ZEROS = re.compile(r"(?<=[一二三四五六七八九])〇+|〇+(?=[一二三四五六七八九])")


@lru_cache(maxsize=4096)
def in_value(text: str) -> str:
    """The sign in the text of a value or year cell, as written; empty where there is none."""
    if not _MAY_BE_ONE.search(text):
        return ""
    folded = _KANJI_ZEROS.sub(lambda match: "0" * len(match[0]), _fold(text))
    return _sign(text, _IN_VALUE.search(folded) or _draft(folded))


@lru_cache(maxsize=4096)
def in_name(text: str) -> str:
    """The sign in a name, as written; empty where there is none."""
    if not _MAY_BE_ONE.search(text):
        return ""
    folded = _fold(text)
    return _sign(text, _IN_NAME.search(folded) or _draft(folded))


def in_prose(text: str) -> str:
    """The sign in a line of section (3), as written; empty where there is none.

    関係機関と調整中 and 基本計画（案）を公表 are prose.
    """
    if not _MAY_BE_ONE.search(text):
        return ""
    folded = _REFERENCE.sub(lambda match: " " * len(match[0]), _fold(text))
    return _sign(text, _IN_PROSE.search(folded) or _draft(folded))


_MAY_BE_ONE = re.compile(r"[●○〇◯]{2}|[XxＸｘ]{2}|[×✕△▲□■]{2}|要確認|調整中|案")
"""What every sign has in it: most texts have none of it, and are not looked at again."""


def _fold(text: str) -> str:
    """NFKC, as far as every character stays in its place."""
    return "".join(folded if len(folded := unicodedata.normalize("NFKC", c)) == 1 else c for c in text)


def _sign(text: str, match: re.Match[str] | None) -> str:
    return text[match.start() : match.end()].strip(" 　・*-。.※") if match else ""


def _draft(text: str) -> re.Match[str] | None:
    for match in _DRAFT.finditer(text):
        is_prose = _DOCUMENT.search(text[: match.start()]) and _GOES_ON.match(text, match.end())
        if not is_prose:
            return match
    return None
