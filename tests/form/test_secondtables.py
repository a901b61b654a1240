"""Another table below a section's rows, with headings of its own: neither it nor its headings are the section's."""

from __future__ import annotations

import pytest

from builders import forms
from form.drawing import COLUMNS_2, ONE, TITLE, TWO, VALUES, left_out, lines, names, with_below

ANOTHER = "節の表の下の別の表とその下の行"


TABLES = {
    "budgets": "No | 事業名 | 担当課 | 2022年度予算 | 2023年度予算\n1 | 緑化 | 企画課 | 100 | 200\n合計 | | | 100 | 200",
    "meetings": "No | 会議名 | 委員 | 開催年度 | 回数\n1 | 推進本部 | 市長ほか | 2022年度 | 3",
    "offices": "№ | 指標名 | 担当課 | 電話\n1 | A | 企画課 | 096-328-2001\n2 | B | 企画課 | 096-328-2002",
    "figures by year": " | | 項目 | 2021年度 | < | < | 2022年度\n | | 財政力指数 | 2021年度 | 0.71 | | 2022年度 | 0.7",
}


@pytest.mark.parametrize("title", ["", "（参考）財政状況", "４．体制\n（単位：千円）"])
@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_table_with_headings_of_its_own_below_a_blank_row_is_left_out(table: str, title: str) -> None:
    form = with_below("", title, table) if title else with_below("", table)
    assert names(form, 2) == ["A", "B"]
    assert [why for _, why in left_out(form)] == [ANOTHER]
    assert form.narrative is not None
    assert len(form.narrative.comments) == 1


def test_headings_that_begin_with_no_need_no_blank_row() -> None:
    form = with_below(TABLES["meetings"])
    assert names(form, 2) == ["A", "B"]
    assert [why for _, why in left_out(form)] == [ANOTHER]


def test_between_section_1_and_2() -> None:
    [form] = forms(
        lines(TITLE, ONE, "", "担当一覧", "№ | 指標名 | 担当課 | 電話", "1 | A | 企画課 | 096-328-2001", "", TWO)
    )
    assert names(form, 1) == names(form, 2) == ["A", "B"]


def test_a_title_and_numbers_that_begin_anew_without_headings() -> None:
    form = with_below(
        "", "推進体制", "1 | 推進本部 | 市長ほか | 2022年度 | 3", "2 | 有識者会議 | 学識者 | 2022年度 | 2"
    )
    assert names(form, 2) == ["A", "B"]
    assert [why for _, why in left_out(form)] == [ANOTHER]


@pytest.mark.parametrize(
    "below",
    [
        "追加した指標\n3 | ②ひと | C | 2024年度",
        f"追加した指標\n1 | ②ひと | C | {VALUES}",
        "【社会】\n1 | ②ひと | C | 2024年度",
        "〇ひと\n1 | ②ひと | C | － | － | － | 集計中 | 集計中 | 集計中 | － | － | －",
        "〇ひと\n1 | ②ひと | C | 2020年度 | 未策定 | | 2022年度 | 策定中 | | 2030年 | 策定",
        "3 | ②ひと | C | 策定 | 未定",
        "3 | ②ひと | C | 2020年度 | 未策定 | | 2022年度 | 策定中 | | 2030年 | 策定",
        f"担当課 | 企画 | 電話 | 内線\n3 | ②ひと | C | {VALUES}",
        f"{COLUMNS_2}\n3 | ②ひと | C | {VALUES}",
        f"【社会】\n3 | ②ひと | C | {VALUES}",
    ],
    ids=[
        "a number that goes on",
        "the columns filled",
        "a dimension",
        "dashes from the baseline to the target",
        "words from the baseline to the target",
        "words and a No",
        "words and years",
        "words over rows",
        "headings again",
        "a band",
    ],
)
def test_rows_of_the_form_below_a_blank_row_are_read(below: str) -> None:
    form = with_below("", below)
    assert names(form, 2)[-1] == "C"
    assert ANOTHER not in [why for _, why in left_out(form)]
