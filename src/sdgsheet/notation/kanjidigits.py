"""Digits as [DBNum1] to [DBNum4] show them: 一二三, 壱弐参, １２３."""

from __future__ import annotations

_FIGURES = {1: "〇一二三四五六七八九", 2: "〇壱弐参四伍六七八九", 3: "０１２３４５６７８９", 4: "０１２３４５６７８９"}
_SMALL = {1: ("", "十", "百", "千"), 2: ("", "拾", "百", "阡"), 3: ("", "十", "百", "千")}
_LARGE = {1: ("", "万", "億", "兆"), 2: ("", "萬", "億", "兆"), 3: ("", "万", "億", "兆")}


def by_place(digits: str, style: int) -> str:
    """Digit by digit: 2022 is 二〇二二."""
    return digits.translate({ord("0") + index: figure for index, figure in enumerate(_FIGURES[style])})


def in_words(number: int, style: int) -> str:
    """As a number is read: 31 is 三十一. Numbers over sixteen digits go digit by digit."""
    digits = str(number)
    if style not in _SMALL or number == 0 or len(digits) > 16:
        return by_place(digits, style)
    words = ""
    groups = [digits[max(0, end - 4) : end] for end in range(len(digits), 0, -4)]
    for power, group in reversed(list(enumerate(groups))):
        word = "".join(_with_place(figure, place, style) for place, figure in _places(group))
        words += word + _LARGE[style][power] if word else ""
    return words


def _places(group: str) -> list[tuple[int, int]]:
    """Place and figure, highest first: 234 is (2, 2), (1, 3), (0, 4)."""
    return [(len(group) - 1 - index, int(figure)) for index, figure in enumerate(group)]


def _with_place(figure: int, place: int, style: int) -> str:
    if not figure:
        return ""
    if figure == 1 and place and style != 2:  # 十, but 壱拾
        return _SMALL[style][place]
    return _FIGURES[style][figure] + _SMALL[style][place]
