"""``summary.xlsx``: what an officer reads first about a whole folder."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.hyperlink import Hyperlink

from bulkruns import put, ran
from filings import DRAFT, filing, packed
from libreoffice import pdf, resave
from sdgsheet.reports.sheets import stream
from sdgsheet.reports.sheets.link import Link
from sdgsheet.reports.summary.contents import (
    AchievementLine,
    CityLine,
    Contents,
    FileLine,
    FindingLine,
    InfoLine,
    Listed,
    ListLine,
    RuleLine,
    Totals,
)
from sdgsheet.reports.summary.workbook import write_summary
from sdgsheet.text import Language

TOTALS = Totals(
    read=3,
    superseded=1,
    unreadable=1,
    others={".pdf": 2},
    filings=3,
    cities=3,
    unnamed=0,
    cities_with_errors=1,
    errors=4,
    warnings=5,
    infos=6,
    older_errors=1,
    older_warnings=0,
    doubtful=2,
    standings={"agrees": 40},
    bands={"economy": (1, 2, 3, 4, 5)},
    copies=0,
    copies_failed=0,
    copies_noted=0,
    copies_left=(),
    copies_stay=(),
    listed=None,
    suspects=("A104",),
    folder="/提出",
    edition="0.1.0",
)
FILE = Link("様式1.xlsx", "../提出/甲/様式1.xlsx")
CITY = CityLine(
    "長野県あずさ市",
    "2022-2024",
    4,
    5,
    6,
    {"agrees": 18, "differs": 2, "word": 1, "undefined": 1, "no result": 1},
    "甲",
    FILE,
    None,
    "",
)
FINDING = FindingLine(
    "長野県あずさ市", "error", "A101", "(1)№1", "指標", "87%", "34%", "達成度は「87%」とありますが", "直してください", "", True,
    Link("様式1!S7", "../提出/甲/様式1.xlsx", "'様式1'!S7"),
)  # fmt: skip
ACHIEVEMENT = AchievementLine(
    "economy",
    "長野県あずさ市",
    "(1)№1",
    "指標",
    "2020年度 1",
    "2022年度 2",
    "2030年 3",
    "50%",
    0.5,
    "agrees",
    "",
    "様式1!S7",
)
EVIL = '=HYPERLINK("http://example.com")'


def written(language: Language = "ja", totals: Totals = TOTALS, **lines: Iterable[Any]) -> bytes:
    names = ("cities", "findings", "infos", "achievements", "rules", "files", "listed")
    return b"".join(write_summary(Contents(totals, **{name: lines.get(name, ()) for name in names}), language))


def book(*args: Any, **lines: Any) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(written(*args, **lines)))


def table(made: openpyxl.Workbook, sheet: str) -> list[tuple[Any, ...]]:
    return list(made[sheet].iter_rows(min_row=4, values_only=True))


def test_sheets_in_both_languages() -> None:
    assert book().sheetnames == ["概要", "都市別", "指摘", "参考", "達成度", "規則", "ファイル"]
    listed = replace(TOTALS, listed=Listed(9, 1, 0))
    assert book("en", listed).sheetnames == [
        "Overview", "Cities", "Findings", "Infos", "達成度", "Rules", "Missing", "Files",
    ]  # fmt: skip


def test_the_overview_holds_the_counts() -> None:
    texts = [tuple(value for value in row if value is not None) for row in book()["概要"].iter_rows(values_only=True)]
    assert (5, 3, 1, 1) in texts
    assert (3, 4, 5, 6, 1) in texts
    assert ("経済", 1, 2, 3, 4, 5) in texts
    assert ("対象外のファイル：2（.pdf 2）",) in texts
    assert ("半数を超える都市で出た規則：A104（シート「規則」）",) in texts


def test_a_table_has_headings_that_stay_filters_and_formats() -> None:
    sheet = book(cities=[CITY, CITY])["都市別"]
    assert [cell.value for cell in sheet[3]][:5] == ["都市", "計画期間", "修正", "確認", "参考"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("B4", "A3:N5", "$3:$3")
    assert {str(area.sqref) for area in sheet.conditional_formatting} == {"C4:C5", "D4:D5", "G4:G5", "H4:H5"}
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape",
        1,
        0,
    )


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_sheet_prints_on_a4_with_its_headings_and_page_numbers(language: Language) -> None:
    for sheet in book(language, replace(TOTALS, listed=Listed(9, 1, 0))):
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.oddFooter is not None
        assert "&P" in str(sheet.oddFooter.center.text)
        assert sheet.print_title_rows == (None if sheet.title in ("概要", "Overview") else "$3:$3")


def test_a_city_has_its_counts_and_the_way_to_its_file() -> None:
    made = book(cities=[CITY])
    assert table(made, "都市別")[0][:10] == ("長野県あずさ市", "2022-2024", 4, 5, 6, 18, 2, 0, 0, 3)
    assert made["都市別"]["L4"].hyperlink.target == "../提出/甲/様式1.xlsx"


def test_a_finding_leads_to_its_cell_in_the_submitted_file() -> None:
    link = book(findings=[FINDING])["指摘"]["K4"].hyperlink
    assert (link.target, link.location) == ("../提出/甲/様式1.xlsx", "'様式1'!S7")


def test_the_root_of_a_habit_is_shown_and_not_counted() -> None:
    lines = table(
        book(findings=[FINDING, FINDING._replace(counted=False), FINDING._replace(severity="warning")]), "指摘"
    )
    assert [line[1] for line in lines] == ["修正", "まとめ", "確認"]


def test_infos_are_one_line_a_code() -> None:
    line = InfoLine("長野県あずさ市", "Y105", 18, "(1)№2 P8、(1)№3 P9")
    assert table(book(infos=[line]), "参考")[0][:5] == (
        "長野県あずさ市",
        "Y105",
        "目標の年が見出しと違う",
        18,
        line.places,
    )


def test_achievements_have_the_bands_of_the_form_and_blanks_have_none() -> None:
    sheet = book(achievements=[ACHIEVEMENT, ACHIEVEMENT._replace(computed=None)])["達成度"]
    assert (sheet["A4"].value, sheet["I4"].value, sheet["I4"].number_format, sheet["I5"].value) == (
        "経済",
        0.5,
        "0%_ _ ",
        None,
    )
    [area] = sheet.conditional_formatting
    assert str(area.sqref) == "I4:I5"
    assert [rule.formula for rule in area.rules] == [["ISBLANK(I4)"], ["1"], ["0.5", "1"], ["0", "0.5"], ["0"]]


def test_a_rule_that_speaks_in_more_than_half_of_the_cities_is_suspect() -> None:
    rules = [RuleLine("A101", "…", 1, 1, 0, 0, 0, 0), RuleLine("A104", "…", 3, 0, 8, 1, 1, 0)]
    lines = table(book(totals=replace(TOTALS, cities=5), rules=rules), "規則")
    assert [(line[0], line[2], *line[4:7], line[7] or "") for line in lines] == [
        ("A101", 1, 1, 0, 0, ""),
        ("A104", 3, 0, 8, 1, "半数超"),
    ]
    assert lines[1][3] == pytest.approx(3 / 5)
    exactly = book(totals=replace(TOTALS, cities=6), rules=rules[1:])
    assert not table(exactly, "規則")[0][7]


def test_of_a_few_cities_nothing_is_said_about_the_rules() -> None:
    rules = [RuleLine("A104", "…", 4, 0, 9, 0, 1, 0)]
    assert not table(book(totals=replace(TOTALS, cities=4), rules=rules), "規則")[0][7]


def test_missing_cities_and_those_that_the_list_does_not_name() -> None:
    made = book(
        totals=replace(TOTALS, listed=Listed(9, 1, 0)),
        listed=[ListLine("長野県あさひ市", "missing", ""), ListLine("長野県うみの市", "not listed", "")],
    )
    assert [line[:2] for line in table(made, "未提出")] == [
        ("長野県あさひ市", "未提出"),
        ("長野県うみの市", "一覧にない提出"),
    ]


def test_files_have_their_state_reason_and_hash() -> None:
    line = FileLine("甲", FILE, "unreadable", "", "", "途中で切れています", "ab" * 32, None)
    assert table(book(files=[line]), "ファイル")[0] == (
        "甲",
        FILE.text,
        "読めない",
        None,
        None,
        "途中で切れています",
        None,
        "ab" * 32,
    )


def test_an_empty_table_says_so() -> None:
    assert table(book(), "指摘") == [("修正・確認をお願いする箇所はありません。",) + (None,) * 10]


def test_no_text_is_ever_a_formula() -> None:
    line = FINDING._replace(
        city=EVIL, subject="+1", stated="-cmd", message="@SUM", cell=Link("=1", "x.xlsx", "'=1'!A1")
    )
    made = book(findings=[line], cities=[CITY._replace(city=EVIL)])
    cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    evil = [cell for cell in cells if cell.value in (EVIL, "+1", "-cmd", "@SUM", "=1")]
    assert {cell.quotePrefix for cell in evil} == {True}
    assert len(evil) == 6


def test_characters_that_no_workbook_can_hold_and_texts_that_are_too_long() -> None:
    line = FINDING._replace(city="長野県\x07あずさ市", message="あ" * 40_000)
    made = table(book(findings=[line]), "指摘")[0]
    assert (made[0], len(made[7])) == ("長野県あずさ市", 32_767)


def test_no_sheet_has_more_links_than_excel_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "MOST_LINKS", 3)
    sheet = book(files=[FileLine("甲", FILE, "read", "", "", "", "", None)] * 5)["ファイル"]
    assert [sheet.cell(row, 2).hyperlink is not None for row in range(4, 9)] == [True, True, True, False, False]
    assert sheet.cell(8, 2).value == FILE.text


def test_the_same_contents_give_the_same_bytes() -> None:
    assert written(cities=[CITY], findings=[FINDING]) == written(cities=[CITY], findings=[FINDING])


def test_rows_are_as_high_as_their_text() -> None:
    sheet = book(findings=[FINDING, FINDING._replace(message="あ" * 115)])["指摘"]
    heights = [sheet.row_dimensions[row].height for row in (4, 5)]
    assert heights[1] - heights[0] == pytest.approx(13.5 * 4)


# ── from a real run ──


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run with the office's list of cities, and marked copies."""
    base = tmp_path_factory.mktemp("summary")
    files = {
        "1 甲#/あずさ 市.xlsx": filing("長野県あずさ市", {"S7": "87%", "H8": EVIL}),
        "2 乙/あさひ市.xlsx": filing("あさひ市", base=DRAFT),
        "3.zip": packed({"うみの市.xlsx": filing("長野県うみの市")}),
        "県外.xlsx": filing("山梨県いずみ市"),
        "読めない/えのき町の提出.xlsx": b"PK\3\4",
    }
    put(base / "提出", files)
    (base / "一覧.csv").write_bytes(
        "都市名\r\n長野県あずさ市\r\n長野県あさひ市\r\n長野県うみの市\r\n長野県えのき町\r\n長野県おおば村\r\n".encode(
            "cp932"
        )
    )
    ran(base / "提出", base / "結果", mark=True, cities=base / "一覧.csv")
    return base / "結果"


def opened(run: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(run / "summary.xlsx")


def links(made: openpyxl.Workbook, *sheets: str) -> list[Hyperlink]:
    cells = [cell for sheet in sheets or made.sheetnames for row in made[sheet].iter_rows() for cell in row]
    return [cell.hyperlink for cell in cells if cell.hyperlink is not None]


def test_missing_cities_with_a_hint_where_a_broken_file_bears_the_name(run: Path) -> None:
    lines = table(opened(run), "未提出")
    assert [line[:2] for line in lines] == [
        ("長野県えのき町", "未提出"), ("長野県おおば村", "未提出"), ("山梨県いずみ市", "一覧にない提出"),
    ]  # fmt: skip
    assert "えのき町の提出.xlsx" in lines[0][2]
    assert not lines[1][2]


def test_every_link_leads_to_a_file(run: Path) -> None:
    targets = {str(link.target) for link in links(opened(run))}
    assert "../提出/1%20甲%23/あずさ%20市.xlsx" in targets
    plain = [target.replace("%20", " ").replace("%23", "#") for target in targets]
    assert [target for target in plain if not (run / target).exists()] == []
    assert "../提出/3.zip" in plain
    assert "marked/3.zip/うみの市-marked.xlsx" in plain


def test_a_finding_in_a_zip_leads_to_the_zip(run: Path) -> None:
    [link] = {(link.target, link.location) for link in links(opened(run), "指摘") if "3.zip" in str(link.target)}
    assert link == ("../提出/3.zip", None)


def test_what_somebody_wrote_into_the_summary_is_kept_as_a_backup(tmp_path: Path) -> None:
    folder = put(tmp_path / "提出", {"a.xlsx": filing()})
    ran(folder, tmp_path)
    noted = opened(tmp_path)
    noted["概要"]["H1"] = "電話済み"
    noted.save(tmp_path / "summary.xlsx")
    before = (tmp_path / "summary.xlsx").read_bytes()
    ran(folder, tmp_path)
    assert (tmp_path / "summary.xlsx.bak").read_bytes() == before
    ran(folder, tmp_path)
    assert [path.name for path in tmp_path.glob("summary.xlsx*")] != []
    assert len(list(tmp_path.glob("summary.xlsx*"))) == 2


@pytest.mark.libreoffice
def test_libreoffice_opens_it_with_links_and_prints_every_sheet(run: Path, tmp_path: Path) -> None:
    again = openpyxl.load_workbook(resave(run / "summary.xlsx", tmp_path))
    assert again.sheetnames == opened(run).sheetnames
    assert table(again, "都市別")[0][:5] == table(opened(run), "都市別")[0][:5]
    values = [cell.value for row in again["達成度"].iter_rows() for cell in row]
    assert any(isinstance(value, str) and EVIL in value for value in values)
    assert pdf(run / "summary.xlsx", tmp_path).stat().st_size > 10_000
