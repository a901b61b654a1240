"""The template with Kumamoto's figures typed in, as a person would."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from sdgsheet.template import build

ROOT = Path(__file__).resolve().parents[1]
NARRATIVE = (ROOT / "tools/kumamoto-2022-narrative.txt").read_text(encoding="utf-8").splitlines()

with (ROOT / "tools/kumamoto-2022.csv").open(encoding="utf-8", newline="") as _file:
    FACTS = list(csv.DictReader(_file))


def typed_in() -> bytes:
    """The form of 2022–2024 as a program saves it that does not compute: its formulas have no results."""
    workbook = load_workbook(io.BytesIO(build("熊本県熊本市", (2022, 2024))))
    sheet = workbook["様式1"]
    for fact in FACTS:
        _type_in(sheet, fact)
    for row, paragraph in enumerate(NARRATIVE, start=35):
        sheet.cell(row, 1).value = paragraph
    saved = io.BytesIO()
    workbook.save(saved)
    return saved.getvalue()


def row_of(fact: dict[str, str]) -> int:
    return int(fact["no"]) + (6 if fact["section"] == "1" else 20)


def _figure(text: str) -> float | str:
    digits = text.replace(",", "")
    return float(digits) if digits.replace(".", "").isdigit() else text


def _type_in(sheet: Any, fact: dict[str, str]) -> None:
    row = row_of(fact)
    if fact["section"] == "1":
        repeated = "【再掲】" if fact["repeated"] else ""
        sheet.cell(row, 2).value = f"{fact['indicator']}\n【{fact['goals']}】{repeated}"
    else:
        sheet.cell(row, 2).value = fact["dimension_or_initiative"]
        sheet.cell(row, 3).value = fact["indicator"]
    for column, what, value in (
        (4, "baseline", "baseline"),
        (7, "actual", "actual_2022_column"),
        (16, "target", "target"),
    ):
        sheet.cell(row, column).value = fact[f"{what}_year"]
        sheet.cell(row, column + 1).value = _figure(fact[value])
        sheet.cell(row, column + 2).value = fact[f"{what}_unit"] or None
    if not fact["stated_achievement"].endswith("%"):
        sheet.cell(row, 19).value = fact["stated_achievement"]
