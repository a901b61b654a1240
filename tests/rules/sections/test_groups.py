"""Which rows are of one indicator: the name joins them, the unit only breaks ties."""

from indicators import form
from sdgsheet.form.model import Indicator
from sdgsheet.rules.groups import groups_of, is_blank_repeat
from twins import listed


def groups(*rows: Indicator) -> list[list[tuple[int, int | None]]]:
    return [[(r.section, r.no) for r in g.rows] for g in groups_of(form(rows))]


def test_rows_of_one_name_by_order_of_place() -> None:
    assert groups(listed(1, 1), listed(1, 4, repeated=True), listed(2, 3), listed(2, 4, name="宿泊客数")) == [
        [(1, 1), (1, 4), (2, 3)]
    ]


def test_a_name_in_one_place_is_no_group() -> None:
    assert groups(listed(1, 1), listed(2, 1, name="宿泊客数")) == []


def test_spaces_widths_and_goals_do_not_matter() -> None:
    assert groups(listed(1, 3, name="販売農家 1 戸の出荷額"), listed(2, 7, name="販売農家１戸の\n出荷額")) == [
        [(1, 3), (2, 7)]
    ]


def test_rows_without_a_name_are_never_joined() -> None:
    assert groups(listed(1, 1, name=""), listed(2, 1, name="")) == []


def test_a_differing_unit_is_a_finding_and_no_other_indicator() -> None:
    assert groups(listed(1, 1, unit="台"), listed(2, 1, unit="箇所")) == [[(1, 1), (2, 1)]]


def test_one_name_in_two_units_is_two_indicators() -> None:
    assert groups(
        listed(1, 1, unit="件"), listed(1, 2, unit="千円"), listed(2, 1, unit="百万円"), listed(2, 2, unit="件")
    ) == [[(1, 1), (2, 2)], [(1, 2), (2, 1)]]


def test_what_is_left_over_on_both_sides_is_joined_in_spite_of_its_unit() -> None:
    assert groups(
        listed(1, 1, unit="件"), listed(1, 2, unit="円"), listed(2, 1, unit="件"), listed(2, 2, unit="人")
    ) == [[(1, 1), (2, 1)], [(1, 2), (2, 2)]]


def test_what_is_left_over_on_one_side_stays_alone() -> None:
    assert groups(listed(1, 1, unit="件"), listed(1, 2, unit="円"), listed(2, 1, unit="件")) == [[(1, 1), (2, 1)]]


def test_a_repeat_in_another_unit_breaks_no_tie() -> None:
    assert groups(listed(1, 1, unit="件"), listed(1, 4, unit="人", repeated=True), listed(2, 1, unit="件")) == [
        [(1, 1), (1, 4), (2, 1)]
    ]


def test_a_repeat_left_blank_or_ditto() -> None:
    assert is_blank_repeat(listed(1, 4, None, None, None, "", repeated=True))
    assert is_blank_repeat(listed(1, 4, "", "", "", "", repeated=True, unit=""))
    assert is_blank_repeat(listed(1, 4, "同上", "〃", "再掲", "", repeated=True))
    for words in (
        "経済1と同じ",
        "（社会5の再掲のため省略）",
        "（再掲）",
        "社会№5の再掲",
        "No.5に記載",
        "→経済1",
        "(1)№3",
        "上記のとおり",
    ):
        assert is_blank_repeat(listed(1, 4, words, None, None, "", repeated=True))
    assert not is_blank_repeat(listed(1, 4, "未公表", "集計中", "上昇", "", repeated=True))
    assert not is_blank_repeat(listed(1, 4, repeated=True))
    assert not is_blank_repeat(listed(1, 4, None, None, None, ""))
