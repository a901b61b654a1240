"""An evaluator that may be wrong is nothing to say against a formula."""

from __future__ import annotations

from typing import ClassVar

import pytest

from rules.formulas.forms import form, says_of
from sdgsheet.rules.formulas import c102, c105, c106, c109

UNSURE = "計算の結果が確かでない式"


@pytest.mark.parametrize("stored", ["0.6931034482758621", "0.69", "0.693"])
def test_an_error_where_the_forms_figure_is_stored(stored: str) -> None:
    workbook = form({"S15": f'=(VALUE("(611)")+K15*0-E15)/(Q15-E15) -> {stored}{{0%}}'})
    found = says_of(c109.RULE, workbook)
    assert found is not None
    assert UNSURE in found.message.ja
    assert [r.RULE.code for r in (c102, c105, c106) if says_of(r.RULE, workbook)] == []


def test_not_where_another_figure_is_stored() -> None:
    workbook = form({"S15": '=(VALUE("x")+K15*0-E15)/(Q15-E15) -> 0.44{0%}'})
    assert says_of(c109.RULE, workbook) is None
    assert says_of(c105.RULE, workbook) is not None
    assert says_of(c106.RULE, workbook) is not None


def test_not_where_the_error_is_certain() -> None:
    for formula in ("(K15-#REF!)/(Q15-E15)", "(K15-E15)/(R15-E15)", "IF(K15>0,#REF!,1)"):
        workbook = form({"S15": f"={formula} -> 0.6931034482758621{{0%}}"})
        assert says_of(c109.RULE, workbook) is None
        assert says_of(c106.RULE, workbook) is not None


def test_ranges_that_only_some_programs_compute_whole() -> None:
    formula = "(MAX(K15:K16*1)-E15)/(Q15-E15)"
    workbook = form({"S15": f"={formula} -> #VALUE!"})
    assert says_of(c109.RULE, workbook) is not None
    assert says_of(c105.RULE, workbook) is None
    plain = form({"S15": "=(SUM(K15:K15)-E15)/(Q15-E15) -> #VALUE!"})
    assert says_of(c109.RULE, plain) is None
    assert says_of(c105.RULE, plain) is not None


class TestFiguresKeptAsTexts:
    CELLS: ClassVar = {"E15": "'410人", "H15": "'530人", "K15": "'611人", "Q15": "'700人"}

    def test_a_text_that_is_cut_is_not_judged(self) -> None:
        cut = "(LEFT(K15,LEN(K15)-1)-LEFT(E15,LEN(E15)-1))/(LEFT(Q15,LEN(Q15)-1)-LEFT(E15,LEN(E15)-1))"
        workbook = form({**self.CELLS, "S15": f"={cut} -> 0.6931034482758621{{0%}}"})
        found = says_of(c109.RULE, workbook)
        assert found is not None
        assert "関数 LEFT（文字として入力された数値）" in found.message.ja

    def test_one_without_its_unit_is(self) -> None:
        out = '(SUBSTITUTE(K15,"人","")-SUBSTITUTE(E15,"人",""))/(SUBSTITUTE(Q15,"人","")-SUBSTITUTE(E15,"人",""))'
        workbook = form({**self.CELLS, "S15": f"={out} -> 0.6931034482758621{{0%}}"})
        assert [r.RULE.code for r in (c102, c105, c106, c109) if says_of(r.RULE, workbook)] == []

    def test_nor_where_the_text_is_another_cell(self) -> None:
        workbook = form({"S15": '=IF(LEFT(R15,1)="人",(K15-E15)/(Q15-E15),"") -> 0.6931034482758621{0%}'})
        assert [r.RULE.code for r in (c102, c105, c106, c109) if says_of(r.RULE, workbook)] == []
