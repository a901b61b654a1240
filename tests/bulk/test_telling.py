"""No submission is swallowed: a file that may be another city's counts, and is named."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import openpyxl
import pytest

from bulkruns import put, ran, statuses
from filings import KUMAMOTO, filing
from sdgsheet.bulk import Outcome

AZUSA = "長野県あずさ市"
NAMES = (*(f"B{row}" for row in range(7, 17)), *(f"C{row}" for row in range(21, 33)))
"""The cells with the names of indicators."""


def remarks(out: Path, sheet: str) -> list[tuple[str, str]]:
    """The city, or the file with its folder, that a line is about, with the remark."""
    made = openpyxl.load_workbook(out / "summary.xlsx")[sheet]
    headings = [cell.value for cell in made[3]]
    remark = next(n for n, heading in enumerate(headings) if str(heading).endswith("備考"))
    first = 2 if sheet == "ファイル" else 1
    return [
        (str(Path(*(str(part) for part in row[:first] if part))), str(row[remark] or ""))
        for row in made.iter_rows(min_row=4, values_only=True)
    ]


def run(tmp_path: Path, files: dict[str, bytes], listed: tuple[str, ...] = (KUMAMOTO, AZUSA)) -> Outcome:
    put(tmp_path, {"一覧.csv": "\r\n".join(("都市名", *listed)).encode()})
    return ran(put(tmp_path / "提出", files), tmp_path / "結果", cities=tmp_path / "一覧.csv" if listed else None)


@pytest.mark.parametrize("name", ["あずさ市_様式1.xlsx", "長野県あずさ市/様式1.xlsx"])
@pytest.mark.parametrize("listed", [(KUMAMOTO, AZUSA), ()], ids=["with a list", "without"])
def test_a_filing_under_another_citys_name_counts_and_is_named(
    tmp_path: Path, name: str, listed: tuple[str, ...]
) -> None:
    """A city copied a model city's form, and left that one's name in the title."""
    files = {"熊本市/様式1.xlsx": filing(saved="2024-05-01T00:00:00Z"), name: filing(cells={"S7": "87%"})}
    if not listed:
        files["参考/あずさ市（前期）.xlsx"] = filing(AZUSA, period="2019年～2021年")
    totals = run(tmp_path, files, listed).totals
    assert (totals.superseded, totals.doubtful) == (0, 1)
    shown = str(Path(name))
    expected = f"ファイル名・フォルダー名には「{AZUSA}」、様式1の都市名は「{KUMAMOTO}」とあります。"
    assert dict(remarks(tmp_path / "結果", "ファイル"))[shown].startswith(expected)
    assert [remark[: len(expected)] for _, remark in remarks(tmp_path / "結果", "都市別") if remark] == [expected]
    if listed:
        assert shown in dict(remarks(tmp_path / "結果", "未提出"))[AZUSA]


def test_several_files_under_that_name_are_versions_of_one_filing(tmp_path: Path) -> None:
    files = {
        "熊本市.xlsx": filing(),
        "あずさ市.xlsx": filing(cells={"S7": "87%"}),
        "あずさ市（再提出）.xlsx": filing(saved="2024-05-01T00:00:00Z"),
    }
    totals = run(tmp_path, files).totals
    assert (totals.read, totals.superseded) == (2, 1)
    assert statuses(tmp_path / "結果")["あずさ市.xlsx"] == "superseded"
    remark = dict(remarks(tmp_path / "結果", "ファイル"))["あずさ市.xlsx"]
    assert remark.startswith("新しい版：あずさ市（再提出）.xlsx\nファイル名・フォルダー名には")


def test_a_form_of_other_indicators_under_the_same_title_counts_and_is_named(tmp_path: Path) -> None:
    cells = {cell: f"別の指標{cell}" for cell in NAMES}
    totals = run(tmp_path, {"a.xlsx": filing(saved="2025-01-01T00:00:00Z"), "b.xlsx": filing(cells=cells)}).totals
    assert (totals.read, totals.superseded, totals.doubtful) == (2, 0, 1)
    remarked = dict(remarks(tmp_path / "結果", "ファイル"))
    assert "「a.xlsx」とは指標のほとんどが違う" in remarked["b.xlsx"]
    assert not remarked["a.xlsx"]


def test_a_version_with_some_other_names_is_still_a_version(tmp_path: Path) -> None:
    cells = {cell: f"別の指標{cell}" for cell in NAMES[::4]}
    totals = run(tmp_path, {"a.xlsx": filing(), "b.xlsx": filing(cells=cells)}).totals
    assert (totals.superseded, totals.doubtful) == (1, 0)


def test_a_name_that_says_nothing_else_is_not_remarked_on(tmp_path: Path) -> None:
    files = {
        "熊本市/様式1.xlsx": filing(),
        "長野県/あずさ.xlsx": filing(AZUSA),
        "最終版.xlsx": filing(saved="2025-01-01T00:00:00Z"),
    }
    totals = run(tmp_path, files).totals
    assert (totals.read, totals.superseded, totals.doubtful) == (2, 1, 0)
    assert [remark for _, remark in remarks(tmp_path / "結果", "都市別") if remark] == []


def test_a_form_without_a_city_under_a_citys_name(tmp_path: Path) -> None:
    run(tmp_path, {"熊本市.xlsx": filing(), "あずさ市.xlsx": filing("")})
    assert "様式1の都市名をご確認ください" in dict(remarks(tmp_path / "結果", "ファイル"))["あずさ市.xlsx"]
    assert "あずさ市.xlsx" in dict(remarks(tmp_path / "結果", "未提出"))[AZUSA]


def test_what_was_remarked_goes_when_the_file_is_renamed(tmp_path: Path) -> None:
    run(tmp_path, {"熊本市.xlsx": filing(), "あずさ市.xlsx": filing()})
    (tmp_path / "提出/あずさ市.xlsx").rename(tmp_path / "提出/熊本市（控え）.xlsx")
    totals = run(tmp_path, {}).totals
    assert (totals.superseded, totals.doubtful) == (1, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="only there names are mere bytes")
def test_a_file_whose_name_is_no_text_says_why_it_cannot_be_opened_from_here(tmp_path: Path) -> None:
    put(tmp_path / "提出", {"熊本市.xlsx": filing()})
    Path(os.fsdecode(os.fsencode(tmp_path / "提出") + "/様式1".encode("cp932") + b".xlsx")).write_bytes(filing(AZUSA))
    ran(tmp_path / "提出", tmp_path / "結果")
    told = [remark for _, remark in remarks(tmp_path / "結果", "ファイル") if remark]
    assert told == [remark for _, remark in remarks(tmp_path / "結果", "都市別") if remark]
    assert [("開けません" in remark, "「様式1.xlsx」" in remark) for remark in told] == [(True, True)]


def test_forms_that_name_a_prefecture_and_something_else_are_no_versions_of_each_other(tmp_path: Path) -> None:
    """Neither of the prefecture's own form nor of one another's: which city they are of cannot be told."""
    cities = ("青森県", "青森県　弘前圏域", "青森県（八戸）", "青森県　む・つ・市")
    files = {f"{n}.xlsx": filing(city, {"S7": f"{80 + n}%"}) for n, city in enumerate(cities)}
    totals = run(tmp_path, files, ()).totals
    assert (totals.read, totals.superseded, totals.unnamed) == (4, 0, 3)
