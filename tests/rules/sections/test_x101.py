"""X101: the baseline differs between (1) and (2), its year being the same."""

import pytest

from sdgsheet.form.model import Indicator
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.sections.x101 import RULE
from twins import evidence, found, listed, place


def test_names_both_places_and_stands_at_the_later_one() -> None:
    [finding] = found(RULE, listed(1, 2, "2,620", unit="億円"), listed(2, 6, "2,602", unit="億円"))
    assert place(finding) == (2, 6)
    assert finding.cell.a1 == "F116"
    assert finding.message.ja.startswith(
        "「観光入込客数」の当初値（2020年度）が、(1)№2は2,620、(2)№6は2,602（億円）です。"
    )
    assert "“2,620” in (1) No.2 and “2,602” in (2) No.6 (unit “億円”)" in finding.message.en
    assert finding.action is not None
    assert "入れ替わり" in finding.action.ja
    assert evidence(finding) == [("baseline", "F12", "2,620億円"), ("baseline", "F116", "2,602億円")]
    assert RULE.severity is Severity.ERROR


def test_repeats_that_agree_are_named_with_the_place_they_repeat() -> None:
    rows = [listed(1, 1), listed(1, 4, repeated=True), listed(1, 8, repeated=True), listed(2, 3, "110")]
    [finding] = found(RULE, *rows)
    assert "(1)№1・4・8は100、(2)№3は110" in finding.message.ja
    assert len(finding.evidence) == 4


def test_years_written_differently_are_one_year() -> None:
    [finding] = found(
        RULE,
        listed(1, 1, years=("令和元年度", "2022年度", "2030年")),
        listed(2, 1, "90", years=("2019年", "2022年度", "2030年")),
    )
    assert place(finding) == (2, 1)


def test_units_that_convert_are_converted_first() -> None:
    [finding] = found(
        RULE, listed(1, 1, "2,620", "2,529", unit="十億円"), listed(2, 1, "26,020", "25,290", unit="億円")
    )
    assert "2,620十億円" in finding.message.ja
    assert "26,020億円" in finding.message.ja


@pytest.mark.parametrize(
    "other",
    [
        listed(2, 1),
        listed(2, 1, "100.0"),
        listed(2, 1, "99.8"),  # at the coarser precision shown
        listed(2, 1, "約100"),
        listed(2, 1, "110", years=("2021年度", "2022年度", "2030年")),  # another year: X105
        listed(2, 1, "110", years=("", "2022年度", "2030年")),  # an unknown year
        listed(2, 1, "－"),
        listed(2, 1, None),
        listed(2, 1, "110", unit="件"),  # units do not convert: X104
        listed(2, 1, "110", "130", "210"),  # nothing agrees: X111
        listed(2, 1, "110", name="宿泊客数"),
    ],
    ids=[
        "same",
        "same-shown-finer",
        "rounded",
        "about",
        "other-year",
        "no-year",
        "missing",
        "none",
        "unit",
        "stranger",
        "name",
    ],
)
def test_silent(other: Indicator) -> None:
    assert found(RULE, listed(1, 1), other) == []


def test_a_repeat_within_one_section_is_none_of_its_business() -> None:
    assert found(RULE, listed(1, 1), listed(1, 4, "110", repeated=True), listed(2, 1)) == []


def test_what_is_expected_takes_no_side() -> None:
    [finding] = found(RULE, listed(1, 1, "100"), listed(2, 1, "110"))
    assert finding.expected is not None
    assert "100" in finding.expected.ja
    assert "110" in finding.expected.ja


def test_of_two_rows_in_section_2_the_one_that_agrees_is_the_partner() -> None:
    assert found(RULE, listed(1, 1, "100"), listed(2, 1, "110"), listed(2, 2, "100")) == []
