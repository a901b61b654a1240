"""X104: the unit differs between the places of one indicator.

Units that do not convert, and equal figures under units of different size, are errors and silence
the other X rules for the group: without a common unit there is nothing to compare.
"""

from __future__ import annotations

from collections.abc import Iterable

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.rules.case import Case
from sdgsheet.rules.compare import units_convert
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.labels import places, shown, side_by_side
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule
from sdgsheet.rules.sections.comparison import Comparison, Pairing
from sdgsheet.rules.sections.hints import Place
from sdgsheet.rules.sections.verdict import Verdict
from sdgsheet.rules.sections.wording import groups
from sdgsheet.text import Text


def judge(_: Case, place: tuple[Indicator, Verdict]) -> Judgement:
    """Speaks as an error where figures cannot be compared, as an info where they agree after conversion."""
    verdict = place[1]
    if verdict.clashes:
        return _clash(verdict)
    if not (verdict.compared or verdict.strangers):
        return NOT_APPLICABLE
    converted = [c for c in verdict.compared if c.units_convert]
    return _converted(converted) if converted else None


def _clash(verdict: Verdict) -> Found:
    chosen = [(c, _pairing(c)) for c in verdict.clashes]
    said = _places(chosen)
    last, pairing = chosen[-1]
    name = last.other.name
    units = side_by_side((row, t.unit_text.strip()) for row, t in said)
    if last.units_clash:
        same = all(p.first.amount.number == p.other.amount.number for p in last.pairings)
        equal = Text("値は同じです。", " The figures are the same.") if same else Text("", "")
        message = Text(
            f"「{name}」の単位が、{units.ja}です。換算できない単位ですので、比べられません。{equal.ja}",
            f"“{name}”: the unit is {units.en}. These do not convert, so nothing can be compared.{equal.en}",
        )
        action = Text(
            "正しい単位にそろえてください。別の指標でしたら、指標名で区別してください。",
            "Please give the right unit in every place. If they are two indicators, tell them apart by name.",
        )
    else:
        values = side_by_side((row, shown(t)) for row, t in said)
        message = Text(
            f"「{name}」は、{values.ja}です。同じ数値に、大きさの違う単位が付いています。",
            f"“{name}” is {values.en}: the same figure stands under units of different size.",
        )
        action = Text(
            "正しい単位にそろえるか、数値を単位に合わせて直してください。",
            "Please give the right unit in both places, or convert the figures.",
        )
    return Found(
        pairing.other.unit_cell or pairing.other.cell,
        message,
        action,
        row=last.other,
        stated=shown(pairing.other),
        expected=_expected(last, pairing),
        evidence=_evidence(said),
        habitual=False,
    )


def _converted(comparisons: list[Comparison]) -> Found:
    chosen = [(c, _pairing(c)) for c in comparisons]
    said = _places(chosen)
    last, pairing = chosen[-1]
    units = side_by_side((row, t.unit_text.strip()) for row, t in said)
    equation = f"{shown(pairing.first)}＝{shown(pairing.other)}"
    english = f"“{shown(pairing.first)}” = “{shown(pairing.other)}”"
    return Found(
        pairing.other.unit_cell or pairing.other.cell,
        Text(
            f"「{last.other.name}」の単位が、{units.ja}です。換算すると値は一致します（{equation}）。",
            f"“{last.other.name}”: the unit is {units.en}. After conversion the figures agree ({english}).",
        ),
        row=last.other,
        severity=Severity.INFO,
        stated=shown(pairing.other),
        evidence=_evidence(said),
    )


def _pairing(comparison: Comparison) -> Pairing:
    """A value of the two whose units differ."""
    clashing = [p for p in comparison.pairings if not units_convert(p.first, p.other)]
    scaled = [p for p in comparison.pairings if p.same_year and p.first.unit and p.other.unit]
    return (clashing or [p for p in scaled if p.first.unit != p.other.unit])[0]


def _places(chosen: Iterable[tuple[Comparison, Pairing]]) -> list[Place]:
    said: dict[tuple[str, int, int], Place] = {}
    for comparison, pairing in chosen:
        said.setdefault(comparison.first.key, (comparison.first, pairing.first))
        said.setdefault(comparison.other.key, (comparison.other, pairing.other))
    return list(said.values())


def _expected(comparison: Comparison, pairing: Pairing) -> Text:
    place, unit = places((comparison.first,)), pairing.first.unit_text.strip()
    return Text(f"{place.ja}と同じ単位（{place.ja}は{unit}）", f"the same unit as in {place.en}, “{unit}”")


def _evidence(said: Iterable[Place]) -> tuple[Evidence, ...]:
    return tuple(e for _, triple in said for e in _cells(triple))


def _cells(triple: Triple) -> tuple[Evidence, ...]:
    value = Evidence(triple.cell, "value", shown(triple))
    if triple.unit_cell is None or triple.unit_cell == triple.cell:
        return (value,)
    return (Evidence(triple.unit_cell, "unit", triple.unit_text.strip()), value)


RULE = Rule(
    code="X104",
    severity=Severity.ERROR,
    basis=Basis.FORM,
    title=Text("単位が(1)と(2)で異なる", "Unit differs between (1) and (2)"),
    page=Page(
        what=Text(
            "同じ指標の単位が場所によって異なり、換算できないか、同じ数値に大きさの違う単位が付いています。換算すると一致するときは参考としてお知らせします。",
            "One indicator has units that do not convert, or the same figure under units of different size. Where the figures agree after conversion, that is an info.",
        ),
        why=Text(
            "単位が異なると、値を比べることも、達成度を確かめることもできません。",
            "With different units neither the values nor 達成度 can be compared.",
        ),
        example=Text(
            "「再生水の利用量」が、(1)№8は520千㎥、(2)№6は520万㎥。",
            "“再生水の利用量” is “520千㎥” in (1) No.8 and “520万㎥” in (2) No.6.",
        ),
        instead=Text(
            "正しい単位にそろえてください。別の指標でしたら、指標名で区別してください。",
            "Give the right unit in every place. If they are two indicators, tell them apart by name.",
        ),
    ),
    places=groups,
    judge=judge,
)
