"""Columns are found by their headings, wherever they stand and however they are written."""

from __future__ import annotations

import pytest

from builders import forms, sheet
from form.drawing import COLUMNS_1, FIRST, SECOND, VALUES, first, lines, second, values
from sdgsheet.form.model import Form


def only(*sheets: str) -> Form:
    [form] = forms(*sheets)
    return form


def test_the_percent_sign_of_the_achievement_heading_is_kept() -> None:
    form = only(first(f"1 | A | {VALUES}"))
    column = form.sections[0].column("achievement")
    assert column is not None
    assert column.percent


def test_any_position_on_the_sheet() -> None:
    [form] = forms(sheet(first(f"経済1 | A【8.2】 | {VALUES}"), at="AA40"))
    [row] = form.indicators
    assert row.no_cell is not None
    assert row.no_cell.a1 == "AA42"
    assert row.baseline is not None
    assert (row.baseline.year_cell, row.baseline.cell.a1) == (row.baseline.cell._replace(column=29), "AD42")
    assert [c.heading.a1 for c in form.sections[0].columns] == ["AA41", "AB41", "AC41", "AF41", "AI41", "AL41"]


def test_headings_over_two_merged_rows() -> None:
    form = only(
        lines(
            FIRST,
            COLUMNS_1,
            "^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^",
            f"1 | A | {VALUES}",
        )
    )
    assert values(form.indicators[0])[0] == ("2020年度", "10", "件")


def test_headings_on_three_lines_with_names_for_year_value_and_unit() -> None:
    form = only(
        lines(
            SECOND,
            "No | 取組名 | 指標名 | 当初値 | < | < | 実績 | < | < | < | < | < | 目標値 | < | < | 達成度",
            "^ | ^ | ^ | ^ | ^ | ^ | 令和５年 | < | < | 令和６年 | < | < | 令和７年 | < | < | （％）",
            "^ | ^ | ^ | 単位 | 数値 | 年度 | 単位 | 数値 | 年度 | 単位 | 数値 | 年度 | 単位 | 数値 | 年度 |",
            "1 | ①まち | A | 件 | 10 | R3 | 件 | 12 | R5 | | | | 件 | 20 | R7 | 20%",
        )
    )
    [row] = form.indicators
    assert values(row) == [("R3", "10", "件"), ("R5", "12", "件"), None, ("R7", "20", "件")]
    assert [c.year.named for c in form.sections[0].actual_columns if c.year] == [2023, 2024]
    assert [c.heading.a1 for c in form.sections[0].actual_columns] == ["G3", "J3"]


def test_a_heading_parted_over_two_cells_is_read_as_one() -> None:
    form = only(
        lines(
            SECOND,
            "No | 取組名 | 指標名 | 当初値 | | | 2022年 | | | 2024年 | | | 達成度",
            " | | | | | | 実績 | | | 目標値 | | | (％)",
            "1 | ①まち | A | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | 2024年 | 20 | 件 | 20%",
        )
    )
    assert [c.role for c in form.sections[0].columns][3:] == ["baseline", "actual", "target", "achievement"]
    assert values(form.indicators[0]) == [("2020年度", "10", "件"), ("2022年度", "12", "件"), ("2024年", "20", "件")]


def test_headings_that_are_not_merged_and_stand_over_the_value() -> None:
    form = only(
        lines(
            FIRST,
            "No | 指標名 | | 当初値 | | | 2022年 | | | 2030年（目標値） | | 達成度",
            f"1 | A | {VALUES}",
            f"2 | B | {VALUES}",
        )
    )
    assert values(form.indicators[1]) == [("2020年度", "10", "件"), ("2022年度", "12", "件"), ("2030年", "20", "件")]


def test_years_in_headings_that_are_numbers_with_a_format() -> None:
    form = only(
        lines(
            FIRST,
            'No | 指標名 | 当初値 | < | < | 2022{0"年"} | < | < | 2030年（目標値） | < | < | 達成度',
            f"1 | A | {VALUES}",
        )
    )
    [column] = form.sections[0].actual_columns
    assert column.year is not None
    assert column.year.named == 2022


def test_further_columns_are_not_read_and_a_previous_achievement_is_not_the_achievement() -> None:
    form = only(
        lines(
            FIRST,
            "No | 担当課 | 指標名 | 当初値 | < | < | 2022年 | < | < | 2030年（目標値） | < | < | 備考 | 前回達成度 | 達成度 | 前回達成度との差",
            f"1 | 商工課 | A | {VALUES.rpartition('|')[0]} | メモ | 5% | 20% | 15%",
        )
    )
    [row] = form.indicators
    assert row.name == "A"
    assert row.stated is not None
    assert row.stated.text == "20%"
    assert values(row)[2] == ("2030年", "20", "件")


def test_goals_in_a_column_of_their_own() -> None:
    form = only(
        lines(
            FIRST,
            "No | ゴール・ターゲット | 指標名 | 当初値 | < | < | 2022年 | < | < | 2030年（目標値） | < | < | 達成度",
            f"1 | ターゲット７．２、7.3 | A | {VALUES}",
        )
    )
    [row] = form.indicators
    assert (row.name, row.goals) == ("A", ("7.2", "7.3"))


def test_one_unit_for_the_whole_row() -> None:
    form = only(
        lines(
            FIRST,
            "No | 指標名 | 単位 | 当初値（2020年度） | 2022年度 | 2030年度目標 | 達成度",
            "1 | A | 件 | 10 | 12 | 20 | 20%",
        )
    )
    [row] = form.indicators
    assert values(row) == [("", "10", "件"), ("", "12", "件"), ("", "20", "件")]
    assert {t.unit_cell.a1 for t in row.triples if t.unit_cell} == {"C3"}
    assert [t.year_cell for t in row.triples] == [None, None, None]


def test_of_two_targets_the_later_one_counts() -> None:
    form = only(
        lines(
            FIRST,
            "No | 指標名 | 当初値 | < | < | 2022年 | < | < | 2024年（目標値） | < | < | 2030年（目標値） | < | < | 達成度",
            "1 | A | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | 2024年 | 15 | 件 | 2030年 | 20 | 件 | 20%",
        )
    )
    assert values(form.indicators[0])[-1] == ("2030年", "20", "件")


def test_of_two_targets_of_one_year_the_plan_s_stands_behind_the_year_s() -> None:
    columns = "No | 指標名 | 当初値 | 2024年目標 | 2024年実績 | 2024年目標値 | 達成度"
    form = only(first("1 | A | 10件 | 15件 | 12件 | 20件 | 20%", columns=columns))
    assert [t and t[1] for t in values(form.indicators[0])] == ["10件", "12件", "20件"]


@pytest.mark.parametrize("heading", ["2030年の姿", "2030年のあるべき姿", "2030年目標の達成後"])
def test_what_the_city_shall_be_is_no_target_beside_a_heading_that_says_so(heading: str) -> None:
    behind = COLUMNS_1 + f" | {heading}"
    between = COLUMNS_1.replace("| 2030年（", f"| {heading} | 2030年（")
    for columns, row in (
        (behind, f"1 | A | {VALUES} | 100"),
        (between, f"1 | A | {VALUES.replace('| 2030年', '| 100 | 2030年')}"),
    ):
        assert values(only(first(row, columns=columns)).indicators[0])[-1] == ("2030年", "20", "件")


def test_but_it_is_the_target_where_nothing_else_is() -> None:
    form = only(first(f"1 | A | {VALUES}", columns=COLUMNS_1.replace("2030年（目標値）", "2030年の姿")))
    assert values(form.indicators[0])[-1] == ("2030年", "20", "件")


def test_a_target_behind_the_achievement_is_none_of_its_own() -> None:
    columns = COLUMNS_1.replace("2030年（目標値）", "2024年（目標値）") + " | 2030年（目標値）"
    form = only(first(f"1 | A | {VALUES} | 100", columns=columns))
    assert values(form.indicators[0])[-1] == ("2030年", "20", "件")


def test_an_empty_actual_column_keeps_its_place() -> None:
    form = only(
        lines(
            FIRST,
            "No | 指標名 | 当初値 | < | < | 2022年 | < | < | 2023年 | < | < | 2024年 | < | < | 2030年（目標値） | < | < | 達成度",
            "1 | A | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | | | | | | | 2030年 | 20 | 件 | 20%",
        )
    )
    columns = form.sections[0].actual_columns
    assert [(c.year_column, c.value_column, c.unit_column) for c in columns] == [(6, 7, 8), (9, 10, 11), (12, 13, 14)]
    assert values(form.indicators[0])[1:4] == [("2022年度", "12", "件"), None, None]


def test_what_is_missing_is_told_and_the_rest_is_read() -> None:
    form = only(
        first(
            "1 | A | 2022年度 | 12 | 件 | 2030年 | 20 | 件",
            columns="No | 指標名 | 2022年 | < | < | 2030年（目標値） | < | <",
        ),
        second(f"1 | ①まち | A | {VALUES}"),
    )
    assert [(m.section, m.role) for m in form.missing_columns] == [(1, "baseline"), (1, "achievement")]
    assert values(form.indicators[0]) == [None, ("2022年度", "12", "件"), ("2030年", "20", "件")]
    assert form.indicators[0].stated is None


def test_a_target_for_each_year_beside_its_actual() -> None:
    form = only(
        lines(
            SECOND,
            "No | 取組名 | 指標名 | 当初値 | 2022年 | < | 2023年 | < | 達成度",
            "^ | ^ | ^ | ^ | 目標値 | 実績値 | 目標値 | 実績値 | ^",
            "1 | ①まち | A | 10件 | 11件 | 12件 | 20件 | 15件 | 50%",
        )
    )
    [row] = form.indicators
    assert values(row) == [("", "10件", "件"), ("", "12件", "件"), ("", "15件", "件"), ("", "20件", "件")]


def test_of_several_achievements_the_last_that_is_filled_in_counts() -> None:
    form = only(
        lines(
            FIRST,
            "No | 指標名 | 当初値 | 2022年 | 2030年（目標値） | 2022年達成度 | 2023年達成度 | 2024年達成度",
            "1 | A | 10件 | 12件 | 20件 | 5% | 20% |",
        )
    )
    stated = form.indicators[0].stated
    assert stated is not None
    assert stated.text == "20%"


ACTUALS = (
    "No | 指標名 | 当初値 | < | < | 2022年 | < | < | {} | < | < | 2024年 | < | < | 2030年（目標値） | < | < | 達成度"
)


@pytest.mark.parametrize(
    ("heading", "year", "read"),
    [
        ("備考", "2023年度", True),
        ("", "2023年度", True),
        ("中間", "2023年度", True),
        ("前回報告", "2023年度", False),
        ("コロナ前", "2019年度", False),
    ],
)
def test_an_actual_under_a_heading_that_says_something_else(heading: str, year: str, *, read: bool) -> None:
    row = f"1 | A | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | {year} | 13 | 件 | 2024年度 | 14 | 件 | 2030年 | 20 | 件 | 40%"
    [form] = forms(first(row, row.replace("1 | A", "2 | B"), columns=ACTUALS.format(heading)))
    assert [c.text for c in form.sections[0].actual_columns] == ["2022年", *[heading] * read, "2024年"]


def test_a_year_behind_the_achievement_is_no_actual() -> None:
    columns = "No | 指標名 | 当初値 | 2022年 | 2030年（目標値） | 達成度 | 2023年（見込み）"
    [form] = forms(first("1 | A | 10件 | 12件 | 20件 | 20% | 13件", columns=columns))
    assert [column.text for column in form.sections[0].actual_columns] == ["2022年"]


def test_a_unit_in_the_heading_serves_all_rows() -> None:
    form = only(
        lines(
            FIRST,
            "No | 指標名 | 当初値（人） | 2022年実績（単位：人） | 2030年（目標値） | 達成度",
            "1 | A | 10 | 12 | 20 | 20%",
        )
    )
    baseline, actual, target = form.indicators[0].triples
    assert (baseline.unit_text, baseline.unit_from, baseline.unit_cell) == ("人", "heading", None)
    assert actual.unit_text == "人"
    assert (target.unit, target.unit_from) == (None, "none")


def test_a_year_in_the_heading_is_no_unit() -> None:
    form = only(
        lines(
            FIRST,
            "No | 指標名 | 当初値 | 実績（2022年） | 目標値（２０３０年） | 達成度",
            "1 | A | 1.31 | 1.33 | 1.52 | 10%",
        )
    )
    assert [triple.unit for triple in form.indicators[0].triples] == [None, None, None]


def test_a_present_value_is_the_baseline_where_nothing_else_is() -> None:
    form = only(
        lines(FIRST, "No | 指標名 | 現状値 | 2022年 | 2030年（目標値） | 達成度", "1 | A | 10件 | 12件 | 20件 | 20%")
    )
    assert values(form.indicators[0])[0] == ("", "10件", "件")
    form = only(
        lines(
            FIRST,
            "No | 指標名 | 当初値 | 現状値（2022年） | 2030年（目標値） | 達成度",
            "1 | A | 10件 | 12件 | 20件 | 20%",
        )
    )
    assert values(form.indicators[0])[:2] == [("", "10件", "件"), ("", "12件", "件")]


def test_a_further_column_on_the_indicator_begins_no_table() -> None:
    form = only(first(f"1 | A | {VALUES} | 市内の店", columns=COLUMNS_1 + " | 指標の内容"))
    assert [r.name for r in form.indicators] == ["A"]


@pytest.mark.parametrize("heading", ["計画該当頁", "基本目標", "カテゴリー", "新規/継続"])
@pytest.mark.parametrize("cell", ["12", "産業課"])
def test_a_column_of_another_heading_beside_the_no_is_no_part_of_it(heading: str, cell: str) -> None:
    form = only(first(f"経済1 | {cell} | A | {VALUES}", columns=COLUMNS_1.replace("No |", f"No | {heading} |")))
    [row] = form.indicators
    assert (row.no, row.no_text, row.name, row.dimension) == (1, "経済1", "A", "economy")


@pytest.mark.parametrize("heading", ["分野", "区分", "三側面"])
def test_a_further_column_of_sides_begins_no_table(heading: str) -> None:
    columns = COLUMNS_1.replace("達成度", f"{heading} | 達成度")
    values = VALUES.replace("| 20%", "| 経済 | 20%")
    form = only(first(f"1 | A | {values}", columns=columns))
    assert form.missing_columns == ()
    assert form.indicators[0].stated is not None
    assert form.indicators[0].stated.text == "20%"


@pytest.mark.parametrize("heading", ["2030年", "2030年度", "R12", "2030"])
def test_the_far_year_is_the_target_where_no_heading_says_so(heading: str) -> None:
    columns = f"No | 指標名 | 当初値 | < | < | 2022年 | < | < | 2023年 | < | < | {heading} | < | < | 達成度"
    form = only(
        first("1 | A | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | | | | 2030年 | 20 | 件 | 20%", columns=columns)
    )
    assert values(form.indicators[0]) == [
        ("2020年度", "10", "件"),
        ("2022年度", "12", "件"),
        None,
        ("2030年", "20", "件"),
    ]


@pytest.mark.parametrize(
    ("actuals", "last", "is_target"),
    [
        (("2022年実績", "2023年実績"), "2023年", True),
        (("2022年", "2023年"), "2023年", True),
        (("2022年実績", "2023年実績"), "2023年実績", False),
        (("2022年実績", "2023年実績"), "2022年", False),
    ],
)
def test_so_is_the_last_year_a_second_time(actuals: tuple[str, str], last: str, *, is_target: bool) -> None:
    years = "".join(f"{heading} | < | < | " for heading in (*actuals, last))
    cells = "1 | A | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | | | | 2023年 | 20 | 件 | 20%"
    form = only(first(cells, columns=f"No | 指標名 | 当初値 | < | < | {years}達成度"))
    assert [missing.role for missing in form.missing_columns] == ([] if is_target else ["target"])
    assert (values(form.indicators[0])[-1] == ("2023年", "20", "件")) is is_target


def test_a_second_actual_of_the_last_year_in_the_target_s_place_is_read_as_neither() -> None:
    years = "2022年実績 | < | < | 2023年実績 | < | < | 2023年実績 | < | <"
    cells = "1 | A | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | | | | 2023年 | 20 | 件 | 20%"
    form = only(first(cells, columns=f"No | 指標名 | 当初値 | < | < | {years} | 達成度"))
    assert [missing.role for missing in form.missing_columns] == ["target"]
    assert values(form.indicators[0]) == [("2020年度", "10", "件"), ("2022年度", "12", "件"), None, None]


@pytest.mark.parametrize(("written", "is_read"), [("20%", True), ("", True), ("順調に進んでいる", False)])
def test_how_it_goes_in_words_is_no_achievement(written: str, *, is_read: bool) -> None:
    row = f"1 | A | {VALUES.replace('20%', written)}"
    form = only(first(row, columns=COLUMNS_1.replace("達成度\\n(%)", "達成状況")))
    assert [missing.role for missing in form.missing_columns] == ([] if is_read else ["achievement"])


def test_years_that_follow_each_other_are_actuals() -> None:
    columns = "No | 指標名 | 当初値 | < | < | 2022年 | < | < | 2023年 | < | < | 達成度"
    form = only(first("1 | A | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | 2023年度 | 13 | 件 | 20%", columns=columns))
    assert [missing.role for missing in form.missing_columns] == ["target"]


def test_a_no_whose_heading_is_blank() -> None:
    rows = (f"経済1 | A | {VALUES}", f"経済2 | B | {VALUES}")
    form = only(first(*rows, columns=COLUMNS_1.replace("No |", "|")))
    assert [(row.no, row.dimension) for row in form.indicators] == [(1, "economy"), (2, "economy")]
    assert form.missing_columns == ()


def test_names_under_a_heading_of_targets() -> None:
    form = only(first(f"1 | A | {VALUES}", columns=COLUMNS_1.replace("指標名", "数値目標")))
    assert (form.indicators[0].name, form.missing_columns) == ("A", ())
