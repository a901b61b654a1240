"""What fill stores is what LibreOffice computes, in a profile that does recalculate on loading."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from libreoffice import resave
from sdgsheet.filling.options import Options, parse_row
from sdgsheet.filling.plan import plan
from sdgsheet.rules.check import build_cases
from sdgsheet.xlsx.layers import open_file
from sdgsheet.xlsx.reading import read_workbook

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def filled(sample: str, target: Path, options: Options, *, wrong: float | None = None) -> Path:
    """The sample with its fill; ``wrong``: the first stored result is replaced by it."""
    file = open_file(SAMPLES / sample)
    edits = plan(build_cases(file.original.workbook), options).edits
    if wrong is not None:
        first, *others = edits.formulas
        edits = replace(edits, formulas=(replace(first, result=wrong), *others))
    file.original.put(edits).write(target)
    return target


def results(path: Path) -> dict[str, float]:
    """The stored result of each formula, by its cell."""
    workbook = read_workbook(path)
    return {
        f"{sheet.name}!{row}:{column}": float(cell.value)
        for sheet in workbook.sheets
        for row, columns in sheet.rows.items()
        for column, cell in columns.items()
        if cell.formula is not None
    }


def differing(path: Path, folder: Path) -> list[str]:
    """The cells whose stored result is not what LibreOffice computes."""
    stored, computed = results(path), results(resave(path, folder))
    assert stored.keys() == computed.keys()
    return [cell for cell, value in stored.items() if value != pytest.approx(computed[cell], rel=1e-12, abs=1e-15)]


@pytest.mark.libreoffice
def test_every_row_of_the_draft(tmp_path: Path) -> None:
    path = filled("kumamoto-2022-draft.xlsx", tmp_path / "draft.xlsx", Options(rows=(parse_row("(2)10"),)))
    assert len(results(path)) == 21
    assert differing(path, tmp_path / "out") == []


@pytest.mark.libreoffice
def test_every_agreeing_figure_of_the_published_sheet(tmp_path: Path) -> None:
    path = filled("kumamoto-2022.xlsx", tmp_path / "live.xlsx", Options(live=True))
    assert len(results(path)) == 20
    assert differing(path, tmp_path / "out") == []


@pytest.mark.libreoffice
def test_a_wrong_stored_result_is_noticed(tmp_path: Path) -> None:
    path = filled("kumamoto-2022-draft.xlsx", tmp_path / "wrong.xlsx", Options(), wrong=0.5)
    assert len(differing(path, tmp_path / "out")) == 1
