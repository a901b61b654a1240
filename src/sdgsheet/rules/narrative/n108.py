"""N108: a lag (Y104) without a word about it in (3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sdgsheet.form.model import Comment, Indicator, Narrative, Triple
from sdgsheet.notation.characters import solid
from sdgsheet.notation.headings import read_heading
from sdgsheet.notation.names import join_key, skeleton, stem
from sdgsheet.notation.years import find_years
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.labels import places
from sdgsheet.rules.lag import lagging
from sdgsheet.rules.quotes import Fit, fit_of, referenced
from sdgsheet.rules.rule import Found, Judgement, Page, Rule, Skipped
from sdgsheet.text import Text

# What tells a reader that a figure comes late, read generously.
_WORD = re.compile(
    r"ラグ|遅[れくいら延]|公表|公開時期|発表|確定|速報|暫定|集計|最新|直近|把握|統計|算[定出]|推計|判明|隔年|"
    r"\d+年(?:に[1一]度|ごと|毎|おき|前の)|[数二三四五]年(?:に|ごと|毎|おき)|毎年ではな|調査(?:年|周期|時期|が行われ|を行っていな)"
)
_OF_A_YEAR = re.compile(r"(?:年度?|月)末?(?:時点)?の(?:実績)?(?:値|数値|データ|統計|調査|結果|実績)")
# A note on the figures of all rows, or of some that it does not name, under whatever heading it stands.
_OF_ALL = re.compile(r"(?:一部|各|全て?|すべて|複数|多く|以下|下記)の?(?:指標|項目|KPI|実績)|指標に(?:より|よって)")
_OF_THE_FIGURES = re.compile(r"^[・※*\-－(（]*(?:なお、?)?(?:実績値?|数値|実績の数値)(?:は|について|には?)")
_OF_LAST_YEAR = re.compile(r"(?:[前昨]年度?|前々年度?|一昨年度?)(?:末|時点)?の(?:実績)?(?:値|数値|データ|統計|実績)")
# What a name ends in and a sentence about its figure leaves out: 地下水採取量の削減.
_AIM = re.compile(r"の?(?:削減|抑制|減少|低減|縮減|解消|増加|向上|拡大|維持|上昇)$")
_LEAST_LETTERS = 4


class Lag(NamedTuple):
    """The rows of one indicator that lag, the first of them first."""

    row: Indicator
    rows: tuple[Indicator, ...]


def lags(case: Case) -> Iterator[Lag]:
    """Every indicator with a lag, once."""
    late = {row.key: row for row in case.form.indicators if lagging(case.form, row)}
    twins = {row.key: group.rows for group in case.groups for row in group.rows if row.key in late}
    seen: set[tuple[str, int, int]] = set()
    for key, row in late.items():
        if key not in seen:
            rows = tuple(r for r in twins.get(key, (row,)) if r.key in late)
            seen.update(r.key for r in rows)
            yield Lag(row, rows)


def judge(case: Case, place: Lag) -> Judgement:
    """Any word about a late figure will do, in what refers to the row, names it, or speaks of all rows."""
    narrative = case.form.narrative
    if narrative is None or not (narrative.text.strip() or narrative.text_boxes):
        return Skipped(Text("（３）に記載がないため", "section (3) is empty"))
    years = {t.year.named for row in place.rows for t in lagging(case.form, row) if t.year is not None}
    if any(_speaks_of_lag(text, years) for text in _texts(case, narrative, place)):
        return None
    subjects = {subject for row in place.rows if len(subject := _subject(row)) >= _LEAST_LETTERS}
    if any(_is_a_note(paragraph, subjects, years) for c in narrative.comments for paragraph in c.paragraphs):
        return None
    return _found(case, place)


def _speaks_of_lag(text: str, years: set[int]) -> bool:
    plain = solid(text)
    if _WORD.search(plain):
        return True
    return _OF_A_YEAR.search(plain) is not None and any(y.named in years for y in find_years(plain))


def _is_a_note(paragraph: str, subjects: set[str], years: set[int]) -> bool:
    """A paragraph under another heading that tells of the lag: by what the indicator measures, or of all figures."""
    plain = solid(paragraph)
    if _OF_ALL.search(plain):
        return _WORD.search(plain) is not None or _OF_LAST_YEAR.search(plain) is not None
    named = _OF_THE_FIGURES.search(plain) is not None or any(subject in skeleton(paragraph) for subject in subjects)
    return named and _OF_A_YEAR.search(plain) is not None and any(y.named in years for y in find_years(plain))


def _subject(row: Indicator) -> str:
    """What the indicator measures, without what is to become of it."""
    return skeleton(_AIM.sub("", stem(row.name)))


def _texts(case: Case, narrative: Narrative, place: Lag) -> Iterator[str]:
    """What (3) says of the indicator, or of all of them."""
    yield "\n".join(narrative.preamble)
    named = {join_key(row.name) for row in place.rows}
    for comment in narrative.comments:
        text = "\n".join((comment.heading, *comment.paragraphs))
        if _is_about(case, comment, place, named) or any(skeleton(n) in skeleton(text) for n in named):
            yield text
    if not narrative.comments:
        yield from (box.text for box in narrative.text_boxes)


def _is_about(case: Case, comment: Comment, place: Lag, named: set[str]) -> bool:
    heading = read_heading(comment.heading)
    rows = referenced(case, comment)
    if not rows and not heading.names:
        return True
    return any(join_key(row.name) in named for row in rows) or any(
        fit_of(heading, row) > Fit.NONE for row in place.rows
    )


def _found(case: Case, place: Lag) -> Found:
    latest = _latest(case, place.row)
    twins = places(place.rows)
    both = Text(f"（{twins.ja}）", f" ({twins.en})") if len(place.rows) > 1 else Text("", "")
    return Found(
        latest.year_cell or latest.cell,
        Text(
            f"実績は{latest.year_text.strip()}の値ですが{both.ja}、（３）に年の遅れについての説明がありません。",
            f"The actual is of “{latest.year_text.strip()}”{both.en}, but (3) has no word about the lag.",
        ),
        Text(
            "統計の公表時期など、理由を（３）に一言お書き添えいただくと、読む人に伝わります。",
            "A word in (3), such as when the statistics come out, helps the reader.",
        ),
        row=place.row,
        stated=latest.year_text.strip(),
        evidence=tuple(_evidence(_latest(case, row)) for row in place.rows),
    )


def _latest(case: Case, row: Indicator) -> Triple:
    return lagging(case.form, row)[-1]


def _evidence(triple: Triple) -> Evidence:
    return Evidence(triple.year_cell or triple.cell, "year", triple.year_text.strip())


RULE = Rule(
    code="N108",
    severity=Severity.INFO,
    basis=Basis.CONVENTION,
    title=Text("年の遅れの説明なし", "A lag without a word about it"),
    page=Page(
        what=Text(
            "実績が見出しより前の年度の値なのに、（３）にその説明がありません。",
            "An actual is of an earlier year than its column, and (3) has no word about it.",
        ),
        why=Text(
            "説明がないと、更新されていないのか、統計がまだ出ていないのかが分かりません。",
            "Without it readers cannot tell an old figure from a statistic that is not out yet.",
        ),
        example=Text(
            "2022年の欄に2021年度の値があり、（３）にその指標の記述がない。",
            "The column “2022年” holds the figure of “2021年度”, and (3) does not mention the indicator.",
        ),
        instead=Text(
            "「公表が2年遅れるため2020年度の値」のように、（３）に一言お書き添えください。",
            "Add a word in (3), such as that the statistic comes out two years late.",
        ),
    ),
    places=lags,
    judge=judge,
)
