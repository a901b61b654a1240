"""X106: the written 達成度 differs although baseline, actuals and target agree."""

from __future__ import annotations

from collections.abc import Iterator

from sdgsheet.achievement.percent import percent
from sdgsheet.achievement.stated import StatedFigure
from sdgsheet.achievement.words import claim_of
from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.labels import places, side_by_side
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule
from sdgsheet.rules.sections.comparison import Comparison
from sdgsheet.rules.sections.verdict import Verdict
from sdgsheet.rules.sections.wording import UNITS_CLASH, groups
from sdgsheet.text import Text


def judge(case: Case, place: tuple[Indicator, Verdict]) -> Judgement:
    """Judges rows that agree in all values; a 達成度 that is missing in one of them is A102's."""
    verdict = place[1]
    if verdict.clashes:
        return UNITS_CLASH
    agreeing = [c for c in verdict.compared if c.agrees]
    if not agreeing:
        return NOT_APPLICABLE
    return list(_found(case, agreeing)) or None


def _found(case: Case, agreeing: list[Comparison]) -> Iterator[Found]:
    """One finding for each first row that has others with another 達成度."""
    for first in dict.fromkeys(c.first.key for c in agreeing):
        rows = [c.other for c in agreeing if c.first.key == first]
        start = next(c.first for c in agreeing if c.first.key == first)
        differing = [row for row in rows if _contradict(case, start, row)]
        if differing:
            yield _differs(case, [start, *rows], max(differing, key=lambda r: (r.section, r.row)))


def _contradict(case: Case, one: Indicator, other: Indicator) -> bool:
    """Another figure, unless each of the two is right for the values as its own row shows them; or 達成 against 未達成."""
    first, second = case.figure(one), case.figure(other)
    if first.value is None or second.value is None:
        reached = _reached(first), _reached(second)
        return None not in reached and reached[0] != reached[1]
    if _is_right(case, one) and _is_right(case, other):
        return False
    return not any(_agree(a, b) for a in _readings(first) for b in _readings(second))


def _is_right(case: Case, row: Indicator) -> bool:
    computed = case.achievement(row).fraction
    return computed is not None and case.figure(row).fits(computed)


def _readings(figure: StatedFigure) -> Iterator[StatedFigure]:
    yield figure
    if figure.other is not None:
        yield figure.other


def _agree(one: StatedFigure, other: StatedFigure) -> bool:
    """The same at the coarser precision; off by 100 against the number format is A108's."""
    assert one.value is not None
    assert other.value is not None
    step = max(one.step, other.step)
    return any(abs(one.value * a - other.value * b) * 2 <= step for a, b in ((1, 1), (100, 1), (1, 100)))


def _reached(figure: StatedFigure) -> bool | None:
    return figure.value >= 1 if figure.value is not None else claim_of(figure.word)


def _differs(case: Case, rows: list[Indicator], last: Indicator) -> Found:
    rows = sorted(rows, key=lambda r: (r.section, r.row))
    said = side_by_side((row, case.figure(row).text.strip()) for row in rows)
    assert last.stated is not None
    fits = _support(case, rows)
    return Found(
        last.stated.cell,
        Text(
            f"「{last.name}」の当初値・実績・目標値は一致していますが、達成度が、{said.ja}です。{fits.ja}",
            f"“{last.name}”: baseline, actuals and target agree, but the achievement is {said.en}. {fits.en}",
        ),
        Text("正しい達成度にそろえてください。", "Please give the right achievement in every place."),
        row=last,
        stated=last.stated.text,
        expected=Text(f"同じ達成度。{fits.ja}", f"the same achievement. {fits.en}"),
        evidence=tuple(Evidence(r.stated.cell, "achievement", r.stated.text) for r in rows if r.stated is not None),
        habitual=False,
    )


def _support(case: Case, rows: list[Indicator]) -> Text:
    computed = case.achievement(rows[0]).fraction
    if computed is None:
        return Text("実績と目標値に合う方をご確認ください。", "Please check which one fits actual and target.")
    fitting = [row for row in rows if case.figure(row).fits(computed)]
    shown = percent(computed)
    if not fitting:
        return Text(
            f"計算式では{shown}で、どれとも合いません。", f"The formula gives {shown}, which fits none of them."
        )
    named = places(fitting)
    return Text(
        f"計算式では{shown}で、{named.ja}の記載と合います。", f"The formula gives {shown}, which fits {named.en}."
    )


RULE = Rule(
    code="X106",
    severity=Severity.ERROR,
    basis=Basis.ARITHMETIC,
    title=Text("値は同じで達成度だけが異なる", "Achievement differs though all values agree"),
    page=Page(
        what=Text(
            "同じ指標の当初値・実績・目標値は一致しているのに、記載の達成度が異なります。",
            "One indicator has the same baseline, actuals and target in several places, but another 達成度.",
        ),
        why=Text(
            "同じ値からは同じ達成度が計算されます。少なくとも一方は誤りです。",
            "The same values give the same 達成度: at least one of them is wrong.",
        ),
        example=Text(
            "30校→40校、目標50校の達成度が、(1)№7は50%、(2)№4は80%。",
            "30 → 40 with target 50: 達成度 is “50%” in (1) No.7 and “80%” in (2) No.4.",
        ),
        instead=Text(
            "計算式に合う方にそろえてください。計算式の値は、どちらが合うかとともに示します。",
            "Give the one that fits the formula; the message says which it is.",
        ),
    ),
    places=groups,
    judge=judge,
)
