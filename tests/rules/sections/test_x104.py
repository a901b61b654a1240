"""X104: units that do not convert, or equal figures under units of different size; an info where they agree."""

import pytest

from sdgsheet.form.model import Indicator
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.run import run
from sdgsheet.rules.sections import RULES
from sdgsheet.rules.sections.x104 import RULE
from twins import evidence, found, joined, listed, place


def codes(*rows: Indicator) -> list[str]:
    case = joined(*rows)
    return [f.rule for rule in RULES for f in run(rule, case, form_is_empty=False).findings]


def test_units_that_do_not_convert() -> None:
    [finding] = found(RULE, listed(1, 5, unit="台"), listed(2, 3, unit="箇所"))
    assert finding.severity is None
    assert RULE.severity is Severity.ERROR
    assert place(finding) == (2, 3)
    assert "単位が、(1)№5は台、(2)№3は箇所です" in finding.message.ja
    assert "値は同じです" in finding.message.ja
    assert ("unit", "G113", "箇所") in evidence(finding)
    assert finding.cell.a1 == "G113"


def test_equal_figures_under_units_of_different_size() -> None:
    one = listed(1, 8, "520", "548", "700", unit="千㎥")
    two = listed(2, 6, "520", "548", "600", unit="万㎥", years=("2020年度", "2022年度", "2024年"))
    [finding] = found(RULE, one, two)
    assert finding.severity is None
    assert "(1)№8は520千㎥、(2)№6は520万㎥" in finding.message.ja
    assert "大きさの違う単位" in finding.message.ja


@pytest.mark.parametrize(
    "rows",
    [
        (listed(1, 5, unit="台"), listed(2, 3, unit="箇所")),
        (listed(1, 5, unit="台"), listed(2, 3, "90", "130", "300", "40%", unit="箇所")),
        (listed(1, 8, unit="千㎥"), listed(2, 6, unit="万㎥")),
        (listed(1, 8, unit="千㎥"), listed(2, 6, "100", "130", "200", "30%", unit="万㎥")),
        (listed(1, 1, unit="台"), listed(1, 4, "90", unit="箇所", repeated=True), listed(2, 1, unit="台")),
    ],
    ids=["clash", "clash-and-values", "as-written", "partly-as-written", "repeat"],
)
def test_speaks_alone_for_the_group(rows: tuple[Indicator, ...]) -> None:
    assert codes(*rows) == ["X104"]


def test_figures_that_agree_after_conversion_are_an_info() -> None:
    one = listed(1, 1, "1,120", "1,455", "2,000", "38%", unit="千人")
    two = listed(2, 1, "112", "145.5", "160", "70%", unit="万人", years=("2020年度", "2022年度", "2024年"))
    [finding] = found(RULE, one, two)
    assert finding.severity is Severity.INFO
    assert "1,120千人＝112万人" in finding.message.ja
    assert finding.action is None
    assert codes(one, two) == ["X104"]


def test_where_the_values_differ_after_conversion_they_are_the_matter() -> None:
    one = listed(1, 1, "1,120", "1,455", "2,000", unit="千人")
    two = listed(2, 1, "112", "154.5", "200", unit="万人")
    assert codes(one, two) == ["X102"]


@pytest.mark.parametrize(
    "other",
    [
        listed(2, 1),
        listed(2, 1, unit="名"),
        listed(2, 1, unit=""),
        listed(2, 1, unit="人（累計）"),
        listed(2, 1, "120"),
        listed(2, 1, "－", "未公表", "", unit="件"),
        listed(1, 4, None, None, None, "", repeated=True),
        listed(2, 1, unit="件", name="宿泊客数"),
    ],
    ids=["same", "spelling", "no-unit", "note", "value", "no-values", "blank-repeat", "name"],
)
def test_silent(other: Indicator) -> None:
    assert found(RULE, listed(1, 1), other) == []


def test_a_qualitative_target_needs_no_unit() -> None:
    assert found(RULE, listed(1, 1, target="上昇", unit="人"), listed(2, 1, target="上昇", unit="人")) == []


def test_zeros_are_equal_in_every_unit() -> None:
    one, two = listed(1, 1, "0", "1,200", "2,000", unit="人"), listed(2, 1, "0", "1.2", "2", unit="千人")
    assert [f.severity for f in found(RULE, one, two)] == [Severity.INFO]
