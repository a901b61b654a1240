from __future__ import annotations

import pytest

from rules.formulas.forms import one, says
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.formulas.c104 import RULE
from sdgsheet.rules.formulas.verdict import Kind


@pytest.mark.parametrize(
    ("formula", "typed"),
    [
        ("(611-E15)/(Q15-E15)", [(611, "actual")]),
        ("(K15-410)/(Q15-410)", [(410, "baseline")]),
        ("(K15-E15)/(700-E15)", [(700, "target")]),
        ("(K15-410)/(700-410)", [(410, "baseline"), (700, "target")]),
        ("(K15-E15)/(700-410)", [(700, "target"), (410, "baseline")]),
        ("IFERROR(ROUND((K15-410)/(Q15-410),2),0)", [(410, "baseline")]),
        ("1-(700-K15)/(700-E15)", [(700, "target")]),
    ],
)
def test_which_constant_stands_for_what(formula: str, typed: list[tuple[float, str]]) -> None:
    found = one(formula)
    assert found.verdict.kind is Kind.CONSTANT
    assert [(t.value, t.figure) for t in found.verdict.typed] == typed


@pytest.mark.parametrize(
    ("formula", "typed"),
    [
        ("(K15-410)/(Q15-E15)", [(410, "baseline")]),
        ("(K15-E15)/(Q15-410)", [(410, "baseline")]),
        ("ROUND((K15-400)/(Q15-E15),2)", [(400, "baseline")]),
        ("1-(700-K15)/(Q15-E15)", [(700, "target")]),
    ],
)
def test_at_one_of_two_places(formula: str, typed: list[tuple[float, str]]) -> None:
    found = one(formula)
    assert found.verdict.kind is Kind.CONSTANT
    assert [(t.value, t.figure) for t in found.verdict.typed] == typed


def test_a_warning_as_long_as_the_cell_holds_the_same() -> None:
    found = says(RULE, "(K15-410)/(Q15-410)")
    assert found is not None
    assert found.severity is None
    assert found.message.ja == (
        "S15の式（=(K15-410)/(Q15-410)）では、当初値の代わりに定数410が書かれています。"
        "いまの値とは合っていますが、セルの値を直しても達成度は変わりません。"
    )


@pytest.mark.parametrize("formula", ['TEXT((K15-{0})/(Q15-{0}),"0%")', "ROUND(100*((K15-{0})/(Q15-{0})),0)"])
def test_rounded_and_far_from_other_figures(formula: str) -> None:
    cells = {"E15": "13170", "H15": "13100", "K15": "13900", "Q15": "14641"}
    assert [t.value for t in one(formula.format(13170), cells=cells).verdict.typed] == [13170]


def test_an_error_where_it_holds_something_else() -> None:
    found = says(RULE, "(K15-400)/(Q15-400)")
    assert found is not None
    assert found.severity is Severity.ERROR
    assert "当初値の代わりに定数400" in found.message.ja
    assert "この行では、様式の式の69%に対して「70%」になります" in found.message.ja


def test_a_negative_constant_and_a_share() -> None:
    cells = {"E15": "-5", "K15": "3", "Q15": "11", "H15": "1"}
    assert [t.value for t in one("(K15--5)/(Q15--5)", cells=cells).verdict.typed] == [-5]
    shares = {"E15": "20%", "K15": "32%", "Q15": "60%", "H15": "25%"}
    assert [t.value for t in one("(K15-20%)/(Q15-20%)", cells=shares).verdict.typed] == [0.2]


def test_a_difference_as_constant() -> None:
    found = says(RULE, "(K15-E15)/290")
    assert found is not None
    assert found.severity is None
    assert "「目標値－当初値」の代わりに定数290" in found.message.ja
    assert says(RULE, "(K15-E15)/300").severity is Severity.ERROR  # type: ignore[union-attr]  # it speaks


class TestTheWholeFormula:
    def test_that_fits(self) -> None:
        for formula in ("0.69", "69%", "201/290", "(611-410)/(700-410)", "ROUND(0.6931,2)", 'TEXT(0.69,"0%")'):
            found = says(RULE, formula)
            assert found is not None
            assert found.severity is None

    def test_that_does_not(self) -> None:
        found = says(RULE, "0.44")
        assert found is not None
        assert found.severity is Severity.ERROR
        assert found.message.ja.startswith("S15の式（=0.44）は定数で、この行の値を参照していません。")

    def test_an_empty_text(self) -> None:
        found = says(RULE, '""')
        assert found is not None
        assert found.severity is None
        assert "この行では、様式の式の69%に対して空欄になります" in found.message.ja

    @pytest.mark.parametrize("word", ["－", "未公表", "集計中"])
    def test_a_word_for_a_missing_value(self, word: str) -> None:
        found = says(RULE, f'"{word}"')
        assert found is not None
        assert found.severity is None
        assert f"この行では、様式の式の69%に対して「{word}」になります" in found.message.ja
        assert found.action is not None
        assert found.action.ja.endswith(f"「{word}」とする理由があれば、このままで構いません。")
        assert says(RULE, f'"{word}"', cells={"H15": "", "K15": "", "G15": "", "J15": ""}) is None

    def test_behind_a_guard(self) -> None:
        found = says(RULE, 'IF(K15="","",0.69)')
        assert found is not None
        assert "の結果は定数で、この行の値が変わっても変わりません" in found.message.ja

    def test_in_a_row_without_any_actual(self) -> None:
        empty = {"H15": "", "K15": "", "G15": "", "J15": ""}
        found = says(RULE, "0.44", cells=empty)
        assert found is not None
        assert found.severity is Severity.ERROR


class TestHelpers:
    def test_a_helper_cell_that_holds_a_copy(self) -> None:
        found = says(RULE, "(K15-U15)/(Q15-U15)", cells={"U15": "410"})
        assert found is not None
        assert found.severity is None
        assert "当初値の代わりに定数410（U15）" in found.message.ja
        assert ("U15", "other") in [(e.cell.a1, e.role) for e in found.evidence]

    def test_a_helper_cell_that_holds_a_difference(self) -> None:
        found = says(RULE, "U15/V15", cells={"U15": "=K15-E15", "V15": "290"})
        assert found is not None
        assert found.severity is None
        assert "「目標値－当初値」の代わりに定数290（V15）" in found.message.ja
        assert says(RULE, "U15/V15", cells={"U15": "=K15-E15", "V15": "=Q15-E15"}) is None

    def test_a_helper_cell_that_holds_the_whole_result(self) -> None:
        found = says(RULE, "計算!A1", sheets={"計算": {"A1": "0.69"}})
        assert found is not None
        assert found.severity is None
        assert "（=計算!A1）は'計算'!A1に入力された数値だけで計算していて" in found.message.ja
        assert [(e.cell.sheet, e.cell.a1) for e in found.evidence if e.role == "other"] == [("計算", "A1")]
        stale = says(RULE, "ROUND(U15,2)", cells={"U15": "0.44"})
        assert stale is not None
        assert stale.severity is Severity.ERROR

    def test_on_another_sheet_by_its_name(self) -> None:
        found = says(RULE, "(計算!B2-E15)/(Q15-E15)", sheets={"計算": {"B2": "611"}})
        assert found is not None
        assert "2023年度実績の代わりに定数611（'計算'!B2）" in found.message.ja

    @pytest.mark.parametrize(
        "formula",
        [
            "(VLOOKUP(A15,計算!$A$2:$D$21,3,FALSE)-E15)/(Q15-E15)",
            "(INDEX(計算!$A$2:$D$21,MATCH(A15,計算!$A$2:$A$21,0),3)-E15)/(Q15-E15)",
            "(SUMIF(計算!$A$2:$A$21,A15,計算!$C$2:$C$21)-E15)/(Q15-E15)",
            "(SUMIFS(計算!$C$2:$C$21,計算!$A$2:$A$21,A15)-E15)/(Q15-E15)",
            "(SUMPRODUCT((計算!$A$2:$A$21=A15)*計算!$C$2:$C$21)-E15)/(Q15-E15)",
            "(XLOOKUP(A15,計算!$A$2:$A$21,計算!$C$2:$C$21)-E15)/(Q15-E15)",
        ],
    )
    def test_fetched_by_its_number(self, formula: str) -> None:
        numbers = {f"A{row}": str(row - 13) for row in range(14, 20)}
        table = {f"A{i + 1}": str(i) for i in range(1, 21)} | {f"B{i + 1}": f"{i * 7}" for i in range(1, 21)}
        table |= {f"{c}{i + 1}": f"{i * 13 + 100}" for i in range(1, 21) for c in "CD"}
        current = says(RULE, formula, cells=numbers, sheets={"計算": table | {"C3": "611"}})
        assert current is not None
        assert current.severity is None
        assert "2023年度実績の代わりに定数611（'計算'!C3）" in current.message.ja
        stale = says(RULE, formula, cells=numbers, sheets={"計算": table})
        assert stale is not None
        assert stale.severity is Severity.ERROR
        copied = {f"C{i + 1}": f"=様式1!K{i + 13}" for i in range(1, 7)}
        assert says(RULE, formula, cells=numbers, sheets={"計算": table | copied}) is None

    def test_a_copy_that_is_out_of_date(self) -> None:
        found = says(RULE, "(K15-U15)/(Q15-U15)", cells={"U15": "400"})
        assert found is not None
        assert found.severity is Severity.ERROR

    def test_a_constant_in_a_helpers_formula_or_in_a_name(self) -> None:
        assert [t.value for t in one("U15/V15", cells={"U15": "=K15-E15", "V15": "=700-E15"}).verdict.typed] == [700]
        assert [t.value for t in one("(K15-当初)/(Q15-当初)", names={"当初": "410"}).verdict.typed] == [410]


def test_with_another_formula_besides() -> None:
    found = says(RULE, "K15/700")
    assert found is not None
    assert found.severity is Severity.ERROR
    assert "目標値の代わりに定数700" in found.message.ja


def test_a_scale_that_happens_to_be_the_target() -> None:
    cells = {"E15": "65", "H15": "62", "K15": "55", "Q15": "100"}
    assert says(RULE, "ROUND(100*((K15-E15)/E15),0)", cells=cells) is None
    assert says(RULE, "K15/100", cells=cells) is not None


class TestSilent:
    @pytest.mark.parametrize(
        "formula",
        [
            "(K15-E15)/(Q15-E15)",
            "(K15-E15)/(Q15-E15)*100",
            "ROUND((K15-E15)/(Q15-E15),2)",
            'IF(K15=0,"",(K15-E15)/(Q15-E15))',
            "(LOOKUP(10^17,G15:O15)-E15)/(Q15-E15)",
            "K15/Q15",
            "K15/Q15*100",
            "(K15-E15)/(Q15-E15)+0.05",
            'IF(K15>=Q15,"達成","未達成")',
            "(H15-E15)/(Q15-E15)",
            "IF(K15>E15,1,0)",
            "COUNT(H15,K15,N15)/3",
            "MIN(1,(K15-E15)/(Q15-E15))",
            "MAX(0,(K15-E15)/(Q15-E15))",
            "IF(K15>=Q15,1,(K15-E15)/(Q15-E15))",
            "MEDIAN(0,1,ROUND((K15-E15)/(Q15-E15),2))",
            "(K15-E15)/(Q15-E15)*0.95",
            "((K15-E15)/(Q15-E15))^2",
            "(K15-E15)/(Q15-E15)-1",
            "(MROUND(K15,10)-E15)/(Q15-E15)",
            "(FLOOR(K15,10)-E15)/(Q15-E15)",
            "(ROUND(K15,-1)-E15)/(Q15-E15)",
            "IF(K15>=500,1,(K15-E15)/(Q15-E15))",
        ],
    )
    def test_constants_that_stand_for_no_input(self, formula: str) -> None:
        assert says(RULE, formula) is None

    def test_a_choice_between_helpers(self) -> None:
        assert says(RULE, "IF(K15>E15,U15,V15)", cells={"U15": "0.69", "V15": "0.1"}) is None

    def test_a_helper_that_scales(self) -> None:
        assert says(RULE, "(K15-E15)/(Q15-E15)*$U$1", cells={"U1": "100"}) is None


def test_a_word_as_the_whole_formula() -> None:
    assert one('"達成"').verdict.kind is Kind.CONSTANT
    assert says(RULE, '"達成"') is not None
    assert says(RULE, '"未公表"') is not None


def test_a_word_that_is_chosen_or_belongs_there() -> None:
    assert one('"達成"', cells={"Q15": "増加", "R15": ""}).verdict.kind is Kind.NOT_COMPARED
    assert says(RULE, '"達成"', cells={"Q15": "増加", "R15": ""}) is None
