"""X111: two rows of one name agree in neither baseline, actuals nor target."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.compare import quantity
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.labels import shown, side_by_side
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule
from sdgsheet.rules.sections.comparison import Comparison
from sdgsheet.rules.sections.verdict import Verdict
from sdgsheet.rules.sections.wording import UNITS_CLASH, groups
from sdgsheet.text import Text

_POWERS = frozenset(Fraction(10) ** k for k in (1, 2, 3, 4))


def judge(_: Case, place: tuple[Indicator, Verdict]) -> Judgement:
    """Different indicators, or one of the two is wrong. A row marked 再掲 is X107's, never X111's."""
    verdict = place[1]
    if verdict.clashes:
        return UNITS_CLASH
    if verdict.strangers:
        return _found(verdict.strangers)
    unmarked = [row for row in verdict.group.rows if not row.repeated]
    return None if len(unmarked) > 1 else NOT_APPLICABLE


def _found(strangers: tuple[Comparison, ...]) -> Found:
    first, last = strangers[0].first, strangers[-1].other
    rows = [first, *(c.other for c in strangers)]
    said = side_by_side((row, _path(row)) for row in rows)
    factor = _factor(strangers[0])
    same = (
        Text(f"どの値もちょうど{factor}倍です。", f" Every value is exactly {factor} times the other.")
        if factor
        else Text("", "")
    )
    return Found(
        last.name_cell or last.first_cell,
        Text(
            f"「{last.name}」という同じ名の行が、当初値・実績・目標値のどれも一致しません（{said.ja}）。{same.ja}",
            f"Rows of the one name “{last.name}” agree in neither baseline, actuals nor target: {said.en}.{same.en}",
        ),
        Text(
            "別の指標でしたら、指標名で区別してください。同じ指標でしたら、正しい値にそろえてください。",
            "If they are different indicators, please tell them apart by name; if it is one, give the right values in every place.",
        ),
        row=last,
        stated=_path(last).ja,
        evidence=tuple(e for row in rows for e in _evidence(row)),
        habitual=False,
    )


def _path(row: Indicator) -> Text:
    """当初値→最新の実績、目標…, as far as they stand."""
    steps = "→".join("－" if triple is None else shown(triple) for triple in (row.baseline, row.latest))
    if row.target is None:
        return Text(steps, f"“{steps}”")
    return Text(f"{steps}、目標{shown(row.target)}", f"“{steps}” with target “{shown(row.target)}”")


def _evidence(row: Indicator) -> Iterable[Evidence]:
    for role, triple in (("baseline", row.baseline), ("actual", row.latest), ("target", row.target)):
        if triple is not None:
            yield Evidence(triple.cell, role, shown(triple))


def _factor(comparison: Comparison) -> str:
    """The power of ten by which all values differ; empty where there is none."""
    ratios: set[Fraction] = set()
    for pairing in comparison.pairings:
        if pairing.same_value is False and pairing.first.amount.number and pairing.other.amount.number:
            one, other = quantity(pairing.first, pairing.other).value, quantity(pairing.other, pairing.first).value
            ratios.add(max(one / other, other / one))
    return f"{int(min(ratios)):,}" if len(ratios) == 1 and ratios <= _POWERS else ""


RULE = Rule(
    code="X111",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("同じ名の行がどの値も一致しない", "Rows of one name agree in nothing"),
    page=Page(
        what=Text(
            "同じ名の行が二つあり、当初値・実績・目標値のどれも一致しません。",
            "Two rows have one name, and neither baseline, actuals nor target agree.",
        ),
        why=Text(
            "別の指標が同じ名になっているか、どちらかの値がすべて誤っています。",
            "Either two indicators have one name, or all values of one row are wrong.",
        ),
        example=Text(
            "「利用者の満足度」が、(1)№3は32.1％→34.5％、(2)№5は71.0％→74.2％。",
            "“利用者の満足度” is “32.1％→34.5％” in (1) No.3 and “71.0％→74.2％” in (2) No.5.",
        ),
        instead=Text(
            "別の指標でしたら、指標名で区別してください（例：○○施設利用者の満足度）。同じ指標でしたら、値をそろえてください。",
            "Tell different indicators apart by name; give one indicator the same values in every place.",
        ),
    ),
    places=groups,
    judge=judge,
)
