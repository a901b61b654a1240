"""X105: the year of the baseline or of the latest actual differs; in place of X101 and X102."""

import pytest

from sdgsheet.form.model import Indicator
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.run import run
from sdgsheet.rules.sections import RULES
from sdgsheet.rules.sections.x105 import RULE
from twins import evidence, found, joined, listed, place


def codes(*rows: Indicator) -> list[str]:
    case = joined(*rows)
    return [f.rule for rule in RULES for f in run(rule, case, form_is_empty=False).findings]


def test_another_year_of_the_baseline() -> None:
    one, two = listed(1, 1, years=("2019年度", "2022年度", "2030年")), listed(2, 1, "105")
    [finding] = found(RULE, one, two)
    assert RULE.severity is Severity.WARNING
    assert place(finding) == (2, 1)
    assert "当初値が、(1)№1は2019年度（100人）、(2)№1は2020年度（105人）です。" in finding.message.ja
    assert evidence(finding) == [("year", "E11", "2019年度"), ("year", "E111", "2020年度")]
    assert codes(one, two) == ["X105"]


def test_the_same_value_under_another_year() -> None:
    [finding] = found(RULE, listed(1, 1, years=("2019年度", "2022年度", "2030年")), listed(2, 1))
    assert "値は同じです。" in finding.message.ja


def test_a_latest_actual_that_was_not_updated() -> None:
    one = listed(1, 5, "5", "7", "20", "13%")
    two = listed(
        2, 4, "5", "9", "20", "27%", earlier=[("2022年度", "7", "人")], years=("2020年度", "2023年度", "2030年")
    )
    [finding] = found(RULE, one, two)
    assert "最新の実績が、(1)№5は2022年度（7人）、(2)№4は2023年度（9人）です。" in finding.message.ja
    assert codes(one, two) == ["X105"]


def test_baseline_and_actual_are_one_finding() -> None:
    rows = listed(1, 1, years=("2019年度", "2021年度", "2030年")), listed(2, 1)
    [finding] = found(RULE, *rows)
    assert "また、最新の実績が" in finding.message.ja


@pytest.mark.parametrize(
    "other",
    [
        listed(2, 1),
        listed(2, 1, years=("令和2年度", "R4", "2030年")),
        listed(2, 1, years=("2020年", "2022年", "2030年")),
        listed(2, 1, years=("2021年3月", "2023年3月末", "2030年")),
        listed(2, 1, years=("2020年度", "2022年度", "2024年")),
        listed(2, 1, years=("", "2022年度", "2030年")),
        listed(2, 1, actual=None),
        listed(2, 1, actual="未公表", years=("2020年度", "2023年度", "2030年")),
        listed(2, 1, unit="件", years=("2021年度", "2022年度", "2030年")),
        listed(1, 4, repeated=True, years=("2021年度", "2022年度", "2030年")),
    ],
    ids=["same", "era", "calendar", "month", "target-year", "no-year", "no-actual", "missing", "unit", "repeat"],
)
def test_silent(other: Indicator) -> None:
    assert found(RULE, listed(1, 1), other) == []
