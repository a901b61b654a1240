"""F110: 取組名: ①②③ skips, one number has two texts or comes back later, or a row has none."""

import pytest

from indicators import case, form, judge, row
from sdgsheet.form.model import Form, Missing
from sdgsheet.rules.structure.f110 import RULE
from sdgsheet.rules.structure.numbering import numbered


def listed(*initiatives: str) -> Form:
    """Section (2) with these 取組名, one a row."""
    return form([row(2, i, f"指標{i}", None, [], None, initiative=name) for i, name in enumerate(initiatives, 1)])


def spoken(f: Form) -> list[int | None]:
    """The No of the rows that it speaks at."""
    return [found.row.no for found in judge(RULE, case(f)) if found.row is not None]


@pytest.mark.parametrize(
    ("initiatives", "where"),
    [
        (("①健康", "②教育", "④防災"), 3),
        (("②健康", "③教育"), 1),
        (("①健康", "②教育", "②防災"), 3),
        (("①健康", "②教育", "①健康"), 3),
        (("①健康", "②教育", "①防災"), 3),
        (("１．健康", "３．教育"), 2),
        (("（１）健康", "（３）教育"), 2),
        (("", "①健康", "②教育"), 1),
        (("", "②教育", "③防災"), 1),
        (("", "", "", "②教育"), 1),
        (("①健康", "④教育", "③防災"), 2),
        (("①健康", "②教育", "②学び", "②教育", "③防災"), 3),
        (("①健康", "②教育", "③防災", "②教育", "④緑"), 4),
    ],
)
def test_speaks_once_where_the_numbering_breaks(initiatives: tuple[str, ...], where: int) -> None:
    assert spoken(listed(*initiatives)) == [where]


def test_quotes_both_names_of_one_number() -> None:
    [found] = judge(RULE, case(listed("①健康", "①教育")))
    assert "「①教育」" in found.message.ja
    assert "「①健康」" in found.message.ja


@pytest.mark.parametrize(
    "initiatives",
    [
        ("①健康", "②教育", "③防災"),
        ("①健康", "①健康", "②教育", "②教育"),
        ("①健康", "① 健康", "②教育"),
        ("①健康", "②教育", "①健康（再掲）"),
        ("①健康", "②教育（続き）", "②教育"),
        ("健康", "教育", "防災", "健康"),
        ("①健康", "②教育", "その他"),
        ("①-1 健康", "①-2 教育", "②-1 防災"),
        ("（１）①健康", "（１）②教育", "（２）①防災"),
        ("1人1花運動", "5R運動の推進"),
        ("2050年ゼロカーボン", "2030年の姿"),
    ],
)
def test_is_silent_on(initiatives: tuple[str, ...]) -> None:
    assert not spoken(listed(*initiatives))


def test_blanks_below_are_carried_down_by_the_reader() -> None:
    assert not spoken(listed("①健康", "①健康", "①健康", "②教育"))


def test_is_silent_where_numbers_restart_with_each_dimension() -> None:
    rows = [
        row(2, 1, "甲", None, [], None, initiative="①産業", dimension="economy"),
        row(2, 2, "乙", None, [], None, initiative="②観光", dimension="economy"),
        row(2, 3, "丙", None, [], None, initiative="①福祉", dimension="society"),
    ]
    assert not spoken(form(rows))


def test_is_silent_without_the_column() -> None:
    f = form([row(2, 1, "甲", None, [], None)], missing=[Missing(2, "initiative")])
    assert not spoken(f)


def test_section_1_has_no_initiatives() -> None:
    assert not spoken(form([row(1, 1, "甲", None, [], None)]))


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("①地下水保全", 1, "地下水保全"),
        ("⑳ 最後", 20, "最後"),
        ("12. 連携", 12, "連携"),
        ("取組３：連携", 3, "連携"),
        ("Ⅱ　まち", 2, "まち"),
        ("1.5℃目標", None, "1.5°C目標"),
        ("名称", None, "名称"),
    ],
)
def test_a_number_is_told_from_its_name(text: str, number: int | None, name: str) -> None:
    assert numbered(text) == (number, name)
