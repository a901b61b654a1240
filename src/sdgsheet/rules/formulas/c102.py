"""C102: the formula is not equivalent to the form's."""

from __future__ import annotations

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.formulas.likeness import read_result
from sdgsheet.rules.formulas.naming import formula_words
from sdgsheet.rules.formulas.shared import (
    EACH_ROW,
    FORM,
    GONE,
    difference,
    evidence,
    for_later,
    is_gone,
    named_cells,
    please_use,
    please_use_or_stay,
    quoted_source,
    result_text,
    shows_no_figure,
    shows_the_same,
    source_text,
    to_judge,
)
from sdgsheet.rules.formulas.verdict import Judged, Kind
from sdgsheet.rules.rule import Found, Judgement, Page, Rule, indicators
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text


def judge(case: Case, row: Indicator) -> Judgement:
    """Softer where this filing's figure is shown the same, or none is shown for an actual that is not there yet."""
    found = to_judge(case, row)
    if not isinstance(found, Judged):
        return found
    if found.verdict.kind is not Kind.DIFFERENT:
        return None
    what, shows, gone = _what(case, found), difference(case, found), GONE if is_gone(found) else Text("", "")
    same = shows_the_same(case, found)
    waits = bool(found.verdict.awaited) and shows_no_figure(found)
    return Found(
        found.cell,
        Text(
            f"{found.cell.a1}の式{what.ja}。{FORM.ja}で、当初値からの進み具合を表します。{shows.ja}{gone.ja}",
            f"The formula in {found.cell.a1}{what.en}. {FORM.en}: the way from the baseline.{shows.en}{gone.en}",
        ),
        _action(found, same=same, waits=waits),
        severity=Severity.WARNING if same or waits else None,
        row=row,
        stated=source_text(found),
        evidence=evidence(case, found, (*found.verdict.cells, *found.verdict.empty, *found.verdict.awaited)),
        habit=_habit_of(name) if (name := _name(case, found)) is not None else None,
    )


def _habit_of(name: Text) -> Text:
    """What most rows have in common."""
    name = Text(*(text.replace("{", "{{").replace("}", "}}") for text in name))
    return Text(
        f"達成度の式{{judged}}件のうち{{count}}件が、様式の式と同じ計算ではありません。{{most}}「{name.ja}」です。",
        f"{{count}} of the {{judged}} formulas do not compute the form's formula: {{most}} “{name.en}”.",
    )


def _name(case: Case, found: Judged) -> Text | None:
    """What it computes: by its name, else in words; None where they would tell less than the formula."""
    verdict = found.verdict
    if verdict.instead is not None or verdict.cells or verdict.empty or verdict.awaited:
        return verdict.instead
    words = formula_words(case, found, whole=True)
    return None if words is None or words.ja == source_text(found).removeprefix("=") else words


def _what(case: Case, found: Judged) -> Text:
    verdict, source = found.verdict, quoted_source(found)
    if (missing := _of_missing(case, found, source)) is not None:
        return missing
    if (name := _name(case, found)) is not None:
        return Text(f"は「{name.ja}」（{source.ja}）です", f" is “{name.en}” ({source.en})")
    if verdict.cells:
        cells = named_cells(case, found, verdict.cells)
        return Text(
            f"（{source.ja}）の結果は、{cells.ja}の値によっても変わります", f", {source.en}, also depends on {cells.en}"
        )
    return Text(f"（{source.ja}）は、様式の式と同じ計算ではありません", f", {source.en}, is not the form's formula")


def _of_missing(case: Case, found: Judged, source: Text) -> Text | None:
    """Where an actual that is not there yet is why."""
    verdict, result = found.verdict, found.result
    if verdict.empty:
        cells = named_cells(case, found, verdict.empty)
        return Text(
            f"（{source.ja}）は、まだ空欄の{cells.ja}を使い、空欄を0として計算しています",
            f", {source.en}, uses {cells.en}, which is still empty and counts as 0",
        )
    shown = Text("空欄", "nothing") if result is None or result == "" else _quoted(result_text(found, result))
    if verdict.awaited:
        cells, holds = named_cells(case, found, verdict.awaited), _held(case, verdict.awaited[0])
        return Text(
            f"（{source.ja}）は、{holds.ja}{cells.ja}を見ているため、{shown.ja}になります",
            f", {source.en}, looks at {cells.en}, which {holds.en}, and so shows {shown.en}",
        )
    if found.latest is None and result is not None and read_result(result) is not None:
        return Text(
            f"（{source.ja}）は、実績がまだ記入されていない行で{shown.ja}になります",
            f", {source.en}, gives {shown.en} in a row where no actual stands yet",
        )
    return None


def _held(case: Case, place: Ref) -> Text:
    """An actual that is not there yet: nothing, or a word for that."""
    sheet = case.workbook.sheet(place.sheet)
    text = sheet.cell(place.row, place.column).value if sheet is not None else ""
    return Text(f"「{text}」の", f"is “{text}”") if text.strip() else Text("まだ空欄の", "is still empty")


def _quoted(text: str) -> Text:
    return Text(f"「{text}」", f"“{text}”")


def _action(found: Judged, *, same: bool, waits: bool) -> Text:
    if same:
        return for_later(please_use(found))
    return please_use_or_stay(found) if waits else please_use(found)


RULE = Rule(
    code="C102",
    severity=Severity.ERROR,
    basis=Basis.ARITHMETIC,
    title=Text("達成度の式が様式の式と違う", "Formula is not the form's"),
    page=Page(
        what=Text(
            "達成度のセルの式が、様式の式(実績－当初値)÷(目標値－当初値)と同じ計算ではありません。"
            "書き方ではなく、いろいろな値で計算した結果で比べています。丸め・×100・空欄への備え・文字での表示は、違いとしません。",
            "The formula in the achievement cell does not compute (actual − baseline) ÷ (target − baseline). "
            "It is compared by what it gives for many figures, not by how it is written; rounding, ×100, guards for empty cells and results as text are no difference.",
        ),
        why=Text(
            "実績÷目標、符号が逆、100%での打ち切りなど、別の計算では当初値からの進み具合になりません。"
            "いまの値で差が出ない場合と、空欄や「未公表」の実績を見て空欄や「未公表」などを示す場合は、確認とします。",
            "Other computations (actual ÷ target, a turned sign, a cap at 100%) do not show the way from the baseline. "
            "Where the present figure is the same, or nothing or a word is shown because an actual is empty or such a word, it is a warning.",
        ),
        example=Text(
            "S29の式が=H29/Q29（実績÷目標）。この行では34%のところ87%になる。",
            "S29 holds =H29/Q29 (actual ÷ target): 87% where the form's formula gives 34%.",
        ),
        instead=Text(
            "=(最も新しい実績-当初値)/(目標値-当初値) に直してください。sdgsheet audit で、すべての式とその中身を一覧にできます。",
            "Use =(latest actual - baseline)/(target - baseline). sdgsheet audit lists all formulas and what they compute.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="achievement",
    habit=Text(
        "達成度の式{judged}件のうち{count}件が、様式の式と同じ計算ではありません。",
        "{count} of the {judged} formulas do not compute the form's formula.",
    ),
    habit_action=EACH_ROW,
)
