from __future__ import annotations

import pytest

from indicators import Figure, case, form, formula, judge, number, row, text
from rules.achievement.rows import found, one, speaks
from sdgsheet.form.model import Indicator
from sdgsheet.rules.achievement.a101 import RULE
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.folding import fold
from sdgsheet.rules.run import run


def test_actual_over_target_in_the_words_of_the_house() -> None:
    finding = speaks(RULE, one("87%"))
    assert finding.message.ja == (
        "達成度は「87%」とありますが、計算式では34%です〔(2,616－2,415)÷(3,000－2,415)〕。「87%」は実績÷目標の値です。"
    )
    assert finding.message.en == (
        "The achievement stands as “87%”, but the formula gives 34% [(2,616 − 2,415) ÷ (3,000 − 2,415)]. "
        "“87%” is actual ÷ target."
    )
    assert finding.action is not None
    assert finding.action.ja == "数値に誤りがなければ、34%に直してください。"
    assert finding.severity is Severity.ERROR
    assert [e.role for e in finding.evidence] == ["baseline", "actual", "target", "achievement"]
    assert finding.cell.a1 == "T19"


@pytest.mark.parametrize(
    ("figure", "baseline", "actual", "target", "words"),
    [
        ("108%", "42", "40", "36", ""),
        ("90%", "42", "40", "36", "目標÷実績"),
        ("141%", "32", "45", "80", "実績÷当初値"),
        ("41%", "32", "45", "80", "伸び率"),
        ("73%", "32", "45", "80", "残りの割合"),
        ("100%", "1", "4.2", "3", "100%で打ち切った"),
        ("0%", "68", "60", "92", "0%を下限"),
    ],
)
def test_it_names_the_known_mistake(figure: str, baseline: str, actual: str, target: str, words: str) -> None:
    finding = speaks(RULE, one(figure, baseline, actual, target, unit="件"))
    assert words in finding.message.ja
    assert ("の値です" in finding.message.ja or "値です（" in finding.message.ja) == bool(words)


def test_it_names_an_older_actual_by_its_year() -> None:
    assert "「20%」は2023年度実績で計算した値です" in speaks(RULE, one("20%", "0", "70", "100", older="20")).message.ja


def test_it_names_the_twin_whose_target_it_is() -> None:
    twins = [
        one("72%", "32", "45", "80", name="立地件数", unit="件", no=1),
        one("72%", "32", "45", "50", name="立地件数", unit="件", section=2, no=4),
    ]
    finding = speaks(RULE, *twins)
    assert "(2)№4の目標で計算した値です" in finding.message.ja


@pytest.mark.parametrize(
    ("figure", "as_written"), [("87%", "34%"), (number("87"), "34に"), (text("87％"), "34%"), ("87.2%", "34.4%")]
)
def test_what_to_write_is_said_as_the_cell_has_it(figure: Figure, as_written: str) -> None:
    action = speaks(RULE, one(figure)).action
    assert action is not None
    assert as_written in action.ja


def test_a_bare_fraction_is_read_so_where_a_mistake_gives_it() -> None:
    finding = speaks(RULE, one(number("0.87")))
    assert "実績÷目標" in finding.message.ja
    assert finding.action is not None
    assert "0.34に" in finding.action.ja


def test_off_by_one_unit_is_a_warning() -> None:
    assert speaks(RULE, one("35%", unit="件")).severity is Severity.WARNING
    truncated = speaks(RULE, one("38%", "410", "655", "1,040", unit="件"))
    assert truncated.severity is Severity.WARNING
    assert "切り捨て" in truncated.message.ja


def test_what_the_rounding_shown_could_explain_is_an_info() -> None:
    finding = speaks(RULE, one("14%", "32.1", "34.5", "50.0", unit="％"))
    assert finding.severity is Severity.INFO
    assert "丸められて" in finding.message.ja


def test_counts_are_exact() -> None:
    assert speaks(RULE, one("45%", "12", "15", "20", unit="人")).severity is Severity.ERROR
    assert speaks(RULE, one("35%", "12", "15", "20", unit="t")).severity is Severity.INFO


def test_a_known_mistake_is_never_excused_by_rounding() -> None:
    # 8.5 of 20 from a baseline of 0.5 would be 41%; but 40% is just what actual / target gives
    assert speaks(RULE, one("41%", "1", "8", "20", unit="t")).severity is Severity.INFO
    finding = speaks(RULE, one("40%", "1", "8", "20", unit="t"))
    assert finding.severity is Severity.ERROR
    assert "実績÷目標" in finding.message.ja


def test_units_are_shown_where_they_were_converted() -> None:
    indicator = row(
        1,
        2,
        "利用者数",
        ("2021年度", "820", "千人"),
        [("2022年度", "905,000", "人")],
        ("2030年", "1,200", "千人"),
        "55%",
    )
    assert "(905,000人－820千人)÷(1,200千人－820千人)" in speaks(RULE, indicator).message.ja


def test_a_formula_is_to_be_corrected_as_one() -> None:
    finding = speaks(RULE, one(formula("2616/3000", "0.872", "0%")))
    assert finding.action is not None
    assert finding.action.ja == "数値に誤りがなければ、式を直してください（34%になります）。"


@pytest.mark.parametrize(
    "figure",
    [
        "34%",
        "34.4%",
        text("34％"),
        number("34"),
        number("0.34"),
        number("34.4"),
        number("34", '0"%"', "34%"),
        "",
        "－",
        "達成",
        "○",
        "34.36%",
    ],
)
def test_right_figures_words_and_blanks(figure: Figure) -> None:
    assert found(RULE, one(figure)) == []


def test_digits_that_a_format_hides_are_told_where_the_result_needs_them() -> None:
    held = one("-126%", number("2620.4", "#,##0", "2,620"), "2,529", "2,692", unit="十億円")
    finding = speaks(RULE, held)
    assert finding.severity is Severity.INFO
    assert "計算式では-128%です〔(2,529－2,620.4)÷(2,692－2,620.4)〕" in finding.message.ja
    assert "表示どおりの数値で計算した値と合います" in finding.message.ja
    assert finding.action is not None
    assert finding.action.ja == "表示どおりの数値が正しければ、このままで構いません。"


def test_digits_that_a_format_hides_are_not_told_where_they_change_nothing() -> None:
    held = one("87%", number("2415.01", "#,##0", "2,415"))
    assert "〔(2,616－2,415)÷(3,000－2,415)〕" in speaks(RULE, held).message.ja


@pytest.mark.parametrize("figure", ["12%", "13%"])
def test_both_ends_of_half_a_unit_are_right(figure: str) -> None:
    assert found(RULE, one(figure, "0", "12.5", "100", unit="％")) == []


def test_a_formula_that_rounds_to_a_tenth_of_a_percent_is_right_though_rounded_twice() -> None:
    # 0.1345 is 13%; rounded to 0.135 first, it shows as 14%
    assert found(RULE, one(formula("ROUND((N19-E19)/(Q19-E19),3)", "0.135", "0%", "14%"), "0", "0.1345", "1")) == []
    assert speaks(RULE, one("14%", "0", "0.1345", "1", unit="件")).severity is Severity.INFO


@pytest.mark.parametrize(
    "indicator",
    [
        one("50%", "100", "90", "120"),  # the sign: A104
        one("116%", "10,446", "10,268", "10,600", name="地下水採取量の削減"),  # A104
        one("98%", "10,446", "10,268", "10,600", name="地下水採取量の削減"),  # A104
        one(number("34", "0%", "3400%")),  # A108
        one(number("0.34", '0"%"', "0%")),  # A108
        one("50%", target="上昇"),  # A103
        one("50%", "583", "575", "583"),  # A105
        one("50%", actual=text("約2,600")),  # V102
        one(formula("(N19-E19)/(Q19-E19)", "#DIV/0!")),  # C106
        one(None),
    ],
)
def test_rows_that_other_rules_speak_of(indicator: Indicator) -> None:
    assert found(RULE, indicator) == []


def test_without_a_percent_heading_too() -> None:
    assert found(RULE, one(number("0.34")), percent_heading=False) == []
    assert "実績÷目標" in speaks(RULE, one(number("0.87")), percent_heading=False).message.ja


def test_a_repeated_row_is_judged_as_any_other() -> None:
    assert len(judge(RULE, case(form([one("87%", no=1), one("87%", no=4)])))) == 2


def test_a_habit_names_the_mistake_that_the_rows_share() -> None:
    over_target = [
        row(
            2,
            n,
            f"甲{n}",
            ("2020年度", "10", "件"),
            [("2022年度", "12", "件")],
            ("2024年", str(19 + n), "件"),
            f"{round(1200 / (19 + n))}%",
        )
        for n in range(1, 5)
    ]
    this = case(form(over_target))
    [root] = [f for f in fold(this, [run(RULE, this, form_is_empty=False)]) if f.habit]
    assert "実績÷目標" in root.message.ja
    assert "actual ÷ target" in root.message.en
