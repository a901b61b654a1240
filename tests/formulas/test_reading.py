"""What a formula reads, through names, tables, other sheets and helper cells."""

from __future__ import annotations

import re

import pytest

from formulas.books import ROW, SHEET, book, computed, read, reason
from sdgsheet.formulas.reading import UnreadError, read_formula
from sdgsheet.formulas.recalculating import recalculated
from sdgsheet.snapshot import Area, Cell, Ref, Table, Workbook

FORM = "(H29-E29)/(Q29-E29)"
RESULT = pytest.approx(2.4 / 17.9)


def inputs(formula: str, workbook: Workbook | None = None) -> list[str]:
    return [
        place.a1 if place.sheet == SHEET else f"{place.sheet}!{place.a1}" for place in read(formula, workbook).inputs
    ]


def test_cells_in_the_order_of_reading() -> None:
    assert inputs(FORM) == ["H29", "E29", "Q29"]
    assert inputs("($H$29-$E$29)/($Q$29-$E$29)") == ["H29", "E29", "Q29"]


def test_of_a_range_the_filled_cells() -> None:
    assert inputs("SUM(G29:O29)") == ["G29", "H29", "I29", "J29", "K29", "L29"]
    assert read("SUM(G29:I29,H29)").inputs == {Ref(SHEET, 29, c): c == 8 for c in (7, 8, 9)}


def test_an_empty_cell_that_is_named() -> None:
    assert inputs("N29-E29") == ["N29", "E29"]


def test_a_range_where_one_value_is_wanted_is_the_formulas_own_row() -> None:
    assert inputs("(H5:H30-E5:E30)/(Q5:Q30-E5:E30)") == ["H29", "E29", "Q29"]
    assert computed("(H5:H30-E5:E30)/(Q5:Q30-E5:E30)") == RESULT
    assert computed("@H5:H30-@E5:E30") == pytest.approx(2.4)
    assert computed("H1:H3") == "#VALUE!"


class TestNames:
    def test_a_name_of_a_cell(self) -> None:
        named = book(names={"実績": "様式1!$H$29", "当初": "様式1!$E$29", "目標": "'様式1'!$Q$29"})
        assert inputs("(実績-当初)/(目標-当初)", named) == ["H29", "E29", "Q29"]
        assert computed("(実績-当初)/(目標-当初)", named) == RESULT

    def test_a_relative_name_is_seen_from_its_cell(self) -> None:
        assert inputs("実績", book(names={"実績": "様式1!$H1"})) == ["H29"]
        assert inputs("左", book(names={"左": "様式1!XFD1"})) == ["R29"]

    def test_a_range_by_name_gives_this_row(self) -> None:
        assert inputs("実績", book(names={"実績": "様式1!$H$5:$H$30"})) == ["H29"]

    def test_a_name_of_the_sheet_goes_before_one_of_the_workbook(self) -> None:
        names = {"基準": "様式1!$Q$29", "様式1!基準": "様式1!$E$29"}
        assert inputs("基準", book(names=names)) == ["E29"]

    def test_a_name_may_stand_for_a_formula_a_constant_or_another_name(self) -> None:
        names = {"差": "様式1!$H$29-最初", "最初": "様式1!$E$29", "百": "100"}
        assert computed("差*百", book(names=names)) == pytest.approx(240.0)

    def test_a_name_for_a_lambda(self) -> None:
        names = {"達成度": "LAMBDA(実績,当初,目標,(実績-当初)/(目標-当初))"}
        assert computed("達成度(H29,E29,Q29)", book(names=names)) == RESULT
        assert computed("LAMBDA(a,b,b-a)(1,LAMBDA(a,a)(3))") == 2.0

    def test_a_name_that_is_not_there_or_whose_cell_is_gone(self) -> None:
        assert computed("なし-E29") == "#NAME?"
        assert computed("消えた-E29", book(names={"消えた": "様式1!#REF!"})) == "#REF!"

    def test_a_name_made_of_itself(self) -> None:
        assert reason("輪", book(names={"輪": "輪+1"})) == "自分自身を使う名前「輪」"


class TestTables:
    book = book(
        (SHEET, ROW),
        tables=(
            Table(
                "進捗",
                Area(28, 1, 30, 19),
                tuple(
                    f"列{i}" if i not in (5, 8, 17) else {5: "当初値", 8: "実績\n(2022)", 17: "目標値"}[i]
                    for i in range(1, 20)
                ),
            ),
        ),
    )

    @pytest.mark.parametrize(
        "formula",
        [
            "(進捗[[#This Row],[実績\n(2022)]]-進捗[[#This Row],[当初値]])/(進捗[[#This Row],[目標値]]-進捗[[#This Row],[当初値]])",
            "([@[実績 (2022)]]-[@当初値])/([@目標値]-[@当初値])",
            "(進捗[実績 (2022)]-進捗[当初値])/(進捗[目標値]-進捗[当初値])",
        ],
    )
    def test_columns_of_a_table_in_this_row(self, formula: str) -> None:
        assert inputs(formula, self.book) == ["H29", "E29", "Q29"]
        assert computed(formula, self.book) == RESULT

    def test_parts_of_a_table(self) -> None:
        def area(formula: str) -> str:
            formula_read = read(f"COUNTA({formula})", self.book)
            [reference] = formula_read.prepared[formula_read.cell].reads
            return reference.area.a1

        assert area("進捗[目標値]") == "Q29:Q30"
        assert area("進捗[[#All],[目標値]]") == "Q28:Q30"
        assert area("進捗[[#Headers],[当初値]:[列7]]") == "E28:G28"
        assert area("進捗[[当初値]:[目標値]]") == "E29:Q30"
        assert area("進捗") == "A29:S30"
        assert area("進捗[#All]") == "A28:S30"

    def test_what_is_not_there(self) -> None:
        assert computed("進捗[@平均]", self.book) == "#REF!"
        assert computed("進捗[[#This Row],[目標値]]", self.book, Ref(SHEET, 40, 1)) == "#REF!"
        assert computed("表[@目標値]", self.book) == "#REF!"


class TestHelpers:
    def test_helper_cells_are_followed(self) -> None:
        cells = ROW | {"U29": "=H29-E29", "V29": "=W29-E29", "W29": "=Q29"}
        formula = read("U29/V29", book((SHEET, cells)))
        assert [place.a1 for place in formula.inputs] == ["E29", "Q29", "H29"]
        assert [place.a1 for place in formula.helpers] == ["V29", "W29", "U29"]
        assert computed("U29/V29", book((SHEET, cells))) == RESULT

    def test_other_sheets_are_followed(self) -> None:
        books = book((SHEET, ROW), ("計算 用", {"A1": "='様式1'!H29-様式1!E29", "A2": 17.9}))
        assert inputs("'計算 用'!A1/'計算 用'!A2", books) == ["計算 用!A2", "H29", "E29"]
        assert computed("'計算 用'!A1/'計算 用'!A2", books) == RESULT

    def test_inputs_of_the_form_are_not_followed(self) -> None:
        cells = ROW | {"H29": "=B1"}
        source = Cell(29, 19, formula=FORM)
        formula = read_formula(book((SHEET, cells)), Ref(SHEET, 29, 19), source, lambda place, _: place.column == 8)
        assert [place.a1 for place in formula.inputs] == ["H29", "E29", "Q29"]

    def test_a_sheet_that_is_not_there(self) -> None:
        assert computed("無い!A1") == "#REF!"

    def test_a_formula_that_a_range_includes_and_that_cannot_be_evaluated_counts_as_stored(self) -> None:
        cells = ROW | {"E31": '=INDIRECT("E29")'}
        assert [p.a1 for p in read("SUM(E29:E31)", book((SHEET, cells))).inputs] == ["E29", "E30", "E31"]

    def test_a_named_helper_that_cannot_be_evaluated(self) -> None:
        cells = ROW | {"U29": '=INDIRECT("E29")'}
        assert reason("H29-U29", book((SHEET, cells))) == "関数 INDIRECT（U29の式）"


class TestOtherWorkbooks:
    def test_what_is_read_from_them_is_named(self) -> None:
        [outside] = read("[1]様式1!$H$29-E29").outside
        assert (outside.book, outside.sheet, outside.area.a1) == ("1", "様式1", "H29")

    def test_through_a_helper_too(self) -> None:
        assert read("U29-E29", book((SHEET, ROW | {"U29": "=[1]様式1!H29"}))).outside

    def test_a_range_of_one_is_not_judged_and_named_all_the_same(self) -> None:
        with pytest.raises(UnreadError) as error:
            read("SUM([1]様式1!H29:H30)")
        assert [r.book for r in error.value.outside] == ["1"]


class TestFilledDown:
    """What was read in one row is not read anew in the next; it must come to the same."""

    FORMULAS = (
        FORM,
        'IF(COUNT(E29,H29,Q29)=3,(H29-$E29)/(Q29-$E29),"－")',
        "SUM(G29:I29)-SUM($E29:F29)",
        "(LOOKUP(10^17,G29:O29)-E29)/(Q29-E29)",
        "LET(x,H29,x-E29)",
        "IF(A29=\"A29\",'様式1'!H29,様式1!Q29)",
    )

    @pytest.mark.parametrize("formula", FORMULAS)
    def test_reads_and_gives_what_it_does_by_itself(self, formula: str) -> None:
        below = formula.replace("29", "30").replace('"A30"', '"A29"')
        together, apart = book(), book()
        first = read(formula, together)
        moved = read(below, together, Ref(SHEET, 30, 19))
        alone = read(below, apart, Ref(SHEET, 30, 19))
        assert moved.like is first
        assert moved.inputs == alone.inputs
        assert (moved.tree, moved.resolved, moved.prepared) == (alone.tree, alone.resolved, alone.prepared)
        assert recalculated(together, [first, moved]) == recalculated(apart, [alone]) | recalculated(
            apart, [read(formula, apart)]
        )

    @pytest.mark.parametrize(
        "formula", ["INDEX(H:H,ROW())", "SUM(H$5:H29)", "H29-基準", "SUM(H:H)-E29", "@H5:H30", "H29-[1]様式1!E29"]
    )
    def test_not_where_more_than_the_place_changes(self, formula: str) -> None:
        named = book(names={"基準": "様式1!$E$30"})
        read(formula, named)
        assert read(formula.replace("29", "30"), named, Ref(SHEET, 30, 19)).like is None

    @pytest.mark.parametrize(
        "formula",
        [
            "VLOOKUP(A29,$A$29:$S$30,8,FALSE)-E29",
            "INDEX($H$29:$H$30,MATCH(A29,$A$29:$A$30,0))/SUM($H$29:$H$30)",
            "H29-$E$29:$E$30",
            "H29/SUM(H$29:H29)",
            "(LOOKUP(10^17,$G29:$O29)-E29)/(MAX($E$29:$E$30)-E29)",
        ],
    )
    def test_ranges_that_stay_where_they_are(self, formula: str) -> None:
        below = re.sub(r"(?<=[A-Z])29", "30", formula)
        together, apart = book(), book()
        first = read(formula, together)
        moved, alone = read(below, together, Ref(SHEET, 30, 19)), read(below, apart, Ref(SHEET, 30, 19))
        assert moved.like is None
        assert moved.inputs == alone.inputs
        assert (moved.tree, moved.resolved, moved.prepared) == (alone.tree, alone.resolved, alone.prepared)
        assert recalculated(together, [first, moved])[moved.cell] == recalculated(apart, [alone])[moved.cell]

    def test_not_where_a_helper_cell_stands_in_between(self) -> None:
        helped = book((SHEET, ROW | {"U30": "=H30-E30", "U29": 2.4}))
        read("U29/Q29", helped)
        assert read("U30/Q30", helped, Ref(SHEET, 30, 19)).like is None

    def test_not_where_a_range_is_no_longer_sorted(self) -> None:
        sorted_once = book((SHEET, {"E29": 1.0, "H29": 34.5, "E30": 45.0, "H30": 40.0}))
        read("LOOKUP(20,E29:H29)", sorted_once)
        with pytest.raises(UnreadError):
            read("LOOKUP(20,E30:H30)", sorted_once, Ref(SHEET, 30, 19))

    def test_not_where_a_number_is_no_longer_larger_than_any(self) -> None:
        large = book((SHEET, {"E29": 34.5, "E30": 1e16, "H29": 1.0, "H30": 1.0}))
        read("LOOKUP(10^17,E29:H29)", large)
        with pytest.raises(UnreadError):
            read("LOOKUP(10^17,E30:H30)", large, Ref(SHEET, 30, 19))
