"""V102: not a plain number."""

import pytest

from builders import forms
from indicators import case, form, judge, row
from sdgsheet.form.model import Indicator
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.values.v102 import RULE

NAME = "講座の受講者数"


def with_actual(value: str) -> Indicator:
    return row(2, 3, NAME, ("2020年度", "800", "人"), [("2022年度", value, "人")], ("2024年", "1,200", "人"))


def with_target(value: str) -> Indicator:
    return row(2, 3, NAME, ("2020年度", "800", "人"), [("2022年度", "900", "人")], ("2024年", value, "人"))


@pytest.mark.parametrize("value", ["約1,000", "1,000程度", "10～12", "22万人台", "1,000以上", "1,000以下", "900以内"])
def test_warns_of_an_actual_that_is_not_computed(value: str) -> None:
    [found] = judge(RULE, case(form([with_actual(value)])))
    assert (found.cell.a1, found.severity, found.stated) == ("I113", None, value)
    assert "達成度は計算していません" in found.message.ja
    assert "not computed" in found.message.en


@pytest.mark.parametrize("value", ["約1,000", "10～12", "1,000程度"])
def test_warns_of_a_target_that_is_no_bound(value: str) -> None:
    [found] = judge(RULE, case(form([with_target(value)])))
    assert found.severity is None


def test_an_older_actual_does_not_stop_the_computation() -> None:
    years = [("2022年度", "約900", "人"), ("2023年度", "950", "人")]
    [found] = judge(RULE, case(form([row(2, 3, NAME, ("2020年度", "800", "人"), years, ("2024年", "1,200", "人"))])))
    assert "計算していません" not in found.message.ja


@pytest.mark.parametrize("value", ["1,000以上", "1,000以下", "1,000以内"])
def test_a_bound_on_the_target_is_computed_and_an_info(value: str) -> None:
    [found] = judge(RULE, case(form([with_target(value)])))
    assert (found.severity, found.action) == (Severity.INFO, None)
    assert "1,000" in found.message.en


@pytest.mark.parametrize("value", ["950（速報）", "950（見込）", "950(速報値)"])
def test_a_provisional_value_is_computed_and_an_info(value: str) -> None:
    [found] = judge(RULE, case(form([with_actual(value)])))
    assert found.severity is Severity.INFO


@pytest.mark.parametrize("value", ["現状以上", "上昇", "維持"])
def test_a_qualitative_target_is_no_number_at_all(value: str) -> None:
    assert not judge(RULE, case(form([with_target(value)])))


@pytest.mark.parametrize("value", ["950", "1,200", "95.5", "－", "未公表", "集計中", "950人", ""])
def test_is_silent_on_plain_numbers_and_missing_values(value: str) -> None:
    assert not judge(RULE, case(form([with_actual(value)])))


_TABLE = (
    "（１）2030年のあるべき姿の実現へ向けた取組の達成状況\n"
    "No | 指標名 | 当初値 | < | < | 2022年 | < | < | 2030年（目標値） | < | < | 達成度\n"
)


@pytest.mark.parametrize(
    ("actual", "speaks"),
    [
        ("46{yyyy/m/d}", True),
        ('1450{[$-411]ge"."m"."d}', True),
        ("46", False),
        ("46{#,##0}", False),
        ("45383{yyyy/m/d}", False),
        ("'2024年4月", False),
    ],
)
def test_a_count_that_shows_as_a_date(actual: str, *, speaks: bool) -> None:
    [read] = forms(f"{_TABLE}1 | 店の数 | 2020年度 | 45 | 件 | 2022年度 | {actual} | 件 | 2030年 | 60 | 件 |")
    found = judge(RULE, case(read))
    assert ["日付" in one.message.ja for one in found] == ([True] if speaks else [])


_ROW = "1 | 店の数 | 2020年度 | 3120 | 件 | 2022年度 | {} | 件 | 2030年 | 3400 | 件 |"


@pytest.mark.parametrize("actual", ["32,25", "※3,225", "①12 ②15", "12校で実施"])
def test_digits_that_make_no_number(actual: str) -> None:
    [read] = forms(_TABLE + _ROW.format(actual))
    [found] = judge(RULE, case(read))
    assert (found.severity, found.stated) == (None, actual)
    assert "数字を含む文字で、数値そのものではないため、達成度は計算していません" in found.message.ja
    assert "is a text with digits in it, not a plain number, and the achievement was not computed" in found.message.en


@pytest.mark.parametrize("actual", ["11月公表予定", "R6.3公表", "2025年度実施", "達成（12件）", "3,225"])
def test_is_silent_on_dates_and_words(actual: str) -> None:
    [read] = forms(_TABLE + _ROW.format(actual))
    assert not judge(RULE, case(read))


def test_of_a_change_it_asks_for_the_value_after_it() -> None:
    [found] = judge(RULE, case(form([with_target("5人増")])))
    assert "増減したあとの値" in (found.action.ja if found.action else "")
