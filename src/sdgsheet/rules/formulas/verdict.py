"""What is found of a 達成度 formula."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sdgsheet.achievement.mistakes import Mistake
from sdgsheet.form.model import Indicator
from sdgsheet.formulas.engine import Result
from sdgsheet.formulas.formula import Formula
from sdgsheet.formulas.parsing import parse
from sdgsheet.formulas.roles import Figure, Inputs
from sdgsheet.formulas.tokens import FormulaError
from sdgsheet.formulas.tree import Node, Reference
from sdgsheet.rules.formulas.likeness import Likeness
from sdgsheet.snapshot import Area, Cell, Ref
from sdgsheet.text import Text


class Kind(StrEnum):
    """What a formula computes, against the form's formula."""

    RIGHT = "right"
    """The form's formula, with this filing's cells filled or empty as they are."""
    OLDER = "older actual"
    """The form's formula with an older actual."""
    ELSEWHERE = "other cells"
    """It computes with cells that are not this row's baseline, latest actual and target."""
    CONSTANT = "constant"
    """A constant stands where an input belongs."""
    DIFFERENT = "different"
    """Another formula on the row's own figures."""
    ERROR = "error"
    """It gives an error for every input."""
    OUTSIDE = "another workbook"
    """It reads another workbook, which is not at hand."""
    NOT_COMPARED = "not compared"
    """The form's formula has no value in this row, such as for a target in words."""
    NOT_JUDGED = "not judged"
    """Something in it cannot be evaluated safely."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A constant that stands for an input."""

    value: float
    figure: Figure
    cell: Ref | None = None
    """The helper cell that holds it; None where it stands in a formula."""
    difference: bool = False
    """It stands for the figure less the baseline."""


@dataclass(frozen=True, slots=True)
class Example:
    """Inputs for which a formula gives something else than the form's."""

    baseline: float
    actual: float
    target: float
    expected: float
    """The fraction that the form's formula gives."""
    result: Result
    now: bool = False
    """These are the row's own figures."""
    others: tuple[tuple[Ref, float], ...] = ()
    """What stands in the other cells that the result depends on."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is found of one shape of a formula, in all rows where it reads the same roles."""

    kind: Kind
    like: Likeness | None = None
    """How it is scaled and rounded, where it is the form's formula or a known other one."""
    older: int | None = None
    """Which of the actuals is used."""
    cells: tuple[Ref, ...] = ()
    """The cells that it computes with instead."""
    asks: bool = False
    """It does not compute with them: it only makes a difference whether a figure stands there."""
    typed: tuple[Typed, ...] = ()
    """Constants, and what they stand for; empty where the whole formula is one."""
    whole: bool = False
    """The formula reads no figure at all."""
    empty: tuple[Ref, ...] = ()
    """Actuals that are still empty and are counted as 0."""
    awaited: tuple[Ref, ...] = ()
    """Actuals that are still empty, and until one is filled in nothing is computed."""
    instead: Text | None = None
    """What it computes, where that is known by name."""
    mistake: Mistake | None = None
    """The same, where it is one of the known mistakes."""
    example: Example | None = None
    reason: Text | None = None
    """Why it is not judged."""

    def moved(self, cells: Mapping[Ref, Ref]) -> Verdict:
        """The same with other cells in the place of these."""
        example = self.example
        if example is not None and example.others:
            example = replace(example, others=tuple((cells[place], value) for place, value in example.others))
        return replace(
            self,
            example=example,
            cells=tuple(cells[cell] for cell in self.cells),
            empty=tuple(cells[cell] for cell in self.empty),
            awaited=tuple(cells[cell] for cell in self.awaited),
            typed=tuple(t if t.cell is None else replace(t, cell=cells[t.cell]) for t in self.typed),
        )


@dataclass(frozen=True, slots=True)
class Judged:
    """One 達成度 formula, judged."""

    row: Indicator
    source: Cell
    inputs: Inputs
    latest: int | None
    """Which of the actuals is the latest; None where there is none."""
    verdict: Verdict
    result: Result | None
    """What it gives now; None where that is not known."""
    formula: Formula | None = None
    """What it reads; None where it was known at first sight, or cannot be read."""
    outside: tuple[Reference, ...] = ()
    """Cells of other workbooks that it reads, through helper cells too."""
    spelled: Callable[[str, Sequence[str], str], str] | None = None
    """Writes a formula known at first sight, given how its baseline, actuals and target are called."""
    now: float | None = None
    """What the form's formula gives on the row's own figures, before rounding."""
    twins: Mapping[Ref, bool] = field(default_factory=dict)
    """Cells of the same indicator's other rows among ``verdict.cells``: whether they hold the row's own figure."""

    block: Area | None = None
    """The cells of the array formula that it is a part of; none of them can be changed alone."""

    @property
    def cell(self) -> Ref:
        """Where it stands."""
        assert self.row.stated is not None
        return self.row.stated.cell

    @property
    def tree(self) -> Node | None:
        """The formula taken apart; None where that cannot be done."""
        if self.formula is not None:
            return self.formula.tree
        try:
            return parse(self.source.formula or "")
        except FormulaError:
            return None
