"""N108: a lag (Y104) without a word about it in (3)."""

import pytest

from indicators import comment
from sdgsheet.form.model import Comment
from sdgsheet.rules.finding import OutcomeKind, Severity
from sdgsheet.rules.narrative.n108 import RULE
from sdgsheet.rules.run import run
from twins import evidence, found, joined, listed, place

LATE = ("2018年度", "2020年度", "2030年")
OTHER = comment("宿泊客数", "の増加", [(2, 8)], ["・統計の公表が遅れている。"], at=230)


def test_once_a_group_of_twins_at_the_first() -> None:
    [finding] = found(RULE, listed(1, 9, years=LATE), listed(2, 9, years=LATE), comments=[OTHER])
    assert RULE.severity is Severity.INFO
    assert place(finding) == (1, 9)
    assert finding.cell.a1 == "H19"
    assert (
        finding.message.ja == "実績は2020年度の値ですが（(1)№9、(2)№9）、（３）に年の遅れについての説明がありません。"
    )
    assert evidence(finding) == [("year", "H19", "2020年度"), ("year", "H119", "2020年度")]


def test_twins_that_are_up_to_date_are_not_named() -> None:
    [finding] = found(RULE, listed(1, 9), listed(2, 9, years=LATE), comments=[OTHER])
    assert place(finding) == (2, 9)
    assert "(1)" not in finding.message.ja


def test_a_comment_without_a_word_about_it() -> None:
    said = comment("観光入込客数", "の増加", [(1, 9)], ["・2020年度は感染症の影響により減少した。"])
    assert len(found(RULE, listed(1, 9, years=LATE), comments=[said])) == 1


@pytest.mark.parametrize(
    "said",
    [
        comment("観光入込客数", "の増加", [(1, 9)], ["・実績値の把握に2年間のタイムラグが生じている。"]),
        comment("観光入込客数", "の増加", [(1, 9)], ["・統計の公表に2年を要する。"]),
        comment("観光入込客数", "の増加", [(1, 9)], ["・確定値は翌々年に公表される。"]),
        comment("観光入込客数", "の増加", [(1, 9)], ["・2022年度は集計中である。"]),
        comment("観光入込客数", "の増加", [(1, 9)], ["・最新値は2020年度である。"]),
        comment("観光入込客数", "の増加", [(1, 9)], ["・調査は5年ごとに行われる。"]),
        comment("観光入込客数", "の増加", [(1, 9)], ["・令和2年度の値を記載している。"]),
        comment("観光入込客数", "の増加", [(2, 9)], ["・公表が遅れたため。"]),  # refers to the twin
        comment("観光入込客数", "の増加", [], ["・公表が遅れたため。"]),  # quotes the name
        comment("観光客数", "の増加", [], ["・公表が遅れたため。"]),  # an abbreviation
        comment("宿泊客数", "の増加", [(2, 1)], ["・観光入込客数は公表が遅れている。"]),  # names it in the text
        comment("", "", [], ["・国の統計は公表が遅れる。"], heading="●全体について"),
    ],
    ids=["lag", "published", "final", "counting", "newest", "survey", "year-of-value", "twin", "quote", "short", "text",
         "general"],
)  # fmt: skip
def test_silent(said: Comment) -> None:
    assert found(RULE, listed(1, 9, years=LATE), listed(2, 9, years=LATE), comments=[said]) == []


def test_a_word_before_the_first_heading_is_for_all_rows() -> None:
    assert found(RULE, listed(1, 9, years=LATE), comments=[OTHER], preamble=["※実績は公表済みの最新の値"]) == []


def test_no_lag() -> None:
    case = joined(listed(1, 9), listed(2, 9, years=("2020年度", "2023年3月", "2030年")), comments=[OTHER])
    assert run(RULE, case, form_is_empty=False).outcome.kind is OutcomeKind.NOT_APPLICABLE


def test_without_section_3_it_is_not_checked() -> None:
    for case in (joined(listed(1, 9, years=LATE), narrative=False), joined(listed(1, 9, years=LATE))):
        assert run(RULE, case, form_is_empty=False).outcome.kind is OutcomeKind.NOT_CHECKED


@pytest.mark.parametrize(
    ("paragraph", "explains"),
    [
        ("・地下水採取量は統計の公表時期の関係で2020年度の値である。", True),
        ("・実績値は最新の統計値である2020年度の値を記載している。", True),
        ("※一部の指標は、公表時期の都合上、前年度の数値を記載。", True),
        ("・各指標の実績は速報値を含む。", True),
        ("・地下水採取量は統計の公表時期の関係で2019年度の値である。", False),
        ("・地下水採取量は2020年度から減少している。", False),
        ("・宿泊客数の統計は公表が遅れ、2020年度の値である。", False),
        ("・一部の指標で目標に届かなかった。", False),
    ],
)
def test_a_note_under_another_heading(paragraph: str, explains: bool) -> None:
    late = listed(1, 9, name="地下水採取量の削減", years=LATE)
    other = comment("宿泊客数", "の増加", [(2, 8)], [paragraph], at=230)
    assert (found(RULE, late, comments=[other]) == []) is explains
