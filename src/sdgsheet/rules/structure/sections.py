"""The names of Form 1's sections and columns, as the form itself writes them."""

from __future__ import annotations

from sdgsheet.form.model import ColumnRole
from sdgsheet.text import Text

SECTIONS: dict[int, str] = {
    1: "（１）2030年のあるべき姿の実現へ向けた取組の達成状況",
    2: "（２）自治体SDGsの推進に資する取組の達成状況",
    3: "（３）ＳＤＧｓ未来都市計画推進のKPI達成に係る評価及び課題等",
}
"""Section number to its heading."""

COLUMNS: dict[ColumnRole, Text] = {
    "no": Text("「No」", "“No”"),
    "name": Text("「指標名」", "“指標名” (indicator name)"),
    "baseline": Text("「当初値」", "“当初値” (baseline)"),
    "actual": Text("実績（「2022年」「2022年実績」など）", "actuals (“2022年”, “2022年実績” …)"),
    "target": Text("「目標値」", "“目標値” (target)"),
    "achievement": Text("「達成度」", "“達成度” (achievement)"),
}
"""The columns that sections (1) and (2) need, with what to call them."""

NUMBERS: dict[int, str] = {1: "（１）", 2: "（２）", 3: "（３）"}
"""Section numbers as the form writes them."""
