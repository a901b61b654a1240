"""Values are compared after conversion, at the coarser of the two shown precisions; years by name."""

import pytest

from indicators import Figure, error, number, row, text
from sdgsheet.form.model import Triple
from sdgsheet.notation.years import parse_year
from sdgsheet.rules.compare import same_as_written, same_value, same_year


def triple(value: Figure, unit: str = "人") -> Triple:
    baseline = row(1, 1, "指標", ("2020年度", value, unit), [], None).baseline
    assert baseline is not None
    return baseline


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("2,620", "十億円"), ("26,200", "億円")),
        (("1,455", "千人"), ("145.5", "万人")),
        (("34.5", "％"), ("34.52", "％")),
        (("34.5", "％"), (number("34.4999", "0.0", "34.5"), "%")),
        (("52", "万人"), ("523", "千人")),
        (("0", "千人"), ("0", "人")),
        (("１，０７３", "万円"), ("1,073", "万円")),
        (("約1,000", "人"), ("1,000", "人")),
        (("1,000以上", "人"), ("1,000", "人")),
        (("1200人", ""), ("1,200", "人")),
        (("120", ""), ("120", "人")),
        (("上昇", ""), ("上昇", "")),
        (("策定済", ""), ("策定済み", "")),
        (("10～12", "人"), ("10〜12", "人")),
        ((number("0.345", "0.0%", "34.5%"), ""), (number("0.3451", "0.00%", "34.51%"), "")),
        ((number("0.345", "0.0%", "34.5%"), "％"), ("34.5", "％")),
        (("13.1", "MW"), ("13,100", "kW")),
    ],
)
def test_equal_quantities(one: tuple[Figure, str], other: tuple[Figure, str]) -> None:
    assert same_value(triple(*one), triple(*other)) is True
    assert same_value(triple(*other), triple(*one)) is True


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("95", "件"), ("96", "件")),
        (("2,529", "十億円"), ("2,592", "十億円")),
        (("34.5", "％"), ("34.6", "％")),
        (("520", "千㎥"), ("520", "万㎥")),
        (("1,455", "千人"), ("145.6", "万人")),
        (("-5", "％"), ("5", "％")),
        (("上昇", ""), ("維持", "")),
        ((number("0.345", "0.0%", "34.5%"), ""), (number("0.349", "0.0%", "34.9%"), "")),
        ((number("0.345", "0.0%", "34.5%"), "％"), (number("0.345", '0.000"%"', "0.345%"), "％")),
        ((number("0.345", "0.0%", "34.5%"), "％"), ("34.6", "％")),
        (("10～12", "人"), ("10～15", "人")),
    ],
)
def test_different_quantities(one: tuple[Figure, str], other: tuple[Figure, str]) -> None:
    assert same_value(triple(*one), triple(*other)) is False
    assert same_value(triple(*other), triple(*one)) is False


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("95", "件"), ("95", "箇所")),
        (("34.5", "％"), ("34.5", "ポイント")),
        (("95", "件"), ("未公表", "件")),
        (("95", "件"), ("", "件")),
        (("95", "件"), ("上昇", "")),
        (("95", "件"), (error("#REF!"), "件")),
        (("10", "人"), ("10～12", "人")),
    ],
)
def test_what_cannot_be_compared(one: tuple[Figure, str], other: tuple[Figure, str]) -> None:
    assert same_value(triple(*one), triple(*other)) is None


def test_equal_as_written() -> None:
    assert same_as_written(triple("520", "千㎥"), triple("520", "万㎥"))
    assert not same_as_written(triple("520", "千㎥"), triple("52", "万㎥"))
    assert not same_as_written(triple("0", "千㎥"), triple("0", "万㎥"))
    assert not same_as_written(triple(text("上昇"), ""), triple(text("上昇"), ""))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("令和元年度", "平成31年度", True),
        ("2019年度", "2019年", True),
        ("2019年3月", "平成30年度", True),
        ("2019年3月", "2019年", True),
        ("2023年3月末", "2022年度末", True),
        ("2018～2020平均", "2018～2020平均", True),
        ("2020年度", "2021年度", False),
        ("2019年3月", "2017年度", False),
        ("2018～2020平均", "2020年度", False),
        ("毎年度", "2020年度", None),
        ("毎年度", "毎年度", True),
    ],
)
def test_years_are_compared_by_name(one: str, other: str, expected: bool | None) -> None:
    assert same_year(parse_year(one), parse_year(other)) is expected
    assert same_year(parse_year(other), parse_year(one)) is expected


def test_an_unknown_year_is_neither_same_nor_different() -> None:
    assert same_year(None, parse_year("2020年度")) is None
    assert same_year(None, None) is None
