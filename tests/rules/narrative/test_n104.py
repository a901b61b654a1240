"""N104: a 達成度 quoted in the text is none of the referenced rows'."""

import pytest

from indicators import comment
from sdgsheet.form.model import Indicator
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.narrative.n104 import RULE
from twins import found, listed, place

YEARS = ("2021年度", "2023年度", "2030年")
FARMERS = "新規就農者数（累計）"
ROWS = (
    listed(1, 1, "14", "31", "80", "26%", name=FARMERS, earlier=[("2022年度", "22", "人")], years=YEARS),
    listed(
        2,
        1,
        "14",
        "31",
        "40",
        "65%",
        name=FARMERS,
        earlier=[("2022年度", "22", "人")],
        years=("2021年度", "2023年度", "2024年"),
    ),
    listed(2, 2, "10", "15", "20", "50%", name="宿泊客数", years=YEARS),
)


def said(text: str, *rows: Indicator, heading: str | None = None) -> list[str]:
    quoted = comment(FARMERS, "の増加", [(1, 1), (2, 1)], [text], heading=heading)
    return [f.message.ja for f in found(RULE, *(rows or ROWS), comments=[quoted])]


def test_last_years_figure_left_in_the_text() -> None:
    quoted = comment(FARMERS, "の増加", [(1, 1), (2, 1)], ["・増加しており、達成度は12％となった。"])
    [finding] = found(RULE, *ROWS, comments=[quoted])
    assert RULE.severity is Severity.WARNING
    assert place(finding) == (3, None)
    assert finding.cell == quoted.cell
    assert finding.message.ja == (
        "（３）に「達成度は12％」とありますが、表の達成度と合いません（(1)№1は26%、(2)№1は65%）。"
        "2022年度実績で計算した値ですので、前回の記載のままかもしれません。"
    )
    assert [e.role for e in finding.evidence] == ["narrative", "achievement", "achievement"]
    assert finding.evidence[0].cell.row == 206


def test_in_the_heading() -> None:
    assert len(said("・増加した。", heading=f"●「{FARMERS}」の増加（達成度80％）【(1)№1、(2)№1】")) == 1


def test_two_wrong_figures_are_one_finding() -> None:
    [message] = said("・達成度は80％である。目標に対する達成度は85％である。")
    assert "「達成度は80％」「達成度は85％」" in message


@pytest.mark.parametrize(
    "text",
    [
        "・達成度は26％である。",
        "・達成度は65％である。",
        "・達成度は27％である。",
        "・達成度は25.8％である。",
        "・達成度は約30％である。",
        "・達成度は26％程度である。",
        "・着実に増加した。",
        "・参加者アンケートの満足度は96％であった。",
        "・目標値は80％である。",
        "・前年度の達成度は12％であった。",
        "・前年度（2022年度）の達成度は12％であったが、26％まで上昇した。",
        "・2022年度の達成度は12％であった。",
        "・令和4年度は22人で、達成度は12％であった。",
        "・計画全体の達成度は80％である。",
        "・県の達成度は70％、国の達成度は40％である。",
        "・達成度は80％に迫る。",
        "・達成度100％を目指す。",
        "・「宿泊客数」の達成度は50％である。",
        "・「雇用者数」の達成度は90％である。",
    ],
)
def test_silent(text: str) -> None:
    assert said(text) == []


def test_the_year_of_the_latest_actual_is_now() -> None:
    assert len(said("・2023年度の達成度は12％であった。")) == 1


def test_another_rows_name_right_before_it() -> None:
    assert len(said("・「宿泊客数」の達成度は90％である。")) == 1


def test_the_computed_figure_is_as_good_as_the_written_one() -> None:
    wrong = listed(1, 1, "14", "31", "80", "39%", name=FARMERS, years=YEARS)
    assert said("・達成度は26％である。", wrong) == []


def test_the_twin_counts_though_it_is_not_referred_to() -> None:
    quoted = comment(FARMERS, "の増加", [(1, 1)], ["・達成度は65％である。"])
    assert found(RULE, *ROWS, comments=[quoted]) == []


def test_a_row_whose_values_are_broken_proves_nothing() -> None:
    off = listed(2, 1, "1.4", "31", "40", "77%", name=FARMERS, years=("2021年度", "2023年度", "2024年"))
    assert said("・達成度は65％となった。", ROWS[0], off) == []
    assert len(said("・達成度は65％となった。", ROWS[0])) == 1


def test_nothing_to_compare_with() -> None:
    qualitative = listed(1, 1, "8", "9", "上昇", "達成", name=FARMERS, years=YEARS)
    assert said("・達成度は100％である。", qualitative) == []
    quoted = comment("海岸の清掃", "について", [], ["・達成度は80％である。"])
    assert found(RULE, *ROWS, comments=[quoted]) == []
