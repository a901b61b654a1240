"""One file as audited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sdgsheet.audit.records import Record, records_of
from sdgsheet.audit.verdicts import CellVerdict
from sdgsheet.form.model import Form
from sdgsheet.rules.check import check_workbook
from sdgsheet.snapshot import Workbook
from sdgsheet.text import Text


@dataclass(frozen=True, slots=True)
class Filing:
    """One file with its records, or why it could not be read."""

    path: Path
    sha256: str | None
    """Of the file as it stands; None where it could not be read."""
    forms: tuple[Form, ...] = ()
    records: tuple[Record, ...] = ()
    error: Text | None = None
    errors: int = 0
    """Findings of C that are errors."""

    @property
    def city(self) -> str:
        """The city of its first form; empty where that is not known."""
        return next((form.city for form in self.forms if form.city), "")

    @property
    def period(self) -> str:
        """The plan period of its first form."""
        period = next((form.plan_period for form in self.forms if form.plan_period), None)
        return "" if period is None else f"{period[0]}～{period[1]}"

    @property
    def counts(self) -> Counter[CellVerdict]:
        """How many cells have each verdict."""
        return Counter(record.verdict for record in self.records)


def audited(path: Path, workbook: Workbook, sha256: str) -> Filing:
    """Audits a workbook; nothing is written.

    Raises:
        NotAFormError: it holds no Form 1.
    """
    report = check_workbook(workbook)
    formulas = sum(f.severity == "error" and f.rule.startswith("C") for f in report.findings if not f.habit)
    return Filing(path, sha256, report.forms, tuple(records_of(report)), errors=formulas)


def unreadable(path: Path, error: Text) -> Filing:
    """A file that could not be audited."""
    return Filing(path, None, error=error)


def labels(filings: Iterable[Filing]) -> dict[Path, str]:
    """How each file is called in a table: its name, with as much of its folder as tells it from others of that name."""
    found: dict[Path, str] = {}
    left = list(dict.fromkeys(filing.path for filing in filings))
    length = 1
    while left:
        endings = Counter(path.parts[-length:] for path in left)
        for path in left:
            ending = path.parts[-length:]
            if endings[ending] == 1 or length > len(path.parts):
                found[path] = str(Path(*ending))
        left = [path for path in left if path not in found]
        length += 1
    return found
