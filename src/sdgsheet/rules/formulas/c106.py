"""C106: the formula's result is an error, or it is circular."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sdgsheet.achievement.compute import Reason
from sdgsheet.form.model import Indicator, Triple
from sdgsheet.formulas.engine import CIRCULAR
from sdgsheet.formulas.formula import Formula
from sdgsheet.formulas.roles import Figure
from sdgsheet.formulas.spelling import a1
from sdgsheet.formulas.tree import Reference
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.formulas.judgement import judged
from sdgsheet.rules.formulas.naming import address_of, figure_name
from sdgsheet.rules.formulas.shared import GONE, is_error, is_gone, please_use, quoted_source, source_text
from sdgsheet.rules.formulas.verdict import Judged
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.rules.values.errors import MEANINGS
from sdgsheet.rules.written import label, role_of
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text


def judge(case: Case, row: Indicator) -> Judgement:
    """A stored error that would now compute is C105's alone."""
    found = judged(case, row)
    if found is None or found.source.formula is None:
        return NOT_APPLICABLE
    assert row.stated is not None
    if not has_error(found):
        return None
    source = quoted_source(found)
    if found.result == CIRCULAR:
        circle = _circle(found)
        what = Text(
            f"{found.cell.a1}の式（{source.ja}）は、{circle.ja}（循環参照）。",
            f"The formula in {found.cell.a1}, {source.en}, {circle.en} (a circular reference).",
        )
        return _found(case, found, what, please_use(found), ())._replace(habit=_ALL_CIRCULAR)
    error = str(found.result) if found.result is not None else row.stated.text
    meaning = MEANINGS.get(error, Text("計算できません", "it cannot be computed"))
    causes = () if is_gone(found) else tuple(_causes(case, found))
    why = _why(case, found, causes)
    return _found(
        case,
        found,
        Text(
            f"{found.cell.a1}の式（{source.ja}）の結果が{error}です（{meaning.ja}）。{why.ja}",
            f"The formula in {found.cell.a1}, {source.en}, gives {error}: {meaning.en}.{why.en}",
        ),
        _action(case, found, causes, error),
        causes,
    )


_ALL_CIRCULAR = Text(
    "達成度の式{judged}件のうち{count}件の結果がエラーです。{most}自分自身のセルを読む式（循環参照）です。",
    "{count} of the {judged} formulas give an error: {most} circular references.",
)


def _circle(found: Judged) -> Text:
    formula = found.formula
    if formula is None or formula.circle is None:
        return Text("自分自身の結果を使って計算しています", "uses its own result")
    if not formula.circle.holds(found.cell):
        return _circle_of_helper(found, formula, formula.circle)
    is_own = formula.circle in formula.prepared[formula.cell].ranges
    through = Text("", "") if is_own else Text("補助のセルを通して", "through a helper cell ")
    place = a1(replace(formula.circle, sheet=None))  # the sheet is the cell's own
    return Text(
        f"{through.ja}参照する範囲{place}に自分自身のセルが入っているため、Excelでは計算できません",
        f"{through.en}reads the range {place}, which holds its own cell, so that Excel does not compute it",
    )


def _circle_of_helper(found: Judged, formula: Formula, circle: Reference) -> Text:
    helpers = (p for p in formula.helpers if circle.holds(p) and circle in formula.parts[p].prepared.ranges)
    where, area = address_of(next(helpers), found.cell.sheet), a1(replace(circle, sheet=None))
    quoted = where if where.isascii() else f"“{where}”"
    return Text(
        f"補助のセル{where}が参照する範囲{area}にそのセル自身が入っているため、Excelでは計算できません",
        f"uses the helper cell {quoted}, which reads the range {area} that holds it, so that Excel does not compute it",
    )


def has_error(found: Judged) -> bool:
    """Its result is an error now, or is stored as one and cannot be computed anew."""
    if found.result is None:
        return found.source.kind == "error"
    return is_error(found.result)


def _found(case: Case, found: Judged, message: Text, action: Text, causes: tuple[Triple, ...]) -> Found:
    assert found.row.stated is not None
    evidence = [Evidence(found.cell, "achievement", found.row.stated.text)]
    evidence += [Evidence(t.cell, role_of(found.row, t), t.amount.text) for t in causes]
    evidence += [Evidence(place, role, "") for place, role in _empty(case, found) if not is_gone(found)]
    return Found(found.cell, message, action, row=found.row, stated=source_text(found), evidence=tuple(evidence))


def _causes(case: Case, found: Judged) -> Iterator[Triple]:
    """The row's figures that make an error of any formula: texts and errors; a target that equals the baseline."""
    achievement = case.achievement(found.row)
    for triple in found.row.triples:
        read = found.formula is None or triple.cell in found.formula.inputs
        if read and (triple.source.kind == "error" or (triple.source.kind == "text" and not triple.is_blank)):
            yield triple
    if achievement.reason is Reason.UNDEFINED and achievement.target is not None:
        yield achievement.target


def _empty(case: Case, found: Judged) -> Iterator[tuple[Ref, Figure]]:
    """Where figures that the formula needs are not written yet."""
    reason, row = case.achievement(found.row).reason, found.row
    if reason in (Reason.NO_BASELINE, Reason.NO_TARGET):
        figures: tuple[tuple[Figure, Triple | None], ...] = (("baseline", row.baseline), ("target", row.target))
        for figure, triple in figures:
            place = found.inputs.place(figure)
            if place is not None and (triple is None or triple.is_blank):
                yield place, figure
    if reason is Reason.NO_ACTUAL:
        yield from ((place, "actual") for place in found.inputs.actuals if place is not None)


def _why(case: Case, found: Judged, causes: tuple[Triple, ...]) -> Text:
    if is_gone(found):
        return GONE
    achievement = case.achievement(found.row)
    if achievement.reason is Reason.UNDEFINED:
        return Text("目標値が当初値と同じためです。", " The target equals the baseline.")
    if causes:
        names = [(label(case, found.row, t), t.amount.text) for t in causes[:2]]
        return Text(
            f"{'、'.join(f'{name.ja}が「{text}」の' for name, text in names)}ためです。",
            f" The cause: {', '.join(f'{name.en} is “{text}”' for name, text in names)}.",
        )
    empty = [role for _, role in _empty(case, found)]
    if empty:
        names_of = [figure_name(case, found.row, role) for role in dict.fromkeys(empty)]
        ja, en = "・".join(n.ja for n in names_of), ", ".join(n.en for n in names_of)
        return Text(f"{ja}が空欄のためです。", f" The cause: {en} is empty.")
    return Text("", "")


def _action(case: Case, found: Judged, causes: tuple[Triple, ...], error: str) -> Text:
    achievement = case.achievement(found.row)
    if achievement.reason is Reason.QUALITATIVE:
        return Text(
            "目標が数値でないため、式では計算できません。達成度を「達成」「未達成」などの言葉にしてください。",
            "The target is no number, so no formula computes it. Please say the achievement in words, such as “達成” or “未達成”.",
        )
    if causes and achievement.fraction is not None and all(triple.amount.missing for triple in causes):
        return please_use(found)  # the actual before the word counts
    if causes:
        return Text(
            "値を直すと、式も計算できるようになります。直せない値のときは、達成度を「－」などとしてください。",
            "Once that value is corrected, the formula computes. If it cannot be, please write “－” or the like as achievement.",
        )
    if error == "#DIV/0!":
        return Text(
            "目標値と当初値をご確認ください。計算できない行は、達成度を「－」や「達成」などの言葉にしてください。",
            "Please check target and baseline. Where nothing can be computed, write “－” or a word such as “達成”.",
        )
    return please_use(found)


RULE = Rule(
    code="C106",
    severity=Severity.ERROR,
    basis=Basis.ARITHMETIC,
    title=Text("達成度の式の結果がエラー", "Formula gives an error"),
    page=Page(
        what=Text(
            "達成度の式の結果が #DIV/0! や #REF! などのエラーになっているか、式が自分自身の結果を使っています（循環参照）。",
            "The formula gives an error such as #DIV/0! or #REF!, or uses its own result (a circular reference).",
        ),
        why=Text(
            "達成度が読み取れません。目標値が当初値と同じ、値が空欄や文字である、といった原因があるときは、その指摘の下にまとめます。",
            "No achievement can be read. Where the cause is a target that equals the baseline, an empty value or a text, it is folded under that finding.",
        ),
        example=Text(
            "行を削除したため、式が=(#REF!-E29)/(Q29-E29)になっている。",
            "A row was deleted, and the formula became =(#REF!-E29)/(Q29-E29).",
        ),
        instead=Text(
            "参照先を直してください。計算できない行では「－」や「達成」などの言葉でも構いません。",
            "Correct the reference. Where nothing can be computed, a word such as “－” or “達成” will do.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="achievement",
    habit=Text(
        "達成度の式{judged}件のうち{count}件の結果がエラーです。",
        "{count} of the {judged} formulas give an error.",
    ),
    habit_action=Text(
        "各行の式と、式が使う値をご確認ください。計算できない行は、達成度を「－」や「達成」などの言葉にしてください。",
        "Please check each row's formula and the values that it uses. Where nothing can be computed, write “－” or a word such as “達成”.",
    ),
)
