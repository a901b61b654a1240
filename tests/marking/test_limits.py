"""Excel's limits: a row is at most 409 points high, and a cell holds at most 32,767 characters."""

from __future__ import annotations

from dataclasses import replace

from program import SAMPLE
from sdgsheet.edits import ResultSheet
from sdgsheet.marking.answers import key_of
from sdgsheet.marking.page import REQUEST, STATED, Page, named
from sdgsheet.marking.plan import plan
from sdgsheet.rules.check import check_workbook
from sdgsheet.rules.finding import Finding
from sdgsheet.text import Text
from sdgsheet.xlsx.reading import read_workbook


def one() -> Finding:
    """A finding that stands in a row of its own."""
    return next(f for f in check_workbook(read_workbook(SAMPLE)).findings if f.rule == "A104")


def sheet_with(finding: Finding) -> ResultSheet:
    report = check_workbook(read_workbook(SAMPLE))
    findings = tuple(finding if f.rule == finding.rule else f for f in report.findings)
    made = plan(replace(report, findings=findings), {}).sheet
    assert made is not None
    return made


def shown(made: ResultSheet, column: int) -> list[str]:
    return [str(cell.value) for cell in made.cells if cell.column == column]


def test_a_row_is_as_high_as_its_text_needs() -> None:
    heights = dict(sheet_with(one()._replace(stated="注" * 48)).heights)  # 9 lines
    assert 138.0 in heights.values()


def test_no_row_is_higher_than_excel_allows() -> None:
    made = sheet_with(one()._replace(stated="注" * 400, message=Text("長い\n" * 300, "long\n" * 300)))
    assert max(height for _, height in made.heights) == 409.0
    assert "注" * 400 in shown(made, STATED)


def test_a_text_is_cut_where_a_cell_is_full() -> None:
    made = sheet_with(one()._replace(stated="注" * 32_767, message=Text("👍" * 20_000, "👍" * 20_000)))
    assert "注" * 32_767 in shown(made, STATED)
    assert "👍" * 16_383 + "…" in shown(made, REQUEST)


def test_a_key_is_short_whatever_it_names() -> None:
    long = key_of(one()._replace(indicator="指" * 32_767, stated="注" * 32_767))
    assert len(str(long)) < 2_100
    assert long == key_of(one()._replace(indicator="指" * 32_767, stated="注" * 32_767))


def test_a_list_names_the_first_and_counts_the_rest() -> None:
    names = [Text(f"№{n}", f"No. {n}") for n in (1, 2, 3)]
    assert named(names, 3) == Text("№1、№2、№3", "No. 1, No. 2, No. 3")
    assert named(names, 2) == Text("№1、№2 ほか1件", "No. 1, No. 2 and 1 more")
    assert named([], 2) == Text("", "")


def test_a_page_keeps_what_fits_as_it_is() -> None:
    page = Page("ja")
    page.line(Text("短い", "short"), "text", lines=3)
    assert (page.held(), page.heights) == (tuple(page.cells), [(1, 48.0)])
