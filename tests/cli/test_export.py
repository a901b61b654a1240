"""``sdgsheet export OUT``: the tables of a run for Excel."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from bulkruns import put, ran, rows
from filings import SAMPLE, filing
from program import sdgsheet


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Results of a filing with a fault, an older version of it, one without a city, and a broken file."""
    base = tmp_path_factory.mktemp("export")
    files = {
        "新.xlsx": filing("長野県あずさ市", {"H7": "=1+1", "S9": "87%"}, saved="2024-05-01T00:00:00Z"),
        "旧.xlsx": filing("長野県あずさ市"),
        "名なし.xlsx": filing("", base=SAMPLE),
        "壊れた.xlsx": b"PK\3\4",
    }
    ran(put(base / "提出", files), base / "結果")
    return base / "結果"


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_beside_the_results(out: Path) -> None:
    result = sdgsheet("export", out)
    assert result.status == 0
    assert all(f"保存しました：{out / name}.csv" in result.out for name in ("files", "findings", "indicators"))
    files = {Path(line["ファイル"]).name: line for line in table(out / "files.csv")}
    assert {name: line["状態"] for name, line in files.items()} == {
        "新.xlsx": "点検した", "旧.xlsx": "古い版", "名なし.xlsx": "点検した", "壊れた.xlsx": "読めない",
    }  # fmt: skip
    assert Path(files["旧.xlsx"]["新しい版"]).name == "新.xlsx"
    assert "途中で切れて" in files["壊れた.xlsx"]["理由"]
    assert len(table(out / "findings.csv")) == rows(out, "select count(*) from findings")[0]
    assert len(table(out / "indicators.csv")) == 66


def test_figures_have_a_column_each_and_evil_texts_are_texts(out: Path, tmp_path: Path) -> None:
    assert sdgsheet("export", out, "-o", tmp_path, "--lang", "en").status == 0
    lines = {(line["path"][-6:], line["section"], line["no"]): line for line in table(tmp_path / "indicators.csv")}
    first, second = lines["新.xlsx", "1", "1"], lines["旧.xlsx", "1", "2"]
    assert first["actual1_value"] == "'=1+1"
    assert (second["baseline_year"], second["baseline_value"], second["baseline_unit"]) == (
        "2018年度",
        "2620",
        "十億円",
    )
    assert (second["actual1_value"], second["actual2_value"], second["target_value"]) == ("2529", "", "2692")
    assert (second["stated_text"], second["stated_value"], second["goals"]) == ("'-126%", "-1.26", "9.2, 9.4")
    assert (second["dimension"], second["standing"]) == ("economy", "agrees")
    assert float(second["computed"]) == pytest.approx(-91 / 72)


def test_findings_name_the_finding_that_they_follow_from(out: Path, tmp_path: Path) -> None:
    sdgsheet("export", out, "-o", tmp_path)
    lines = table(tmp_path / "findings.csv")
    assert {line["区分"] for line in lines} == {"修正", "確認", "参考"}
    assert any(line["元の指摘"] == "Y105 P5" and line["まとめ"] == "0" for line in lines)
    assert any(line["コード"] == "Y105" and line["まとめ"] == "1" for line in lines)


def test_xlsx_has_a_sheet_for_each_table(out: Path, tmp_path: Path) -> None:
    target = tmp_path / "表.xlsx"
    assert sdgsheet("export", out, "--format", "xlsx", "-o", target).status == 0
    book = openpyxl.load_workbook(target)
    assert [(sheet.title, sheet.max_row - 1) for sheet in book] == [
        ("files", 4),
        ("findings", rows(out, "select count(*) from findings")[0]),
        ("indicators", 66),
    ]
    texts = [cell for row in book["indicators"].iter_rows() for cell in row if cell.value == "=1+1"]
    assert texts
    assert {cell.data_type for cell in texts} == {"s"}


def test_other_content_is_not_overwritten_unasked(out: Path, tmp_path: Path) -> None:
    put(tmp_path, {"files.csv": b"mine"})
    result = sdgsheet("export", out, "-o", tmp_path)
    assert result.status == 2
    assert "files.csv" in result.err
    assert (tmp_path / "files.csv").read_bytes() == b"mine"
    assert sdgsheet("export", out, "-o", tmp_path, "--force").status == 0
    assert sdgsheet("export", out, "-o", tmp_path).status == 0


@pytest.mark.parametrize("name", ["無い", "."])
def test_a_folder_without_results_says_so(tmp_path: Path, name: str) -> None:
    result = sdgsheet("export", tmp_path / name)
    assert result.status == 2
    assert "sdgsheet bulk" in result.err
    assert not list(tmp_path.iterdir())


def test_the_results_file_itself_may_be_named(out: Path, tmp_path: Path) -> None:
    assert sdgsheet("export", out / "results.sqlite", "-o", tmp_path).status == 0


def test_each_line_names_the_copy_to_send_back(tmp_path: Path) -> None:
    files = {"様式1.xlsx": filing("長野県あずさ市"), "旧.xlsx": filing("長野県あずさ市", saved="2001-01-01T00:00:00Z")}
    ran(put(tmp_path / "提出", files), tmp_path / "結果", mark=True)
    sdgsheet("export", tmp_path / "結果")
    copy = tmp_path / "結果/marked/様式1_長野県あずさ市-marked.xlsx"
    assert copy.exists()
    lines = {Path(line["ファイル"]).name: line["写し"] for line in table(tmp_path / "結果/files.csv")}
    assert lines == {"様式1.xlsx": str(copy), "旧.xlsx": ""}
    found = {(Path(line["ファイル"]).name, line["写し"]) for line in table(tmp_path / "結果/findings.csv")}
    assert found == {("様式1.xlsx", str(copy)), ("旧.xlsx", "")}


def test_without_copies_none_is_named(out: Path, tmp_path: Path) -> None:
    sdgsheet("export", out, "-o", tmp_path)
    assert {line["写し"] for line in table(tmp_path / "files.csv")} == {""}


def test_a_finding_of_section_3_names_its_heading(out: Path, tmp_path: Path) -> None:
    sdgsheet("export", out, "-o", tmp_path)
    headings = {line["指標・見出し"] for line in table(tmp_path / "findings.csv") if line["コード"] == "N103"}
    assert headings
    assert "" not in headings
