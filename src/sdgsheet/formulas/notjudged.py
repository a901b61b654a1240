"""Why a formula is not judged."""

from __future__ import annotations

from sdgsheet.text import Text


class NotJudgedError(Exception):
    """Something in the formula cannot be evaluated safely; ``reason`` names it, to stand behind a colon."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.ja)
        self.reason = reason


def function(name: str) -> NotJudgedError:
    """A function that is not on the list of those whose results were tested."""
    return NotJudgedError(Text(f"関数 {name}", f"the function {name}"))


def function_so(name: str, ja: str, en: str) -> NotJudgedError:
    """A function that is on the list, but not as it is used here."""
    return NotJudgedError(Text(f"関数 {name}（{ja}）", f"the function {name} ({en})"))


def too_long() -> NotJudgedError:
    """Longer, or nested deeper, than what is read."""
    return NotJudgedError(Text("長すぎる式、または入れ子の深すぎる式", "a formula that is too long or nested too deep"))


def too_large(written: str, cells: int) -> NotJudgedError:
    """A range of too many cells."""
    return NotJudgedError(
        Text(f"大きな範囲 {written}（{cells:,}セル）", f"the large range “{written}” ({cells:,} cells)")
    )


def too_slow() -> NotJudgedError:
    """Arrays, long texts or chains of helper cells whose computation would take too long."""
    return NotJudgedError(Text("時間のかかりすぎる計算", "a computation that would take too long"))
