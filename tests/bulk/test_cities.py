"""Names of cities, and the list that an office gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdgsheet.bulk.cities import Cities, without_prefecture
from sdgsheet.bulk.listed import read_cities
from sdgsheet.errors import SdgsheetError


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("熊本県熊本市", "熊本県　熊本市"),
        ("熊本県熊本市", "熊本市"),
        ("北海道上川郡下川町", "北海道下川町"),
        ("北海道上川郡下川町", "下川町"),
        ("京都府京都市", "京都市"),
        ("岡山県英田郡西粟倉村", "西粟倉村"),
        ("兵庫県赤穂郡上郡町", "兵庫県上郡町"),
        ("青森県鰺ヶ沢町", "青森県鯵ケ沢町"),
        ("茨城県龍ケ崎市", "竜ヶ崎市"),
        ("奈良県葛\U000e0100城市", "奈良県葛城市"),
    ],
)
def test_names_of_one_city(one: str, other: str) -> None:
    cities = Cities([one, other])
    assert cities.key(one) == cities.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("熊本県熊本市", "熊本県"),
        ("福島県郡山市", "福島県山市"),
        ("岐阜県郡上市", "岐阜県上市"),
        ("東京都府中市", "広島県府中市"),
        ("東京都", "東京都府中市"),
        ("茨城県つくば市", "茨城県つがる市"),
    ],
)
def test_names_of_two_cities(one: str, other: str) -> None:
    cities = Cities([one, other])
    assert cities.key(one) != cities.key(other)


def test_a_bare_name_that_two_cities_bear_is_neither() -> None:
    cities = Cities(["東京都府中市", "広島県府中市", "府中市"])
    assert len({cities.key(name) for name in ("東京都府中市", "広島県府中市", "府中市")}) == 3


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("熊本県熊本市", "熊本市"),
        ("熊本市", "熊本市"),
        ("長野県", "長野県"),
        ("神奈川県横浜市", "横浜市"),
        ("和歌山県", "和歌山県"),
    ],
)
def test_without_prefecture(name: str, short: str) -> None:
    assert without_prefecture(name) == short


def listed(tmp_path: Path, text: str, encoding: str = "utf-8") -> list[str]:
    path = tmp_path / "cities.csv"
    path.write_bytes(text.encode(encoding))
    return read_cities(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_a_list_as_offices_save_it(tmp_path: Path, encoding: str) -> None:
    assert listed(tmp_path, "都市名\r\n熊本県熊本市\r\n長野県\r\n\r\n", encoding) == ["熊本県熊本市", "長野県"]


@pytest.mark.parametrize(
    "text",
    [
        "長野県あずさ市\n熊本県熊本市\n",
        "番号,都道府県,市区町村名,担当\n1,長野県,あずさ市,甲\n2,熊本県,熊本市,乙\n",
        "2024年度 SDGs未来都市一覧,,\nNo.,都道府県名,自治体\n1,長野県,あずさ市\n2,熊本県,熊本県熊本市\n",
        "長野県,あずさ市\n熊本県,熊本市\n",
        "1,長野県あずさ市,2019\n2,熊本県熊本市,2019\n",
        '"都市","備考"\n長野県あずさ市,"甲,乙"\n熊本県熊本市\n熊本県熊本市\n',
        "番号\t都道府県\t市区町村\n1\t長野県\tあずさ市\n2\t熊本県\t熊本市\n",
        "都道府県;市区町村;備考\n長野県;あずさ市;甲,乙\n熊本県;熊本市;丙,丁\n",
        "都市名\n長野県あずさ市\n長野県　あずさ市\n熊本県熊本市\n",
        "都道府県,市区町村\n長野県,あずさ市\n熊本県,熊本市\n合計,2\n",
        "No,都市名\n1,長野県あずさ市\n2,熊本県熊本市\n,計\n",
    ],
    ids=[
        "bare",
        "headings",
        "a title above",
        "two bare columns",
        "numbered",
        "quoted, short and repeated",
        "tabs",
        "semicolons",
        "one written in two ways",
        "a total below",
        "a total in the column of cities",
    ],
)
def test_lists_of_many_shapes(tmp_path: Path, text: str) -> None:
    assert listed(tmp_path, text) == ["長野県あずさ市", "熊本県熊本市"]


@pytest.mark.parametrize(
    "headings",
    [
        "団体コード,都道府県名（漢字）,市区町村名（漢字）,市区町村名（カナ）",
        '団体コード,"都道府県名\n（漢字）","市区町村名\n（漢字）",カナ',
        "選定年度,都道府県,選定都市,",
        "選定年度,都道府県（所在地）,都市名（正式）,提案タイトル",
        "年度,県,SDGs未来都市,課題",
        "年度,自治体,参加市,課題",
        "1,2,名,4",
    ],
)
def test_the_column_that_holds_cities_is_that_of_the_cities_whatever_its_heading(tmp_path: Path, headings: str) -> None:
    text = f"{headings}\n2019,長野県,あずさ市,住み続けられるまち\n2020,熊本県,熊本市,水\n2021,北海道,下川町,森\n"
    assert listed(tmp_path, text) == ["長野県あずさ市", "熊本県熊本市", "北海道下川町"]


def test_a_heading_alone_is_no_city(tmp_path: Path) -> None:
    assert listed(tmp_path, "選定年度,SDGs未来都市\n2019,長野県あずさ市\n2020,熊本市\n") == ["長野県あずさ市", "熊本市"]


def test_a_heading_decides_where_what_stands_below_does_not(tmp_path: Path) -> None:
    text = (
        "県庁所在地,都市名,備考\n札幌市,北海道,a\n青森市,青森県　弘前圏域,b\n熊本市,熊本県熊本市,c\n仙台市,杜の都,d\n"
    )
    assert "熊本県熊本市" not in listed(tmp_path, text.replace("都市名", "名"))
    text = "番号,都市名\n1,弘前圏域\n2,杜の都\n"
    assert listed(tmp_path, text) == ["弘前圏域", "杜の都"]


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_lines_of_every_system(tmp_path: Path, end: str) -> None:
    assert listed(tmp_path, end.join(("都市名", "長野県あずさ市", "熊本市", ""))) == ["長野県あずさ市", "熊本市"]


@pytest.mark.parametrize(
    ("written", "city"),
    [
        ("長野県あずさ市※", "長野県あずさ市"),
        ("あずさ市*1", "あずさ市"),
        ("○あずさ市（令和6年度選定）", "あずさ市"),
        ("北海道ニセコ町（にせこ）", "北海道ニセコ町"),
        ("あずさ町・みどり町", "あずさ町・みどり町"),
        ("町 田 市", "町 田 市"),
        ("青森県（弘前圏域）", "青森県（弘前圏域）"),
    ],
)
def test_a_mark_or_brackets_behind_a_city_are_no_part_of_its_name(tmp_path: Path, written: str, city: str) -> None:
    assert listed(tmp_path, f"都市名\n{written}\n熊本市\n") == [city, "熊本市"]


def test_a_prefecture_in_merged_cells_holds_for_the_rows_below(tmp_path: Path) -> None:
    text = "都道府県,市区町村\n東京都,府中市\n,町田市\n広島県,府中市\n,三次市\n"
    assert listed(tmp_path, text) == ["東京都府中市", "東京都町田市", "広島県府中市", "広島県三次市"]


def test_a_prefecture_that_is_left_out_here_and_there_is_not_guessed(tmp_path: Path) -> None:
    text = "都道府県,市区町村\n東京都,府中市\n,三次市\n東京都,町田市\n"
    assert listed(tmp_path, text) == ["東京都府中市", "三次市", "東京都町田市"]


@pytest.mark.parametrize("city", ["", "－", "-", "ー", "県", "（県）", "(県)", "※", "長野県", "長野県（県）"])
def test_a_prefecture_that_files_itself_needs_no_city(tmp_path: Path, city: str) -> None:
    text = (
        f"都道府県,市区町村\n長野県,{city}\n埼玉県,さいたま市\n富山県,{city.replace('長野', '富山')}\n富山県,富山市\n"
    )
    assert listed(tmp_path, text) == ["長野県", "埼玉県さいたま市", "富山県", "富山県富山市"]


@pytest.mark.parametrize("written", ["長野県", "長野県※", "長野県（県）", "○長野県－"])
def test_a_prefecture_in_a_column_of_cities_is_one_of_them(tmp_path: Path, written: str) -> None:
    assert listed(tmp_path, f"都市名\n{written}\n熊本市\n") == ["長野県", "熊本市"]


def test_a_list_of_prefectures_alone(tmp_path: Path) -> None:
    assert listed(tmp_path, "都道府県,市区町村\n長野県,\n富山県,\n合計,\n") == ["長野県", "富山県"]


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("長野県,\n,飯田市\n,松本市\n富山県,\n,富山市\n", ["長野県飯田市", "長野県松本市", "富山県富山市"]),
        ("長野県,\n,飯田市\n富山県,富山市\n,高岡市\n", ["長野県", "長野県飯田市", "富山県富山市", "富山県高岡市"]),
        ("長野県,－\n,飯田市\n富山県,－\n,富山市\n", ["長野県", "長野県飯田市", "富山県", "富山県富山市"]),
    ],
    ids=["on lines of their own", "itself, in merged cells", "itself, with a dash"],
)
def test_a_prefecture_above_its_cities_is_their_heading_where_all_are(
    tmp_path: Path, text: str, cities: list[str]
) -> None:
    assert listed(tmp_path, f"都道府県,市区町村\n{text}") == cities


def test_what_stands_beside_no_prefecture_and_no_city_is_none(tmp_path: Path) -> None:
    text = "番号,都道府県,市区町村\n1,長野県,飯田市\n2,,\n3,富山県,富山市\n4,熊本県,熊本市\n,※県を除く,\n,全国計,\n"
    assert listed(tmp_path, text) == ["長野県飯田市", "富山県富山市", "熊本県熊本市"]


@pytest.mark.parametrize(
    "data", [b"", b"a,b\r\n1,2\r\n", b"\r\n,,\r\n", "都市名\r\n".encode(), b"\xff\xff\x80\x81", b"\xff\xfe\x00"]
)
def test_a_list_that_names_no_city_is_named(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "一覧.csv"
    path.write_bytes(data)
    with pytest.raises(SdgsheetError) as raised:
        read_cities(path)
    assert "一覧.csv" in raised.value.text.ja


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SdgsheetError) as raised:
        read_cities(tmp_path / "無い.csv")
    assert "無い.csv: 都市の一覧が見つかりません" in raised.value.text.ja
