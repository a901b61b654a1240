"""X111: two rows of one name agree in neither baseline, actuals nor target."""

import pytest

from sdgsheet.form.model import Indicator
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.run import run
from sdgsheet.rules.sections import RULES
from sdgsheet.rules.sections.x111 import RULE
from twins import evidence, found, joined, listed, place

NEAR = ("2020年度", "2022年度", "2024年")


def codes(*rows: Indicator) -> list[str]:
    case = joined(*rows)
    return [f.rule for rule in RULES for f in run(rule, case, form_is_empty=False).findings]


def test_different_indicators_or_one_is_wrong() -> None:
    one, two = (
        listed(1, 3, "32.1", "34.5", "50.0", unit="％"),
        listed(2, 5, "71.0", "74.2", "80.0", unit="％", years=NEAR),
    )
    [finding] = found(RULE, one, two)
    assert RULE.severity is Severity.WARNING
    assert place(finding) == (2, 5)
    assert "(1)№3は32.1％→34.5％、目標50.0％、(2)№5は71.0％→74.2％、目標80.0％" in finding.message.ja
    assert len(evidence(finding)) == 6
    assert codes(one, two) == ["X111"]


def test_all_values_off_by_the_same_power_of_ten() -> None:
    [finding] = found(RULE, listed(1, 1, "2,620", "2,529", "2,692"), listed(2, 1, "26,200", "25,290", "26,920"))
    assert "どの値もちょうど10倍です" in finding.message.ja


def test_a_repeat_within_a_section_without_the_mark() -> None:
    rows = listed(2, 1), listed(2, 5, "1", "3", "9")
    assert [place(f) for f in found(RULE, *rows)] == [(2, 5)]
    assert codes(*rows) == ["X111"]


def test_the_other_rows_of_the_name_are_still_compared() -> None:
    rows = listed(1, 1), listed(2, 1, actual="130"), listed(2, 5, "1", "3", "9")
    assert codes(*rows) == ["X102", "X111"]


def test_of_two_rows_in_section_2_the_one_that_agrees_is_the_partner() -> None:
    rows = listed(1, 1), listed(2, 1, "1", "3", "9"), listed(2, 5, actual="130")
    assert codes(*rows) == ["X102", "X111"]


@pytest.mark.parametrize(
    "other",
    [
        listed(2, 1),
        listed(2, 1, "100", "130", "300"),
        listed(2, 1, "90", "120", "300"),
        listed(2, 1, "90", "130", "200"),
        listed(2, 1, "90", "130", "200", years=NEAR),  # the target is the same, though of another year
        listed(2, 1, "90", None, "300", years=NEAR),  # only one value to compare
        listed(2, 1, "90", "130", "300", years=("2021年度", "2023年度", "2024年")),  # other years: X105
        listed(2, 1, "0.1", "0.12", "0.2", unit="千人"),
        listed(2, 1, "90", "130", "300", unit="件"),  # X104
        listed(1, 4, "90", "130", "300", repeated=True),  # X107
        listed(2, 1, None, None, None, "", repeated=True),
    ],
    ids=["same", "baseline", "actual", "target", "target-of-other-year", "one-value", "other-years", "converted", "unit",
         "repeat", "blank"],
)  # fmt: skip
def test_silent(other: Indicator) -> None:
    assert found(RULE, listed(1, 1), other) == []
