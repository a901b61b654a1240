"""One record a 達成度 cell: what stands there, what it computes and from what, and what is said of it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from sdgsheet.achievement.percent import percent
from sdgsheet.audit.guards import Guard, guards
from sdgsheet.audit.verdicts import CellVerdict, verdict_of
from sdgsheet.form.model import Indicator
from sdgsheet.formulas.engine import CIRCULAR
from sdgsheet.formulas.leaves import as_shown
from sdgsheet.formulas.reading import UnreadError
from sdgsheet.formulas.recalculating import known
from sdgsheet.formulas.spelling import r1c1
from sdgsheet.notation.numberformats import shown
from sdgsheet.rules.case import Case
from sdgsheet.rules.check import Report
from sdgsheet.rules.finding import Finding
from sdgsheet.rules.formulas.c105 import is_stale
from sdgsheet.rules.formulas.judgement import judged, read, roles_of
from sdgsheet.rules.formulas.likeness import Likeness
from sdgsheet.rules.formulas.naming import cell_name, formula_words
from sdgsheet.rules.formulas.shared import result_text, told_apart
from sdgsheet.rules.formulas.subject import subject_of
from sdgsheet.rules.formulas.verdict import Example, Judged, Kind
from sdgsheet.rules.working import working
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text

_MOST_INPUTS = 12


@dataclass(frozen=True, slots=True)
class Input:
    """One cell that the formula reads."""

    cell: Ref
    name: Text
    """What it is: 当初値, (2)№3の目標値, 目標値の単位."""
    role: str
    value: str
    """As the sheet shows it."""


@dataclass(frozen=True, slots=True)
class Record:
    """One 達成度 cell."""

    form: int
    """Index of the form within its workbook."""
    section: int
    no: int | None
    no_text: str
    indicator: str
    cell: Ref
    formula: str | None
    """With its ``=``, as Excel shows it; None where the cell holds none."""
    words: Text | None
    """What the formula says, without guards and rounding."""
    shape: str | None
    """In R1C1."""
    verdict: CellVerdict
    remarks: Text
    """Scaling, rounding, texts; for what is not the form's formula, what it is instead."""
    stated: str
    """As the sheet shows it."""
    result: float | str | None
    """What the formula gives now: a number, a text or an error; None where that is not known, or it reads itself."""
    recomputed: str
    """The same as the cell would show it."""
    computed: Fraction | None
    """The form's formula on the row's figures, exactly."""
    working: Text
    """How it was computed, or why it cannot be."""
    inputs: tuple[Input, ...]
    example: Example | None
    example_shows: str
    """The formula's result there; a tenth of a percent is shown, for cells in percent."""
    guards: tuple[Guard, ...]
    findings: tuple[Finding, ...]
    """What the rules say of this cell."""


def records_of(report: Report) -> Iterator[Record]:
    """The records of all forms of one workbook, by place."""
    at_cell: dict[tuple[int, Ref], list[Finding]] = {}
    for finding in report.findings:
        if not finding.habit:
            at_cell.setdefault((finding.form, finding.cell), []).append(finding)
    for case in report.cases:
        guarded: dict[Hashable, tuple[Guard, ...]] = {}
        for row in case.form.indicators:
            if row.stated is not None:
                yield _record(case, row, tuple(at_cell.get((case.index, row.stated.cell), ())), guarded)


def _record(
    case: Case,
    row: Indicator,
    findings: tuple[Finding, ...],
    guarded: dict[Hashable, tuple[Guard, ...]],
) -> Record:
    assert row.stated is not None
    found = judged(case, row)
    achievement = case.achievement(row)
    formula = (found.source if found is not None else row.stated.source).formula
    tree = found.tree if found is not None and formula is not None else None
    shape = r1c1(tree, row.stated.cell.row, row.stated.cell.column) if tree is not None else None
    return Record(
        form=case.index,
        section=row.section,
        no=row.no,
        no_text=row.no_text,
        indicator=row.name,
        cell=row.stated.cell,
        formula=None if formula is None else f"={as_shown(formula)}",
        words=_words(case, found) if tree is not None else None,
        shape=shape,
        verdict=verdict_of(case, row),
        remarks=_remarks(found),
        stated=row.stated.text,
        result=None if found is None or found.result == CIRCULAR else found.result,
        recomputed=_recomputed(row, found),
        computed=achievement.fraction,
        working=_working(case, row),
        inputs=tuple(_inputs(case, row, found)) if formula is not None else (),
        example=found.verdict.example if found is not None else None,
        example_shows=_example_shows(found),
        guards=_guards(case, row, found, shape, guarded),
        findings=findings,
    )


def _recomputed(row: Indicator, found: Judged | None) -> str:
    """As the cell would show it; if that is what it shows now, though it is stale, with the digits that differ."""
    if found is None or found.result is None or found.result == CIRCULAR:
        return ""
    assert row.stated is not None
    return told_apart(found, row.stated.text, found.result)[1] if is_stale(found) else result_text(found, found.result)


def _example_shows(found: Judged | None) -> str:
    if found is None or found.verdict.example is None:
        return ""
    result = found.verdict.example.result
    if not isinstance(result, float):
        return str(result)
    return percent(Fraction(repr(result)), 1) if "%" in found.source.style.number_format else f"{result:.6g}"


def _words(case: Case, found: Judged | None) -> Text | None:
    """Of what is not the form's formula, or asks about other rows, nothing may be left out."""
    if found is None:
        return None
    is_whole = found.verdict.asks or found.verdict.kind in (Kind.DIFFERENT, Kind.NOT_COMPARED)
    return formula_words(case, found, whole=is_whole)


def _working(case: Case, row: Indicator) -> Text:
    achievement = case.achievement(row)
    if achievement.fraction is None:
        return achievement.reason.text if achievement.reason is not None else Text("", "")
    steps, shown_percent = working(achievement), percent(achievement.fraction, 1)
    return Text(f"{steps.ja}＝{shown_percent}", f"{steps.en} = {shown_percent}")


def _remarks(found: Judged | None) -> Text:
    if found is None:
        return Text("", "")
    verdict = found.verdict
    if verdict.reason is not None:
        return verdict.reason
    if verdict.instead is not None:
        return verdict.instead
    parts = [_LOOKS[key] for key in _looks(verdict.like)] if verdict.like is not None else []
    if verdict.like is not None and verdict.like.places is not None:
        step = f"{10.0 ** (2 - verdict.like.places):.10g}%"
        parts.append(Text(f"{step}単位に丸め", f"rounded to {step}"))
    return Text("・".join(p.ja for p in parts), ", ".join(p.en for p in parts))


_LOOKS = {
    "scaled": Text("×100", "×100"),
    "text": Text("結果は文字", "the result is a text"),
    "words": Text("達成・未達成の言葉", "達成 or 未達成 in words"),
}


def _looks(like: Likeness) -> Iterator[str]:
    if like.scale == 100:
        yield "scaled"
    if like.as_text:
        yield "text"
    if like.as_words:
        yield "words"


def _inputs(case: Case, row: Indicator, found: Judged | None) -> Iterator[Input]:
    """The cells read, in the order of reading; of wide ranges, the row's own and those that matter."""
    places = _places(case, row, found)
    if len(places) > _MOST_INPUTS and found is not None:
        typed = (constant.cell for constant in found.verdict.typed)
        wanted = {*_own(found), *found.verdict.cells, *typed}
        places = [place for place in places if place in wanted]
    for place in places:
        role = roles_of(case).at(place, row)
        text = shown(known(case.workbook, place), date1904=case.workbook.date1904)
        yield Input(place, cell_name(case, row, place), role.kind if role is not None else "other", text)


def _own(found: Judged) -> tuple[Ref | None, ...]:
    return (found.inputs.baseline, *found.inputs.actuals, found.inputs.target)


def _places(case: Case, row: Indicator, found: Judged | None) -> list[Ref]:
    if found is not None and found.formula is not None:
        return list(found.formula.inputs)
    subject = subject_of(case, row)
    if found is None or subject is None:
        return []
    try:
        return list(read(case, subject).inputs)
    except UnreadError:
        return []


def _guards(
    case: Case,
    row: Indicator,
    found: Judged | None,
    shape: str | None,
    guarded: dict[Hashable, tuple[Guard, ...]],
) -> tuple[Guard, ...]:
    """Formulas of one shape are guarded alike, but where ``E7`` and ``$E$7`` are one cell."""
    if found is None or shape is None or found.verdict.like is None:
        return ()
    if verdict_of(case, row) not in (CellVerdict.RIGHT, CellVerdict.STALE, CellVerdict.ERROR):
        return ()
    alone = found.cell if found.formula is not None and found.formula.meets else None
    key = (shape, found.latest, found.verdict.like, alone)
    if key not in guarded:
        guarded[key] = guards(case, row, found.verdict.like)
    return guarded[key]
