from __future__ import annotations

import pytest

from sdgsheet.achievement.words import Aim, aim_of, claim_of


@pytest.mark.parametrize("word", ["達成", "「達成」", "達成済", "達成済み", " 達 成 ", "目標達成"])
def test_reached(word: str) -> None:
    assert claim_of(word) is True


@pytest.mark.parametrize("word", ["未達成", "未達", "（未達成）", "目標未達成"])
def test_not_reached(word: str) -> None:
    assert claim_of(word) is False


@pytest.mark.parametrize(
    "word", ["概ね達成", "おおむね達成", "一部達成", "○", "△", "×", "策定済", "達成見込み", "達成（120%）", "－", ""]
)
def test_words_that_are_not_judged(word: str) -> None:
    assert claim_of(word) is None


@pytest.mark.parametrize(
    ("target", "aim"),
    [
        ("上昇", Aim.RISE),
        ("増加", Aim.RISE),
        ("現状より増加", Aim.RISE),
        ("向上させる", Aim.RISE),
        ("増加傾向", Aim.RISE),
        ("減少", Aim.FALL),
        ("当初値より低下", Aim.FALL),
        ("維持", Aim.KEEP),
        ("現状維持", Aim.KEEP),
        ("現状値を維持", Aim.KEEP),
        ("横ばい", Aim.KEEP),
        ("現状と同程度", Aim.KEEP),
        ("維持・向上", Aim.AT_LEAST),
        ("維持又は増加", Aim.AT_LEAST),
        ("現状以上", Aim.AT_LEAST),
        ("現状維持以上", Aim.AT_LEAST),
        ("横ばい又は低減", Aim.AT_MOST),
        ("現状以下", Aim.AT_MOST),
    ],
)
def test_what_a_target_in_words_asks_for(target: str, aim: Aim) -> None:
    assert aim_of(target) is aim


@pytest.mark.parametrize(
    "target",
    [
        "改善",
        "抑制",
        "前年度より増加",
        "増加の抑制",
        "減少に転じる",
        "策定",
        "全国平均以上",
        "実施",
        "増加率の維持",
        "●●",
        "",
    ],
)
def test_targets_that_do_not_plainly_say_so(target: str) -> None:
    assert aim_of(target) is None
