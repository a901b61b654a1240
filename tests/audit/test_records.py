"""One record a 達成度 cell."""

from __future__ import annotations

from fractions import Fraction

import pytest

from rules.formulas.forms import form
from sdgsheet.audit.records import Record, records_of
from sdgsheet.audit.verdicts import MEANINGS, NAMES, STYLES, CellVerdict
from sdgsheet.rules.check import check_workbook
from sdgsheet.snapshot import Workbook

FORM = "=(K15-E15)/(Q15-E15)"


def records(book: Workbook) -> dict[str, Record]:
    return {record.cell.a1: record for record in records_of(check_workbook(book))}


def one(text: str, **cells: str) -> Record:
    return records(form({"S15": text} | cells))["S15"]


def test_every_cell_has_one_formula_or_not() -> None:
    assert list(records(form())) == ["S6", "S7", "S8", "S9", "S14", "S15", "S16", "S17", "S18", "S19"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (f"{FORM} -> 0.6931034482758621", CellVerdict.RIGHT),
        (f"{FORM} -> 0.41", CellVerdict.STALE),
        ("=K15/Q15", CellVerdict.DIFFERENT),
        ("=(K16-E15)/(Q15-E15)", CellVerdict.ELSEWHERE),
        ("=(K15-410)/(Q15-410)", CellVerdict.CONSTANT),
        ("=(H15-E15)/(Q15-E15)", CellVerdict.OLDER),
        ("=#REF!/Q15", CellVerdict.ERROR),
        ("=S15", CellVerdict.ERROR),
        ("=[1]様式1!S15", CellVerdict.OUTSIDE),
        ('=INDIRECT("K15")', CellVerdict.NOT_JUDGED),
        ('="達成"', CellVerdict.CONSTANT),
        ('=IF(1,"達成",K15)', CellVerdict.NOT_COMPARED),
        ("69%", CellVerdict.TYPED_RIGHT),
        ("87%", CellVerdict.TYPED_WRONG),
        ("-69%", CellVerdict.TYPED_DECIDE),
        ("達成", CellVerdict.WORD),
        ("－", CellVerdict.WORD),
        ("", CellVerdict.EMPTY),
    ],
)
def test_the_verdict(text: str, verdict: CellVerdict) -> None:
    assert one(text).verdict is verdict


def test_a_figure_where_none_can_be_computed() -> None:
    assert one("69%", Q15="", P15="", R15="").verdict is CellVerdict.TYPED_ONLY


def test_a_twins_cells() -> None:
    found = records(form({"S14": "=(K6-E6)/(Q14-E6)"}))["S14"]
    assert found.verdict is CellVerdict.TWIN


def test_every_verdict_has_its_words() -> None:
    assert set(NAMES) == set(MEANINGS) == set(STYLES) == set(CellVerdict)


def test_what_the_formula_says_and_reads() -> None:
    found = one('=IFERROR(ROUND((K15-E15)/(Q15-E15)*100,0),"") -> 69{0}')
    assert found.formula == '=IFERROR(ROUND((K15-E15)/(Q15-E15)*100,0),"")'
    assert found.words is not None
    assert found.words == (
        "(2023年度実績－当初値)÷(目標値－当初値)",
        "(the 2023 actual − the baseline) ÷ (the target − the baseline)",
    )
    assert found.shape == 'IFERROR(ROUND((RC[-8]-RC[-14])/(RC[-2]-RC[-14])*100,0),"")'
    assert found.remarks.ja == "×100・1%単位に丸め"
    assert [(i.cell.a1, i.name.ja, i.role, i.value) for i in found.inputs] == [
        ("K15", "2023年度実績", "actual", "611"),
        ("E15", "当初値", "baseline", "410"),
        ("Q15", "目標値", "target", "700"),
    ]
    assert (found.stated, found.recomputed, found.result) == ("69", "69", 69.0)
    assert found.computed == Fraction(201, 290)
    assert found.working.ja == "(611－410)÷(700－410)＝69.3%"


def test_newer_functions_as_excel_shows_them() -> None:
    text = '_xlfn.LET(_xlpm.b,E15,(_xlfn.XLOOKUP("_xlfn.",A1:C1,K15:M15,K15)-_xlpm.b)/(Q15-_xlpm.b))'
    assert one(f"={text}").formula == '=LET(b,E15,(XLOOKUP("_xlfn.",A1:C1,K15:M15,K15)-b)/(Q15-b))'


def test_the_cells_of_a_helper_sheet_are_its_own() -> None:
    """Its E15 is no baseline, whatever the form has there."""
    helper = {
        "E15": "=D15/B15",
        "B15": "=様式1!Q15-様式1!E15",
        "D15": "=様式1!K15-様式1!E15",
        "F15": "=E15+SUM(B15:B16)",
    }
    book = form({"S15": "=計算!E15", "S16": "=計算!F15"}, sheets={"計算": helper})
    words = {at: record.words.ja for at, record in records(book).items() if record.words is not None}
    assert words["S15"] == "[[2023年度実績－当初値]÷[目標値－当初値]]"
    assert words["S16"].endswith("＋SUM('計算'!B15:B16)]")


def test_helper_cells_in_the_words_of_their_formulas() -> None:
    found = one("=U15/V15", U15="=K15-E15", V15="=W15-E15", W15="=Q15")
    assert found.words is not None
    assert found.words.ja == "[2023年度実績－当初値]÷[[目標値]－当初値]"


def test_helpers_that_double_at_every_cell_stay_short() -> None:
    chain = {f"Z{i}": f"=Z{i - 1}+Z{i - 1}" for i in range(2, 60)} | {"Z1": "1"}
    words = one("=Z59", **chain).words
    assert words is None or len(words.ja) < 200


FORM_WORDS = "(2023年度実績－当初値)÷(目標値－当初値)"


@pytest.mark.parametrize("left", ['""', '"－"', "", "NA()", "#N/A", '"未公表"'])
def test_a_fallback_that_is_no_figure_is_left_out(left: str) -> None:
    words = one(f"=IFERROR({FORM[1:]},{left})").words
    assert words is not None
    assert words.ja == FORM_WORDS


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"=IFERROR(K15/Q15/0,{FORM[1:]})", f"IFERROR(2023年度実績÷目標値÷0, {FORM_WORDS})"),
        (f"=IFERROR({FORM[1:]},0)", f"IFERROR({FORM_WORDS}, 0)"),
        (f'=IFERROR({FORM[1:]},"0%")', f'IFERROR({FORM_WORDS}, "0%")'),
        (f"=IFNA({FORM[1:]},H15)", f"IFNA({FORM_WORDS}, 2022年度実績)"),
        (f'=IF(K15="",0,{FORM[1:]})', f'IF(2023年度実績="", 0, {FORM_WORDS})'),
        (f'=IF(K15="","",{FORM[1:]})', FORM_WORDS),
        (f"=({FORM[1:]})%*100", f"({FORM_WORDS})%×100"),
        (f"=({FORM[1:]})/100*100", f"{FORM_WORDS}÷100×100"),
        (f"={FORM[1:]}*(-1)^2", f"{FORM_WORDS}×(－1)^2"),
        (f'=IF(K16="","",{FORM[1:]})', f'IF((2)№3の2023年度実績="", "", {FORM_WORDS})'),
    ],
)
def test_nothing_that_computes_is_left_out(text: str, words: str) -> None:
    found = one(text).words
    assert found is not None
    assert found.ja == words


def test_of_another_formula_nothing_is_left_out() -> None:
    found = one("=MIN(1,(K15-E15)/(Q15-E15))")
    assert found.words is not None
    assert found.words.ja == "MIN(1, (2023年度実績－当初値)÷(目標値－当初値))"
    assert found.remarks.ja == "100%を上限とした値"
    assert found.example is not None
    assert not found.example.now


def test_of_wide_ranges_the_rows_own_cells() -> None:
    found = one("=(VLOOKUP(A15,$A$14:$R$19,11,FALSE)-E15)/(Q15-E15)")
    assert [i.cell.a1 for i in found.inputs] == ["K15", "E15", "Q15"]


def test_what_a_stale_formula_gives_is_told_apart_from_what_is_stated() -> None:
    found = one(f"{FORM} -> 0.6936{{0%}}")
    assert (found.stated, found.recomputed) == ("69%", "69.3%")
    assert one(f"{FORM} -> 0.44{{0%}}").recomputed == "69%"
    assert one(f"{FORM} -> 0.6931034482758621{{0%}}").recomputed == "69%"


def test_what_the_example_shows_is_in_percent_where_the_cell_is() -> None:
    assert one("=K15/Q15").example_shows == "87.3%"
    assert one("=K15/Q15*100 -> 87.28571428571429{0}").example_shows == "87.2857"
    assert one('=IF(N15="","",N15/Q15)').example_shows == ""


def test_the_findings_of_its_cell() -> None:
    found = one("=K15/Q15 -> 0.8728571428571429{0%}")
    assert [f.rule for f in found.findings] == ["A101", "C102"]


class TestGuards:
    def shown(self, formula: str, **cells: str) -> dict[str, tuple[str, bool]]:
        return {g.when.ja: (g.shows.ja, g.is_right) for g in one(formula, **cells).guards}

    def test_a_formula_without_any(self) -> None:
        assert self.shown(f"{FORM} -> 0.6931034482758621") == {
            "実績がすべて空欄": ("数値（-240%）", False),
            "当初値が空欄": ("数値（79%）", False),
            "目標値が空欄": ("数値（-12%）", False),
            "目標値＝当初値": ("#DIV/0!", True),
            "最新の実績が「未公表」": ("#VALUE!", True),
            "最新の実績が0": ("0として計算", True),
            "次の年の実績を記入": ("前の実績のまま（式の直しが必要）", False),
        }

    def test_a_formula_that_follows_the_latest_actual(self) -> None:
        formula = '=IF(COUNT(E15,Q15)<2,"",(LOOKUP(10^17,G15:O15)-E15)/(Q15-E15)) -> 0.6931034482758621'
        assert self.shown(formula) == {
            "実績がすべて空欄": ("#N/A", True),
            "当初値が空欄": ("空欄", True),
            "目標値が空欄": ("空欄", True),
            "目標値＝当初値": ("#DIV/0!", True),
            "最新の実績が「未公表」": ("数値（12%）", True),
            "最新の実績が0": ("0として計算", True),
            "次の年の実績を記入": ("その実績で計算", True),
        }

    def test_a_guard_that_takes_0_for_missing(self) -> None:
        shown = self.shown('=IF(K15=0,"－",(K15-E15)/(Q15-E15)) -> 0.6931034482758621')
        assert shown["実績がすべて空欄"] == ("「－」", True)
        assert shown["最新の実績が0"] == ("「－」", False)

    @pytest.mark.parametrize(
        ("formula", "shown"),
        [
            ('=IF(K15=E15,"",(K15-E15)/(Q15-E15))', {"最新の実績＝当初値": ("空欄", False)}),
            ("=1/((Q15-E15)/(K15-E15))", {"最新の実績＝当初値": ("#DIV/0!", False)}),
            ('=IF(K15=Q15,"達成",(K15-E15)/(Q15-E15))', {"最新の実績＝目標値": ("「達成」", True)}),
            ('=IF(K15=Q15,"未達成",(K15-E15)/(Q15-E15))', {"最新の実績＝目標値": ("「未達成」", False)}),
            (f"{FORM}", {}),
        ],
    )
    def test_an_actual_that_is_the_baseline_or_the_target(
        self, formula: str, shown: dict[str, tuple[str, bool]]
    ) -> None:
        found = self.shown(f"{formula} -> 0.6931034482758621")
        assert {when: found[when] for when in ("最新の実績＝当初値", "最新の実績＝目標値") if when in found} == shown

    def test_only_of_what_is_the_forms_formula(self) -> None:
        assert one("=K15/Q15").guards == ()
        assert one("69%").guards == ()
