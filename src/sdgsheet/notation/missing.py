"""Words and signs that stand where there is no value."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from sdgsheet.notation.characters import CIRCLED, DASHES, solid

Habit = Literal["usual", "ambiguous", "unusual"]

_USUAL_WORDS = (
    "未公表 未集計 集計中 調査中 未実施 該当なし 該当無し 未定 算出不可 N/A n/a NA * x X 未調査 未確定 公表前 公表待ち "
    "未発表 算定中 算出中 集計前 データなし 対象外 対象なし 非公表 集計未了 測定不可 未測定"
)
_USUAL = frozenset(_USUAL_WORDS.split())
_AMBIGUOUS = frozenset({"なし", "無し", "無", "ナシ"})
_SIGNS = re.compile(rf"[{DASHES}.・/~_=:;]+")
_PLAIN_SIGNS = re.compile(rf"[{DASHES}]{{1,4}}|\.{{2,}}|・{{2,}}")
_WORDS = (
    "(?:未(?:公表|集計|調査|実施|確定|発表|測定|把握|算定|算出|回答|開催|計測|公開|設定|策定|着手|報告|入手|了)|"
    "(?:集計|調査|算定|算出|確認|計測|測定|推計|精査|把握|整理|分析)中|非公表|非公開|"
    "(?:算出|算定|測定|計測|把握|集計|比較|評価|推計|取得)(?:不可能?|不能|できず|困難)|"
    "(?:該当|対象|データ|資料|実績|調査|数値|統計|記録|開催|測定|把握|実施|設定)(?:値|数値|データ)?(?:なし|無し|無)|"
    "(?:公表|集計|確定|発表|算出|調査|算定)(?:前|待ち|予定|見込み?|されていない|していない)|"
    "(?:調査|開催|事業|大会|イベント)(?:は|を|が)?(?:中止|休止|せず|行わず)|実施せず|実施していない|把握していない|調査していない|"
    "対象外|未定|不明|欠測|秘匿)"
)
# 2025年3月, R6.10 and the like before a word: when the value will come.
_WHEN = r"[^\d]*|.*(?:年度?|月)(?:頃|末|に|は|分|中)?|[A-Z]?\d{1,4}[./]\d{1,2}(?:[./]\d{1,2})?(?:頃|末|に)?"
_WHOLE = re.compile(rf"(?:{_WHEN})?{_WORDS}(?:値|のため|につき|です)?")
# Why there is none this time: コロナのため中止, 隔年調査のため, 次回調査R6.
_WHY = re.compile(
    r"(?:.*(?:のため|により|につき|で)[、,]?)?(?:(?:開催|実施|調査)?(?:を|は)?(?:中止|休止|延期|見送り?))(?:のため|です|した)?|"
    r"(?:隔年|\d+年に[1一][度回]の?|\d+年(?:ごと|毎|おき)の?|[二三四五]年(?:に一[度回]|ごと|毎|おき)の?)(?:調査|集計|公表|統計)(?:年度?ではない|でない)?(?:のため|につき|です)?|"
    r"次(?:回|期)の?(?:調査|公表|集計|更新|統計)(?:は|予定|[:=])*.{0,12}"
)
_BEGINS = re.compile(rf"{_WORDS}(?:[(\[、。,※*;:]|のため|につき|により|であ|とな|だが).*")
_ODD = frozenset({"※", "null", "None", "?", "??", "n.a.", "N.A.", "n.d.", "N.D.", "na", "nd", "ND", "TBD"})
_NOTE = re.compile(r"\([^()]*\)|[※*]\d*$|。$")


@lru_cache(maxsize=4096)
def missing_habit(text: str) -> Habit | None:
    """How usual ``text`` is as a word for a missing value; None where it is no such word.

    なし is ambiguous: there is none, or it is not known. It is never read as 0.
    """
    plain = solid(text)
    if not plain or len(plain) > 80 or (plain.isascii() and plain[0].isdecimal()):
        return None  # most often a figure, looked at no further
    bare = _NOTE.sub("", plain) or plain.strip("()")
    if plain in _USUAL or bare in _USUAL or _PLAIN_SIGNS.fullmatch(bare):
        return "usual"
    if bare in _AMBIGUOUS:
        return "ambiguous"
    odd = bare in _ODD or any(pattern.fullmatch(bare) for pattern in (_SIGNS, _WHOLE, _WHY)) or _BEGINS.fullmatch(plain)
    return "unusual" if odd else None


def is_reason(text: str) -> bool:
    """A text that can only say why there is no figure where one is asked for: 次年度調査, R7.3公表, ※1.

    It holds no figure, in digits or in words (最大3,225, 二万人余り), and is no word that stands for one (達成, 増加, ○)
    or that is still to be replaced (●●, 要確認).
    """
    plain = solid(text)
    return bool(plain) and not holds_figure(text) and not says_how_it_is(text) and _KANJI_FIGURE.match(plain) is None


@lru_cache(maxsize=4096)
def holds_figure(text: str) -> bool:
    """Digits stand there that are no time (R7.3, 5年に1回, 第2期), no mark of a note (※1) and no part of a name (CO2)."""
    return any(map(str.isdigit, _NO_FIGURE.sub("", solid(_BULLET.sub("", text)))))


def says_how_it_is(text: str) -> bool:
    """Words that tell a state or a direction: 達成, 増加, 概ね良好, ○; placeholders and Excel's errors too."""
    return _SAYS_HOW_IT_IS.search(solid(text)) is not None


_BULLET = re.compile(rf"[{CIRCLED}](?=\s*[^\W\d])")
_ERA = r"(?:昭和|平成|令和|(?<![A-Za-z])[SHR])\.?"
_NO_FIGURE = re.compile(
    rf"(?:(?:19|20)\d\d|{_ERA}\d{{1,2}})(?:[./-]\d{{1,2}}){{1,2}}(?![\d.,])|{_ERA}\d{{1,2}}(?![\d.,])"
    r"|(?:19|20)\d\d(?=[~-]|[^\W\d_])|(?<![\d.,])(?:\d{1,4}[~・-])?\d{1,4}[かカヶケ]?(?:年度?|月)(?:\d{1,2}日|に\d回)?"
    r"|第\d{1,3}|(?<![\d.,])\d{1,2}[次期]|[※*注]\d{1,2}(?![\d.,])|[A-Za-z]{2,}\d(?![\d.,])"
)
_KANJI_FIGURE = re.compile(
    "約?[一二三四五六七八九十百千〇]*[十百千万億][一二三四五六七八九十百千万億〇]*(?!年|月)|[一二三四五六七八九〇]{2,}(?!年)"
)
_SAYS_HOW_IT_IS = re.compile(
    r"達成|上昇|増|減|維持|横ばい|向上|改善|悪化|低下|上回|下回|拡大|縮小|同水準|同程度|同上|同左|済|完了|良|[○◯〇◎●☓■□]|[△×▲](?!\d)|[XxＸ]{2}|要確認|調整中|[(（]案[)）]|^[A-E][+-]?$|^#"
)
