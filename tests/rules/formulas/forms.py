"""A form whose 達成度 are formulas.

Columns: A No, B 取組名, C 指標名, D-F 当初値, G-I 2022, J-L 2023, M-O 2024, P-R target (year, value, unit each), S 達成度.
(1) has its rows at 6 to 9, (2) at 14 to 19. Row 6 and row 14 are one indicator. All actuals stand in 2022 and 2023;
2024 is still empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from builders import cell, place, sheet
from indicators import judge
from sdgsheet.form.reading import read_forms
from sdgsheet.rules.build import build_case
from sdgsheet.rules.case import Case
from sdgsheet.rules.formulas.judgement import judgements
from sdgsheet.rules.formulas.verdict import Judged
from sdgsheet.rules.rule import Found, Rule
from sdgsheet.snapshot import Cell, Sheet, Style, Table, Workbook

_HEADINGS = "No | 取組名 | 指標名 | 当初値 | < | < | 2022年{0} | < | < | 2023年{0} | < | < | 2024年{0} | < | < | {1} | < | < | 達成度（％）"
_FORM = f"""
熊本県熊本市　第2期SDGs未来都市計画（2022～2024）の進捗状況報告シート（様式1）

（１）2030年のあるべき姿の実現へ向けた取組の達成状況
{_HEADINGS.format("", "2030年（目標値）").replace("取組名 | 指標名", "指標名 | <")}
年の欄
経済1 | 商店の数 | < | 2020年度 | 120 | 店 | 2022年度 | 126 | 店 | 2023年度 | 133 | 店 |  |  |  | 2030年 | 150 | 店 | {{S6}}
経済2 | 出荷額 | < | 2020年度 | 32.1 | 億円 | 2022年度 | 34.5 | 億円 | 2023年度 | 36.4 | 億円 |  |  |  | 2030年 | 50.0 | 億円 | {{S7}}
社会3 | 事故の件数 | < | 2020年度 | 812 | 件 | 2022年度 | 740 | 件 | 2023年度 | 655 | 件 |  |  |  | 2030年 | 500 | 件 | {{S8}}
環境4 | 緑の面積 | < | 2020年度 | 3,050 | ha | 2022年度 | 3,040 | ha | 2023年度 | 3,021 | ha |  |  |  | 2030年 | 3,400 | ha | {{S9}}

（２）自治体SDGsの推進に資する取組の達成状況（2022年～2024年）
{_HEADINGS.format("実績", "2024年目標値")}
年の欄
1 | ①商い | 商店の数 | 2020年度 | 120 | 店 | 2022年度 | 126 | 店 | 2023年度 | 133 | 店 |  |  |  | 2024年 | 140 | 店 | {{S14}}
2 |  | 講座の受講者数 | 2020年度 | 410 | 人 | 2022年度 | 530 | 人 | 2023年度 | 611 | 人 |  |  |  | 2024年 | 700 | 人 | {{S15}}
3 | ②暮らし | 健診の受診率 | 2020年度 | 41.2 | ％ | 2022年度 | 44.0 | ％ | 2023年度 | 46.9 | ％ |  |  |  | 2024年 | 55.0 | ％ | {{S16}}
4 |  | ごみの排出量 | 2020年度 | 892 | g | 2022年度 | 880 | g | 2023年度 | 858 | g |  |  |  | 2024年 | 845 | g | {{S17}}
5 | ③緑 | 植樹の本数 | 2020年度 | 1,460 | 本 | 2022年度 | 1,700 | 本 | 2023年度 | 2,310 | 本 |  |  |  | 2024年 | 2,500 | 本 | {{S18}}
6 |  | 公園の数 | 2020年度 | 58 | 箇所 | 2022年度 | 63 | 箇所 | 2023年度 | 71 | 箇所 |  |  |  | 2024年 | 80 | 箇所 | {{S19}}

（３）ＳＤＧｓ未来都市計画推進のKPI達成に係る評価及び課題等
●「商店の数」の増加【(1)№1】
・空き店舗の活用を進めた。
"""
ROWS = (6, 7, 8, 9, 14, 15, 16, 17, 18, 19)
NAME = "様式1"


def form(
    cells: Mapping[str, str] | None = None,
    *,
    percent: str = "0%",
    sheets: Mapping[str, Mapping[str, str]] | None = None,
    names: Mapping[str, str] | None = None,
    tables: tuple[Table, ...] = (),
    arrays: tuple[str, ...] = (),
) -> Workbook:
    """The workbook with other contents in these cells, by address, as ``builders`` draws them.

    A 達成度 that is not given is the form's formula on the 2023 actual. ``percent`` is the format of
    達成度 formulas that give none.
    """
    cells = dict(cells or {})
    for row in ROWS:
        cells.setdefault(f"S{row}", f"=(K{row}-E{row})/(Q{row}-E{row})")
    drawn = sheet(_FORM.format(**{f"S{row}": "" for row in ROWS}), NAME)
    rows = {number: dict(columns) for number, columns in drawn.rows.items()}
    for a1, text in cells.items():
        row, column = place(a1)
        made = cell(row, column, text)
        if made.formula is not None and made.style.number_format == "General" and column == 19 and "{" not in text:
            made = made._replace(style=Style(percent))
        rows.setdefault(row, {})[column] = made._replace(in_array=a1 in arrays)
    first = replace(drawn, rows={n: dict(sorted(rows[n].items())) for n in sorted(rows)}, tables=tables)
    return Workbook(sheets=(first, *(_sheet(n, c) for n, c in (sheets or {}).items())), names=names or {})


def _sheet(name: str, cells: Mapping[str, str]) -> Sheet:
    rows: dict[int, dict[int, Cell]] = {}
    for a1, text in cells.items():
        row, column = place(a1)
        rows.setdefault(row, {})[column] = cell(row, column, text)
    return Sheet(name, rows)


def case_of(workbook: Workbook) -> Case:
    """The case of its form."""
    forms = read_forms(workbook)
    assert [len(s.indicators) for s in forms[0].sections] == [4, 6]
    return build_case(workbook, forms, 0)


def judged(workbook: Workbook) -> dict[str, Judged]:
    """Every 達成度 formula by its address."""
    return {found.cell.a1: found for found in judgements(case_of(workbook)).values()}


def one(formula: str, at: str = "S15", **others: Any) -> Judged:
    """The verdict on one formula; ``others`` are those of ``form``."""
    cells = {at: f"={formula}"} | others.pop("cells", {})
    return judged(form(cells, **others))[at]


def says(rule: Rule, formula: str, at: str = "S15", **others: Any) -> Found | None:
    """What a rule says of one formula, or None."""
    cells = {at: f"={formula}"} | others.pop("cells", {})
    return says_of(rule, form(cells, **others), at)


def says_of(rule: Rule, workbook: Workbook, at: str = "S15") -> Found | None:
    """What a rule says of one 達成度, or None."""
    spoken = [found for found in judge(rule, case_of(workbook)) if found.cell.a1 == at]
    assert len(spoken) < 2
    return spoken[0] if spoken else None
