"""One broken cell is one finding that is loud: what follows from it is folded, through all rules."""

from __future__ import annotations

from typing import Any

import pytest

from builders import sheet, workbook
from indicators import case, comment, error, form, row, struck
from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.catalogue import RULES
from sdgsheet.rules.check import check_workbook
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.folding import families, fold
from sdgsheet.rules.run import run
from sdgsheet.rules.units.u101 import RULE as U101
from twins import joined, listed

EARLIER = [("2021年度", "110", "人")]
YEARS = ("2020年度", "2022年度", "2024年")
OTHERS = tuple(
    listed(2, no, name=name, years=YEARS, initiative="①")
    for no, name in ((2, "宿泊客数"), (3, "商店の数"), (4, "公園の数"))
)


def loud(*rows: Indicator, **more: Any) -> list[str]:
    """The codes of the roots that are errors or warnings."""
    return roots(joined(*rows, *OTHERS, **more))


def roots(judged: Case) -> list[str]:
    """The codes of the roots that are errors or warnings."""
    findings = fold(judged, [run(rule, judged, form_is_empty=False) for rule in RULES])
    return [f.root.rule for f in families(findings) if f.severity is not Severity.INFO]


def twin(**more: Any) -> Indicator:
    return listed(2, 1, earlier=EARLIER, initiative="①", **{"years": YEARS, **more})


FIRST = listed(1, 1, earlier=EARLIER, years=YEARS)


def test_rows_that_agree_say_nothing() -> None:
    assert loud(FIRST, twin()) == []


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (twin(actual=error("#REF!")), "V105"),
        (twin(actual="調整中"), "V107"),
        (twin(years=("2025年度", "2022年度", "2024年")), "Y102"),
        (twin(years=("2020年度", "2020年度", "2024年")), "Y107"),
        (twin(stated="35%"), "A101"),
        (twin(stated="-20%"), "A104"),
        (twin(stated="2000%"), "A108"),
        (twin(actual=struck("", "120")), "V108"),
    ],
)
def test_what_the_other_table_shows_is_folded(broken: Indicator, code: str) -> None:
    assert loud(FIRST, broken) == [code]


@pytest.mark.parametrize(
    ("before", "after", "root"), [("2023年度", "2022年度", "Y107"), ("2025年度", "2023年度", "Y103")]
)
def test_columns_that_are_swapped_lead_and_one_year_that_is_mistyped(before: str, after: str, root: str) -> None:
    broken = listed(2, 1, earlier=[(before, "110", "人")], years=("2020年度", after, "2024年"), initiative="①")
    assert loud(broken) == [root]


def test_a_repeat_that_differs_holds_its_own_achievement() -> None:
    again = listed(1, 2, target="150", stated="20%", years=YEARS, earlier=EARLIER, repeated=True)
    assert loud(FIRST, again, twin()) == ["X107"]


def test_a_figure_that_is_wrong_beside_what_is_struck_in_part_is_said() -> None:
    assert loud(FIRST, twin(actual=struck("120", "115"), stated="40%")) == ["V108", "A101"]


def test_a_slip_in_a_no_and_the_reference_to_it() -> None:
    rows = [FIRST, listed(1, 3, name="店の数", years=YEARS, at=12), listed(1, 3, name="園の数", years=YEARS, at=13)]
    assert loud(*rows, twin(), comments=[comment("店の数", "の増加", [(1, 2)])]) == ["F103"]


def test_a_share_in_another_notation_that_lost_its_format_is_one_fault() -> None:
    values = [("2022年度", "33.5", "％"), ("2023年度", "0.345", "")]
    share = row(
        2, 1, "電子申請の割合", ("2020年度", "30.5", "％"), values, ("2024年", "50.0", "％"), "21%", initiative="①"
    )
    assert loud(share) == ["V106"]


def test_what_follows_is_folded_in_a_row_that_fills_two_lines() -> None:
    grid = """
        （１）2030年のあるべき姿の実現へ向けた取組の達成状況
        No | 指標名 | 当初値 | < | 2022年 | < | 2030年（目標値） | < | 達成度
        1 | 利用者数 | （2020年度） | < | （2022年度） | < | （2030年） | < | 20%
        ^ | ^ | 10 | 人 | 12 | 箇所 | 20 | 人 | ^
    """
    findings = check_workbook(workbook(sheet(grid)), select=("U102", "A103")).findings
    assert [(f.rule, f.caused_by and f.caused_by.rule) for f in findings] == [("A103", "U102"), ("U102", None)]


def test_a_habit_stands_over_the_column_that_it_is_in_and_gives_no_row_s_figure() -> None:
    rows = [
        row(
            2,
            no,
            f"指標{no}",
            ("2020年度", "100", "人"),
            [("2022年度", "120", "")],
            ("2024年", "200", "人"),
            "20%",
            initiative="①",
        )
        for no in range(1, 5)
    ]
    judged = case(form(rows))
    [found] = [f.root for f in families(fold(judged, [run(U101, judged, form_is_empty=False)]))]
    assert found.habit
    assert found.cell == judged.form.sections[1].actual_columns[0].heading
    assert found.action is not None
    assert "「人」" not in found.action.ja


def below(no: int | None, baseline: str | None = None) -> Case:
    """A form whose last row has no actual and no target, and no baseline unless given."""
    row = listed(2, no, baseline, None, None, "", name="市民農園", years=YEARS, initiative="①", at=116)
    return joined(FIRST, twin(), *OTHERS, row)


@pytest.mark.parametrize("no", [5, None], ids=["with its number", "without a number"])
def test_a_row_without_any_value_is_one_finding(no: int | None) -> None:
    assert roots(below(no)) == ["F105"]


def test_a_number_that_is_wrong_is_said_beside_values_that_are_missing() -> None:
    assert roots(below(9)) == ["F103", "F105"]


def test_a_target_and_an_actual_that_are_missing_are_two_findings() -> None:
    assert roots(below(5, baseline="100")) == ["F105", "F106"]
