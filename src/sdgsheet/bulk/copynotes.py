"""What is to be said of a marked copy that was made: what it lacks, and what became of the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sdgsheet.bulk.earlier import Earlier
from sdgsheet.bulk.folder import MARKED
from sdgsheet.snapshot import Ref
from sdgsheet.text import Language, Text
from sdgsheet.xlsx.patch.apply import LeftOut

_LEFT_OUT: Final = Text("写し（{}）：{}", "The marked copy ({}): {}")
_AT: Final = Text("［{}］{}", "[{}] {}")
_CELL: Final = Text("{}!{}", "“{}”!{}")
_BETWEEN: Final = Text("、", ", ")
_DAMAGED: Final = Text(
    "前の写しは壊れているか途中で切れていて開けないため、作り直しました。記入があっても引き継いでいません（前の写しを残しています）：{}",
    "The earlier copy was damaged or cut off and could not be opened; it was made anew, without any answers that stood in it. "
    "That copy is kept: {}",
)


def left_out(left: Iterable[LeftOut], copy: str, language: Language) -> Iterator[str]:
    """What was left alone in the copy of this name in the folder of the copies, as ``mark`` says it too; one line each."""
    for reason, cells in _by_reason(left).items():
        text = reason.to(language)
        if cells:
            places = _BETWEEN.to(language).join(_CELL.to(language).format(cell.sheet, cell.a1) for cell in cells)
            text = _AT.to(language).format(places, text)
        yield _LEFT_OUT.to(language).format(f"{MARKED}/{copy}", text)


def not_carried(earlier: Earlier | None, lost: int, *, has_sheet: bool) -> Text | None:
    """Of answers that did not come into the new copy, with ``{}`` for the one that holds them; None where all did.

    Args:
        earlier: what was written into the copy before it; None where that could not be opened.
        lost: answers whose finding is not known.
        has_sheet: the new copy has a place for answers.
    """
    if earlier is None:
        return _DAMAGED
    if earlier.number and not has_sheet:
        return Text(
            f"前の写しの記入{earlier.number}件は、シート「点検結果」を加えられないため、引き継いでいません"
            "（前の写しを残しています。保護のないファイルが届けば、引き継ぎます）：{}",
            f"Answers in the earlier copy ({earlier.number}) were not carried over, as the sheet of results could not be "
            "added. That copy is kept; they are carried over once the file comes without the protection: {}",
        )
    if lost:
        return Text(
            f"前の写しの記入のうち{lost}件は、どの指摘へのものか分からず、引き継げませんでした（前の写しを残しています）：{{}}",
            f"{lost} of the answers in the earlier copy could not be carried over, as it cannot be told which findings they "
            "belong to. That copy is kept: {}",
        )
    return None


def _by_reason(left: Iterable[LeftOut]) -> dict[Text, list[Ref]]:
    cells: dict[Text, list[Ref]] = {}
    for item in left:
        cells.setdefault(item.text, []).extend([] if item.cell is None else [item.cell])
    return cells
