from __future__ import annotations

import pytest

from sdgsheet.achievement.direction import lower_is_better, more_is_better


@pytest.mark.parametrize(
    "name",
    [
        "地下水採取量の削減",
        "温室効果ガスの削減",
        "ごみ排出量の抑制",
        "交通事故件数の減少",
        "CO2排出量の低減",
        "経常経費の縮減",
        "待機児童の解消",
        "ごみ排出削減",
        "ごみ排出量の削減（１人１日当たり）",
        "ごみ排出量の削減（家庭系）（年間）",
        "地下水 採取量の\n削減",
    ],
)
def test_less_is_better_where_the_name_ends_so(name: str) -> None:
    assert lower_is_better(name)


@pytest.mark.parametrize(
    "name",
    [
        "温室効果ガス削減量",
        "ごみの削減率",
        "ごみの削減に取り組む市民の割合",
        "CO2削減貢献量",
        "人口減少の抑制",
        "出生率低下の抑制",
        "若者の流出抑制",
        "人口の減少の抑制",
        "温室効果ガス排出量",
        "硝酸性窒素濃度の傾向が横ばい又は低減した井戸（指標井戸19本）の本数",
        "待機児童数",
    ],
)
def test_other_names_say_nothing(name: str) -> None:
    assert not lower_is_better(name)


@pytest.mark.parametrize(
    "name", ["人口", "総人口（推計）", "販売農家数", "世帯数", "講座の参加者数", "登録団体数（市内）", "バスの利用者数"]
)
def test_more_is_better(name: str) -> None:
    assert more_is_better(name)


@pytest.mark.parametrize(
    "name", ["人口密度", "関係人口の満足度", "生活保護受給世帯数", "参加者の割合", "利用者数の伸び率", "市民団体"]
)
def test_more_is_not_plainly_better(name: str) -> None:
    assert not more_is_better(name)
