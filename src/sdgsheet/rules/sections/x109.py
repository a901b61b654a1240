"""X109: the nearer of two targets does not lie between the baseline and the later one."""

from __future__ import annotations

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.rules.case import Case
from sdgsheet.rules.compare import quantity
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.labels import places, shown
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule
from sdgsheet.rules.sections.comparison import Comparison
from sdgsheet.rules.sections.hints import Place
from sdgsheet.rules.sections.verdict import Verdict
from sdgsheet.rules.sections.wording import UNITS_CLASH, evidence_of, pairs
from sdgsheet.text import Text


def judge(_: Case, place: tuple[Indicator, Verdict]) -> Judgement:
    """Only where the target years differ and the baselines agree: else there is no path to judge."""
    verdict = place[1]
    if verdict.clashes:
        return UNITS_CLASH
    pair = verdict.pair
    assert pair is not None
    baseline = pair.baseline
    steps = _by_year(pair)
    if steps is None or baseline is None or not baseline.agrees or baseline.first.amount.number is None:
        return NOT_APPLICABLE
    (near_row, near), (far_row, far) = steps
    if _between(near, baseline.first, far):
        return None
    start = shown(baseline.first)
    here, there = places((near_row,)), places((far_row,))
    return Found(
        pair.other.target.cell if pair.other.target is not None else pair.other.first_cell,
        Text(
            f"「{pair.other.name}」の{near.year_text}の目標{shown(near)}（{here.ja}）が、当初値{start}と{far.year_text}の目標{shown(far)}（{there.ja}）の間にありません。",
            f"“{pair.other.name}”: the target “{shown(near)}” for “{near.year_text}” ({here.en}) does not lie between the baseline “{start}” and the target “{shown(far)}” for “{far.year_text}” ({there.en}).",
        ),
        Text(
            "目標値と目標の年をご確認ください。意図した目標でしたら、このままで構いません。",
            "Please check both targets and their years. If they are meant so, leave them as they are.",
        ),
        row=pair.other,
        stated=None if pair.other.target is None else shown(pair.other.target),
        evidence=(
            *evidence_of("target", sorted(steps, key=lambda s: s[0] is pair.other)),
            *evidence_of("baseline", ((pair.first, baseline.first), (pair.other, baseline.other))),
        ),
        habitual=False,
    )


def _by_year(pair: Comparison) -> tuple[Place, Place] | None:
    """The two targets with their rows, the nearer first; None where they are not numbers of two years."""
    target = pair.target
    if (
        target is None
        or target.same_year is not False
        or None in (target.first.amount.number, target.other.amount.number)
    ):
        return None
    first, other = target.years
    if first is None or other is None or first.named == other.named:
        return None
    steps = (pair.first, target.first), (pair.other, target.other)
    return steps if first.named < other.named else (steps[1], steps[0])


def _between(near: Triple, start: Triple, far: Triple) -> bool:
    """Ends included, each at the coarser of the precisions shown."""
    step = quantity(near, start)
    low, high = sorted((quantity(start, near), quantity(far, start)))
    return low.value - max(step.step, low.step) / 2 <= step.value <= high.value + max(step.step, high.step) / 2


RULE = Rule(
    code="X109",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("近い年の目標が当初値と遠い年の目標の間にない", "Nearer target not between baseline and later target"),
    page=Page(
        what=Text(
            "同じ指標の目標の年が（１）と（２）で異なり、近い年の目標値が、当初値と遠い年の目標値の間にありません。",
            "One indicator has targets of two years in (1) and (2), and the nearer one does not lie between the baseline and the later one.",
        ),
        why=Text(
            "近い年の目標は、遠い年の目標へ向かう途中の値のはずです。",
            "The nearer target should be a step on the way to the later one.",
        ),
        example=Text(
            "当初値32.1％、2024年の目標55.0％、2030年の目標50.0％。",
            "Baseline “32.1％”, target “55.0％” for 2024, target “50.0％” for 2030.",
        ),
        instead=Text(
            "目標値と目標の年をご確認ください。意図した目標でしたら、このままで構いません。",
            "Check both targets and their years. If they are meant so, leave them as they are.",
        ),
    ),
    places=pairs,
    judge=judge,
)
