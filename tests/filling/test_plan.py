from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

import kumamoto
from indicators import Figure, Values, case, error, form, formula, number, row, struck, text, workbook
from sdgsheet.edits import FormulaEdit
from sdgsheet.errors import SdgsheetError
from sdgsheet.filling.options import Options, RowName
from sdgsheet.filling.plan import Kind, Line, Plan, plan
from sdgsheet.form.model import Indicator
from sdgsheet.snapshot import Area

NAMED = Options(rows=(RowName(1, "1"),))
ALL = Options(live=True, overwrite=True, rows=(RowName(1, "1"),))


def planned(rows: Iterable[Indicator], options: Options | None = None, *, protected: bool = False) -> Plan:
    this = form(list(rows))
    return plan([case(this, book=workbook(this, protected=protected))], options or Options())


def only(
    stated: Figure,
    options: Options | None = None,
    *,
    baseline: Figure = "0",
    actuals: tuple[Figure | None, ...] = ("13",),
    target: Figure = "100",
    unit: str = "％",
    name: str = "割合",
    protected: bool = False,
) -> Line:
    values: list[Values | None] = [None if a is None else ("2022年度", a, unit) for a in actuals]
    indicator = row(1, 1, name, ("2020年度", baseline, unit), values, ("2030年", target, unit), stated)
    [line] = planned([indicator], options, protected=protected).lines
    return line


def edit(line: Line) -> FormulaEdit:
    assert line.edit is not None, line.reason
    return line.edit


def why(line: Line) -> str:
    assert line.edit is None
    assert line.reason is not None
    assert line.reason.en
    return line.reason.ja


class TestKumamoto:
    def test_the_draft_gets_20_formulas_and_says_why_not_the_21st(self) -> None:
        draft = planned(kumamoto.rows(draft=True))
        assert len(draft.written) == len(draft.edits.formulas) == 20
        assert {(line.row.section, line.row.no): line.kind for line in draft.left} == {
            (2, 10): Kind.DECIDE,
            (2, 11): Kind.WORD,
        }
        assert "A104" in why(draft.left[0])
        assert draft.summary.ja == "達成度22：空欄に記入 20 ・ 手入力で一致 0 ・ 触れない 2"

    def test_the_published_sheet_is_left_alone(self) -> None:
        published = planned(kumamoto.rows())
        assert published.edits.formulas == ()
        assert published.edits.formats
        assert published.summary.ja == "達成度22：空欄に記入 0 ・ 手入力で一致 20 ・ 触れない 2"
        assert published.summary.en == "22 achievements: 0 empty and written, 20 typed in and agreeing, 2 left alone"

    def test_live_turns_the_agreeing_figures_into_formulas(self) -> None:
        live = planned(kumamoto.rows(), Options(live=True))
        assert len(live.edits.formulas) == 20
        assert [line.kind for line in live.left] == [Kind.DECIDE, Kind.WORD]
        assert all(e.number_format is None for e in live.edits.formulas)

    def test_a_row_that_a_person_decided_on(self) -> None:
        named = planned(kumamoto.rows(draft=True), Options(rows=(RowName(2, "10"),)))
        assert len(named.written) == 21
        assert "指定により記入 1" in named.summary.ja

    def test_the_same_shape_in_every_row(self) -> None:
        formulas = planned(kumamoto.rows(draft=True)).edits.formulas
        assert {e.formula.replace(str(e.cell.row), "#") for e in formulas if e.formula} == {
            'IF(OR(COUNT(F#,R#)<2,COUNT(I#,L#,O#)=0,F#=R#),"",(IF(ISNUMBER(O#),O#,IF(ISNUMBER(L#),L#,I#))-F#)/(R#-F#))'
        }

    def test_results_are_the_doubles_that_excel_computes(self) -> None:
        first = planned(kumamoto.rows(draft=True)).edits.formulas[0]
        assert first.result == (34.5 - 32.1) / (50.0 - 32.1)
        assert first.number_format == "0%"


class TestWhatIsWritten:
    def test_empty(self) -> None:
        assert edit(only("")).result == 0.13

    @pytest.mark.parametrize("stated", ["13%", number("13"), number("0.13"), text("13％")])
    def test_an_agreeing_figure_only_with_live(self, stated: Figure) -> None:
        assert "--live" in why(only(stated))
        assert "--live" in why(only(stated, Options(overwrite=True)))
        assert edit(only(stated, Options(live=True)))

    @pytest.mark.parametrize("stated", ["87%", number("13", "0%", "1300%"), text("－"), "未公表"])
    def test_a_differing_figure_or_a_missing_word_only_with_overwrite(self, stated: Figure) -> None:
        assert "--overwrite" in why(only(stated))
        assert "--overwrite" in why(only(stated, Options(live=True)))
        assert edit(only(stated, Options(overwrite=True)))

    @pytest.mark.parametrize("stated", ["13%", "87%", text("－")])
    def test_a_named_row_whatever_figure_stands_there(self, stated: Figure) -> None:
        assert edit(only(stated, NAMED))

    @pytest.mark.parametrize("stated", ["-13%", "", "50%"])
    def test_a_person_s_decision_only_when_named(self, stated: Figure) -> None:
        def less(options: Options) -> Line:
            return only(stated, options, baseline="10,446", actuals=("10,268",), target="10,600", name="採取量の削減")

        assert "A104" in why(less(Options(live=True, overwrite=True)))
        assert edit(less(NAMED))

    def test_a_turned_sign_only_when_named(self) -> None:
        assert "A104" in why(only("-13%", Options(live=True, overwrite=True)))
        assert edit(only("-13%", NAMED)).result == 0.13

    @pytest.mark.parametrize("word", ["達成", "未達成", "○", "概ね達成"])
    def test_words_never(self, word: str) -> None:
        assert "言葉" in why(only(word, ALL))

    @pytest.mark.parametrize("stored", ["0.13", "0.87", "", "#DIV/0!", "－"])
    def test_the_city_s_own_formulas_never(self, stored: str) -> None:
        assert "計算式" in why(only(formula("H11/Q11", stored), ALL))

    def test_a_target_equal_to_the_baseline_never(self) -> None:
        assert "A105" in why(only("", ALL, baseline="100"))

    def test_a_target_in_words_never(self) -> None:
        assert "言葉" in why(only("", ALL, target="上昇"))

    def test_cells_of_a_standing_fill_are_written_once_more(self) -> None:
        at = only("13%").row.stated
        assert at is not None
        assert edit(only("13%", Options(again=frozenset({at.cell}))))

    def test_a_row_that_is_not_there(self) -> None:
        with pytest.raises(SdgsheetError):
            only("", Options(rows=(RowName(2, "1"),)))

    @pytest.mark.parametrize("stated", ["13％（未達成）", "未達成（13%）", "13%↑"])
    def test_a_figure_with_words_beside_it_keeps_them(self, stated: str) -> None:
        assert "言葉があるため" in why(only(text(stated), Options(live=True)))

    def test_a_formula_that_would_show_another_figure_is_not_live(self) -> None:
        # 12.5% typed as 12%: both fit, but Excel shows 13%
        assert "表示が変わる" in why(only("12%", Options(live=True), actuals=("12.5",)))
        assert edit(only("13%", Options(live=True), actuals=("12.5",)))

    def test_a_typed_13_stays_13(self) -> None:
        written = edit(only(number("13"), Options(live=True)))
        assert (written.result, written.number_format) == (0.13 * 100, "0")
        assert written.formula is not None
        assert written.formula.endswith("*100)")

    def test_empty_columns_are_in_the_formula_so_that_later_figures_count(self) -> None:
        written = edit(only("", actuals=("13", None, None)))
        assert written.formula is not None
        assert "COUNT(I11,L11,O11)" in written.formula


class TestInvariant:
    """On the cells as they stand the formula gives what the core computes, or the row is left alone."""

    @pytest.mark.parametrize("baseline", [text("１０"), text("10")])
    def test_a_number_kept_as_text(self, baseline: Figure) -> None:
        assert "当初値" in why(only("", baseline=baseline))
        assert "文字として入力されており" in why(only("", baseline=baseline))

    def test_a_later_actual_kept_as_text_is_never_passed_over(self) -> None:
        line = only("", actuals=("13", text("50")))
        assert "「50」が文字として" in why(line)

    @pytest.mark.parametrize("later", ["約50", "10～12", "50以上"])
    def test_a_later_actual_that_is_no_plain_number(self, later: str) -> None:
        assert "約」や範囲" in why(only("", actuals=("13", text(later))))

    @pytest.mark.parametrize("later", ["未集計", "－", "集計中"])
    def test_a_later_word_for_a_missing_value_does_no_harm(self, later: str) -> None:
        assert edit(only("", actuals=("13", text(later)))).result == 0.13

    @pytest.mark.parametrize("target", [text("100以上"), text("100％"), text("100（見込）")])
    def test_a_target_with_more_than_a_number_in_its_cell(self, target: Figure) -> None:
        assert "数値以外の文字" in why(only("", target=target))

    def test_a_value_with_its_unit_in_one_cell(self) -> None:
        assert "数値以外の文字" in why(only("", actuals=(text("13人"),), unit="人"))

    def test_units_that_must_be_converted(self) -> None:
        indicator = row(
            1, 1, "利用者数", ("2021年度", "820", "千人"), [("2022年度", "905,000", "人")], ("2030年", "1,200", "千人")
        )
        [line] = planned([indicator]).lines
        assert "単位の換算" in why(line)

    def test_units_that_do_not_convert(self) -> None:
        indicator = row(1, 1, "数", ("2021年度", "8", "台"), [("2022年度", "9", "箇所")], ("2030年", "12", "台"))
        [line] = planned([indicator]).lines
        assert "単位がそろっていない" in why(line)

    def test_an_input_whose_formula_has_no_stored_result(self) -> None:
        assert why(only("", actuals=(formula("SUM(A1:A9)", "", "0"),)))

    def test_an_error_among_the_inputs(self) -> None:
        assert "読めない" in why(only("", actuals=(error("#REF!"),)))

    def test_a_result_of_another_formula_is_an_input_like_any_other(self) -> None:
        assert edit(only("", actuals=(formula("SUM(A1:A9)", "13", "0"),))).result == 0.13


class TestClosedCells:
    def test_locked_on_a_protected_sheet(self) -> None:
        line = only("", protected=True)
        assert "ロック" in why(line)

    def test_bands_leave_locked_cells_alone_too(self) -> None:
        assert planned(kumamoto.rows(), protected=True).edits.formats == ()

    def test_where_no_option_would_help_none_is_offered(self) -> None:
        assert "--overwrite" in why(only(number("0.5")))
        assert "データテーブル" in why(only(replace(number("0.5"), in_array=True)))
        assert "保護" in why(only(number("0.5"), protected=True))
        assert "計算式" in why(only(formula("1/2", "0.5"), protected=True))

    def test_inside_an_array_formula(self) -> None:
        assert "配列数式" in why(only(replace(text(""), in_array=True)))

    @pytest.mark.parametrize("stated", [struck("", "12%"), struck("13%", "12%")])
    def test_with_something_struck_out(self, stated: Figure) -> None:
        assert "見え消し" in why(only(stated, ALL))

    def test_a_cell_that_two_rows_share(self) -> None:
        one, two = kumamoto.rows(draft=True)[:2]
        two = replace(two, stated=one.stated)
        assert ["共有" in why(line) for line in planned([one, two]).lines] == [True, True]

    def test_values_on_another_sheet(self) -> None:
        one = kumamoto.rows(draft=True)[0]
        assert one.target is not None
        far = one.target._replace(cell=one.target.cell._replace(sheet="別"))
        assert "別のシート" in why(planned([replace(one, target=far)]).lines[0])


class TestBands:
    def test_over_all_cells_the_city_s_own_too(self) -> None:
        formats = planned(kumamoto.rows()).edits.formats
        assert {f.areas for f in formats} == {(Area(11, 20, 20, 20), Area(111, 20, 122, 20))}
        assert {f.sheet for f in formats} == {"様式1"}

    def test_percent_points_have_bounds_of_their_own(self) -> None:
        figures: tuple[Figure, ...] = ("13%", number("13"), number("13", '0"%"', "13%"))
        rows = [
            row(1, i, f"指標{i}", ("2020年度", "0", "％"), [("2022年度", "13", "％")], ("2030年", "100", "％"), stated)
            for i, stated in enumerate(figures, start=1)
        ]
        formats = planned(rows).edits.formats
        half = {f.areas: f.formulas for f in formats if f.operator == "between" and f.fill == "DEEBF7"}
        assert half == {
            (Area(11, 20, 11, 20),): ('0.5+N("sdgsheet:band")', '1+N("sdgsheet:band")'),
            (Area(12, 20, 13, 20),): ('50+N("sdgsheet:band")', '100+N("sdgsheet:band")'),
        }


def test_edits_name_the_file_they_were_made_from() -> None:
    this = form(kumamoto.rows(draft=True))
    book = replace(workbook(this), sha256="abc")
    edits = plan([case(this, book=book)], Options()).edits
    assert (edits.sha256, edits.layer) == ("abc", "fill")


def test_cells_that_the_host_left_alone_are_not_counted_as_written() -> None:
    made = plan(
        [
            case(
                form(
                    [row(2, 1, "甲", ("2020年度", "10", "件"), [("2022年度", "12", "件")], ("2024年", "20", "件"), "")]
                )
            )
        ],
        Options(),
    )
    [line] = made.written
    assert line.edit is not None
    carried_out = made.without({line.edit.cell})
    assert carried_out.written == ()
    assert "空欄に記入 0" in carried_out.summary.ja
