"""A workbook that holds no form: what was looked for, and what came nearest."""

from __future__ import annotations

from builders import sheet, workbook
from sdgsheet.form.reading import nearest_headings


def test_the_nearest_headings_are_named_with_their_cells() -> None:
    text = nearest_headings(workbook(sheet("見積書\n品名 | 数量 | 指標名\nりんご | 3 | 100\n | 目標の値", "Sheet1")))
    assert "「指標名」（Sheet1!C2）" in text.ja
    assert "“指標名” (“Sheet1”!C2)" in text.en
    assert "「目標の値」（Sheet1!B4）" in text.ja
    assert "りんご" not in text.ja
    assert "（２）自治体SDGsの推進に資する取組の達成状況" in text.ja


def test_nothing_resembles_a_heading() -> None:
    text = nearest_headings(workbook(sheet("りんご | 3")))
    assert text.ja.endswith("似た見出しもありません。ファイルとシートをご確認ください。")
    assert "Nothing resembles them" in text.en


def test_our_own_sheets_are_not_searched() -> None:
    text = nearest_headings(workbook(sheet("指標名", "点検結果", ours=True)))
    assert "点検結果" not in text.ja


def test_an_empty_workbook() -> None:
    assert "似た見出しもありません" in nearest_headings(workbook()).ja
