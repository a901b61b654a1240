"""C110: equivalent, but written unlike its neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case, Key
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.formulas.judgement import judgements
from sdgsheet.rules.formulas.shapes import as_written
from sdgsheet.rules.formulas.shared import evidence, quoted_source, source_text
from sdgsheet.rules.formulas.verdict import Judged, Kind
from sdgsheet.rules.labels import place
from sdgsheet.rules.rule import Found, Judgement, Page, Rule, Skipped
from sdgsheet.text import Text

_LEAST = 3
_FEW = Skipped(Text("見比べる式が少ない表", "tables with too few formulas to compare"))


def places(case: Case) -> Iterator[Indicator]:
    """The rows whose formula is the form's."""
    found = judgements(case)
    return (
        row
        for row in case.form.indicators
        if (own := found.get(row.key)) is not None and own.verdict.kind is Kind.RIGHT
    )


def judge(case: Case, row: Indicator) -> Judgement:
    """Compares with what most of the section's right formulas look like."""
    usual = _usual(case).get(row.section)
    if usual is None:
        return _FEW
    found = judgements(case)[row.key]
    shape, neighbour = usual
    if _shapes(case)[row.key] == shape:
        return None
    source, other, where = quoted_source(found), quoted_source(neighbour), place(neighbour.row)
    return Found(
        found.cell,
        Text(
            f"{found.cell.a1}の式（{source.ja}）は様式の式と同じ値になりますが、ほかの行（{where.ja}の{other.ja}など）と書き方が違います。",
            f"The formula in {found.cell.a1}, {source.en}, gives the same as the form's, but is written unlike the others ({other.en} in {where.en}, for example).",
        ),
        row=row,
        stated=source_text(found),
        evidence=evidence(case, found, (neighbour.cell,)),
        habitual=False,
    )


@lru_cache(maxsize=4)
def _shapes(case: Case) -> Mapping[Key, str]:
    """How the right formulas are written."""
    return {key: as_written(own) for key, own in judgements(case).items() if own.verdict.kind is Kind.RIGHT}


@lru_cache(maxsize=4)
def _usual(case: Case) -> Mapping[int, tuple[str, Judged]]:
    """How most of the right formulas of each section are written, with the first of them."""
    found, shapes = judgements(case), _shapes(case)
    usual: dict[int, tuple[str, Judged]] = {}
    for section in case.form.sections:
        right = [
            (shapes[row.key], own)
            for row in section.indicators
            if (own := found.get(row.key)) is not None and own.verdict.kind is Kind.RIGHT
        ]
        if len(right) < _LEAST:
            continue
        shape, count = Counter(shape for shape, _ in right).most_common(1)[0]
        if 2 * count > len(right):
            usual[section.number] = next(pair for pair in right if pair[0] == shape)
    return usual


RULE = Rule(
    code="C110",
    severity=Severity.INFO,
    basis=Basis.FORM,
    title=Text("書き方だけがほかの行と違う式", "Right, but written unlike its neighbours"),
    page=Page(
        what=Text(
            "達成度の式は様式の式と同じ計算ですが、ほかの行の式とは書き方（R1C1形式で見た参照の位置や関数）が違います。",
            "The formula computes the same as the form's, but is written otherwise than in the other rows (as seen in R1C1).",
        ),
        why=Text(
            "誤りではありません。後からまとめて直すときや、行を挿入したときに、この行だけ違う動きをすることがあります。",
            "This is no mistake. When formulas are changed together, or rows are inserted, such a row may behave differently.",
        ),
        example=Text(
            "ほかの行は=(H29-E29)/(Q29-E29)の形で、1行だけ=1-(Q31-H31)/(Q31-E31)。",
            "All rows are like =(H29-E29)/(Q29-E29), and one is =1-(Q31-H31)/(Q31-E31).",
        ),
        instead=Text("直す必要はありません。", "Nothing needs to be corrected."),
    ),
    places=places,
    judge=judge,
    column="achievement",
)
