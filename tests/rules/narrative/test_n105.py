"""N105: a row at or below 0% that (3) does not mention."""

import pytest

from indicators import comment, row
from sdgsheet.form.model import Comment, Indicator, SectionNumber
from sdgsheet.rules.finding import OutcomeKind, Severity
from sdgsheet.rules.narrative.n105 import RULE
from sdgsheet.rules.run import run
from twins import evidence, found, joined, listed, place

OTHER = comment("宿泊客数", "の増加", [(2, 8)], ["・順調に増えた。"], at=230)


def fell(section: SectionNumber) -> Indicator:
    """A row at -10%."""
    return listed(section, 9, actual="90", stated="-10%")


def test_below_zero() -> None:
    [finding] = found(RULE, fell(1), comments=[OTHER])
    assert RULE.severity is Severity.INFO
    assert place(finding) == (1, 9)
    assert finding.message.ja == "達成度は「-10%」ですが、（３）にこの指標についての記述がありません。"
    assert finding.message.en == "The achievement is “-10%”, but (3) has no word about this indicator."
    assert ("achievement", "T19", "-10%") in evidence(finding)


def test_at_zero() -> None:
    assert len(found(RULE, listed(1, 9, actual="100", stated="0%"), comments=[OTHER])) == 1


def test_once_a_group_of_twins_at_the_first() -> None:
    [finding] = found(RULE, fell(1), fell(2), comments=[OTHER])
    assert place(finding) == (1, 9)
    assert "（(1)№9、(2)№9）" in finding.message.ja


def test_at_the_twin_that_is_low() -> None:
    [finding] = found(RULE, listed(1, 9), fell(2), comments=[OTHER])
    assert place(finding) == (2, 9)


def test_the_computed_figure_where_none_is_written() -> None:
    [finding] = found(RULE, listed(1, 9, actual="90", stated=""), comments=[OTHER])
    assert finding.message.ja.startswith("達成度の計算値は-10%です")


@pytest.mark.parametrize(
    "said",
    [
        comment("観光入込客数", "の減少", [(1, 9)], ["・天候による。"]),
        comment("観光入込客数", "の減少", [], ["・天候による。"]),
        comment("観光客数", "の減少", [], ["・天候による。"]),  # an abbreviation
        comment("別の言い方", "の減少", [(1, 9)], ["・天候による。"]),  # the reference counts
        comment("別の言い方", "の減少", [(2, 9)], ["・天候による。"]),  # the twin's too
        comment("宿泊客数", "の増加", [(2, 8)], ["・一方、観光入込客数は減少した。"]),
    ],
    ids=["both", "quote", "short", "reference", "twin", "text"],
)
def test_silent_where_it_is_mentioned(said: Comment) -> None:
    rows = (fell(1), fell(2))
    assert found(RULE, *rows, comments=[said]) == []


def test_silent_where_the_text_before_the_first_heading_names_it() -> None:
    assert found(RULE, fell(1), comments=[OTHER], preamble=["観光入込客数は減少した。"]) == []


@pytest.mark.parametrize("stated", ["20%", "1%", "達成", "○"])
def test_silent_above_zero_and_for_words(stated: str) -> None:
    assert found(RULE, listed(1, 9, stated=stated), comments=[OTHER]) == []


def test_silent_under_a104() -> None:
    cut = row(
        2,
        10,
        "地下水採取量の削減",
        ("2020年度", "10,446", "万㎥"),
        [("2021年度", "10,268", "万㎥")],
        ("2023年", "10,600", "万㎥"),
        "-116%",
    )
    assert found(RULE, cut, comments=[OTHER]) == []


def test_a_heading_on_all_rows_mentions_none() -> None:
    general = comment("", "", [], ["・全体に低調であった。"], heading="●全体について")
    assert len(found(RULE, fell(1), comments=[general])) == 1


def test_without_section_3_it_is_not_checked() -> None:
    for case in (joined(fell(1), narrative=False), joined(fell(1))):
        assert run(RULE, case, form_is_empty=False).outcome.kind is OutcomeKind.NOT_CHECKED
