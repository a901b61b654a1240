"""Years among other words, in a place that is a year's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdgsheet.notation.years import parse_year
from sdgsheet.notation.yearwords import year_in


@pytest.mark.parametrize(
    ("text", "kind", "named"),
    [
        ("2023年度事業", "fiscal", 2023),
        ("令和５年度 事業", "fiscal", 2023),
        ("2023年産米", "calendar", 2023),
        ("目標年度2024", "calendar", 2024),
        ("基準年度　2020年度", "fiscal", 2020),
        ("2022年度調査結果", "fiscal", 2022),
        ("2022年度", "fiscal", 2022),
        ("計画最終年（2023年）", "calendar", 2023),
        ("計画の最終年度(2024年度)", "fiscal", 2024),
    ],
)
def test_a_few_words_beside_a_year_leave_it_a_year(text: str, kind: str, named: int) -> None:
    year = year_in(text)
    assert year is not None
    assert (year.text, year.kind, year.named) == (text, kind, named)


@pytest.mark.parametrize(
    "text",
    [
        "令和2023年度",
        "前年度2022",
        "前年度（2022年度）",
        "令和（2023年）",
        "計画最終年（2023年",
        "昨年度",
        "5年度",
        "2022年13月",
        "2022年○月",
        "2O22年度",
        "20222年度",
        "2022年度？",
        "令和4年席",
        "2022念度",
        "2020年代",
        "2020年代前半",
        "2022年度、2024年度",
        "2023年度に公表された調査の結果による",
        "上昇",
        "",
    ],
)
def test_what_is_unsure_or_none_is_not_read(text: str) -> None:
    assert year_in(text) is None


@given(st.text(max_size=20))
def test_what_is_read_alone_is_read_alike(text: str) -> None:
    assert year_in(text) == parse_year(text) or parse_year(text) is None
