"""U104: a scale slip: one value is off by a power of ten under its row's unit."""

import pytest

from indicators import Figure, case, form, formula, judge, row
from sdgsheet.form.model import Form, Indicator, SectionNumber
from sdgsheet.rules.case import Group
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.rule import Found
from sdgsheet.rules.units import slips
from sdgsheet.rules.units.slips import is_off_scale
from sdgsheet.rules.units.u104 import RULE


def one(
    base: str,
    actual: str,
    target: str,
    stated: Figure = "",
    *,
    unit: str = "件",
    section: SectionNumber = 1,
    name: str = "指標",
) -> Indicator:
    return row(
        section, 1, name, ("2020年度", base, unit), [("2022年度", actual, unit)], ("2030年", target, unit), stated
    )


def says(*rows: Indicator, previous: Form | None = None) -> list[Found]:
    this = case(form(list(rows)), previous=previous)
    found = judge(RULE, this)
    if previous is None:
        assert [r.key for r in rows if is_off_scale(this, r)] == [f.row.key for f in found if f.row]
    return found


class TestTheWrittenFigureShowsIt:
    """(a)"""

    @pytest.mark.parametrize(
        ("base", "actual", "target", "stated"),
        [
            ("32.1", "345", "50.0", "13%"),
            ("2,620", "25,290", "2,692", "-126%"),
            ("1,520", "1,498,000", "1,000", "4%"),
            ("1,073", "11,455", "1,184", "65%"),
            ("10", "0.62", "30", "-19%"),
        ],
    )
    def test_an_actual(self, base: str, actual: str, target: str, stated: str) -> None:
        [found] = says(one(base, actual, target, stated))
        assert RULE.severity is Severity.WARNING
        assert found.cell.a1 == "I11"
        assert f"記載の達成度「{stated}」と合います" in found.message.ja
        assert [e.role for e in found.evidence] == ["actual", "baseline", "target", "achievement"]

    def test_a_baseline(self) -> None:
        [found] = says(one("321", "34.5", "50.0", "13%"))
        assert found.cell.a1 == "F11"
        assert found.expected is not None
        assert found.expected.ja == "32.1"

    def test_silent_where_the_figure_fits_as_it_stands(self) -> None:
        assert says(one("32.1", "345", "50.0", "1748%")) == []

    def test_silent_where_a_known_mistake_explains_it(self) -> None:
        # 345 / 50 = 690%
        assert says(one("32.1", "345", "50.0", "690%")) == []
        # capped at 100%
        assert says(one("10", "200", "20", "100%")) == []

    def test_silent_where_the_shifted_value_is_far_from_the_others(self) -> None:
        assert says(one("1", "100", "100", "9%")) == []

    def test_silent_where_only_a_shifted_target_would_fit(self) -> None:
        assert says(one("32.1", "34.5", "500", "13%")) == []

    @pytest.mark.parametrize("stated", ["", "－", "達成", "14%", "65%"])
    def test_silent_where_nothing_written_fits(self, stated: str) -> None:
        assert says(one("32.1", "345", "50.0", stated)) == []

    def test_silent_where_v106_speaks(self) -> None:
        assert says(one("32.1", "0.345", "50.0", "13%", unit="％")) == []


class TestTheRowShowsIt:
    """(c)"""

    @pytest.mark.parametrize(
        ("base", "actual", "target"),
        [
            ("1,850", "26,400", "2,700"),
            ("3,240", "339", "4,000"),
            ("820", "905,000", "1,200"),
            ("1,000", "120,000", "1,900"),
            ("1,000", "9.8", "1,900"),
            ("2,620", "25,290,000", "2,692"),
        ],
    )
    def test_an_actual_far_from_a_baseline_and_a_target_that_are_close(
        self, base: str, actual: str, target: str
    ) -> None:
        [found] = says(one(base, actual, target))
        assert found.cell.a1 == "I11"

    def test_whatever_the_formula_made_of_it(self) -> None:
        [found] = says(one("1,850", "26,400", "2,700", formula("x", "28.88", "0%")))
        assert "記載の達成度" not in found.message.ja

    def test_any_actual_not_only_the_latest(self) -> None:
        of = row(
            1,
            1,
            "利用者数",
            ("2020年度", "820", "人"),
            [("2022年度", "905,000", "人"), ("2023年度", "931", "人")],
            ("2030年", "1,200", "人"),
        )
        [found] = says(of)
        assert found.cell.a1 == "I11"

    @pytest.mark.parametrize(
        ("base", "actual", "target"),
        [
            ("1,850", "26,400", "2,800"),  # ×10, and baseline and target further apart than 1.5
            ("0.9", "12.5", "50"),
            ("1,000", "120,000", "2,100"),  # ×100, and further apart than 2
            ("60", "620", "100"),
            ("100", "450", "120"),  # less than five times
            ("100", "2,500", "120"),  # neither 10 nor 100 times brings it near
            ("100", "40", "80"),
        ],
    )
    def test_silent_on_real_changes(self, base: str, actual: str, target: str) -> None:
        assert says(one(base, actual, target)) == []

    @pytest.mark.parametrize(("base", "actual", "target"), [("0", "988", "850"), ("24", "0", "20"), ("24", "2", "0")])
    def test_silent_with_a_zero(self, base: str, actual: str, target: str) -> None:
        assert says(one(base, actual, target)) == []

    def test_silent_where_the_target_alone_is_off(self) -> None:
        assert says(one("1,850", "1,900", "27,000")) == []

    def test_silent_where_several_actuals_moved_alike(self) -> None:
        of = row(
            1,
            1,
            "来訪者数",
            ("2020年度", "10", "人"),
            [("2022年度", "105", "人"), ("2023年度", "118", "人")],
            ("2030年", "12", "人"),
        )
        assert says(of) == []

    @pytest.mark.parametrize(
        ("name", "base", "first", "second", "target"),
        [
            ("保育士の欠員数", "24", "15", "2", "20"),  # it was falling before
            ("相談件数", "12,000", "900", "9,800", "13,000"),  # and is still low
            ("港祭りの来場者数", "150,000", "15,000", "148,000", "160,000"),  # held on a small scale in 2022
            ("外国人延べ宿泊者数", "100,000", "980", "99,000", "120,000"),
        ],
    )
    def test_silent_where_the_row_shows_that_it_moves_so_far(
        self, name: str, base: str, first: str, second: str, target: str
    ) -> None:
        actuals = [("2022年度", first, "人"), ("2023年度", second, "人")]
        assert says(row(1, 1, name, ("2019年度", base, "人"), actuals, ("2024年", target, "人"))) == []

    @pytest.mark.parametrize(
        ("name", "year", "actual", "speaks"),
        [
            ("港祭りの来場者数", "2020年度", "15,300", False),
            ("港祭りの来場者数", "2022年度", "15,300", True),  # the latest, and no pandemic any more
            ("製造品出荷額", "2020年度", "15,300", True),
            ("港祭りの来場者数", "2020年度", "1,530,000", True),
        ],
    )
    def test_what_the_pandemic_stopped(self, name: str, year: str, actual: str, speaks: bool) -> None:
        of = row(1, 1, name, ("2019年度", "150,000", ""), [(year, actual, "")], ("2024年", "160,000", ""))
        assert bool(says(of)) is speaks

    def test_an_actual_that_is_off_beside_one_a_little_below_the_baseline(self) -> None:
        actuals = [("2022年度", "2,529", "億円"), ("2023年度", "253.1", "億円")]
        [found] = says(row(1, 1, "総生産", ("2019年度", "2,620", "億円"), actuals, ("2024年", "2,692", "億円")))
        assert found.stated == "253.1"

    @pytest.mark.parametrize("actual", ["約26,400", "26,000～27,000", "－", "未公表"])
    def test_silent_on_what_is_no_plain_number(self, actual: str) -> None:
        assert says(one("1,850", actual, "2,700")) == []

    def test_silent_where_the_units_differ(self) -> None:
        of = row(
            1, 1, "利用者数", ("2020年度", "820", "千人"), [("2022年度", "905,000", "人")], ("2030年", "1,200", "千人")
        )
        assert says(of) == []


class TestTheTwinShowsIt:
    """(b)"""

    def pair(self, first: str, second: str, stated: tuple[Figure, Figure] = ("", "")) -> tuple[Indicator, Indicator]:
        # The targets are too far from the baseline for a row to show anything by itself.
        return (
            one("100", first, "900", stated[0]),
            one("100", second, "900", stated[1], section=2),
        )

    def test_the_side_whose_own_figure_does_not_fit(self) -> None:
        [found] = says(*self.pair("2,400", "240", ("18%", "18%")))
        assert found.row is not None
        assert found.row.section == 1
        [found] = says(*self.pair("240", "24", ("18%", "18%")))
        assert found.row is not None
        assert found.row.section == 2

    def test_the_later_place_where_both_fit(self) -> None:
        [found] = says(*self.pair("240", "2,400", ("18%", "288%")))
        assert found.row is not None
        assert found.row.section == 2
        assert "(1)№1の240のちょうど10倍" in found.message.ja

    def test_both_blank_is_the_later_place_too(self) -> None:
        [found] = says(*self.pair("24,000", "240"))
        assert found.row is not None
        assert found.row.section == 2
        assert "100分の1" in found.message.ja
        assert [e.cell.a1 for e in found.evidence] == ["I111", "I11"]

    def test_the_one_that_stands_alone_among_three(self) -> None:
        first = row(1, 1, "指標", ("2020年度", "100", "件"), [("2022年度", "2,400", "件")], ("2030年", "900", "件"))
        second = row(
            1, 2, "指標", ("2020年度", "100", "件"), [("2022年度", "240", "件")], ("2030年", "900", "件"), repeated=True
        )
        third = row(2, 1, "指標", ("2020年度", "100", "件"), [("2022年度", "240", "件")], ("2030年", "900", "件"))
        [found] = says(first, second, third)
        assert found.row is first

    def test_a_baseline(self) -> None:
        [found] = says(one("100", "240", "900"), one("1,000", "240", "900", section=2))
        assert found.cell.a1 == "F111"

    def test_only_once_where_the_row_shows_it_by_itself(self) -> None:
        [found] = says(one("3,240", "339", "4,000"), one("3,240", "3,390", "3,500", section=2))
        assert found.row is not None
        assert found.row.section == 1

    @pytest.mark.parametrize(
        ("first", "second"), [("240", "240"), ("240", "2,410"), ("240", "480"), ("0", "0"), ("2.4", "240,000")]
    )
    def test_silent_unless_it_is_exactly_a_power_of_ten(self, first: str, second: str) -> None:
        assert says(*self.pair(first, second)) == []

    def test_silent_where_the_same_share_is_stored_as_a_fraction(self) -> None:
        first = row(1, 1, "受診率", ("2020年度", "30.5", "％"), [("2022年度", "34.5", "％")], ("2030年", "50", "％"))
        second = row(2, 1, "受診率", ("2020年度", "30.5%", ""), [("2022年度", "34.5%", "")], ("2024年", "50%", ""))
        assert says(first, second) == []

    def test_silent_on_targets_alone(self) -> None:
        assert says(one("100", "240", "900"), one("100", "240", "9,000", section=2)) == []

    def test_silent_under_different_units_and_years(self) -> None:
        first, second = self.pair("240", "2,400")
        other = row(2, 1, "指標", ("2020年度", "10", "十件"), [("2022年度", "24", "十件")], ("2030年", "90", "十件"))
        assert says(first, other) == []
        later = row(2, 1, "指標", ("2020年度", "100", "件"), [("2023年度", "2,400", "件")], ("2030年", "900", "件"))
        assert says(first, later) == []
        assert second.section == 2


class TestLastYearShowsIt:
    """(b)"""

    def before(self, actual: str, stated: Figure = "") -> Form:
        return form([one("100", actual, "900", stated)], period=(2022, 2024))

    def test_a_value_that_was_reported_otherwise(self) -> None:
        [found] = says(one("100", "2,400", "900"), previous=self.before("240"))
        assert "前回の報告の240のちょうど10倍" in found.message.ja

    def test_silent_where_this_years_figure_fits_and_last_years_did_not(self) -> None:
        assert says(one("100", "240", "900", "18%"), previous=self.before("24", "18%")) == []

    def test_silent_where_it_is_equal_or_new(self) -> None:
        assert says(one("100", "240", "900"), previous=self.before("240")) == []
        assert says(one("100", "2,400", "900", name="新しい指標"), previous=self.before("240")) == []


def test_a_unit_in_the_values_cell_is_said_once() -> None:
    [found] = says(
        row(1, 1, "指標", ("2020年度", "1,850人", ""), [("2022年度", "26,400人", "")], ("2030年", "2,700人", ""))
    )
    assert found.message.ja.startswith("2022年度実績「26,400人」は、当初値1,850人・目標値2,700人より一桁大きい値です。")
    assert "“2,700人” is" not in found.message.en
    assert "(“人”)" not in found.message.en


class TestGuesses:
    @pytest.mark.parametrize(
        ("of", "guess", "meant"),
        [
            (one("2,620", "25,290", "2,692", unit="十億円"), "億円での記入かもしれません（25,290億円＝2,529十億円）。", "2,529十億円"),
            (one("1,520", "1,498,000", "1,000", "4%", unit="千t-CO2"), "t-CO2での記入かもしれません（1,498,000t-CO2＝1,498千t-CO2）。", "1,498千t-CO2"),
            (one("12.4", "13,100", "20.0", "9%", unit="MW"), "kWでの記入かもしれません", "13.1MW"),
            (one("45,200", "51.3", "62,000", unit="人"), "千人での記入かもしれません（51.3千人＝51,300人）。", "51,300人"),
            (one("32.1", "345", "50.0", "13%", unit="％"), "小数点が抜けたのかもしれません（34.5）。", "34.5％"),
            (one("1,850", "26,400", "2,700", unit="人"), "0が多いのかもしれません（2,640）。", "2,640人"),
            (one("1,073", "11,455", "1,184", unit="万円"), "同じ数字が2回入力されたのかもしれません（1,145）。", "1,145万円"),
        ],
    )  # fmt: skip
    def test_what_may_have_happened(self, of: Indicator, guess: str, meant: str) -> None:
        [found] = says(of)
        assert guess in found.message.ja
        assert found.action is not None
        assert found.action.ja == f"{meant}に直すか、単位をご確認ください。"

    def test_a_digit_that_was_lost_gives_only_the_size(self) -> None:
        [found] = says(one("3,240", "339", "4,000", unit="百万円"))
        assert "数字が1つ抜けているのかもしれません（3,390前後）" in found.message.ja
        assert found.expected is None

    def test_nothing_comes_to_mind(self) -> None:
        [found] = says(one("32.4", "3.55", "40.0", unit="件/人"))
        assert "かもしれません" not in found.message.ja
        assert found.action is not None
        assert found.action.ja == "数値と単位に誤りがないか、ご確認ください。"

    def test_the_sentence(self) -> None:
        [found] = says(one("2,620", "25,290", "2,692", unit="十億円"))
        assert found.message.ja == (
            "2022年度実績「25,290」は、当初値2,620・目標値2,692（十億円）より一桁大きい値です。"
            "億円での記入かもしれません（25,290億円＝2,529十億円）。"
        )
        assert found.message.en == (
            "The 2022 actual, “25,290”, is some 10 times larger than the baseline “2,620” and the target “2,692” (“十億円”). "
            "It may be in “億円” (“25,290億円” = “2,529十億円”)."
        )


def test_rows_of_one_name_are_set_side_by_side_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a name in thousands of rows costs no more than its rows."""
    asked: list[Group] = []
    monkeypatch.setattr(slips, "twin_slip", lambda _, group: asked.append(group))
    values = ("2020年度", "40", "件"), [("2022年度", "46", "件")], ("2024年", "80", "件")
    rows = [row(2, no, "指標", *values) for no in range(1, 20)]
    this = case(form(rows))
    assert not any(is_off_scale(this, one) for one in rows)
    assert len(asked) == 1
