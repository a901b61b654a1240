"""What follows from one broken input, and what is one habit, is one finding."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from indicators import case, form, row
from sdgsheet.form.model import ColumnRole, Indicator, Triple
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Cause, Evidence, Finding, Severity
from sdgsheet.rules.folding import count, families, fold
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.rules.run import run
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text

BLANK = Text("", "")
BASELINE, ACTUAL, TARGET = ("2020年度", "10", "件"), ("2022年度", "12", "件"), ("2024年", "20", "件")


def many(section_1: int, section_2: int = 0) -> Case:
    rows = [row(1, n, f"甲{n}", BASELINE, [ACTUAL], TARGET, "20%") for n in range(1, section_1 + 1)]
    rows += [row(2, n, f"乙{n}", BASELINE, [ACTUAL], TARGET, "20%") for n in range(1, section_2 + 1)]
    return case(form(rows))


def speaks(
    code: str,
    where: Callable[[Indicator], bool],
    *,
    severity: Severity = Severity.WARNING,
    column: ColumnRole | None = "achievement",
    judged: Callable[[Indicator], bool] = lambda _: True,
    evidence: Callable[[Indicator], tuple[Evidence, ...]] = lambda _: (),
    cell: Callable[[Indicator], Ref] = lambda place: place.first_cell,
    habitual: bool = True,
) -> Rule:
    def judge(_: Case, place: Indicator) -> Judgement:
        if not judged(place):
            return NOT_APPLICABLE
        if not where(place):
            return None
        return Found(cell(place), BLANK, row=place, evidence=evidence(place), habitual=habitual)

    return Rule(
        code,
        severity,
        Basis.FORM,
        Text("試し", "a trial"),
        Page(BLANK, BLANK, BLANK, BLANK),
        indicators,
        judge,
        column=column,
    )


def at(cell: Ref) -> Callable[[Indicator], Ref]:
    return lambda _: cell


def given(*evidence: Evidence) -> Callable[[Indicator], tuple[Evidence, ...]]:
    return lambda _: evidence


def year_of(triple: Triple) -> Ref:
    assert triple.year_cell is not None
    return triple.year_cell


def year(triple: Triple) -> Evidence:
    return Evidence(year_of(triple), "year", triple.year_text)


def value(triple: Triple) -> Evidence:
    return Evidence(triple.cell, "actual", triple.amount.text)


def folded(forms: Case, *rules: Rule) -> list[Finding]:
    return fold(forms, [run(rule, forms, form_is_empty=False) for rule in rules])


def of(findings: Sequence[Finding], code: str) -> list[Finding]:
    return [f for f in findings if f.rule == code]


def test_a_wrong_figure_is_held_by_the_slip_of_scale_in_its_row() -> None:
    findings = folded(many(2), speaks("U104", lambda r: r.no == 1), speaks("A101", lambda _: True))
    held, free = of(findings, "A101")
    assert held.caused_by == Cause("U104", of(findings, "U104")[0].cell)
    assert free.caused_by is None


def test_a_figure_that_cannot_be_computed_is_held_by_the_units_that_clash() -> None:
    [root, held] = folded(
        many(1), speaks("U102", lambda _: True, severity=Severity.ERROR), speaks("A103", lambda _: True)
    )
    assert held.caused_by == Cause("U102", root.cell)


def test_a_number_kept_as_text_is_held_by_what_is_struck_out_in_its_cell_alone() -> None:
    rows = many(1)
    baseline, actual, _ = rows.form.indicators[0].triples
    struck = speaks("V108", lambda _: True, cell=lambda _: actual.cell)
    for triple, held in ((actual, True), (baseline, False)):
        [_, text] = folded(rows, struck, speaks("V101", lambda _: True, cell=at(triple.cell)))
        assert (text.caused_by is not None) is held


def test_a_unit_that_a_text_cannot_show_is_held_by_it() -> None:
    rows = many(1)
    baseline, actual, _ = rows.form.indicators[0].triples
    text = speaks("V101", lambda _: True, cell=at(actual.cell))
    for triple, held in ((actual, True), (baseline, False)):
        unit = of(folded(rows, text, speaks("U101", lambda _: True, cell=at(triple.cell))), "U101")[0]
        assert (unit.caused_by is not None) is held


def test_a_root_that_is_ignored_releases_what_it_held() -> None:
    assert [f.caused_by for f in folded(many(1), speaks("A101", lambda _: True))] == [None]


def test_another_row_is_held_where_both_were_judged_from_the_same_cell() -> None:
    rows = many(1, 1)
    shared = rows.form.indicators[0].triples[0].cell
    evidence = (Evidence(shared, "baseline", "10"),)
    root = speaks("X101", lambda r: r.section == 2, evidence=lambda _: evidence)
    findings = folded(rows, root, speaks("A101", lambda r: r.section == 1, evidence=lambda _: evidence))
    assert of(findings, "A101")[0].caused_by is not None


def test_a_target_that_differs_is_not_held_by_a_slip_in_the_actual_of_its_row() -> None:
    rows = many(0, 1)
    differs = speaks("X103", lambda _: True, cell=lambda r: r.triples[-1].cell)
    slip = speaks("U104", lambda _: True, cell=lambda r: r.triples[1].cell)
    assert of(folded(rows, slip, differs), "X103")[0].caused_by is None


def test_units_that_convert_hold_nothing() -> None:
    soft = speaks("U102", lambda _: True, severity=Severity.WARNING)
    hard = speaks("U102", lambda _: True, severity=Severity.ERROR)
    wrong = speaks("A101", lambda _: True)
    assert of(folded(many(1), soft, wrong), "A101")[0].caused_by is None
    assert of(folded(many(1), hard, wrong), "A101")[0].caused_by is not None


def test_three_rows_of_five_are_a_habit_at_the_columns_heading() -> None:
    rows = many(5)
    findings = folded(rows, speaks("A102", lambda r: r.no in (1, 2, 3)))
    [root] = [f for f in findings if f.habit]
    section = rows.form.section(1)
    assert section is not None
    heading = section.column("achievement")
    assert heading is not None
    assert (root.cell, root.section, root.no) == (heading.heading, 1, None)
    assert [f.caused_by for f in findings if not f.habit] == [Cause("A102", root.cell)] * 3
    assert "5" in root.message.ja
    assert "3" in root.message.ja


def test_two_rows_or_less_than_three_fifths_are_no_habit() -> None:
    assert not [f for f in folded(many(2), speaks("A102", lambda _: True)) if f.habit]
    assert not [f for f in folded(many(6), speaks("A102", lambda r: r.no in (1, 2, 3))) if f.habit]


def test_only_rows_that_the_rule_judged_are_the_base() -> None:
    rule = speaks("A102", lambda r: r.no in (1, 2, 3), judged=lambda r: r.no in (1, 2, 3))
    assert [f for f in folded(many(9), rule) if f.habit]


def test_each_table_has_habits_of_its_own() -> None:
    findings = folded(many(4, 8), speaks("A102", lambda r: r.section == 1))
    assert [f.section for f in findings if f.habit] == [1]


def test_cases_that_are_never_a_habit_are_not_folded() -> None:
    assert not [f for f in folded(many(5), speaks("A102", lambda _: True, habitual=False)) if f.habit]


def test_a_finding_with_a_root_of_its_own_keeps_it_and_still_counts_for_the_habit() -> None:
    findings = folded(many(5), speaks("U104", lambda r: r.no == 1), speaks("A101", lambda r: r.no in (1, 2, 3)))
    first, *others = [f for f in of(findings, "A101") if not f.habit]
    assert first.caused_by is not None
    assert first.caused_by.rule == "U104"
    assert {f.caused_by.rule for f in others if f.caused_by} == {"A101"}


def test_a_family_shows_the_worst_severity_of_its_members() -> None:
    findings = folded(many(1), speaks("U104", lambda _: True), speaks("A101", lambda _: True, severity=Severity.ERROR))
    [family] = families(findings)
    assert (family.root.rule, family.root.severity, family.severity) == ("U104", Severity.WARNING, Severity.ERROR)


def test_counts_take_folded_findings_and_no_roots_of_habits() -> None:
    findings = folded(many(5), speaks("A102", lambda _: True))
    assert len(findings) == 6
    assert count(findings).warnings == 5


def test_a_habit_whose_rows_all_have_roots_of_their_own_is_not_said() -> None:
    findings = folded(many(4), speaks("F105", lambda _: True, habitual=False), speaks("A103", lambda _: True))
    assert not [f for f in findings if f.habit and f.rule == "A103"]


def test_where_most_rows_have_roots_of_their_own_the_rest_is_no_habit() -> None:
    scales, figures = speaks("U104", lambda r: r.no in (1, 2, 3)), speaks("A101", lambda r: r.no in (1, 2, 3, 4))
    *held, left = of(folded(many(5), scales, figures), "A101")
    assert [f.caused_by.rule for f in held if f.caused_by] == ["U104"] * 3
    assert (left.no, left.caused_by) == (4, None)


def test_what_a_mistyped_year_brings_is_held_where_it_was_judged_from_that_year() -> None:
    rows = many(0, 1)
    baseline, actual, target = rows.form.indicators[0].triples
    late = speaks("Y103", lambda _: True, cell=at(year_of(actual)), evidence=lambda _: (year(actual), value(actual)))
    passed = speaks("Y108", lambda _: True, cell=at(year_of(target)), evidence=lambda _: (year(target), year(actual)))
    assert of(folded(rows, late, passed), "Y108")[0].caused_by == Cause("Y103", year_of(actual))
    elsewhere = speaks("Y108", lambda _: True, cell=at(year_of(target)), evidence=lambda _: (year(baseline),))
    assert of(folded(rows, late, elsewhere), "Y108")[0].caused_by is None


def test_a_target_before_the_baseline_holds_that_it_lies_outside_the_plan() -> None:
    rows = many(0, 1)
    baseline, actual, target = rows.form.indicators[0].triples
    outside = speaks("Y106", lambda _: True, cell=at(year_of(target)), evidence=lambda _: (year(target),))
    for other, held in ((target, True), (actual, False)):
        after = speaks(
            "Y102",
            lambda _: True,
            cell=at(year_of(baseline)),
            evidence=given(year(baseline), year(other)),
        )
        assert (of(folded(rows, after, outside), "Y106")[0].caused_by is not None) is held


def test_figures_compared_under_a_mistyped_year_are_held_in_the_other_table_too() -> None:
    rows = many(1, 1)
    first, second = rows.form.indicators
    own, other = first.triples[1], second.triples[1]
    late = speaks("Y103", lambda r: r is first, cell=at(year_of(own)), evidence=lambda _: (year(own), value(own)))
    both = (value(own), value(other))
    differs = speaks("X102", lambda r: r is second, cell=at(other.cell), evidence=lambda _: both)
    assert of(folded(rows, late, differs), "X102")[0].caused_by == Cause("Y103", year_of(own))


def test_wrong_headings_hold_the_years_below_them_and_right_ones_do_not() -> None:
    rows = many(0, 4)
    section = rows.form.section(2)
    assert section is not None
    wrong, right = section.actual_columns[0].heading, Ref("様式1", 1, 1)
    period = speaks(
        "F107",
        lambda r: r.no == 1,
        cell=at(wrong),
        evidence=lambda _: (Evidence(wrong, "heading", "2021年"), Evidence(right, "period", "2022～2024年")),
        habitual=False,
    )
    for heading, held in ((wrong, True), (right, False)):
        late = speaks("Y103", lambda _: True, evidence=given(Evidence(heading, "heading", "")))
        assert all(
            (f.caused_by is not None and f.caused_by.rule == "F107") is held
            for f in of(folded(rows, period, late), "Y103")
            if not f.habit
        )
        assert any(f.habit for f in of(folded(rows, period, late), "Y103")) is not held


def test_a_wrong_formula_holds_the_figure_that_it_gives() -> None:
    findings = folded(many(1), speaks("C102", lambda _: True), speaks("A101", lambda _: True))
    assert of(findings, "A101")[0].caused_by == Cause("C102", of(findings, "C102")[0].cell)
    assert of(findings, "C102")[0].caused_by is None
