"""V110: a cumulative indicator falls."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.notation.years import Year
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.labels import shown
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.rules.written import label, role_of
from sdgsheet.text import Text

_CUMULATIVE = re.compile(r"累計|累積")
# A debt may be paid off; a count of one year or one plan starts again from nothing.
_MAY_FALL = re.compile(r"累積(?:欠損|赤字|債務)|計画期間|期間内|年間累計|年度内?累計|単年")
_OF_THE_PERIOD = re.compile(r"計画期間|期間内")


def judge(case: Case, row: Indicator) -> Judgement:
    """Baseline and actuals in the order of their columns; a value out of that order is not compared."""
    if not _is_cumulative(row.name) or any(_OF_THE_PERIOD.search(triple.year_text) for triple in row.triples):
        return NOT_APPLICABLE
    values = [t for t in (row.baseline, *row.actuals) if t is not None and t.amount.number is not None]
    if len(values) < 2:
        return NOT_APPLICABLE
    return list(_falls(case, row, values))


@lru_cache(maxsize=4096)
def _is_cumulative(name: str) -> bool:
    folded = "".join(unicodedata.normalize("NFKC", name).split())
    return _CUMULATIVE.search(folded) is not None and _MAY_FALL.search(folded) is None


def _falls(case: Case, row: Indicator, values: list[Triple]) -> Iterator[Found]:
    for before, after in pairwise(values):
        earlier, later = _comparable(before, after)
        if earlier is not None and later is not None and later < earlier:
            yield _found(case, row, before, after)


def _comparable(before: Triple, after: Triple) -> tuple[Fraction | None, Fraction | None]:
    """Both in one unit; None where the units or the years do not allow it."""
    if not _in_order(before.year, after.year):
        return None, None
    one, other = before.unit, after.unit
    if one is None or other is None:
        return _number(before), _number(after)
    if not one.converts_to(other):
        return None, None
    return _number(before) * one.scale, _number(after) * other.scale


def _in_order(before: Year | None, after: Year | None) -> bool:
    """R4～R5累計 and R4～R6累計 count from the same start; a single year and a span do not."""
    if before is None or after is None:
        return True
    if "span" in {before.kind, after.kind}:
        return before.kind == after.kind and before.first == after.first
    return before.first < after.first


def _number(triple: Triple) -> Fraction:
    return Fraction(triple.amount.number or 0)


def _found(case: Case, row: Indicator, before: Triple, after: Triple) -> Found:
    names = label(case, row, before), label(case, row, after)
    texts = shown(before), shown(after)
    return Found(
        after.cell,
        Text(
            f"累計の指標ですが、{names[0].ja}「{texts[0]}」から{names[1].ja}「{texts[1]}」へ減っています。累計は前の年を下回りません。",
            f"The indicator is cumulative, but it falls from {names[0].en} “{texts[0]}” to {names[1].en} “{texts[1]}”. A running total does not go down.",
        ),
        Text(
            "単年の件数を記入していないか、値をご確認ください。計画期間ごとの累計でしたら、指標名に「計画期間累計」とお書きください。",
            "Please check the value: it may be one year's count. If the total starts anew with the plan, please write “計画期間累計” in the name.",
        ),
        row=row,
        stated=after.amount.text,
        evidence=(
            *(Evidence(t.cell, role_of(row, t), t.amount.text) for t in (after, before)),
            *_where_first(case, row, after),
        ),
    )


def _where_first(case: Case, row: Indicator, after: Triple) -> Iterator[Evidence]:
    """The same figure where the indicator stands first: the fall there is the one to look into."""
    first = next((group.rows[0] for group in case.groups if row in group.rows[1:]), None)
    for triple in first.actuals if first is not None else ():
        if triple is not None and triple.amount.number == after.amount.number and triple.year == after.year:
            yield Evidence(triple.cell, "actual", triple.amount.text)


RULE = Rule(
    code="V110",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("累計の指標が減っている", "A cumulative indicator falls"),
    page=Page(
        what=Text(
            "名称に「累計」「累積」とある指標で、後の年の値が前の値を下回っています。「延べ」だけの指標、累積赤字など、計画期間ごとの累計は見ません。",
            "An indicator with “累計” or “累積” in its name has a later value below an earlier one. “延べ” alone, debts such as “累積赤字”, and totals of a plan period are not looked at.",
        ),
        why=Text(
            "累計は積み上げた数ですので、減ることはありません。単年の数を記入した、別の行の値を写した、といった取り違えが考えられます。",
            "A running total cannot go down. A single year's count, or the value of another row, may have been entered.",
        ),
        example=Text(
            "「創業者数（累計）」が35人→28人になっている。",
            "“創業者数（累計）” goes from “35人” to “28人”.",
        ),
        instead=Text(
            "計画の初めからの合計を記入します。",
            "Enter the total up to that year.",
        ),
    ),
    places=indicators,
    judge=judge,
)
