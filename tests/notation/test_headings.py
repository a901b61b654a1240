"""What a ● heading says: the names that it quotes, and which way they went."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdgsheet.notation.headings import Direction, direction, read_heading


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("●「市内総生産額」の減少【(1)No.2、(2)No.6】", ("市内総生産額",)),
        ("　● 『川のまち健康ポイント』参加者数の増加", ("川のまち健康ポイント",)),
        ("●「A」「B」「C」の伸び【(1)№1～3】", ("A", "B", "C")),
        ("●「「熊本県SDGs登録制度」登録団体数（市内）」の増加", ("「熊本県SDGs登録制度」登録団体数（市内）",)),
        ("●「『ふくふく農園』の体験者数」の増加", ("『ふくふく農園』の体験者数",)),
        ("●「「登録制度」登録団体数の増加【(2)№8】", ("「登録制度",)),
        ("●｢市内総生産額｣の減少", ("市内総生産額",)),
        ("●観光入込客数の増加【(1)№1】", ()),
        ("●", ()),
        ("", ()),
    ],
)
def test_names(line: str, names: tuple[str, ...]) -> None:
    assert read_heading(line).names == names


def test_what_is_said_of_each_name() -> None:
    heading = read_heading("●「水質基準達成率」の低下、「都市公園面積」の横ばい【(1)№8及び９】")
    assert [(s.names, s.direction, s.word) for s in heading.statements] == [
        (("水質基準達成率",), "down", "低下"),
        (("都市公園面積",), None, ""),
    ]


def test_what_is_said_of_several_names_at_once() -> None:
    heading = read_heading("●「A」、「B」及び「C」の増加【(1)№1～3】")
    assert [(s.names, s.direction) for s in heading.statements] == [(("A", "B", "C"), "up")]


@pytest.mark.parametrize(
    "references",
    [
        "　【(1)No.2、(2)No.6】",
        "【⑴№２、⑵№６】",
        "［(1)№2］",
        "（(1)№2）",
        "(1)№2、(2)№6",
        " №2",
        "【(1)№2】【課題】",
        "（KPI(1)№2）",
        "【(1)№2】企画課",
    ],
)
def test_references_are_no_part_of_the_text(references: str) -> None:
    heading = read_heading(f"●「市内総生産額」の減少{references}")
    assert heading.text == "「市内総生産額」の減少"
    assert heading.statements[0].after == "の減少"
    assert heading.statements[0].direction == "down"


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("●「待機児童数」ゼロに向けた保育士の増加", "保育士"),
        ("●「待機児童数」について：申込者の大幅な増加", "申込者"),
        ("●「防災士の登録者数」新規登録の減少", "新規登録"),
        ("●「登録制度」登録団体数（市内）の増加", "登録団体数(市内)"),
        ("●観光入込客数の増加", "観光入込客数"),
        ("●「防災士の登録者数」の増加", ""),
        ("●「防災士の登録者数」が大きく減少", ""),
        ("●「防災士の登録者数」は年々減少", ""),
        ("●「防災士の登録者数」の状況（減少）", ""),
        ("●「防災士の登録者数」について", ""),
    ],
)
def test_what_rises_where_it_is_not_the_quoted_name_alone(line: str, subject: str) -> None:
    assert read_heading(line).statements[0].subject == subject


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("の増加", "up"),
        ("の減少", "down"),
        ("の大幅な減少", "down"),
        ("の状況（減少）", "down"),
        ("の推移（増加傾向）", "up"),
        ("の上昇", "up"),
        ("の伸び", "up"),
        ("の低下", "down"),
        ("の短縮", "down"),
        ("の拡大", "up"),
        ("が増えたことについて", "up"),
        ("が減ったことについて", "down"),
        ("の増加について", "up"),
        ("は増加した。", "up"),
        ("の減少の要因", "down"),
        ("の減少傾向", "down"),
        ("の減少が続いている", "down"),
        ("の減少が継続", "down"),
        ("の減少（速報値）", "down"),
        ("の減少（企画課）", "down"),
        ("の減少※", "down"),
        ("登録団体数（市内）の増加", "up"),
    ],
)
def test_directions(after: str, expected: Direction) -> None:
    assert direction(after)[0] == expected


@pytest.mark.parametrize(
    "after",
    [
        "",
        "について",
        # no direction at all
        "の改善",
        "の悪化",
        "の横ばい",
        "の向上",
        # not a rise or fall of the figures
        "の減少に歯止め",
        "の減少（世帯数の増加）",
        "の課題（人口減少）",
        "の目標（増加）",
        "の減少に向けた課",
        "の減少を抑制",
        "の減少の抑制",
        "の増加の鈍化",
        "の減少幅の縮小",
        "の増加率",
        "の増加を図る",
        "の増加を目指して",
        "の増加に向けた取組",
        "の増加への取組",
        "の減少対策",
        "の減少要因",
        "の減少からの回復",
        "の減少が鈍化",
        "の減少を防ぐ",
        # both ways, or none
        "の減少と増加",
        "の減少から増加への転換",
        "は増加していない",
        "の増加なし",
        # measured against something that the table need not show
        "の前年度からの減少",
        "の対前年比での減少",
        "のコロナ前と比べた減少",
        "の2019年度比の増加",
        "の目標を上回る増加",
        "の当初の見込みを下回る増加",
    ],
)
def test_no_direction(after: str) -> None:
    assert direction(after) == (None, "")


@given(st.text("●「」『』【】の増加減少、(1)№2 ", max_size=40))
def test_never_raises(line: str) -> None:
    heading = read_heading(line)
    assert heading.statements
