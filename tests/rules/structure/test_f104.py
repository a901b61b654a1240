"""F104: a filled row has no indicator name."""

from dataclasses import replace

from indicators import case, form, judge, row
from sdgsheet.form.model import Missing
from sdgsheet.rules.structure.f104 import RULE

BASELINE = ("2020年度", "89", "件")
ACTUAL = ("2022年度", "95", "件")
TARGET = ("2024年", "96", "件")


def test_speaks_at_the_empty_name() -> None:
    [found] = judge(RULE, case(form([row(2, 4, "", BASELINE, [ACTUAL], TARGET)])))
    assert found.cell.a1 == "D114"
    assert "89" in found.message.ja


def test_brackets_alone_are_no_name() -> None:
    nameless = replace(row(1, 4, "", BASELINE, [ACTUAL], TARGET), name_text="【11.2】")
    assert judge(RULE, case(form([nameless])))


def test_a_missing_value_word_is_an_answer_too() -> None:
    assert judge(RULE, case(form([row(2, 4, "", None, [("2022年度", "未公表", "")], None)])))


def test_is_silent_where_the_name_stands() -> None:
    assert not judge(RULE, case(form([row(2, 4, "校区防災連絡会の設立数", BASELINE, [ACTUAL], TARGET)])))


def test_no_units_and_years_do_not_make_a_filled_row() -> None:
    assert not judge(RULE, case(form([row(2, 4, "", ("2020年度", "", "件"), [("2022年度", "", "件")], None)])))


def test_a_name_without_values_is_named() -> None:
    assert not judge(RULE, case(form([row(2, 4, "校区防災連絡会の設立数", None, [], None)])))


def test_a_missing_column_is_f102s() -> None:
    f = form([row(2, 4, "", BASELINE, [ACTUAL], TARGET)], missing=[Missing(2, "name")])
    assert not judge(RULE, case(f))
