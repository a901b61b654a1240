"""The audit's main sheet: one line a 達成度 cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from sdgsheet.achievement.percent import percent
from sdgsheet.audit.filing import Filing, labels
from sdgsheet.audit.records import Record
from sdgsheet.audit.verdicts import NAMES, STYLES
from sdgsheet.bulk import links
from sdgsheet.reports.json import address
from sdgsheet.reports.sheets.link import Link
from sdgsheet.reports.sheets.stream import Styled
from sdgsheet.reports.summary.table import Column, Page, Row
from sdgsheet.rules.words import SEVERITY, row_name
from sdgsheet.text import Language, Text

_LONGEST = 600
"""Characters of a formula that are shown; a cell takes more, a reader does not."""

PAGE = Page(
    name=Text("達成度の式", "Formulas"),
    title=Text("達成度のセルと式", "達成度 cells and their formulas"),
    note=Text(
        "1行が達成度の1セルです。「セル」からファイルのその場所を開けます。",
        "One line a 達成度 cell. “Cell” opens the file at its place.",
    ),
    columns=(
        Column(Text("都市", "City"), 13),
        Column(Text("ファイル", "File"), 15),
        Column(Text("場所", "Place"), 9),
        Column(Text("指標", "Indicator"), 20),
        Column(Text("セル", "Cell"), 7),
        Column(Text("判定", "Verdict"), 13),
        Column(Text("式（記載のまま）", "Formula as written"), 27),
        Column(Text("式の意味", "In words"), 25),
        Column(Text("式の形（R1C1）", "Shape (R1C1)"), 25),
        Column(Text("記載", "Stated"), 8),
        Column(Text("式の結果", "Formula gives"), 9),
        Column(Text("様式の式の値", "The form's formula gives"), 22),
        Column(Text("読んでいるセル", "Cells read"), 28),
        Column(Text("食い違う例", "Where they differ"), 26),
        Column(Text("指摘", "Findings"), 10),
    ),
    fixed=5,
)


def rows(filings: Sequence[Filing], folder: Path, language: Language) -> Iterator[Row]:
    """One row a cell, file by file; links lead from a workbook in ``folder`` into the files."""
    named = labels(filings)
    for filing in filings:
        target = links.address(str(filing.path.absolute()), folder)
        for record in filing.records:
            yield _row(filing, named[filing.path], record, target, language)


def cell_link(record: Record, target: str | None) -> Link:
    """Opens the file at the cell."""
    return Link(record.cell.a1, target, links.cell(record.cell.sheet, record.cell.a1))


def words_of(record: Record, language: Language) -> str:
    """The formula in words, with what is remarked of it."""
    words = [record.words.to(language)] if record.words is not None else []
    if remarks := record.remarks.to(language):
        words.append(f"（{remarks}）" if language == "ja" else f"({remarks})")
    return "\n".join(words)


def _row(filing: Filing, name: str, record: Record, target: str | None, language: Language) -> Row:
    return (
        filing.forms[record.form].city or "",
        name,
        row_name(record.section, record.no, record.no_text).to(language),
        record.indicator,
        cell_link(record, target),
        Styled(NAMES[record.verdict].to(language), STYLES[record.verdict]),
        (record.formula or "")[:_LONGEST],
        words_of(record, language),
        (record.shape or "")[:_LONGEST],
        record.stated,
        record.recomputed,
        _computed(record, language),
        _inputs(record, language),
        _example(record, language),
        "\n".join(f"{f.rule} {SEVERITY[f.severity].to(language)}" for f in record.findings),
    )


def _computed(record: Record, language: Language) -> str:
    working = record.working.to(language)
    return working if record.computed is None else f"{percent(record.computed)}\n{working}"


_EMPTY = Text("空欄", "empty")


def _inputs(record: Record, language: Language) -> str:
    return "\n".join(
        f"{address(i.cell, record.cell.sheet)} {i.name.to(language)} {i.value or _EMPTY.to(language)}"
        for i in record.inputs
    )


def _example(record: Record, language: Language) -> str:
    example, result = record.example, record.example_shows
    if example is None:
        return ""
    figures = [f"{value:,.10g}" for value in (example.baseline, example.actual, example.target)]
    others = [f"{address(place, record.cell.sheet)} {value:,.10g}" for place, value in example.others]
    expected = percent(Fraction(f"{example.expected:.15g}"), 1)
    own = Text("この行の値", "this row's figures") if example.now else Text("例", "example")
    return Text(
        f"{own.ja}：当初値{figures[0]}・実績{figures[1]}・目標値{'・'.join([figures[2], *others])}\nこの式 {result or '空欄'}\n様式の式 {expected}",
        f"{own.en}: baseline {figures[0]}, actual {figures[1]}, target {', '.join([figures[2], *others])}\nthis formula {result or 'nothing'}\nthe form's {expected}",
    ).to(language)
