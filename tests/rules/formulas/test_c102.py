from __future__ import annotations

from dataclasses import replace

import pytest

from indicators import judge
from rules.formulas.forms import form, one, says, says_of
from sdgsheet.form.model import Missing
from sdgsheet.form.reading import read_forms
from sdgsheet.rules.build import build_case
from sdgsheet.rules.check import check_workbook
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.formulas.c102 import RULE
from sdgsheet.rules.formulas.verdict import Kind

FORM = "(K15-E15)/(Q15-E15)"


@pytest.mark.parametrize(
    ("formula", "instead"),
    [
        ("K15/Q15", "実績÷目標"),
        ("ROUND(K15/Q15*100,0)", "実績÷目標"),
        ('TEXT(K15/Q15,"0%")', "実績÷目標"),
        ('IFERROR(K15/Q15,"")', "実績÷目標"),
        ("Q15/K15", "目標÷実績"),
        ("K15/E15", "実績÷当初値"),
        ("(K15-E15)/E15", "当初値からの伸び率"),
        ("K15/E15-1", "当初値からの伸び率"),
        ("(K15-Q15)/(E15-Q15)", "目標までの残りの割合（(実績－目標)÷(当初値－目標)）"),
        ("1-(K15-E15)/(Q15-E15)", "目標までの残りの割合（(実績－目標)÷(当初値－目標)）"),
        ("(E15-K15)/(Q15-E15)", "様式の式の符号を逆にした値"),
        ("ABS(K15-E15)/ABS(Q15-E15)", "符号を取り去った値（絶対値）"),
        ("MIN(1,(K15-E15)/(Q15-E15))", "100%を上限とした値"),
        ("IF(K15>=Q15,1,(K15-E15)/(Q15-E15))", None),
        ("MAX(0,(K15-E15)/(Q15-E15))", "0%を下限とした値"),
        ("MEDIAN(0,1,(K15-E15)/(Q15-E15))", "0%を下限、100%を上限とした値"),
        ("ROUNDDOWN((K15-E15)/(Q15-E15),2)", "様式の式を1%単位で端数を切り捨てた値"),
        ("INT((K15-E15)/(Q15-E15)*100)", "様式の式を1%単位で切り下げた値"),
        ("CEILING.MATH((K15-E15)/(Q15-E15),0.01)", "様式の式を1%単位で切り上げた値"),
        ("ROUNDUP((K15-E15)/(Q15-E15),2)", "様式の式を1%単位で0から遠い方に丸めた値"),
        ("ROUND((K15-E15)/(Q15-E15),1)", "様式の式を10%単位で四捨五入した値"),
        ("(Q15-E15)/(K15-E15)", "分子と分母を入れ替えた値"),
        ("K15-E15", "実績－当初値（割り算がない）"),
        ("(K15-E15)/Q15", "(実績－当初値)÷目標"),
        ("K15-E15/(Q15-E15)", None),
        (f"{FORM}*0.95", "様式の式の0.95倍"),
        (f"{FORM}+0.05", None),
        (f"{FORM}/1000", "様式の式の0.001倍"),
        ("IF(K15>Q15,100%,K15/Q15)", "実績÷目標（100%を上限とした値）"),
        ('IF(N15="",K15,N15)/Q15', "実績÷目標"),
        ("SUM(K15,N15)/Q15", "実績÷目標"),
        ("IF(K15>E15,1,0)", None),
        ("COUNT(H15,K15,N15)/3", None),
    ],
)
def test_another_formula_is_named(formula: str, instead: str | None) -> None:
    found = one(formula)
    assert found.verdict.kind is Kind.DIFFERENT
    assert (found.verdict.instead.ja if found.verdict.instead else None) == instead


def test_an_error_with_the_difference_in_this_row() -> None:
    found = says(RULE, "K15/Q15")
    assert found is not None
    assert found.severity is None
    assert found.message.ja == (
        "S15の式は「実績÷目標」（=K15/Q15）です。様式の式は(実績－当初値)÷(目標値－当初値)で、当初値からの進み具合を表します。"
        "この行では、様式の式の69%に対して「87%」になります。"
    )
    assert found.message.en.endswith("In this row it gives “87%”, where the form's formula gives 69%.")
    assert found.action is not None
    assert found.action.ja == "=(K15-E15)/(Q15-E15) に直してください。"
    assert [(e.cell.a1, e.role) for e in found.evidence] == [
        ("E15", "baseline"),
        ("K15", "actual"),
        ("Q15", "target"),
        ("S15", "achievement"),
    ]


@pytest.mark.parametrize(
    "formula",
    [
        "MIN(1,(K15-E15)/(Q15-E15))",
        "ABS((K15-E15)/(Q15-E15))",
        "MAX(0,(K15-E15)/(Q15-E15))",
        "(MAX(H15:N15)-E15)/(Q15-E15)",
    ],
)
def test_softer_where_this_filings_figure_is_the_same(formula: str) -> None:
    found = says(RULE, formula)
    assert found is not None
    assert found.severity is Severity.WARNING
    assert "いまの値では差は出ませんが、例えば" in found.message.ja


def test_softer_where_the_word_is_right_now() -> None:
    found = says(RULE, 'IF(K15>=Q15,"達成",(K15-E15)/(Q15-E15))', cells={"K15": "720"})
    assert found is not None
    assert found.severity is Severity.WARNING
    assert "この行では" not in found.message.ja


@pytest.mark.parametrize(
    ("formula", "actual"),
    [
        ("MIN(1,(K15-E15)/(Q15-E15))", "720"),
        ("ABS((K15-E15)/(Q15-E15))", "380"),
        ("MAX(0,(K15-E15)/(Q15-E15))", "380"),
        ("K15/Q15", "703"),  # 100% where the form's formula shows 101%
        ('IF(K15<=Q15,"達成",(K15-E15)/(Q15-E15))', "611"),
    ],
)
def test_an_error_where_it_is_not(formula: str, actual: str) -> None:
    found = says(RULE, formula, cells={"K15": actual})
    assert found is not None
    assert found.severity is None


def test_a_scaled_formula_is_to_stay_scaled() -> None:
    found = says(RULE, "ROUND(K15/Q15*100,0)", percent="0")
    assert found is not None
    assert found.action is not None
    assert found.action.ja == "=(K15-E15)/(Q15-E15)*100 に直してください。"


class TestEmptyActuals:
    """Said to count as 0 only where that is shown: a 0 changes nothing, and a word in the cell stops the formula."""

    @pytest.mark.parametrize("formula", ["(N15-E15)/(Q15-E15)", "N15/Q15", "IFERROR((N15-E15)/(Q15-E15),0)", "K15-N15"])
    def test_counted_as_0(self, formula: str) -> None:
        assert [c.a1 for c in one(formula).verdict.empty] == ["N15"]

    @pytest.mark.parametrize(
        "formula",
        [
            "(MIN(H15,K15,N15)-E15)/(Q15-E15)",
            "SUM(K15,N15)/Q15",
            "(AVERAGE(K15,N15)-E15)/Q15*0.97",
            'IF(N15="",K15,N15)/Q15*0.97',
            "IF(N15>0,N15,K15)/Q15*0.97",
            "IF(ISNUMBER(N15),N15,K15)/Q15",
            "(SUM(K15:N15)-E15)/(Q15+E15)",
        ],
    )
    def test_passed_over(self, formula: str) -> None:
        assert one(formula).verdict.empty == ()

    @pytest.mark.parametrize(
        "formula", ['(IF(N15="",0,N15)-E15)/(Q15-E15)', "(N(N15)-E15)/(Q15-E15)", "(SUM(N15)-E15)/(Q15-E15)"]
    )
    def test_counted_as_0_in_other_ways(self, formula: str) -> None:
        found = says(RULE, formula)
        assert found is not None
        assert "まだ空欄の2024年の欄の実績（N15）を使い、空欄を0として計算しています" in found.message.ja

    def test_a_0_that_is_shown_for_a_words_sake(self) -> None:
        found = says(RULE, "IFERROR((K15-E15)/(Q15-E15),0)", cells={"K15": "未公表"})
        assert found is not None
        assert "は、「未公表」の2023年度実績（K15）を見ているため、「0%」になります" in found.message.ja
        assert "which is “未公表”, and so shows “0%”" in found.message.en
        assert says(RULE, "IFERROR((K15-E15)/(Q15-E15),0)") is None

    def test_a_word_that_is_shown_for_its_sake(self) -> None:
        found = says(RULE, 'IF(N15="","－",(N15-E15)/(Q15-E15))')
        assert found is not None
        assert "まだ空欄の2024年の欄の実績（N15）を見ているため、「－」になります" in found.message.ja

    def test_what_shows_no_figure_for_its_sake_is_softer(self) -> None:
        for shown in ("－", "未公表", ""):
            found = says(RULE, f'IF(N15="","{shown}",(N15-E15)/(Q15-E15))')
            assert found is not None
            assert found.severity is Severity.WARNING
            assert found.action is not None
            assert ("とする理由があれば、このままで構いません" in found.action.ja) is bool(shown)
        guard = says(RULE, 'IF(K15="未公表","未公表",(K15-E15)/(Q15-E15))', cells={"K15": "未公表"})
        assert guard is not None
        assert guard.severity is Severity.WARNING

    def test_its_empty_cell_is_folded_under_it(self) -> None:
        book = form({"S15": '=IF(N15="","",(N15-E15)/(Q15-E15)) -> '})
        told = {f.rule: f.caused_by for f in check_workbook(book).findings if f.cell.a1 == "S15"}
        assert told["C102"] is None
        assert all(cause is not None and cause.rule == "C102" for code, cause in told.items() if code == "A102")

    def test_a_0_that_is_shown_for_its_sake(self) -> None:
        found = says(RULE, 'IF(N15="",0,(N15-E15)/(Q15-E15))')
        assert found is not None
        assert found.severity is None
        assert "まだ空欄の2024年の欄の実績（N15）を見ているため、「0%」になります" in found.message.ja

    def test_in_a_row_without_any_actual_only_the_one_that_is_used(self) -> None:
        empty = {"H15": "", "K15": "", "G15": "", "J15": ""}
        latest = one('(IF(N15<>"",N15,IF(K15<>"",K15,H15))-E15)/(Q15-E15)', cells=empty)
        assert [c.a1 for c in latest.verdict.empty] == ["H15"]
        guarded = says(RULE, 'IF(H15="",0,(H15-E15)/(Q15-E15))', cells=empty)
        assert guarded is not None
        assert "は、実績がまだ記入されていない行で「0%」になります" in guarded.message.ja

    def test_an_actual_that_is_still_empty_counted_as_0(self) -> None:
        found = says(RULE, "(N15-E15)/(Q15-E15)")
        assert found is not None
        assert found.severity is None
        assert "まだ空欄の2024年の欄の実績（N15）を使い、空欄を0として計算しています" in found.message.ja

    def test_guarded_it_shows_nothing(self) -> None:
        found = says(RULE, 'IF(N15="","",(N15-E15)/(Q15-E15))')
        assert found is not None
        assert "まだ空欄の2024年の欄の実績（N15）を見ているため、空欄になります" in found.message.ja

    def test_a_row_without_any_actual_that_shows_a_figure_all_the_same(self) -> None:
        empty = {"H15": "", "K15": "", "G15": "", "J15": ""}
        found = says(RULE, "(H15-E15)/(Q15-E15)", cells=empty)
        assert found is not None
        assert found.severity is None
        assert says(RULE, 'IF(H15="","",(H15-E15)/(Q15-E15))', cells=empty) is None

    def test_in_such_a_row_another_formula_is_a_warning_as_long_as_it_shows_nothing(self) -> None:
        empty = {"H15": "", "K15": "", "G15": "", "J15": ""}
        found = says(RULE, 'IF(H15="","",H15/Q15)', cells=empty)
        assert found is not None
        assert found.severity is Severity.WARNING


class TestOnThisRowsFigures:
    def test_a_zero_that_a_guard_takes_for_missing(self) -> None:
        cells = {"E15": "24", "H15": "6", "K15": "0", "Q15": "0"}
        found = says(RULE, 'IF(K15=0,"",(K15-E15)/(Q15-E15))', cells=cells)
        assert found is not None
        assert "この行では、様式の式の100%に対して空欄になります" in found.message.ja
        assert says(RULE, 'IF(K15="","",(K15-E15)/(Q15-E15))', cells=cells) is None


class TestSilent:
    def test_an_error_for_every_input_is_c106s(self) -> None:
        assert says(RULE, "(#REF!-E15)/(Q15-E15)") is None
        assert says(RULE, "(K15-E15)/(Q15-E15)/0") is None
        assert says(RULE, "(K15-E15)/N15") is None
        assert says(RULE, "(K15-E15)/(N15-N15)") is None

    def test_more_specific_codes_go_first(self) -> None:
        assert says(RULE, "(H15-E15)/(Q15-E15)") is None
        assert says(RULE, "(K16-E15)/(Q15-E15)") is None
        assert says(RULE, "(K15-410)/(Q15-410)") is None

    def test_missing_words_make_no_difference_where_none_stands(self) -> None:
        assert says(RULE, FORM, cells={"N15": "－"}) is None

    def test_what_is_not_judged(self) -> None:
        assert says(RULE, 'INDIRECT("K15")/Q15') is None

    def test_a_word_as_formula(self) -> None:
        assert says(RULE, '"達成"') is None
        assert says(RULE, 'IF((K15-E15)/(Q15-E15)>=1,"達成","未達成")') is None

    def test_a_word_where_the_target_equals_the_baseline(self) -> None:
        assert says(RULE, 'IF(K15>=Q15,"達成","未達成")', cells={"Q15": "410"}) is None
        assert says(RULE, 'IF(K15>=Q15,"達成","未達成")', cells={"Q15": "900"}) is not None

    def test_typed_figures(self) -> None:
        assert says_of(RULE, form({"S15": "87%"})) is None


class TestWordsForNothing:
    """A word where the row has figures is not what the form's formula gives."""

    @pytest.mark.parametrize("formula", ['IFERROR((K15-#REF!)/(Q15-E15),"－")', 'IF(K15>0,"－",(K15-E15)/(Q15-E15))'])
    def test_found(self, formula: str) -> None:
        found = says(RULE, formula)
        assert found is not None
        assert found.severity is None
        assert "この行では、様式の式の69%に対して「－」になります" in found.message.ja
        assert ("参照先がなくなっています" in found.message.ja) == ("#REF!" in formula)

    def test_not_where_nothing_can_be_computed(self) -> None:
        guarded = 'IFERROR((K15-E15)/(Q15-E15),"－")'
        assert says(RULE, guarded, cells={"Q15": "410"}) is None
        assert says(RULE, guarded, cells={"Q15": "上昇"}) is None
        assert says(RULE, guarded) is None


def test_a_figure_kept_as_text_that_counts_as_0() -> None:
    found = says(RULE, "(SUM(K15)-E15)/(Q15-E15)", cells={"K15": "'611"})
    assert found is not None
    assert found.severity is None
    assert says(RULE, "(K15-E15)/(Q15-E15)", cells={"K15": "'611"}) is None


def test_a_scale_against_the_format_is_a108_alone() -> None:
    assert says(RULE, "ROUND((K15-E15)/(Q15-E15)*100,0)", percent="0.0%") is None
    assert says(RULE, "ROUND((K15-E15)/(Q15-E15)*100,-1)", percent="0.0%") is not None


def test_a_condition_is_no_constant_for_a_figure() -> None:
    found = says(RULE, "IF(E15=0,(K15-E15)/(Q15-E15),K15/Q15)")
    assert found is not None
    assert "実績÷目標" in found.message.ja


def test_words_that_say_the_opposite_of_the_data() -> None:
    found = says(RULE, 'IF(K15>=E15,"達成","未達成")')
    assert found is not None


def test_a_whole_column_is_one_habit() -> None:
    report = check_workbook(form({f"S{r}": f"=K{r}/Q{r}" for r in range(14, 20)}), select=["C102"])
    roots = [f for f in report.findings if f.habit]
    assert [(f.cell.a1, f.message.ja) for f in roots] == [
        ("S12", "達成度の式6件のうち6件が、様式の式と同じ計算ではありません。すべて「実績÷目標」です。")
    ]
    assert report.counts.errors == 6


@pytest.mark.parametrize(
    ("formulas", "what"),
    [
        (["K{0}/Q{0}"] * 4 + ["K{0}/E{0}"], "多くは「実績÷目標」です。"),
        (
            ["IF(K{0}=E{0},1,(K{0}-E{0})/(Q{0}-E{0}))"] * 4,
            "すべて「IF(2023年度実績=当初値, 1, (2023年度実績－当初値)÷(目標値－当初値))」です。",
        ),
        (["SUM(K{0},{{1,2}})/Q{0}"] * 4, "すべて「SUM(2023年度実績, {1,2})÷目標値」です。"),
        (["K{0}/Q{0}", "K{0}/E{0}", "Q{0}/E{0}", "E{0}/K{0}"], ""),
    ],
)
def test_what_a_column_has_in_common(formulas: list[str], what: str) -> None:
    cells = {f"S{row}": f"={text.format(row)}" for row, text in zip(range(14, 19), formulas, strict=False)}
    [root] = [f for f in check_workbook(form(cells), select=["C102"]).findings if f.habit]
    lead = f"達成度の式6件のうち{len(formulas)}件が、様式の式と同じ計算ではありません。"
    assert root.message.ja == lead + what


def test_not_judged_where_a_column_of_figures_is_missing() -> None:
    book = form({"S15": "=K15/Q15"})
    assert says_of(RULE, book) is not None
    [read] = read_forms(book)
    without = replace(read, missing_columns=(Missing(2, "target"),))
    assert judge(RULE, build_case(book, (without,), 0)) == []


def test_the_advice_for_a_whole_column_holds_for_each_of_its_rows() -> None:
    cells = {f"S{r}": f"=IF(K{r}=E{r},1,(K{r}-E{r})/(Q{r}-E{r}))" for r in (14, 15, 16, 17, 18)} | {"S19": "=K19/Q19"}
    [root] = [f for f in check_workbook(form(cells)).findings if f.habit and f.rule == "C102"]
    assert root.action is not None
    assert "各行の式を" in root.action.ja
    assert "このままで" not in root.action.ja
