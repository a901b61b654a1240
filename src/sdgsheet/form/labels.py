"""What the headings of a Form 1 are called, in all the ways that cities write them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from sdgsheet.notation.characters import DASHES, solid
from sdgsheet.notation.years import Year, find_years

Role = Literal[
    "no",
    "dimension",
    "initiative",
    "name",
    "baseline",
    "current",
    "actual",
    "target",
    "achievement",
    "goals",
    "unit",
    "extra",
]
"""A column's role. ``current`` (現状値) is a baseline where nothing else is, else an actual;
``goals``, ``unit`` and ``extra`` (担当課, 備考, 前回達成度) are no columns of the form's own."""


TRIPLES: Final = frozenset({"baseline", "current", "actual", "target"})
"""Roles of columns that hold year, value and unit."""
STARTING: Final = frozenset({"no", "dimension", "initiative", "name"})
"""Roles of columns that say which row it is."""


@dataclass(frozen=True, slots=True)
class Label:
    """What one heading says."""

    role: Role
    year: Year | None = None
    percent: bool = False
    short: int = 0
    """The number of a year without its era or century: 4 for 4年度実績; ``year`` is not told then."""


_LONGEST: Final = 60
_INNERMOST = re.compile(r"[(\[【〔<][^()\[\]【】〔〕<>]*[)\]】〕>]")
# The last: what stands between the brackets of a formula, 達成度（B－A）÷（C－A）×100.
_REMARK = re.compile(rf"(?:[※*].*|[(\[]?注\d*[)\]]?|=.*|(?:[÷×/+{DASHES}]+(?:100)?)+)$")
_ENGLISH = re.compile(r"\n[A-Za-z][A-Za-z ]{3,}(?:\([^()\n]*\))?(?=\n|$)")
_ALIKE = str.maketrans("〈〉《》〖〗{}", "()()()()")
_BRACKETS = dict.fromkeys(map(ord, "()[]【】〔〕<>"))
_ORDINAL = re.compile(r"^[①-⑳]|(?<=[値績標年度名)）％%])\s*[①-⑳](?:[～〜~-][①-⑳])?")
# The letter by which a formula in words names the column: 当初値A, 目標値（C）, 達成度D（％）.
_LETTER = re.compile(r"[(\[【〔<][A-Zア-オ][)\]】〕>]|(?<=[値績標年度)%])[A-Zア-オ](?=$|\()|^[A-E](?=[当目達実指])")
_EDGES = "・:;.、,~/= "
_YEAR = re.compile(
    r"(?:西暦|FY)?(?:\d{4}|(?:['’‘]|(?<=FY))\d{2}|(?:昭和|平成|令和|[HR])\.?(?:\d{1,2}|元))(?:\((?:\d{4}|(?:平成|令和|[HR])\d{1,2})(?:年度?)?\))?(?:年度|年)?(?:末日?|現在|時点)*"
)
_NO = re.compile(
    r"(?:[3三]?側面名?|分野|区分)?[・/]?(?:no\.?|番号|通番|項番|連番|通し番号|整理番号|項目番号|指標(?:番号|no\.?)|#|№)",
    re.IGNORECASE,
)
_DIMENSION = re.compile(r"(?:[3三])?側面|側面名|分野|区分|三側面")
_INITIATIVE = re.compile(
    r"(?:主な|主要|具体的な?|各|重点|個別|優先的?|統合的な?|推進する|実施する|(?:特に)?(?:注力する)?先導的な?|自治体SDGsの推進に資する|SDGsの推進に資する)*"
    r"(?:取り?組み?|施策|プロジェクト|事業(?=の?名))(?:[・/、及び]*(?:取り?組み?|施策|事業))*"
    r"(?:の?(?:名称?|内容|項目|事項|柱|テーマ|区分))?|優先的?課題|取組\(?施策\)?",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:評価|成果|重要業績評価|活動|達成|進捗|数値|取り?組み?|代表|主な|主要|目標とする|管理)?(?:指標|KPI)名.*|"
    r"(?:評価|成果|重要業績評価|活動|達成|進捗|数値|取り?組み?|代表|主な|主要|目標とする|管理|KGI[・/])?(?:指標|KPI)(?:[・/]?KPI|・指標)?(?:の?(?:名称?|項目|内容)(?:(?:と|及び|・|/)の?(?:名称?|項目|内容))?)?(?:等|[※*注]\d*|(?:及び|と|・)?(?:SDGsの?)?(?:ゴール|ターゲット).*)?|項目名?",
    re.IGNORECASE,
)
_BASELINE = re.compile(
    r"(?:当初|基準|初期|計画当初|計画策定時|策定時|計画策定当初|開始時|計画開始時|ベースライン|スタート)(?:年度?|時)?(?:の?値|の?実績値?|の?数値|の?現状値?)?"
)
_CURRENT = re.compile(r"(?:現状|現況|現在)の?(?:値|数値)?")
_ACTUAL = re.compile(
    r"(?:計画)?(?:第?[1-9一二三四五](?:か|カ|ヶ|ケ|箇)?年(?:目|度目)?|初年度?)?(?:の|度|各年度?)?(?:実績|進捗|達成状況|決算)?(?:値|数値|状況|見込み?値?|速報値?)?(?:\([1-9]\)|[1-9])?"
)
_ENCLOSED = re.compile(r"^[(\[【〔<]([^()\[\]【】〔〕<>]*)[)\]】〕>]$")
_SHORT_YEAR = re.compile(r"(?<![\d第])(\d{1,2})年度末?(?!目(?!標))")
_ACTUAL_WITHOUT_A_YEAR = re.compile("実績|(?:計画)?第?[1-9一二三]年度?目|初年度")
_TARGET = re.compile(
    r"(?:の|度)?(?:数値|計画|達成|中間|到達|KPI|[長中短]期|(?:計画)?(?:最終|期間終了|終了)(?:年度?)?(?:の|時)?|年度?末?の?)*目標(?:年度?|時|年次)?の?(?:値|数値)?|目指す値|(?:の)?(?:あるべき|目指す)?姿(?:の?(?:目標)?値)?",
    re.IGNORECASE,
)
_ACHIEVEMENT = re.compile(
    r"(?:(?:今回|今年度?|本年度?|当年度?|最新|直近)の?)?(?:(?:目標値?|KPI)(?:に対する)?)?の?(?:達成|進捗(?:達成)?)(?:(?:度合い?|度|率|割合)(?:%|百分率)?|状況(?:%|百分率))",
    re.IGNORECASE,
)
_GOALS = re.compile(
    r"(?:関連|主な|該当|優先的?な?)?(?:する)?(?:SDGs)?の?(?:ゴール|ターゲット|目標番号)(?:番号|名|等)?.*|SDGs.*",
    re.IGNORECASE,
)
_UNIT = re.compile(r"単位")
_EXTRA = re.compile(
    r"担当|所管|主管|備考|根拠|出典|算出|算定|理由|説明|コメント|特記|評価|課題|分析|要因|前回|前年|昨年|一昨年|前々|過去|増減|差引?|伸び|方向|傾向|"
    r"判定|ランク|進捗状況|資料|調査名|定義|関連計画|部署|課名|部局|連絡先|確認欄?|チェック|予算|事業費|実施主体|ステークホルダー|関係者|対前|累計$"
)
# The column of the value, named as such beside those of year and unit: 2022年（数値）, 値（2022年）, 当初値・値.
_VALUE_OF = re.compile(
    r"(.+)[(\[【〔](?:数値|値|実数|数量)[)\]】〕]|(?:数値|値|実数|数量)[(\[【〔](.+)[)\]】〕]|"
    r"(.*(?:当初|基準|現状|現在|年|実績|目標).*?)(?:の|[・:_/-]|(?<=[値績標年度)]))(?:数値|値|実数|数量)"
)
_PREVIOUS = re.compile(r"前回|前年|昨年|一昨年|前々|過去|参考")


@lru_cache(maxsize=16_384)
def label_of(text: str) -> Label | None:
    """What a heading (of one cell, or joined over its rows) says; None where it is no heading."""
    if not text or len(text) > _LONGEST:
        return None
    text = _ORDINAL.sub("", text)
    plain = _plain(text)
    if value := _VALUE_OF.fullmatch(plain):
        whole = label_of(next(filter(None, value.groups())))
        if whole is not None and whole.role in TRIPLES:
            return whole
    spoken = (plain, _REMARK.sub("", plain), _REMARK.sub("", _without_brackets(plain)))
    stripped = (part.translate(_BRACKETS).strip(_EDGES) for part in spoken)
    headings = tuple(filter(None, dict.fromkeys(stripped)))  # of nothing but a remark, ※2022年は速報値, none is left
    role = next((role for heading in headings if (role := _role(heading, plain))), None)
    if (role is None or role in TRIPLES) and (short := _SHORT_YEAR.search(plain)) and not find_years(text):
        return _of_short_year(plain, short)
    if role is None and any(len(heading) <= 24 and _EXTRA.search(heading) for heading in headings):
        role = "extra"
    if role is None:
        return None
    years = find_years(text)
    if role == "actual" and "目標" in plain and "実績" not in plain:
        role = "target"  # 2024年（当初目標値）: what stands in brackets tells which
    if role == "name" and years and "KPI" in plain and "指標" not in plain:
        role = "target"  # KPI（2024年）: of a year, so no name
    if role == "actual" and not years and not _ACTUAL_WITHOUT_A_YEAR.match(plain):
        return None
    return Label(role, years[0] if years else None, role == "achievement" and "%" in plain)


def _of_short_year(plain: str, short: re.Match[str]) -> Label | None:
    """4年度, 4年度実績, 目標（6年度）: what is left without the year says the role; of a year alone it is an actual."""
    rest = plain.replace(short[0], "", 1).strip(_EDGES)
    rest = _ENCLOSED.sub(r"\1", rest)
    whole = label_of(rest) if rest else Label("actual")
    return replace(whole, short=int(short[1])) if whole is not None and whole.role in TRIPLES else whole


def outside_brackets(text: str) -> str:
    """What a heading says outside of its brackets, without the marks and notes beside it."""
    return _REMARK.sub("", _without_brackets(_plain(_ORDINAL.sub("", text)))).strip(_EDGES + "%")


def is_previous(text: str) -> bool:
    """前回, 前年度, 参考: a column beside the form's own."""
    return _PREVIOUS.search(solid(text)) is not None


def _plain(text: str) -> str:
    """A copy for comparing, its brackets alike, without the column's letter and a line in English."""
    return _LETTER.sub("", solid(_ENGLISH.sub("", text)).translate(_ALIKE))


def _without_brackets(plain: str) -> str:
    """Without what stands in brackets, also in brackets within brackets."""
    shorter = _INNERMOST.sub("", plain)
    return plain if shorter == plain else _without_brackets(shorter)


def _role(heading: str, plain: str) -> Role | None:
    """The role of a heading without brackets and notes; ``plain`` is the whole of it."""
    rest = _YEAR.sub("", heading).strip(_EDGES).removesuffix("等")
    for role, pattern in _ROLES:
        if pattern.fullmatch(rest):
            return "extra" if _PREVIOUS.search(plain.partition("※")[0]) else role
    return None


_ROLES: Final[tuple[tuple[Role, re.Pattern[str]], ...]] = (
    ("no", _NO),
    ("achievement", _ACHIEVEMENT),
    ("target", _TARGET),
    ("baseline", _BASELINE),
    ("current", _CURRENT),
    ("dimension", _DIMENSION),
    ("initiative", _INITIATIVE),
    ("name", _NAME),
    ("unit", _UNIT),
    ("goals", _GOALS),
    ("actual", _ACTUAL),
)
