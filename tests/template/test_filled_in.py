"""The template filled in by hand with Kumamoto's figures, and recalculated and saved by LibreOffice."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from libreoffice import resave
from sdgsheet.achievement.bands import TEMPLATE_TAG
from sdgsheet.template import build

ROOT = Path(__file__).resolve().parents[2]
NARRATIVE = (ROOT / "tools/kumamoto-2022-narrative.txt").read_text(encoding="utf-8").splitlines()

with (ROOT / "tools/kumamoto-2022.csv").open(encoding="utf-8", newline="") as _file:
    FACTS = list(csv.DictReader(_file))

pytestmark = pytest.mark.libreoffice


def row_of(fact: dict[str, str]) -> int:
    return int(fact["no"]) + (6 if fact["section"] == "1" else 20)


def figure(text: str) -> float | str:
    digits = text.replace(",", "")
    return float(digits) if digits.replace(".", "").isdigit() else text


def type_in(sheet: Any, fact: dict[str, str]) -> None:
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
        sheet.cell(row, column + 1).value = figure(fact[value])
        sheet.cell(row, column + 2).value = fact[f"{what}_unit"] or None
    if not fact["stated_achievement"].endswith("%"):
        sheet.cell(row, 19).value = fact["stated_achievement"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workbook = load_workbook(io.BytesIO(build("熊本県熊本市", (2022, 2024))))
    sheet = workbook["様式1"]
    for fact in FACTS:
        type_in(sheet, fact)
    for row, paragraph in enumerate(NARRATIVE[:16], start=35):
        sheet.cell(row, 1).value = paragraph
    typed = tmp_path_factory.mktemp("typed") / "filled.xlsx"
    workbook.save(typed)
    return resave(typed, tmp_path_factory.mktemp("saved"))


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"({fact['section']}){fact['no']}")
def test_the_live_formula_gives_the_published_figure(filled: Path, fact: dict[str, str]) -> None:
    result: Any = load_workbook(filled, data_only=True)["様式1"].cell(row_of(fact), 19).value
    if not fact["stated_achievement"].endswith("%"):
        assert result == fact["stated_achievement"]
    elif (fact["section"], fact["no"]) == ("2", "10"):
        assert round(result * 100, 2) == -115.58  # published as 116%: the one figure that was turned by hand
    else:
        assert f"{round(result * 100)}%" == fact["stated_achievement"]


def test_bands_lists_and_the_guide_outlive_libreoffice(filled: Path) -> None:
    workbook = load_workbook(filled)
    sheet = workbook["様式1"]
    tagged = [
        rule
        for formats in sheet.conditional_formatting
        for rule in formats.rules
        if TEMPLATE_TAG in "".join(rule.formula)
    ]
    assert len(tagged) >= 5
    assert len(sheet.data_validations.dataValidation) >= 20
    assert workbook["記入要領"].defined_names["_sdgsheet"].attr_text == '"guide"'
