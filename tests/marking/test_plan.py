"""The layer mark: what is coloured, and what 点検結果 says."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from program import SAMPLE
from sdgsheet.edits import Answer, Edits, layer_of, tag_in
from sdgsheet.marking.answers import AnswerKey, key_of, parse_key
from sdgsheet.marking.page import CODE, EXPECTED, PLACE, REASON, REQUEST, RESPONSE, STATED
from sdgsheet.marking.plan import plan
from sdgsheet.rules.check import Report, check_workbook
from sdgsheet.rules.finding import Severity
from sdgsheet.text import Language
from sdgsheet.xlsx.reading import read_workbook


@cache
def published() -> Report:
    return check_workbook(read_workbook(SAMPLE))


def marks(answers: dict[str, Answer] | None = None, language: Language = "ja") -> Edits:
    return plan(published(), answers or {}, language)


def texts(edits: Edits) -> list[str]:
    assert edits.sheet is not None
    return [str(cell.value) for cell in edits.sheet.cells]


def rows_by_code(edits: Edits) -> dict[str, dict[int, str]]:
    """The table of findings: code to column to text."""
    assert edits.sheet is not None
    rows: dict[int, dict[int, str]] = {}
    for cell in edits.sheet.cells:
        rows.setdefault(cell.row, {})[cell.column] = str(cell.value)
    keyed = {row for row, _ in edits.sheet.answers.keys} if edits.sheet.answers else set()
    return {columns[CODE]: columns for row, columns in rows.items() if row in keyed}


def test_errors_and_warnings_are_coloured_and_infos_never() -> None:
    loud = {f.cell for f in published().findings if f.severity is not Severity.INFO}
    coloured = {(f.sheet, area.top, area.left) for f in marks().formats for area in f.areas}
    assert coloured == {(c.sheet, c.row, c.column) for c in loud}


def test_every_highlight_is_known_again_by_its_tag() -> None:
    for made in marks().formats:
        assert tag_in(made.formulas[0]) == made.tag
        assert layer_of(made.tag) == "mark"


def test_mark_changes_no_value() -> None:
    assert marks().formulas == ()


def test_each_finding_stands_with_what_is_written_and_expected() -> None:
    row = rows_by_code(marks())["A104"]
    assert row[PLACE] == "(2)№10 S30"
    assert (row[STATED], row[EXPECTED]) == ("116%", "-116%")
    assert "10,600" in row[REQUEST]


def test_the_place_is_a_link_to_the_cell() -> None:
    sheet = marks().sheet
    assert sheet is not None
    linked = {cell.value: cell.link for cell in sheet.cells if cell.link is not None}
    link = linked["(2)№10 S30"]
    assert link is not None
    assert link.a1 == "S30"


def test_the_head_counts_and_says_that_the_sheet_is_not_filed() -> None:
    first, second, *_ = texts(marks())
    assert first.startswith("点検結果｜熊本県熊本市 2022～2024年｜修正0・確認3・参考")
    assert "提出物には含めません" in second


def test_the_sheet_names_the_file_by_its_hash_and_holds_no_path() -> None:
    said = "\n".join(texts(marks()))
    assert published().workbook.sha256 in said
    assert "samples" not in said


def test_every_achievement_is_listed_beside_its_computation() -> None:
    said = texts(marks())
    assert "(34.5－32.1)÷(50.0－32.1)" in said
    assert said.count("一致") >= 20


def test_answers_of_staff_are_carried_over_by_what_the_finding_says() -> None:
    finding = next(f for f in published().findings if f.rule == "A104")
    answers = {str(key_of(finding)): Answer("確認した（このままで正しい）", "上限の目標のため／環境課")}
    row = rows_by_code(marks(answers))["A104"]
    assert (row[RESPONSE], row[REASON]) == ("確認した（このままで正しい）", "上限の目標のため／環境課")
    assert rows_by_code(marks(answers, "en"))["A104"][REASON] == "上限の目標のため／環境課"


def test_an_answer_whose_finding_is_gone_is_kept_apart() -> None:
    key = AnswerKey("A101", "1", "観光客数", "87% ／ 34%")
    edits = marks({str(key): Answer("修正した", "観光課")})
    assert rows_by_code(edits)["A101"][REASON] == "観光課"
    assert any("指摘がなくなった" in text for text in texts(edits))
    assert not any("指摘がなくなった" in text for text in texts(marks()))


def test_a_second_answer_to_one_finding_is_not_said_to_be_on_one_that_is_gone() -> None:
    key = key_of(next(f for f in published().findings if f.rule == "A104"))
    both = {str(key): Answer("", "環境課"), str(key._replace(number=2)): Answer("", "水保全課")}
    said = texts(marks(both))
    assert {"環境課", "水保全課"} <= set(said)
    assert any("同じ指摘への2つ目の記入" in text for text in said)
    assert not any("指摘がなくなった" in text for text in said)


def test_two_headings_of_one_fault_keep_their_own_answers() -> None:
    finding = next(f for f in published().findings if f.rule == "N103")
    other = finding._replace(
        evidence=(finding.evidence[0]._replace(value="●「観光客数」の減少"), *finding.evidence[1:])
    )
    assert key_of(finding) != key_of(other)
    assert key_of(finding) != key_of(finding._replace(cell=finding.cell._replace(sheet="様式1 (2)")))


def test_findings_that_say_the_very_same_keep_their_own_answers() -> None:
    finding = next(f for f in published().findings if f.rule == "A104")
    twice = replace(published(), findings=(finding, finding))
    sheet = plan(twice, {}, "ja").sheet
    assert sheet is not None
    assert sheet.answers is not None
    keys = [key for _, key in sheet.answers.keys]
    assert len(set(keys)) == 2


def test_keys_are_read_back() -> None:
    key = AnswerKey("X102", "2", "「名」|前", "1 ／ 2")
    assert parse_key(str(key)) == key
    placed = key._replace(no="3", sheet="様式1", cell="S7", number=2)
    assert parse_key(str(placed)) == placed


def test_two_runs_give_the_same_sheet() -> None:
    assert marks() == plan(check_workbook(read_workbook(SAMPLE)), {}, "ja")


def test_where_only_some_rules_were_run_the_title_says_which() -> None:
    workbook = read_workbook(SAMPLE)
    formulas = texts(plan(check_workbook(workbook, select=("C",)), {}))
    assert formulas[0].startswith("点検結果（規則Cだけの点検）｜熊本県熊本市")
    two = texts(plan(check_workbook(workbook, select=("A101", "Y106")), {}, "en"))
    assert two[0].startswith("Check (rules A101, Y106 alone) | ")
    assert "だけの点検" not in texts(marks())[0]


def test_what_was_written_on_rules_that_were_not_run_is_not_said_to_be_gone() -> None:
    answers = {str(AnswerKey("A104", "2", "地下水採取量の削減", "116% ／ -116%")): Answer("確認した", "")}
    aside = texts(plan(check_workbook(read_workbook(SAMPLE), select=("C",)), answers))
    assert "前回ご記入いただいた内容（今回は点検していないもの、指摘がなくなったもの）" in aside
