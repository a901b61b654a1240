"""X105: the year of the baseline or of the latest actual differs between (1) and (2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.notation.years import Year
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.labels import shown, side_by_side
from sdgsheet.rules.rule import Found, Judgement, Page, Rule
from sdgsheet.rules.sections.comparison import Comparison, Pairing
from sdgsheet.rules.sections.verdict import Verdict
from sdgsheet.rules.sections.wording import NAMES, UNITS_CLASH, pairs
from sdgsheet.text import Text


def judge(_: Case, place: tuple[Indicator, Verdict]) -> Judgement:
    """Speaks in place of X101 and X102 of that value; the years of targets are X109's and Y109's."""
    verdict = place[1]
    if verdict.clashes:
        return UNITS_CLASH
    pair = verdict.pair
    assert pair is not None
    found = [p for p in (pair.baseline, pair.latest) if p is not None and p.same_year is False]
    if not found:
        return None
    sentences = [_sentence(pair.first, pair.other, p) for p in found]
    equal = all(p.same_value for p in found)
    return Found(
        found[0].other.year_cell or found[0].other.cell,
        Text(
            f"「{pair.other.name}」の{'。また、'.join(s.ja for s in sentences)}です。"
            + ("値は同じです。" if equal else ""),
            f"“{pair.other.name}”: {'; and '.join(s.en for s in sentences)}."
            + (" The values are the same." if equal else ""),
        ),
        Text(
            "同じ指標ですので、どちらかが更新されていないか、ご確認ください。正しい年と値にそろえてください。",
            "It is one indicator: please check whether one of the two was not updated, and give the same year and value in both places.",
        ),
        row=pair.other,
        stated=_year(found[0].other, found[0].years[1]),
        expected=side_by_side(
            (row, _year(triple, year))
            for row, triple, year in (
                (pair.first, found[0].first, found[0].years[0]),
                (pair.other, found[0].other, found[0].years[1]),
            )
        ),
        evidence=(
            *(
                Evidence(t.year_cell or t.cell, "year", _year(t, y))
                for p in found
                for t, y in ((p.first, p.years[0]), (p.other, p.years[1]))
            ),
            *_passed_over(pair, found),
        ),
    )


def _passed_over(pair: Comparison, found: Sequence[Pairing]) -> Iterator[Evidence]:
    """What stands in an actual's cell later than the latest figure: an error or 要確認 may be why the years differ."""
    for pairing in found:
        for row, latest in ((pair.first, pairing.first), (pair.other, pairing.other)):
            if latest in row.actuals:
                later = row.actuals[row.actuals.index(latest) + 1 :]
                yield from (Evidence(t.cell, "actual", shown(t)) for t in later if t is not None)


def _sentence(first: Indicator, other: Indicator, pairing: Pairing) -> Text:
    name = NAMES[pairing.role]
    said = side_by_side(
        (row, Text(f"{_year(triple, year)}（{shown(triple)}）", f"of “{_year(triple, year)}” (“{shown(triple)}”)"))
        for row, triple, year in (
            (first, pairing.first, pairing.years[0]),
            (other, pairing.other, pairing.years[1]),
        )
    )
    return Text(f"{name.ja}が、{said.ja}", f"{name.en} is {said.en}")


def _year(triple: Triple, year: Year | None) -> str:
    return triple.year_text.strip() or (year.text.strip() if year is not None else "")


RULE = Rule(
    code="X105",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text(
        "当初値か最新の実績の年が(1)と(2)で異なる",
        "Year of the baseline or the latest actual differs between (1) and (2)",
    ),
    page=Page(
        what=Text(
            "同じ指標の当初値または最新の実績の年が、（１）と（２）で異なります。",
            "The year of one indicator's baseline or latest actual differs between sections (1) and (2).",
        ),
        why=Text(
            "片方だけを新しい年の値に更新したときに起こります。達成度も（１）と（２）で食い違います。",
            "This happens where only one of the two was updated to a newer year; 達成度 then differs too.",
        ),
        example=Text(
            "「地域食堂の開設数」の最新の実績が、(1)№5は2022年度、(2)№4は2023年度。",
            "The latest actual of “地域食堂の開設数” is of 2022 in (1) No.5 and of 2023 in (2) No.4.",
        ),
        instead=Text(
            "新しい方の年と値にそろえてください。意図した違いでしたら、（３）に一言お書き添えください。",
            "Give the newer year and value in both places. If the difference is meant, say so in section (3).",
        ),
    ),
    places=pairs,
    judge=judge,
)
