"""Sections, title lines and forms: what belongs together in a workbook."""

from __future__ import annotations

import pytest

from builders import forms, sheet
from form.drawing import (
    COLUMNS_1,
    COLUMNS_2,
    FIRST,
    SECOND,
    THIRD,
    TITLE,
    VALUES,
    first,
    lines,
    names,
    second,
)
from sdgsheet.form.titles import section_heading

ONE = first(f"1 | A【8.2】 | {VALUES}", f"2 | B【8.3】 | {VALUES}")
TWO = second(f"1 | ①まち | A | {VALUES}")
THREE = lines(THIRD, "●「A」の増加【(1)№1、(2)№1】", "・増えた")
WHOLE = lines(TITLE, ONE, TWO, THREE)
EARLIER = WHOLE.replace("2022", "2019").replace("2024", "2021")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("（１）2030年のあるべき姿の実現へ向けた取組の達成状況", 1),
        ("■（１）2030年のあるべき姿の実現へ向けた取組の達成状況", 1),
        ("■①2030年のあるべき姿の実現へ向けた取組の達成状況", 1),
        ("◆ (2)自治体SDGsの推進に資する取組の達成状況", 2),
        ("(1) 2030年のあるべき姿の実現へ向けた取組の達成状況", 1),
        ("⑴２０３０年のあるべき姿の実現へ向けた取組の達成状況", 1),
        ("①2030年のあるべき姿の実現に向けた取組の達成状況", 1),
        ("１．2030年のあるべき姿の実現へ向けた取組の達成状況", 1),
        ("2030年のあるべき姿の実現へ向けた取組の達成状況", 1),
        ("（３）2030年のあるべき姿の実現に向けた優先的なゴール、ターゲットの達成状況", 1),
        ("（２）自治体SDGsの推進に資する取組の達成状況（2022年～2024年）", 2),
        ("２　自治体ＳＤＧｓの推進に資する取組の達成状況", 2),
        ("Ⅱ．自治体SDGsの推進に資する取組", 2),
        ("（３）ＳＤＧｓ未来都市計画推進のKPI達成に係る評価及び課題等", 3),
        ("３．評価及び課題", 3),
        ("（５）「SDGs未来都市計画」の推進に係る評価", 3),
    ],
)
def test_section_headings_are_known_by_their_words(text: str, number: int) -> None:
    heading = section_heading(text)
    assert heading is not None
    assert heading.number == number


@pytest.mark.parametrize(
    "text",
    [
        "第2期SDGs未来都市計画（2022～2024）の進捗状況報告シート（様式1）",
        "SDGs未来都市等進捗評価シート",
        "・評価と課題を整理した。",
        "2030年",
        "経済1",
        "※（１）2030年のあるべき姿の実現へ向けた取組の達成状況を参照",
    ],
)
def test_what_is_no_section_heading(text: str) -> None:
    assert section_heading(text) is None


def test_a_whole_form() -> None:
    [form] = forms(WHOLE)
    assert (form.city, form.plan_period, form.title_period, form.title_cell.a1) == (
        "熊本県熊本市",
        (2022, 2024),
        (2022, 2024),
        "A1",
    )
    assert form.title.splitlines()[1] == "第2期SDGs未来都市計画（2022～2024）の進捗状況報告シート（様式1）"
    assert [(s.number, s.heading.a1, s.period) for s in form.sections] == [(1, "A3", None), (2, "A7", (2022, 2024))]
    assert form.narrative is not None
    assert (form.narrative.heading.a1, form.narrative.heading_text) == ("A10", THIRD)
    assert form.missing_columns == ()


def test_without_a_title_the_period_is_that_of_the_headings() -> None:
    [form] = forms(lines(ONE, TWO))
    assert (form.title_period, form.plan_period, form.title, form.title_cell.a1) == (None, (2022, 2024), "", "A1")
    columns = "No | 指標名 | 当初値 | < | < | R5 | < | < | R6 | < | < | R7 | < | < | R12目標 | < | < | 達成度"
    [form] = forms(first("1 | A | R3 | 10 | 件 | R5 | 12 | 件 | | | | | | | R12 | 20 | 件 | 20%", columns=columns))
    assert form.plan_period == (2023, 2025)


def test_of_periods_that_differ_most_of_the_form_is_believed() -> None:
    wrong = TITLE.replace("計画期間2022年～2024年", "計画期間2021年～2023年")
    [form] = forms(lines(wrong, ONE, TWO))
    assert (form.title_period, form.plan_period) == ((2021, 2023), (2022, 2024))


def test_each_section_on_a_sheet_of_its_own_in_any_order() -> None:
    [form] = forms(sheet(THREE, "評価"), sheet(TWO, "取組"), sheet(lines(TITLE, ONE), "あるべき姿"))
    assert form.sheets == ("評価", "取組", "あるべき姿")
    assert [s.sheet for s in form.sections] == ["あるべき姿", "取組"]
    assert form.narrative is not None
    assert form.narrative.sheet == "評価"
    assert form.city == "熊本県熊本市"


def test_the_narrative_before_the_tables() -> None:
    [form] = forms(lines(THREE, TWO, ONE))
    assert [len(s.indicators) for s in form.sections] == [2, 1]
    assert form.narrative is not None
    assert form.narrative.comments[0].paragraphs == ("・増えた",)


def test_two_forms_on_two_sheets_are_two_forms() -> None:
    this, last = forms(sheet(WHOLE, "R4"), sheet(EARLIER, "R1"))
    assert (this.plan_period, this.sheets) == ((2022, 2024), ("R4",))
    assert (last.plan_period, last.sheets) == ((2019, 2021), ("R1",))


def test_two_forms_over_six_sheets() -> None:
    this = [sheet(text, f"R4-{i}") for i, text in enumerate((lines(TITLE, ONE), TWO, THREE), 1)]
    last = [
        sheet(text.replace("2022", "2019").replace("2024", "2021"), f"R1-{i}")
        for i, text in enumerate((lines(TITLE, ONE), TWO, THREE), 1)
    ]
    assert [form.sheets for form in forms(*this, *last)] == [("R4-1", "R4-2", "R4-3"), ("R1-1", "R1-2", "R1-3")]


def test_a_section_sheet_whose_title_is_still_the_last_plan_s_belongs_to_the_form() -> None:
    stale = TITLE.replace("計画期間2022年～2024年", "計画期間2019年～2021年")
    [form] = forms(sheet(lines(TITLE, ONE), "1"), sheet(lines(stale, TWO), "2"), sheet(lines(TITLE, THREE), "3"))
    assert form.sheets == ("1", "2", "3")
    assert form.plan_period == (2022, 2024)


def test_two_forms_one_below_the_other() -> None:
    this, last = forms(lines(WHOLE, EARLIER))
    assert (this.plan_period, last.plan_period) == ((2022, 2024), (2019, 2021))
    assert [len(f.indicators) for f in (this, last)] == [3, 3]
    assert last.title_cell.a1 == "A13"
    assert this.narrative is not None
    assert this.narrative.comments[0].paragraphs == ("・増えた",)


def test_a_section_that_goes_on_on_the_next_sheet_is_one() -> None:
    [form] = forms(sheet(lines(TITLE, ONE), "1"), sheet(lines(first(f"3 | C | {VALUES}"), TWO, THREE), "2"))
    assert names(form, 1) == ["A", "B", "C"]
    assert [r.sheet for r in form.indicators if r.section == 1] == ["1", "1", "2"]


def test_a_cover_and_a_list_are_no_forms() -> None:
    cover = sheet(lines(TITLE, f"{FIRST} | 1頁", f"{SECOND} | 2頁", f"{THIRD} | 3頁"), "表紙")
    listed = sheet("No | 指標名 | 担当課 | 当初値 | 目標値\n1 | A | 商工課 | 10 | 20", "一覧")
    [form] = forms(cover, listed, sheet(WHOLE, "様式1"))
    assert form.sheets == ("様式1",)
    assert len(form.indicators) == 3


def test_a_title_on_the_cover_serves_a_form_without_one() -> None:
    [form] = forms(sheet(TITLE, "表紙"), sheet(lines(ONE, TWO, THREE), "様式1"))
    assert (form.city, form.title_period, form.sheets) == ("熊本県熊本市", (2022, 2024), ("様式1",))


def test_sheets_of_ours_and_hidden_sheets_are_left_out() -> None:
    [form] = forms(
        sheet(EARLIER, "点検結果", ours=True), sheet(EARLIER, "昨年", visibility="hidden"), sheet(WHOLE, "様式1")
    )
    assert form.sheets == ("様式1",)


def test_a_hidden_sheet_is_read_where_nothing_else_is_a_form() -> None:
    [form] = forms(sheet(WHOLE, "様式1", visibility="hidden"), sheet("表紙", "表紙"))
    assert len(form.indicators) == 3


def test_sections_beside_each_other() -> None:
    row = f"A | {VALUES}"
    grid = lines(
        f"{FIRST} | | | | | | | | | | | | | {SECOND}",
        f"{COLUMNS_1} | | {COLUMNS_2}",
        f"1 | {row} | | 1 | ①まち | {row}",
    )
    [form] = forms(grid)
    assert [(s.number, s.heading.a1, len(s.indicators)) for s in form.sections] == [(1, "A1", 1), (2, "N1", 1)]


def test_a_table_whose_section_heading_is_lost_is_known_by_its_columns() -> None:
    [form] = forms(lines(TITLE, ONE, "", COLUMNS_2, f"1 | ①まち | X | {VALUES}", THREE))
    assert names(form, 1) == ["A", "B"]
    assert names(form, 2) == ["X"]
    assert form.narrative is not None


def test_a_missing_section_is_missing_and_the_rest_is_read() -> None:
    [form] = forms(lines(TITLE, TWO, THREE))
    assert form.section(1) is None
    assert names(form, 2) == ["A"]
    [form] = forms(lines(TITLE, ONE, TWO))
    assert form.narrative is None


def test_a_section_heading_without_a_table_is_a_section_without_columns() -> None:
    [form] = forms(lines(TITLE, ONE, SECOND, THREE))
    section = form.section(2)
    assert section is not None
    assert (section.columns, section.indicators) == ((), ())
    assert {m.role for m in form.missing_columns if m.section == 2} >= {
        "no",
        "name",
        "baseline",
        "actual",
        "target",
        "achievement",
    }


def test_the_older_layout() -> None:
    columns = (
        "No | 側面 | ゴール・ターゲット | KPI | 当初値 | < | < | 2018年 | < | < | 2030年（目標値） | < | < | 達成度"
    )
    [form] = forms(
        lines(
            "SDGs未来都市等進捗評価シート | | | | 2019年度",
            "都市名 | 北海道下川町",
            "（３）2030年のあるべき姿の実現に向けた優先的なゴール、ターゲットの達成状況",
            columns,
            "1 | 経済 | ターゲット7.2、7.3 | 出荷額 | 2016年 | 12 | 億円 | 2018年 | 13 | 億円 | 2030年 | 20 | 億円 | 13%",
            "2 | ^ | ゴール8 | 店の数 | 2016年 | 12 | 店 | 2018年 | 13 | 店 | 2030年 | 20 | 店 | 13%",
            "（４）自治体SDGsの推進に資する取組の達成状況",
            COLUMNS_2,
            f"1 | ①林業 | 出荷額 | {VALUES}",
            "（５）「SDGs未来都市計画」の推進に係る評価",
            "●出荷額の増加",
            "・増えた",
        )
    )
    assert form.city == "北海道下川町"
    assert [(r.name, r.goals, r.dimension) for r in form.indicators] == [
        ("出荷額", ("7.2", "7.3"), "economy"),
        ("店の数", ("8",), "economy"),
        ("出荷額", (), None),
    ]
    assert form.narrative is not None


def test_no_form_at_all() -> None:
    assert forms("見積書\n品名 | 数量 | 単価\nりんご | 3 | 100") == ()
    assert forms("") == ()
    assert forms("No | 指標名 | 担当課 | 当初値 | 目標値\n1 | A | 商工課 | 10 | 20") == ()


def test_another_form_in_the_workbook_is_no_form_1() -> None:
    other = lines(
        "熊本県熊本市　自治体SDGsモデル事業の進捗状況報告シート（様式2）",
        "（１）モデル事業の取組の達成状況",
        COLUMNS_2,
        f"1 | ①まち | A | {VALUES}",
    )
    [form] = forms(sheet(WHOLE, "様式1"), sheet(other, "様式2"))
    assert form.sheets == ("様式1",)


def test_a_sheet_that_shows_an_example_is_no_form_where_another_is() -> None:
    [form] = forms(sheet(EARLIER, "記入例"), sheet(WHOLE, "様式1"))
    assert form.sheets == ("様式1",)
    [form] = forms(sheet(WHOLE, "記入例"))
    assert form.sheets == ("記入例",)


def test_a_working_copy_of_one_table_is_no_form() -> None:
    [form] = forms(sheet(WHOLE, "様式1"), sheet(ONE, "転記用"))
    assert form.sheets == ("様式1",)


def test_names_that_read_like_titles_or_headings_end_no_section() -> None:
    rows = (
        "SDGs未来都市計画の認知度",
        "計画期間内の相談件数",
        "3つの課題の解決件数",
        "1人1日当たりのごみ排出量",
        "評価と課題の公表件数",
    )
    [form] = forms(lines(TITLE, first(*(f"{no} | {name} | {VALUES}" for no, name in enumerate(rows, 1))), TWO, THREE))
    assert names(form, 1) == list(rows)
    assert form.narrative is not None
    assert form.narrative.heading_text == THIRD
    assert form.title.count("\n") == 1


def test_a_column_for_remarks_on_evaluation_begins_no_narrative() -> None:
    columns = COLUMNS_1 + " | 評価及び課題"
    [form] = forms(lines(first(f"1 | A | {VALUES} | 評価と課題を整理", f"2 | B | {VALUES} |", columns=columns), THREE))
    assert names(form, 1) == ["A", "B"]
    assert form.narrative is not None
    assert form.narrative.heading_text == THIRD


def test_a_table_within_the_narrative_is_part_of_its_text() -> None:
    [form] = forms(
        lines(
            ONE,
            THIRD,
            "●「A」の増加【(1)№1】",
            "No | 指標名 | 当初値 | 目標値 | 達成度",
            "1 | A | 10 | 20 | 20%",
            "・増えた",
        )
    )
    assert names(form, 1) == ["A", "B"]
    assert form.narrative is not None
    assert form.narrative.comments[0].paragraphs[-1] == "・増えた"


@pytest.mark.parametrize("head", ["記入要領", "様式1　記入要領", "進捗状況報告シート（様式1）の書き方"])
@pytest.mark.parametrize("before", [True, False])
def test_a_guide_that_names_the_sections_is_no_form(head: str, *, before: bool) -> None:
    notes = "　・●「指標名」の増加【(1)№１】のように記入してください。"
    guide = sheet(
        lines(head, FIRST, "　・行を足して構いません。", SECOND, "　・番号を付けます。", THIRD, notes), "記入要領"
    )
    book = (guide, sheet(WHOLE, "様式1")) if before else (sheet(WHOLE, "様式1"), guide)
    [form] = forms(*book)
    assert form.sheets == ("様式1",)


def test_a_guide_with_headings_and_no_row_is_no_form_beside_one_that_is_filled_in() -> None:
    guide = lines("進捗状況報告シート（様式1）作成上の留意点", first(), "①：側面と番号", second(), "②：計画書の順")
    assert [form.sheets for form in forms(sheet(WHOLE, "様式1"), sheet(guide, "留意点"))] == [("様式1",)]
    assert [form.sheets for form in forms(sheet(guide, "留意点"))] == [("留意点",)]


def test_section_3_alone_of_another_city_is_a_form() -> None:
    other = lines(TITLE.replace("熊本", "長崎"), THREE)
    assert [form.sheets for form in forms(sheet(WHOLE, "熊本"), sheet(other, "長崎"))] == [("熊本",), ("長崎",)]
