"""How the written 達成度 of a form stand against the computed ones."""

from __future__ import annotations

import pytest

from builders import forms, sheet, workbook
from sdgsheet.reports.achievements import Standing, standings
from sdgsheet.rules.build import build_case


def standing(stated: str, heading: str = "達成度") -> list[tuple[Standing, int]]:
    drawn = sheet(
        f"""
        （１）2030年のあるべき姿の実現へ向けた取組の達成状況
        No | 指標名 | 当初値 | < | < | 2022年 | < | < | 2030年（目標値） | < | < | {heading}
        1 | A | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | 2030年 | 20 | 件 | {stated}
        """
    )
    found = standings(build_case(workbook(drawn), forms(drawn), 0))
    return [(name, len(rows)) for name, rows in found.rows.items()]


@pytest.mark.parametrize(
    ("stated", "name"),
    [("20%", "agrees"), ("30%", "differs"), ("", "empty"), ("達成", "word"), ("#REF!", "no result")],
)
def test_a_row_stands_as_its_achievement_does(stated: str, name: Standing) -> None:
    assert standing(stated) == [(name, 1)]


def test_a_column_that_was_not_found_is_not_empty() -> None:
    assert standing("20%", heading="所見") == [("no column", 1)]
