"""U101: some values of a row have a unit, others none."""

import pytest

from indicators import Values, case, form, judge, row
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.rule import Found
from sdgsheet.rules.units.u101 import RULE


def says(base: Values | None, actual: Values | None, target: Values | None) -> list[Found]:
    return judge(RULE, case(form([row(1, 3, "文化施設の来館者数", base, [actual], target)])))


BASE: Values = ("2021年度", "45,200", "人")
ACTUAL: Values = ("2022年度", "51,300", "人")
TARGET: Values = ("2030年", "70,000", "人")


def test_speaks_of_a_value_without_its_unit() -> None:
    [found] = says(BASE, ("2022年度", "51,300", ""), TARGET)
    assert found.severity is None
    assert RULE.severity is Severity.WARNING
    assert found.cell.a1 == "J13"
    assert found.message.ja == "2022年度実績「51,300」に単位がありません。同じ行のほかの値は「人」です。"
    assert "“51,300”" in found.message.en


def test_speaks_of_a_baseline_and_of_a_target_without_a_unit() -> None:
    [found] = says(("2021年度", "45,200", ""), ACTUAL, TARGET)
    assert found.cell.a1 == "G13"
    [found] = says(BASE, ACTUAL, ("2030年", "70,000", "－"))
    assert found.cell.a1 == "S13"


def test_an_error_in_place_of_a_unit_is_v105s() -> None:
    broken: Values = ("2022年度", "51,300", "#REF!")
    assert not says(BASE, broken, TARGET)
    [found] = says(("2021年度", "45,200", ""), broken, TARGET)
    assert [e.value for e in found.evidence] == ["45,200"]


def test_one_finding_a_row() -> None:
    [found] = says(("2021年度", "45,200", ""), ("2022年度", "51,300", ""), TARGET)
    assert [e.value for e in found.evidence] == ["45,200", "51,300"]


def test_a_row_without_any_unit_is_an_info() -> None:
    [found] = says(("2021年度", "0.92", ""), ("2022年度", "0.91", ""), ("2030年", "0.95", ""))
    assert found.severity is Severity.INFO


@pytest.mark.parametrize("word", ["上昇", "維持", "100％を維持", "未定"])
def test_a_target_in_words_needs_none(word: str) -> None:
    assert says(BASE, ACTUAL, ("2030年", word, "")) == []


@pytest.mark.parametrize("missing", ["", "－", "未公表", "集計中", "#REF!"])
def test_a_missing_value_needs_none(missing: str) -> None:
    assert says(BASE, ("2022年度", missing, ""), TARGET) == []


def test_a_unit_in_the_values_cell_is_one() -> None:
    assert says(BASE, ("2022年度", "51300人", ""), TARGET) == []


def test_silent_where_all_have_one_even_if_they_differ() -> None:
    assert says(BASE, ACTUAL, TARGET) == []
    assert says(BASE, ("2022年度", "51.3", "千人"), TARGET) == []


def test_nothing_to_judge_without_figures() -> None:
    assert says(None, None, ("2030年", "上昇", "")) == []
