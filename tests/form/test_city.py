"""Whose form it is: in its title, beside a label, in the sheet's name, in the page's header or on a cover."""

from __future__ import annotations

import pytest

from builders import forms, sheet
from form.drawing import TITLE, VALUES, first, lines
from sdgsheet.form.titles import city_in

ONE = first(f"1 | A【8.2】 | {VALUES}", f"2 | B【8.3】 | {VALUES}")


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("熊本県熊本市　第2期ＳＤＧｓ未来都市計画：計画期間2022年～2024年", "熊本県熊本市"),
        ("北海道琥珀市　SDGs未来都市計画：計画期間2023年～2025年", "北海道琥珀市"),
        ("熊本市第2期SDGs未来都市計画", "熊本市"),
        ("神奈川県　SDGs未来都市計画", "神奈川県"),
        ("都市名：長野県あずさ町", "長野県あずさ町"),
        ("自治体名　長野県あずさ町", "長野県あずさ町"),
        ("提出：長野県あずさ町", "長野県あずさ町"),
        ("長野県　あずさ町　SDGs未来都市計画", "長野県あずさ町"),
        ("長野県あずさ町・みどり町　SDGs未来都市計画", "長野県あずさ町・みどり町"),
        ("四日市市SDGs未来都市計画", "四日市市"),
        ("京都市　SDGs未来都市計画", "京都市"),
        ("東京都　千代田区　SDGs未来都市計画", "東京都千代田区"),
        ("北海道　上川郡　下川町　SDGs未来都市計画", "北海道上川郡下川町"),
        ("長野県　あずさ市　地域計画", "長野県あずさ市"),
        ("令和5年度　長野県　あずさ市", "長野県あずさ市"),
        ("令和６年８月　長野県あずさ市", "長野県あずさ市"),
        ("都道府県名　長野県　　市町村名　あずさ市", "長野県あずさ市"),
        ("都道府県：長野県　市区町村：あずさ市", "長野県あずさ市"),
        ("都道府県名　　市町村名", None),
        ("対象市区町村", None),
        ("熊本県熊本市　南区", "熊本県熊本市"),
        ("神奈川県　令和5年度", "神奈川県"),
        ("神奈川県（2022～2024）", "神奈川県"),
        ("神奈川県（様式1）", "神奈川県"),
        ("神奈川県：計画期間2022年～2024年", "神奈川県"),
        ("神奈川県「SDGs未来都市計画」", "神奈川県"),
        ("神奈川県　未来都市計画", "神奈川県"),
        ("熊本県　熊本市役所", None),
        ("第2期SDGs未来都市計画（2022～2024）の進捗状況報告シート（様式1）", None),
        ("SDGs未来都市等進捗評価シート", None),
        ("2019年度", None),
    ],
)
def test_the_city_stands_at_the_beginning_of_a_title(text: str, city: str | None) -> None:
    assert city_in(text) == city


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("青森県　弘 前 市　第2期SDGs未来都市計画", "青森県弘前市"),
        ("青森県弘 前 市　第2期SDGs未来都市計画", "青森県弘前市"),
        ("熊 本 県　熊 本 市", "熊本県熊本市"),
        ("大 阪 府", "大阪府"),
        ("東京都　東 村 山 市", "東京都東村山市"),
        ("東京都　町 田 市", "東京都町田市"),
        ("三重県　四 日 市 市", "三重県四日市市"),
        ("三重県　四日市 市", "三重県四日市市"),
        ("つがる 市", "つがる市"),
        ("長野県　あずさ町 ・ みどり町", "長野県あずさ町・みどり町"),
        ("市 町 村", None),
        ("各 市 町 村", None),
    ],
)
def test_a_city_that_is_spread_out_over_the_line(text: str, city: str | None) -> None:
    assert city_in(text) == city


@pytest.mark.parametrize(
    "text",
    [
        "青森県　弘前",
        "青森県　弘前　第2期SDGs未来都市計画",
        "青森県（弘前）　第2期SDGs未来都市計画",
        "青森県 弘前圏域",
        "青森県　弘・前・市",
        "青森県　弘前未来都市計画",
        "神奈川県　持続可能な都市計画",
        "神奈川県　各市町村との連携",
    ],
)
def test_a_prefecture_with_other_words_than_the_plan_s_behind_it_may_be_a_city_s(text: str) -> None:
    assert city_in(text) is None


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("神奈川県（政策局）", "神奈川県"),
        ("神奈川県　政策局 SDGs推進課", "神奈川県"),
        ("東京都（政策企画局）第2期SDGs未来都市計画", "東京都"),
    ],
)
def test_an_office_behind_a_prefecture_is_the_prefecture_s(text: str, city: str) -> None:
    assert city_in(text) == city


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("青森県（弘前市）　第2期SDGs未来都市計画", "青森県弘前市"),
        ("青森県　【弘 前 市】", "青森県弘前市"),
        ("青 森 県「弘 前 市」", "青森県弘前市"),
        ("青森県／弘前市", "青森県弘前市"),
        ("青森県  む\u200bつ 市", "青森県むつ市"),
        ("青森県弘前市（岩木地区）", "青森県弘前市"),
    ],
)
def test_brackets_and_invisible_characters_do_not_hide_a_city(text: str, city: str) -> None:
    assert city_in(text) == city


def test_the_city_beside_its_label_or_in_the_sheet_s_name() -> None:
    [form] = forms(lines("都市名 | 北海道下川町", ONE))
    assert form.city == "北海道下川町"
    [form] = forms(sheet(ONE, name="琥珀市 様式1"))
    assert form.city == "琥珀市"
    [form] = forms(lines("自治体名　北海道下川町", ONE))
    assert form.city == "北海道下川町"
    [form] = forms(sheet(ONE, boxes=[("A1", "北海道下川町　SDGs未来都市計画の進捗状況")]))
    assert form.city == "北海道下川町"


@pytest.mark.parametrize(
    "line",
    [
        "SDGs未来都市計画の進捗状況報告シート（様式1）【北海道下川町】",
        "様式1　進捗状況報告シート　北海道下川町",
        "（様式１）令和５年度　北海道下川町　第2期SDGs未来都市計画",
        "「しもかわSDGs未来都市計画」（北海道下川町）：計画期間2022年～2024年",
        "下川町（北海道）　SDGs未来都市計画",
        "進捗状況報告シート（様式1）【下 川 町】（北海道）",
        "北 海 道　下 川 町　SDGs未来都市計画",
    ],
)
def test_the_city_within_a_title_line(line: str) -> None:
    [form] = forms(lines(line, ONE))
    assert form.city == "北海道下川町"


@pytest.mark.parametrize(
    "line", ["持続可能な都市　進捗状況報告シート（様式1）", "様式1（市町村）", "様式1　環境モデル都市"]
)
def test_a_title_line_without_a_city(line: str) -> None:
    [form] = forms(lines(line, ONE))
    assert form.city is None


@pytest.mark.parametrize(
    ("top", "city"),
    [
        ("青森県 | 弘前市", "青森県弘前市"),
        ("青森県\n弘前市", "青森県弘前市"),
        ("都道府県名 | 青森県 | 市町村名 | 弘前市", "青森県弘前市"),
        ("青森県\n岩手県\n弘前市", "弘前市"),
        ("青森県", "青森県"),
        ("都道府県名　青森県　　市町村名　弘前市", "青森県弘前市"),
        ("令和６年８月　青森県弘前市", "青森県弘前市"),
        ("令和６年８月３日\n弘前市　令和6年度", "弘前市"),
        ("青森県弘前市の取組", None),
    ],
)
def test_the_city_in_a_cell_of_its_own_and_its_prefecture_in_another(top: str, city: str | None) -> None:
    [form] = forms(lines(top, ONE))
    assert form.city == city


def test_the_city_in_the_page_s_header() -> None:
    [form] = forms(sheet(ONE, page_texts=["北海道下川町", "様式1"]))
    assert form.city == "北海道下川町"
    [form] = forms(sheet(lines(TITLE, ONE), page_texts=["北海道下川町"]))
    assert form.city == "熊本県熊本市"


@pytest.mark.parametrize("cover", ["北海道下川町", "都市名 | 北海道下川町", "進捗状況報告\n\n\n北海道下川町"])
def test_the_city_on_a_cover(cover: str) -> None:
    [form] = forms(sheet(cover, name="表紙"), sheet(ONE))
    assert form.city == "北海道下川町"
    [form] = forms(sheet(ONE), sheet("作業用", name="別紙", page_texts=["北海道下川町"]))
    assert form.city == "北海道下川町"


def test_a_list_of_cities_names_none() -> None:
    [form] = forms(sheet("北海道下川町\n熊本県熊本市", name="一覧"), sheet(ONE))
    assert form.city is None
