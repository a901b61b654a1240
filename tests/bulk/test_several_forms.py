"""Whether a form counts is told form by form: a newer version of one leaves the others of its workbook alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from bulkruns import put, ran, rows
from filings import filing
from sdgsheet.bulk import Outcome
from sdgsheet.bulk.frames import Table, frames
from severalforms import workbook

AZUSA, UMI = "長野県あずさ市", "長野県うみの市"
NOW, BEFORE = "2022-2024", "2019-2021"
LATER, EARLIER = "2099-01-01T00:00:00Z", "2001-01-01T00:00:00Z"
WRONG: dict[str, str | float] = {"S8": "999%"}
EACH = 2
"""Errors of a form with that: the value itself, and that the same indicator's other row has another one."""
BOTH = workbook((AZUSA, NOW), (UMI, NOW), cells={1: WRONG, 2: WRONG})
"""A workbook of two cities, each with these errors."""


def lines(out: Path, sheet: str) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(out / "summary.xlsx")[sheet].iter_rows(min_row=4, values_only=True))


def exported(out: Path, table: Table) -> pd.DataFrame:
    return pd.concat(frames(out, table, "en"))


def cities(out: Path) -> list[tuple[str, str, int]]:
    """The lines of 都市別: city, file, errors."""
    return [(line[0], line[11], line[2]) for line in lines(out, "都市別")]


def run(tmp_path: Path, files: dict[str, bytes]) -> Outcome:
    (tmp_path / "一覧.csv").write_text(f"都市名\n{AZUSA}\n{UMI}\n", encoding="utf-8")
    return ran(put(tmp_path / "提出", files), tmp_path / "結果", mark=True, cities=tmp_path / "一覧.csv")


@pytest.mark.parametrize(("again", "other", "sheet"), [(AZUSA, UMI, 1), (UMI, AZUSA, 2)], ids=["first", "second"])
def test_a_newer_file_of_one_city_supersedes_its_form_alone(tmp_path: Path, again: str, other: str, sheet: int) -> None:
    """Whichever form comes first in the workbook of two cities."""
    out = tmp_path / "結果"
    totals = run(tmp_path, {"共同.xlsx": BOTH, "再提出.xlsx": filing(again, saved=LATER)}).totals
    assert (totals.read, totals.superseded, totals.filings, totals.cities) == (2, 0, 2, 2)
    assert (totals.errors, totals.older_errors, totals.cities_with_errors) == (EACH, EACH, 1)
    assert sorted(cities(out)) == sorted([(again, "再提出.xlsx", 0), (other, "共同.xlsx", EACH)])
    assert {line[0] for line in lines(out, "指摘") if line[1] == "修正"} == {other}
    assert lines(out, "未提出")[0][0] == "一覧のすべての都市から提出されています。"
    assert {line[1]: line[3] for line in lines(out, "ファイル")} == {
        "共同.xlsx": f"{AZUSA}・{UMI}",
        "再提出.xlsx": again,
    }
    remarks = {line[1]: line[5] or "" for line in lines(out, "ファイル")}
    told = f"シート「様式1（{sheet}）」の様式1は古い版のため、数えません。新しい版：再提出.xlsx"
    assert remarks == {"共同.xlsx": told, "再提出.xlsx": ""}
    assert totals.copies == len(list((out / "marked").iterdir())) == 2


def test_what_is_exported_says_form_by_form_what_counts(tmp_path: Path) -> None:
    run(tmp_path, {"共同.xlsx": BOTH, "再提出.xlsx": filing(AZUSA, saved=LATER)})
    findings = exported(tmp_path / "結果", "findings")
    errors = findings[findings["severity"] == "error"]
    assert set(zip(errors["city"], errors["status"], strict=True)) == {(AZUSA, "superseded"), (UMI, "read")}
    indicators = exported(tmp_path / "結果", "indicators")
    assert indicators.groupby("status").size().to_dict() == {"read": 44, "superseded": 22}
    files = exported(tmp_path / "結果", "files")
    counted = findings[(findings["status"] == "read") & (findings["habit"] == 0)]
    assert [files["errors"].sum(), files["warnings"].sum()] == [
        (counted["severity"] == name).sum() for name in ("error", "warning")
    ]


def test_a_workbook_is_superseded_once_all_of_its_forms_are(tmp_path: Path) -> None:
    out = tmp_path / "結果"
    run(tmp_path, {"共同.xlsx": BOTH})
    files = {f"再提出/{number}.xlsx": filing(city, saved=LATER) for number, city in enumerate((AZUSA, UMI))}
    totals = run(tmp_path, files).totals
    assert (totals.read, totals.superseded, totals.errors, totals.older_errors) == (2, 1, 0, 2 * EACH)
    remarks = {line[1]: line[5] for line in lines(out, "ファイル") if line[5]}
    assert remarks == {"共同.xlsx": "新しい版：再提出/0.xlsx\n新しい版：再提出/1.xlsx"}
    assert "共同-marked.xlsx" not in {path.name for path in (out / "marked").rglob("*.xlsx")}
    assert rows(out, "select count(*) from files where status = 'superseded' and superseded_by is null") == [0]


def test_an_older_file_of_one_city_is_superseded_by_the_workbook_of_both(tmp_path: Path) -> None:
    totals = run(tmp_path, {"共同.xlsx": BOTH, "前.xlsx": filing(UMI, saved=EARLIER)}).totals
    assert (totals.read, totals.superseded, totals.filings) == (1, 1, 2)


def test_a_workbook_of_both_that_is_sent_again_is_a_newer_version_of_both(tmp_path: Path) -> None:
    totals = run(tmp_path, {"a.xlsx": BOTH, "b.xlsx": BOTH}).totals
    assert (totals.read, totals.superseded, totals.filings, totals.errors) == (1, 1, 2, 2 * EACH)


def test_two_plan_periods_of_one_city(tmp_path: Path) -> None:
    book = workbook((AZUSA, BEFORE), (AZUSA, NOW), cells={1: WRONG, 2: WRONG})
    totals = run(tmp_path, {"二期.xlsx": book, "再提出.xlsx": filing(AZUSA, saved=LATER)}).totals
    assert (totals.read, totals.filings, totals.cities, totals.errors) == (2, 2, 1, EACH)
    assert [(line[1], line[11]) for line in lines(tmp_path / "結果", "都市別")] == [
        (BEFORE, "二期.xlsx"),
        (NOW, "再提出.xlsx"),
    ]


def test_last_year_s_sheet_in_this_year_s_workbook_does_not_count(tmp_path: Path) -> None:
    this_year: dict[str, str | float] = {"J7": "2023年度", "K7": 36, "L7": "％"}
    book = workbook((AZUSA, NOW), (AZUSA, NOW), cells={1: WRONG, 2: {**WRONG, **this_year}})
    totals = run(tmp_path, {"様式1.xlsx": book}).totals
    assert (totals.read, totals.superseded, totals.filings) == (1, 0, 1)
    [line] = lines(tmp_path / "結果", "ファイル")
    assert (
        line[5] == "シート「様式1（1）」の様式1は古い版のため、数えません。新しい版：このブックのシート「様式1（2）」"
    )


def test_forms_without_a_city_are_versions_only_where_the_files_are_the_same(tmp_path: Path) -> None:
    book = workbook(("", NOW), ("", NOW))
    totals = run(tmp_path, {"a.xlsx": book, "b.xlsx": book}).totals
    assert (totals.read, totals.superseded, totals.filings, totals.unnamed) == (1, 1, 2, 1)
