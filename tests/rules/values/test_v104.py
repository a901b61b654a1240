"""V104: the unit is written in the value's cell."""

from dataclasses import replace

import pytest

from indicators import Written, case, form, judge, number, row
from sdgsheet.form.model import Form, Indicator
from sdgsheet.rules.values.v104 import RULE


def rows(*values: str | Written, units: str = "人") -> list[Indicator]:
    """Section (2) with these actuals, one a row."""
    ends = ("2020年度", "800", "人"), ("2024年", "2,000", "人")
    return [
        row(2, i, f"参加者数{i}", ends[0], [("2022年度", value, "" if "人" in str(value) else units)], ends[1])
        for i, value in enumerate(values, 1)
    ]


def spoken(f: Form) -> list[str]:
    return [found.cell.a1 for found in judge(RULE, case(f))]


def test_tells_number_and_unit_apart() -> None:
    [found] = judge(RULE, case(form(rows("1200人", "900", "950", "870"))))
    assert found.cell.a1 == "I111"
    assert found.expected is not None
    assert found.expected.ja == "1200｜人"
    assert "“1200人”" in found.message.en


def test_several_values_of_a_row_are_one_finding() -> None:
    inline = row(2, 4, "順位", ("2020年度", "25位", ""), [("2022年度", "22位", "")], ("2024年", "10位", ""))
    [found] = judge(RULE, case(form([*rows("900", "950", "870"), inline])))
    assert [e.cell.a1 for e in found.evidence] == ["F114", "I114", "R114"]
    assert "「25位」と単位まで入力されています（「22位」「10位」も）" in found.message.ja


def test_speaks_where_the_unit_stands_in_its_cell_as_well() -> None:
    twice = row(2, 4, "参加者数", ("2020年度", "800", "人"), [("2022年度", "1,200人", "人")], ("2024年", "2,000", "人"))
    assert spoken(form([*rows("900", "950", "870"), twice])) == ["I114"]


def test_speaks_of_a_percent_sign_typed_as_text() -> None:
    share = row(2, 4, "割合", ("2020年度", "32.1", "％"), [("2022年度", Written("34.5％", "text", "34.5％"), "")], None)
    assert spoken(form([*rows("900", "950", "870"), share])) == ["I114"]


def test_is_silent_where_the_column_is_laid_out_so() -> None:
    assert not spoken(form(rows("1200人", "900人", "950人", "870")))


def test_is_silent_without_a_unit_column() -> None:
    values = [
        replace(r, actuals=tuple(t and t._replace(unit_cell=None) for t in r.actuals))
        for r in rows("1200人", "900", "950")
    ]
    assert not spoken(form(values))


@pytest.mark.parametrize("shown", ["1,200人", "1200 人"])
def test_a_unit_shown_by_the_number_format_is_in_its_place(shown: str) -> None:
    assert not spoken(form(rows(number("1200", '#,##0"人"', shown), "900", "950", "870")))


def test_a_percentage_of_excel_is_a_number() -> None:
    assert not spoken(form(rows(number("0.345", "0.0%", "34.5%"), "900", "950", "870")))


@pytest.mark.parametrize("value", ["1,200", "１２００", "－", "未公表", "上昇", "20事業を実施", ""])
def test_is_silent_without_a_unit_in_the_text(value: str) -> None:
    assert not spoken(form(rows(value, "900", "950", "870")))


@pytest.mark.parametrize("value", ["約1200人", "1200人以上", "1200人（速報）"])
def test_what_is_no_plain_number_is_v102s(value: str) -> None:
    assert not spoken(form(rows(value, "900", "950", "870")))
