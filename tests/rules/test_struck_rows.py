"""A row that is struck out as a whole is one finding: what its number and its 取組名 leave behind is folded under it."""

from __future__ import annotations

import pytest

from builders import sheet, workbook
from sdgsheet.rules.check import check_workbook

VALUES = "2020年度 | 10 | 件 | 2022年度 | 12 | 件 | 2024年 | 20 | 件 | 20%"
STRUCK = " | ".join(f"~~{text}~~" for text in VALUES.split(" | "))
COLUMNS = "No | 取組名 | 指標名 | 当初値 | < | < | 2022年実績 | < | < | 2024年目標値 | < | < | 達成度（％）"


def spoken(*rows: str, reference: str = "(2)№1") -> list[tuple[str, str | None]]:
    """The codes of what is said of numbers and of struck text, with the codes of their roots."""
    grid = (
        "（２）自治体SDGsの推進に資する取組の達成状況（2022年～2024年）",
        COLUMNS,
        *rows,
        "（３）KPI達成に係る評価及び課題等",
        f"●「A」の増加【{reference}】",
        "・増えた。",
    )
    report = check_workbook(workbook(sheet("\n".join(grid))), select=("F103", "F110", "N101", "V108"))
    return [(f.rule, f.caused_by and f.caused_by.rule) for f in report.findings]


ONE, TWO = f"1 | ①まち | A | {VALUES}", f"2 | ①まち | B | {VALUES}"
FOUR = f"4 | ③ひと | D | {VALUES}"
GONE = f"~~3~~ | ~~②みどり~~ | ~~C~~ | {STRUCK}"


def test_its_initiative_is_not_missed() -> None:
    assert spoken(ONE, TWO, GONE, FOUR) == [("V108", None), ("F110", "V108")]


@pytest.mark.parametrize("reference", ["(2)№3", "(2)№1、3"])
def test_a_reference_to_it_is_what_is_left_of_it(reference: str) -> None:
    same = FOUR.replace("③ひと", "①まち")
    assert spoken(ONE, TWO, GONE, same, reference=reference) == [("V108", None), ("N101", "V108")]


@pytest.mark.parametrize("reference", ["(2)№9", "(2)№3、9", "(1)№3"])
def test_a_reference_to_another_row_is_none_of_it(reference: str) -> None:
    same = FOUR.replace("③ひと", "①まち")
    assert ("N101", "V108") not in spoken(ONE, TWO, GONE, same, reference=reference)


def test_a_number_that_skips_elsewhere_is_a_fault_of_its_own() -> None:
    skipping = f"4 | ②みどり | D | {VALUES}", f"5 | ④うみ | E | {VALUES}"
    assert spoken(ONE, TWO, GONE, *skipping) == [("V108", None), ("F110", None)]


def test_a_value_struck_in_part_is_no_reason_for_a_skip() -> None:
    part = FOUR.replace("12", "~~11~~12").replace("4 |", "3 |", 1)
    assert spoken(ONE, TWO, part) == [("F110", None), ("V108", None)]
