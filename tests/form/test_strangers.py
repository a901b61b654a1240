"""Notes and wide headings over a table's columns: what a column's own heading says is what it is."""

from __future__ import annotations

import pytest

from builders import forms
from form.drawing import COLUMNS_1, FIRST, TITLE, VALUES, first, left_out, lines, names, values
from sdgsheet.form.model import Form

ROW = f"1 | 店の数 | {VALUES}"
READ = [("2020年度", "10", "件"), ("2022年度", "12", "件"), ("2030年", "20", "件")]
NOTES = (
    "担当課：企画政策課",
    "出典：国勢調査",
    "備考",
    "達成度の算出方法：（実績－当初値）÷（目標値－当初値）",
    "指標名の【】内はゴール・ターゲット番号",
    "※目標値は、第7次総合計画による。",
    "（※）当初値・目標値は計画から転記",
    "＊2022年は速報値",
    "SDGsの目標（ゴール）の番号を【】に記載",
    "（単位）",
)
APART = "No | 指標名 | 当初値 | | | 2022年 | | | 2030年（目標値） | | | 達成度(%)"


def is_whole(form: Form) -> bool:
    """All columns are found, and the row's values in them."""
    (row,) = form.indicators
    stated = row.stated is not None and row.stated.text
    return form.missing_columns == () and values(row) == READ and (row.no, row.name, stated) == (1, "店の数", "20%")


@pytest.mark.parametrize("columns", [COLUMNS_1, APART], ids=["merged", "apart"])
@pytest.mark.parametrize("place", [0, 1, 2, 5, 8, 11])
@pytest.mark.parametrize("note", NOTES)
def test_a_note_right_above_a_heading_hides_it_not(note: str, place: int, columns: str) -> None:
    [form] = forms(lines(TITLE, FIRST, " |" * place + note, columns, ROW))
    assert is_whole(form)


@pytest.mark.parametrize(("left", "right"), [(0, 11), (0, 4), (5, 11), (8, 11)])
@pytest.mark.parametrize("note", NOTES)
def test_a_note_merged_over_headings_hides_none_of_them(note: str, left: int, right: int) -> None:
    [form] = forms(lines(TITLE, FIRST, " |" * left + note + " | <" * (right - left), COLUMNS_1, ROW))
    assert is_whole(form)


def test_a_note_above_repeated_headings_is_no_row_and_leaves_the_columns() -> None:
    [form] = forms(
        lines(TITLE, first(ROW, " | 出典：国勢調査", COLUMNS_1, f"2 | 町の数 | {VALUES}", columns=COLUMNS_1))
    )
    assert names(form, 1) == ["店の数", "町の数"]


@pytest.mark.parametrize("group", ["評価", "目標・備考", "ＫＰＩ", "実績評価"])
@pytest.mark.parametrize(("left", "right"), [(2, 10), (5, 7), (8, 11)])
def test_a_heading_over_several_columns_hides_none_of_them(group: str, left: int, right: int) -> None:
    above = ["No", "指標名", *["当初値", "<", "<"], *["2022年", "<", "<"], *["2030年（目標値）", "<", "<"], "達成度(%)"]
    below = above.copy()
    for place in range(12):
        if left <= place <= right:
            above[place] = group if place == left else "<"
        else:
            below[place] = "<" if above[place] == "<" else "^"
    [form] = forms(lines(TITLE, first(ROW, columns=lines(" | ".join(above), " | ".join(below)))))
    assert is_whole(form)


@pytest.mark.parametrize("goals", ["【ゴール・ターゲット】", "ゴール・ターゲット番号", "【ターゲット】"])
@pytest.mark.parametrize("is_above", [True, False])
def test_goals_in_a_cell_of_their_own_hide_no_name(goals: str, is_above: bool) -> None:
    beside = f" | {goals}"
    columns = lines(beside, COLUMNS_1) if is_above else lines(COLUMNS_1, beside)
    [form] = forms(lines(TITLE, first(ROW, columns=columns)))
    assert is_whole(form)


def test_a_wide_heading_over_columns_beside_the_form_s_own_counts() -> None:
    columns = lines(f"{' |' * 12} 予算（千円） | < | 前回", f"{COLUMNS_1} | 2022年 | 2030年 | 達成度(%)")
    [form] = forms(lines(TITLE, first(f"{ROW} | 500 | 900 | 15%", columns=columns)))
    assert is_whole(form)


def test_previous_figures_are_never_the_form_s_own() -> None:
    columns = lines(f"{' |' * 11} 前回報告", f"{COLUMNS_1}")
    [form] = forms(lines(TITLE, first(ROW, columns=columns)))
    assert [missing.role for missing in form.missing_columns] == ["achievement"]
    assert left_out(form) == []
