"""What the X rules have in common when they speak: places side by side with what each of them says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Evidence
from sdgsheet.rules.labels import shown, side_by_side
from sdgsheet.rules.rule import Found, Judgement, Skipped
from sdgsheet.rules.sections.comparison import Pairing
from sdgsheet.rules.sections.hints import Place, hint, supported
from sdgsheet.rules.sections.verdict import Verdict, verdicts
from sdgsheet.rules.written import label
from sdgsheet.text import Text

NAMES = {
    "baseline": Text("当初値", "the baseline"),
    "actual": Text("最新の実績", "the latest actual"),
    "target": Text("目標値", "the target"),
}
"""What a value is called where its year is the matter."""
UNITS_CLASH = Skipped(Text("単位が異なるため", "the units differ"))


def pairs(case: Case) -> Iterable[tuple[Indicator, Verdict]]:
    """Each indicator that stands in (1) and in (2), with the later place."""
    return ((v.last, v) for v in verdicts(case) if v.pair is not None)


def groups(case: Case) -> Iterable[tuple[Indicator, Verdict]]:
    """Each indicator that stands in several places, with the later place."""
    return ((v.last, v) for v in verdicts(case))


def values_of(said: Sequence[Place]) -> Text:
    """Values side by side; their unit once, where it is one."""
    units = {triple.unit_text.strip() for _, triple in said}
    if len(units) == 1 and all(triple.unit_from == "cell" for _, triple in said):
        return side_by_side(((row, triple.amount.text.strip()) for row, triple in said), units.pop())
    return side_by_side((row, shown(triple)) for row, triple in said)


def what(case: Case, row: Indicator, triple: Triple) -> Text:
    """What a value is called, with its year: 当初値（2020年度）, 2022年度実績."""
    name = label(case, row, triple)
    if triple in row.actuals or not triple.year_text.strip():
        return name
    year = triple.year_text.strip()
    return Text(f"{name.ja}（{year}）", f"{name.en} of “{year}”")


def evidence_of(role: str, said: Iterable[Place]) -> tuple[Evidence, ...]:
    """The cells of these values."""
    return tuple(Evidence(triple.cell, role, shown(triple)) for _, triple in said)


def differing(case: Case, verdict: Verdict, chosen: Callable[[Pairing], bool]) -> Judgement:
    """(1) and (2) say different values of one year: X101, X102 and X103."""
    if verdict.clashes:
        return UNITS_CLASH
    assert verdict.pair is not None
    found = [p for p in verdict.pair.pairings if chosen(p) and p.differs]
    if not found:
        return None
    first, last = verdict.pair.first, verdict.pair.other
    sentences, hints = [], []
    evidence: list[Evidence] = []
    for pairing in found:
        beside = list(verdict.beside(pairing))
        name, values = what(case, first, pairing.first), values_of(beside)
        sentences.append(Text(f"{name.ja}が、{values.ja}", f"{name.en} is {values.en}"))
        evidence += evidence_of(pairing.role, beside)
        if (slip := hint((first, pairing.first), (last, pairing.other))) is not None and slip not in hints:
            hints.append(slip)
    said = list(verdict.beside(found[0]))
    fits = supported(case, said)
    return Found(
        found[0].other.cell,
        Text(
            f"「{last.name}」の{'。また、'.join(s.ja for s in sentences)}です。" + (fits.ja if fits else ""),
            f"“{last.name}”: {'; and '.join(s.en for s in sentences)}." + (f" {fits.en}" if fits else ""),
        ),
        Text(
            "同じ指標ですので、正しい値にそろえてください"
            + (f"（{'、'.join(h.ja for h in hints)}）。" if hints else "。"),
            "It is one indicator: please give the right value in every place"
            + (f" ({'; '.join(h.en for h in hints)})." if hints else "."),
        ),
        row=last,
        stated=shown(found[0].other),
        expected=values_of(said),
        evidence=tuple(evidence),
        habitual=False,
    )
