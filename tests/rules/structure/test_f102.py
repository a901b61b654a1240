"""F102: a required column is not found in a section."""

import pytest

from indicators import case, form, judge
from sdgsheet.form.model import ColumnRole, Missing
from sdgsheet.rules.structure.f102 import RULE


@pytest.mark.parametrize("role", ["no", "name", "baseline", "actual", "target", "achievement"])
def test_says_which_column_of_which_section(role: ColumnRole) -> None:
    [found] = judge(RULE, case(form([], missing=[Missing(2, role)])))
    assert (found.section, found.cell.a1) == (2, "A109")
    assert found.expected is not None
    assert found.expected.ja in found.message.ja
    assert not found.expected.en.startswith("of ")


def test_names_each_missing_column() -> None:
    f = form([], missing=[Missing(1, "no"), Missing(2, "target"), Missing(2, "achievement")])
    assert [x.section for x in judge(RULE, case(f))] == [1, 2, 2]


def test_is_silent_where_all_columns_stand() -> None:
    assert not judge(RULE, case(form([])))


def test_leaves_a_missing_section_to_f101() -> None:
    assert not judge(RULE, case(form([], sections=(1,), missing=[Missing(2, "target")])))


def test_leaves_columns_alone_that_a_form_may_do_without() -> None:
    assert not judge(RULE, case(form([], missing=[Missing(1, "dimension"), Missing(2, "initiative")])))
