"""The empty form: any plan period, live 達成度 with bands in every row, input checks, no macros."""

from __future__ import annotations

import io
import runpy
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from sdgsheet.achievement.bands import TEMPLATE_TAG
from sdgsheet.errors import SdgsheetError
from sdgsheet.template import build

ROOT = Path(__file__).resolve().parents[2]
ROWS = [*range(7, 17), *range(21, 33)]


def form(city: str | None = "長野県あずさ町", period: tuple[int, int] = (2024, 2026)) -> Any:
    return load_workbook(io.BytesIO(build(city, period)))["様式1"]


def parts(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_file_in_templates_is_what_the_builder_makes() -> None:
    script = runpy.run_path(str(ROOT / "tools/make_template.py"))
    assert parts(script["TEMPLATE"].read_bytes()) == parts(build(None, script["PERIOD"]))


def test_the_same_arguments_give_the_same_bytes() -> None:
    assert build("長野県あずさ町", (2024, 2026)) == build("長野県あずさ町", (2024, 2026))


@pytest.mark.parametrize(("first", "last"), [(2020, 2022), (2024, 2026), (2028, 2030)])
def test_titles_and_headings_follow_the_plan_period(first: int, last: int) -> None:
    sheet = form(period=(first, last))
    assert sheet["A1"].value == f"長野県あずさ町　ＳＤＧｓ未来都市計画：計画期間{first}年～{last}年"
    assert sheet["A2"].value == f"SDGs未来都市計画（{first}～{last}）の進捗状況報告シート（様式1）"
    assert [cell.value for cell in sheet[5]][6:16:3] == [f"{y}年" for y in range(first, last + 1)] + [
        "2030年（目標値）"
    ]
    assert sheet["A18"].value == f"（２）自治体SDGsの推進に資する取組の達成状況（{first}年～{last}年）"
    assert [cell.value for cell in sheet[19]][6:16:3] == [
        *(f"{year}年\n実績" for year in range(first, last + 1)),
        f"{last}年\n目標値",
    ]


@pytest.mark.parametrize("period", [(2024, 2024), (2024, 2027), (2026, 2024)])
def test_a_plan_period_that_is_not_of_three_years_is_refused(period: tuple[int, int]) -> None:
    with pytest.raises(SdgsheetError, match="three years"):
        build(None, period)


def test_a_name_that_begins_like_a_formula_stays_a_text() -> None:
    title = form(city='=HYPERLINK("x")')["A1"]
    assert (title.data_type, title.value[:11]) == ("s", "=HYPERLINK(")


@pytest.mark.parametrize("city", ["長野県\nあずさ町", "\x01", "\ud800"])
def test_a_name_that_no_cell_can_show_is_refused(city: str) -> None:
    with pytest.raises(SdgsheetError, match="character"):
        build(city, (2024, 2026))


def test_every_row_has_the_live_formula_on_its_own_cells() -> None:
    sheet = form()
    assert [sheet.cell(row, 19).value for row in ROWS] == [
        f'=IF(OR(COUNT(E{r},Q{r})<2,COUNT(H{r},K{r},N{r})=0,E{r}=Q{r}),"",'
        f"(IF(ISNUMBER(N{r}),N{r},IF(ISNUMBER(K{r}),K{r},H{r}))-E{r})/(Q{r}-E{r}))"
        for r in ROWS
    ]
    assert {sheet.cell(row, 19).number_format for row in ROWS} == {"0%"}


def test_the_bands_lie_over_every_row_under_the_tag_of_the_template() -> None:
    sheet = form()
    [formats] = sheet.conditional_formatting
    assert str(formats.sqref) == "S7:S16 S21:S32"
    rules = sorted(formats.rules, key=lambda rule: rule.priority)
    assert all(TEMPLATE_TAG in "".join(rule.formula) for rule in rules)
    assert rules[0].stopIfTrue
    assert len(rules) >= 5


def test_year_and_unit_cells_offer_a_list_and_let_other_words_pass() -> None:
    checks = {str(check.sqref): check for check in form().data_validations.dataValidation}
    for year in ("D7:D16", "G7:G16", "J7:J16", "M7:M16", "P7:P16", "D21:D32", "P21:P32"):
        assert (checks[year].type, checks[year].errorStyle) == ("list", "warning")
        assert "年" in checks[year].formula1
    assert checks["J21:J32"].formula1 == '"2025年度,2024年度,2023年度"'
    assert checks["P7:P16"].formula1 == '"2030年,2029年,2028年,2027年,2026年"'
    assert checks["P21:P32"].formula1 == '"2026年,2025年,2024年"'
    assert not checks["F7:F16"].showErrorMessage
    for unit, baseline in (("I7:I16", "$F7"), ("L21:L32", "$F21"), ("R7:R16", "$F7")):
        assert (checks[unit].errorStyle, checks[unit].formula1) == ("warning", baseline)


def test_hints_keep_within_what_excel_can_show() -> None:
    for period in ((2018, 2020), (2028, 2030)):
        for check in form(period=period).data_validations.dataValidation:
            assert check.prompt
            assert max(len(check.promptTitle or ""), len(check.errorTitle or "")) <= 32
            assert max(len(check.prompt), len(check.error or ""), len(check.formula1 or "")) <= 255


def test_the_guide_is_marked_as_ours_and_shows_the_legend_of_the_bands() -> None:
    workbook = load_workbook(io.BytesIO(build(None, (2024, 2026))))
    assert workbook.sheetnames == ["様式1", "記入要領"]
    guide = workbook["記入要領"]
    assert guide.defined_names["_sdgsheet"].attr_text == '"guide"'
    assert guide.defined_names["_sdgsheet"].hidden
    texts = [cell.value for row in guide.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert any("100%以上" in text for text in texts)
    assert any("良し悪しの判定ではありません" in text for text in texts)


def test_it_holds_no_macros_no_links_and_nobodys_name() -> None:
    packed = parts(build(None, (2024, 2026)))
    assert not [name for name in packed if "vba" in name.lower() or "external" in name.lower()]
    assert b"dc:creator" not in packed["docProps/core.xml"]


def test_it_prints_on_a3_landscape_one_page_wide() -> None:
    sheet = form()
    assert (int(sheet.page_setup.paperSize), sheet.page_setup.orientation) == (8, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_area == "'様式1'!$A$1:$S$50"
