"""A106: 達成 or 未達成 plainly contradicts the figures."""

from __future__ import annotations

from sdgsheet.achievement.contradiction import Standard, standard, verdict
from sdgsheet.achievement.percent import percent
from sdgsheet.achievement.words import Aim, claim_of
from sdgsheet.form.model import Indicator, Triple
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, Skipped, indicators
from sdgsheet.rules.working import decides, evidence, figure_text, not_computed, quoted, working
from sdgsheet.text import Text

_NOT_JUDGED = Skipped(
    Text("「概ね達成」など、数値では判定できない言葉や目標", "words or targets that figures cannot judge")
)


def judge(case: Case, row: Indicator) -> Judgement:
    """概ね達成, ○, △, 策定済 and the like are not judged, nor targets that name no direction."""
    achievement, figure, stated = case.achievement(row), case.figure(row), row.stated
    if stated is None or not figure.word or figure.missing:
        return NOT_APPLICABLE
    claims = claim_of(figure.word)
    if claims is None:
        return _NOT_JUDGED
    against = standard(achievement, decides(case, row))
    if against is None:
        return not_computed(achievement)
    said = verdict(row, achievement, against, claims=claims)
    if said == "not judged":
        return _NOT_JUDGED
    if said == "right":
        return None
    data = _data(case, row, against)
    is_slip = said == "small slip"
    return Found(
        stated.cell,
        Text(
            f"達成度は「{figure.word}」とありますが、{data.ja}",
            f"The achievement stands as “{figure.word}”, but {data.en}",
        ),
        _SLIP if is_slip else _ACTION,
        severity=Severity.INFO if is_slip else None,
        row=row,
        stated=figure.text,
        evidence=evidence(case, row),
    )


def _data(case: Case, row: Indicator, against: Standard) -> Text:
    achievement = case.achievement(row)
    if against.aim is None:
        assert achievement.fraction is not None
        computed, steps = percent(achievement.fraction), working(achievement)
        return Text(f"計算式では{computed}です〔{steps.ja}〕。", f"the formula gives {computed} [{steps.en}].")
    actual, target = achievement.actual, achievement.target
    assert actual is not None
    assert target is not None
    assert against.reference is not None
    now, wanted = figure_text(actual), target.amount.text.strip()
    if against.reference is target:
        end = _end(target, against.aim)
        return Text(
            f"目標{end.ja}に対して、実績は{now}です。", f"the target is {end.en} and the actual is {quoted(now)}."
        )
    start = figure_text(against.reference)
    return Text(
        f"目標「{wanted}」に対して、当初値{start}から実績{now}への動きと合いません。",
        f"the target is “{wanted}”, and the actual went from {quoted(start)} to {quoted(now)}.",
    )


def _end(target: Triple, aim: Aim) -> Text:
    """The target as a bound: in its own words, or in ours where only the name says that it is one."""
    if target.amount.qualifier is not None:
        written = target.amount.text.strip()
        return Text(f"「{written}」", f"“{written}”")
    figure = figure_text(target)
    return Text(f"{figure}以下", f"at most {quoted(figure)}") if aim is Aim.AT_MOST else Text(figure, quoted(figure))


_SLIP = Text(
    "わずかな差ですので、維持とみなす範囲でしたら、このままで構いません。",
    "The difference is small: if it counts as kept, it may stay.",
)
_ACTION = Text(
    "実績・目標の数値と、「達成」「未達成」の記載をご確認ください。",
    "Please check the figures, and the word in the achievement.",
)

RULE = Rule(
    code="A106",
    severity=Severity.ERROR,
    basis=Basis.FORM,
    title=Text("「達成」「未達成」が数値と合わない", "“達成” or “未達成” contradicts the figures"),
    page=Page(
        what=Text(
            "達成度の「達成」「未達成」という言葉が、その行の数値と明らかに食い違っています。"
            "目標が「上昇」「維持」「減少」などの言葉のときは当初値からの動きと、目標が数値のときは計算した達成度が100%以上かどうかと照らします。",
            "The word “達成” (reached) or “未達成” (not reached) plainly contradicts the figures of its row. "
            "A target in words (上昇, 維持, 減少 …) is held against the way from the baseline, a target in figures against 100%.",
        ),
        why=Text(
            "読み手は言葉だけを見て達成したと受け取ります。数値か言葉のどちらかが誤っています。",
            "Readers take the word for the result. Either the figures or the word is wrong.",
        ),
        example=Text(
            "目標「上昇」、当初値8本・実績7本の行に「達成」とある。",
            "“達成” in a row with the target “上昇” (rise), baseline 8 and actual 7.",
        ),
        instead=Text(
            "数値と言葉を確かめ、誤っているほうを直してください。「概ね達成」や○・△は、数値との照合をしていません。",
            "Check both and correct the one that is wrong. “概ね達成” (nearly reached), ○ and △ are not judged.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="achievement",
)
