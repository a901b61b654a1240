"""V110: a cumulative indicator falls."""

from typing import Literal

import pytest

from indicators import case, form, judge, row
from sdgsheet.form.model import Form, Indicator
from sdgsheet.rules.finding import Cause
from sdgsheet.rules.folding import fold
from sdgsheet.rules.run import run
from sdgsheet.rules.values.v110 import RULE


def filed(name: str, *values: tuple[str, str, str], target: str = "200") -> Form:
    """Baseline, then actuals: year, value, unit."""
    return form([row(2, 1, name, values[0], values[1:], ("2024年", target, "人"))])


def years(*values: str, unit: str = "人") -> list[tuple[str, str, str]]:
    return [(f"{2021 + i}年度", value, unit) for i, value in enumerate(values)]


def test_says_from_what_to_what() -> None:
    [found] = judge(RULE, case(filed("創業者数（累計）", *years("35", "62", "48"))))
    assert (found.cell.a1, found.stated) == ("L111", "48")
    assert "2022年度実績「62人」から2023年度実績「48人」" in found.message.ja
    assert "from the 2022 actual “62人” to the 2023 actual “48人”" in found.message.en


def test_speaks_below_the_baseline() -> None:
    assert judge(RULE, case(filed("認証量（累積）", *years("35", "28"))))


def test_converts_units() -> None:
    assert judge(RULE, case(filed("来訪者数（累計）", ("2021年度", "1.2", "千人"), ("2022年度", "900", "人"))))
    assert not judge(RULE, case(filed("来訪者数（累計）", ("2021年度", "1,200", "人"), ("2022年度", "1.3", "千人"))))


@pytest.mark.parametrize("values", [("35", "62", "91"), ("35", "35"), ("0", "0"), ("35", "未公表", "62"), ("35",)])
def test_is_silent_where_it_does_not_fall(values: tuple[str, ...]) -> None:
    assert not judge(RULE, case(filed("創業者数（累計）", *years(*values))))


@pytest.mark.parametrize(
    "name",
    [
        "創業者数",
        "延べ参加者数",
        "累積欠損金",
        "病院の累積赤字額",
        "累積債務残高",
        "創業者数（計画期間累計）",
        "創業者数（計画期間内の累計）",
        "年間累計利用者数",
    ],
)
def test_is_silent_on_what_may_fall(name: str) -> None:
    assert not judge(RULE, case(filed(name, *years("35", "28"))))


def test_is_silent_where_the_year_says_that_it_starts_anew() -> None:
    assert not judge(RULE, case(filed("創業者数（累計）", ("2021年度", "35", "人"), ("計画期間累計", "12", "人"))))
    assert not judge(RULE, case(filed("創業者数（累計）", ("2021年度", "35", "人"), ("R4～R5累計", "12", "人"))))


def test_is_silent_where_years_are_out_of_order() -> None:
    assert not judge(RULE, case(filed("創業者数（累計）", ("2022年度", "62", "人"), ("2021年度", "35", "人"))))


def test_is_silent_where_units_do_not_convert() -> None:
    assert not judge(RULE, case(filed("創業数（累計）", ("2021年度", "62", "人"), ("2022年度", "35", "件"))))


def test_a_target_below_the_actual_is_no_fall() -> None:
    assert not judge(RULE, case(filed("創業者数（累計）", *years("35", "62"), target="50")))


def twins(second: str) -> Form:
    """One indicator in (1) and in (2); both fall, in (2) to ``second``."""
    name, baseline, target = "創業者数（累計）", ("2021年度", "35", "人"), ("2024年", "200", "人")

    def filled(section: Literal[1, 2], last: str) -> Indicator:
        return row(section, 1, name, baseline, [("2022年度", "62", "人"), ("2023年度", last, "人")], target)

    return form([filled(1, "48"), filled(2, second)])


@pytest.mark.parametrize(("second", "held"), [("48", True), ("47", False)])
def test_the_same_fall_in_both_sections_is_one_root(second: str, *, held: bool) -> None:
    both = case(twins(second))
    one, other = fold(both, [run(RULE, both, form_is_empty=False)])
    assert one.caused_by is None
    assert other.caused_by == (Cause("V110", one.cell) if held else None)


def test_a_fall_alone_is_its_own_root() -> None:
    alone = case(filed("創業者数（累計）", *years("35", "62", "48")))
    [found] = fold(alone, [run(RULE, alone, form_is_empty=False)])
    assert found.caused_by is None
