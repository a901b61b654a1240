"""X106: the written 達成度 differs although baseline, actuals and target agree."""

import pytest

from indicators import formula, number
from sdgsheet.form.model import Indicator
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.sections.x106 import RULE
from twins import evidence, found, listed, place


def test_says_which_side_the_formula_supports() -> None:
    one, two = listed(1, 7, "30", "40", "50", "50%"), listed(2, 4, "30", "40", "50", "80%")
    [finding] = found(RULE, one, two)
    assert RULE.severity is Severity.ERROR
    assert place(finding) == (2, 4)
    assert "達成度が、(1)№7は50%、(2)№4は80%です。計算式では50%で、(1)№7の記載と合います。" in finding.message.ja
    assert "The formula gives 50%, which fits (1) No.7." in finding.message.en
    assert evidence(finding) == [("achievement", "T17", "50%"), ("achievement", "T114", "80%")]


def test_neither_side_is_right() -> None:
    [finding] = found(RULE, listed(1, 1, stated="30%"), listed(2, 1, stated="40%"))
    assert "計算式では20%で、どれとも合いません。" in finding.message.ja


def test_a_repeat_whose_achievement_alone_differs() -> None:
    [finding] = found(RULE, listed(1, 1), listed(1, 4, stated="25%", repeated=True))
    assert place(finding) == (1, 4)


def test_one_finding_for_all_places() -> None:
    [finding] = found(RULE, listed(1, 1), listed(1, 4, stated="25%", repeated=True), listed(2, 1, stated="25%"))
    assert place(finding) == (2, 1)
    assert "(1)№1は20%、(1)№4、(2)№1は25%" in finding.message.ja


def test_words_that_contradict_each_other() -> None:
    rows = listed(1, 1, target="上昇", stated="達成"), listed(2, 1, target="上昇", stated="未達成")
    assert len(found(RULE, *rows)) == 1
    assert len(found(RULE, listed(1, 1, actual="150", stated="50%"), listed(2, 1, actual="150", stated="達成"))) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (listed(1, 1), listed(2, 1)),
        (listed(1, 1), listed(2, 1, stated="20.0%")),
        (listed(1, 1), listed(2, 1, stated=number("0.2", "General"))),
        (listed(1, 1), listed(2, 1, stated=number("20", "General"))),
        (listed(1, 1), listed(2, 1, stated=formula("(H29-E29)/(Q29-E29)", "0.2", "0%"))),
        (listed(1, 1, actual="113", stated="13%"), listed(2, 1, actual="113.4", stated="13.4%")),
        (listed(1, 1), listed(2, 1, stated="")),
        (listed(1, 1), listed(2, 1, stated="－")),
        (listed(1, 1), listed(2, 1, stated=None)),
        (listed(1, 1, actual="250", stated="150%"), listed(2, 1, actual="250", stated="達成")),
        (listed(1, 1), listed(2, 1, target="150", stated="40%", years=("2020年度", "2022年度", "2024年"))),
        (listed(1, 1), listed(2, 1, actual="130", stated="30%")),
        (listed(1, 1), listed(2, 1, actual=None, stated="30%")),
        (listed(1, 1), listed(2, 1, stated=number("20", "0%", "2000%"))),  # A108's
        (listed(1, 1, unit="件"), listed(2, 1, stated="30%")),  # X104's
    ],
    ids=["same", "finer", "fraction", "points", "formula", "each-right-as-shown", "empty", "missing", "no-column",
         "word", "other-target", "other-actual", "no-actual", "scale", "unit"],
)  # fmt: skip
def test_silent(one: Indicator, two: Indicator) -> None:
    assert found(RULE, one, two) == []
