"""What is to be said of a marked copy that was made: what it lacks, and what became of the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sdgsheet.bulk.folder import MARKED
from sdgsheet.snapshot import Ref
from sdgsheet.text import Language, Text
from sdgsheet.xlsx.patch.apply import LeftOut

_LEFT_OUT: Final = Text("写し（{}）：{}", "The marked copy ({}): {}")
_AT: Final = Text("［{}］{}", "[{}] {}")
_CELL: Final = Text("{}!{}", "“{}”!{}")
_BETWEEN: Final = Text("、", ", ")
_NOT_CARRIED: Final = Text(
    "前の写しの記入のうち{}件は、どの指摘へのものか分からず、引き継げませんでした（前の写しを残しています）：{}",
    "{} of the answers in the earlier copy could not be carried over, as it cannot be told which findings they belong to. "
    "That copy is kept: {}",
)
_DAMAGED: Final = Text(
    "前の写しは壊れているか途中で切れていて開けないため、作り直しました。記入があっても引き継いでいません（前の写しを残しています）：{}",
    "The earlier copy was damaged or cut off and could not be opened; it was made anew, without any answers that stood in it. "
    "That copy is kept: {}",
)


def notes(left: Iterable[LeftOut], lost: int | None, copy: str, kept: str, language: Language) -> Iterator[str]:
    """One line each.

    Args:
        left: what was left alone in the copy, as ``mark`` says it too.
        lost: answers of the copy before it that could not be carried over; None where that could not be opened.
        copy: its name in the folder of the copies.
        kept: the name of the copy before it.
        language: of the lines.
    """
    for reason, cells in _by_reason(left).items():
        text = reason.to(language)
        if cells:
            places = _BETWEEN.to(language).join(_CELL.to(language).format(cell.sheet, cell.a1) for cell in cells)
            text = _AT.to(language).format(places, text)
        yield _LEFT_OUT.to(language).format(f"{MARKED}/{copy}", text)
    if lost is None:
        yield _DAMAGED.to(language).format(f"{MARKED}/{kept}")
    elif lost:
        yield _NOT_CARRIED.to(language).format(lost, f"{MARKED}/{kept}")


def _by_reason(left: Iterable[LeftOut]) -> dict[Text, list[Ref]]:
    cells: dict[Text, list[Ref]] = {}
    for item in left:
        cells.setdefault(item.text, []).extend([] if item.cell is None else [item.cell])
    return cells
