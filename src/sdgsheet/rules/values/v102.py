"""V102: not a plain number: 約, 程度, 台, a range, 以上, 速報, 見込, digits that make none."""

from __future__ import annotations

from collections.abc import Iterator

from sdgsheet.achievement.compute import Reason
from sdgsheet.form.model import Indicator, Triple
from sdgsheet.notation.numbers import Qualifier
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.rules.written import beginning, label, role_of
from sdgsheet.text import Text

_BOUNDS = frozenset({Qualifier.AT_LEAST, Qualifier.AT_MOST})
_WHAT = {
    Qualifier.ABOUT: Text("概数", "a rough figure"),
    Qualifier.RANGE: Text("幅のある値", "a range"),
    Qualifier.CHANGE: Text("ほかの値と比べた増減", "a change against another value"),
    Qualifier.UNREADABLE: Text("数字を含む文字", "a text with digits in it"),
    Qualifier.AT_LEAST: Text("下限だけを示す値", "a lower bound"),
    Qualifier.AT_MOST: Text("上限だけを示す値", "an upper bound"),
}


def judge(case: Case, row: Indicator) -> Judgement:
    """A bound on the target and a provisional value are computed: worth knowing only."""
    values = [triple for triple in row.triples if not triple.is_blank and not triple.amount.missing]
    if not values:
        return NOT_APPLICABLE
    return list(_founds(case, row, values))


def _founds(case: Case, row: Indicator, values: list[Triple]) -> Iterator[Found]:
    for triple in values:
        qualifier = triple.amount.qualifier
        if qualifier is None:
            continue
        if qualifier is Qualifier.DATE:
            yield _date(case, row, triple)
        elif qualifier is Qualifier.PROVISIONAL:
            yield _provisional(case, row, triple)
        elif triple is not row.target or qualifier not in _BOUNDS:
            yield _not_plain(case, row, triple, qualifier)
        elif triple.amount.number is not None:
            yield _bound(row, triple)


def _not_plain(case: Case, row: Indicator, triple: Triple, qualifier: Qualifier) -> Found:
    name, what, text = label(case, row, triple), _WHAT[qualifier], triple.amount.text
    not_computed = case.achievement(row).reason is Reason.NOT_PLAIN
    ja, en = ("、達成度は計算していません", ", and the achievement was not computed") if not_computed else ("", "")
    return Found(
        triple.cell,
        Text(
            f"{name.ja}「{text}」は{what.ja}で、数値そのものではないため{ja or '、計算には使えません'}。",
            f"{beginning(name.en)} “{text}” is {what.en}, not a plain number{en or ', so it cannot be used to compute'}.",
        ),
        _ACTIONS.get(qualifier, _WORDS),
        row=row,
        stated=text,
        evidence=(Evidence(triple.cell, role_of(row, triple), text),),
    )


def _date(case: Case, row: Indicator, triple: Triple) -> Found:
    name, text, number = label(case, row, triple), triple.amount.text, triple.amount.number
    assert number is not None
    return Found(
        triple.cell,
        Text(
            f"{name.ja}が日付「{text}」と表示されています。セルの値は{number:,f}ですが、表示形式が日付です。",
            f"{beginning(name.en)} shows as a date, “{text}”. The cell holds {number:,f} under a date's number format.",
        ),
        Text(
            "セルの表示形式を「標準」か「数値」に戻し、値をご確認ください。",
            "Please set the number format back to General or Number, and check the value.",
        ),
        row=row,
        stated=text,
        evidence=(Evidence(triple.cell, role_of(row, triple), text),),
    )


_WORDS = Text(
    "確かな数値がありましたら数字だけを記入し、「約」などの説明は備考や（３）にお書きください。",
    "If there is an exact figure, please enter the number alone, and put words such as “約” into a remark or section (3).",
)
_ACTIONS = {
    Qualifier.RANGE: Text(
        "一つの数値で表せる場合は、その数値だけをご記入ください（目標の幅でしたら、達成とみなす側の数値など）。",
        "If one number can stand for it, please enter that number alone (of a target's range, the end that counts as reached).",
    ),
    Qualifier.CHANGE: Text(
        "数値で表せる場合は、増減の幅ではなく、増減したあとの値そのもの（60から5増やすなら65）をご記入ください。",
        "If it can be put as a number, please enter the value after the change (65 for 5 more than 60), not the change.",
    ),
    Qualifier.UNREADABLE: Text(
        "数値だけを半角で記入し直してください（説明は備考や（３）へ）。値がまだないときは「未公表」「集計中」などとお書きください。",
        "Please enter the number alone, and put explanations into a remark or section (3). Where there is no value yet, write “未公表”, “集計中” and the like.",
    ),
}


def _bound(row: Indicator, triple: Triple) -> Found:
    text, number = triple.amount.text, triple.amount.number
    assert number is not None
    return Found(
        triple.cell,
        Text(
            f"目標「{text}」は、{number:,f}を目標値として達成度を計算しています。",
            f"For the target “{text}”, the achievement was computed with {number:,f}.",
        ),
        severity=Severity.INFO,
        row=row,
        stated=text,
        evidence=(Evidence(triple.cell, "target", text),),
    )


def _provisional(case: Case, row: Indicator, triple: Triple) -> Found:
    name, text = label(case, row, triple), triple.amount.text
    return Found(
        triple.cell,
        Text(
            f"{name.ja}「{text}」は暫定の値です。この値をそのまま使っています。",
            f"{beginning(name.en)} “{text}” is provisional. It was used as it stands.",
        ),
        severity=Severity.INFO,
        row=row,
        stated=text,
        evidence=(Evidence(triple.cell, role_of(row, triple), text),),
    )


RULE = Rule(
    code="V102",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("数値そのものではない（約・範囲・速報など）", "Not a plain number"),
    page=Page(
        what=Text(
            "値に「約」「程度」「台」が付いているか、「10～12」のような幅や、数字を含むが一つの数値として読めない文字（「32,25」など）で書かれており、達成度を計算できません。目標値の「以上」「以下」と、「速報」「見込」の値は計算に使い、参考としてお知らせします。",
            "A value says “約”, “程度” or “台”, is a range such as “10～12”, or has digits that make no one number (“32,25”), so the achievement cannot be computed. “以上” or “以下” on a target and provisional values (“速報”, “見込”) are computed, and this is for information only.",
        ),
        why=Text(
            "概数や幅のある値では、達成度が一つに決まりません。Excelでも文字として扱われます。",
            "With a rough figure or a range there is no single achievement. Excel takes it for a text, too.",
        ),
        example=Text("実績が「約1,000」と記入されている。", "An actual says “約1,000”."),
        instead=Text(
            "数値だけを記入し、概数であることは備考や（３）に書きます。言葉だけの目標（「現状以上」など）は、そのままで構いません。",
            "Enter the number alone, and say in a remark or in section (3) that it is rough. A target in words, such as “現状以上”, may stay.",
        ),
    ),
    places=indicators,
    judge=judge,
    habit=Text(
        "{judged}行のうち{count}行に、「約」や幅など、数値そのものではない値があります。",
        "In {count} of {judged} rows a value is not a plain number.",
    ),
)
