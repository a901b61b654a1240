"""What may have happened where one of two figures is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.rules.case import Case
from sdgsheet.rules.compare import quantity, same_value
from sdgsheet.rules.labels import places
from sdgsheet.text import Text

Place = tuple[Indicator, Triple]

_SWAPPED = Text("数字の前後の入れ替わりかもしれません", "perhaps two digits were swapped")
_SHIFTED = Text("桁の違いかもしれません", "perhaps a digit or a decimal point slipped")
_SIGN = Text("符号の違いかもしれません", "perhaps a sign was lost")
_DROPPED = Text("数字の抜けか重なりかもしれません", "perhaps a digit was dropped or typed twice")


def hint(first: Place, other: Place) -> Text | None:
    """The slip that would explain why two figures differ, where there is a plain one."""
    one, two = first[1].amount, other[1].amount
    if one.number is None or two.number is None:
        return None
    return _slip(first[1], other[1]) or _not_updated(first, other) or _not_updated(other, first)


def supported(case: Case, said: Iterable[Place]) -> Text | None:
    """Which of the places' 達成度 fit the values in their own rows, where that tells them apart."""
    rows = [row for row, _ in said]
    judged = [(row, case.achievement(row).fraction) for row in rows]
    if any(fraction is None or case.figure(row).value is None for row, fraction in judged):
        return None
    fitting = [row for row, fraction in judged if fraction is not None and case.figure(row).fits(fraction)]
    if not fitting or len(fitting) == len(rows):
        return None
    named = places(fitting)
    return Text(
        f"記載の達成度と計算が合うのは{named.ja}です。", f"The written achievement fits the values in {named.en}."
    )


def _slip(first: Triple, other: Triple) -> Text | None:
    one, two = (quantity(t, beside).value for t, beside in ((first, other), (other, first)))
    if one == -two:
        return _SIGN
    if one and two and abs(one / two) in _POWERS:
        return _SHIFTED
    return _misspelt(_digits(first), _digits(other))


_POWERS = frozenset(Fraction(10) ** k for k in (-4, -3, -2, -1, 1, 2, 3, 4))


def _digits(triple: Triple) -> str:
    return "".join(c for c in str(triple.amount.number) if c.isdigit())


def _misspelt(one: str, two: str) -> Text | None:
    if len(one) == len(two):
        places = [i for i in range(len(one)) if one[i] != two[i]]
        if len(places) == 2 and places[1] == places[0] + 1 and one[places[0]] == two[places[1]] != two[places[0]]:
            return _SWAPPED if one[places[1]] == two[places[0]] else None
        return None
    short, long = sorted((one, two), key=len)
    if (
        len(long) == len(short) + 1
        and len(short) >= 2
        and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
    ):
        return _DROPPED
    return None


def _not_updated(stale: Place, other: Place) -> Text | None:
    """The figure is the one that its own row, and the other row, have for the actual before."""
    row, triple = stale
    before = _before(row.actuals, triple)
    if before is None or not same_value(before, triple) or not _has(other[0].actuals, before):
        return None
    named = places((row,))
    return Text(
        f"{named.ja}は一つ前の実績と同じ値で、更新されていないのかもしれません",
        f"{named.en} has the same value as the actual before, so perhaps it was not updated",
    )


def _before(actuals: Sequence[Triple | None], triple: Triple) -> Triple | None:
    filled = [a for a in actuals if a is not None and a.amount.number is not None]
    index = next((i for i, a in enumerate(filled) if a is triple), 0)
    return filled[index - 1] if index else None


def _has(actuals: Iterable[Triple | None], value: Triple) -> bool:
    return any(a is not None and same_value(a, value) for a in actuals)
