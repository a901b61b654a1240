"""The layer mark: highlights at the findings' cells, and the sheet 点検結果."""

from __future__ import annotations

from collections.abc import Mapping

from sdgsheet.edits import Answer, Edits
from sdgsheet.marking.highlights import highlights
from sdgsheet.marking.result import result_sheet
from sdgsheet.rules.check import Report
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.folding import families
from sdgsheet.text import Language


def plan(report: Report, answers: Mapping[str, Answer], language: Language = "ja") -> Edits:
    """What ``mark`` writes: no value of the city's changes.

    Args:
        report: the check of the original with its fill.
        answers: what staff wrote in a 点検結果 that stood before.
        language: of the sheet's texts.
    """
    loud = [f for f in families(report.findings) if f.severity is not Severity.INFO]
    loud.sort(key=lambda family: family.severity.rank)
    numbered = list(enumerate(loud, start=1))
    return Edits(
        layer="mark",
        sha256=report.workbook.sha256,
        formats=highlights(numbered),
        sheet=result_sheet(report, numbered, answers, language),
    )
