"""X107: rows marked 再掲, or repeated within one section, do not agree with the first one."""

from typing import Any

import pytest

from sdgsheet.form.model import Indicator
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.run import run
from sdgsheet.rules.sections import RULES
from sdgsheet.rules.sections.x107 import RULE
from twins import evidence, found, joined, listed, place

FIRST = listed(1, 1, "32.1", "34.5", "50.0", "13%", unit="％")


def again(no: int, *values: str, **more: Any) -> Indicator:
    return listed(
        1, no, *(values or ("32.1", "34.5", "50.0", "13%")), unit=more.pop("unit", "％"), repeated=True, **more
    )


def codes(*rows: Indicator) -> list[str]:
    case = joined(*rows)
    return [f.rule for rule in RULES for f in run(rule, case, form_is_empty=False).findings]


def test_stands_at_the_row_that_differs() -> None:
    [finding] = found(RULE, FIRST, again(4, "32.1", "35.4", "50.0", "13%"), again(8))
    assert RULE.severity is Severity.ERROR
    assert place(finding) == (1, 4)
    assert finding.message.ja == (
        "「観光入込客数」の再掲の(1)№4が、最初の(1)№1と一致しません。2022年度実績は、(1)№1が34.5％、(1)№4が35.4％です。"
    )
    assert finding.action is not None
    assert "入れ替わり" in finding.action.ja
    assert evidence(finding) == [("actual", "I11", "34.5％"), ("actual", "I14", "35.4％")]


def test_a_year_that_differs() -> None:
    [finding] = found(RULE, FIRST, again(4, years=("2019年度", "2022年度", "2030年")))
    assert "2020年度 32.1％" in finding.message.ja
    assert "2019年度 32.1％" in finding.message.ja
    assert len(found(RULE, FIRST, again(4, years=("2020年度", "2022年度", "2025年")))) == 1
    assert len(found(RULE, FIRST, again(4, years=("2020年度", "2021年度", "2030年")))) == 1


def test_all_that_differs_in_a_row_is_one_finding() -> None:
    [finding] = found(RULE, FIRST, again(4, "32.0", "35.4", "50.0", "13%"))
    assert len(finding.evidence) == 4


def test_rows_that_differ_alike_are_one_finding() -> None:
    [finding] = found(RULE, FIRST, again(4, "32.1", "35.4", "50.0"), again(8, "32.1", "35.4", "50.0"))
    assert place(finding) == (1, 4)
    assert "(1)№4・8" in finding.message.ja


def test_rows_that_differ_each_in_its_own_way_are_two() -> None:
    findings = found(RULE, FIRST, again(4, "32.1", "35.4", "50.0"), again(8, "31.2", "34.5", "50.0"))
    assert [place(f) for f in findings] == [(1, 4), (1, 8)]


def test_a_repeat_without_the_mark() -> None:
    [finding] = found(RULE, listed(2, 1), listed(2, 5, actual="130"))
    assert place(finding) == (2, 5)
    assert "再掲" not in finding.message.ja


def test_a_marked_row_that_agrees_in_nothing_is_its_own_and_no_stranger() -> None:
    rows = FIRST, again(4, "71.0", "74.2", "80.0", "36%")
    assert [place(f) for f in found(RULE, *rows)] == [(1, 4)]
    assert codes(*rows) == ["X107"]


def test_a_marked_row_of_section_2_is_compared_with_the_first_one() -> None:
    rows = (
        listed(1, 1),
        listed(2, 1, actual="130", repeated=True, years=("2020年度", "2022年度", "2024年"), target="150"),
    )
    assert [place(f) for f in found(RULE, *rows)] == [(2, 1)]
    assert codes(*rows) == ["X107"]


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (listed(1, 4, None, None, None, "", repeated=True), ""),
        (listed(1, 4, "", "", "", "", repeated=True, years=("", "", ""), unit=""), ""),
        (listed(1, 4, "同上", "同上", "同上", "同上", repeated=True), "同上"),
        (listed(1, 4, "№1と同じ", None, None, "", repeated=True), "№1と同じ"),
    ],
)
def test_a_repeat_left_blank_is_an_info(row: Indicator, word: str) -> None:
    [finding] = found(RULE, listed(1, 1), row)
    assert finding.severity is Severity.INFO
    assert finding.action is None
    assert "(1)№1" in finding.message.ja
    assert word in finding.message.ja
    assert codes(listed(1, 1), row) == ["X107"]


@pytest.mark.parametrize(
    "row",
    [
        again(4),
        again(4, "32.1", "34.5", "50.0", "14%"),  # 達成度 alone: X106
        again(4, "32.14", "34.5", "50", "13%"),
        again(4, years=("令和2年度", "2022年", "2030年度")),
        again(4, years=("", "2022年度", "2030年")),
        again(4, "32.1", "－", "50.0", ""),
        again(4, unit="件"),  # X104
        listed(2, 4, "32.1", "35.4", "50.0", "13%", unit="％"),  # (1) against (2): X102
        listed(1, 4, "71.0", "74.2", "80.0", "36%", unit="％"),  # agrees in nothing: X111
    ],
    ids=["same", "achievement", "rounded", "years", "no-year", "missing", "unit", "other-section", "stranger"],
)
def test_silent(row: Indicator) -> None:
    assert found(RULE, FIRST, row) == []


def test_targets_of_different_years_in_section_1_and_2_are_no_fault_of_a_repeat() -> None:
    assert (
        found(RULE, listed(1, 1), listed(2, 1, target="150", years=("2020年度", "2022年度", "2024年"), repeated=True))
        == []
    )


def test_where_the_year_alone_differs_the_year_is_what_is_expected() -> None:
    [finding] = found(RULE, FIRST, again(4, years=("2019年度", "2022年度", "2030年")))
    assert (finding.stated, finding.expected and finding.expected.ja) == (
        "2019年度 32.1％",
        "(1)№1と同じ（2020年度 32.1％）",
    )
    assert finding.cell.a1.startswith("E")


def test_rows_that_differ_alike_are_all_told_with_their_values() -> None:
    [finding] = found(RULE, FIRST, again(4, "32.1", "34.6", "50.0", "13%"), again(8, "32.1", "34.6", "50.0", "13%"))
    assert [e[1] for e in evidence(finding)] == ["I11", "I14", "I18"]


def test_units_that_clash_speak_alone_of_a_blank_repeat_too() -> None:
    blank = listed(1, 2, "", "", "", "", repeated=True)
    assert found(RULE, listed(1, 1), blank)
    assert not found(RULE, listed(1, 1), blank, listed(1, 3, unit="件", repeated=True))
