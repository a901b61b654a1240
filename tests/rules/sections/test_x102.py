"""X102: an actual of the same year differs between (1) and (2)."""

import pytest

from sdgsheet.form.model import Indicator
from sdgsheet.rules.sections.x102 import RULE
from twins import evidence, found, listed, place

YEARS = ("2020年度", "2023年度", "2030年")


def test_speaks_as_the_published_example() -> None:
    one = listed(
        1,
        2,
        "2,620",
        "2,529",
        "2,692",
        "-126%",
        unit="十億円",
        years=("2018年度", "2020年度", "2023年"),
        name="市内総生産額",
    )
    two = listed(
        2,
        6,
        "2,620",
        "2,592",
        "2,692",
        "-126%",
        unit="十億円",
        years=("2018年度", "2020年度", "2023年"),
        name="市内総生産額",
    )
    [finding] = found(RULE, one, two)
    assert finding.message.ja == (
        "「市内総生産額」の2020年度実績が、(1)№2は2,529、(2)№6は2,592（十億円）です。"
        "記載の達成度と計算が合うのは(1)№2です。"
    )
    assert finding.message.en == (
        "“市内総生産額”: the 2020 actual is “2,529” in (1) No.2 and “2,592” in (2) No.6 (unit “十億円”). "
        "The written achievement fits the values in (1) No.2."
    )
    assert finding.action is not None
    assert finding.action.ja == "同じ指標ですので、正しい値にそろえてください（数字の前後の入れ替わりかもしれません）。"
    assert (
        finding.action.en
        == "It is one indicator: please give the right value in every place (perhaps two digits were swapped)."
    )
    assert finding.stated == "2,592十億円"
    assert evidence(finding) == [("actual", "I12", "2,529十億円"), ("actual", "I116", "2,592十億円")]


def test_an_earlier_actual_counts_as_well() -> None:
    [finding] = found(
        RULE,
        listed(1, 4, actual="5,210", earlier=[("2022年度", "4,150", "人")], years=YEARS),
        listed(2, 3, actual="5,210", earlier=[("2022年度", "4,510", "人")], years=YEARS),
    )
    assert "2022年度実績" in finding.message.ja
    assert finding.cell.a1 == "I113"


def test_several_years_are_one_finding() -> None:
    [finding] = found(
        RULE,
        listed(1, 4, actual="130", earlier=[("2022年度", "120", "人")], years=YEARS),
        listed(2, 3, actual="135", earlier=[("2022年度", "125", "人")], years=YEARS),
    )
    assert len(finding.evidence) == 4
    assert (
        "2022年度実績が、(1)№4は120、(2)№3は125（人）。また、2023年度実績が、(1)№4は130、(2)№3は135（人）です。"
        in finding.message.ja
    )


def test_actuals_are_matched_by_year_and_not_by_column() -> None:
    [finding] = found(
        RULE,
        listed(1, 1, actual="130", earlier=[("2022年度", "120", "人")], years=YEARS),
        listed(2, 1, actual="131", earlier=[("2021年度", "110", "人"), ("2022年度", "120", "人")], years=YEARS),
    )
    assert finding.cell.a1 == "O111"


def test_in_the_same_column_a_month_is_of_its_fiscal_year() -> None:
    rows = (
        listed(
            1,
            5,
            "142",
            "204",
            earlier=[("2020年度末", "160", "人"), ("2021年度末", "175", "人")],
            years=("平成30年度末", "2022年度末", "2030年"),
        ),
        listed(
            2,
            4,
            "142",
            "204",
            earlier=[("2021年3月末", "160", "人"), ("2022年3月末", "175", "人")],
            years=("2019年3月", "2023年3月末", "2030年"),
        ),
    )
    assert found(RULE, *rows) == []


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("5,210", "5,120", "入れ替わり"),
        ("34.5", "345", "桁の違い"),
        ("1,145", "11,455", "抜けか重なり"),
        ("-12", "12", "符号"),
    ],
)
def test_hints(one: str, two: str, expected: str) -> None:
    [finding] = found(RULE, listed(1, 1, actual=one), listed(2, 1, actual=two))
    assert finding.action is not None
    assert expected in finding.action.ja


def test_hint_of_a_value_that_was_not_updated() -> None:
    [finding] = found(
        RULE,
        listed(1, 5, "5", "7", "20", "13%", earlier=[("2022年度", "7", "人")], years=YEARS),
        listed(2, 4, "5", "9", "20", "27%", earlier=[("2022年度", "7", "人")], years=YEARS),
    )
    assert finding.action is not None
    assert "(1)№5は一つ前の実績と同じ値" in finding.action.ja


@pytest.mark.parametrize(
    "other",
    [
        listed(2, 1),
        listed(2, 1, actual="120.4"),
        listed(2, 1, "0.1", "0.12", "0.2", unit="千人"),
        listed(2, 1, actual="130", years=("2020年度", "2023年度", "2030年")),
        listed(2, 1, actual="未公表"),
        listed(2, 1, actual=None),
        listed(2, 1, actual="130", unit="件"),
        listed(2, 1, "1", "130", "3"),
        listed(1, 4, actual="130", repeated=True),
    ],
    ids=["same", "rounded", "converted", "other-year", "missing", "none", "unit", "stranger", "repeat"],
)
def test_silent(other: Indicator) -> None:
    assert found(RULE, listed(1, 1), other) == []


def test_years_of_the_heading_stand_in_for_years_that_are_not_written() -> None:
    rows = (
        listed(1, 1, years=("2020年度", "", "2030年")),
        listed(2, 1, actual="130", years=("2020年度", "2022年度", "2030年")),
    )
    [finding] = found(RULE, *rows)
    assert place(finding) == (2, 1)
