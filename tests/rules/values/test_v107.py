"""V107: unfinished: ●●, ○○, 要確認, 調整中, （案）, XX."""

import pytest

from indicators import case, comment, form, judge, row
from sdgsheet.form.model import Form
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.values.placeholder import in_name, in_prose, in_value
from sdgsheet.rules.values.v107 import RULE


def filed(
    value: str = "95", year: str = "2022年度", name: str = "設立数", stated: str = "", initiative: str = ""
) -> Form:
    ends = ("2020年度", "89", "件"), ("2024年", "96", "件")
    return form([row(2, 4, name, ends[0], [(year, value, "件")], ends[1], stated, initiative=initiative)])


@pytest.mark.parametrize(
    "value", ["●●", "○○", "〇〇", "XX", "ＸＸ", "要確認", "調整中", "95（案）", "95（要確認）", "●●.●", "××"]
)
def test_is_an_error_in_a_value(value: str) -> None:
    [found] = judge(RULE, case(filed(value)))
    assert (found.cell.a1, found.severity, found.stated) == ("I114", Severity.ERROR, value)


@pytest.mark.parametrize("year", ["20XX年度", "○○年度", "20●●年"])
def test_is_an_error_in_a_year(year: str) -> None:
    [found] = judge(RULE, case(filed(year=year)))
    assert (found.cell.a1, found.severity) == ("H114", Severity.ERROR)


def test_is_an_error_in_the_achievement() -> None:
    [found] = judge(RULE, case(filed(stated="要確認")))
    assert found.cell.a1 == "T114"


@pytest.mark.parametrize(
    "name", ["○○の設立数", "（案）設立数", "設立数（要確認）", "設立数 要確認", "XXの数", "設立数（要\n確認）"]
)
def test_is_a_warning_in_a_name(name: str) -> None:
    [found] = judge(RULE, case(filed(name=name)))
    assert (found.cell.a1, found.severity) == ("D114", Severity.WARNING)
    assert "設立数" in found.message.ja or "XX" in found.message.ja


def test_names_the_initiative_as_one() -> None:
    [found] = judge(RULE, case(filed(initiative="③○○の推進")))
    assert "取組名" in found.message.ja


@pytest.mark.parametrize(
    "said",
    [
        "・●●が進んだ。",
        "要確認",
        "・調整中",
        "（調整中）",
        "・数は【要確認】である。",
        "（案）",
        "進めた（案）",
        "XX件となった。",
    ],
)
def test_speaks_in_section_3(said: str) -> None:
    [found] = judge(RULE, case(form([], [comment("設立数", "の増加", [(2, 4)], ["・進めた。", said])])))
    assert (found.section, found.cell.a1) == (3, "A207")


def test_speaks_of_a_heading_and_of_the_preamble() -> None:
    [found] = judge(RULE, case(form([], [comment("○○数", "の増加", [(2, 4)])], preamble=["●●について"])))[1:]
    assert found.cell.a1 == "A205"


@pytest.mark.parametrize("value", ["95", "調査中", "集計中", "未定", "○", "△", "×", "上昇", "x", "二〇〇〇", "MAXX"])
def test_is_silent_on_values(value: str) -> None:
    assert not judge(RULE, case(filed(value)))


@pytest.mark.parametrize("year", ["2022年度", "二〇二二年", "二〇〇〇年度", "令和4年度"])
def test_is_silent_on_years(year: str) -> None:
    assert not judge(RULE, case(filed(year=year)))


@pytest.mark.parametrize(
    "name",
    [
        "ＤＸの推進件数",
        "条例（案）の策定数",
        "安否要確認者の訪問数",
        "まち○ごと健康講座",
        "XX線検査の受診率"[1:],
        "EXXON",
    ],
)
def test_is_silent_on_names(name: str) -> None:
    assert not judge(RULE, case(filed(name=name)))


@pytest.mark.parametrize(
    "said",
    [
        "・関係機関と調整中であり、来年度に開始する。",
        "・（関係機関と調整中）",
        "・実施の可否は要確認としている。",
        "・基本計画（案）を公表し、意見を募集した。",
        "・「環境基本条例（案）」のパブリックコメントを行った。",
        "・○市民の参加が増えた。",
        "・ＤＸ、ＧＸを進めた。",
        "・評価は◎、○、△で示した。",
    ],
)
def test_is_silent_on_prose(said: str) -> None:
    assert not judge(RULE, case(form([], [comment("設立数", "の増加", [(2, 4)], [said])])))


@pytest.mark.parametrize("reference", ["(1)№○", "(2)№○○", "(2)No.●"])
def test_a_reference_yet_to_be_filled_in_is_n106s(reference: str) -> None:
    assert not judge(RULE, case(form([], [comment("設立数", "の増加", references_text=reference)])))


def test_the_sign_itself_is_told() -> None:
    assert in_value("95（案）") == "（案）"
    assert in_name("○○数") == "○○"
    assert in_prose("・調整中") == "調整中"
