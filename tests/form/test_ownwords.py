"""A column that the form demands is found under a city's own words; no other column is taken for it."""

from __future__ import annotations

import pytest

from builders import forms
from form.drawing import VALUES, first, second, values
from sdgsheet.form.labels import Role
from sdgsheet.form.model import ColumnRole, Form
from sdgsheet.form.ownwords import WANTED, meant

HEADINGS = ("No", "指標名", "当初値", "2022年", "2030年（目標値）", "達成度(%)")
TRIPLES = frozenset({"当初値", "2022年", "2030年（目標値）"})


def headed(old: str, new: str) -> str:
    """The columns of section (1) with one heading in other words."""
    return " | ".join((new if heading == old else heading) + " | < | <" * (heading in TRIPLES) for heading in HEADINGS)


def only(text: str) -> Form:
    [form] = forms(text)
    return form


@pytest.mark.parametrize(
    ("old", "new", "role"),
    [
        ("2030年（目標値）", "2030年までの目標値", "target"),
        ("2030年（目標値）", "市が掲げる目標値（2030年）", "target"),
        ("達成度(%)", "％\\n達成度", "achievement"),
        ("達成度(%)", "（参考）達成度", "achievement"),
        ("達成度(%)", "達成度・備考", "achievement"),
        ("達成度(%)", "達成状況", "achievement"),
        ("達成度(%)", "達成状況（％）", "achievement"),
        ("達成度(%)", "2030年に向けた達成率", "achievement"),
        ("2022年", "2022年分", "actual"),
        ("2022年", "2022年\\n取組結果", "actual"),
        ("2022年", "2022年〈実績〉", "actual"),
        ("当初値", "計画を立てた時点の現状値", "baseline"),
        ("当初値", "取組前の状況", "baseline"),
        ("指標名", "総合戦略と共通の指標", "name"),
        ("指標名", "指標の名称と内容", "name"),
    ],
)
def test_a_heading_is_what_its_last_word_says(old: str, new: str, role: ColumnRole) -> None:
    form = only(first(f"1 | A | {VALUES}", columns=headed(old, new)))
    assert form.missing_columns == ()
    [row] = form.indicators
    assert (row.name, row.stated.text if row.stated else None) == ("A", "20%")
    assert values(row) == [("2020年度", "10", "件"), ("2022年度", "12", "件"), ("2030年", "20", "件")]
    column = form.sections[0].column(role)
    assert column is not None
    assert column.text == new.replace("\\n", "")


@pytest.mark.parametrize(
    "heading", ["三側面をつなぐ取組", "事業", "注力分野", "特に優先する分野", "市の重点プロジェクト"]
)
def test_the_initiative_stands_before_the_name(heading: str) -> None:
    columns = f"No | {heading} | 指標名 | 当初値 | < | < | 2022年 | < | < | 2024年 目標値 | < | < | 達成度"
    form = only(second(f"1 | ①まち | A | {VALUES}", columns=columns))
    assert form.indicators[0].initiative == "①まち"


def test_a_column_of_numbers_before_the_name_is_that_of_no() -> None:
    form = only(first(f"1 | A | {VALUES}", f"2 | B | {VALUES}", columns=headed("No", "項目")))
    assert [(row.no, row.name) for row in form.indicators] == [(1, "A"), (2, "B")]
    assert form.missing_columns == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("達成度(%)", "前年度の達成度"),
        ("達成度(%)", "達成度の算定根拠"),
        ("達成度(%)", "担当課"),
        ("達成度(%)", "評価・備考"),
        ("2030年（目標値）", "基本目標"),
        ("2030年（目標値）", "前回の目標値"),
        ("当初値", "当初予算"),
        ("指標名", "備考"),
        ("2022年", "毎年度の振り返り"),
    ],
)
def test_another_column_is_not_taken_for_the_one_that_lacks(old: str, new: str) -> None:
    form = only(first(f"1 | A | {VALUES}", columns=headed(old, new)))
    assert len(form.missing_columns) == 1


def test_a_table_that_has_the_column_needs_no_other() -> None:
    every: frozenset[Role] = WANTED
    assert meant("2030年までの目標値", every - {"target"}) is None
    assert meant("2030年（目標値）", every) is None
    assert meant("達成度・備考", every - {"achievement"}) is None
    assert meant("2030年までの目標値", every) == "2030年目標値"
