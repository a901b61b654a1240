"""The text report's head: what was not read is said there."""

from __future__ import annotations

import pytest

from builders import sheet, workbook
from form.drawing import THIRD, TITLE, VALUES, first, lines, second
from sdgsheet.reports.text import TextReport
from sdgsheet.rules.check import check_workbook
from sdgsheet.text import Language

FORM = lines(
    TITLE,
    first(f"経済1 | A【8.2】 | {VALUES}"),
    second(f"1 | ①まち | B | {VALUES}"),
    THIRD,
    "●「A」の増加【(1)№1】",
    "・増えた",
)
ROWS = lines(f"2 | ①まち | C | {VALUES} | 100", f"3 | ①まち | D | {VALUES} | 100")


def head(language: Language, *more: str) -> list[str]:
    book = workbook(*(sheet(grid, f"様式1 ({n})") for n, grid in enumerate((FORM, *more), 1)))
    report = check_workbook(book)
    return TextReport(report, "a.xlsx", language, lambda text, _: text).lines()[:4]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ja", "読んでいない行や表があります：様式1 (2)!A1ほか1か所（理由は --explain-reading で見られます）"),
        ("en", "Not read: “様式1 (2)”!A1 and 1 more (--explain-reading tells why)"),
    ],
)
def test_rows_that_may_be_the_forms_and_were_not_read_are_said(language: Language, said: str) -> None:
    assert said in head(language, ROWS)


def test_of_a_form_that_was_read_whole_nothing_is_said() -> None:
    assert not any("読んでいない" in line for line in head("ja"))
