"""Every form is a line of its own, under a name that no other line has, in the order of the office."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bulkruns import put, ran, rows
from filings import DRAFT, SAMPLE, filing
from severalforms import workbook

AZUSA, UMI = "長野県あずさ市", "長野県うみの市"


def below_each_other() -> bytes:
    """The sample's form twice on one sheet."""
    book = openpyxl.load_workbook(SAMPLE)
    sheet = book.worksheets[0]
    below = sheet.max_row + 1
    for row in list(sheet.iter_rows()):
        for cell in row:
            if cell.value is not None:
                sheet.cell(cell.row + below, cell.column).value = cell.value
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def lines(out: Path, sheet: str = "都市別") -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(out / "summary.xlsx")[sheet].iter_rows(min_row=4, values_only=True))


def labels(out: Path, sheet: str = "都市別", column: int = 0) -> list[str]:
    return list(dict.fromkeys(line[column] for line in lines(out, sheet)))


def test_two_cities_in_one_workbook_have_a_line_each(tmp_path: Path) -> None:
    book = workbook((AZUSA, "2022-2024"), (UMI, "2022-2024"))
    totals = ran(put(tmp_path / "提出", {"共同.xlsx": book}), tmp_path / "結果").totals
    assert (totals.read, totals.filings, totals.cities) == (1, 2, 2)
    assert labels(tmp_path / "結果") == [AZUSA, UMI]
    assert sum(line[3] for line in lines(tmp_path / "結果")) == totals.warnings
    for city, _, errors, warnings, infos, *_ in lines(tmp_path / "結果"):
        found = [line for line in lines(tmp_path / "結果", "指摘") if line[0] == city]
        assert [sum(line[1] == word for line in found) for word in ("修正", "確認")] == [errors, warnings]
        assert sum(line[3] for line in lines(tmp_path / "結果", "参考") if line[0] == city) == infos
    assert labels(tmp_path / "結果", "達成度", 1) == [AZUSA, UMI]


def test_two_periods_of_one_city_in_one_workbook(tmp_path: Path) -> None:
    book = workbook((AZUSA, "2022-2024"), (AZUSA, "2025-2027"))
    totals = ran(put(tmp_path / "提出", {"二つ.xlsx": book}), tmp_path / "結果").totals
    assert (totals.filings, totals.cities) == (2, 1)
    assert labels(tmp_path / "結果") == [f"{AZUSA}（2022～2024）", f"{AZUSA}（2025～2027）"]
    assert [line[1] for line in lines(tmp_path / "結果")] == ["2022-2024", "2025-2027"]


def test_two_forms_of_one_city_and_period_in_one_workbook_are_told_apart_by_their_sheets(tmp_path: Path) -> None:
    book = workbook((AZUSA, "2022-2024"), (AZUSA, "2022-2024"), (UMI, "2022-2024"))
    ran(put(tmp_path / "提出", {"二つ.xlsx": book}), tmp_path / "結果")
    told = [f"{AZUSA}（2022～2024、様式1（1））", f"{AZUSA}（2022～2024、様式1（2））", UMI]
    for sheet, column in (("都市別", 0), ("指摘", 0), ("参考", 0)):
        assert labels(tmp_path / "結果", sheet, column) == told


def test_two_forms_of_one_city_and_period_on_one_sheet_are_counted(tmp_path: Path) -> None:
    ran(put(tmp_path / "提出", {"二つ.xlsx": below_each_other()}), tmp_path / "結果")
    assert labels(tmp_path / "結果") == [f"熊本県熊本市（2022～2024、様式1、{n}つ目）" for n in (1, 2)]


def test_filings_of_one_name_are_told_apart_by_their_files(tmp_path: Path) -> None:
    """Two periods of a city; and two files that name none, which are no versions of each other."""
    files = {
        "甲/様式1.xlsx": filing(AZUSA),
        "乙/様式1.xlsx": filing(AZUSA, period="2019年～2021年"),
        "a.xlsx": filing(""),
        "b.xlsx": filing("", base=DRAFT),
        "c.xlsx": filing(UMI),
    }
    totals = ran(put(tmp_path / "提出", files), tmp_path / "結果").totals
    assert (totals.filings, totals.cities, totals.unnamed) == (5, 4, 2)
    told = {f"{AZUSA}（{Path('甲/様式1.xlsx')}）", f"{AZUSA}（{Path('乙/様式1.xlsx')}）", UMI}
    told |= {"都市名不明（a.xlsx）", "都市名不明（b.xlsx）"}
    for sheet, column in (("都市別", 0), ("指摘", 0), ("参考", 0), ("達成度", 1)):
        assert set(labels(tmp_path / "結果", sheet, column)) == told


def test_a_city_with_one_filing_has_its_name_alone(tmp_path: Path) -> None:
    ran(put(tmp_path / "提出", {"a.xlsx": filing(AZUSA), "b.xlsx": filing("")}), tmp_path / "結果")
    assert labels(tmp_path / "結果") == [AZUSA, "都市名不明"]


@pytest.mark.parametrize(
    ("listed", "order"),
    [
        ((), ["北海道下川町", "長野県うみの市", "あずさ市", "熊本県熊本市", "都市名不明"]),
        (("熊本市", "長野県あずさ市"), ["熊本県熊本市", "あずさ市", "北海道下川町", "長野県うみの市", "都市名不明"]),
    ],
    ids=["of the prefectures", "of the list"],
)
def test_the_order(tmp_path: Path, listed: tuple[str, ...], order: list[str]) -> None:
    cities = ("", "熊本県熊本市", "長野県うみの市", "あずさ市", "北海道下川町")
    files = {f"{number}.xlsx": filing(city) for number, city in enumerate(cities)}
    files["前期.xlsx"] = filing("長野県あずさ市", period="2019年～2021年")
    path = tmp_path / "一覧.csv"
    path.write_text("\n".join(("都市名", *listed)), encoding="utf-8")
    ran(put(tmp_path / "提出", files), tmp_path / "結果", cities=path if listed else None)
    found = [label for label in labels(tmp_path / "結果") if label != "長野県あずさ市"]
    assert found == order
    assert list(dict.fromkeys(line[0] for line in lines(tmp_path / "結果", "指摘") if line[0] in order)) == order


def test_a_finding_of_section_3_names_its_heading(tmp_path: Path) -> None:
    ran(put(tmp_path / "提出", {"a.xlsx": filing()}), tmp_path / "結果")
    named = rows(tmp_path / "結果", "select subject from findings where rule = 'N103'")
    assert named
    assert all(subject.startswith("「地域活動") for subject in named)
    assert [line[4] for line in lines(tmp_path / "結果", "指摘") if line[2] == "N103"] == named
    assert rows(tmp_path / "結果", "select count(*) from findings where indicator <> subject") == [0]
