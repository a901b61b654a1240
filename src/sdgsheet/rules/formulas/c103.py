"""C103: the formula depends on a cell of another row, or of another role."""

from __future__ import annotations

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.formulas.judgement import judged
from sdgsheet.rules.formulas.shared import (
    EACH_ROW,
    OUTSIDE,
    difference,
    evidence,
    for_later,
    named_cells,
    please_use,
    quoted_source,
    shows_the_same,
    source_text,
    to_judge,
)
from sdgsheet.rules.formulas.verdict import Judged, Kind
from sdgsheet.rules.rule import Found, Judgement, Page, Rule, indicators
from sdgsheet.text import Text


def judge(case: Case, row: Indicator) -> Judgement:
    """An info where it reads the same indicator's other row, and the same figure there."""
    found = to_judge(case, row)
    if found is OUTSIDE:
        return _outside(case, row)
    if not isinstance(found, Judged):
        return found
    if found.verdict.kind is not Kind.ELSEWHERE:
        return None
    cells, source = named_cells(case, found, found.verdict.cells), quoted_source(found)
    if is_twin(found):
        return Found(
            found.cell,
            Text(
                f"{found.cell.a1}の式（{source.ja}）は、同じ指標の{cells.ja}を使っています。この行の値と同じです。",
                f"The formula in {found.cell.a1}, {source.en}, uses {cells.en}, of the same indicator. The values are the same as this row's.",
            ),
            severity=Severity.INFO,
            row=row,
            stated=source_text(found),
            evidence=evidence(case, found, found.verdict.cells),
        )
    if found.verdict.asks:
        return _asking(case, found)
    shows = difference(case, found)
    return Found(
        found.cell,
        Text(
            f"{found.cell.a1}の式（{source.ja}）は、{cells.ja}の値で計算しています。達成度に使うのは、この行の当初値・最も新しい実績・目標値です。{shows.ja}",
            f"The formula in {found.cell.a1}, {source.en}, computes with {cells.en}. The achievement uses this row's baseline, latest actual and target.{shows.en}",
        ),
        please_use(found),
        row=row,
        stated=source_text(found),
        evidence=evidence(case, found, found.verdict.cells),
    )


def _asking(case: Case, found: Judged) -> Found:
    """A warning where what it asks makes no difference now."""
    cells, source, same = (
        named_cells(case, found, found.verdict.cells),
        quoted_source(found),
        shows_the_same(case, found),
    )
    shows = _NO_DIFFERENCE if same else difference(case, found)
    return Found(
        found.cell,
        Text(
            f"{found.cell.a1}の式（{source.ja}）は、{cells.ja}に値があるかどうかで結果が変わります。達成度は、この行の値だけで決まるものです。{shows.ja}",
            f"The result of the formula in {found.cell.a1}, {source.en}, depends on whether a figure stands in {cells.en}. The achievement depends on this row's figures alone.{shows.en}",
        ),
        for_later(please_use(found)) if same else please_use(found),
        severity=Severity.WARNING if same else None,
        row=found.row,
        stated=source_text(found),
        evidence=evidence(case, found, found.verdict.cells),
    )


_NO_DIFFERENCE = Text("いまの値では差は出ません。", " On the present figures it makes no difference.")


def is_twin(found: Judged) -> bool:
    """All of it stands in the indicator's other row, with the same figures, and is the form's formula on them."""
    cells = found.verdict.cells
    return found.verdict.like is not None and all(found.twins.get(cell, False) for cell in cells)


def _outside(case: Case, row: Indicator) -> Judgement:
    """Another workbook is C108's alone, unless what is shown differs from what the row's own figures give."""
    found = judged(case, row)
    computed, figure = case.achievement(row).fraction, case.figure(row)
    if found is None or computed is None or figure.value is None or figure.fits(computed):
        return OUTSIDE
    source = quoted_source(found)
    return Found(
        found.cell,
        Text(
            f"{found.cell.a1}の式（{source.ja}）は、この行の値でなく、ほかのブックの値で計算しています。記載の「{figure.text}」は、この行の値で計算した値と合いません。",
            f"The formula in {found.cell.a1}, {source.en}, computes with another workbook's values, not with this row's. “{figure.text}” is not what the row's own figures give.",
        ),
        please_use(found),
        row=row,
        stated=source_text(found),
        evidence=evidence(case, found),
    )


RULE = Rule(
    code="C103",
    severity=Severity.ERROR,
    basis=Basis.ARITHMETIC,
    title=Text("達成度の式がほかのセルで計算している", "Formula computes with other cells"),
    page=Page(
        what=Text(
            "達成度の式の結果が、ほかの行の値や、単位・年・別の列のセルによって変わります。"
            "列を選ぶための見出しや年、範囲に含まれるだけのセルは、違いとしません。",
            "The result changes with a value of another row, or with a unit, a year or another column. "
            "Headings and years that only select, and cells that a range merely includes, are no difference.",
        ),
        why=Text(
            "行の挿入や貼り付けで参照がずれると、別の指標の達成度が表示されます。"
            "再掲など同じ指標の行を参照し、値も同じ場合は参考とします。",
            "After rows were inserted or copied, a formula may show another indicator's achievement. "
            "Where it reads the same indicator's other row and the same figures, it is an info.",
        ),
        example=Text(
            "29行目の式が=(H29-E29)/(Q30-E29)で、30行目の目標値を使っている。",
            "Row 29 holds =(H29-E29)/(Q30-E29): row 30's target.",
        ),
        instead=Text(
            "この行の当初値・最も新しい実績・目標値を参照する式に直してください。",
            "Refer to this row's baseline, latest actual and target.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="achievement",
    habit=Text(
        "達成度の式{judged}件のうち{count}件が、ほかの行や別の列のセルで計算しています。",
        "{count} of the {judged} formulas compute with cells of other rows or columns.",
    ),
    habit_action=EACH_ROW,
)
