"""F105: a filled row lacks its baseline or its target."""

import pytest

from indicators import case, form, formula, judge, row
from sdgsheet.form.model import Missing
from sdgsheet.rules.structure.f105 import RULE

BASELINE = ("2020年度", "89", "件")
ACTUAL = ("2022年度", "95", "件")
TARGET = ("2024年", "96", "件")


def test_says_what_is_lacking_and_what_to_fill_in() -> None:
    [found] = judge(RULE, case(form([row(2, 4, "連絡会の設立数", BASELINE, [ACTUAL], None)])))
    assert found.cell.a1 == "R114"
    assert found.message.ja == "実績はありますが、目標値が空欄のため達成度を計算できません。"
    assert found.action is not None
    assert (
        found.action.ja
        == "目標の年・数値・単位をご記入ください。数値でない目標は「上昇」「維持」などの言葉で構いません。"
    )
    assert found.message.en == "There is an actual, but the target is empty, so the achievement cannot be computed."


def test_beside_a_target_in_words_the_baseline_is_not_blamed_for_the_achievement() -> None:
    [found] = judge(RULE, case(form([row(1, 1, "計画", None, [("2022年度", "策定済", "")], ("2030年", "策定", ""))])))
    assert found.message.ja == "実績はありますが、当初値が空欄です。"
    assert found.message.en == "There is an actual, but the baseline is empty."


def test_speaks_where_only_year_and_unit_stand() -> None:
    [found] = judge(RULE, case(form([row(1, 4, "連絡会の設立数", ("2020年度", "", "件"), [ACTUAL], TARGET)])))
    assert found.cell.a1 == "F14"
    assert "当初値が空欄" in found.message.ja


def test_a_row_that_lacks_both_is_one_finding() -> None:
    [found] = judge(RULE, case(form([row(1, 4, "連絡会の設立数", None, [], None)])))
    assert found.message.ja == "当初値と目標値が空欄のため達成度を計算できません。"
    assert found.message.en.startswith("The baseline and the target are empty")
    assert [e.cell.a1 for e in found.evidence] == ["F14", "R14"]


def test_a_repeated_row_with_values_of_its_own_is_judged() -> None:
    assert judge(RULE, case(form([row(1, 4, "連絡会の設立数", BASELINE, [ACTUAL], None, repeated=True)])))


def test_is_silent_where_both_stand() -> None:
    assert not judge(RULE, case(form([row(2, 4, "連絡会の設立数", BASELINE, [ACTUAL], TARGET)])))


@pytest.mark.parametrize("word", ["－", "未公表", "なし", "該当なし", "未定"])
def test_a_missing_value_word_is_an_answer(word: str) -> None:
    f = form([row(2, 4, "連絡会の設立数", ("2020年度", word, ""), [ACTUAL], ("2024年", word, ""))])
    assert not judge(RULE, case(f))


@pytest.mark.parametrize("word", ["上昇", "維持", "現状以上", "策定済"])
def test_a_qualitative_target_is_an_answer(word: str) -> None:
    assert not judge(RULE, case(form([row(2, 4, "連絡会の設立数", BASELINE, [ACTUAL], ("2024年", word, ""))])))


@pytest.mark.parametrize("said", [None, ("", "同上", "")])
def test_a_repeated_row_left_blank_is_x107s(said: tuple[str, str, str] | None) -> None:
    rows = [
        row(1, 1, "連絡会の設立数", BASELINE, [ACTUAL], TARGET),
        row(1, 4, "連絡会の設立数", said, [], None, repeated=True),
    ]
    assert not judge(RULE, case(form(rows)))


def test_a_missing_column_is_f102s() -> None:
    f = form([row(2, 4, "連絡会の設立数", BASELINE, [ACTUAL], None)], missing=[Missing(2, "target")])
    assert not judge(RULE, case(f))


def test_a_formula_without_a_stored_result_is_not_called_empty() -> None:
    waits = row(1, 4, "連絡会の設立数", BASELINE, [ACTUAL], ("2030年", formula("1+1", ""), "件"))
    [found] = judge(RULE, case(form([waits])))
    assert found.message.ja.startswith("目標値の欄に式がありますが、")
    both = row(1, 4, "連絡会の設立数", None, [ACTUAL], ("2030年", formula("1+1", ""), "件"))
    [found] = judge(RULE, case(form([both])))
    assert "当初値と目標値が空欄" in found.message.ja
