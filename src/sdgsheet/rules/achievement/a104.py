"""A104: a person must decide: a turned sign, or a target on the wrong side of the baseline."""

from __future__ import annotations

from sdgsheet.achievement.compute import in_one_unit
from sdgsheet.achievement.contradiction import standard, verdict
from sdgsheet.achievement.decision import Decision, readings
from sdgsheet.achievement.percent import percent
from sdgsheet.achievement.words import claim_of
from sdgsheet.form.model import Indicator, Triple
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.rules.working import decides, evidence, figure_text, not_computed, percent_at, working
from sdgsheet.text import Text


def judge(case: Case, row: Indicator) -> Judgement:
    """An info where the word written there agrees with whether the actual keeps the target."""
    achievement, figure, stated = case.achievement(row), case.figure(row), row.stated
    if stated is None:
        return NOT_APPLICABLE
    if achievement.fraction is None:
        return not_computed(achievement) if figure.value is not None else NOT_APPLICABLE
    why = decides(case, row)
    if why is None:
        return None
    is_settled = _is_settled(case, row, why)
    return Found(
        stated.cell,
        _wrong_side(case, row, is_settled=is_settled) if why is Decision.WRONG_SIDE else _turned_sign(case, row),
        None if is_settled else _action(case, row, why),
        severity=Severity.INFO if is_settled else None,
        row=row,
        expected=Text(*(_computed(case, row),) * 2),
        stated=figure.text,
        evidence=evidence(case, row),
    )


def _is_settled(case: Case, row: Indicator, why: Decision) -> bool:
    """The city has decided: 達成 or 未達成, and the actual says the same."""
    claims = claim_of(case.figure(row).word)
    achievement = case.achievement(row)
    against = standard(achievement, why)
    if claims is None or against is None:
        return False
    return verdict(row, achievement, against, claims=claims) == "right"


def _wrong_side(case: Case, row: Indicator, *, is_settled: bool) -> Text:
    achievement, figure = case.achievement(row), case.figure(row)
    assert achievement.fraction is not None
    baseline, target = _ends(case, row)
    start, end = figure_text(baseline, with_unit=False), figure_text(target, with_unit=False)
    computed = _computed(case, row)
    if figure.fits(achievement.fraction):
        what = Text(
            f"達成度は計算式どおり「{figure.text}」ですが、ご判断が必要な行です。",
            f"The achievement stands as “{figure.text}”, as the formula gives, but someone should look at it. ",
        )
    else:
        written = (
            Text(f"「{figure.text}」とありますが", f"stands as “{figure.text}”")
            if figure.text.strip()
            else Text("空欄で", "is empty")
        )
        what = Text(
            f"達成度は{written.ja}、計算式では{computed}です。",
            f"The achievement {written.en}, and the formula gives {computed}. ",
        )
    why = Text(
        f"「{row.name}」という指標で、目標{end}が当初値{start}より多いためです。",
        f"The indicator is “{row.name}”, yet the target {end} is above the baseline {start}.",
    )
    kept = Text(
        f"{end}以下に抑える目標として、「{figure.text}」は実績と合っています。",
        f" For a target of at most {end}, “{figure.text}” agrees with the actual.",
    )
    return Text(what.ja + why.ja + (kept.ja if is_settled else ""), what.en + why.en + (kept.en if is_settled else ""))


def _turned_sign(case: Case, row: Indicator) -> Text:
    achievement, figure = case.achievement(row), case.figure(row)
    assert achievement.fraction is not None
    computed, steps = _computed(case, row), working(achievement)
    moved = (
        Text("目標に向かって", "towards the target")
        if achievement.fraction > 0
        else Text("目標と反対の方向に", "away from the target")
    )
    return Text(
        f"達成度は「{figure.text}」とありますが、計算式では{computed}で、符号が逆です〔{steps.ja}〕。"
        f"実績は当初値から{moved.ja}動いています。",
        f"The achievement stands as “{figure.text}”, but the formula gives {computed}, with the opposite sign [{steps.en}]. "
        f"The actual has moved {moved.en} since the baseline.",
    )


def _action(case: Case, row: Indicator, why: Decision) -> Text:
    if why is Decision.TURNED_SIGN:
        return Text(
            "符号の付け間違いか、当初値や目標の取り違えか、あえてそう記載したものか、扱いをご判断ください。記載は変えていません。",
            "Please decide: a slip of the sign, a mixed-up baseline or target, or meant so? Nothing was changed.",
        )
    _, target = _ends(case, row)
    end = figure_text(target, with_unit=False)
    word = "達成" if _keeps(case, row) else "未達成"
    return Text(
        f"{end}以下に抑える目標なら「{word}」とするなど、扱いをご判断ください。記載は変えていません。",
        f"If the aim is to stay at or below {end}, “{word}” may say it better. Please decide; nothing was changed.",
    )


def _keeps(case: Case, row: Indicator) -> bool:
    actual, target = case.achievement(row).actual, case.achievement(row).target
    figures = in_one_unit(actual, target) if actual and target else None
    return figures is not None and figures[0] <= figures[1]


def _computed(case: Case, row: Indicator) -> str:
    """At the digits of the written figure; as whole percent where there is none."""
    fraction = case.achievement(row).fraction
    assert fraction is not None
    read = list(readings(case.figure(row)))
    step = next((r.step for r in read if r.fits(-fraction)), read[0].step)
    return percent_at(fraction, step) if step else percent(fraction)


def _ends(case: Case, row: Indicator) -> tuple[Triple, Triple]:
    baseline, target = case.achievement(row).baseline, case.achievement(row).target
    assert baseline is not None
    assert target is not None
    return baseline, target


RULE = Rule(
    code="A104",
    severity=Severity.WARNING,
    basis=Basis.CONVENTION,
    title=Text("達成度の向きについて判断が必要", "A person must decide on the achievement"),
    page=Page(
        what=Text(
            "記載された達成度が計算式の値の符号だけを逆にしたものであるか、"
            "「…の削減」などの指標なのに目標値が当初値より多くなっています。",
            "The written achievement is the computed one with its sign turned, "
            "or the name says that less is better (it ends in 削減, 抑制 …) while the target lies above the baseline.",
        ),
        why=Text(
            "少ないほどよい指標で目標が「ここまでに抑える」上限のとき、計算式は実際とは逆の向きの値になります。"
            "どう示すのがよいかは計算では決まらないため、両方の値を示して人の判断に委ね、記載は変えません。",
            "Where less is better and the target is a ceiling above the baseline, the formula scores the wrong way round. "
            "Arithmetic cannot decide how to show that: both numbers are given, and nothing is changed.",
        ),
        example=Text(
            "「地下水採取量の削減」当初値10,446・実績10,268・目標値10,600。記載は「116%」、計算式では-116%。",
            "“地下水採取量の削減” (less groundwater taken), baseline 10,446, actual 10,268, target 10,600: written “116%”, computed -116%.",
        ),
        instead=Text(
            "上限を守る目標なら「達成」「未達成」と書く、目標値を見直す、符号を直すなど、扱いをご判断ください。"
            '計算式の値でよければ sdgsheet fill --row "(2)10" のように行を指定して書き込めます。',
            "Decide how to show it: “達成” or “未達成” for a ceiling, another target, or the sign corrected. "
            'If the formula\'s figure is right, name the row: sdgsheet fill --row "(2)10".',
        ),
    ),
    places=indicators,
    judge=judge,
    column="achievement",
)
