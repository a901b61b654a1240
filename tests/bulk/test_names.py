"""Which city the name of a file or folder speaks of, where it is another one than the form's."""

from __future__ import annotations

import os

import pytest

from sdgsheet.bulk.names import Names

LISTED = (
    "熊本県熊本市", "熊本県阿蘇市", "青森県あずさ市", "長野県", "長野県うみの町", "東京都府中市", "広島県府中市",
    "三重県津市", "滋賀県大津市", "北海道上川郡下川町",
)  # fmt: skip
KUMAMOTO = ("熊本県熊本市",)


def other(path: str, own: tuple[str, ...] = KUMAMOTO, cities: tuple[str, ...] = LISTED) -> str | None:
    return Names(cities).other(path.replace("/", os.sep), own)


@pytest.mark.parametrize(
    ("path", "city"),
    [
        ("青森県あずさ市_様式1.xlsx", "青森県あずさ市"),
        ("02_あずさ市（最終）.xlsx", "青森県あずさ市"),
        ("提出あずさ市様式1.xlsx", "青森県あずさ市"),
        ("様式1【青森県　あずさ市】.xlsx", "青森県あずさ市"),
        ("下川町.xlsx", "北海道上川郡下川町"),
        ("北海道上川郡下川町.xlsx", "北海道上川郡下川町"),
        ("様式1_津市.xlsx", "三重県津市"),
        ("三重県津市様式1.xlsx", "三重県津市"),
        ("長野県_様式1.xlsx", "長野県"),
        ("広島県府中市.xlsx", "広島県府中市"),
        ("府中市.xlsx", "府中市"),  # one of two: its name is all that is known
        ("東北/青森県/あずさ市/様式1.xlsx", "青森県あずさ市"),
        ("熊本市/あずさ市_様式1.xlsx", "青森県あずさ市"),  # the file's own name says more than its folder's
        ("あずさ市.zip/様式1.xlsx", "青森県あずさ市"),
    ],
)
def test_another_city_than_the_forms(path: str, city: str) -> None:
    assert other(path) == city


@pytest.mark.parametrize(
    "path",
    [
        "様式1.xlsx",
        "熊本市.xlsx",
        "熊本_様式1.xlsx",
        "熊本県熊本市/様式1.xlsx",
        "熊本県/様式1.xlsx",
        "熊本市（あずさ市を参考に作成）.xlsx",
        "あずさ市/熊本市_様式1.xlsx",
        "青森県あずさ市・長野県うみの町.xlsx",  # which of them?
        "大会津市.xlsx",
        "県まとめ/市町村/様式1.xlsx",
        "kumamoto-2022.xlsx",
    ],
)
def test_silent_where_the_name_says_nothing_else(path: str) -> None:
    assert other(path) is None


@pytest.mark.parametrize(
    "folder",
    [
        "北海道東北ブロック",
        "北海道・東北",
        "東北・北海道ブロック",
        "01_北海道東北",
        "北海道・東北（再提出）",
        "長野県内",
    ],
)
def test_a_part_of_the_country_is_no_prefecture(folder: str) -> None:
    assert other(f"{folder}/様式1.xlsx", cities=(*LISTED, "北海道")) is None


@pytest.mark.parametrize(
    "path", ["北海道/様式1.xlsx", "01_北海道/様式1.xlsx", "北海道_様式1.xlsx", "様式1（北海道）.xlsx"]
)
def test_a_prefecture_that_stands_alone_is_one(path: str) -> None:
    assert other(path, cities=(*LISTED, "北海道")) == "北海道"


def test_the_prefecture_of_the_forms_city_is_no_other_city() -> None:
    assert other("長野県/様式1.xlsx", ("長野県うみの町",)) is None
    assert other("長野県うみの町/様式1.xlsx", ("長野県",)) == "長野県うみの町"


def test_a_longer_name_is_not_its_end() -> None:
    assert other("大津市.xlsx", ("滋賀県大津市",)) is None
    assert other("大津市.xlsx") == "滋賀県大津市"


def test_cities_that_file_together_are_all_its_own() -> None:
    assert other("阿蘇市.xlsx", ("熊本県熊本市・阿蘇市",)) is None


def test_a_form_that_names_no_city() -> None:
    assert other("あずさ市/様式1.xlsx", ()) == "青森県あずさ市"


def test_a_city_of_no_list_is_known_by_its_prefecture_alone() -> None:
    assert other("青森県あずさ市_様式1.xlsx", cities=()) == "青森県あずさ市"
    assert other("あずさ市_様式1.xlsx", cities=KUMAMOTO) is None
    assert other("青森県内市町村.xlsx", cities=KUMAMOTO) is None
    assert other("青森県.xlsx", cities=KUMAMOTO) is None
