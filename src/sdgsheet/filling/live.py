"""The live formula of one row, if it gives exactly what the core computes."""

from __future__ import annotations

from sdgsheet.achievement.compute import Achievement, to_one_unit
from sdgsheet.achievement.formula import evaluate, live_formula
from sdgsheet.edits import FormulaEdit
from sdgsheet.filling.showing import Showing
from sdgsheet.form.model import Indicator, Stated, Triple
from sdgsheet.rules.case import Case
from sdgsheet.rules.written import label
from sdgsheet.snapshot import Cell, Ref, Sheet
from sdgsheet.text import Text


def live_edit(case: Case, row: Indicator, stated: Stated, show: Showing) -> FormulaEdit | Text:
    """The edit of a row that the core computes; or the reason why its formula would give something else."""
    achievement = case.achievement(row)
    baseline, target = achievement.baseline, achievement.target
    assert achievement.fraction is not None
    assert baseline is not None
    assert target is not None
    sheet = case.workbook.sheet(stated.cell.sheet)
    assert sheet is not None
    actuals = _actual_cells(case, row, sheet)
    if any(cell.sheet != stated.cell.sheet for cell in (baseline.cell, target.cell, *actuals)):
        return Text("値が別のシートにあるため", "its values stand on another sheet")
    result = evaluate(
        _cell(sheet, baseline.cell),
        [_cell(sheet, actual) for actual in actuals],
        _cell(sheet, target.cell),
        points=show.points,
    )
    if result.exact is None or result.exact != achievement.fraction * (100 if show.points else 1):
        return _reason(case, row, achievement)
    formula = live_formula(baseline.cell.a1, [a.a1 for a in actuals], target.cell.a1, points=show.points)
    return FormulaEdit(stated.cell, formula, result.stored, show.number_format)


def _actual_cells(case: Case, row: Indicator, sheet: Sheet) -> list[Ref]:
    """The cells of all actual columns, the empty ones too: a figure entered later counts at once.

    Where the row's values do not stand in the columns of their headings, only those are taken that
    are there.
    """
    section = case.form.section(row.section)
    columns = section.actual_columns if section is not None else ()
    there = [(index, actual) for index, actual in enumerate(row.actuals) if actual is not None]
    is_regular = len(columns) == len(row.actuals) and all(
        actual.cell.column == columns[index].value_column and actual.cell.sheet == row.sheet for index, actual in there
    )
    if not is_regular:
        return [actual.cell for _, actual in there]
    cells = []
    for actual, column in zip(row.actuals, columns, strict=True):
        if actual is None:
            anchor = sheet.anchor(row.row, column.value_column)
            cells.append(Ref(row.sheet, anchor.row, anchor.column))
        else:
            cells.append(actual.cell)
    return cells


def _cell(sheet: Sheet, at: Ref) -> Cell:
    return sheet.cell(at.row, at.column)


def _reason(case: Case, row: Indicator, achievement: Achievement) -> Text:
    triples = [t for t in (achievement.baseline, achievement.actual, achievement.target) if t is not None]
    if any(factor != 1 for factor in to_one_unit(*triples) or ()):
        return Text(
            "単位の換算が必要で、式では計算できないため", "its units must be converted, which the formula cannot do"
        )
    for triple in triples:
        if triple.source.kind != "number":
            return _text_reason(label(case, row, triple), triple)
    return Text("セルの値から計算すると別の値になるため", "the formula on its cells would give another figure")


def _text_reason(name: Text, triple: Triple) -> Text:
    written = triple.amount.text.strip()
    if triple.source.kind == "empty" and triple.source.formula is not None:
        return Text(f"{name.ja}の式の結果が保存されていないため", f"the formula of {name.en} has no stored result")
    if triple.amount.qualifier is not None or triple.amount.unit:
        return Text(
            f"{name.ja}「{written}」に数値以外の文字があり、式では計算できないため",
            f"{name.en} “{written}” holds more than a number, and the formula cannot compute it",
        )
    return Text(
        f"{name.ja}「{written}」が文字として入力されており、式では計算できないため",
        f"{name.en} “{written}” is kept as text, and the formula cannot compute it",
    )
