from __future__ import annotations

import pytest

from indicators import judge
from rules.formulas.forms import case_of, form, says_of
from sdgsheet.rules.check import check_workbook
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.formulas.c105 import RULE

FORM = "=(K15-E15)/(Q15-E15)"


def test_a_result_that_is_out_of_date() -> None:
    found = says_of(RULE, form({"S15": f"{FORM} -> 0.413793103448276{{0%}}"}))
    assert found is not None
    assert found.severity is None
    assert found.message.ja.startswith("S15に保存されている結果は「41%」ですが、式をいまの値で計算すると「69%」です。")
    assert found.expected is not None
    assert found.expected.ja == "「69%」"
    assert found.stated == "41%"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("0.6936{0%}", ("「69.4%」", "「69.3%」")),
        ("0.6931{0%}", ("「69.3100%」", "「69.3103%」")),
        ("0.69310{0.00}", ("「0.693100」", "「0.693103」")),
        ("'69%", ("文字の「69%」", "「69%」")),
    ],
)
def test_both_figures_with_as_many_digits_as_tell_them_apart(stored: str, shown: tuple[str, str]) -> None:
    found = says_of(RULE, form({"S15": f"{FORM} -> {stored}"}))
    assert found is not None
    assert f"結果は{shown[0]}ですが、式をいまの値で計算すると{shown[1]}です" in found.message.ja


def test_as_far_as_doubles_go() -> None:
    assert says_of(RULE, form({"S15": f"{FORM} -> 0.6931034482758621{{0%}}"})) is None
    assert says_of(RULE, form({"S15": f"{FORM} -> 0.69310344827586{{0%}}"})) is None
    assert says_of(RULE, form({"S15": f"{FORM} -> 0.6931034{{0%}}"})) is not None


def test_a_difference_of_the_last_bit_from_zero() -> None:
    cells = {"E15": "0.3", "K15": "0.3", "Q15": "0.6"}
    assert says_of(RULE, form(cells | {"S15": "=(K15-0.1-0.2)/(Q15-E15) -> 0{0%}"})) is None


def test_a_half_may_be_rounded_to_either_side() -> None:
    cells = {"E15": "86.2", "K15": "86.8", "Q15": "94.2"}  # 0.075, and a little less in doubles
    for stored in ("0.08", "0.07"):
        assert says_of(RULE, form(cells | {"S15": f"=ROUND((K15-E15)/(Q15-E15),2) -> {stored}{{0%}}"})) is None
    assert says_of(RULE, form(cells | {"S15": "=ROUND((K15-E15)/(Q15-E15),2) -> 0.09{0%}"})) is not None


def test_any_formula_that_can_be_evaluated() -> None:
    stale = {"S15": "=(LOOKUP(10^17,G15:O15)-E15)/(Q15-E15) -> 0.41{0%}", "S16": "=K16/Q16 -> 0.1{0%}"}
    of = case_of(form(stale))
    assert {found.cell.a1 for found in judge(RULE, of) if found.severity is None} == {"S15", "S16"}


def test_texts() -> None:
    formula = '=TEXT((K15-E15)/(Q15-E15),"0%")'
    assert says_of(RULE, form({"S15": f"{formula} -> '69%"})) is None
    assert says_of(RULE, form({"S15": f"{formula} -> '41%"})) is not None
    empty = '=IF(N15="","",1)'
    assert says_of(RULE, form({"S15": f"{empty} -> 1{{0%}}"})) is not None
    long = '=(K15-E15)/(Q15-E15)*100&"%"'
    assert says_of(RULE, form({"S15": f"{long} -> '69.3103448275862%"})) is None


def test_errors() -> None:
    assert says_of(RULE, form({"S15": "=(K15-E15)/(E15-E15) -> #DIV/0!"})) is None
    assert says_of(RULE, form({"S15": "=(K15-E15)/(E15-E15) -> 0.69{0%}"})) is not None
    now_computes = says_of(RULE, form({"S15": f"{FORM} -> #VALUE!"}))
    assert now_computes is not None
    assert "「69%」" in now_computes.message.ja


def test_no_result_at_all_is_an_info() -> None:
    found = says_of(RULE, form({"S15": FORM}))
    assert found is not None
    assert found.severity is Severity.INFO
    assert found.message.ja == "S15の式には、計算した結果が保存されていません。計算すると「69%」です。"


def test_not_where_it_cannot_be_computed_anew() -> None:
    assert says_of(RULE, form({"S15": '=INDIRECT("K15")/Q15 -> 0.5{0%}'})) is None
    assert says_of(RULE, form({"S15": "=[1]様式1!K15/Q15 -> 0.5{0%}"})) is None
    assert says_of(RULE, form({"S15": "=S15+1 -> 0{0%}"})) is None
    assert says_of(RULE, form({"S15": "69%"})) is None


def test_it_is_the_root_of_what_the_old_figure_brings() -> None:
    report = check_workbook(form({"S15": f"{FORM} -> 0.413793103448276{{0%}}"}))
    at = {f.rule: f for f in report.findings if f.cell.a1 == "S15" and not f.habit}
    assert at["A101"].caused_by is not None
    assert at["A101"].caused_by.rule == "C105"


def test_a_stored_error_that_would_now_compute_is_this_codes_alone() -> None:
    report = check_workbook(form({"S15": f"{FORM} -> #VALUE!"}))
    assert {f.rule for f in report.findings if f.cell.a1 == "S15" and f.severity is Severity.ERROR} == {"C105"}
    assert "A102" not in {f.rule for f in report.findings if f.cell.a1 == "S15"}
