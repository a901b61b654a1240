"""The names of what is computed instead of the form's formula."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple

from sdgsheet.achievement.mistakes import RATIOS, Mistake
from sdgsheet.formulas.engine import Result
from sdgsheet.rules.formulas.likeness import Likeness, likeness, read_result
from sdgsheet.text import Text


class Figures(NamedTuple):
    """The figures of one trial."""

    baseline: float
    actual: float
    target: float

    @property
    def fraction(self) -> float:
        """The form's formula."""
        return (self.actual - self.baseline) / (self.target - self.baseline)


_MISTAKES = {
    Mistake.ACTUAL_OVER_TARGET: Text("実績÷目標", "actual ÷ target"),
    Mistake.TARGET_OVER_ACTUAL: Text("目標÷実績", "target ÷ actual"),
    Mistake.ACTUAL_OVER_BASELINE: Text("実績÷当初値", "actual ÷ baseline"),
    Mistake.GROWTH: Text("当初値からの伸び率", "growth over the baseline"),
    Mistake.REMAINDER: Text(
        "目標までの残りの割合（(実績－目標)÷(当初値－目標)）",
        "what is left to the target, (actual − target) ÷ (baseline − target)",
    ),
}
_CAPPED = Text("100%を上限とした値", "the form's formula capped at 100%")
_FLOORED = Text("0%を下限とした値", "the form's formula floored at 0%")
_HUNDREDTH = Text("様式の式の100分の1", "a hundredth of the form's formula")
_BOUNDED = {_CAPPED: Mistake.CAPPED, _FLOORED: Mistake.FLOORED}
_OTHERS: tuple[tuple[Text, Callable[[Figures], float]], ...] = (
    (Text("様式の式の符号を逆にした値", "the form's formula with its sign turned"), lambda f: -f.fraction),
    (_CAPPED, lambda f: min(1.0, f.fraction)),
    (_FLOORED, lambda f: max(0.0, f.fraction)),
    (
        Text("0%を下限、100%を上限とした値", "the form's formula kept between 0% and 100%"),
        lambda f: min(1.0, max(0.0, f.fraction)),
    ),
    (Text("符号を取り去った値（絶対値）", "the form's formula without its sign (ABS)"), lambda f: abs(f.fraction)),
    (Text("分子と分母を入れ替えた値", "the form's formula upside down"), lambda f: 1 / f.fraction),
    (Text("実績－当初値（割り算がない）", "actual − baseline, not divided"), lambda f: f.actual - f.baseline),
    (Text("(実績－当初値)÷目標", "(actual − baseline) ÷ target"), lambda f: (f.actual - f.baseline) / f.target),
    (Text("(実績－当初値)÷実績", "(actual − baseline) ÷ actual"), lambda f: (f.actual - f.baseline) / f.actual),
    (Text("(目標－実績)÷目標", "(target − actual) ÷ target"), lambda f: (f.target - f.actual) / f.target),
    (Text("実績÷(目標－当初値)", "actual ÷ (target − baseline)"), lambda f: f.actual / (f.target - f.baseline)),
    (Text("当初値÷実績", "baseline ÷ actual"), lambda f: f.baseline / f.actual),
    (Text("当初値÷目標", "baseline ÷ target"), lambda f: f.baseline / f.target),
    (Text("目標÷当初値", "target ÷ baseline"), lambda f: f.target / f.baseline),
    (
        Text("実績÷目標（100%を上限とした値）", "actual ÷ target, capped at 100%"),
        lambda f: min(1.0, f.actual / f.target),
    ),
    (Text("様式の式に1を加えた値", "the form's formula plus 1"), lambda f: 1 + f.fraction),
    (_HUNDREDTH, lambda f: f.fraction / 100),
    (Text("様式の式の1万倍", "the form's formula times 10,000"), lambda f: f.fraction * 10_000),
)


_NEARLY_ONCE = 1e-5


class Named(NamedTuple):
    """What is computed instead."""

    text: Text
    like: Likeness
    """How it is scaled and rounded."""
    mistake: Mistake | None = None
    """Which of the known mistakes it is."""


def name_of(figures: Sequence[Figures], results: Sequence[Result]) -> Named | None:
    """What is computed, if it has a name."""
    for mistake, ratio in RATIOS.items():
        like = likeness([float(ratio(*map(Fraction, f))) for f in figures], results)
        if like is not None:
            return Named(_MISTAKES[mistake], like, mistake)
    for text, computed in _OTHERS:
        like = likeness([computed(f) for f in figures], results)
        if like is not None and (text is not _HUNDREDTH or like.scale == 1):
            return Named(text, like, _BOUNDED.get(text))
    return _multiple(figures, results)


def _multiple(figures: Sequence[Figures], results: Sequence[Result]) -> Named | None:
    reads = [read_result(result) for result in results]
    factors = [read.value / f.fraction for f, read in zip(figures, reads, strict=True) if read is not None]
    if len(factors) < len(results) or max(factors) - min(factors) > 1e-9 * abs(factors[0]):
        return None
    shown = f"{factors[0]:.6g}" if abs(factors[0] - 1) > _NEARLY_ONCE else f"{factors[0]:.12g}"
    return Named(Text(f"様式の式の{shown}倍", f"the form's formula times {shown}"), Likeness())


def rounding_name(like: Likeness) -> Text:
    """How a figure is rounded more than the form allows."""
    places = like.places or 0
    step = (
        Text("1%単位", "whole percents")
        if places == 2
        else Text(f"{10 ** (2 - places):g}%単位", f"steps of {10 ** (2 - places):g}%")
    )
    how = {
        "half": Text("で四捨五入した値", "rounded to"),
        "down": Text("で端数を切り捨てた値", "cut off to"),
        "up": Text("で0から遠い方に丸めた値", "rounded away from 0 to"),
        "floor": Text("で切り下げた値", "rounded down to"),
        "ceiling": Text("で切り上げた値", "rounded up to"),
    }[like.direction]
    return Text(f"様式の式を{step.ja}{how.ja}", f"the form's formula {how.en} {step.en}")
