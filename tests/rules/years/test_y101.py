"""Y101: the year cannot be read, or is missing beside a value."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from indicators import SHEET, Values, case, error, form, judge, row
from sdgsheet.form.model import Indicator
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.rule import Found
from sdgsheet.rules.years.y101 import RULE
from sdgsheet.snapshot import Cell, Sheet, Workbook

BASE: Values = ("2020年度", "32.1", "％")
ACTUAL: Values = ("2022年度", "34.5", "％")
TARGET: Values = ("2030年", "50.0", "％")


def says(*rows: Indicator, target_headings: Mapping[int, str] | None = None) -> list[Found]:
    return judge(RULE, case(form(list(rows), target_headings=target_headings)))


def one(base: Values | None = BASE, actual: Values | None = ACTUAL, target: Values | None = TARGET) -> Indicator:
    return row(1, 1, "参加した市民の割合", base, [actual], target)


@pytest.mark.parametrize("year", ["2022年13月", "令和X年度", "昨年度", "令和0年度", "13月", "２０２"])
def test_speaks_of_a_year_that_cannot_be_read(year: str) -> None:
    [found] = says(one(actual=(year, "34.5", "％")))
    assert found.severity is None
    assert RULE.severity is Severity.ERROR
    assert found.cell.a1 == "H11"
    assert f"「{year}」" in found.message.ja
    assert f"“{year}”" in found.message.en


@pytest.mark.parametrize(
    ("written", "meant"), [("2O22年度", "2022年度"), ("202l年度", "2021年度"), ("20222年度", "2022年度")]
)
def test_guesses_what_was_meant(written: str, meant: str) -> None:
    [found] = says(one(actual=(written, "34.5", "％")))
    assert f"「{meant}」の書き誤り" in found.message.ja
    assert f"“{meant}” may be meant" in found.message.en


@pytest.mark.parametrize("written", ["22年度", "22", "4年度", "４年"])
def test_a_short_year_is_the_one_that_the_heading_names(written: str) -> None:
    assert says(one(actual=(written, "34.5", "％"))) == []


@pytest.mark.parametrize("written", ["23年度", "5年度", "4", "1年度"])
def test_a_short_year_of_another_kind_is_none(written: str) -> None:
    [found] = says(one(actual=(written, "34.5", "％")))
    assert found.stated == written


def test_a_short_year_beside_a_baseline_is_of_no_heading() -> None:
    [found] = says(one(base=("2年度", "32.1", "％")))
    assert found.stated == "2年度"


@pytest.mark.parametrize("actual", ["4年度", "令和4年度", "R4", "Ｒ４年度"])
def test_a_short_year_beside_a_baseline_is_told_by_the_years_beside_it(actual: str) -> None:
    assert says(one(base=("2年度", "32.1", "％"), actual=(actual, "34.5", "％"))) == []
    [found] = says(one(base=("2", "32.1", "％"), actual=(actual, "34.5", "％")))
    assert found.stated == "2"


@pytest.mark.parametrize("written", ["2年度", "20年度"])
def test_or_by_most_other_baselines(written: str) -> None:
    others = [row(1, no, f"指標{no}", BASE, [ACTUAL], TARGET) for no in (2, 3)]
    assert says(one(base=(written, "32.1", "％")), *others) == []
    [found] = says(one(base=("3年度", "32.1", "％")), *others)
    assert found.stated == "3年度"


def test_a_word_as_target_has_a_year_that_can_be_read_or_not() -> None:
    [found] = says(one(target=("いつか", "上昇", "")))
    assert found.cell.a1 == "Q11"


def test_a_figure_without_its_year_is_an_info_under_a_heading_that_names_one() -> None:
    [found] = says(one(actual=("", "34.5", "％")))
    assert found.severity is Severity.INFO
    assert "見出しの「2022年」の値として扱いました" in found.message.ja
    [found] = says(one(target=("－", "50.0", "％")))
    assert found.severity is Severity.INFO
    assert "「2030年」" in found.message.ja


def test_a_baseline_without_its_year_is_a_warning_and_says_what_the_others_have() -> None:
    others = [row(1, n, f"指標{n}", BASE, [ACTUAL], TARGET) for n in (2, 3, 4)]
    [found] = says(one(base=("", "32.1", "％")), *others)
    assert found.severity is Severity.WARNING
    assert found.action is not None
    assert "ほかの行は主に2020年度です" in found.action.ja


def test_a_word_in_place_of_the_year_is_named() -> None:
    def saying(column: int, word: str) -> Workbook:
        return Workbook((Sheet(SHEET, {11: {column: Cell(11, column, "text", word)}}),))

    without = one(base=("", "32.1", "％"), target=("", "50.0", "％"))
    found, _ = judge(RULE, case(form([without]), book=saying(5, "時期未定")))
    assert found.message.ja == "当初値「32.1」の年の欄は「時期未定」で、いつの値かを示す年の記入がありません。"
    assert found.message.en.startswith("The baseline, “32.1”, has “時期未定” in the place of its year, and no year")
    _, found = judge(RULE, case(form([without]), book=saying(17, "未定")))
    assert "目標値「50.0」の年が「未定」のため、見出しの「2030年」" in found.message.ja
    assert "has the year “未定”; it was taken as of “2030年”" in found.message.en


def test_where_no_baseline_has_a_year_one_in_the_heading_is_enough() -> None:
    rows = [row(1, n, f"指標{n}", ("", "32.1", "％"), [ACTUAL], TARGET) for n in (1, 2, 3)]
    assert [
        found.action is not None and "見出しに「当初値（2020年度）」" in found.action.ja for found in says(*rows)
    ] == [True] * 3


def test_a_target_without_its_year_is_a_warning_where_the_heading_names_none() -> None:
    [found] = says(one(target=("", "50.0", "％")), target_headings={1: "目標値"})
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    "year",
    [
        "2022年度", "2022年", "2022", "令和4年度", "R4", "Ｒ４年度", "令和元年度", "平成35年度", "2023（平成35）年度",
        "2023年3月", "2022.3", "2022年度末", "2023年4月1日", "毎年度", "R4～R6累計", "2018～2020平均",
        "R5.3月末", "2022暦年", "2022年産", "2022年１～12月", "2022年7-9月", "2022学年度", "2021年経済センサス", "平成27年国調",
        "令和四年度", "平成三十年度", "二〇二二年", "令和五年三月", "’22", "22年度", "22",
    ],
)  # fmt: skip
def test_silent_on_the_ways_in_which_years_are_written(year: str) -> None:
    assert says(one(actual=(year, "34.5", "％"))) == []


def test_two_digits_that_no_heading_explains_cannot_be_read() -> None:
    assert len(says(one(actual=("23年度", "34.5", "％")))) == 1
    assert len(says(one(base=("19年度", "32.1", "％")))) == 1


@pytest.mark.parametrize("value", ["", "－", "未公表", "集計中", "同上"])
def test_silent_where_no_value_stands(value: str) -> None:
    assert says(one(actual=("", value, "％"))) == []
    assert says(one(actual=("？", value, "％"))) == []


def test_silent_on_a_word_without_a_year() -> None:
    assert says(one(target=("", "上昇", ""))) == []


def test_silent_on_what_is_unfinished_or_an_error() -> None:
    assert says(one(actual=("●●年度", "34.5", "％"))) == []
    assert says(one(actual=("#REF!", "34.5", "％"))) == []
    assert says(one(actual=("", error("#N/A"), "％"))) == []


def test_a_year_left_out_of_a_cell_that_holds_years_elsewhere_in_the_row_is_an_info() -> None:
    plain = one(actual=("", "34.5", "％"))
    assert plain.baseline is not None
    actual = plain.actuals[0]
    assert actual is not None
    in_one = replace(
        plain,
        baseline=plain.baseline._replace(year_cell=plain.baseline.cell),
        actuals=(actual._replace(year_cell=None), None, None),
    )
    [found] = says(in_one)
    assert found.severity is Severity.INFO


def test_silent_where_the_years_stand_in_the_headings_alone() -> None:
    plain = one(actual=("", "34.5", "％"))
    actual = plain.actuals[0]
    assert actual is not None
    headed = replace(plain, actuals=(actual._replace(year_cell=None), None, None))
    assert says(headed) == []
