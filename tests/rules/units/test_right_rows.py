"""Rows that are right are never said to be off in scale."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from indicators import case, form, judge, row
from sdgsheet.achievement.stated import round_half_away
from sdgsheet.rules.units.u104 import RULE

FIGURES = st.integers(1, 10_000)


def percent(fraction: Fraction) -> str:
    return f"{round_half_away(fraction * 100, Fraction(1))}%"


@given(FIGURES, FIGURES, FIGURES)
def test_silent_where_the_written_figure_is_right_and_nothing_is_far_away(base: int, actual: int, target: int) -> None:
    assume(base != target)
    assume(max(base, target) * 5 > actual > min(base, target) / 5)
    stated = percent(Fraction(actual - base, target - base))
    values = [("2020年度", str(base), "件"), ("2022年度", str(actual), "件"), ("2030年", str(target), "件")]
    twice = [
        row(1, 1, "指標", values[0], [values[1]], values[2], stated),
        row(2, 1, "指標", values[0], [values[1]], values[2], stated),
    ]
    assert judge(RULE, case(form(twice))) == []


@given(FIGURES, st.integers(2, 9), st.integers(1, 4))
def test_speaks_of_every_actual_that_was_typed_under_a_larger_unit(base: int, rise: int, power: int) -> None:
    """Baseline and target 10% to 45% apart, the actual between them and typed 10**k times too large."""
    base *= 20
    target, actual = base + base * rise // 20, base + base * rise // 40
    typed = str(actual * 10**power)
    of = row(1, 1, "指標", ("2020年度", str(base), "件"), [("2022年度", typed, "件")], ("2030年", str(target), "件"))
    [found] = judge(RULE, case(form([of])))
    assert found.stated == typed
