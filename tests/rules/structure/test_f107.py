"""F107: the plan period in title, actual columns, section (2)'s heading and its target heading."""

from dataclasses import replace

import pytest

from indicators import case, form, judge
from sdgsheet.form.model import Form
from sdgsheet.notation.years import parse_year
from sdgsheet.rules.structure.f107 import RULE
from sdgsheet.snapshot import Cell, Sheet, Workbook


def headed(f: Form, section: int, years: list[str]) -> Form:
    """The form with these years over the actual columns of a section."""
    sections = []
    for s in f.sections:
        names = iter(years if s.number == section else [c.text for c in s.actual_columns])
        columns = tuple(
            replace(c, text=(name := next(names)), year=parse_year(name)) if c.role == "actual" else c
            for c in s.columns
        )
        sections.append(replace(s, columns=columns) if s.number == section else s)
    return replace(f, sections=tuple(sections))


def test_speaks_at_a_target_heading_left_from_the_plan_before() -> None:
    [found] = judge(RULE, case(form([], section_period=(2022, 2024), target_headings={2: "2021年目標値"})))
    assert (found.section, found.cell.a1, found.stated) == (2, "Q110", "2021年目標値")
    assert "2022～2024年" in found.message.ja


def test_speaks_at_a_title_that_was_left() -> None:
    left = replace(form([], section_period=(2022, 2024)), title="計画期間2019年～2021年", title_period=(2019, 2021))
    [found] = judge(RULE, case(left))
    assert (found.section, found.cell.a1) == (None, "A1")


def test_speaks_where_the_two_title_lines_disagree() -> None:
    title = "熊本市　計画期間2022年～2024年\n第2期SDGs未来都市計画（2019～2021）の進捗状況報告シート"
    [found] = judge(RULE, case(replace(form([]), title=title)))
    assert found.stated == "2019～2021年"


def test_speaks_at_the_actual_columns_of_one_section() -> None:
    [found] = judge(RULE, case(headed(form([]), 1, ["2019年", "2020年", "2021年"])))
    assert (found.section, found.cell.a1) == (1, "H10")


def test_speaks_at_the_very_headings_that_are_wrong() -> None:
    [found] = judge(RULE, case(headed(form([]), 1, ["2022年", "2024年", "2025年"])))
    assert found.cell.a1 == "K10"
    assert [(e.cell.a1, e.value) for e in found.evidence if e.role == "heading"] == [
        ("K10", "2024年"),
        ("N10", "2025年"),
    ]


def test_speaks_at_the_title_line_that_is_wrong() -> None:
    first, second = "熊本市　計画期間2022年～2024年", "第2期SDGs未来都市計画（2019～2021）の進捗状況報告シート"
    titled = replace(form([]), title=f"{first}\n{second}")
    cells = {row: {1: Cell(row, 1, "text", text)} for row, text in ((1, first), (2, second))}
    [found] = judge(RULE, case(titled, book=Workbook(sheets=(Sheet(titled.title_cell.sheet, rows=cells),))))
    assert found.cell.a1 == "A2"
    assert "題名（A1）「2022～2024年」" in found.message.ja


def test_speaks_at_the_heading_of_section_2() -> None:
    [found] = judge(RULE, case(form([], section_period=(2023, 2025))))
    assert (found.section, found.cell.a1) == (2, "A109")


def test_speaks_where_a_year_stands_twice() -> None:
    [found] = judge(RULE, case(headed(form([]), 2, ["2022年", "2022年", "2024年"])))
    assert found.section == 2


def test_is_silent_where_all_agree() -> None:
    assert not judge(RULE, case(form([], section_period=(2022, 2024))))


def test_is_silent_on_eras_and_fiscal_years() -> None:
    f = form([], section_period=(2022, 2024), target_headings={2: "令和6年度目標値"})
    assert not judge(RULE, case(headed(f, 2, ["令和4年度", "R5年度", "2024年度"])))


def test_a_target_heading_in_the_last_march_is_inside() -> None:
    assert not judge(RULE, case(form([], target_headings={2: "2025年3月目標値"})))


def test_section_1s_target_heading_and_the_year_of_selection_are_none_of_these() -> None:
    title = "熊本市　計画期間2022年～2024年\n第2期SDGs未来都市計画（2022～2024）の進捗状況報告シート\n2019年度"
    f = form([], section_period=(2022, 2024), target_headings={1: "2030年（目標値）"})
    assert not judge(RULE, case(replace(f, title=title)))


def test_an_actual_column_whose_heading_names_no_year_is_said() -> None:
    [found] = judge(RULE, case(headed(form([], period=(2022, 2024)), 1, ["2022年", "備考", "2024年"])))
    assert found.cell.a1 == "K10"
    assert "「2022年・備考・2024年」" in found.message.ja
    assert found.action is not None
    assert "見出しに年をお書きください" in found.action.ja


def test_fewer_columns_than_years_are_not_in_contradiction() -> None:
    assert not judge(RULE, case(headed(form([], period=(2022, 2024)), 1, ["2022年", "2023年", ""])))


@pytest.mark.parametrize("title", ["", "第2次総合計画（2018～2027）にもとづく取組"])
def test_a_title_without_a_plan_period_is_not_compared(title: str) -> None:
    assert not judge(RULE, case(replace(form([]), title=title, title_period=None)))
