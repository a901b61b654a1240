"""U103: one unit in two spellings, in a row or between (1) and (2)."""

import pytest

from indicators import case, form, judge, row
from sdgsheet.form.model import Indicator, SectionNumber
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.rule import Found
from sdgsheet.rules.units.u103 import RULE


def one(section: SectionNumber, a: str, b: str, name: str = "指標") -> Indicator:
    return row(section, 1, name, ("2020年度", "40", a), [("2022年度", "46", b)], ("2030年", "80", a))


def says(*rows: Indicator) -> list[Found]:
    return judge(RULE, case(form(list(rows))))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("㎥", "m3"),
        ("箇所", "か所"),
        ("人", "名"),
        ("ha", "ヘクタール"),
        ("十億円", "10億円"),
        ("％", "パーセント"),
        ("件", "件数"),
        ("％", "%"),
    ],
)
def test_speaks_within_a_row(a: str, b: str) -> None:
    [found] = says(one(1, a, b))
    assert RULE.severity is Severity.INFO
    assert found.cell.a1 == "J11"
    assert f"「{a}」と「{b}」" in found.message.ja


def test_says_that_a_difference_in_width_is_no_more() -> None:
    [found] = says(one(1, "％", "%"))
    assert "全角と半角の違い" in found.message.ja


def test_a_sign_of_one_letter_differs_in_more_than_width() -> None:
    [found] = says(one(1, "㎥", "m3"))
    assert "全角と半角" not in found.message.ja


def test_speaks_between_the_sections_at_the_later_place() -> None:
    [found] = says(one(1, "㎥", "㎥"), one(2, "立方メートル", "立方メートル"))
    assert found.row is not None
    assert found.row.section == 2
    assert "(1)№1と(2)№1" in found.message.ja


def test_within_a_row_first_and_only_once() -> None:
    found = says(one(1, "㎥", "m3"), one(2, "㎥", "㎥"))
    assert [f.row.section for f in found if f.row] == [1]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("人", "人"),
        ("人", "人（累計）"),
        ("人", "人※"),
        ("人", "人＊１"),
        ("％", "％以上"),
        ("人", " 人 "),
        ("千人", "人"),
        ("％", "ポイント"),
        ("t", "t-CO2"),
        ("人", ""),
    ],
)
def test_silent_on_one_spelling_and_on_other_units(a: str, b: str) -> None:
    assert says(one(1, a, b)) == []


def test_silent_between_sections_that_agree_or_that_convert() -> None:
    assert says(one(1, "㎥", "㎥"), one(2, "㎥", "㎥")) == []
    assert says(one(1, "千㎥", "千㎥"), one(2, "㎥", "㎥")) == []
    assert says(one(1, "㎥", "㎥"), one(2, "m3", "m3", name="別の指標")) == []
