"""U102: the units in a row differ."""

import pytest

from builders import forms
from indicators import Figure, Values, case, form, judge, row
from sdgsheet.form.model import Indicator
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.rule import Found
from sdgsheet.rules.units.clash import units_clash
from sdgsheet.rules.units.u102 import RULE


def one(base: Values, actual: Values, target: Values, stated: Figure = "") -> Indicator:
    return row(1, 2, "公共交通の利用者数", base, [actual], target, stated)


def says(of: Indicator) -> list[Found]:
    found = judge(RULE, case(form([of])))
    assert units_clash(case(form([of])), of) == any(f.severity is Severity.ERROR for f in found)
    return found


@pytest.mark.parametrize(
    ("a", "b"),
    [("台", "箇所"), ("％", "ポイント"), ("件", "箇所"), ("t", "t-CO2"), ("人", "人日"), ("人", "世帯"), ("人", "回")],
)
def test_units_that_do_not_convert_are_an_error(a: str, b: str) -> None:
    [found] = says(one(("2020年度", "40", a), ("2022年度", "46", b), ("2030年", "80", a), "15%"))
    assert found.severity is Severity.ERROR
    assert found.cell.a1 == "J12"
    assert f"「{b}」" in found.message.ja
    assert f"「{a}」" in found.message.ja


@pytest.mark.parametrize(("a", "b", "by_year"), [("件", "件/年", True), ("回／年", "回", True), ("件/月", "件", False)])
def test_a_year_s_figure_beside_a_total_is_told_as_such(a: str, b: str, *, by_year: bool) -> None:
    [found] = says(one(("2020年度", "40", a), ("2022年度", "46", b), ("2030年", "80", a), "15%"))
    assert ("累計か" in found.message.ja) is by_year
    assert ("換算できない" in found.message.ja) is not by_year


def test_the_odd_one_out_is_named_wherever_it_stands() -> None:
    [found] = says(one(("2020年度", "40", "箇所"), ("2022年度", "46", "台"), ("2030年", "80", "台"), "15%"))
    assert found.cell.a1 == "G12"
    [found] = says(one(("2020年度", "40", "台"), ("2022年度", "46", "台"), ("2030年", "80", "箇所"), "15%"))
    assert found.cell.a1 == "S12"


def test_a_warning_where_the_figures_are_right_after_conversion() -> None:
    [found] = says(one(("2021年度", "820", "千人"), ("2022年度", "905,000", "人"), ("2030年", "1,200", "千人"), "22%"))
    assert found.severity is Severity.WARNING
    assert "905千人" in found.message.ja
    assert "1千人＝1,000人" in found.message.ja
    assert "“905千人” (“1千人” = “1,000人”)" in found.message.en
    assert "達成度はその値で正しく" in found.message.ja


def test_an_error_where_the_written_figure_is_not() -> None:
    mixed = one(("2021年度", "820", "千人"), ("2022年度", "905,000", "人"), ("2030年", "1,200", "千人"), "237942%")
    [found] = says(mixed)
    assert found.severity is Severity.ERROR
    assert found.action is not None
    assert "905千人" in found.action.ja


def test_an_error_where_no_figure_proves_it() -> None:
    [found] = says(one(("2021年度", "820", "千人"), ("2022年度", "905,000", "人"), ("2030年", "1,200", "千人")))
    assert found.severity is Severity.ERROR


def test_an_error_where_the_converted_value_is_far_from_the_row() -> None:
    [found] = says(one(("2021年度", "520", "千㎥"), ("2022年度", "548", "万㎥"), ("2030年", "600", "千㎥"), "6200%"))
    assert found.severity is Severity.ERROR
    assert "5,480千㎥" in found.message.ja or "5480千㎥" in found.message.ja
    assert "大きく離れます" in found.message.ja


def test_an_older_actual_in_another_unit_is_a_warning_where_the_figure_is_right() -> None:
    mixed = row(
        1,
        4,
        "来館者数",
        ("2022年度", "12.4", "千人"),
        [("2022年度", "12,870", "人"), ("2023年度", "13.3", "千人")],
        ("2030年", "18.0", "千人"),
        "16%",
    )
    [found] = says(mixed)
    assert found.severity is Severity.WARNING
    assert "12.87千人" in found.message.ja


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("㎥", "m3"),
        ("箇所", "か所"),
        ("％", "%"),
        ("人", "名"),
        ("ha", "ヘクタール"),
        ("十億円", "10億円"),
        ("人", "人（累計）"),
        ("人", "人※1"),
        ("件", "件数"),
        ("件(累計)", "件"),
        ("％", "％以上"),
        ("g/人日", "g/(人・日)"),
    ],
)
def test_silent_on_spellings_and_notes(a: str, b: str) -> None:
    assert says(one(("2020年度", "40", a), ("2022年度", "46", b), ("2030年", "80", a), "15%")) == []


def test_silent_where_a_unit_is_missing_or_stands_at_no_figure() -> None:
    assert says(one(("2020年度", "40", "件"), ("2022年度", "46", ""), ("2030年", "80", "件"), "15%")) == []
    assert says(one(("2020年度", "40", "件"), ("2022年度", "－", "人"), ("2030年", "80", "件"))) == []
    assert says(one(("2020年度", "40", "件"), ("2022年度", "46", "件"), ("2030年", "上昇", "人"))) == []


def test_silent_on_a_lone_scale_word() -> None:
    columns = "No | 指標名 | 当初値 | < | < | 2022年 | < | < | 2030年（目標値） | < | < | 達成度"
    [read] = forms(
        f"（１）2030年のあるべき姿の実現へ向けた取組の達成状況\n{columns}\n1 | 出荷額 | 2020年度 | 120 | 億円 | 2022年度 | 126 | 億 | 2030年 | 200 | 億円 | 8%"
    )
    actual = read.indicators[0].actuals[0]
    assert actual is not None
    assert (actual.unit_text, actual.unit and actual.unit.spelling) == ("億", "億円")
    assert judge(RULE, case(read)) == []


@pytest.mark.parametrize("target", ["8割", "約8割"])
def test_tenths_convert_to_shares(target: str) -> None:
    [found] = says(one(("2020年度", "63.1", "％"), ("2022年度", "66.4", "％"), ("2024年", target, ""), "20%"))
    assert "換算すると80％" in found.message.ja
    assert "1割＝10％" in found.message.ja


def test_tenths_are_a_warning_where_the_figure_is_right() -> None:
    [found] = says(one(("2020年度", "60", "％"), ("2022年度", "65", "％"), ("2024年", "8", "割"), "25%"))
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize("target", ["5ポイント増", "5ポイント向上"])
def test_a_change_has_a_unit_of_its_own(target: str) -> None:
    assert says(one(("2020年度", "63.1", "％"), ("2022年度", "66.4", "％"), ("2024年", target, ""))) == []
