"""One spelling for what looks alike: full-width, spaces, dashes and waves."""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from unicodedata import normalize

DASHES: Final = "-\u2010\u2012\u2013\u2014\u2015\u2212\u2500\u2501\u30fc"
"""What is used for a minus sign or a dash, as NFKC leaves it; the last is ー, a letter too (センター)."""

WAVES: Final = "~\u301c\u223c\u3030"
"""What is used for "from … to …", as NFKC leaves it."""

CIRCLED: Final = "\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf"
"""Numbers in circles, brackets or with a point, ① ⑴ ⒈, as a range of a regular expression: they number
what follows and are no figure, which NFKC would make of them."""

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff"))
_WAVES = str.maketrans(dict.fromkeys(WAVES, "~"))


@lru_cache(maxsize=16_384)
def solid(text: str) -> str:
    """A copy for comparing: NFKC, without white space and invisible characters, waves as ``~``."""
    if text.isascii():
        return "".join(text.split())
    return visible("".join(normalize("NFKC", text).split())).translate(_WAVES)


def visible(text: str) -> str:
    """The text without invisible characters."""
    return text.translate(_INVISIBLE)
