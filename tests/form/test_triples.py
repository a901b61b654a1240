"""Year, value and unit in three cells, two or one, with the values as the sheet shows them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from builders import forms
from form.drawing import COLUMNS_1, FIRST, first, lines, triple, values
from sdgsheet.form.model import Indicator, Triple
from sdgsheet.form.triples import split_year
from sdgsheet.notation.numbers import Qualifier

ONE = "No | 指標名 | 当初値 | 2022年 | 2030年（目標値） | 達成度"
TWO = "No | 指標名 | 当初値 | < | 2022年 | < | 2030年（目標値） | < | 達成度"


def only(*rows: str, columns: str = COLUMNS_1) -> Indicator:
    [form] = forms(first(*rows, columns=columns))
    return form.indicators[0]


def baseline(cells: str, columns: str = COLUMNS_1) -> Triple:
    """The baseline of a row whose first three value cells are these."""
    read = only(f"1 | A | {cells} | 2022年度 | 12 | 件 | 2030年 | 20 | 件 | 20%", columns=columns).baseline
    assert read is not None
    return read


def test_value_and_unit_in_one_cell() -> None:
    row = only("1 | A | 2020年度 | 1,073万円 | 2022年度 | 1,145万円 | 2023年 | 1,084万円 | 655%", columns=TWO)
    assert values(row) == [
        ("2020年度", "1,073万円", "万円"),
        ("2022年度", "1,145万円", "万円"),
        ("2023年", "1,084万円", "万円"),
    ]
    assert row.baseline is not None
    assert row.baseline.amount.number == 1073
    assert row.baseline.unit_from == "value"
    assert row.baseline.unit_cell == row.baseline.cell


def test_value_and_unit_in_two_cells_without_a_year() -> None:
    row = only("1 | A | 1,073 | 万円 | 1,145 | 万円 | 1,084 | 万円 | 655%", columns=TWO)
    assert values(row) == [("", "1,073", "万円"), ("", "1,145", "万円"), ("", "1,084", "万円")]
    assert row.baseline is not None
    assert row.baseline.year_cell is None


def test_all_in_one_cell() -> None:
    row = only("1 | A | 32.1％（2020年度） | 2022年度：34.5％ | 2030年\\n50％ | 13%", columns=ONE)
    assert values(row) == [("2020年度", "32.1％", "％"), ("2022年度", "34.5％", "％"), ("2030年", "50％", "％")]
    assert row.baseline is not None
    assert row.baseline.year_cell == row.baseline.cell == row.baseline.unit_cell


@pytest.mark.parametrize(
    ("text", "year", "value"),
    [
        ("2020年度 32.1％", "2020年度", "32.1％"),
        ("2020年度\n2,620十億円", "2020年度", "2,620十億円"),
        ("2020年度32.1％", "2020年度", "32.1％"),
        ("2018年3月120人", "2018年3月", "120人"),
        ("1,073万円（R2）", "R2", "1,073万円"),
        ("（2020年度）32.1", "2020年度", "32.1"),
        ("H30：89件", "H30", "89件"),
        ("2023年 上昇", "2023年", "上昇"),
        ("2022年度 未公表", "2022年度", "未公表"),
        ("2022年度未実施", "2022年度", "未実施"),
        ("2021年度\n81.37年", "2021年度", "81.37年"),
        ("81.37年（2021年度）", "2021年度", "81.37年"),
        ("2021年度 12日", "2021年度", "12日"),
        ("1,200人 2022年度", "2022年度", "1,200人"),
        ("2023FY\n2,140人", "2023FY", "2,140人"),
        ("FY2023 2,140人", "FY2023", "2,140人"),
        ("２０２３ＦＹ\n２，１４０人", "２０２３ＦＹ", "２，１４０人"),
        ("2023会計年度 2,140人", "2023会計年度", "2,140人"),
        ("2023年度／2,140人", "2023年度", "2,140人"),
        ("2023年度→2,140人", "2023年度", "2,140人"),
        ("2023年4月1日現在2,140人", "2023年4月1日現在", "2,140人"),
    ],
)
def test_a_year_in_the_values_cell_is_taken_off(text: str, year: str, value: str) -> None:
    assert split_year(text) == (year, value)


@pytest.mark.parametrize(
    "text",
    [
        "32.1",
        "32.1（速報）",
        "2020年度",
        "10年",
        "3年",
        "2,020",
        "95件（前年比10％増）",
        "2013年度比46％削減",
        "2025年3月公表予定",
        "2030年までに50",
    ],
)
def test_what_is_no_year_with_a_value_stays_as_it_is(text: str) -> None:
    assert split_year(text) == ("", text)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("昨年度\n2,140人", "昨年度"),
        ("20233年度\n2,140人", "20233年度"),
        ("2,140人（20XX年度）", "20XX年度"),
        ("23年度 2,140人", "23年度"),
        ("2023度\n2,140人", "2023度"),
        ("年度\n2,140人", "年度"),
        ("令和　年度\n2,140人", "令和　年度"),
        ("令和◇年度\n2,140人", "令和◇年度"),
        ("R年度\n2,140人", "R年度"),
    ],
)
def test_a_year_that_cannot_be_read_is_taken_off_too(text: str, year: str) -> None:
    read = only(f"1 | A | {text} | 2022年度 12件 | 2030年 20件 | 20%".replace("\n", "\\n"), columns=ONE).baseline
    assert read is not None
    assert read.year is None
    assert (read.year_text, read.amount.text, read.amount.number) == (year, "2,140人", Decimal(2140))


@pytest.mark.parametrize("text", ["2,140人（5年間）", "2,140人（うち前年度50）", "5年間 2,140人"])
def test_a_remark_is_no_year(text: str) -> None:
    assert split_year(text) == ("", text)


def test_a_unit_that_the_number_format_shows_counts_as_written_in_its_place() -> None:
    read = baseline('2020{0"年度"} | 1200{#,##0"人"} |')
    assert triple(read) == ("2020年度", "1,200人", "人")
    assert read.amount.number == 1200
    assert read.unit_from == "format"


def test_a_percentage_keeps_the_stored_number_and_shows_what_is_seen() -> None:
    read = baseline("2020年度 | 0.152{0.0%} | ％")
    assert (read.amount.number, read.amount.text, read.amount.places) == (Decimal("0.152"), "15.2%", 3)
    assert read.unit_from == "cell"


def test_a_date_typed_where_a_year_belongs() -> None:
    assert baseline("43921{yyyy/m/d} | 10 | 件").year_text == "2020/3/31"
    read = baseline('43922{[$-411]ggge"年度"} | 10 | 件')
    assert read.year_text == "令和2年度"
    assert read.year is not None
    assert read.year.named == 2020


def test_what_is_struck_out_is_no_part_of_the_value() -> None:
    read = baseline("2020年度 | ~~10~~12 | 件")
    assert (read.amount.text, read.amount.number, read.source.struck) == ("12", Decimal(12), "10")


def test_a_number_kept_as_text_is_a_number() -> None:
    read = baseline("2020年度 | '１，０７３ | 件")
    assert (read.amount.number, read.source.kind, read.amount.text) == (Decimal(1073), "text", "１，０７３")


def test_an_error_stands_as_it_is_written() -> None:
    read = baseline("#N/A | #REF! | 件")
    assert (read.year, read.year_text, read.amount.text, read.amount.number) == (None, "#N/A", "#REF!", None)
    assert not read.amount.missing


def test_a_year_that_cannot_be_read_keeps_its_text_and_a_dash_means_none() -> None:
    assert (baseline("直近 | 10 | 件").year, baseline("直近 | 10 | 件").year_text) == (None, "直近")
    dashed = baseline("－ | － | －")
    assert (dashed.year, dashed.year_text, dashed.unit) == (None, "", None)
    assert dashed.amount.missing


def test_a_few_words_may_stand_beside_the_year() -> None:
    read = baseline("2020年産米 | 10 | 件")
    assert (read.year and read.year.named, read.year_text) == (2020, "2020年産米")
    assert baseline("令和2020年度 | 10 | 件").year is None


def test_a_scale_word_in_the_value_belongs_to_the_unit_beside_it() -> None:
    read = baseline("2020年度 | 22万 | 人")
    assert read.unit is not None
    assert (read.amount.number, read.unit.spelling, read.unit_text) == (Decimal(22), "万人", "人")


def test_a_decade_beside_a_unit_of_its_own_is_no_unit() -> None:
    read = baseline("2020年度 | 16台 | t")
    assert (read.amount.qualifier, read.amount.unit, read.unit_text) == (Qualifier.ABOUT, "", "t")
    machines = baseline("2020年度 | 16台 | 台")
    assert (machines.amount.qualifier, machines.unit_text) == (None, "台")


def test_a_qualifier_stays_with_the_value() -> None:
    assert baseline("2020年度 | 約10 | 件").amount.qualifier is Qualifier.ABOUT
    assert baseline('2020年度 | 10{"約"0} | 件').amount.qualifier is Qualifier.ABOUT


def test_cells_merged_over_a_triple() -> None:
    assert triple(baseline("2020年度 32.1％ | < | <")) == ("2020年度", "32.1％", "％")
    assert triple(baseline("2020年度 | 32.1％ | <")) == ("2020年度", "32.1％", "％")
    assert triple(baseline("2022年度未実施 | < | <")) == ("2022年度", "未実施", "")


def written_beside_a_full_row(cells: str) -> Indicator:
    """A row with this baseline, below one that tells which cell is the year's."""
    full = "1 | A | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | 2030年 | 20 | 件 | 20%"
    [form] = forms(first(full, f"2 | B | {cells} | 2022年度 | 12 | 件 | 2030年 | 20 | 件 | 20%"))
    return form.indicators[1]


def test_words_in_the_first_cell_of_a_triple_that_is_not_merged_are_its_value() -> None:
    row = written_beside_a_full_row("計画なし | | ")
    assert triple(row.baseline) == ("", "計画なし", "")


@pytest.mark.parametrize(
    ("cells", "written"),
    [
        ("2020年度 | | ", ("2020年度", "", "")),
        ("令和4年席 | | ", ("令和4年席", "", "")),
        ("－ | | ", ("", "", "")),
        ("当初 | 10 | 件", ("当初", "10", "件")),
        ("現状 | | 件", ("現状", "", "件")),
    ],
)
def test_years_slips_dashes_and_words_beside_a_value_or_unit_stay_in_the_years_place(
    cells: str, written: tuple[str, str, str]
) -> None:
    assert triple(written_beside_a_full_row(cells).baseline) == written


def test_units_before_the_value_and_years_after_it() -> None:
    row = only("1 | A | 件 | 10 | R2 | 件 | 12 | R4 | 件 | 20 | R12 | 20%")
    assert values(row) == [("R2", "10", "件"), ("R4", "12", "件"), ("R12", "20", "件")]


def test_the_year_behind_value_and_unit_is_their_own_where_headings_are_not_merged() -> None:
    columns = COLUMNS_1.replace("<", "")
    row = only("1 | A | 10 | 件 | R2 | 12 | 件 | R4 | 20 | 件 | R12 | 20%", columns=columns)
    assert values(row) == [("R2", "10", "件"), ("R4", "12", "件"), ("R12", "20", "件")]


def test_a_year_before_a_heading_that_stands_over_the_value_is_the_value_s() -> None:
    columns = "No | 指標名 | | 当初値 | | | 2022年 | | | 2030年（目標値） | | 達成度"
    row = only("1 | A | R2 | 10 | 件 | R4 | 12 | 件 | R12 | 20 | 件 | 20%", columns=columns)
    assert values(row) == [("R2", "10", "件"), ("R4", "12", "件"), ("R12", "20", "件")]


def test_years_behind_the_last_heading_may_be_those_of_a_column_whose_heading_is_lost() -> None:
    columns = "No | 指標名 | | 当初値 | | | 2022年 | | | | | 達成度"
    row = only("1 | A | R2 | 10 | 件 | R4 | 12 | 件 | R12 | 20 | 件 | 20%", columns=columns)
    assert values(row)[:2] == [("R2", "10", "件"), ("R4", "12", "件")]


def test_a_year_that_looks_like_a_value_is_told_by_its_place() -> None:
    row = only("1 | A | 2020 | 2,020 | 人 | 2022 | 2,100 | 人 | 2030 | 2,500 | 人 | 17%")
    assert values(row) == [("2020", "2,020", "人"), ("2022", "2,100", "人"), ("2030", "2,500", "人")]


def test_a_formula_s_result_is_the_value_it_shows() -> None:
    read = baseline("2020年度 | =7+3 -> 10 | 件")
    assert (read.amount.number, read.source.formula) == (Decimal(10), "7+3")


def test_a_year_alone_is_a_blank_triple_and_nothing_is_none() -> None:
    [form] = forms(lines(FIRST, COLUMNS_1, "1 | A | 2020年度 | | | | | | 2030年 | 20 | 件 |"))
    row = form.indicators[0]
    assert row.baseline is not None
    assert row.baseline.is_blank
    assert row.actuals == (None,)
    assert row.stated is not None
    assert row.stated.text == ""


def test_number_formats_that_show_something_else_than_what_is_stored() -> None:
    thousands = baseline("2020年度 | 2620400{#,##0,} | 千円")
    assert (thousands.amount.text, thousands.amount.number) == ("2,620", Decimal("2620.4"))
    negative = baseline("2020年度 | -5{#,##0;(#,##0)} | 件")
    assert (negative.amount.text, negative.amount.number, negative.amount.qualifier) == ("(5)", Decimal(-5), None)
    literal = baseline('2020年度 | 34.5{0.0"%"} |')
    assert (literal.amount.number, literal.amount.places, literal.unit_text) == (Decimal("34.5"), 1, "%")
    hidden = baseline("2020年度 | 12{;;;} | 件")
    assert (hidden.amount.number, hidden.amount.text) == (Decimal(12), "12")
