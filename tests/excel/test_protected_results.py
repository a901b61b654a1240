"""A 点検結果 that people protected, and need: it stays as it is, it is named, and the rest is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from excel.answering import ANSWERS, answered, answers
from standin import Excel

YES = 6
SAID = "「点検結果」シートには、書き足された内容か、参照している計算式があります。シートが保護されているため、前のまま残しました。"


@pytest.fixture(params=["memo", "formula"], name="excel")
def protected(request: pytest.FixtureRequest, tmp_path: Path) -> Excel:
    excel = answered(tmp_path)
    if request.param == "memo":
        excel.sheet("点検結果").write(2, 13, "課内のメモ")
    else:
        excel.sheet("様式1").write(40, 24, '=COUNTIF(点検結果!B:B,"確認")')
    excel.sheet("点検結果").ws.protection.sheet = True
    return excel


@pytest.mark.parametrize("button", ["check", "audit", "fill"])
def test_it_is_named_and_stays_with_its_answers(excel: Excel, button: str) -> None:
    assert SAID in excel.press(button)
    assert excel.names == ["様式1", "点検結果"]
    assert answers(excel) == ANSWERS
    if button == "fill":
        assert "空欄に記入 20" in excel.boxes.shown[-1]


def test_once_it_is_unprotected_it_is_made_anew(excel: Excel) -> None:
    excel.press("check")
    excel.sheet("点検結果").ws.protection.sheet = False
    assert SAID not in excel.press("check")
    assert excel.names == ["様式1", "点検結果（控え）", "点検結果"]
    assert answers(excel) == ANSWERS


@pytest.mark.parametrize("button", ["clear", "undo"])
def test_the_colours_of_the_form_are_taken_off_all_the_same(tmp_path: Path, button: str) -> None:
    excel = answered(tmp_path)
    excel.sheet("点検結果").write(2, 13, "課内のメモ")
    excel.sheet("点検結果").ws.protection.sheet = True
    excel.press(button, answer=YES)
    assert SAID in excel.boxes.shown[-1]
    assert not excel.sheet("様式1").store.rules
    assert excel.names == ["様式1", "点検結果"]


def test_one_that_nobody_needs_goes_though_it_is_protected(tmp_path: Path) -> None:
    excel = answered(tmp_path)
    excel.sheet("点検結果").ws.protection.sheet = True
    excel.press("clear", answer=YES)
    assert excel.names == ["様式1"]
