"""達成度 = (actual - baseline) / (target - baseline), as an exact fraction or a reason."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import takewhile
from typing import NamedTuple

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.notation.numbers import Qualifier
from sdgsheet.text import Text


class Reason(StrEnum):
    """Why there is no 達成度."""

    NO_BASELINE = "no baseline"
    NO_TARGET = "no target"
    NO_ACTUAL = "no actual"
    QUALITATIVE = "qualitative target"
    UNDEFINED = "target equals baseline"
    NOT_PLAIN = "not a plain number"
    UNITS_DIFFER = "units differ"
    UNREADABLE = "a value cannot be read"
    NO_RESULT = "a formula's result is not stored"

    @property
    def text(self) -> Text:
        """The reason in a few words, to stand behind a colon."""
        return _TEXTS[self]


_TEXTS = {
    Reason.NO_BASELINE: Text("当初値がない", "there is no baseline"),
    Reason.NO_TARGET: Text("目標値がない", "there is no target"),
    Reason.NO_ACTUAL: Text("実績がない", "there is no actual"),
    Reason.QUALITATIVE: Text("目標が数値でなく言葉", "the target is a word, not a number"),
    Reason.UNDEFINED: Text("目標値が当初値と同じ", "the target equals the baseline"),
    Reason.NOT_PLAIN: Text(
        "「約」や範囲など、そのままでは計算に使えない数値がある",
        "a figure is not a plain number (about, a range and the like)",
    ),
    Reason.UNITS_DIFFER: Text("単位がそろっていない", "the units differ and do not convert"),
    Reason.UNREADABLE: Text("数値として読めない値がある", "a value cannot be read as a number"),
    Reason.NO_RESULT: Text(
        "計算結果がファイルに保存されていない式の値がある", "the result of a formula among its values is not stored"
    ),
}


class Achievement(NamedTuple):
    """The 達成度 of one indicator: a fraction (0.134 is 13%) or the reason why there is none."""

    fraction: Fraction | None
    reason: Reason | None
    baseline: Triple | None
    actual: Triple | None
    """The latest actual that is filled in: the one the computation uses, or would use if it were a
    plain number. Columns that are empty or say that there is no value yet (未集計) are passed over."""
    target: Triple | None


def compute(indicator: Indicator) -> Achievement:
    """Computes the 達成度 of one row, units of one quantity converted. Never raises.

    Words such as 約 are not computed, wherever they stand; 以上 and 以下 on the target are bounds and
    are computed, as are provisional figures (速報, 見込). Neither is a row computed one of whose formulas has no
    stored result: it is not empty, and what it gives is not known here.
    """
    baseline, target = filled(indicator.baseline), filled(indicator.target)
    actual = next((a for a in map(filled, reversed(indicator.actuals)) if a is not None), None)

    if _waits(indicator):
        return Achievement(None, Reason.NO_RESULT, baseline, actual, target)
    fraction, reason = _divide(baseline, actual, target)
    return Achievement(fraction, reason, baseline, actual, target)


def _waits(indicator: Indicator) -> bool:
    """A result is not stored that the computation needs, or may need: that of an actual later than the latest one."""
    if not any(triple.lacks_result for triple in indicator.triples):
        return False
    later = takewhile(lambda actual: filled(actual) is None, reversed(indicator.actuals))
    return any(t is not None and t.lacks_result for t in (indicator.baseline, indicator.target, *later))


def _divide(
    baseline: Triple | None, actual: Triple | None, target: Triple | None
) -> tuple[Fraction | None, Reason | None]:
    if any(t is not None and t.source.kind == "error" for t in (baseline, actual, target)):
        return None, Reason.UNREADABLE
    if target is None or target.amount.is_word:
        return None, Reason.NO_TARGET if target is None else Reason.QUALITATIVE
    if baseline is None or actual is None:
        return None, Reason.NO_BASELINE if baseline is None else Reason.NO_ACTUAL
    if not (_is_plain(baseline) and _is_plain(actual) and _is_plain(target, _BOUNDS)):
        return None, Reason.UNREADABLE if baseline.amount.is_word or actual.amount.is_word else Reason.NOT_PLAIN
    factors = to_one_unit(baseline, actual, target)
    if factors is None:
        return None, Reason.UNITS_DIFFER
    fraction = _ratio(*map(_in_unit, (baseline, actual, target), factors))
    return (None, Reason.UNDEFINED) if fraction is None else (fraction, None)


def _ratio(start: Decimal | Fraction, now: Decimal | Fraction, end: Decimal | Fraction) -> Fraction | None:
    """(now - start) / (end - start), in whole numbers up to the last step; None where end is start."""
    (a, per_a), (b, per_b), (c, per_c) = (figure.as_integer_ratio() for figure in (start, now, end))
    whole = (c * per_a - a * per_c) * per_b
    return Fraction((b * per_a - a * per_b) * per_c, whole) if whole else None


def _in_unit(triple: Triple, factor: Fraction) -> Decimal | Fraction:
    number = triple.amount.number or _ZERO
    return number if factor is _ONE else Fraction(number) * factor


def in_one_unit(*triples: Triple) -> tuple[Fraction, ...] | None:
    """The figures of triples with numbers, all in one unit; None where their units do not convert."""
    factors = to_one_unit(*triples)
    if factors is None:
        return None
    return tuple(Fraction(_in_unit(triple, factor)) for triple, factor in zip(triples, factors, strict=True))


def to_one_unit(*triples: Triple) -> tuple[Fraction, ...] | None:
    """What to multiply each figure with, to have all in one unit; None where units do not convert.

    A figure without a unit is taken in the unit of the others, if that is one.
    """
    known = [t.unit for t in triples if t.unit is not None]
    if not known:
        return (_ONE,) * len(triples)
    first = known[0]
    if not all(unit is first or unit.converts_to(first) for unit in known):
        return None
    if all(unit is first or unit.scale == first.scale for unit in known):
        return (_ONE,) * len(triples)
    if len(known) < len(triples):
        return None
    return tuple(unit.scale / first.scale for unit in known)


_ONE = Fraction(1)
_ZERO = Decimal(0)
_BOUNDS = (Qualifier.AT_LEAST, Qualifier.AT_MOST)


def filled(triple: Triple | None) -> Triple | None:
    """The triple, where a value stands in it that is no word for a missing one."""
    return None if triple is None or triple.is_blank or triple.amount.missing else triple


def _is_plain(triple: Triple, also: tuple[Qualifier, ...] = ()) -> bool:
    amount = triple.amount
    return amount.number is not None and (amount.qualifier in (None, Qualifier.PROVISIONAL, *also))
