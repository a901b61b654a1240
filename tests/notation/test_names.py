"""When two names are one indicator's, and when they differ only slightly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdgsheet.notation.names import differ_slightly, join_key, parts_that_differ, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("販売農家 1 戸あたりの出荷額（推計）", "販売農家1戸あたりの出荷額（推計）"),
        ("地域活動に\n参加した市民の割合", "地域活動に参加した市民の割合"),
        ("ＳＤＧｓ登録団体数", "SDGs登録団体数"),
        ("市内総生産額\n【9.2,9.4】", "市内総生産額"),
        ("市民の割合【11.2,11.b】【再掲】", "市民の割合"),
        ("市民の割合（再掲）", "市民の割合"),
        ("市民\u3000の\u200b割合", "市民の割合"),
        ("ごみ排出量【12.5", "ごみ排出量"),
        ("満足度1～3の割合", "満足度1〜3の割合"),
    ],
)
def test_names_of_one_indicator_share_a_key(one: str, other: str) -> None:
    assert join_key(one) == join_key(other)
    assert not differ_slightly(one, other)


def test_keys_keep_what_tells_names_apart() -> None:
    assert join_key("製造品出荷額等") != join_key("製造品出荷額")
    assert join_key("温室効果ガス排出量（家庭部門）") != join_key("温室効果ガス排出量")


@given(st.text("市民の割合NPO１2（）・", max_size=20), st.integers(0, 20), st.text(" \u3000\n\t\u200b", max_size=3))
def test_white_space_anywhere_does_not_matter(name: str, place: int, space: str) -> None:
    assert join_key(name[:place] + space + name[place:]) == join_key(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("販売農家の１戸あたりの出荷額（推計）", "販売農家1戸あたりの出荷額（推計）"),
        ("間伐の実施面積", "間伐実施面積"),
        ("地域活動への参加者数", "地域活動の参加者数"),
        ("文化・スポーツ施設の利用者数", "文化スポーツ施設の利用者数"),
        ("自主防災組織の結成率", "自主防災組織の結成率。"),
        ("ＮＰＯ法人数―市内", "NPO法人数-市内"),
        ("公園及び緑地の面積", "公園・緑地の面積"),
        ("市民一人当たりの公園面積", "市民1人当たりの公園面積"),
        ("1戸あたりの出荷額", "1戸当たりの出荷額"),
        ("登録団体数（市内）", "登録団体数"),
        ("創業者数", "創業者数（累計）"),
        ("温室効果ガスの排出量（2013年度比の基準）", "温室効果ガス排出量"),
        ("連携中枢都市圏における脱酸素の推進", "連携中枢都市圏における脱炭素の推進"),
        ("製造品出荷額等", "製造品出荷額"),
        ("ＳＤＧｓ登録制度", "SDGS登録制度"),
        ("子どもの居場所の数", "こどもの居場所の数"),
        ("コミュニティセンター利用者数", "コミュニティーセンター利用者数"),
    ],
)
def test_particles_punctuation_one_bracket_or_one_letter(one: str, other: str) -> None:
    assert differ_slightly(one, other)
    assert differ_slightly(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a digit
        ("第2期計画の登録団体数", "第3期計画の登録団体数"),
        ("健診の受診率（40歳）", "健診の受診率（50歳）"),
        ("PM2.5の環境基準達成", "PM10の環境基準達成"),
        ("第一中学校の生徒数", "第二中学校の生徒数"),
        ("施設の利用者数（2）", "施設の利用者数"),
        # letters that tell two things apart
        ("男性の育児休業取得率", "女性の育児休業取得率"),
        ("市内からの観光客数", "市外からの観光客数"),
        ("転入者の総数", "転出者の総数"),
        ("新規の就農者数", "継続の就農者数"),
        ("人口の増加率推移", "人口の減少率推移"),
        ("小学校の給食残食率", "中学校の給食残食率"),
        ("再エネ設備の導入件数", "省エネ設備の導入件数"),
        ("排出量（中間年の目標）", "排出量（最終年の目標）"),
        ("前期の講座参加者数", "後期の講座参加者数"),
        ("農業の新規就業者数", "林業の新規就業者数"),
        ("農地の利用率の推移", "農地の未利用率の推移"),
        ("65歳以上の就業者数", "65歳以下の就業者数"),
        ("A型事業所の利用者数", "B型事業所の利用者数"),
        ("イベントの参加者数", "イベントの参加者率"),
        # the bracket says which part is meant
        ("出荷額（1戸当たり）", "出荷額"),
        ("出荷額（1人あたり）", "出荷額"),
        ("健康寿命（男性）", "健康寿命"),
        ("就農者数（新規）", "就農者数"),
        # more than slight
        ("観光入込客数", "宿泊客数"),
        ("温室効果ガス排出量（家庭部門）", "温室効果ガス排出量（産業部門）"),
        ("市内総生産額", "一人当たり市内総生産額"),
        ("出生数", "出荷数"),
        ("", "観光入込客数"),
        ("【11.2】", "観光入込客数"),
    ],
)
def test_what_tells_two_indicators_apart_is_never_slight(one: str, other: str) -> None:
    assert not differ_slightly(one, other)
    assert not differ_slightly(other, one)


@given(st.text(max_size=20), st.text(max_size=20))
def test_slight_differences_are_mutual_and_never_within_one_key(one: str, other: str) -> None:
    assert differ_slightly(one, other) == differ_slightly(other, one)
    if join_key(one) == join_key(other):
        assert not differ_slightly(one, other)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("登録団体数（市内）", "登録団体数"),
        ("井戸の本数（指標井戸（19本））", "井戸の本数"),
        ("（仮称）市民会館の利用者数", "(仮称)市民会館の利用者数"),
        ("登録団体数", "登録団体数"),
    ],
)
def test_stem_is_the_name_without_its_last_bracket(name: str, expected: str) -> None:
    assert stem(name) == expected


def test_the_parts_in_which_names_differ() -> None:
    assert parts_that_differ("販売農家の１戸あたり", "販売農家1戸あたり") == ("の", "")
    assert parts_that_differ("脱酸素の推進", "脱炭素の推進") == ("酸", "炭")


@pytest.mark.parametrize(
    ("one", "other"), [("父親の育児参加率", "母親の育児参加率"), ("防災訓練の参加者数", "防犯訓練の参加者数")]
)
def test_letters_that_tell_two_things_apart(one: str, other: str) -> None:
    assert not differ_slightly(one, other)
