"""Texts among the figures of a row: figures that cannot be read, reasons why there is none, and words."""

from __future__ import annotations

import pytest

from builders import forms
from form.drawing import first
from sdgsheet.achievement.compute import Reason, compute
from sdgsheet.form.model import Indicator
from sdgsheet.notation.numbers import Qualifier


def row(baseline: object, older: object, actual: object, target: object) -> Indicator:
    values = f"2020年度 | {baseline} | 件 | 2021年度 | {older} | 件 | 2022年度 | {actual} | 件 | 2030年 | {target} | 件"
    columns = "No | 指標名 | 当初値 | < | < | 2021年 | < | < | 2022年 | < | < | 2030年（目標値） | < | < | 達成度"
    [form] = forms(first(f"1 | A | {values} | ", columns=columns))
    return form.indicators[0]


UNREADABLE = ["32,25", "※3,225", "3225?", "3225→3230", "12/19", "男性63.1 女性65.0", "①12 ②15", "【3,225】"]


@pytest.mark.parametrize("text", [*UNREADABLE, "12校で実施", "(3,225)見込"])
def test_an_actual_with_digits_is_no_missing_value_and_lets_no_older_one_in_its_place(text: str) -> None:
    read = row(3120, 3190, text, 3400)
    actual = read.actuals[1]
    assert actual is not None
    assert (actual.amount.number, actual.amount.missing) == (None, False)
    assert actual.amount.qualifier is Qualifier.UNREADABLE
    computed = compute(read)
    assert (computed.fraction, computed.reason, computed.actual) == (None, Reason.NOT_PLAIN, actual)


@pytest.mark.parametrize("text", UNREADABLE)
def test_so_it_is_with_a_baseline_and_a_target(text: str) -> None:
    assert compute(row(text, 3190, 3225, 3400)).reason is Reason.NOT_PLAIN
    assert compute(row(3120, 3190, 3225, text)).reason is Reason.NOT_PLAIN


@pytest.mark.parametrize(
    "text", ["11月公表予定", "R6.3公表", "2025年度実施", "2025.3公表", "7～8月公表", "次年度調査", "※1"]
)
def test_a_date_or_a_note_says_when_or_why_and_an_older_actual_counts(text: str) -> None:
    read = row(3120, 3190, text, 3400)
    assert compute(read).fraction is not None
    assert compute(read).actual is read.actuals[0]


@pytest.mark.parametrize(
    "target", ["上昇", "毎年1校ずつ整備", "現状（12件）以上", "第2期計画の策定", "年3%の増加", "CO2ゼロ"]
)
def test_a_target_in_words_stays_one(target: str) -> None:
    assert compute(row(3120, 3190, 3225, target)).reason is Reason.QUALITATIVE


def test_a_row_without_one_number_is_a_row_of_words() -> None:
    read = row("男性63.1 女性65.0", "－", "男性64.0 女性65.5", "男性65.0 女性67.0")
    assert compute(read).reason is Reason.QUALITATIVE
    assert all(triple.amount.qualifier is None for triple in read.triples)


@pytest.mark.parametrize("target", ["＋5ポイント", "+5ポイント", "プラス5件", "+500"])
def test_a_plus_among_figures_without_a_sign_is_a_change(target: str) -> None:
    read = row(60, "－", 62, f"'{target}")
    assert read.target is not None
    assert read.target.amount.qualifier is Qualifier.CHANGE
    assert compute(read).reason is Reason.NOT_PLAIN


@pytest.mark.parametrize("baseline", ["-3", "▲3", "'+1", "0", "'－2.5"])
def test_a_plus_is_part_of_a_figure_that_may_be_below_zero(baseline: str) -> None:
    read = row(baseline, "－", 2, "'+5")
    assert read.target is not None
    assert read.target.amount.qualifier is None
    assert compute(read).fraction is not None


def test_a_sign_that_a_number_format_shows_is_no_change() -> None:
    read = row(3, "－", 4, "5{+0.0;-0.0}")
    assert read.target is not None
    assert read.target.amount.qualifier is None
