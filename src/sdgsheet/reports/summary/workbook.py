"""Writes ``summary.xlsx``, sheet by sheet, row by row."""

from __future__ import annotations

from collections.abc import Iterator

from sdgsheet.reports.sheets.book import new_book
from sdgsheet.reports.summary.achievements import write_achievements
from sdgsheet.reports.summary.cities import write_cities
from sdgsheet.reports.summary.contents import Contents
from sdgsheet.reports.summary.files import write_files
from sdgsheet.reports.summary.findings import write_findings, write_infos
from sdgsheet.reports.summary.listed import write_listed
from sdgsheet.reports.summary.overview import write_overview
from sdgsheet.reports.summary.rules import write_rules
from sdgsheet.text import Language


def write_summary(contents: Contents, language: Language) -> Iterator[bytes]:
    """The workbook's bytes, piece by piece. The same contents give the same bytes, whenever they are written."""
    with new_book() as book:
        write_overview(book, language, contents.totals)
        write_cities(book, language, contents.cities)
        write_findings(book, language, contents.findings)
        write_infos(book, language, contents.infos)
        write_achievements(book, language, contents.achievements)
        write_rules(book, language, contents.rules, contents.totals.cities)
        if contents.totals.listed is not None:
            write_listed(book, language, contents.listed)
        write_files(book, language, contents.files)
        yield from book.pieces()
