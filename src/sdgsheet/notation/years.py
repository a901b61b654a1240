"""Years, fiscal years, eras, months and days, as intervals of days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from sdgsheet.notation.characters import DASHES, solid

YearKind = Literal["fiscal", "calendar", "month", "day", "span"]


@dataclass(frozen=True, slots=True)
class Year:
    """A year as someone wrote it, and the days that it may mean.

    A fiscal year is named by its first year and runs from April to March.
    """

    text: str
    """As written."""
    kind: YearKind
    first: date
    last: date
    """A year without 年 or 年度 (2022, R4) may be either: from January to the March after."""
    named: int
    """The year that is named: 2022 for 2022年度, 2022年 and 令和4年度; a month's or a day's
    calendar year; a span's last year; 0 where none is named (毎年度)."""
    fitting: frozenset[int]
    """The named years that it may stand for: both the calendar and the fiscal year of a
    month or a day (2023年3月 fits 2023 and 2022), every year of a span, else ``named`` alone."""

    @property
    def is_open(self) -> bool:
        """Every year or a period without a year (毎年度, 計画期間内, 最終年度): it contradicts no year."""
        return not self.fitting

    def fits(self, named: int) -> bool:
        """It may stand for the year of that name."""
        return self.is_open or named in self.fitting


_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_ERAS |= {"昭": 1925, "平": 1988, "令": 2018, "S": 1925, "H": 1988, "R": 2018}
_YEAR = r"(?:[12]\d{3}(?!\d)|(?:明治|大正|昭和|平成|令和|[昭平令]|(?<![A-Za-z])[SHR])\.?(?:\d{1,3}(?!\d)|元))"
_TWIN = rf"(?:{_YEAR})(?:年度?)?"
_DATE = rf"""
    (?:西暦|(?P<fy>FY))?(?P<year>{_YEAR})
    (?:
        (?P<dot>[./-])(?P<month>\d{{1,2}})(?:(?P=dot)(?P<day>\d{{1,2}}))?(?![\d年])
      | (?:\((?P<twin>{_TWIN})\))?
        (?P<suffix>年度|年|FY)?
        (?:[(=/]=?(?P<also>{_TWIN})\)?)?
        (?:(?P<long_month>\d{{1,2}})月(?:(?P<long_day>\d{{1,2}})日)?)?
    )
"""
_TO = r"[~-]|から|より"
_TAIL = r"""
    (?:の|度末|末日?|現在|時点|頃|ごろ|以降|(?:まで|迄)に?|を?(?:目途|目処|めど)に?|当初|[上下]半?期|[前後]期|第?[1-4]四半期|期|初|中|内|間|分|次|比|基準|P(?![A-Z])|
       実績|目標|見込み?|速報|確報|確定|暫定|推計|調査|国勢|国調|経済|農林業|漁業|工業|商業|統計|センサス|活動|基礎|決算|公表|報告|平均|累計|累積|合計|計|値|現況|通年|達成|
       産|卒|入試|[春夏秋冬]|(?:\d+|[二三四五])[かカヵヶケ]?年間?|[※*]\d*|\([^()]*\)|[,、])*
"""
_ONE = re.compile(rf"~?{_DATE}{_TAIL}~?", re.VERBOSE)
_START = re.compile(_DATE, re.VERBOSE)
_NEXT = re.compile(r"(?:[~・,、/-]|から|より|及び|と)")
_SHORT = re.compile(rf"(?P<year>\d{{1,3}})(?P<suffix>年度?)?{_TAIL}", re.VERBOSE)
_SHORT_MONTH = re.compile(r"(?P<month>\d{1,2})月(?:末日?)?")
# （2020年度）, ［R2］, and what it is the year of: 計画策定時（2020年度）, 基準年：2020年度, 3か年平均(2021～2023).
_OF_WHAT = (
    r"(?:計画)?(?:策定|当初|基準|現状|現況|直近|最新|開始|コロナ|調査|実績|目標|\d[かカヵヶケ]年)[^\d()\[\]〔〕:]{0,6}"
)
_ENCLOSED = re.compile(rf"(?:{_OF_WHAT})?[(\[〔【](?P<year>[^()\[\]〔〕【】]+)[)\]〕】]|{_OF_WHAT}:(?P<colon>.+)")
_BOTH_ERAS = re.compile(r"(?:平成31|H31)(?:年度?)?[・/](?=令和元|令和1(?!\d)|R1(?!\d)|R元)")
_OPEN = re.compile(
    r"(?:毎|各)年度?(?:末|平均|の平均)?|計画期間(?:中|内|の?累計|の?合計|の?平均)?|期間(?:中|内|累計|合計)|"
    r"(?:計画|計画期間)?の?(?:最終年度?|終了(?:時|年度?))(?:末|まで)?"
)
# 2020.0 is what a list of figures makes of 2020.
_MIDNIGHT = re.compile(r"(?:T?00?:00(?::00)?(?:\.0+)?|(?<=^\d{4})\.0)$")
# 2022暦年, 2022学年度 and 2022会計年度 are 年 and 年度; R5.3月 is R5.3; 2022年1～12月 is 2022年1月～12月.
_KIND_OF_YEAR = re.compile(r"(?<=\d)(?:暦|学|会計|事業)(?=年)")
_DOTTED_MONTH = re.compile(r"(?<=\d)(?P<dotted>[./]\d{1,2})月(?!\d)")
_MONTHS = re.compile(r"(?<=年)(?P<first>\d{1,2})(?=[~-]\d{1,2}月)")
_LETTER_DASH = re.compile(rf"(?<=[\d年度末月])[{DASHES}](?=[\d明大昭平令SHR])")
_IN_TEXT = re.compile(rf"(?<![\dA-Za-z.])(?:{_DATE})", re.VERBOSE)
_PERIOD = re.compile(
    rf"""
    (?P<first>{_YEAR})(?:\({_TWIN}\))?(?:年度|年)?(?:(?P<first_month>\d{{1,2}})月)?(?:\({_TWIN}\))?
    (?:{_TO})
    (?P<last>{_YEAR}|(?:\d{{1,2}})(?=年|\)|$))(?:年度|年)?(?:(?P<last_month>\d{{1,2}})月)?
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=4096)
def parse_year(text: str) -> Year | None:
    """The year that ``text`` writes, or None where it cannot be read.

    An era has no upper limit: 平成35年度 is 2023年度.
    """
    plain = _plain(text)
    if match := _ENCLOSED.fullmatch(plain):
        plain = match["year"] or match["colon"]
    if not plain or len(plain) > 60:
        return None
    if _OPEN.fullmatch(plain):
        return Year(text, "span", date.min, date.max, 0, frozenset())
    if match := _ONE.fullmatch(plain):
        return _dated(text, match)
    return _span(text, plain)


@lru_cache(maxsize=4096)
def find_years(text: str) -> tuple[Year, ...]:
    """Every year that a text such as a heading names, in order, each once."""
    found: dict[int, Year] = {}
    for match in _IN_TEXT.finditer(_plain(text)):
        # The year in brackets may be another: 2022年度(2023年3月末).
        year = _dated(match[0], match) or parse_year(re.split("[(=/]", match[0], maxsplit=1)[0])
        if year is not None:
            found.setdefault(year.named, year)
    return tuple(found.values())


@lru_cache(maxsize=1024)
def parse_periods(text: str) -> tuple[tuple[int, int], ...]:
    """Every period that a text names, as first and last year: 2022～2024, 令和4年度～6年度.

    Months count in their fiscal years: 2022年4月～2025年3月 is (2022, 2024).
    """
    periods = []
    for match in _PERIOD.finditer(_plain(text)):
        first = _number(match["first"])
        last = _continued(first, match["last"], match["first"])
        if first is None or last is None:
            continue
        if match["first_month"] and match["last_month"]:
            first -= int(match["first_month"]) < 4
            last -= int(match["last_month"]) < 4
        if first < last <= first + 50:
            periods.append((first, last))
    return tuple(periods)


_KANJI = "〇一二三四五六七八九"
_IN_KANJI = re.compile(
    rf"(?<=[治正和成年])(?P<count>[一二三四五六七八九]?十?[一二三四五六七八九]?)(?=[年月])|(?P<digits>[{_KANJI}]{{4}})(?=年)"
)
_SHORTENED = re.compile(r"(?<![\dA-Z])['’‘](?=\d{2}(?:年|$))|(?<=FY)['’‘]?(?=\d{2}(?!\d))")


def _in_digits(match: re.Match[str]) -> str:
    """三十 is 30, 二〇二二 is 2022."""
    if match["digits"]:
        return "".join(str(_KANJI.index(figure)) for figure in match["digits"])
    tens, ten, ones = match["count"].rpartition("十")
    if not match["count"]:
        return ""
    return str((_KANJI.index(tens) if tens else 1) * 10 * bool(ten) + (_KANJI.index(ones) if ones else 0))


def _plain(text: str) -> str:
    plain = _BOTH_ERAS.sub("", _LETTER_DASH.sub("-", _SHORTENED.sub("20", solid(text).upper())))
    if "年" in plain:
        plain = _IN_KANJI.sub(_in_digits, plain)
    if "年" in plain or "月" in plain:
        plain = _KIND_OF_YEAR.sub("", _DOTTED_MONTH.sub(r"\g<dotted>", _MONTHS.sub(r"\g<first>月", plain)))
    return _MIDNIGHT.sub("", plain) if plain.endswith("0") else plain


def _number(year: str) -> int | None:
    """2022, R4 and 令和元 as a number."""
    if year.isdigit():
        return int(year) if 1800 <= int(year) <= 2999 else None
    count = year.lstrip("明治大正昭和平成令SHR.")
    era = _ERAS[year[: len(year) - len(count)].rstrip(".")]
    number = 1 if count == "元" else int(count)
    return era + number if number else None


def _continued(first: int | None, last: str, written: str) -> int | None:
    """The end of a span, which may leave out the century or the era of its beginning."""
    if not last.isdigit() or len(last) == 4:
        return _number(last)
    if first is None:
        return None
    if written.isdigit():
        return first - first % 100 + int(last) if len(last) == 2 else None
    era = re.match(r"[^\d元]+", written)
    return _number(f"{era[0]}{last}") if era else None


def _dated(text: str, match: re.Match[str], suffix: str | None = None) -> Year | None:
    groups = match.groupdict()
    named = _number(groups["year"])
    if named is None or not all(_number(re.sub("年度?$", "", t)) == named for t in _twins(groups)):
        return None
    suffix = groups["suffix"] or groups["fy"] or suffix
    month, day = groups["month"] or groups["long_month"], groups["day"] or groups["long_day"]
    if month and suffix != "年度":
        return _in_month(text, named, int(month), int(day) if day else None)
    if suffix in ("年度", "FY"):
        return Year(text, "fiscal", date(named, 4, 1), date(named + 1, 3, 31), named, frozenset({named}))
    last = date(named, 12, 31) if suffix else date(named + 1, 3, 31)
    return Year(text, "calendar", date(named, 1, 1), last, named, frozenset({named}))


def _twins(groups: dict[str, str | None]) -> list[str]:
    return [twin for twin in (groups["twin"], groups["also"]) if twin]


def _in_month(text: str, named: int, month: int, day: int | None) -> Year | None:
    if not 1 <= month <= 12:
        return None
    fitting = frozenset({named, named - (month < 4)})
    try:
        first = date(named, month, day or 1)
    except ValueError:
        return None
    if day:
        return Year(text, "day", first, first, named, fitting)
    following = date(named + month // 12, month % 12 + 1, 1)
    return Year(text, "month", first, following - timedelta(days=1), named, fitting)


def _span(text: str, plain: str) -> Year | None:
    """R4～R6累計, 2018～2020平均, 令和4・5年度, 2022年4月～9月."""
    years: list[Year] = []
    rest = plain
    written = ""
    suffix = next((s for s in ("年度", "年") if s in plain), None)
    while rest:
        year, rest = _step(rest, suffix, years, written)
        if year is None:
            return None
        written = written or plain
        years.append(year)
        if rest:
            if not (joint := _NEXT.match(rest)):
                return None
            rest = rest[joint.end() :]
    if len(years) < 2 or any(a.first >= b.first for a, b in pairwise(years)):
        return None
    first, last = years[0], years[-1]
    fitting = first.fitting | last.fitting
    every = frozenset(range(min(fitting), max(fitting) + 1))
    return Year(text, "span", first.first, last.last, last.named, every)


def _step(rest: str, suffix: str | None, years: list[Year], written: str) -> tuple[Year | None, str]:
    """The next year of a span and what follows it."""
    if match := _START.match(rest):
        year = _dated(match[0], match, suffix)
        return year, _after(rest, match.end())
    if not years:
        return None, rest
    if match := _SHORT_MONTH.fullmatch(rest):
        return _in_month(rest, years[-1].named, int(match["month"]), None), ""
    if (match := _SHORT.match(rest)) and (start := _START.match(written)):
        named = _continued(_number(start["year"]), match["year"], start["year"])
        found = None if named is None else parse_year(f"{named}{match['suffix'] or suffix or ''}")
        return found, _after(rest, match.end())
    return None, rest


_TAIL_ONLY = re.compile(_TAIL, re.VERBOSE)


def _after(rest: str, end: int) -> str:
    """What follows a year and its tail; a separator belongs to the span, not to the tail."""
    tail = _TAIL_ONLY.match(rest, end)
    stop = tail.end() if tail else end
    while stop > end and rest[stop - 1] in ",、":
        stop -= 1
    return rest[stop:]
