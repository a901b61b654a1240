"""N107: (3) is empty, or a ● heading has no text."""

from collections.abc import Iterable

from builders import forms, sheet
from indicators import comment
from sdgsheet.rules.build import build_case
from sdgsheet.rules.finding import Finding, OutcomeKind, Severity
from sdgsheet.rules.narrative.n107 import RULE
from sdgsheet.rules.run import run
from sdgsheet.snapshot import Workbook
from twins import found, joined, listed, place

ROW = listed(1, 9)
WITH_TEXT = comment("宿泊客数", "の増加", [(2, 8)], ["・順調に増えた。"], at=230)


def test_an_empty_section() -> None:
    [finding] = found(RULE, ROW)
    assert RULE.severity is Severity.WARNING
    assert place(finding) == (3, None)
    assert finding.message.ja.startswith("（３）に記入がありません。")


def test_marks_alone_say_nothing() -> None:
    assert len(found(RULE, ROW, preamble=["・", "●　"])) == 1


def test_a_heading_without_text() -> None:
    [finding] = found(RULE, ROW, comments=[WITH_TEXT, comment("観光入込客数", "の増加", [(1, 9)], [], at=240)])
    assert finding.cell.row == 240
    assert finding.message.ja == "見出し「●「観光入込客数」の増加【(1)№9】」の下に、評価や課題の文章がありません。"


def test_a_heading_with_an_empty_bullet() -> None:
    assert len(found(RULE, ROW, comments=[comment("観光入込客数", "の増加", [(1, 9)], ["・"])])) == 1


def test_headings_that_follow_each_other_share_the_text() -> None:
    first = comment("観光入込客数", "の増加", [(1, 9)], [], at=220)
    second = comment("日帰り客数", "の増加", [(2, 7)], [], at=221)
    assert found(RULE, ROW, comments=[first, second, WITH_TEXT]) == []


def test_what_follows_the_last_text_has_none() -> None:
    first = comment("観光入込客数", "の増加", [(1, 9)], [], at=240)
    second = comment("日帰り客数", "の増加", [(2, 7)], [], at=241)
    assert {f.cell.row for f in found(RULE, ROW, comments=[WITH_TEXT, first, second])} == {240, 241}


def test_text_without_headings_is_text() -> None:
    assert found(RULE, ROW, preamble=["全体として順調である。"]) == []
    assert found(RULE, ROW, preamble=["特になし"]) == []


def test_without_section_3_it_is_not_applicable() -> None:
    case = joined(ROW, narrative=False)
    assert run(RULE, case, form_is_empty=False).outcome.kind is OutcomeKind.NOT_APPLICABLE


TABLE = """（１）2030年のあるべき姿の実現へ向けた取組の達成状況
No | 指標名 | 当初値 | 2022年 | 2030年（目標値） | 達成度(%)
1 | 販売額 | 10 | 12 | 20 | 20%
（３）ＳＤＧｓ未来都市計画推進のKPI達成に係る評価及び課題等
"""
HEADING = "●「販売額」の増加【(1)№1】"


def findings(lines: str, boxes: Iterable[tuple[str, str]] = ()) -> tuple[Finding, ...]:
    """What the rule says of a sheet with these lines in (3)."""
    [form] = forms(sheet(TABLE + lines, boxes=boxes))
    return run(RULE, build_case(Workbook(), (form,), 0), form_is_empty=False).findings


def test_nothing_below_beside_or_behind() -> None:
    [finding] = findings(HEADING)
    assert (finding.section, finding.cell.a1) == (3, "A5")


def test_text_behind_the_heading() -> None:
    assert findings(f"{HEADING}　順調に増えており、来年度も続ける見込みである。") == ()


def test_text_beside_the_heading() -> None:
    assert findings(f"{HEADING} | 順調に増えた。") == ()


def test_text_in_a_text_box() -> None:
    assert findings(HEADING, boxes=[("B5", "・順調に増えた。")]) == ()
