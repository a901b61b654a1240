"""Rows that fill two lines of the sheet: the year stands below (or above) the value."""

from __future__ import annotations

from dataclasses import replace

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.notation.years import parse_year

Triples = tuple[Triple | None, ...]


def on_two_lines(row: Indicator, below: Triples) -> Indicator | None:
    """The row with the years or the values of the line below it; None where that line is a row of its own.

    ``below`` are the triples that the next line of the sheet would give.
    """
    above = (row.baseline, *row.actuals, row.target)
    if _are_years(below) and not _are_years(above):
        joined = _with_years(above, below)
    elif _are_years(above) and not _are_years(below):
        joined = _with_years(below, above)
    else:
        return None
    return replace(row, baseline=joined[0], actuals=joined[1:-1], target=joined[-1])


def _are_years(triples: tuple[Triple | None, ...]) -> bool:
    """All that is written where values belong are years, 2020年度, （R4）, or meant for one: most of them can be read."""
    texts = [triple.amount.text for triple in triples if triple is not None and not triple.is_blank]
    read = [text for text in texts if not text.isdecimal() and parse_year(text) is not None]
    return len(read) * 2 > len(texts) and all(text in read or "年" in text for text in texts)


def _with_years(values: Triples, years: Triples) -> Triples:
    """The values with the years of the other line; a blank year has its place there too."""
    row = next(year.cell.row for year in years if year is not None)
    return tuple(value and _with_year(value, year, row) for value, year in zip(values, years, strict=True))


def _with_year(value: Triple, year: Triple | None, row: int) -> Triple:
    if value.year_text:
        return value
    if year is None or year.is_blank:
        return value._replace(year_cell=value.cell._replace(row=row))
    text = year.amount.text.strip("（）() 　")
    return value._replace(year=parse_year(text), year_text=text, year_cell=year.cell)
