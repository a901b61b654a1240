"""V109: an impossible value."""

import pytest

from indicators import Figure, case, form, judge, number, row
from sdgsheet.form.model import Form
from sdgsheet.rules.values.possible import whole
from sdgsheet.rules.values.v109 import RULE


def filed(name: str, value: Figure, unit: str) -> Form:
    """One row with just this actual."""
    return form([row(1, 3, name, None, [("2022年度", value, unit)], None)])


@pytest.mark.parametrize(
    ("name", "value", "unit"),
    [
        ("地域活動に参加した市民の割合", "345", "％"),
        ("特定健診の受診率", "100.1", "％"),
        ("特定健診の受診率", "11", "割"),
        ("受診率（40～74歳）", "120", "％"),
        ("再生可能エネルギー導入率", "-3.0", "％"),
        ("市民の割合", number("1.2", "0%", "120%"), "％"),
        ("市民の割合", number("505", '#,##0.0"％"', "505.0％"), "％"),
        ("設立数", "-5", "件"),
        ("水質が改善した井戸の本数", "-4", "本"),
        ("参加者数", "-1", "千人"),
        ("交差点の改良数", "-2", "箇所"),
        ("参加者数", "95.5", "人"),
        ("団員数", "401.5", "名"),
        ("濃度が低減した井戸（指標井戸19本）の本数", "21", "本"),
        ("全12校区の自主防災組織数", "13", "校区"),
        ("30校のうち実施した校の数", "31", "校"),
    ],
)
def test_speaks(name: str, value: Figure, unit: str) -> None:
    [found] = judge(RULE, case(filed(name, value, unit)))
    assert found.cell.a1 == "I13"
    assert name in found.message.ja
    assert name in found.message.en


def test_says_how_many_there_are() -> None:
    [found] = judge(RULE, case(filed("井戸（指標井戸19本）の本数", "21", "本")))
    assert "全体は19本" in found.message.ja
    assert "19 “本” in all" in found.message.en


def test_speaks_of_the_target_too() -> None:
    [found] = judge(RULE, case(form([row(1, 3, "市民の割合", None, [], ("2030年", "120", "％"))])))
    assert found.cell.a1 == "R13"


@pytest.mark.parametrize(
    ("name", "value", "unit"),
    [
        ("市民の割合", "100", "％"),
        ("電力の地産地消率（年間需給比）", "104.0", "％"),
        ("市民の割合", "0", "％"),
        ("市民の割合", number("0.345", "0.0%", "34.5%"), "％"),
        ("市民の割合", number("50.5", '#,##0.0"％"', "50.5％"), ""),
        ("市民の割合", number("50.5", '0.0"%"', "50.5%"), "％"),
        ("食料自給率", "130", "％"),
        ("目標達成率", "120", "％"),
        ("定員充足率", "105", "％"),
        ("観光客数の増減率", "-12.5", "％"),
        ("観光客数の前年比", "131", "％"),
        ("転入超過率", "-0.2", "％"),
        ("経済成長率", "-1.2", "％"),
        ("昼夜間人口比率", "102.3", "％"),
        ("温室効果ガス削減率", "-3.0", "％"),
        ("観光入込客数", "345", "％"),
        ("参加者の割合", "345", "人"),
        ("社会増減数", "-120", "人"),
        ("転入超過数", "-35", "人"),
        ("人口の純増", "-35", "人"),
        ("人口の社会移動（転入－転出）", "-35", "人"),
        ("男女の賃金の差", "-3", "件"),
        ("公債の収支", "-3", "件"),
        ("気温の上昇", "-1.5", "℃"),
        ("事業収益", "-12", "百万円"),
        ("平均世帯人員", "2.5", "人"),
        ("1世帯当たりの人員", "2.31", "人"),
        ("合計特殊出生率", "1.35", "人"),
        ("がん死亡者数（人口10万人対）", "95.5", "人"),
        ("年間来館者数", "12.4", "千人"),
        ("観光入込客数", "31.2", "万人"),
        ("延べ活動者数", "20.5", "人日"),
        ("参加者数", "95", "人"),
        ("参加者数", number("95.4", "0", "95"), "人"),
        ("二酸化炭素排出量", "12.4", "t"),
        ("井戸（指標井戸19本）の本数", "19", "本"),
        ("井戸（指標井戸19本）の水位", "21", "m"),
        ("誘致件数（5年間で100件）", "120", "件"),
        ("登録団体数（目標50団体）", "60", "団体"),
        ("登録団体数（令和3年度50団体）", "60", "団体"),
        ("連続講座（全5回）の開催回数", "10", "回"),
        ("事業者数（従業員10人以上）", "60", "人"),
        ("1人当たり排出量", "892", "人"),
    ],
)
def test_is_silent(name: str, value: Figure, unit: str) -> None:
    assert not judge(RULE, case(filed(name, value, unit)))


@pytest.mark.parametrize("value", ["未公表", "上昇", "－"])
def test_is_silent_on_words(value: str) -> None:
    assert not judge(RULE, case(filed("市民の割合", value, "％")))


def test_a_value_without_a_unit_is_not_judged() -> None:
    assert not judge(RULE, case(filed("市民の割合", "345", "")))


def test_the_whole_is_read_in_the_rows_own_unit_only() -> None:
    assert whole("井戸（指標井戸19本）の本数", "本") == 19
    assert whole("井戸（指標井戸19本）の本数", "箇所") is None
    assert whole("全1,200世帯のうち加入した数", "世帯") == 1200


def test_silent_where_the_share_is_above_100_from_baseline_to_target() -> None:
    values = [("2022年度", "103.8", "％"), ("2023年度", "101.0", "％")]
    over = row(1, 3, "水道の料金回収率", ("2020年度", "104.2", "％"), values, ("2030年", "105.0", "％"))
    assert judge(RULE, case(form([over]))) == []


def test_silent_on_a_balance_that_its_name_does_not_tell() -> None:
    net = row(1, 3, "若者の流れ", ("2020年度", "-210", "人"), [("2022年度", "-190", "人")], ("2030年", "-150", "人"))
    assert judge(RULE, case(form([net]))) == []


def test_speaks_where_a_value_of_the_row_is_not() -> None:
    values = [("2022年度", "103.8", "％")]
    over = row(1, 3, "水道の料金回収率", ("2020年度", "94.2", "％"), values, ("2030年", "105.0", "％"))
    assert len(judge(RULE, case(form([over])))) == 2
