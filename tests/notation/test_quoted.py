"""達成度 as prose quotes it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdgsheet.notation.quoted import quoted_figures


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("校区数が増えておらず達成度0％となっている。", "0"),
        ("着実に増加しており、達成度は12％となった。", "12"),
        ("達成度は１２．５％であった。", "12.5"),
        ("達成度は▲126％である。", "-126"),
        ("達成度が－1％となった。", "-1"),
        ("達成度はマイナス1％となった。", "-1"),
        ("達成度：120％", "120"),
        ("（達成度120パーセント）", "120"),
        ("120％の達成度となった。", "120"),
        ("目標に対する達成度は12％にとどまる。", "12"),
        ("目標値は80％であり、達成度は12％である。", "12"),
        ("達成度を12％に引き上げた。", "12"),
        ("達成度を12％まで高めることができた。", "12"),
        ("「観光入込客数」の達成度は52％である。", "52"),
        ("達成度(%)は1,200％となった。", "1200"),
        ("昨年度から増加し、達成度は12％となった。", "12"),
        ("2019年度から増加しており、達成度は12％となった。", "12"),
        ("達成度は約30％である。", "30"),
        ("達成度については65％となった。", "65"),
        ("達成度は6割5分となった。", "65"),
        ("達成度は７割である。", "70"),
        ("3割の達成度にとどまる。", "30"),
        ("達成度は、2030年目標に対し63％である。", "63"),
        ("達成度は目標に対して63％となった。", "63"),
        ("達成度は現時点で63％である。", "63"),
        ("進捗率（達成度）は63％である。", "63"),
        ("達成度は既に100％となっている。", "100"),
        ("達成度は(1)13％、(2)17％である。", "13"),
    ],
)
def test_figures(text: str, percent: str) -> None:
    [figure] = quoted_figures(text)
    assert figure.percent == Decimal(percent)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "達成度は低い。",
        "達成度は目標の8割には届かなかった。",
        "達成度は8割を超えた。",
        "達成度は6割合である。",
        "参加した市民の割合は34.5％である。",
        "達成度は低いが、参加者の割合は34.5％に上昇した。",
        "目標値は80％である。",
        "今後は達成度を80％に引き上げる。",
        "達成度を80％まで高めていく。",
        "達成度の目標は80％である。",
        "水質基準の達成率は90％である。",
        # another year's, or the whole's
        "前年度（2022年度）の達成度は36％であったが、2023年度は50％まで上昇した。",
        "昨年度の達成度は12％であった。",
        "前回の達成度は12％であった。",
        "前年度は、達成度が36％であった。",
        "全体の達成度は65％である。",
        "達成度の平均は65％である。",
        "全指標を平均すると達成度は65％である。",
        # no statement of the present figure
        "達成度100％を目指す。",
        "達成度100％に向けて取り組む。",
        "達成度は100％となる見込みである。",
        "達成度は13％から34％に上昇した。",
        "達成度13％→34％",
        "達成度は50％を下回っている。",
        "達成度は80％以上である。",
        "達成度は60％台である。",
        "達成度は100％に届かなかった。",
        "2024年度には達成度が100％に達する見込みであり、達成度100％を目標とする。",
    ],
)
def test_no_figures(text: str) -> None:
    assert quoted_figures(text) == ()


def test_years_and_the_name_before_it() -> None:
    [figure] = quoted_figures("2022年度の「観光入込客数」の達成度は52％であった。")
    assert [y.named for y in figure.years] == [2022]
    assert figure.name == "観光入込客数"
    assert figure.text == "達成度は52％"


def test_a_figure_is_quoted_as_it_is_written() -> None:
    assert [f.text for f in quoted_figures("・達成度 は　１２．５ ％となった。")] == ["達成度 は　１２．５ ％"]


def test_several_figures() -> None:
    text = "経済の達成度は12％である。社会の達成度は34％である。"
    assert [figure.percent for figure in quoted_figures(text)] == [12, 34]


def test_about() -> None:
    assert [f.about for f in quoted_figures("達成度は約30％である。達成度は30％程度である。達成度は30％である。")] == [
        True,
        True,
        False,
    ]


@given(st.text("達成度は約12％ー前年の、。「」", max_size=30))
def test_never_raises(text: str) -> None:
    assert isinstance(quoted_figures(text), tuple)


@pytest.mark.parametrize(
    "text", ["2030年目標に対する達成度は45％である。", "2030年の目標値に対する達成度については45％"]
)
def test_the_year_of_the_target_is_not_the_figure_s(text: str) -> None:
    [figure] = quoted_figures(text)
    assert figure.percent == 45
    assert not figure.years


def test_a_year_beside_the_target_s_is() -> None:
    [figure] = quoted_figures("2021年度は、2030年目標に対する達成度が45％であった。")
    assert [year.named for year in figure.years] == [2021]
