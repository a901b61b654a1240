"""Pieces of drawn forms that the tests of this folder share."""

from __future__ import annotations

from builders import forms
from sdgsheet.form.model import Form, Indicator, Triple

TITLE = """
熊本県熊本市　第2期ＳＤＧｓ未来都市計画：計画期間2022年～2024年
第2期SDGs未来都市計画（2022～2024）の進捗状況報告シート（様式1） | | 2019年度
"""
FIRST = "（１）2030年のあるべき姿の実現へ向けた取組の達成状況"
SECOND = "（２）自治体SDGsの推進に資する取組の達成状況（2022年～2024年）"
THIRD = "（３）ＳＤＧｓ未来都市計画推進のKPI達成に係る評価及び課題等"
COLUMNS_1 = "No | 指標名 | 当初値 | < | < | 2022年 | < | < | 2030年（目標値） | < | < | 達成度\\n(%)"
COLUMNS_2 = "No | 取組名 | 指標名 | 当初値 | < | < | 2022年\\n実績 | < | < | 2024年\\n目標値 | < | < | 達成度\\n（％）"
VALUES = "2020年度 | 10 | 件 | 2022年度 | 12 | 件 | 2030年 | 20 | 件 | 20%"


def lines(*parts: str) -> str:
    """A grid of these lines."""
    return "\n".join(part.strip("\n") for part in parts)


def first(*rows: str, columns: str = COLUMNS_1) -> str:
    """Section (1) with these rows."""
    return lines(FIRST, columns, *rows)


def second(*rows: str, columns: str = COLUMNS_2) -> str:
    """Section (2) with these rows."""
    return lines(SECOND, columns, *rows)


ONE = first(f"経済1 | A | {VALUES}", f"経済2 | B | {VALUES}")
TWO = second(f"1 | ①まち | A | {VALUES}", f"2 | ①まち | B | {VALUES}")


def with_below(*below: str) -> Form:
    """A form of two rows a section, with these lines below those of section (2)."""
    [form] = forms(lines(TITLE, ONE, TWO, *below, THIRD, "●「A」の増加【(2)№1】", "・増えた"))
    return form


def triple(value: Triple | None) -> tuple[str, str, str] | None:
    """Year, value and unit as written."""
    return None if value is None else (value.year_text, value.amount.text, value.unit_text)


def values(row: Indicator) -> list[tuple[str, str, str] | None]:
    """All triples of a row as written, its 達成度 apart."""
    return [triple(value) for value in (row.baseline, *row.actuals, row.target)]


def names(form: Form, section: int) -> list[str]:
    """The names of a section's indicators."""
    return [row.name for row in form.indicators if row.section == section]


def left_out(form: Form) -> list[tuple[str, str]]:
    """What was not read: cell and reason."""
    return [(ref.a1, why.ja) for ref, why in form.left_out]
