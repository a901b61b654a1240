from __future__ import annotations

import pytest

from indicators import Figure, formula, number, text
from rules.achievement.rows import found, one, speaks
from sdgsheet.form.model import Indicator
from sdgsheet.rules.achievement.a104 import RULE
from sdgsheet.rules.finding import Severity


def less(stated: Figure, actual: str = "10,268", *, name: str = "地下水採取量の削減") -> Indicator:
    return one(stated, "10,446", actual, "10,600", name=name)


def test_in_the_words_of_the_house() -> None:
    finding = speaks(RULE, less("116%"))
    assert finding.message.ja == (
        "達成度は「116%」とありますが、計算式では-116%です。"
        "「地下水採取量の削減」という指標で、目標10,600が当初値10,446より多いためです。"
    )
    assert finding.action is not None
    assert finding.action.ja == (
        "10,600以下に抑える目標なら「達成」とするなど、扱いをご判断ください。記載は変えていません。"
    )
    assert finding.severity is None
    assert finding.expected is not None
    assert finding.expected.ja == "-116%"


def test_an_actual_above_the_ceiling() -> None:
    finding = speaks(RULE, less("116%", "10,700"))
    assert finding.action is not None
    assert "「未達成」とするなど" in finding.action.ja


def test_an_empty_cell_is_shown_the_computed_figure() -> None:
    assert speaks(RULE, less("")).message.ja.startswith("達成度は空欄で、計算式では-116%です。")


def test_the_computed_figure_itself_is_looked_at_too() -> None:
    assert speaks(RULE, less("-116%")).message.ja.startswith("達成度は計算式どおり「-116%」ですが")


@pytest.mark.parametrize(("word", "actual"), [("達成", "10,268"), ("達成", "10,600"), ("未達成", "10,700")])
def test_a_word_that_says_whether_the_target_is_kept_settles_it(word: str, actual: str) -> None:
    finding = speaks(RULE, less(text(word), actual))
    assert finding.severity is Severity.INFO
    assert finding.action is None
    assert f"「{word}」は実績と合っています。" in finding.message.ja


@pytest.mark.parametrize(
    ("word", "actual"), [("達成", "10,700"), ("未達成", "10,268"), ("○", "10,268"), ("概ね達成", "10,268")]
)
def test_another_word_settles_nothing(word: str, actual: str) -> None:
    assert speaks(RULE, less(text(word), actual)).severity is None


@pytest.mark.parametrize(
    "stated", ["50%", text("50％"), number("50"), number("0.5"), formula("-(N19-E19)/(Q19-E19)", "0.5", "0%")]
)
def test_a_turned_sign_typed_or_by_a_formula(stated: Figure) -> None:
    finding = speaks(RULE, one(stated, "100", "90", "120"))
    assert "計算式では-50%で、符号が逆です〔(90－100)÷(120－100)〕。" in finding.message.ja
    assert "目標と反対の方向に" in finding.message.ja


def test_a_sign_turned_to_the_negative() -> None:
    assert "目標に向かって" in speaks(RULE, one("-50%", "100", "110", "120")).message.ja


@pytest.mark.parametrize(
    "indicator",
    [
        one("-50%", "100", "90", "120"),
        one("60%", "100", "90", "120"),
        one("0%", "100", "100", "120"),
        one("0%", "1,000", "999", "2,000"),
        one("", "100", "90", "120"),
        one("未達成", "100", "90", "120"),
        one("40%", "10,446", "10,268", "10,000", name="地下水採取量の削減"),
        less("-116%", name="地下水採取量"),
        less("-116%", name="温室効果ガス削減量"),
        less("-116%", name="ごみの削減率"),
        less("-116%", name="ごみの削減に取り組む市民の数"),
        less("-116%", name="人口減少の抑制"),
        one("30%", "0", "30", "100", name="食品ロスの削減"),
        less("", actual=""),
        less("116%", actual="約10,000"),
        one(None, "10,446", "10,268", "10,600", name="地下水採取量の削減"),
    ],
)
def test_silent(indicator: Indicator) -> None:
    assert found(RULE, indicator) == []


def test_the_brackets_at_the_end_of_a_name_do_not_matter() -> None:
    assert speaks(RULE, less("116%", name="地下水採取量の削減（年間）"))
