"""The reading as lines of text."""

from __future__ import annotations

import pytest

from builders import sheet, workbook
from form.drawing import THIRD, TITLE, first, lines
from sdgsheet.form.explain import explain
from sdgsheet.form.reading import read_forms
from sdgsheet.reports.reading import reading_lines
from sdgsheet.text import Language

COLUMNS = "No | 指標名 | 当初値 | < | < | 2022年 | < | < | 2030年（目標値） | < | < | 達成度 | 担当課"
BOOK = workbook(
    sheet(
        lines(
            TITLE,
            first(
                "1 | A | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | 2030年 | 20 | 件 | 20% | 企画課",
                "※速報",
                columns=COLUMNS,
            ),
            THIRD,
            "●「A」の増加【(1)№1】",
        )
    )
)


def said(language: Language) -> list[str]:
    return list(reading_lines(explain(BOOK, read_forms(BOOK)), language))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "ja",
            [
                "  読んでいない列：「担当課」［M4］",
                "読んでいない行［様式1!A6］：注記の行",
                "（３）［様式1!A7］見出し1件",
            ],
        ),
        (
            "en",
            ["  columns not read: “担当課” [M4]", "Row not read [“様式1”!A6]: a note", "(3) [“様式1”!A7], 1 heading"],
        ),
    ],
)
def test_what_was_not_read_and_where_it_stands(language: Language, expected: list[str]) -> None:
    printed = said(language)
    assert [line for line in printed if line in expected] == expected
    assert printed.index(expected[0]) < printed.index(expected[1]) < printed.index(expected[2])
