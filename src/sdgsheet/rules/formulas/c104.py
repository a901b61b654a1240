"""C104: a constant stands where an input belongs."""

from __future__ import annotations

from collections.abc import Mapping

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.formulas.naming import figure_name
from sdgsheet.rules.formulas.shared import (
    EACH_ROW,
    GONE,
    difference,
    evidence,
    is_gone,
    named_cells,
    please_use_or_stay,
    quoted_source,
    shows_no_figure,
    shows_the_same,
    source_text,
    to_judge,
)
from sdgsheet.rules.formulas.subject import subject_of
from sdgsheet.rules.formulas.verdict import Judged, Kind, Typed
from sdgsheet.rules.rule import Found, Judgement, Page, Rule, indicators
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text


def judge(case: Case, row: Indicator) -> Judgement:
    """An error where the constant is not what the cell holds now, but for a word that says that there is no figure."""
    found = to_judge(case, row)
    if not isinstance(found, Judged):
        return found
    if found.verdict.kind is not Kind.CONSTANT:
        return None
    what, is_current = _what(case, found), shows_the_same(case, found) and _holds(case, found)
    shows = difference(case, found) if not is_current else _SAME
    gone = GONE if is_gone(found) else Text("", "")
    return Found(
        found.cell,
        Text(
            f"{found.cell.a1}の式{what.ja}。{shows.ja}{gone.ja}",
            f"The formula in {found.cell.a1}{what.en}.{shows.en}{gone.en}",
        ),
        please_use_or_stay(found),
        severity=None if is_current or shows_no_figure(found) else Severity.ERROR,
        row=row,
        stated=source_text(found),
        evidence=evidence(
            case, found, (*found.verdict.cells, *(t.cell for t in found.verdict.typed if t.cell is not None))
        ),
    )


_SAME = Text(
    "いまの値とは合っていますが、セルの値を直しても達成度は変わりません。",
    " It agrees with the present figures, but will not follow when a cell is corrected.",
)


def _what(case: Case, found: Judged) -> Text:
    source = quoted_source(found)
    if found.verdict.cells:
        cells = named_cells(case, found, found.verdict.cells)
        return Text(
            f"（{source.ja}）は{cells.ja}に入力された数値だけで計算していて、この行の値を参照していません",
            f", {source.en}, computes with the figure typed into {cells.en} alone, and with none of this row's",
        )
    if not found.verdict.typed and found.formula is not None and found.formula.inputs:
        return Text(
            f"（{source.ja}）の結果は定数で、この行の値が変わっても変わりません",
            f", {source.en}, gives a constant, whatever this row's figures are",
        )
    if not found.verdict.typed:
        return Text(
            f"（{source.ja}）は定数で、この行の値を参照していません",
            f", {source.en}, is a constant and reads none of this row's figures",
        )
    parts = [_part(case, found, typed) for typed in found.verdict.typed]
    return Text(
        f"（{source.ja}）では、{'、'.join(p.ja for p in parts)}が書かれています",
        f", {source.en}, holds {', and '.join(p.en for p in parts)}",
    )


def _part(case: Case, found: Judged, typed: Typed) -> Text:
    name = figure_name(case, found.row, typed.figure, found.latest or 0)
    if typed.difference:
        name = Text(f"「{name.ja}－当初値」", f"“{name.en} − the baseline”")
    value = f"{typed.value:,.15g}"
    cell = Text("", "") if typed.cell is None else named_cells(case, found, [typed.cell])
    where = Text(f"（{cell.ja}）", f" (in {cell.en})") if cell.ja else cell
    return Text(f"{name.ja}の代わりに定数{value}{where.ja}", f"the constant {value}{where.en} in place of {name.en}")


def _holds(case: Case, found: Judged) -> bool:
    """Each constant is what its cell holds now."""
    subject = subject_of(case, found.row)
    assert subject is not None
    now = {t.cell: float(t.amount.number) for t in found.row.triples if t.amount.number is not None} | subject.now
    return all(_current(now, found, typed) == typed.value for typed in found.verdict.typed)


def _current(now: Mapping[Ref, float], found: Judged, typed: Typed) -> float | None:
    place, start = found.inputs.place(typed.figure, found.latest or 0), found.inputs.baseline
    value = now.get(place) if place is not None else None
    if not typed.difference or value is None:
        return value
    baseline = now.get(start) if start is not None else None
    return None if baseline is None else round(value - baseline, 9)


RULE = Rule(
    code="C104",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("達成度の式に定数が書かれている", "A constant in the formula"),
    page=Page(
        what=Text(
            "達成度の式の中（または式が参照する補助のセル）に、当初値・実績・目標値の代わりの数値が直接書かれています。式全体が定数（=0.44）の場合も含みます。",
            "A number stands in the formula, or in a helper cell that it reads, in place of the baseline, the actual or the target; or the whole formula is a constant (=0.44).",
        ),
        why=Text(
            "表の値を直しても、達成度が変わりません。セルの値といま異なっている場合は修正とします。",
            "When a figure in the table is corrected, the achievement does not follow. Where the constant is not what the cell holds now, it is an error.",
        ),
        example=Text(
            "=(34.5-32.1)/(Q29-32.1) のように、実績と当初値が式に書かれている。",
            "=(34.5-32.1)/(Q29-32.1), with actual and baseline typed in.",
        ),
        instead=Text(
            "数値の代わりに、その値のあるセルを参照してください。", "Refer to the cells that hold the values."
        ),
    ),
    places=indicators,
    judge=judge,
    column="achievement",
    habit=Text(
        "達成度の式{judged}件のうち{count}件に、セルを参照する代わりの定数が書かれています。",
        "{count} of the {judged} formulas hold constants in place of cells.",
    ),
    habit_action=EACH_ROW,
)
