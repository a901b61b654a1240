"""X108: two names differ only slightly: probably one indicator."""

import pytest

from indicators import comment
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.narrative.n102 import RULE as N102
from sdgsheet.rules.run import run
from sdgsheet.rules.sections import RULES
from sdgsheet.rules.sections.x108 import RULE
from twins import found, joined, listed, place

FARMS = "販売農家 1 戸あたりの出荷額（推計）"


def test_a_quote_in_a_heading() -> None:
    said = comment("販売農家の１戸あたりの出荷額（推計）", "の増加", [(1, 3), (2, 7)])
    [finding] = found(RULE, listed(1, 3, name=FARMS), listed(2, 7, name=FARMS.replace(" ", "")), comments=[said])
    assert RULE.severity is Severity.INFO
    assert place(finding) == (3, None)
    assert finding.cell == said.cell
    assert "(1)№3、(2)№7" in finding.message.ja
    assert "（「の」の有無）" in finding.message.ja
    assert [e.cell.a1 for e in finding.evidence] == ["D13", "D117"]


def test_two_rows_stand_at_the_later_one() -> None:
    [finding] = found(RULE, listed(1, 8, name="間伐実施面積"), listed(2, 6, name="間伐の実施面積"))
    assert place(finding) == (2, 6)
    assert "(1)№8の「間伐実施面積」" in finding.message.ja
    assert finding.action is not None


def test_one_finding_for_all_rows_of_a_name() -> None:
    rows = listed(1, 1, name="間伐実施面積"), listed(1, 4, name="間伐実施面積", repeated=True)
    others = listed(2, 1, name="間伐の実施面積"), listed(2, 2, name="間伐の実施面積")
    assert len(found(RULE, *rows, *others)) == 1


def test_such_rows_are_compared_by_no_other_rule() -> None:
    case = joined(listed(1, 8, name="間伐実施面積"), listed(2, 6, actual="130", name="間伐の実施面積"))
    assert [f.rule for rule in RULES for f in run(rule, case, form_is_empty=False).findings] == ["X108"]


def test_n102_is_silent_then() -> None:
    said = comment("間伐の実施面積", "の増加", [(1, 8)])
    assert len(found(RULE, listed(1, 8, name="間伐実施面積"), comments=[said])) == 1
    assert found(N102, listed(1, 8, name="間伐実施面積"), comments=[said]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("間伐実施面積", "間伐実施面積"),
        ("間伐実施面積", "間伐 実施\n面積"),
        ("男性の育児休業取得率", "女性の育児休業取得率"),
        ("排出量（中間年の目標）", "排出量（最終年の目標）"),
        ("第2期計画の登録団体数", "第3期計画の登録団体数"),
        ("出荷額", "出荷額（1戸当たり）"),
        ("間伐実施面積", "植林の実施面積"),
    ],
)
def test_silent(one: str, other: str) -> None:
    assert found(RULE, listed(1, 1, name=one), listed(2, 1, name=other)) == []


def test_never_where_the_units_do_not_convert() -> None:
    assert found(RULE, listed(1, 1, name="創業者数", unit="人"), listed(2, 1, name="創業者数（累計）", unit="件")) == []
    assert (
        len(found(RULE, listed(1, 1, name="創業者数", unit="人"), listed(2, 1, name="創業者数（累計）", unit="千人")))
        == 1
    )


def test_a_quote_around_a_part_of_the_name_is_no_other_name() -> None:
    said = comment("", "", [(2, 1)], heading="●「健康ポイント」参加者数の増加【(2)№1】")
    rows = listed(2, 1, name="健康ポイント参加者数"), listed(2, 2, name="健康ポイント数")
    assert found(RULE, *rows, comments=[said]) == []


@pytest.mark.parametrize(
    "heading",
    [
        "●「間伐実施面積」の増加【(1)№8】",
        "●「間伐」実施面積の増加【(1)№8】",
        "●「森林の面積」の増加【(1)№8】",
        "●間伐の推進について【(1)№8】",
    ],
)
def test_silent_headings(heading: str) -> None:
    said = comment("", "", [(1, 8)], heading=heading)
    assert found(RULE, listed(1, 8, name="間伐実施面積"), comments=[said]) == []
