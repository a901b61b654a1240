"""Cells struck out, emptied, hidden or merged, wherever it be: the form is still read, and every rule still runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import forms, sheet, workbook
from sdgsheet.errors import NotAFormError
from sdgsheet.form.explain import explain
from sdgsheet.form.otherrows import STRUCK
from sdgsheet.form.reading import read_forms
from sdgsheet.rules.check import check_workbook
from sdgsheet.rules.finding import OutcomeKind
from sdgsheet.snapshot import Area, Cell, Sheet

WHOLE = sheet(
    """
    第2期SDGs未来都市計画（2022～2024年）の進捗状況報告シート（様式1）　熊本県熊本市
    （１）2030年のあるべき姿の実現へ向けた取組の達成状況
    No    | 指標名           | 当初値   | <     | < | 2022年   | <     | < | 2030年（目標値） | <     | <  | 達成度
    経済1 | 店の数【8.2】    | 2020年度 | 1,073 | 件 | 2022年度 | 1,145 | 件 | 2030年          | 1,184 | 件 | 65%
    経済2 | 割合【8.3、8.9】 | 2018年度 | 32.1  | ％ | 2020年度 | 34.5  | ％ | 2030年          | 50.0  | ％ | =(G5-D5)/(J5-D5) -> 0.134{0%}
    社会3 | 参加者数【11.b】 | 2020年度 | 89    | 人 | 2022年度 | 95    | 人 | 2024年          | 96    | 人 | 86%

    （２）自治体SDGsの推進に資する取組の達成状況
    No | 取組名        | 指標名         | 当初値   | <  | < | 2022年   | <  | < | 2024年（目標値） | <    | < | 達成度
    1  | ①まちづくり   | 店の数         | 2020年度 | 89 | 件 | 2022年度 | 95 | 件 | 2024年          | 96   | 件 | 86%
    2  | ^             | 水準の数【再掲】 | 2020年度 | 8  | 本 | 2022年度 | 9  | 本 | 2023年          | 上昇 |    | 達成

    （３）評価及び課題
    ●「店の数」の増加【(1)№1、(2)№1】
    ・増えた。
    """
)
Damage = Callable[[Cell], Cell]

ROWS = range(1, 16)
COLUMNS = range(1, 14)


def hidden(cell: Cell) -> Cell:
    return cell._replace(style=cell.style._replace(number_format=";;;"))


def struck(cell: Cell) -> Cell:
    style = cell.style._replace(struck=True)
    return (
        cell._replace(value="", struck=cell.value, style=style) if cell.kind == "text" else cell._replace(style=style)
    )


def struck_in_part(cell: Cell) -> Cell:
    return cell._replace(value=cell.value[1:], struck=cell.value[:1]) if cell.kind == "text" else cell


def emptied(cell: Cell) -> Cell:
    return cell._replace(kind="empty", value="", formula=None)


HOW: tuple[Damage, ...] = (struck, struck_in_part, emptied, hidden)


@st.composite
def areas(draw: st.DrawFn) -> Area:
    """Some cells of a row, whole rows, or a block."""
    top, left = draw(st.sampled_from(ROWS)), draw(st.sampled_from(COLUMNS))
    bottom = draw(st.integers(top, min(top + 2, ROWS[-1])))
    if draw(st.booleans()):
        return Area(top, 1, bottom, COLUMNS[-1])
    return Area(top, left, bottom, draw(st.integers(left, COLUMNS[-1])))


def changed(drawn: Sheet, area: Area, how: Damage | None) -> Sheet:
    """The sheet with this done to its cells there; ``None`` merges them."""
    first = (area.top, area.left)

    def of(cell: Cell) -> Cell:
        if not area.covers(cell.row, cell.column) or (how is None and (cell.row, cell.column) == first):
            return cell
        return emptied(cell) if how is None else how(cell)

    rows: Mapping[int, Mapping[int, Cell]] = {
        row: {column: of(cell) for column, cell in cells.items()} for row, cells in drawn.rows.items()
    }
    if how is not None:
        return replace(drawn, rows=rows)
    apart = tuple(
        m
        for m in drawn.merges
        if m.bottom < area.top or m.top > area.bottom or m.right < area.left or m.left > area.right
    )
    return replace(drawn, rows=rows, merges=(*apart, area))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(areas(), st.sampled_from((*HOW, None))), min_size=1, max_size=5))
def test_whatever_is_done_to_cells_the_rest_is_read_and_checked(damage: list[tuple[Area, Damage | None]]) -> None:
    drawn = WHOLE
    for area, how in damage:
        drawn = changed(drawn, area, how)
    book = workbook(drawn)
    explain(book, read_forms(book))
    try:
        report = check_workbook(book)
    except NotAFormError:
        return  # its headings are gone
    assert [o for o in report.outcomes if o.kind is OutcomeKind.FAILED] == []


@pytest.mark.parametrize("how", [struck, emptied])
@pytest.mark.parametrize("row", [4, 5, 6, 10, 11])
def test_a_row_that_is_gone_leaves_the_others_as_they_are(row: int, how: Damage) -> None:
    [whole] = forms(WHOLE)
    [left] = forms(changed(WHOLE, Area(row, 1, row, COLUMNS[-1]), how))
    assert [i.name for i in left.indicators] == [i.name for i in whole.indicators if i.row != row]


def test_a_row_struck_out_is_told_as_such() -> None:
    [form] = forms(changed(WHOLE, Area(5, 1, 5, COLUMNS[-1]), struck))
    assert [(ref.a1, why) for ref, why in form.left_out] == [("A5", STRUCK)]
    assert form.sections[0].unfilled == ((5, 2),)


def test_values_that_the_format_hides_are_still_the_rows_own() -> None:
    [form] = forms(changed(WHOLE, Area(5, 1, 5, COLUMNS[-1]), hidden))
    assert [row.row for row in form.indicators if row.section == 1] == [4, 5, 6]


def test_values_alone_that_are_struck_out_leave_an_indicator_without_values() -> None:
    [form] = forms(changed(WHOLE, Area(5, 3, 5, COLUMNS[-1]), struck))
    assert [row.name for row in form.indicators if row.section == 1] == ["店の数", "割合", "参加者数"]
    assert form.indicators[1].latest is None
