"""The template under the program's own rules and layers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sdgsheet import operations
from sdgsheet.achievement.bands import BAND_TAG, TEMPLATE_TAG
from sdgsheet.filling.options import Options
from sdgsheet.rules.check import check_workbook
from sdgsheet.template import build
from sdgsheet.xlsx.layers import open_file
from sdgsheet.xlsx.package import Package
from sdgsheet.xlsx.reading import read_bytes
from typed_in import typed_in


@pytest.mark.parametrize("city", [None, "長野県あずさ町"])
@pytest.mark.parametrize("period", [(2020, 2022), (2025, 2027), (2029, 2031)])
def test_an_empty_form_says_only_that_it_is_empty(city: str | None, period: tuple[int, int]) -> None:
    report = check_workbook(read_bytes(build(city, period)))
    assert [(f.rule, str(f.severity)) for f in report.findings] == [("F108", "info")]
    assert Counter(str(outcome.kind) for outcome in report.outcomes)["failed"] == 0
    [form] = report.forms
    assert (form.city, form.plan_period, form.sheets) == (city, period, ("様式1",))


def test_every_formula_has_its_stored_result() -> None:
    [sheet, guide] = read_bytes(build(None, (2025, 2027))).sheets
    formulas = [cell for row in sheet.rows.values() for cell in row.values() if cell.formula is not None]
    assert len(formulas) == 22
    assert {(cell.kind, cell.value) for cell in formulas} == {("text", "")}
    assert not sheet.ours
    assert guide.ours


def test_fill_lays_no_second_bands_and_no_command_takes_the_templates_off(tmp_path: Path) -> None:
    made = tmp_path / "form1.xlsx"
    made.write_bytes(typed_in())
    with open_file(made) as file:
        operations.fill(file, Options(), "ja", mark=True).state.write(tmp_path / "filled.xlsx")
    with open_file(tmp_path / "filled.xlsx") as file:
        assert bands(tmp_path / "filled.xlsx") == (True, False)
        file.filled.write(tmp_path / "cleared.xlsx")
        file.original.write(tmp_path / "undone.xlsx")
        file.finished().write(tmp_path / "finished.xlsx")
    for name in ("cleared", "undone", "finished"):
        assert bands(tmp_path / f"{name}.xlsx") == (True, False)
    assert (tmp_path / "undone.xlsx").read_bytes() == made.read_bytes()


def bands(path: Path) -> tuple[bool, bool]:
    """Whether the template's bands stand, and whether fill's do."""
    with Package.open(path) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    return TEMPLATE_TAG in sheet, f'"{BAND_TAG}"' in sheet or f"&quot;{BAND_TAG}&quot;" in sheet
