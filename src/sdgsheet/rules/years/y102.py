"""Y102: the baseline lies after an actual or after the target."""

from __future__ import annotations

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.rules.case import Case
from sdgsheet.rules.compare import same_value
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, Skipped, indicators
from sdgsheet.rules.years.rows import (
    Period,
    has_value,
    period,
    shown_year,
    usual_baseline,
    valued_actuals,
    year_evidence,
    year_place,
)
from sdgsheet.text import Text

_UNKNOWN = Skipped(Text("当初値の年が分からないため", "the baseline's year is not known"))


def judge(case: Case, row: Indicator) -> Judgement:
    """Compares intervals: speaks where no day of the baseline is as early as the other's last."""
    baseline, target = row.baseline, row.target
    if baseline is None or not has_value(baseline):
        return NOT_APPLICABLE
    others = [*valued_actuals(row), *((target,) if target is not None and has_value(target) else ())]
    if not others:
        return NOT_APPLICABLE
    start = period(case, row, baseline)
    if start is None:
        return _UNKNOWN
    for other in others:
        end = period(case, row, other)
        if end is not None and end.lies_before(start):
            return _after(case, row, baseline, other)
    return _same_period(row, baseline, start)


def _after(case: Case, row: Indicator, baseline: Triple, other: Triple) -> Found:
    is_target = other is row.target
    its, own = shown_year(case, row, other), shown_year(case, row, baseline)
    kind = Text("目標", "the target's") if is_target else Text("実績", "the actual's")
    usual = usual_baseline(case, row)
    hint = Text(f"（ほかの行は主に{usual}です）", f" (most other rows have “{usual}”)")
    if not usual or usual == own:
        hint = Text("", "")
    return Found(
        year_place(baseline),
        Text(
            f"当初値が{own}で、{kind.ja}の{its}より後です。当初値には計画の出発点の年度が入ります{hint.ja}。",
            f"The baseline is of “{own}”, after {kind.en} “{its}”. A baseline is of the year from which the plan starts{hint.en}.",
        ),
        _which_year(other, usual, own),
        row=row,
        stated=own,
        evidence=year_evidence((baseline, other)),
    )


def _which_year(other: Triple, usual: str, own: str) -> Text:
    """What to look at: the baseline's year, unless it is everybody's."""
    if usual and usual == own and other.year is not None:
        return Text(
            f"当初値の年度はほかの行と同じですので、「{other.year_text.strip()}」の方をご確認ください。",
            f"The baseline's year is that of the other rows: check “{other.year_text.strip()}”.",
        )
    return Text("年度をご確認ください。", "Check the years.")


def _same_period(row: Indicator, baseline: Triple, start: Period) -> Found | None:
    """A baseline of exactly the actual's period: an equal figure is only no newer one."""
    equal: Found | None = None
    for actual in valued_actuals(row):
        year = actual.year
        if year is None or baseline.year is None or year.is_open or Period.of(year) != start:
            continue
        agree = _agree(baseline, actual)
        if agree is None:
            continue
        found = _same(row, baseline, actual, agree=agree)
        if not agree:
            return found
        equal = equal or found
    return equal


def _agree(baseline: Triple, actual: Triple) -> bool | None:
    if baseline.amount.number is None or actual.amount.number is None:
        return None
    return same_value(baseline, actual)


def _same(row: Indicator, baseline: Triple, actual: Triple, *, agree: bool) -> Found:
    year = baseline.year_text.strip()
    first, second = baseline.amount.text.strip(), actual.amount.text.strip()
    if agree:
        message = Text(
            f"当初値と実績が、どちらも{year}の{first}です。",
            f"The baseline and the actual are both “{first}” of “{year}”.",
        )
        action = Text(
            "新しい年度の値がまだなければ、このままで構いません。",
            "If there is no newer figure yet, leave it as it is.",
        )
    else:
        message = Text(
            f"当初値と実績がどちらも{year}ですが、値は{first}と{second}で違います。",
            f"The baseline and the actual are both of “{year}”, but their figures differ: “{first}” and “{second}”.",
        )
        action = Text(
            "どちらかの年度の書き誤りではないか、ご確認ください。", "Check whether one of the two years is mistyped."
        )
    return Found(
        year_place(baseline),
        message,
        action,
        severity=Severity.INFO if agree else Severity.WARNING,
        row=row,
        stated=year,
        evidence=(
            *year_evidence((baseline, actual)),
            Evidence(baseline.cell, "baseline", first),
            Evidence(actual.cell, "actual", second),
        ),
    )


RULE = Rule(
    code="Y102",
    severity=Severity.ERROR,
    basis=Basis.FORM,
    title=Text("当初値の年が実績や目標の年より後", "The baseline lies after an actual or after the target"),
    page=Page(
        what=Text(
            "当初値の年度が、実績または目標の年より後になっています。"
            "年度は4月から翌年3月までの期間として比べ、どう読んでも前後が逆になるときだけ指摘します。",
            "The baseline's year lies after an actual's or the target's. Years are compared as periods (a fiscal year runs from April to March), "
            "and only an order that is impossible is spoken of.",
        ),
        why=Text(
            "達成度は当初値からの進み具合ですので、当初値は実績や目標より前の値でなければ計算の意味がなくなります。"
            "当初値と実績がまったく同じ期間のときは、値が違えば確認、同じなら参考としてお知らせします。",
            "The 達成度 measures progress from the baseline, so the baseline has to come first. "
            "Where baseline and actual are of exactly the same period, a differing figure is a warning and an equal one an info.",
        ),
        example=Text("当初値が2023年度、実績が2022年度。", "The baseline is of 2023年度, the actual of 2022年度."),
        instead=Text(
            "計画の出発点の年度とその値を、当初値に記入します。",
            "Enter the year from which the plan starts, with its figure, as the baseline.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="baseline",
    habit=Text(
        "{judged}行のうち{count}行で、当初値の年が実績か目標の年より後です。",
        "In {count} of {judged} rows the baseline's year lies after an actual's or the target's.",
    ),
    habit_action=Text(
        "当初値の欄に別の年度が入っていないか、列の取り違えではないか、ご確認ください。",
        "Please check whether another year stands with the baselines, or columns were mixed up.",
    ),
)
