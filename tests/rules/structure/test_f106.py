"""F106: a filled row has no actual at all."""

import pytest

from indicators import case, error, form, formula, judge, row
from sdgsheet.form.model import Missing
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.structure.f106 import RULE

BASELINE = ("2020年度", "89", "件")
ACTUAL = ("2022年度", "95", "件")
TARGET = ("2024年", "96", "件")
NAME = "連絡会の設立数"


def test_speaks_at_the_first_actual() -> None:
    [found] = judge(RULE, case(form([row(2, 4, NAME, BASELINE, [], TARGET)])))
    assert (found.cell.a1, found.severity) == ("I114", None)


def test_years_and_units_alone_are_no_actual() -> None:
    assert judge(RULE, case(form([row(2, 4, NAME, BASELINE, [("2022年度", "", "件")], TARGET)])))


@pytest.mark.parametrize("word", ["未公表", "－", "集計中", "未実施"])
def test_is_an_info_where_a_word_says_why(word: str) -> None:
    [found] = judge(RULE, case(form([row(2, 4, NAME, BASELINE, [("2022年度", word, "")], TARGET)])))
    assert found.severity is Severity.INFO
    assert word in found.message.ja


def test_is_silent_where_one_year_has_an_actual() -> None:
    assert not judge(RULE, case(form([row(2, 4, NAME, BASELINE, [None, ACTUAL], TARGET)])))
    assert not judge(RULE, case(form([row(2, 4, NAME, BASELINE, [ACTUAL, ("2023年度", "未公表", "")], TARGET)])))


def test_an_actual_in_words_is_one() -> None:
    assert not judge(RULE, case(form([row(2, 4, "計画の策定", BASELINE, [("2022年度", "素案を作成", "")], TARGET)])))


def test_an_error_is_v105s() -> None:
    assert not judge(RULE, case(form([row(2, 4, NAME, BASELINE, [("2022年度", error("#REF!"), "件")], TARGET)])))


def test_a_repeated_row_left_blank_is_x107s() -> None:
    assert not judge(RULE, case(form([row(1, 4, NAME, None, [], None, repeated=True)])))


def test_a_missing_column_is_f102s() -> None:
    f = form([row(2, 4, NAME, BASELINE, [], TARGET)], missing=[Missing(2, "actual")])
    assert not judge(RULE, case(f))


def test_a_formula_without_a_stored_result_is_not_called_empty() -> None:
    [found] = judge(RULE, case(form([row(2, 4, NAME, BASELINE, [("2022年度", formula("1+1", ""), "件")], TARGET)])))
    assert "計算結果がファイルに保存されていない" in found.message.ja
    assert found.action is not None
    assert "上書き保存" in found.action.ja
    assert not judge(
        RULE, case(form([row(2, 4, NAME, BASELINE, [("2022年度", formula("1+1", "2", "0"), "件")], TARGET)]))
    )
