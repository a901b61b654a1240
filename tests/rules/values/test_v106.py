"""V106: a share (％) stands as a fraction beside percentages, or the other way round."""

import pytest

from indicators import Figure, case, form, formula, judge, number, row
from sdgsheet.form.model import Indicator
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.values.fraction import mixes_scales
from sdgsheet.rules.values.v106 import RULE


def share(
    baseline: Figure, actuals: Figure | list[Figure], target: Figure, stated: Figure = "", unit: str = "％"
) -> Indicator:
    """A row of shares; actuals of 2022 on."""
    values = actuals if isinstance(actuals, list) else [actuals]
    return row(
        1,
        3,
        "受診率",
        ("2020年度", baseline, unit),
        [(f"{2022 + i}年度", v, unit) for i, v in enumerate(values)],
        ("2030年", target, unit),
        stated,
    )


def spoken(indicator: Indicator) -> list[tuple[str, str | None, Severity | None]]:
    """Cell, expected value and severity."""
    this = case(form([indicator]))
    found = judge(RULE, this)
    assert mixes_scales(this, indicator) == bool(found)
    return [(x.cell.a1, x.expected.ja if x.expected else None, x.severity) for x in found]


def test_speaks_of_the_fraction_among_percentages() -> None:
    assert spoken(share("32.1", "0.345", "50.0")) == [("I13", "34.5", None)]


def test_a_formulas_result_proves_nothing() -> None:
    assert spoken(share("41.5", "0.438", "55.0", formula("(I13-F13)/(R13-F13)", "-3.04162963"))) == [
        ("I13", "43.8", None)
    ]


def test_is_an_error_where_the_cell_shows_a_percentage() -> None:
    assert spoken(share("12.4", number("0.152", "0.0%", "15.2%"), "20.0", "37%")) == [("I13", "15.2", Severity.ERROR)]


def test_what_looks_a_hundred_times_too_large_is_seen_at_once() -> None:
    fractions: list[Figure] = [number(str(n), "0.0%", f"{n:.1%}") for n in (0.61, 0.632, 64.8, 0.75)]
    indicator = share(fractions[0], fractions[1:3], fractions[3], formula("(L13-F13)/(R13-F13)", "0.42", "0%"))
    assert spoken(indicator) == [("L13", "0.648", None)]
    [found] = judge(RULE, case(form([indicator])))
    assert "見た目はそろって" not in found.message.ja
    assert found.action is not None
    assert "「64.8%」と入力し直してください" in found.action.ja


def test_speaks_the_other_way_round() -> None:
    assert spoken(share("0.321", "34.5", "0.5")) == [("I13", "0.345", None)]


@pytest.mark.parametrize(("baseline", "target", "where"), [("0.321", "50", "F13"), ("32.1", "0.5", "R13")])
def test_the_odd_one_may_be_any_of_the_three(baseline: str, target: str, where: str) -> None:
    [(cell, _, _)] = spoken(share(baseline, "34.5", target))
    assert cell == where


def test_a_typed_achievement_that_does_not_fit_proves_nothing() -> None:
    assert spoken(share("38.2", "0.417", "60.0", "16%"))


def test_a_typed_achievement_does_not_speak_for_an_older_actual() -> None:
    assert spoken(share("38.2", ["0.417", "43.0"], "60.0", "22%")) == [("I13", "41.7", None)]


def test_is_silent_where_a_typed_achievement_is_right_as_it_stands() -> None:
    assert spoken(share("2.5", "0.03", "5.0"))
    assert not spoken(share("2.5", "0.03", "5.0", "-99%"))


def test_a_share_may_really_grow_from_below_one() -> None:
    assert not spoken(share("0.9", "12.5", "50.0"))


def test_the_target_alone_proves_nothing() -> None:
    assert not spoken(share("0.3", "0.35", "50.0"))


@pytest.mark.parametrize(
    ("baseline", "actual", "target"),
    [
        ("32.1", "34.5", "50.0"),
        ("0.321", "0.345", "0.5"),
        ("0.5", "0.7", "1.5"),
        ("0", "34.5", "50.0"),
        ("1.8", "0.9", "0.5"),
        ("0.2", "45.0", "50.0"),
        ("32.1", "未公表", "50.0"),
    ],
)
def test_is_silent_on(baseline: str, actual: str, target: str) -> None:
    assert not spoken(share(baseline, actual, target))


@pytest.mark.parametrize("unit", ["人", "倍", "ポイント", ""])
def test_is_silent_on_other_units(unit: str) -> None:
    assert not spoken(share("32.1", "0.345", "50.0", unit=unit))


def test_is_silent_where_all_cells_are_percentages_of_excel() -> None:
    cells = (("0.321", "32.1%"), ("0.345", "34.5%"), ("0.5", "50.0%"))
    baseline, actual, target = (number(stored, "0.0%", shown) for stored, shown in cells)
    assert not spoken(share(baseline, actual, target))
