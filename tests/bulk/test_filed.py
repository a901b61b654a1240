"""The office's list against the cities that filed."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from bulkruns import put, ran
from filings import filing
from program import sdgsheet
from sdgsheet.bulk import Outcome

TOKYO, HIROSHIMA = "東京都府中市", "広島県府中市"


def filed(tmp_path: Path, listed: list[str], cities: list[str]) -> Outcome:
    (tmp_path / "一覧.csv").write_text("\n".join(("都市名", *listed)), encoding="utf-8")
    folder = put(tmp_path / "提出", {f"{number}.xlsx": filing(city) for number, city in enumerate(cities)})
    return ran(folder, tmp_path / "結果", cities=tmp_path / "一覧.csv")


def lines(tmp_path: Path) -> list[tuple[str, str, str]]:
    sheet = openpyxl.load_workbook(tmp_path / "結果/summary.xlsx")["未提出"]
    return [(str(city), str(state), str(remark or "")) for city, state, remark in sheet.iter_rows(4, values_only=True)]


def test_all_have_filed(tmp_path: Path) -> None:
    outcome = filed(tmp_path, ["青森県鰺ヶ沢町", "長野県 あずさ市"], ["青森県鯵ケ沢町", "あずさ市"])
    assert outcome.totals.listed == (2, 0, 0)
    assert lines(tmp_path)[0][0] == "一覧のすべての都市から提出されています。"


def test_one_has_not_and_one_is_not_listed(tmp_path: Path) -> None:
    outcome = filed(tmp_path, ["長野県あずさ市", "長野県うみの市"], ["長野県あずさ市", "長野県みどり市"])
    assert outcome.totals.listed == (2, 1, 0)
    [missing, unlisted] = lines(tmp_path)
    assert missing == ("長野県うみの市", "未提出", "")
    assert unlisted[:2] == ("長野県みどり市", "一覧にない提出")
    assert "1.xlsx" in unlisted[2]


@pytest.mark.parametrize(
    ("listed", "cities"),
    [(["府中市"], [TOKYO, HIROSHIMA]), ([TOKYO, HIROSHIMA], ["府中市"])],
    ids=["the list leaves the prefecture out", "the form does"],
)
def test_cities_of_one_name_are_not_called_missing(tmp_path: Path, listed: list[str], cities: list[str]) -> None:
    outcome = filed(tmp_path, listed, cities)
    assert outcome.totals.listed == (len(listed), 0, len(listed))
    for city, state, remark in lines(tmp_path):
        assert (city in listed, state) == (True, "判断できない")
        assert all(name in remark for name in cities)


def test_of_two_cities_of_one_name_the_one_that_is_listed_in_full_is_known(tmp_path: Path) -> None:
    outcome = filed(tmp_path, [TOKYO, HIROSHIMA], [TOKYO])
    assert outcome.totals.listed == (2, 1, 0)
    assert [line[:2] for line in lines(tmp_path)] == [(HIROSHIMA, "未提出")]


@pytest.mark.parametrize(("city", "told"), [("長野県うみの市", True), ("長野県あずさ市", False)])
def test_a_list_that_agrees_with_no_filing_is_told(tmp_path: Path, city: str, told: bool) -> None:
    (tmp_path / "一覧.csv").write_text(f"都市名\n{city}", encoding="utf-8")
    put(tmp_path / "提出", {"a.xlsx": filing("長野県あずさ市")})
    out = sdgsheet("bulk", tmp_path / "提出", "-o", tmp_path / "結果", "--cities", tmp_path / "一覧.csv").out
    assert f"提出のない都市 {int(told)}（一覧 1都市）" in out
    assert ("一覧のどの都市からも提出がありません" in out) == told
