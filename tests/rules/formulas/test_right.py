"""Formulas that are the form's, however they are written: no rule that calls them wrong may speak."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pytest

from indicators import judge
from rules.formulas.forms import ROWS, case_of, form, judged, one
from rules.formulas.spellings import FORM, RIGHT, SCALED_AND_ROUNDED
from sdgsheet.achievement.formula import live_formula
from sdgsheet.formulas import engine
from sdgsheet.formulas.recalculating import Tried
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.formulas import c102, c103, c104, c106, c107, c109
from sdgsheet.rules.formulas.trials import Pair, Trial, tried_on
from sdgsheet.rules.formulas.verdict import Kind
from sdgsheet.snapshot import Area, Ref, Table, Workbook

LOUD = (c102.RULE, c103.RULE, c104.RULE, c106.RULE, c107.RULE, c109.RULE)


def silent(workbook: Workbook) -> bool:
    of = case_of(workbook)
    return not any(judge(rule, of) for rule in LOUD)


@pytest.mark.parametrize("formula", RIGHT)
def test_the_forms_formula(formula: str) -> None:
    assert one(formula).verdict.kind is Kind.RIGHT
    assert silent(form({"S15": f"={formula}"}))


@pytest.mark.parametrize("formula", SCALED_AND_ROUNDED)
@pytest.mark.parametrize("number_format", ["0%", "0", '0"%"', "General"])
def test_scaling_is_no_matter_of_the_formula(formula: str, number_format: str) -> None:
    """A scale against the format is A108's alone."""
    assert silent(form({"S15": f"={formula}"}, percent=number_format))


def test_rounding_to_what_the_cell_shows() -> None:
    assert one(f"ROUND({FORM},3)", percent="0.0%").verdict.kind is Kind.RIGHT
    assert one(f"ROUND({FORM},2)", percent="0.0%").verdict.kind is Kind.DIFFERENT
    assert one(f"ROUND({FORM},1)", percent="0%").verdict.kind is Kind.DIFFERENT


class TestElsewhere:
    """Through helper cells, other sheets, names and tables."""

    def test_helper_columns(self) -> None:
        cells = {f"U{r}": f"=K{r}-E{r}" for r in ROWS} | {f"V{r}": f"=Q{r}-E{r}" for r in ROWS}
        assert silent(form(cells | {f"S{r}": f'=IF(V{r}=0,"",U{r}/V{r})' for r in ROWS}))

    def test_a_helper_that_holds_the_scale(self) -> None:
        assert silent(form({"S15": f"={FORM}*$U$1", "U1": "100"}))

    def test_another_sheet_that_fetches_the_figures(self) -> None:
        others = {"計算": {"A15": "=様式1!K15", "B15": "=様式1!E15", "C15": "=(A15-B15)/(様式1!Q15-B15)"}}
        assert silent(form({"S15": "=計算!C15"}, sheets=others))

    def test_names(self) -> None:
        names = {"当初値": "様式1!$E1", "目標": "様式1!$Q$4:$Q$40", "実績": "様式1!$K$15"}
        assert silent(form({"S15": "=(実績-当初値)/(目標-当初値)"}, names=names))

    def test_a_named_lambda(self) -> None:
        names = {"達成率": 'LAMBDA(実績,当初,目標,IF(目標=当初,"",(実績-当初)/(目標-当初)))'}
        assert silent(form({f"S{r}": f"=達成率(K{r},E{r},Q{r})" for r in ROWS}, names=names))

    def test_a_table(self) -> None:
        columns = tuple({5: "当初値", 11: "2023年", 17: "目標値"}.get(i, f"列{i}") for i in range(1, 20))
        table = Table("進捗", Area(13, 1, 19, 19), columns)
        formula = "=(進捗[[#This Row],[2023年]]-進捗[[#This Row],[当初値]])/(進捗[[#This Row],[目標値]]-進捗[[#This Row],[当初値]])"
        assert silent(form({f"S{r}": formula for r in ROWS if r > 13}, tables=(table,)))

    def test_an_array_formula_of_one_cell(self) -> None:
        assert silent(form({"S15": "=MAX(IF(ISNUMBER(K15:L15),K15:L15)-E15)/(Q15-E15)"}, arrays=("S15",)))


class TestFilledOrEmpty:
    """Judged with this filing's cells as they are."""

    def test_a_formula_on_the_actual_that_is_now_the_latest(self) -> None:
        empty = {"K15": "", "J15": ""}
        assert silent(form({"S15": "=(H15-E15)/(Q15-E15)"} | empty))
        assert silent(form({"S15": "=(SUM(H15,K15,N15)-E15)/(Q15-E15)"} | empty))

    def test_a_later_column_that_has_no_value_yet(self) -> None:
        for word in ("－", "未公表", "集計中"):
            assert silent(form({"N15": word, "S15": f"={FORM}"}))
            assert silent(form({"N15": word, "S15": "=(IF(ISNUMBER(N15),N15,K15)-E15)/(Q15-E15)"}))

    def test_a_row_without_any_actual(self) -> None:
        empty = {"H15": "", "K15": "", "G15": "", "J15": ""}
        assert silent(form({"S15": '=IF(H15="","",(H15-E15)/(Q15-E15))'} | empty))
        assert silent(form({"S15": '=IF(N15="","",(N15-E15)/(Q15-E15))'} | empty))

    def test_figures_kept_as_text_are_judged_as_figures(self) -> None:
        """V101 speaks of the figure; the formula is right."""
        cells = {"K15": "'１，０７３", "S15": '=IF(COUNT(E15,K15,Q15)=3,(K15-E15)/(Q15-E15),"")'}
        assert one(cells["S15"][1:], cells=cells).verdict.kind is Kind.RIGHT

    def test_units_that_a_formula_converts_itself(self) -> None:
        cells = {"L15": "千人", "K15": "0.611"}
        assert one("(K15*1000-E15)/(Q15-E15)", cells=cells).verdict.kind is Kind.RIGHT
        assert one(FORM, cells=cells).verdict.kind is Kind.RIGHT

    def test_a_baseline_of_zero_and_a_target_of_zero(self) -> None:
        assert silent(form({"E15": "0", "S15": f"={FORM}"}))
        assert silent(form({"Q15": "0", "S15": f'=IF(Q15="","",{FORM})'}))

    def test_a_target_in_words_has_nothing_to_compare(self) -> None:
        cells = {"Q15": "増加", "R15": "", "S15": '=IF(K15>E15,"達成","未達成")'}
        assert one(cells["S15"][1:], cells=cells).verdict.kind is Kind.NOT_COMPARED
        assert silent(form(cells))

    def test_values_merged_over_rows_belong_to_each(self) -> None:
        book = form({"E16": "", "D16": "", "F16": "", "S16": "=(K16-E15)/(Q16-E15)"})
        merged = replace(book.sheets[0], merges=(*book.sheets[0].merges, *(Area(15, c, 16, c) for c in (4, 5, 6))))
        assert judged(replace(book, sheets=(merged,)))["S16"].verdict.kind is Kind.RIGHT


def test_one_shape_is_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    formulas: set[int] = set()

    def counted(engine: Tried, pairs: Sequence[Pair], choices: Iterable[Mapping[Ref, float]]) -> list[list[Trial]]:
        formulas.add(len(pairs))
        return tried_on(engine, pairs, choices)

    monkeypatch.setattr("sdgsheet.rules.formulas.comparing.tried_on", counted)
    shape = '=IF(COUNT(E{0},K{0},Q{0})<3,"",(K{0}-E{0})/(Q{0}-E{0}))'
    found = judged(form({f"S{r}": shape.format(r) for r in ROWS}))
    assert {own.verdict.kind for own in found.values()} == {Kind.RIGHT}
    assert formulas == {2}  # figures with and without a decimal


def test_formulas_known_at_first_sight_need_no_evaluator(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_: object) -> None:
        raise AssertionError("an evaluator was made")

    monkeypatch.setattr(engine.Engine, "__init__", never)
    live = {f"S{r}": "=" + live_formula(f"E{r}", [f"H{r}", f"K{r}", f"N{r}"], f"Q{r}") for r in ROWS[::2]}
    found = judged(form(live))
    assert {own.verdict.kind for own in found.values()} == {Kind.RIGHT}
    assert found["S15"].result == pytest.approx(201 / 290)
    assert found["S14"].result == pytest.approx(13 / 20)


def test_one_broken_formula_does_not_silence_the_others() -> None:
    of = case_of(form({"S14": "=#REF!/Q14", "S15": "=K15/Q15", "S16": "=0.41"}))
    spoken = {(found.cell.a1, rule.code): found.severity or rule.severity for rule in LOUD for found in judge(rule, of)}
    assert spoken == {
        ("S14", "C106"): Severity.ERROR,
        ("S15", "C102"): Severity.ERROR,
        ("S16", "C104"): Severity.WARNING,
    }
