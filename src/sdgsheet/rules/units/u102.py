"""U102: the units in a row differ."""

from __future__ import annotations

from fractions import Fraction

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.rules.units.clash import Clash, clash
from sdgsheet.rules.units.figures import plain, sentence, unit_text
from sdgsheet.rules.units.scale import is_measured
from sdgsheet.rules.written import label, role_of
from sdgsheet.text import Text


def judge(case: Case, row: Indicator) -> Judgement:
    """An error, unless the units convert, the figures are of one size and the written 達成度 is right so."""
    if sum(map(is_measured, row.triples)) < 2:
        return NOT_APPLICABLE
    found = clash(case, row)
    return None if found is None else _found(case, row, found)


def _found(case: Case, row: Indicator, clash: Clash) -> Found:
    odd = clash.odd[0]
    name = label(case, row, odd)
    value, own, unit = odd.amount.text.strip(), unit_text(odd), clash.unit.text.strip()
    head = Text(
        f"{name.ja}「{value}」の単位は「{own}」ですが、この行のほかの値は「{unit}」です。",
        f"{sentence(name.en)} “{value}” is in “{own}”, and the other values of the row are in “{unit}”.",
    )
    why, action = _judged(row, clash, own, unit)
    return Found(
        odd.unit_cell or odd.cell,
        Text(f"{head.ja}{why.ja}", f"{head.en}{why.en}"),
        action,
        severity=Severity.WARNING if clash.is_harmless else Severity.ERROR,
        row=row,
        stated=own,
        expected=Text(unit, unit),
        evidence=(
            *(Evidence(t.unit_cell or t.cell, "unit", unit_text(t)) for t in clash.odd),
            *(Evidence(t.cell, role_of(row, t), t.amount.text) for t in row.triples if t.amount.number is not None),
        ),
    )


def _judged(row: Indicator, clash: Clash, own: str, unit: str) -> tuple[Text, Text]:
    """What the difference comes to, and what to do about it."""
    if clash.converted is None or clash.factor is None:
        if clash.is_by_year:
            return _BY_YEAR, Text(
                f"「{unit}」か「{own}」か、一つにそろえてください。", f"Please use one: “{unit}” or “{own}”."
            )
        return (
            Text(
                "互いに換算できない単位ですので、値を比べられません。",
                " The two do not convert, so the values cannot be compared.",
            ),
            Text(f"「{unit}」に誤りがなければ、「{own}」を直してください。", f"If “{unit}” is right, correct “{own}”."),
        )
    factor = _factor(clash.factor, own, unit)
    converted = f"{plain(clash.converted, row)}{unit}"
    if not clash.is_near:
        return (
            Text(
                f"換算すると{converted}となり（{factor.ja}）、ほかの値と大きく離れます。",
                f" Converted it is “{converted}” ({factor.en}), far away from the others.",
            ),
            Text(
                "単位か数値のどちらかに誤りがないか、ご確認ください。", "Check which is wrong, the unit or the figure."
            ),
        )
    if clash.is_right:
        return (
            Text(
                f"換算すると{converted}で（{factor.ja}）、達成度はその値で正しく計算されています。",
                f" Converted it is “{converted}” ({factor.en}), and the achievement is right with that.",
            ),
            Text(f"「{unit}」の値にそろえてください。", f"Give it in “{unit}” like the others."),
        )
    return (
        Text(f"換算すると{converted}です（{factor.ja}）。", f" Converted it is “{converted}” ({factor.en})."),
        Text(
            f"「{unit}」の値（{converted}）にそろえ、達成度もご確認ください。",
            f"Give it in “{unit}” (“{converted}”), and check the achievement.",
        ),
    )


_BY_YEAR = Text(
    "年ごとの数か、これまでの累計かが行の中で分かれて読めますので、値を比べられません。",
    " One reads as a year's figure and the other as a total so far, so the values cannot be compared.",
)


def _factor(factor: Fraction, own: str, unit: str) -> Text:
    """1千人＝1,000人, from the larger unit to the smaller."""
    large, times, small = (own, factor, unit) if factor >= 1 else (unit, 1 / factor, own)
    return Text(f"1{large}＝{_whole(times)}{small}", f"“1{large}” = “{_whole(times)}{small}”")


def _whole(number: Fraction) -> str:
    return f"{number.numerator:,}" if number.denominator == 1 else f"{float(number):,.6g}"


RULE = Rule(
    code="U102",
    severity=Severity.ERROR,
    basis=Basis.FORM,
    title=Text("行の中で単位が違う", "The units in a row differ"),
    page=Page(
        what=Text(
            "1つの行の当初値・実績・目標値で、単位が違います。（累計）などの注記は除いて比べます。"
            "箇所とか所のような表記の違いはU103でお知らせします。",
            "The units of a row's baseline, actuals and target differ. Notes such as （累計） are taken off first; "
            "two spellings of one unit (箇所, か所) are U103's.",
        ),
        why=Text(
            "単位の違う値どうしでは達成度を計算できません。千人と人のように換算でき、換算した値がほかの値と同じ程度の大きさで、"
            "記載の達成度もその値で正しいときは、確認にとどめます。",
            "No 達成度 can be computed from values in different units. Where they convert, such as 千人 and 人, the converted value is of the size of the others "
            "and the written 達成度 is right with it, it is a warning only.",
        ),
        example=Text(
            "当初値820千人、実績905,000人、目標値1,200千人。", "Baseline 820千人, actual 905,000人, target 1,200千人."
        ),
        instead=Text("1つの単位にそろえて記入します（905千人）。", "Use one unit for the whole row (905千人)."),
    ),
    places=indicators,
    judge=judge,
    habit=Text(
        "{judged}行のうち{count}行で、行の中の単位がそろっていません。",
        "In {count} of {judged} rows the units differ within the row.",
    ),
    habit_action=Text(
        "行ごとに、正しい単位にそろえてください。",
        "Please give each row one unit.",
    ),
)
