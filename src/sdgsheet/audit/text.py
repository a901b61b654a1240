"""One audited file on a terminal: counts first, then the cells that are not right."""

from __future__ import annotations

from collections.abc import Iterator

from sdgsheet.audit.filing import Filing
from sdgsheet.audit.records import Record
from sdgsheet.audit.verdicts import NAMES, STYLES, CellVerdict
from sdgsheet.rules.words import row_name
from sdgsheet.text import Language, Text

Line = tuple[str, str]
"""A line, and how it is painted: error, warning, or plainly."""


def filing_lines(filing: Filing, language: Language, *, every: bool = False) -> Iterator[Line]:
    """The lines of one file; ``every`` lists the cells that are right, too."""
    yield f"{filing.city} {filing.period}  {filing.path}".strip(), "strong"
    counts = filing.counts
    shown = [f"{NAMES[v].to(language)} {counts[v]}" for v in CellVerdict if counts[v]]
    total = Text(f"達成度 {sum(counts.values())}セル：", f"{sum(counts.values())} 達成度 cells: ").to(language)
    yield total + Text(" ・ ", ", ").to(language).join(shown), ""
    for record in filing.records:
        style = STYLES[record.verdict]
        if every or style != "info":
            yield from _cell(record, language, style if style in ("error", "warning") else "")


def _cell(record: Record, language: Language, style: str) -> Iterator[Line]:
    place = row_name(record.section, record.no, record.no_text).to(language)
    name = Text(record.indicator, f"“{record.indicator}”" if record.indicator else "").to(language)
    cell = Text(f"［{record.cell.sheet}!{record.cell.a1}］", f" [“{record.cell.sheet}”!{record.cell.a1}]").to(language)
    stated = record.formula or record.stated
    if language == "en" and not stated.isascii():
        stated = f"“{stated}”"
    yield f" {NAMES[record.verdict].to(language)}  {place} {name}{cell} {stated}", style
    if record.words is not None:
        yield Text(f"   式の意味：{record.words.ja}", f"   in words: {record.words.en}").to(language), ""
    for finding in record.findings:
        if finding.rule.startswith("C") and finding.rule != "C101":
            yield f"   {finding.rule} {finding.message.to(language)}", ""
            if finding.action is not None:
                yield f"     → {finding.action.to(language)}", ""
