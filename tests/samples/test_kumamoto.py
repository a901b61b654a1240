"""The samples are the published sheet, and its draft: read with openpyxl, fact by fact."""

from __future__ import annotations

import csv
import io
import runpy
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

ROOT = Path(__file__).resolve().parents[2]
SAMPLE, DRAFT = ROOT / "samples/kumamoto-2022.xlsx", ROOT / "samples/kumamoto-2022-draft.xlsx"
ROW_OF = {**{("1", str(no)): 6 + no for no in range(1, 11)}, **{("2", str(no)): 20 + no for no in range(1, 13)}}

with (ROOT / "tools/kumamoto-2022.csv").open(encoding="utf-8", newline="") as _file:
    FACTS = list(csv.DictReader(_file))
NARRATIVE = (ROOT / "tools/kumamoto-2022-narrative.txt").read_text(encoding="utf-8").splitlines()


def sheet(path: Path) -> Any:
    return load_workbook(path)["様式1"]


@pytest.fixture(scope="module")
def published() -> Any:
    return sheet(SAMPLE)


def shown(cell: Any) -> str:
    """A number as its format shows it, a text as it stands."""
    value = cell.value
    if value is None or isinstance(value, str):
        return value or ""
    return {"0%": f"{round(value * 100)}%", "0.0": f"{value:.1f}", "#,##0": f"{value:,}"}[cell.number_format]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"({fact['section']}){fact['no']}")
def test_every_row_shows_what_was_published(published: Any, fact: dict[str, str]) -> None:
    row = ROW_OF[fact["section"], fact["no"]]
    values = [shown(published.cell(row, column)) for column in range(4, 20)]
    assert values == [
        *(fact["baseline_year"], fact["baseline"], fact["baseline_unit"]),
        *(fact["actual_year"], fact["actual_2022_column"], fact["actual_unit"]),
        *([""] * 6),
        *(fact["target_year"], fact["target"], fact["target_unit"]),
        fact["stated_achievement"],
    ]


@pytest.mark.parametrize("fact", [f for f in FACTS if f["section"] == "1"], ids=lambda fact: f"(1){fact['no']}")
def test_section_1_has_dimension_goals_and_repeats_in_its_cells(published: Any, fact: dict[str, str]) -> None:
    row = ROW_OF["1", fact["no"]]
    repeated = "【再掲】" if fact["repeated"] else ""
    assert published.cell(row, 1).value == fact["dimension_or_initiative"] + fact["no"]
    assert published.cell(row, 2).value == f"{fact['indicator']}\n【{fact['goals']}】{repeated}"


def test_section_2_merges_each_initiative_over_its_rows(published: Any) -> None:
    for fact in (f for f in FACTS if f["section"] == "2"):
        row = ROW_OF["2", fact["no"]]
        merge = next((m for m in published.merged_cells.ranges if m.min_col == m.max_col == 2 and f"B{row}" in m), None)
        assert published.cell(merge.min_row if merge else row, 2).value == fact["dimension_or_initiative"]
        assert published.cell(row, 1).value == int(fact["no"])
        assert published.cell(row, 3).value == fact["indicator"]


def test_headings_stand_as_published(published: Any) -> None:
    assert published["A1"].value == "熊本県熊本市　第2期ＳＤＧｓ未来都市計画：計画期間2022年～2024年"
    assert published["A2"].value == "第2期SDGs未来都市計画（2022～2024）の進捗状況報告シート（様式1）"
    assert published["R1"].value == "2019年度"
    assert published["A4"].value == "（１）2030年のあるべき姿の実現へ向けた取組の達成状況"
    assert [cell.value for cell in published[5] if cell.value] == [
        *("No", "指標名\n※【】内はゴール・ターゲット番号", "当初値"),
        *("2022年", "2023年", "2024年", "2030年（目標値）", "達成度\n(%)"),
    ]
    assert published["A18"].value == "（２）自治体SDGsの推進に資する取組の達成状況（2022年～2024年）"
    assert [cell.value for cell in published[19] if cell.value] == [
        *("No", "取組名", "指標名", "当初値"),
        *("2022年\n実績", "2023年\n実績", "2024年\n実績", "2024年\n目標値", "達成度\n（％）"),
    ]
    assert published["A34"].value == "（３）ＳＤＧｓ未来都市計画推進のKPI達成に係る評価及び課題等"


def test_the_narrative_is_whole_one_paragraph_a_row_over_the_whole_width(published: Any) -> None:
    rows = range(35, 35 + len(NARRATIVE))
    assert [published.cell(row, 1).value for row in rows] == NARRATIVE
    assert len([line for line in NARRATIVE if line.startswith("●")]) == 7
    merges = {str(merge) for merge in published.merged_cells.ranges}
    assert {f"A{row}:S{row}" for row in rows} <= merges
    assert published.max_row == rows[-1]


def test_it_prints_on_a3_landscape_one_page_wide_with_its_title_on_every_page(published: Any) -> None:
    setup = published.page_setup
    assert (int(setup.paperSize), setup.orientation) == (8, "landscape")
    assert published.sheet_properties.pageSetUpPr.fitToPage
    assert (setup.fitToWidth, setup.fitToHeight) == (1, 0)
    assert published.print_title_rows == "$1:$3"
    assert published.print_area == "'様式1'!$A$1:$S$56"


def test_the_draft_lacks_the_21_figures_and_nothing_else(published: Any) -> None:
    draft = sheet(DRAFT)
    differing = {
        cell.coordinate for row in published.iter_rows() for cell in row if cell.value != draft[cell.coordinate].value
    }
    assert differing == {f"S{row}" for row in ROW_OF.values()} - {"S31"}
    assert all(draft[place].value is None and draft[place].number_format == "0%" for place in differing)
    assert draft["S31"].value == "達成"


def parts(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize(("path", "content"), [(SAMPLE, "published"), (DRAFT, "draft")], ids=["sample", "draft"])
def test_the_script_makes_the_very_files(path: Path, content: str) -> None:
    script = runpy.run_path(str(ROOT / "tools/make_samples.py"))
    made = script["workbook_bytes"](script[content]())
    assert made == script["workbook_bytes"](script[content]())
    assert parts(made) == parts(path.read_bytes())


@pytest.mark.parametrize("path", [SAMPLE, DRAFT], ids=lambda path: path.stem)
def test_the_files_name_no_person_hold_no_formula_and_no_format_of_ours(path: Path) -> None:
    everything = b"".join(parts(path.read_bytes()).values())
    assert b"dc:creator" not in everything
    assert b"lastModifiedBy" not in everything
    assert b"<f>" not in everything
    assert b"conditionalFormatting" not in everything
    assert b"dataValidation" not in everything
