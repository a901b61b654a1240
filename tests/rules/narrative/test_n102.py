"""N102: the quoted name fits another row better than the referenced one, reference by reference."""

import pytest

from indicators import comment
from sdgsheet.form.model import Indicator, Reference
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.narrative.n102 import RULE
from twins import found, listed, place

VISITORS, PRODUCT, PARKS = "観光入込客数", "市内総生産額", "市民1人当たりの都市公園面積"
DISASTER = "「県ＳＤＧｓ登録制度」登録団体数（市内）"
ROWS = (
    listed(1, 1, name=VISITORS),
    listed(1, 2, name=PRODUCT),
    listed(1, 3, name=PARKS),
    listed(2, 1, name=VISITORS, initiative="①にぎわいのまちづくり"),
    listed(2, 2, name=PRODUCT, initiative="②産業の振興"),
    listed(2, 3, name=DISASTER, initiative="②産業の振興"),
    listed(2, 4, name="保育所等の待機児童数", initiative="③子育て"),
)


def said(heading: str, *references: Reference, rows: tuple[Indicator, ...] = ROWS) -> list[tuple[str, str]]:
    findings = found(RULE, *rows, comments=[comment("", "", references, heading=heading)])
    return [(str(f.severity or RULE.severity), f.message.ja) for f in findings]


def test_another_row_has_the_name() -> None:
    quoted = comment(PRODUCT, "の減少", [(1, 3)])
    [finding] = found(RULE, *ROWS, comments=[quoted])
    assert finding.severity is Severity.WARNING
    assert place(finding) == (3, None)
    assert finding.cell == quoted.cell
    assert finding.message.ja == (
        f"見出しは「{PRODUCT}」ですが、参照している(1)№3は「{PARKS}」です。見出しの指標は(1)№2、(2)№2にあります。"
    )
    assert "(1) No.3 is “市民1人当たりの都市公園面積”" in finding.message.en
    assert {e.role for e in finding.evidence} == {"heading", "name"}


def test_each_reference_for_itself() -> None:
    [(severity, message)] = said(f"●「{PRODUCT}」の減少", (1, 2), (2, 1))
    assert severity == "warning"
    assert "(2)№1は「観光入込客数」" in message
    assert "(1)№2は「" not in message


def test_all_wrong_references_are_one_finding() -> None:
    [(_, message)] = said(f"●「{PRODUCT}」の減少", (1, 1), (2, 1))
    assert "(1)№1は" in message
    assert "(2)№1は" in message


def test_a_slightly_different_name_of_another_row() -> None:
    [(severity, message)] = said("●「市民１人当たり都市公園面積」の増加", (1, 1))
    assert severity == "warning"
    assert "(1)№3にあります" in message


def test_an_abbreviation_of_another_row() -> None:
    [(severity, message)] = said("●「待機児童数」の減少", (1, 3))
    assert severity == "warning"
    assert "名の近い指標は(2)№4にあります" in message


def test_a_mere_likeness_to_another_row_is_not_enough() -> None:
    rows = listed(1, 1, name="市民会館の利用者数"), listed(1, 2, name="ごみ排出量")
    assert [s for s, _ in said("●「市民会館の来館者数」の増加", (1, 2), rows=rows)] == ["info"]


def test_an_abbreviation_that_is_another_rows_whole_name() -> None:
    rows = listed(1, 1, name="1人1日当たりのごみ排出量"), listed(1, 2, name="ごみ排出量")
    assert [s for s, _ in said("●「ごみ排出量」の減少", (1, 1), rows=rows)] == ["warning"]
    assert said("●「ごみ排出量」の減少", (1, 1), (1, 2), rows=rows) == []


def test_names_of_a_pair() -> None:
    rows = listed(1, 1, name="健康寿命（男性）"), listed(1, 2, name="健康寿命（女性）")
    assert [s for s, _ in said("●「健康寿命（女性）」の延伸", (1, 1), rows=rows)] == ["warning"]


def test_a_name_that_no_row_has_is_an_info() -> None:
    [(severity, message)] = said("●「海岸の漂着ごみ」について", (1, 1))
    assert severity == "info"
    assert "見出しと同じ名の指標は表にありません" in message


@pytest.mark.parametrize(
    ("heading", "references"),
    [
        (f"●「{PRODUCT}」の減少", [(1, 2), (2, 2)]),
        (f"●「{PRODUCT}」の減少", []),
        (f"●「{PRODUCT}」の減少", [(1, 9)]),  # N101
        # abbreviations
        ("●「総生産額」の減少", [(1, 2)]),
        ("●「都市公園面積」の横ばい", [(1, 3)]),
        ("●「市民…公園面積」の横ばい", [(1, 3)]),
        ("●「待機児童」の減少", [(2, 4)]),
        ("●「本市の市内総生産額（名目）」の減少", [(1, 2)]),
        # slight differences: X108
        ("●「市内の総生産額」の減少", [(1, 2)]),
        ("●「観光入込客数（推計）」の増加", [(1, 1)]),
        # a 取組名
        ("●「産業の振興」の成果", [(2, 2), (2, 3)]),
        ("●「②産業の振興」について", [(2, 2), (2, 1)]),
        # brackets around a part of the name, and nested quotes
        ("●「県SDGｓ登録制度」登録団体数（市内）の増加", [(2, 3)]),
        ("●「「県SDGs登録制度」登録団体数（市内）」の増加", [(2, 3)]),
        ("●『保育所等』の待機児童数の減少", [(2, 4)]),
        # several names
        (f"●「{VISITORS}」「{PRODUCT}」の増加", [(1, 1), (1, 2)]),
        (f"●「{VISITORS}」等の増加", [(1, 1), (1, 3)]),
        # no name at all
        ("●市内総生産額の減少について", [(1, 1)]),
    ],
)
def test_silent(heading: str, references: list[Reference]) -> None:
    assert said(heading, *references) == []


def test_silent_where_the_referenced_row_has_no_name() -> None:
    nameless = (listed(1, 1, name=VISITORS), listed(1, 2, name=""))
    assert said(f"●「{VISITORS}」の増加", (1, 2), rows=nameless) == []


def test_each_name_with_references_of_its_own() -> None:
    assert not said(f"●「{VISITORS}」の増加【(1)№1,(2)№1】及び「{PRODUCT}」の増加【(2)№2】", (1, 1), (2, 1), (2, 2))
    assert said(f"●「{VISITORS}」の増加【(1)№1】及び「{PRODUCT}」の増加【(2)№4】", (1, 1), (2, 4))
