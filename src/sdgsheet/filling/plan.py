"""Which 達成度 cells to write, with what, and why the others are left alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sdgsheet.achievement.compute import Reason
from sdgsheet.achievement.decision import decision
from sdgsheet.achievement.stated import has_words, round_half_away
from sdgsheet.edits import Edits, FormulaEdit
from sdgsheet.filling.bands import bands, is_locked
from sdgsheet.filling.live import live_edit
from sdgsheet.filling.options import Options, check_rows
from sdgsheet.filling.showing import showing
from sdgsheet.form.model import Indicator, Stated
from sdgsheet.rules.case import Case
from sdgsheet.rules.words import plural
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text


class Kind(StrEnum):
    """What stands in a 達成度 cell before it is written."""

    EMPTY = "empty"
    AGREEING = "agreeing"
    """A figure typed in that agrees."""
    DIFFERING = "differing"
    """A figure typed in that differs, or a word for a missing value."""
    DECIDE = "decide"
    """A person must decide (A104)."""
    WORD = "word"
    """達成, ○ …: never written over."""
    FORMULA = "formula"
    """Never written over: the city's own, the template's, or one of ours that nothing is remembered of."""
    IMPOSSIBLE = "impossible"
    """Nothing can be computed."""


@dataclass(frozen=True, slots=True)
class Line:
    """What becomes of one 達成度 cell."""

    row: Indicator
    cell: Ref
    form: int
    """Index of the form within its workbook."""
    kind: Kind
    edit: FormulaEdit | None
    """None: the cell is left alone."""
    reason: Text | None
    """Why it is left alone, to stand in brackets behind the row; None where it is written, or where the host says why."""

    @property
    def written(self) -> bool:
        """The cell is written."""
        return self.edit is not None


@dataclass(frozen=True, slots=True)
class Plan:
    """All that fill writes into one workbook, and one line a 達成度 cell."""

    edits: Edits
    lines: tuple[Line, ...]
    standing: frozenset[Ref] = frozenset()
    """Cells to write that hold their formula already, where the host tells."""

    @property
    def written(self) -> tuple[Line, ...]:
        """The cells that are written."""
        return tuple(line for line in self.lines if line.written)

    @property
    def left(self) -> tuple[Line, ...]:
        """The cells that are left alone; each has its reason."""
        return tuple(line for line in self.lines if not line.written)

    def without(self, cells: Collection[Ref]) -> Plan:
        """The plan as it was carried out, where the host left these cells alone; the host says why."""
        lines = (replace(n, edit=None, reason=None) if n.cell in cells else n for n in self.lines)
        return replace(self, lines=tuple(lines))

    @property
    def summary(self) -> Text:
        """How many cells are empty and written, typed in and agreeing, and left alone."""
        written = Counter(line.kind for line in self.written if line.cell not in self.standing)
        stand = len(self.written) - written.total()
        agreeing = sum(line.kind is Kind.AGREEING for line in self.left)
        other = len(self.left) - agreeing
        more = [
            Text(f"{name.ja} {written[kind]}", f"{written[kind]} {name.en}")
            for kind, name in _WRITTEN.items()
            if written[kind]
        ]
        parts = [
            Text(f"空欄に記入 {written[Kind.EMPTY]}", f"{written[Kind.EMPTY]} empty and written"),
            *([Text(f"{STANDS.ja} {stand}", f"{stand} {STANDS.en}")] if stand else []),
            *more,
            Text(f"手入力で一致 {agreeing}", f"{agreeing} typed in and agreeing"),
            Text(f"触れない {other}", f"{other} left alone"),
        ]
        return Text(
            f"達成度{len(self.lines)}：{' ・ '.join(p.ja for p in parts)}",
            f"{plural(len(self.lines), 'achievement')}: {', '.join(p.en for p in parts)}",
        )


STANDS = Text("書き込み済み", "written already")
_WRITTEN = {
    Kind.AGREEING: Text("一致する手入力を式に", "typed in and agreeing, turned into formulas"),
    Kind.DIFFERING: Text("異なる記載を置き換え", "differing and replaced"),
    Kind.DECIDE: Text("指定により記入", "written because they were named"),
}


def plan(cases: Sequence[Case], options: Options) -> Plan:
    """Plans the fill of a workbook from the cases of its forms.

    Empty cells that can be computed are written; ``options`` say what else. Every formula gives,
    on the cells as they stand, exactly what the core computes; else its row is left alone.

    Raises:
        SdgsheetError: a row that ``options`` name is in no form.
    """
    check_rows(options.rows, [case.form for case in cases])
    lines = [
        _line(case, row, row.stated, options)
        for case in cases
        for row in case.form.indicators
        if row.stated is not None
    ]
    shared = Counter(line.edit.cell for line in lines if line.edit is not None)
    lines = [_alone(line) if line.edit and shared[line.edit.cell] > 1 else line for line in lines]
    edits = Edits(
        layer="fill",
        sha256=cases[0].workbook.sha256 if cases else "",
        formulas=tuple(line.edit for line in lines if line.edit is not None),
        formats=bands(cases),
    )
    return Plan(edits, tuple(lines))


def _line(case: Case, row: Indicator, stated: Stated, options: Options) -> Line:
    kind = _kind(case, row, stated)
    is_named = any(name.names(row) for name in options.rows) or stated.cell in options.again
    reason = _never(case, row, kind) or _closed(case, stated) or _unasked(case, row, kind, options, is_named=is_named)
    edit = None
    if reason is None:
        show = showing(case, row, stated)
        outcome = live_edit(case, row, stated, show)
        if isinstance(outcome, Text):
            reason = outcome
        else:
            edit = outcome
    return Line(row, stated.cell, case.index, kind, edit, reason)


def _kind(case: Case, row: Indicator, stated: Stated) -> Kind:
    figure, achievement = case.figure(row), case.achievement(row)
    if stated.source.formula is not None:
        return Kind.FORMULA
    if figure.word and not figure.missing:
        return Kind.WORD
    if achievement.fraction is None:
        return Kind.IMPOSSIBLE
    if decision(row, achievement, figure):
        return Kind.DECIDE
    if figure.missing and not figure.word:
        return Kind.EMPTY
    return Kind.AGREEING if figure.fits(achievement.fraction) else Kind.DIFFERING


def _never(case: Case, row: Indicator, kind: Kind) -> Text | None:
    """Why no option lets the cell be written; None where one does."""
    return _cannot(case.achievement(row).reason) if kind is Kind.IMPOSSIBLE else _NEVER.get(kind)


def _unasked(case: Case, row: Indicator, kind: Kind, options: Options, *, is_named: bool) -> Text | None:
    """Which option would let the cell be written; None where those given do."""
    if kind is Kind.EMPTY or is_named:
        return None
    if kind is Kind.AGREEING and options.live:
        if row.stated is not None and row.stated.source.kind == "text" and has_words(row.stated.text):
            return _WITH_WORDS
        return None if _shows_the_same(case, row) else _SHOWN_OTHERWISE
    if kind is Kind.DIFFERING and options.overwrite:
        return None
    return _UNASKED[kind]


def _cannot(reason: Reason | None) -> Text:
    assert reason is not None
    if reason is Reason.UNDEFINED:
        return Text("目標値が当初値と同じで計算できないため（A105）", "the target equals the baseline (A105)")
    return Text(f"計算できないため（{reason.text.ja}）", f"nothing can be computed ({reason.text.en})")


def _shows_the_same(case: Case, row: Indicator) -> bool:
    """Between two figures (12.5%) the one that Excel would not show may be written, and is right."""
    figure, computed = case.figure(row), case.achievement(row).fraction
    return computed is not None and round_half_away(computed, figure.step) == figure.value


def _closed(case: Case, stated: Stated) -> Text | None:
    """Why the cell may not be written at all."""
    if stated.source.struck or stated.source.style.struck:
        return Text("見え消しがあるため", "something in it is struck out")
    if stated.source.in_array:
        return Text(
            "配列数式（またはデータテーブル）の一部のため（これを消すと書き込めます）",
            "it is part of an array formula or a data table (clear that first)",
        )
    if is_locked(case, stated.cell):
        return Text(
            "シートの保護でロックされているため（「校閲」→「シート保護の解除」で書き込めます）",
            "it is locked on a protected sheet (unprotect it first: Review, Unprotect Sheet)",
        )
    return None


def _alone(line: Line) -> Line:
    reason = Text(
        "達成度のセルをほかの行と共有しているため（セルの結合を解除すると書き込めます）",
        "it shares its cell with another row (unmerge it first)",
    )
    return replace(line, edit=None, reason=reason)


_NEVER = {
    Kind.WORD: Text("言葉で記載されているため", "it is said in words"),
    Kind.FORMULA: Text("すでに計算式があるため", "it holds a formula already"),
}
_UNASKED = {
    Kind.AGREEING: Text(
        "手入力の値が計算と一致（--live で式にできます）", "typed in and agreeing (--live makes it a formula)"
    ),
    Kind.DIFFERING: Text(
        "記載が計算と異なる（--overwrite で置き換えられます）", "differs from the formula (--overwrite replaces it)"
    ),
    Kind.DECIDE: Text(
        "人の判断が必要（A104。--row で指定すれば書き込めます）", "a person must decide (A104; --row writes it)"
    ),
}
_WITH_WORDS = Text("数値のほかに言葉があるため", "words stand beside the figure")
_SHOWN_OTHERWISE = Text("式にすると表示が変わるため", "a formula would show another figure")
