"""X110: repeated in (1) without 【再掲】, or 【再掲】 with no first one."""

import pytest

from sdgsheet.form.model import Indicator
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.sections.x110 import RULE
from twins import found, listed, place


def test_a_repeat_without_the_mark() -> None:
    [finding] = found(RULE, listed(1, 1), listed(1, 4))
    assert RULE.severity is Severity.INFO
    assert place(finding) == (1, 4)
    assert "(1)№1にもありますが、【再掲】の印がありません" in finding.message.ja
    assert [e.cell.a1 for e in finding.evidence] == ["D11"]


def test_a_mark_without_a_first_one() -> None:
    [finding] = found(RULE, listed(1, 4, repeated=True), listed(2, 1, name="宿泊客数"))
    assert place(finding) == (1, 4)
    assert "これより前に同じ名の指標がありません" in finding.message.ja


def test_names_the_row_of_a_similar_name() -> None:
    [finding] = found(RULE, listed(1, 1, name="間伐実施面積"), listed(1, 4, name="間伐の実施面積", repeated=True))
    assert "よく似た名の指標が(1)№1にあります（「間伐実施面積」）" in finding.message.ja


def test_a_mark_on_the_first_one() -> None:
    [first, later] = found(RULE, listed(1, 1, repeated=True), listed(1, 4))
    assert place(first) == (1, 1)
    assert place(later) == (1, 4)


@pytest.mark.parametrize(
    "rows",
    [
        (listed(1, 1), listed(1, 4, repeated=True), listed(1, 8, repeated=True)),
        (listed(1, 1), listed(2, 1)),
        (listed(2, 1), listed(2, 2)),
        (listed(1, 1), listed(2, 1, repeated=True)),
        (listed(1, 1), listed(1, 4, None, None, None, "", repeated=True)),
        (listed(1, 1), listed(1, 4, "1", "3", "9")),  # agrees in nothing: X111
        (listed(1, 1), listed(1, 2, name="宿泊客数")),
    ],
    ids=["marked", "sections", "within-2", "marked-in-2", "blank", "stranger", "names"],
)
def test_silent(rows: tuple[Indicator, ...]) -> None:
    assert found(RULE, *rows) == []
