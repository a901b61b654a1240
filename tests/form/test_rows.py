"""Rows: which are indicators, what continues from above, and what else stands between them."""

from __future__ import annotations

import pytest

from builders import forms, sheet
from form.drawing import COLUMNS_1, COLUMNS_2, FIRST, SECOND, VALUES, first, left_out, lines, names, second, values
from sdgsheet.form.model import Form
from sdgsheet.form.rowkinds import dimension_in, is_note, is_subtotal

BLANK = " | | | | | | | | |"


def only(*sheets: str) -> Form:
    [form] = forms(*sheets)
    return form


def test_blank_rows_notes_and_subtotals_are_no_indicators() -> None:
    form = only(
        first(
            f"1 | A | {VALUES}",
            "",
            "※数値は速報",
            f"2 | B | {VALUES}",
            f"経済 小計 | | {BLANK} | 20%",
            f" | 合計 | {BLANK} | 20%",
            " | 出典：市統計書",
            f" | （平均達成度） | {BLANK} | 0.3",
            f" | 【小計】 | {VALUES}",
            f" | 全体の達成度 | {BLANK} 45%",
        )
    )
    assert names(form, 1) == ["A", "B"]
    assert left_out(form) == [
        ("A5", "注記の行"),
        ("A7", "小計・平均の行"),
        ("B8", "小計・平均の行"),
        ("B9", "注記の行"),
        ("B10", "小計・平均の行"),
        ("B11", "小計・平均の行"),
        ("B12", "小計・平均の行"),
    ]


def test_an_indicator_whose_name_begins_like_a_subtotal_or_a_note_is_one() -> None:
    form = only(
        first(f"1 | 合計特殊出生率 | {VALUES}", f"2 | 注目度の高い店の数 | {VALUES}", f"3 | 平均寿命 | {VALUES}")
    )
    assert names(form, 1) == ["合計特殊出生率", "注目度の高い店の数", "平均寿命"]
    assert not is_subtotal("合計特殊出生率")
    assert not is_note("注目度の高い店の数")


def test_headings_repeated_at_a_page_break_belong_to_the_same_section() -> None:
    form = only(
        first(
            f"1 | A | {VALUES}",
            COLUMNS_1,
            f"2 | B | {VALUES}",
            "（１）2030年のあるべき姿の実現へ向けた取組の達成状況（続き）",
            COLUMNS_1,
            f"3 | C | {VALUES}",
        )
    )
    assert names(form, 1) == ["A", "B", "C"]


def test_rows_continued_in_a_block_beside() -> None:
    row = f"A | {VALUES}"
    form = only(lines(FIRST, f"{COLUMNS_1} | | {COLUMNS_1}", f"1 | {row} | | 3 | {row}", f"2 | {row} | | 4 | {row}"))
    assert [r.no for r in form.indicators] == [1, 2, 3, 4]
    assert len({r.key for r in form.indicators}) == 4


@pytest.mark.parametrize(
    "band", ["■　経済", "【経済】", "経　済", "経済面 | < | <", "〈経済〉", "《経済》", "１．経済"]
)
def test_a_band_names_the_dimension_of_the_rows_below(band: str) -> None:
    form = only(first(band, f"1 | A | {VALUES}", "■社会", f"1 | B | {VALUES}", f"2 | C | {VALUES}"))
    assert [(r.name, r.dimension) for r in form.indicators] == [("A", "economy"), ("B", "society"), ("C", "society")]
    assert left_out(form) == [("A3", "区切りの行"), ("A5", "区切りの行")]


def test_the_dimension_in_a_column_of_its_own_merged_or_written_once() -> None:
    columns = "側面 | " + COLUMNS_1
    form = only(
        first(
            f"経済 | 1 | A | {VALUES}",
            f"^ | 2 | B | {VALUES}",
            f"社会 | 1 | C | {VALUES}",
            f" | 2 | D | {VALUES}",
            columns=columns,
        )
    )
    assert [(r.no, r.dimension) for r in form.indicators] == [
        (1, "economy"),
        (2, "economy"),
        (1, "society"),
        (2, "society"),
    ]


def test_the_dimension_in_a_column_without_a_heading() -> None:
    form = only(first(f"経済 | 1 | A | {VALUES}", f"^ | 2 | B | {VALUES}", columns=" | " + COLUMNS_1))
    assert [r.dimension for r in form.indicators] == ["economy", "economy"]


def test_the_dimension_beside_the_number_under_one_heading() -> None:
    columns = "No | < | 指標名 | 当初値 | < | < | 2022年 | < | < | 2030年（目標値） | < | < | 達成度"
    form = only(first(f"経済 | 1 | A | {VALUES}", f"^ | 2 | B | {VALUES}", columns=columns))
    assert [(r.no, r.no_text, r.dimension) for r in form.indicators] == [
        (1, "経済1", "economy"),
        (2, "経済2", "economy"),
    ]


@pytest.mark.parametrize("below", ["^", "", "①まち", "〃", "同上"])
def test_an_initiative_is_merged_written_once_or_repeated(below: str) -> None:
    form = only(
        second(f"1 | ①まち | A | {VALUES}", f"2 | {below} | B | {VALUES}", f"3 | ②ひと\\nづくり | C | {VALUES}")
    )
    assert [r.initiative for r in form.indicators] == ["①まち", "①まち", "②ひとづくり"]
    cells = [r.initiative_cell.a1 for r in form.indicators if r.initiative_cell]
    assert cells == ["B3", "B4" if below == "①まち" else "B3", "B5"]


def test_an_initiative_in_two_columns_under_one_heading() -> None:
    columns = COLUMNS_2.replace("取組名 |", "取組名 | < |")
    rows = (f"1 | ① | 循環する経済 | A | {VALUES}", f"2 | | | B | {VALUES}", f"3 | ② | 健やかなまち | C | {VALUES}")
    form = only(second(*rows, columns=columns))
    assert [row.initiative for row in form.indicators] == ["①循環する経済", "①循環する経済", "②健やかなまち"]
    assert [row.initiative_cell.a1 for row in form.indicators if row.initiative_cell] == ["B3", "B3", "B5"]


def test_an_initiative_as_a_band_over_its_rows() -> None:
    form = only(
        second(
            "①まちづくり | < | <", f"1 | A | {VALUES}", "②ひとづくり | < | <", f"2 | B | {VALUES}", columns=COLUMNS_1
        )
    )
    assert [r.initiative for r in form.indicators] == ["①まちづくり", "②ひとづくり"]


def test_a_row_is_filled_if_it_has_a_name_or_a_value() -> None:
    form = only(
        first(
            f"1 | | {VALUES}",
            f"2 | A | {BLANK}",
            '3 | | | | 件 | | | 件 | | | 件 | =IF(COUNT(D5)=0,"") -> {0%}',
            "4 | | 2020年度 | | 件 | 2022年度 | | 件 | 2030年 | | 件 |",
            "5 | | | =D3 -> 10 | | | | | | | |",
        )
    )
    assert [(r.no, r.name) for r in form.indicators] == [(1, ""), (2, "A")]
    assert left_out(form) == []


def test_a_text_without_no_and_values_is_left_out_and_said() -> None:
    form = only(first(f"1 | A | {VALUES}", " | 目標値は計画による。"))
    assert names(form, 1) == ["A"]
    assert left_out(form) == [("B4", "指標名の欄の文だけの行")]


def test_last_years_figures_below_a_row_are_a_note() -> None:
    before = "| （前回報告） | 2020年度 | 10 | 件 | 2021年度 | 11 | 件 | | | |"
    form = only(first(f"1 | A | {VALUES}", before, f"2 | （仮称）Ｂ | {VALUES}", f"| （うち市外） | {VALUES}"))
    assert names(form, 1) == ["A", "（仮称）Ｂ", "（うち市外）"]
    assert left_out(form) == [("B4", "注記の行")]


def test_a_repeated_row_that_is_left_blank_is_an_indicator() -> None:
    form = only(first(f"1 | A【8.2】 | {VALUES}", f"2 | A【8.2】【再掲】 | {BLANK}"))
    assert [(r.name, r.repeated) for r in form.indicators] == [("A", False), ("A", True)]


@pytest.mark.parametrize(
    "row", ["記入例 | 店の数", "（例） | 店の数", "1 | （記入例）店の数", "1 | 【例】店の数", "例 | 店の数"]
)
def test_rows_of_an_example_are_told_apart(row: str) -> None:
    form = only(first(f"{row} | {VALUES}", f"1 | A | {VALUES}"))
    assert names(form, 1) == ["A"]
    [cell] = form.examples
    assert cell.row == 3
    assert left_out(form) == [("A3", "記入例の行")]


def test_letters_and_numbers_that_name_the_columns_are_no_row() -> None:
    form = only(first("① | ② | ③ | ④ | ⑤ | ⑥ | ⑦ | ⑧ | ⑨ | ⑩ | ⑪ | ⑫=(⑦-④)/(⑩-④)", f"1 | A | {VALUES}"))
    assert names(form, 1) == ["A"]


def test_a_value_merged_over_rows_counts_for_each() -> None:
    form = only(
        first(
            "1 | A | 2020年度 | 0 | 人 | 2022年度 | 48 | 人 | 2030年 | 280 | 人 | 17%",
            "2 | B | ^ | ^ | ^ | ^ | 27 | 人 | ^ | 150 | 人 | 18%",
        )
    )
    assert values(form.indicators[1]) == [("2020年度", "0", "人"), ("2022年度", "27", "人"), ("2030年", "150", "人")]
    baseline = form.indicators[1].baseline
    assert baseline is not None
    assert baseline.cell.a1 == "D3"


def test_an_indicator_that_fills_two_sheet_rows_is_one() -> None:
    form = only(first(f"1 | A | {VALUES}", "^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^", f"2 | B | {VALUES}"))
    assert names(form, 1) == ["A", "B"]


def test_two_targets_under_one_merged_name_are_two_indicators() -> None:
    form = only(first(f"1 | A | {VALUES}", "^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | 2035年 | 30 | 件 | 10%"))
    assert [r.name for r in form.indicators] == ["A", "A"]
    assert [values(r)[-1] for r in form.indicators] == [("2030年", "20", "件"), ("2035年", "30", "件")]
    assert form.indicators[0].no_cell == form.indicators[1].no_cell


def test_hidden_rows_and_columns_are_read() -> None:
    [form] = forms(sheet(first(f"1 | A | {VALUES}", f"2 | B | {VALUES}"), hidden_rows=[3], hidden_columns=[4]))
    assert names(form, 1) == ["A", "B"]


def test_a_wrapped_name_is_one_line_and_keeps_its_text() -> None:
    form = only(first(f"1 | 自治会等の活\\n動の割合\\n【11.2,11.b】 | {VALUES}"))
    [row] = form.indicators
    assert (row.name, row.goals) == ("自治会等の活動の割合", ("11.2", "11.b"))
    assert row.name_text == "自治会等の活\n動の割合\n【11.2,11.b】"


def test_a_table_for_each_dimension_with_the_band_above_its_headings() -> None:
    form = only(lines(FIRST, "■経済", COLUMNS_1, f"1 | A | {VALUES}", "", "■社会", COLUMNS_1, f"2 | B | {VALUES}"))
    assert [(r.name, r.dimension) for r in form.indicators] == [("A", "economy"), ("B", "society")]


def test_a_legend_below_the_table_is_no_row() -> None:
    form = only(first(f"1 | A | {VALUES}", "", "達成度の目安 | | | 100%以上 | | | 80%以上"))
    assert names(form, 1) == ["A"]


def test_a_row_with_values_and_without_a_name_is_one() -> None:
    form = only(first(f"経済1 | | {VALUES}", f" | | {VALUES}"))
    assert [(r.no, r.name) for r in form.indicators] == [(1, ""), (None, "")]


def test_year_and_unit_as_above_are_not_written_here() -> None:
    form = only(
        first(f"1 | A | {VALUES}", "2 | A【再掲】 | 同上 | 同上 | 同上 | 〃 | 〃 | 〃 | 同上 | 同上 | 同上 | 同上")
    )
    baseline = form.indicators[1].baseline
    assert baseline is not None
    assert (baseline.year_text, baseline.amount.text, baseline.unit) == ("", "同上", None)


@pytest.mark.parametrize("merged", ["^", ""])
def test_years_on_a_second_line_belong_to_the_values_above(merged: str) -> None:
    columns = "No | 指標名 | 当初値 | 2022年 | 2030年（目標値） | 達成度"
    rows = (
        "1 | A | 10件 | 12件 | 20件 | 20%",
        f"{merged} | {merged} | （2020年度） | （2022年度） | （2030年） | {merged}",
    )
    form = only(first(*rows, "2 | B | 10件 | 12件 | 20件 | 20%", columns=columns))
    assert names(form, 1) == ["A", "B"]
    assert values(form.indicators[0]) == [
        ("2020年度", "10件", "件"),
        ("2022年度", "12件", "件"),
        ("2030年", "20件", "件"),
    ]
    cell = form.indicators[0].triples[0].year_cell
    assert cell is not None
    assert cell.a1 == "C4"


def test_values_on_a_second_line_belong_to_the_years_above() -> None:
    columns = "No | 指標名 | 当初値 | 2022年 | 2030年（目標値） | 達成度"
    form = only(first("1 | A | 2020年度 | 2022年度 | 2030年 | 20%", "^ | ^ | 10件 | 12件 | 20件 | ^", columns=columns))
    assert [values(r) for r in form.indicators] == [
        [("2020年度", "10件", "件"), ("2022年度", "12件", "件"), ("2030年", "20件", "件")]
    ]


def test_initiatives_over_tables_of_their_own() -> None:
    form = only(lines(SECOND, "①まち", COLUMNS_1, f"1 | A | {VALUES}", "", "②ひと", COLUMNS_1, f"2 | B | {VALUES}"))
    assert [r.initiative for r in form.indicators] == ["①まち", "②ひと"]


def test_a_remark_where_values_stand_is_no_row() -> None:
    form = only(
        first(f"1 | A | {VALUES}", " | | | ※2020年度は推計", " | | 2022年度の値は翌年に公表", f"2 | B | {VALUES}")
    )
    assert names(form, 1) == ["A", "B"]
    assert left_out(form) == [("D4", "注記の行"), ("C5", "Noと指標名のない説明の行")]


NUMBERS = "2020年度 | 10 | 件 | 2022年度 | {} | | 2030年 | {} | 件 | 20%"


@pytest.mark.parametrize(
    "text",
    [
        "コロナにより中止",
        "次年度調査",
        "5年に1回の調査のため実績なし",
        "R7.3公表",
        "実績値は令和7年度に公表",
        "※1",
        "廃止",
        "（2024年度実績は令和7年度に報告）",
    ],
)
def test_a_text_among_figures_says_why_there_is_none(text: str) -> None:
    actual = only(first(f"1 | A | {NUMBERS.format(text, 20)}")).indicators[0].actuals[0]
    assert actual is not None
    assert (actual.amount.missing, actual.amount.number, actual.amount.text) == (True, None, text)


@pytest.mark.parametrize(
    ("text", "target"), [("達成", 20), ("増加", 20), ("○", 20), ("●●", 20), ("要確認", 20), ("次年度調査", "上昇")]
)
def test_a_text_that_tells_how_it_is_stays_a_word(text: str, target: object) -> None:
    actual = only(first(f"1 | A | {NUMBERS.format(text, target)}")).indicators[0].actuals[0]
    assert actual is not None
    assert actual.amount.is_word


def test_bands_give_the_initiative_where_its_column_is_left_empty() -> None:
    form = only(second("①稼ぐ力", f"1 | | A | {VALUES}", f"2 | | B | {VALUES}", "②健康", f"3 | | C | {VALUES}"))
    assert [row.initiative for row in form.indicators] == ["①稼ぐ力", "①稼ぐ力", "②健康"]


TWO_LINES = "No | 指標名 | 当初値 | < | 2022年 | < | 2030年（目標値） | < | 達成度"


@pytest.mark.parametrize("actual", ["（2022年度）", "（2O22年度）", ""])
def test_years_on_the_line_below_the_values(actual: str) -> None:
    [form] = forms(
        first(
            "1 | A | 10 | 件 | 12 | 件 | 20 | 件 | 20%",
            f"^ | ^ | （2020年度） | < | {actual} | < | （2030年） | < | ^",
            columns=TWO_LINES,
        )
    )
    [row] = form.indicators
    assert values(row) == [("2020年度", "10", "件"), (actual.strip("（）"), "12", "件"), ("2030年", "20", "件")]
    assert [t.year_cell.a1 for t in row.triples if t.year_cell] == ["C4", "E4", "G4"]


DIVIDED = COLUMNS_1.replace("指標名", "指標名 | <")


def test_a_name_merged_over_rows_with_its_parts_beside_it() -> None:
    form = only(
        first(
            f"1 | 店の数【8.2】 | < | {VALUES}",
            f"2 | 健康寿命\\n【3.4】 | 男性 | {VALUES}",
            f"3 | ^ | （女性） | {VALUES}",
            f"4 | 公園の数 | < | {VALUES}",
            columns=DIVIDED,
        )
    )
    assert names(form, 1) == ["店の数", "健康寿命（男性）", "健康寿命（女性）", "公園の数"]
    assert [row.goals for row in form.indicators] == [("8.2",), ("3.4",), ("3.4",), ()]
    assert [row.name_cell.a1 for row in form.indicators if row.name_cell] == ["B3", "C4", "C5", "B6"]


def test_goals_beside_a_name_merged_over_rows_are_no_part_of_it() -> None:
    form = only(first(f"1 | 健康寿命 | 【3.4】 | {VALUES}", f"2 | ^ | 【3.8】 | {VALUES}", columns=DIVIDED))
    assert names(form, 1) == ["健康寿命", "健康寿命"]


@pytest.mark.parametrize(
    "title", ["２　環境", "〇環境", "２．環境面の取組", "② 環境", "Ⅱ 環境", "環境分野の指標", "【環境】"]
)
def test_a_line_that_names_a_dimension(title: str) -> None:
    assert dimension_in(title) == "environment"


@pytest.mark.parametrize("text", ["環境教育", "2社会福祉", "経済1", "環境8", "第2環境基本計画"])
def test_a_line_that_names_none(text: str) -> None:
    assert dimension_in(text) is None
