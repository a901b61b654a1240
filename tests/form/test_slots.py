"""Where year, value and unit stand under a heading is told by many cells, never by one figure alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from program import SAMPLE
from sdgsheet.form.reading import read_forms
from sdgsheet.form.triples import split_year
from sdgsheet.snapshot import Cell
from sdgsheet.xlsx.reading import read_workbook


@pytest.mark.parametrize("figure", ["40.5", "2700", "2023", "45000"])
def test_the_first_figure_in_a_new_column_is_a_value_whatever_it_looks_like(figure: str) -> None:
    book = read_workbook(SAMPLE)
    [sheet] = book.sheets
    rows = {**sheet.rows, 7: {**sheet.rows[7], 14: Cell(7, 14, "number", figure)}}
    [form] = read_forms(replace(book, sheets=(replace(sheet, rows=rows),)))
    actual = form.indicators[0].actuals[2]
    assert actual is not None
    assert (actual.cell.a1, actual.source.value, actual.year_text) == ("N7", figure, "")


@pytest.mark.parametrize("text", ["2023 年度\n2,140人", "2023年\n度\n2,140人", "2023年　度\n2,140人"])
def test_a_year_written_wide_above_its_value_in_one_cell(text: str) -> None:
    year, value = split_year(text)
    assert value == "2,140人"
    assert "".join(year.split()) == "2023年度"
