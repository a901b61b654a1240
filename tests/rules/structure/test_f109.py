"""F109: two forms in one workbook are of one city and period and differ."""

from dataclasses import replace

from indicators import case, comment, form, judge, row
from sdgsheet.form.model import Form
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.structure.f109 import RULE

BASELINE = ("2020年度", "89", "件")
TARGET = ("2024年", "96", "件")


def filed(
    actual: str, *more: str, sheet: str = "様式1", city: str | None = "熊本県熊本市", said: str = "進めた。"
) -> Form:
    actuals = [(f"{2022 + i}年度", value, "件") for i, value in enumerate((actual, *more))]
    rows = [row(2, 4, "連絡会の設立数", BASELINE, actuals, TARGET, sheet=sheet)]
    return replace(form(rows, [comment("連絡会の設立数", "の増加", [(2, 4)], [said])], city=city), sheets=(sheet,))


def both(one: Form, other: Form) -> list[Severity | None]:
    """What is said of the second of the two."""
    assert not judge(RULE, case(one, forms=(one, other)))
    return [found.severity for found in judge(RULE, case(other, forms=(one, other)))]


def test_asks_which_one_is_filed() -> None:
    forms = filed("95"), filed("94", sheet="様式1 (2)")
    assert both(*forms) == [None]
    [found] = judge(RULE, case(forms[1], forms=forms))
    assert "「2022年度 94件」と「2022年度 95件」" in found.message.ja
    assert "“様式1” and “様式1 (2)”" in found.message.en


def test_speaks_where_only_section_3_differs() -> None:
    assert both(filed("95"), filed("95", sheet="控", said="別の文章。")) == [None]


def test_is_an_info_beside_an_earlier_years_copy() -> None:
    assert both(filed("95"), filed("95", "96", sheet="今年")) == [Severity.INFO]
    forms = filed("95", "96"), filed("95", sheet="昨年")
    [found] = judge(RULE, case(forms[1], forms=forms))
    assert "「昨年」は実績の年が少ない" in found.message.ja


def test_is_silent_on_a_single_form() -> None:
    assert not judge(RULE, case(filed("95")))


def test_is_silent_on_a_copy_that_is_the_same() -> None:
    assert both(filed("95"), filed("９５", sheet="控")) == []


def test_is_silent_on_another_city() -> None:
    assert both(filed("95"), filed("94", sheet="別", city="熊本県八代市")) == []


def test_is_silent_on_another_period() -> None:
    other = replace(filed("94", sheet="前期"), plan_period=(2019, 2021))
    assert both(filed("95"), other) == []


def test_is_silent_where_the_city_is_unknown() -> None:
    assert both(filed("95", city=None), filed("94", sheet="別", city=None)) == []
