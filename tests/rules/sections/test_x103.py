"""X103: the target differs between (1) and (2), its year being the same."""

import pytest

from sdgsheet.form.model import Indicator
from sdgsheet.rules.sections.x103 import RULE
from twins import found, listed, place


def test_speaks_of_the_same_year() -> None:
    [finding] = found(RULE, listed(1, 2, target="2,692"), listed(2, 6, target="2,962"))
    assert place(finding) == (2, 6)
    assert "目標値（2030年）が、(1)№2は2,692、(2)№6は2,962（人）です。" in finding.message.ja
    assert finding.cell.a1 == "R116"


def test_a_word_against_a_number() -> None:
    [finding] = found(RULE, listed(1, 1), listed(2, 1, target="維持"))
    assert "(2)№1は維持" in finding.message.ja


def test_words_that_ask_for_different_things() -> None:
    assert len(found(RULE, listed(1, 1, target="上昇"), listed(2, 1, target="維持"))) == 1


def test_the_heading_gives_the_year_where_none_is_written() -> None:
    rows = (
        listed(1, 1, years=("2020年度", "2022年度", "")),
        listed(2, 1, target="250", years=("2020年度", "2022年度", "2030年")),
    )
    assert len(found(RULE, *rows)) == 1


@pytest.mark.parametrize(
    "other",
    [
        listed(2, 1),
        listed(2, 1, target="200以上"),
        listed(2, 1, target="150", years=("2020年度", "2022年度", "2024年")),
        listed(2, 1, target="150", years=("2020年度", "2022年度", "")),  # the heading's 2024年
        listed(2, 1, target="－"),
        listed(2, 1, target=None),
        listed(2, 1, target="250", unit="件"),
        listed(2, 1, "90", "130", "250"),
    ],
    ids=["same", "bound", "other-year", "other-heading", "missing", "none", "unit", "stranger"],
)
def test_silent(other: Indicator) -> None:
    assert found(RULE, listed(1, 1), other) == []


def test_words_of_one_meaning() -> None:
    assert found(RULE, listed(1, 1, target="上昇"), listed(2, 1, target="増加")) == []
