"""The formulas of each file by their shape: what stands in a whole block of rows is seen at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from sdgsheet.audit.filing import Filing, labels
from sdgsheet.audit.guards import GIVEN, Guard
from sdgsheet.audit.lines import cell_link, words_of
from sdgsheet.audit.records import Record
from sdgsheet.audit.verdicts import NAMES, STYLES, CellVerdict
from sdgsheet.bulk import links
from sdgsheet.reports.sheets.stream import Styled
from sdgsheet.reports.summary.table import Column, Page, Row
from sdgsheet.text import Language, Text

PAGE = Page(
    name=Text("式の形", "Shapes"),
    title=Text(
        "式の形ごとのまとめと、空欄などへの備え", "Formulas by shape, and what they show when something is missing"
    ),
    note=Text(
        f"同じ形（R1C1）で同じ判定の式を1行にまとめています。△は、達成度と見誤る値が出るなど、注意するものです。{GIVEN.ja}",
        f"One line for the formulas of one shape (R1C1) and verdict in a file. △: take care, such as a figure that may be mistaken for a 達成度. {GIVEN.en}",
    ),
    columns=(
        Column(Text("都市", "City"), 13),
        Column(Text("ファイル", "File"), 15),
        Column(Text("判定", "Verdict"), 13),
        Column(Text("セルの数", "Cells"), 9, "number"),
        Column(Text("最初のセル", "First cell"), 10),
        Column(Text("式の形（R1C1）", "Shape (R1C1)"), 45),
        Column(Text("式の意味", "In words"), 38),
        Column(Text("空欄などのとき", "When something is missing"), 46),
    ),
    nothing=Text("式のあるセルがありません。", "There are no formulas."),
)


def rows(filings: Sequence[Filing], folder: Path, language: Language) -> Iterator[Row]:
    """One row a shape, verdict and guards, file by file, in the order of the first cells."""
    named = labels(filings)
    for filing in filings:
        target = links.address(str(filing.path.absolute()), folder)
        members: dict[tuple[str, CellVerdict, tuple[Guard, ...]], list[Record]] = {}
        for record in filing.records:
            if record.shape is not None:
                members.setdefault((record.shape, record.verdict, record.guards), []).append(record)
        for (shape, verdict, _), records in members.items():
            first = records[0]
            yield (
                filing.forms[first.form].city or "",
                named[filing.path],
                Styled(NAMES[verdict].to(language), STYLES[verdict]),
                len(records),
                cell_link(first, target),
                shape,
                words_of(first, language),
                "\n".join(_guard_lines(first, language)),
            )


def _guard_lines(record: Record, language: Language) -> Iterator[str]:
    for guard in record.guards:
        yield f"{'　' if guard.is_right else '△'}{guard.when.to(language)} → {guard.shows.to(language)}"
