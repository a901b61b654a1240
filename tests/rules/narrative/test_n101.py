"""N101: a reference to a row that does not exist."""

from dataclasses import replace

import pytest

from indicators import case, comment, form, judge
from sdgsheet.form.model import Dimension, Indicator, Missing, Reference
from sdgsheet.rules.finding import OutcomeKind, Severity
from sdgsheet.rules.folding import fold
from sdgsheet.rules.narrative.n101 import RULE
from sdgsheet.rules.run import run
from sdgsheet.rules.structure.f103 import RULE as NUMBERING
from sdgsheet.snapshot import Ref
from twins import found, joined, listed, place

ROWS = listed(1, 1), listed(1, 2, name="宿泊客数"), listed(2, 1)


def test_names_the_missing_number_and_what_there_is() -> None:
    said = comment("観光入込客数", "の増加", [(1, 15), (2, 1)])
    [finding] = found(RULE, *ROWS, comments=[said])
    assert RULE.severity is Severity.ERROR
    assert place(finding) == (3, None)
    assert finding.cell == said.cell
    assert "(1)№15は、表にありません（(1)は№1～2です）。" in finding.message.ja
    assert "見出しの指標は(1)№1、(2)№1にあります。" in finding.message.ja
    assert "names (1) No.15, which does not exist ((1) has No.1 to 2)" in finding.message.en


def test_several_missing_numbers_are_one_finding() -> None:
    [finding] = found(RULE, *ROWS, comments=[comment("客数", "", [(1, 8), (1, 9), (2, 7)])])
    assert "(1)№8・9、(2)№7" in finding.message.ja


@pytest.mark.parametrize("section", [3, 4])
def test_a_section_that_has_no_rows(section: int) -> None:
    [finding] = found(RULE, *ROWS, comments=[comment("観光入込客数", "の増加", [(section, 1)])])
    assert f"【({section})№1】は、表にありません（({section})は行なしです）" in finding.message.ja
    assert f"names ({section}) No.1, which does not exist (({section}) has no rows)" in finding.message.en


def test_one_finding_a_heading() -> None:
    said = [comment("観光入込客数", "", [(1, 8)]), comment("宿泊客数", "", [(1, 9)], at=210)]
    assert [f.cell.row for f in found(RULE, *ROWS, comments=said)] == [205, 210]


@pytest.mark.parametrize("references", [[(1, 1)], [(1, 1), (1, 2), (2, 1)], []])
def test_silent(references: list[Reference]) -> None:
    assert found(RULE, *ROWS, comments=[comment("観光入込客数", "の増加", references)]) == []


@pytest.mark.parametrize("before", ["前計画の", "前期計画", "旧計画の", "前回報告の", "昨年度の様式１の", "総合計画の"])
def test_the_numbers_of_another_plan_are_its_own(before: str) -> None:
    assert not found(
        RULE, *ROWS, comments=[comment("観光入込客数", "の増加", [(1, 1)], [f"{before}【(1)№9】から継続。"])]
    )


@pytest.mark.parametrize("before", ["", "本計画の", "第2期計画の", "前年度より伸びた", "前回から改善した指標"])
def test_the_numbers_of_this_plan_are_not(before: str) -> None:
    assert found(RULE, *ROWS, comments=[comment("観光入込客数", "の増加", [(1, 1)], [f"{before}【(1)№9】も続ける。"])])


def test_a_reference_in_the_text_below_the_heading() -> None:
    said = comment("観光入込客数", "の増加", [(1, 1)], ["宿泊が伸びた。【(1)№2、(2)№31】"])
    [finding] = found(RULE, *ROWS, comments=[said])
    assert finding.cell == said.cell
    assert "見出しの下の文の【(1)№2、(2)№31】にある(2)№31は、表にありません" in finding.message.ja
    assert "in the text below the heading names (2) No.31" in finding.message.en


@pytest.mark.parametrize(
    "text", ["宿泊が伸びた。【(1)№2】", "【課題】宿泊が伸び悩む。", "(2)№31を参照。", "【(2)5年間の計画】を定めた。"]
)
def test_silent_on_other_text(text: str) -> None:
    assert found(RULE, *ROWS, comments=[comment("観光入込客数", "の増加", [(1, 1)], [text])]) == []


def test_numbers_that_restart_with_each_side_exist() -> None:
    rows = listed(1, 1, no_text="経済1"), listed(1, 1, no_text="社会1", name="宿泊客数", at=20)
    assert found(RULE, *rows, comments=[comment("宿泊客数", "", [(1, 1)])]) == []


def test_a_section_that_was_not_found_is_not_checked() -> None:
    case = joined(listed(1, 1), comments=[comment("観光入込客数", "", [(2, 1)])], sections=(1,))
    assert run(RULE, case, form_is_empty=False).outcome.kind is OutcomeKind.NOT_CHECKED


def test_a_row_that_may_stand_in_a_table_that_was_not_read_is_not_checked() -> None:
    whole = form(ROWS, [comment("客数", "", [(2, 3)])])
    assert len(judge(RULE, case(whole))) == 1
    outcome = run(RULE, case(replace(whole, unread_rows=(Ref("様式1(続き)", 1, 1),))), form_is_empty=False).outcome
    assert outcome.kind is OutcomeKind.NOT_CHECKED


def test_numbers_that_cannot_all_be_read_are_not_checked() -> None:
    rows = listed(1, 1), listed(1, None, name="宿泊客数", no_text="1-2", at=12)
    assert found(RULE, *rows, comments=[comment("宿泊客数", "", [(1, 2)])]) == []
    assert found(RULE, *ROWS, comments=[comment("客数", "", [(1, 9)])], missing=[Missing(1, "no")]) == []


def test_a_table_without_one_number_that_can_be_read_has_rows_all_the_same() -> None:
    rows = listed(1, 1), listed(2, None, name="宿泊客数", no_text="2-イ", at=112)
    [finding] = found(RULE, *rows, comments=[comment("宿泊客数", "", [(2, 31)])])
    assert "(2)は1行です" in finding.message.ja
    assert "(2) has 1 row)" in finding.message.en


def test_a_number_beyond_all_rows_does_not_exist_though_one_cannot_be_read() -> None:
    rows = listed(1, 1), listed(1, None, name="宿泊客数", no_text="1-2", at=12)
    [finding] = found(RULE, *rows, comments=[comment("宿泊客数", "", [(1, 3)])])
    assert "(1)№3" in finding.message.ja


def causes(quote: str, references: list[Reference], numbers: tuple[int, ...] = (1, 2, 4)) -> list[str | None]:
    """What each N101 is folded under, in a form of three rows with these numbers."""
    names = ("観光入込客数", "宿泊客数", "商店の数")
    rows = [listed(1, no, name=name, at=11 + i) for i, (no, name) in enumerate(zip(numbers, names, strict=True))]
    judged = joined(*rows, comments=[comment(quote, "", references)])
    findings = fold(judged, [run(rule, judged, form_is_empty=False) for rule in (NUMBERING, RULE)])
    return [f.caused_by.rule if f.caused_by else None for f in findings if f.rule == "N101"]


@pytest.mark.parametrize("numbers", [(1, 2, 4), (1, 2, 2), (1, 2, 33)])
def test_a_slip_in_the_rows_own_number_holds_the_reference(numbers: tuple[int, ...]) -> None:
    assert causes("商店の数", [(1, 3)], numbers) == ["F103"]
    assert causes("", [(1, 3)], numbers) == ["F103"]


def test_a_reference_that_the_right_number_would_not_save_stands_alone() -> None:
    assert causes("商店の数", [(1, 5)]) == [None]
    assert causes("宿泊客数", [(1, 3)]) == [None]
    assert causes("商店の数", [(1, 3), (1, 9)]) == [None]


def restarting(*dimensions: Dimension) -> tuple[Indicator, ...]:
    """Rows of (1), the last named 宿泊客数, whose numbers restart with each dimension."""
    numbers = [1 + dimensions[:place].count(own) for place, own in enumerate(dimensions)]
    return tuple(
        listed(1, no, name="宿泊客数" if place == len(numbers) else f"甲{place}", dimension=own, at=10 + place)
        for place, (no, own) in enumerate(zip(numbers, dimensions, strict=True), 1)
    )


def test_counting_on_names_the_row_where_numbers_restart_with_each_dimension() -> None:
    rows = restarting("economy", "economy", "society", "society")
    assert not found(RULE, *rows, comments=[comment("宿泊客数", "の増加", [(1, 4)])])
    assert found(RULE, *rows, comments=[comment("宿泊客数", "の増加", [(1, 3)])])
    assert found(RULE, *rows, comments=[comment("宿泊客数", "の増加", [(1, 9)])])
