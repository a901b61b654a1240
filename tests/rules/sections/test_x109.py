"""X109: the nearer target does not lie between the baseline and the later target."""

import pytest

from sdgsheet.form.model import Indicator
from sdgsheet.rules.finding import OutcomeKind, Severity
from sdgsheet.rules.run import run
from sdgsheet.rules.sections.x109 import RULE
from twins import found, joined, listed, place

NEAR = ("2020年度", "2022年度", "2024年")


def test_a_nearer_target_beyond_the_later_one() -> None:
    [finding] = found(RULE, listed(1, 1), listed(2, 3, target="220", years=NEAR))
    assert RULE.severity is Severity.WARNING
    assert place(finding) == (2, 3)
    assert finding.message.ja == (
        "「観光入込客数」の2024年の目標220人（(2)№3）が、当初値100人と2030年の目標200人（(1)№1）の間にありません。"
    )
    assert finding.action is not None
    assert "このままで構いません" in finding.action.ja


def test_a_nearer_target_before_the_baseline() -> None:
    assert len(found(RULE, listed(1, 1), listed(2, 3, target="90", years=NEAR))) == 1


def test_a_falling_path() -> None:
    assert len(found(RULE, listed(1, 1, target="50"), listed(2, 3, target="40", years=NEAR))) == 1
    assert found(RULE, listed(1, 1, target="50"), listed(2, 3, target="70", years=NEAR)) == []


def test_section_1_may_have_the_nearer_target() -> None:
    [finding] = found(RULE, listed(1, 1, target="220", years=NEAR), listed(2, 3))
    assert place(finding) == (2, 3)
    assert "2024年の目標220人（(1)№1）" in finding.message.ja


def test_units_are_converted() -> None:
    rows = listed(1, 1, "1.0", "1.2", "2.0", unit="千人"), listed(2, 3, "1,000", "1,200", "2,200", years=NEAR)
    assert len(found(RULE, *rows)) == 1


@pytest.mark.parametrize(
    "other",
    [
        listed(2, 3, target="150", years=NEAR),
        listed(2, 3, target="100", years=NEAR),
        listed(2, 3, target="200", years=NEAR),
        listed(2, 3, target="220"),  # the same year: X103
        listed(2, 3, "110", target="220", years=NEAR),  # the baselines differ
        listed(2, 3, target="220", years=("2021年度", "2022年度", "2024年")),
        listed(2, 3, target="上昇", years=NEAR),
        listed(2, 3, target="220", years=NEAR, unit="件"),
        listed(1, 4, target="220", years=NEAR, repeated=True),
    ],
    ids=["between", "baseline", "target", "same-year", "baseline-differs", "baseline-year", "word", "unit", "repeat"],
)
def test_silent(other: Indicator) -> None:
    assert found(RULE, listed(1, 1), other) == []


def test_nothing_to_judge_where_the_years_are_the_same() -> None:
    case = joined(listed(1, 1), listed(2, 1))
    assert run(RULE, case, form_is_empty=False).outcome.kind is OutcomeKind.NOT_APPLICABLE
