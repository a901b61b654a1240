"""F101: a section is not found."""

from dataclasses import replace

from indicators import case, form, judge, row
from sdgsheet.rules.structure.f101 import RULE


def test_says_which_section_is_missing() -> None:
    [found] = judge(RULE, case(form([], sections=(1,))))
    assert found.section == 2
    assert found.cell.a1 == "A1"
    assert "（２）自治体SDGsの推進に資する取組の達成状況" in found.message.ja
    assert "(2)" in found.message.en


def test_speaks_of_the_narrative_too() -> None:
    [found] = judge(RULE, case(form([], narrative=False)))
    assert found.section == 3


def test_names_each_missing_section() -> None:
    found = judge(RULE, case(form([], sections=(2,), narrative=False)))
    assert [f.section for f in found] == [1, 3]


def test_is_silent_where_all_three_stand() -> None:
    assert not judge(RULE, case(form([])))


def test_a_section_without_rows_is_there() -> None:
    assert not judge(RULE, case(form([row(2, 1, "設立数", None, [], None)])))


def test_a_narrative_without_text_is_n107s() -> None:
    assert not judge(RULE, case(form([], comments=[], preamble=[])))


def test_a_narrative_on_another_sheet_is_there() -> None:
    f = form([])
    assert f.narrative is not None
    assert not judge(RULE, case(replace(f, narrative=replace(f.narrative, sheet="評価"))))


def test_speaks_on_an_empty_form_too() -> None:
    assert RULE.on_empty
