"""What fill and mark do to one opened file: the core's steps in their order, nothing printed, nothing saved."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sdgsheet.filling.options import Options
from sdgsheet.filling.plan import Plan
from sdgsheet.filling.plan import plan as plan_fill
from sdgsheet.marking.plan import plan as plan_mark
from sdgsheet.rules.check import Report, build_cases, check_workbook
from sdgsheet.text import Language
from sdgsheet.xlsx.layers import LayeredFile, State


@dataclass(frozen=True, eq=False)
class Filled:
    """A file with 達成度 filled in, not yet saved."""

    plan: Plan
    state: State
    report: Report | None
    """The check of the filled workbook, where it bears marks."""


@dataclass(frozen=True, eq=False)
class Marked:
    """A file with the findings marked, not yet saved."""

    report: Report
    state: State


def fill(file: LayeredFile, options: Options, language: Language, *, mark: bool = False) -> Filled:
    """Fills the original anew: what stood filled is written again; a marked file is marked anew.

    Raises:
        NotAFormError: the workbook holds no Form 1.
        RefusedError: nothing can be written into the file.
    """
    plan = plan_fill(build_cases(file.original.workbook), replace(options, again=file.fill_cells))
    state = file.original.put(plan.edits)
    if not (mark or file.has_mark):
        return Filled(plan, state, None)
    report = check_workbook(state.workbook)
    return Filled(plan, state.put(plan_mark(report, file.answers, language)), report)


def mark(file: LayeredFile, language: Language) -> Marked:
    """Judges the original with its fill, and marks it anew.

    Raises:
        NotAFormError: the workbook holds no Form 1.
        RefusedError: nothing can be written into the file.
    """
    report = check_workbook(file.filled.workbook)
    return Marked(report, file.filled.put(plan_mark(report, file.answers, language)))
