"""N103: the heading says 増加 or 減少, and the data of all referenced rows say the opposite."""

import pytest

from indicators import comment, error, number, row
from sdgsheet.form.model import Indicator, Reference
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.narrative.n103 import RULE
from twins import found, listed, place

SHARE = "地域活動に参加した市民の割合"
ROWS = tuple(listed(1, no, "32.1", "34.5", "50.0", "13%", unit="％", name=SHARE, repeated=no > 1) for no in (1, 4, 8))
YEARS = ("2020年度", "2023年度", "2030年")


def said(heading: str, rows: tuple[Indicator, ...], *references: Reference) -> list[str]:
    refs = references or tuple((r.section, r.no or 0) for r in rows)
    return [f.message.ja for f in found(RULE, *rows, comments=[comment("", "", refs, heading=heading)])]


def rising(no: int = 1, name: str = "観光入込客数") -> Indicator:
    return listed(1, no, "100", "120", "200", name=name)


def falling(no: int = 1, name: str = "観光入込客数") -> Indicator:
    return listed(1, no, "100", "80", "50", name=name)


def test_as_in_the_published_form() -> None:
    quoted = comment(SHARE, "の減少　", [(1, 1), (1, 4), (1, 8)])
    [finding] = found(RULE, *ROWS, comments=[quoted])
    assert RULE.severity is Severity.WARNING
    assert place(finding) == (3, None)
    assert finding.cell == quoted.cell
    assert finding.message.ja == "見出しは「減少」ですが、表では32.1％→34.5％と増えています（(1)№1・4・8）。"
    assert finding.message.en == (
        "The heading says “減少”, but in the table the figures rose: “32.1％→34.5％” in (1) No.1, 4, 8."
    )
    assert finding.action is not None
    assert finding.action.ja == "見出しを「増加」に直すか、何と比べた減少かを書き添えてください。"
    assert finding.stated == "減少"
    assert finding.expected is not None
    assert finding.expected.ja == "増加"
    assert [e.role for e in finding.evidence] == ["heading", *["baseline", "actual"] * 3]


def test_a_rise_that_is_a_fall() -> None:
    [message] = said("●「観光入込客数」の増加", (falling(),))
    assert message == "見出しは「増加」ですが、表では100人→80人と減っています（(1)№1）。"


def test_from_the_actual_before_as_well() -> None:
    rose = listed(1, 1, "100", "130", "200", earlier=[("2022年度", "120", "人")], years=YEARS)
    [message] = said("●「観光入込客数」の減少", (rose,))
    assert "100人→120人→130人と増えています" in message


def test_rows_of_different_values_are_named_each() -> None:
    [message] = said("●「観光入込客数」の減少", (rising(1), listed(2, 3, "100", "125", "200")))
    assert "100人→120人（(1)№1）、100人→125人（(2)№3）と増えています" in message


def test_each_statement_for_its_own_names() -> None:
    rows = rising(1, name="観光入込客数"), falling(2, name="宿泊客数")
    [message] = said("●「観光入込客数」の増加、「宿泊客数」の増加について", rows)
    assert "100人→80人と減っています（(1)№2）" in message


def test_one_statement_of_several_names_needs_all_their_rows() -> None:
    rows = rising(1, name="観光入込客数"), falling(2, name="宿泊客数")
    assert said("●「観光入込客数」「宿泊客数」の増加", rows) == []
    assert len(said("●「観光入込客数」「宿泊客数」の増加", (falling(1), falling(2, name="宿泊客数")))) == 1


@pytest.mark.parametrize(
    "heading",
    [
        "●「観光入込客数」の増加",
        "●「観光入込客数」の伸び",
        "●「観光入込客数」について",
        "●「観光入込客数」の改善",
        "●「観光入込客数」の悪化",
        "●「観光入込客数」の横ばい",
        "●「観光入込客数」の減少に歯止め",
        "●「観光入込客数」の減少幅の縮小",
        "●「観光入込客数」の減少の抑制を図る",
        "●「観光入込客数」の減少の鈍化",
        "●「観光入込客数」の前年度からの減少",
        "●「観光入込客数」の減少から増加への転換",
        "●「観光入込客数の減少」",
    ],
)
def test_silent_over_a_rise(heading: str) -> None:
    assert said(heading, (rising(),)) == []


def test_silent_where_not_all_rows_say_the_opposite() -> None:
    assert said("●「観光入込客数」の減少", (rising(1), listed(2, 3, "100", "90", "200"))) == []


def test_silent_where_one_of_the_two_comparisons_agrees() -> None:
    fell_since = listed(1, 1, "100", "120", "200", earlier=[("2022年度", "140", "人")], years=YEARS)
    rose_since = listed(1, 1, "100", "90", "200", earlier=[("2022年度", "80", "人")], years=YEARS)
    assert said("●「観光入込客数」の減少", (fell_since,)) == []
    assert said("●「観光入込客数」の増加", (rose_since,)) == []


def test_silent_where_nothing_moved() -> None:
    assert said("●「観光入込客数」の減少", (listed(1, 1, "100", "100", "200"),)) == []
    assert said("●「観光入込客数」の減少", (listed(1, 1, "100", "100.3", "200"),)) == []


@pytest.mark.parametrize(
    "broken",
    [
        listed(1, 1, "100", None, "200"),
        listed(1, 1, None, "120", "200"),
        listed(1, 1, "100", "未公表", "200"),
        listed(1, 1, "100", error("#REF!"), "200"),  # V105
        listed(1, 1, "32.1", "345", "50.0", "13%", unit="％"),  # U104
        listed(1, 1, number("0.321", "General"), "34.5", "50.0", "13%", unit="％"),  # V106
    ],
    ids=["no-actual", "no-baseline", "missing", "error", "scale", "fraction"],
)
def test_rows_that_say_no_direction(broken: Indicator) -> None:
    assert said("●「観光入込客数」の減少", (broken,)) == []


def test_units_that_clash_say_no_direction() -> None:
    values = ("2020年度", "100", "千人"), [("2022年度", "120,000", "件")], ("2030年", "200", "千人")
    assert said("●「観光入込客数」の減少", (row(1, 1, "観光入込客数", *values),)) == []


def test_a_reference_to_another_row_is_n102s() -> None:
    rows = falling(1, name="観光入込客数"), rising(2, name="宿泊客数")
    assert said("●「観光入込客数」の減少", rows, (1, 2)) == []


@pytest.mark.parametrize(
    "said_of", ["ゼロに向けた観光バスの増加", "について：苦情の増加", "の宿泊者の増加", "新規登録の増加"]
)
def test_silent_where_something_else_rose(said_of: str) -> None:
    assert said(f"●「観光入込客数」{said_of}", (falling(),)) == []


@pytest.mark.parametrize("said_of", ["の増加", "の入込客の増加", "が大幅に増加", "の人数の増加", "は若干の増加"])
def test_speaks_where_the_indicator_or_a_part_of_its_name_rose(said_of: str) -> None:
    assert len(said(f"●「観光入込客数」{said_of}", (falling(),))) == 1


def test_an_unquoted_heading_counts_unless_it_is_a_name() -> None:
    assert len(said("●観光入込客数の減少【(1)№1】", (rising(),))) == 1
    assert said("●放置自転車の減少【(1)№1】", (rising(name="放置自転車の減少"),)) == []


def test_where_numbers_restart_with_each_side_the_named_row_is_meant() -> None:
    rows = rising(1, name="観光入込客数"), listed(1, 1, "100", "80", "50", name="ごみ排出量", no_text="環境1", at=20)
    assert len(said("●「観光入込客数」の減少【(1)№1】", rows, (1, 1))) == 1
    assert said("●「ごみ排出量」の減少【(1)№1】", rows, (1, 1)) == []


def test_no_reference_no_judgement() -> None:
    comments = [comment("観光入込客数", "の減少", [])]
    assert found(RULE, rising(), comments=comments) == []


def test_silent_where_the_heading_quotes_what_stands_in_no_row() -> None:
    assert not said("●「道の駅」の来場者の減少【(1)№1】", (rising(),))
    assert said("●「観光入込客」の減少【(1)№1】", (rising(),))
