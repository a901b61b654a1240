"""What fill and mark do to one opened file: the core's steps in their order, nothing printed, nothing saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from sdgsheet.achievement.formula import recomputed
from sdgsheet.filling.options import Options
from sdgsheet.filling.plan import Plan
from sdgsheet.filling.plan import plan as plan_fill
from sdgsheet.form.model import Stated
from sdgsheet.form.reading import read_forms
from sdgsheet.marking.plan import plan as plan_mark
from sdgsheet.rules.build import build_case
from sdgsheet.rules.case import Case
from sdgsheet.rules.check import Report, build_cases, check_workbook
from sdgsheet.rules.formulas.c105 import is_stale
from sdgsheet.rules.formulas.judgement import judgements
from sdgsheet.snapshot import Cell, Ref, Sheet
from sdgsheet.text import Language, Text
from sdgsheet.xlsx.layers import LayeredFile, LeftOut, State
from sdgsheet.xlsx.layers.results import has_title
from sdgsheet.xlsx.layers.said import kept


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


@dataclass(frozen=True, eq=False)
class Finished:
    """The copy to file, not yet saved."""

    state: State
    formulas: frozenset[Ref]
    """The 達成度 cells that keep a formula."""
    values: frozenset[Ref]
    """The 達成度 cells whose formula became a value that is shown."""
    left: tuple[LeftOut, ...]
    """What was left as it was, and why."""
    results: tuple[str, ...]
    """Sheets that seem to be 点検結果 still: copies, or what nobody can tell to be ours."""


NO_RESULT = Text(
    "計算結果が保存されていないため、値に置き換えず計算式のまま残しました。"
    "Excelで開いて保存し直してから、もう一度お試しください。",
    "No result is stored with the formula, so it was left as it is. Please open the workbook in Excel, save it and try again.",
)
NO_FIGURE = Text(
    "計算結果がエラーなど、数値でも文字でもないため、値に置き換えず計算式のまま残しました。式と、もとの値をご確認ください。",
    "The formula gives an error, or neither a number nor a text, so it was left as it is. Please check it and its figures.",
)
STALE = Text(
    "保存されている計算結果が、いまの値で計算した結果と違います。計算式のまま残しました。"
    "Excelで再計算（F9キー）して保存してから、もう一度お試しください。",
    "The stored result is not what this formula gives on the present figures; it was left as it is. Please compute the "
    "workbook again in Excel (F9), save it and try again.",
)

BLANK = Text(
    "いまの値では達成度を計算できないため、空欄です（計算式の結果が空欄）。もとの値をご確認ください。",
    "Nothing can be computed from the figures as they stand (the formula gives an empty text), so 達成度 is blank. "
    "Please check them.",
)
IN_ARRAY = Text(
    "配列数式（またはデータテーブル）のため、値に置き換えず計算式のまま残しました。値にする場合は、これを消して値を入力してください。",
    "It is an array formula (or a data table), so it was left as it is. To have a value there, clear that and type the value in.",
)


def fill(file: LayeredFile, options: Options, language: Language, *, mark: bool = False) -> Filled:
    """Fills the original anew: what stood filled is written again; a marked file is marked anew.

    Raises:
        NotAFormError: the workbook holds no Form 1.
        RefusedError: nothing can be written into the file.
    """
    plan = plan_fill(build_cases(file.unfilled.workbook), replace(options, again=file.fill_cells))
    state = file.unfilled.put(plan.edits)
    plan = plan.without(state.unknown | {left.cell for left in state.left_out if left.cell is not None})
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


def finish(file: LayeredFile, *, bands: bool = False, values: bool = False) -> Finished:
    """The copy to file: what fill wrote stays, with its result on the cells as they stand.

    ``values`` turns every 達成度 formula into its result, the template's and the city's own too.

    Raises:
        RefusedError: nothing can be written into the file.
    """
    workbook = file.filled.workbook
    forms = read_forms(workbook)
    cases = [build_case(workbook, forms, index) for index in range(len(forms))]
    results: dict[Ref, float | str] = {}
    without: list[LeftOut] = []
    blank: set[Ref] = set()
    formulas, arrays, stale = _formulas(cases) | file.fill_cells, _arrays(cases), _stale(cases)
    for ref in sorted(formulas | arrays):
        sheet = workbook.sheet(ref.sheet)
        assert sheet is not None
        cell = sheet.cell(ref.row, ref.column)
        now = None if cell.in_array else recomputed(cell.formula or "", partial(_at, sheet))
        obstacle = _obstacle(cell, now, stale=ref in stale, values=values)
        if obstacle is not None:
            without.append(LeftOut(ref, obstacle))
            continue
        if now == "" or (now is None and cell.kind == "text" and not cell.value):
            blank.add(ref)
        if values or now not in (None, _stored(cell)):
            results[ref] = _stored(cell) if now is None else now
    without += [LeftOut(ref, BLANK) for ref in sorted(blank)]
    state = file.finished(bands=bands, results=results, values=values)
    refused = {left.cell for left in state.left_out}
    became = frozenset(results.keys() - refused if values else ())
    titled = tuple(sheet.name for sheet in state.snapshot.sheets if has_title(sheet))
    said_there = {kept(name) for name in titled}
    left = tuple(left for left in (*state.left, *state.left_out, *without) if left.text not in said_there)
    return Finished(state, frozenset(formulas - became) | arrays, became - blank, left, titled)


def _obstacle(cell: Cell, now: float | str | None, *, stale: bool, values: bool) -> Text | None:
    """Why a formula stays as it is; ``now``: what it gives, where it is one of the form of ours."""
    if now is None and stale:
        return STALE
    if not values:
        return None
    if cell.in_array:
        return IN_ARRAY
    if now is None and cell.kind == "empty":
        return NO_RESULT
    is_error = cell.kind in ("error", "boolean") if now is None else str(now).startswith("#")
    return NO_FIGURE if is_error else None


def _formulas(cases: Sequence[Case]) -> frozenset[Ref]:
    """The 達成度 cells with a formula: ours, the template's and the city's."""
    return frozenset(s.cell for s in _stated(cases) if s.source.formula is not None and not s.source.in_array)


def _arrays(cases: Sequence[Case]) -> frozenset[Ref]:
    """The 達成度 cells in an array formula, which is not to be changed cell by cell."""
    return frozenset(stated.cell for stated in _stated(cases) if stated.source.in_array)


def _stated(cases: Sequence[Case]) -> Iterator[Stated]:
    return (row.stated for case in cases for row in case.form.indicators if row.stated is not None)


def _stale(cases: Sequence[Case]) -> frozenset[Ref]:
    """Those whose stored result is not what the formula gives now."""
    return frozenset(found.cell for case in cases for found in judgements(case).values() if is_stale(found))


def _at(sheet: Sheet, a1: str) -> Cell:
    ref = Ref.at(sheet.name, a1)
    return sheet.cell(ref.row, ref.column)


def _stored(cell: Cell) -> float | str:
    return float(cell.value) if cell.kind == "number" else cell.value
