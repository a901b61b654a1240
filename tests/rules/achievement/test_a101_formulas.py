"""Which mistake A101 names beside a formula: what the formula computes, and no other that gives the same figure."""

from __future__ import annotations

import pytest

from rules.formulas.forms import form, says_of
from sdgsheet.rules.achievement.a101 import RULE
from sdgsheet.snapshot import Workbook

RATIO = "実績÷目標の値です"


def message(workbook: Workbook, at: str = "S15") -> str:
    found = says_of(RULE, workbook, at)
    assert found is not None
    return found.message.ja


@pytest.mark.parametrize(
    ("formula", "remark"),
    [
        ("=K15/Q15 -> 0.8728571428571429{0%}", RATIO),
        ("=ROUND(K15/Q15,2) -> 0.87{0%}", RATIO),
        ("=(K15-E15)/E15 -> 0.49024390243902444{0%}", "当初値からの伸び率の値です"),
        ("=(H15-E15)/(Q15-E15) -> 0.41379310344827586{0%}", "2022年度実績で計算した値です"),
        ("=(MIN(H15:N15)-E15)/(Q15-E15) -> 0.41379310344827586{0%}", "2022年度実績で計算した値です"),
    ],
)
def test_what_the_formula_computes(formula: str, remark: str) -> None:
    assert remark in message(form({"S15": formula}))


def test_a_cap_and_a_cut() -> None:
    assert "100%で打ち切った値です" in message(form({"K15": "741", "S15": "=MIN(1,(K15-E15)/(Q15-E15)) -> 1{0%}"}))
    assert "端数を切り捨てた値です" in message(
        form({"K15": "612", "S15": "=ROUNDDOWN((K15-E15)/(Q15-E15),2) -> 0.69{0%}"})
    )


def test_the_twins_target() -> None:
    twin = message(form({"S14": "=(K14-E14)/(Q6-E14) -> 0.43333333333333335{0%}"}), "S14")
    assert "(1)№1の目標で計算した値です" in twin


@pytest.mark.parametrize(
    ("formula", "cells"),
    [
        ("=(K16-E15)/(Q15-E15) -> 0.8731034482758621{0%}", {"K16": "663.2"}),
        ("=0.87 -> 0.87{0%}", {}),
        ("=(663.2-E15)/(Q15-E15) -> 0.8731034482758621{0%}", {}),
        ("=(K15-E15)/(Q15-E15)+0.18 -> 0.8731034482758621{0%}", {}),
        ("=(K15-E15)/E15*1.78 -> 0.8726341463414635{0%}", {}),
    ],
)
def test_no_other_mistake_that_gives_the_same_figure(formula: str, cells: dict[str, str]) -> None:
    text = message(form(cells | {"S15": formula}))
    assert "「87%」" in text
    assert text.endswith("〔(611－410)÷(700－410)〕。")


def test_of_a_figure_that_the_formula_did_not_give() -> None:
    assert RATIO in message(form({"S15": "=(K15-E15)/(Q15-E15) -> 0.8728571428571429{0%}"}))


def test_of_a_formula_that_is_not_judged_and_of_a_figure_typed_in() -> None:
    assert RATIO in message(form({"S15": '=INDIRECT("K15")/Q15 -> 0.8728571428571429{0%}'}))
    assert RATIO in message(form({"S15": "87%"}))
