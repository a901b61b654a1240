"""Formulas that were filled down are judged once a shape: each gets the verdict that it gets alone."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rules.formulas.forms import ROWS, case_of, form, judged, one
from sdgsheet.rules.formulas.judgement import judgements
from sdgsheet.rules.formulas.naming import formula_words
from sdgsheet.rules.formulas.verdict import Kind

_FIXED = [6, 7, 9, 14, 16]


@st.composite
def shapes(draw: st.DrawFn) -> str:
    """A formula on the row's cells, some of them held fast in one row; ``{row}`` is its own."""
    form = draw(
        st.sampled_from(
            [
                "({}-{})/({}-{})",
                "1-({2}-{0})/({2}-{1})-0*{3}",
                'IF({3}="","",({0}-{1})/({2}-{1}))',
                "IFERROR(({}-{})/({}-{}),0)",
                "ROUND(({}-{})/({}-{}),2)",
                "SUM({}-{})/MAX({}-{},1)",
            ]
        )
    )
    held = [draw(st.none() | st.sampled_from(_FIXED)) for _ in range(4)]
    cells = (letter + ("{row}" if row is None else f"${row}") for letter, row in zip("KEQE", held, strict=True))
    return form.format(*cells)


@settings(max_examples=25, deadline=None)
@given(shapes())
def test_the_verdict_is_the_one_that_it_gets_alone(shape: str) -> None:
    texts = {f"S{row}": "=" + shape.format(row=row) for row in ROWS}
    together = judged(form(texts))
    for at, text in texts.items():
        alone, found = one(text[1:], at), together[at]
        assert found.result == alone.result
        assert (found.verdict.kind, found.verdict.cells) == (alone.verdict.kind, alone.verdict.cells)


_HELD_FAST = {f"S{row}": f"=(K{row}-E{row})/(Q{row}-$E$6)" for row in ROWS}


class TestACopiedCellHeldFast:
    def test_is_right_in_its_own_row_only(self) -> None:
        found = judged(form(_HELD_FAST))
        assert [at for at, f in found.items() if f.verdict.kind is Kind.RIGHT] == ["S6"]
        assert found["S7"].verdict.kind is Kind.ELSEWHERE
        assert found["S7"].result == (36.4 - 32.1) / (50.0 - 120)

    def test_is_named_in_the_words_of_each_row(self) -> None:
        case = case_of(form(_HELD_FAST))
        words = {f.cell.a1: formula_words(case, f) for f in judgements(case).values()}
        assert words["S6"] is not None
        assert words["S6"].ja == "(2023年度実績－当初値)÷(目標値－当初値)"
        assert words["S7"] is not None
        assert words["S7"].ja == "(2023年度実績－当初値)÷(目標値－(1)№1の当初値)"
