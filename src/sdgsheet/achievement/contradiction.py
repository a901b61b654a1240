"""Whether 達成 or 未達成 contradicts the figures of its row."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from operator import ge, gt, le, lt
from typing import Literal

from sdgsheet.achievement.compute import Achievement, Reason, in_one_unit
from sdgsheet.achievement.decision import Decision
from sdgsheet.achievement.direction import lower_is_better
from sdgsheet.achievement.stated import round_half_away
from sdgsheet.achievement.words import Aim, aim_of
from sdgsheet.form.model import Indicator, Triple
from sdgsheet.notation.numbers import Qualifier

Verdict = Literal["right", "wrong", "small slip", "not judged"]

SMALL_SLIP = Fraction(1, 20)
"""Of the baseline: a fall by this or less is no plain breach of 維持."""
_PERCENT = Fraction(1, 100)
_BOUNDS = {Qualifier.AT_LEAST: Aim.AT_LEAST, Qualifier.AT_MOST: Aim.AT_MOST}


@dataclass(frozen=True, slots=True)
class Standard:
    """What a word is judged against."""

    aim: Aim | None
    """None: a 達成度 of 100% or more."""
    reference: Triple | None = None
    """The figure that the aim compares the actual with: baseline or target."""


def standard(achievement: Achievement, decides: Decision | None) -> Standard | None:
    """The measure of the row's word; None where there is none.

    A computable row is judged at 100%; a target that is a bound, or on which a person must decide,
    by whether the actual keeps it; a target that equals the baseline asks to keep it.
    """
    target = achievement.target
    if target is None:
        return None
    if decides is Decision.WRONG_SIDE:
        return Standard(Aim.AT_MOST, target)
    bound = _BOUNDS.get(target.amount.qualifier) if target.amount.qualifier else None
    if achievement.fraction is not None:
        return Standard(bound, target) if bound else Standard(None)
    if achievement.reason is Reason.UNDEFINED:
        return Standard(bound or Aim.KEEP, target)
    if achievement.reason is Reason.QUALITATIVE and (aim := aim_of(target.amount.text)):
        return Standard(aim, achievement.baseline)
    return None


def verdict(row: Indicator, achievement: Achievement, against: Standard, *, claims: bool) -> Verdict:
    """How the word (``claims``: 達成, else 未達成) stands to the figures."""
    if against.aim is None:
        assert achievement.fraction is not None
        # 99.6% is shown as 100%: to call that reached is no plain contradiction.
        shown = round_half_away(achievement.fraction, _PERCENT) if claims else achievement.fraction
        return _agree(claims, reached=shown >= 1)
    actual, reference = achievement.actual, against.reference
    if actual is None or reference is None or not (_is_plain(actual) and _is_plain(reference)):
        return "not judged"
    figures = in_one_unit(reference, actual)
    if figures is None:
        return "not judged"
    start, now = figures
    if against.aim is Aim.KEEP:
        return _kept(start, now, claims=claims, less=lower_is_better(row.name))
    reached = _MEETS[against.aim](now, start)
    is_wish = reference is achievement.baseline and against.aim in _NO_WORSE
    if claims and not reached and is_wish and _is_small(now - start, start):
        return "small slip"
    return _agree(claims, reached=reached)


_MEETS = {Aim.RISE: gt, Aim.FALL: lt, Aim.AT_LEAST: ge, Aim.AT_MOST: le}
_NO_WORSE = frozenset({Aim.AT_LEAST, Aim.AT_MOST})


def _kept(start: Fraction, now: Fraction, *, claims: bool, less: bool) -> Verdict:
    """維持: what got better is kept too, but only the name may say which way that is."""
    if not claims:
        return "wrong" if now == start else "right"
    # From 0 there is one way only: 待機児童 0 → 3.
    worse = now - start if less or not start else start - now
    if worse <= 0:
        return "right"
    return "small slip" if _is_small(worse, start) else "wrong"


def _is_small(change: Fraction, start: Fraction) -> bool:
    return abs(change) <= SMALL_SLIP * abs(start)


def _agree(claims: bool, *, reached: bool) -> Verdict:
    return "right" if claims == reached else "wrong"


def _is_plain(triple: Triple) -> bool:
    return triple.amount.number is not None and triple.amount.qualifier in _PLAIN


_PLAIN = (None, Qualifier.PROVISIONAL, *_BOUNDS)
