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
    "no": Text("No", "No"),
    "name": Text("指標名", "indicator name (指標名)"),
    "baseline": Text("当初値", "baseline (当初値)"),
    "actual": Text("実績の年", "actual (the year of the 実績)"),
    "target": Text("目標値", "target (目標値)"),
    "achievement": Text("達成度", "achievement (達成度)"),
}
"""The columns that sections (1) and (2) need, with what to call them."""
