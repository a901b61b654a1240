"""F102: a required column is not found in a section."""

import pytest

from builders import forms, sheet, workbook
from indicators import case, form, judge
from sdgsheet.form.model import ColumnRole, Missing
from sdgsheet.rules.build import build_case
from sdgsheet.rules.structure.f102 import RULE


@pytest.mark.parametrize("role", ["no", "name", "baseline", "actual", "target", "achievement"])
def test_says_which_column_of_which_section(role: ColumnRole) -> None:
    [found] = judge(RULE, case(form([], missing=[Missing(2, role)])))
    assert (found.section, found.cell.a1) == (2, "A109")
    assert found.expected is not None
    assert found.expected.ja in found.message.ja
    assert not found.expected.en.startswith("of ")


def test_names_each_missing_column() -> None:
    f = form([], missing=[Missing(1, "no"), Missing(2, "target"), Missing(2, "achievement")])
    assert [x.section for x in judge(RULE, case(f))] == [1, 2, 2]


def test_is_silent_where_all_columns_stand() -> None:
    assert not judge(RULE, case(form([])))


def test_leaves_a_missing_section_to_f101() -> None:
    assert not judge(RULE, case(form([], sections=(1,), missing=[Missing(2, "target")])))


def test_leaves_columns_alone_that_a_form_may_do_without() -> None:
    assert not judge(RULE, case(form([], missing=[Missing(1, "dimension"), Missing(2, "initiative")])))


def test_names_the_headings_that_were_not_read() -> None:
    drawn = sheet(
        """
        （２）自治体SDGsの推進に資する取組の達成状況（2022年～2024年）
        No | 取組名 | 指標名 | 当初値 | < | < | 取り組んだ結果 | < | < | 2024年目標値 | < | < | 達成度
        1 | ①まち | A | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | 2024年 | 20 | 件 | 20%
        """
    )
    [found] = judge(RULE, build_case(workbook(drawn), forms(drawn), 0))
    assert "読んでいない列の見出し：「取り組んだ結果」（G2）。" in found.message.ja
    assert found.message.en.endswith("were not read: “取り組んだ結果” (G2).")


def test_names_none_where_all_were_read() -> None:
    drawn = sheet(
        """
        （２）自治体SDGsの推進に資する取組の達成状況（2022年～2024年）
        No | 取組名 | 指標名 | 当初値 | < | < | 2024年目標値 | < | < | 達成度
        1 | ①まち | A | 2020年度 | 10 | 件 | 2024年 | 20 | 件 | 20%
        """
    )
    [found] = judge(RULE, build_case(workbook(drawn), forms(drawn), 0))
    assert found.message.ja.endswith("点検できません。")
