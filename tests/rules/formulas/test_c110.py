from __future__ import annotations

from rules.formulas.forms import ROWS, form, says, says_of
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.formulas.c110 import RULE


def test_one_that_is_written_otherwise() -> None:
    found = says(RULE, "1-(Q15-K15)/(Q15-E15)")
    assert found is not None
    assert (found.severity or RULE.severity) is Severity.INFO
    assert "ほかの行（(2)№1の=(K14-E14)/(Q14-E14)など）と書き方が違います" in found.message.ja


def test_a_dollar_sign_makes_a_difference_and_brackets_do_not() -> None:
    assert says(RULE, "(K15-$E$15)/(Q15-$E$15)") is not None
    assert says(RULE, "((K15-E15))/((Q15-E15))") is None


def test_silent_where_all_are_written_alike() -> None:
    shape = '=IF(K{0}="","",(K{0}-E{0})/(Q{0}-E{0}))'
    book = form({f"S{r}": shape.format(r) for r in ROWS})
    assert [r for r in ROWS if says_of(RULE, book, f"S{r}")] == []


def test_silent_on_the_first_row_of_a_range_that_grows() -> None:
    shape = "=(INDEX(K$6:K$30,ROWS(A$6:A{0}))-E{0})/(Q{0}-E{0})"
    book = form({f"S{r}": shape.format(r) for r in ROWS})
    assert [r for r in ROWS if says_of(RULE, book, f"S{r}")] == []


def test_silent_where_no_way_of_writing_prevails() -> None:
    other = {f"S{r}": f"=1-(Q{r}-K{r})/(Q{r}-E{r})" for r in (14, 15, 16)}
    assert [r for r in ROWS if says_of(RULE, form(other), f"S{r}")] == []


def test_silent_on_formulas_that_are_wrong() -> None:
    assert says(RULE, "K15/Q15") is None
