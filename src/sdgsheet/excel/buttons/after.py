"""What is said and offered when a button has done its work."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sdgsheet.excel import engine, words
from sdgsheet.excel.session import Session
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text
from sdgsheet.xlsx.layers import LeftOut

if TYPE_CHECKING:
    import xlwings as xw

VISIBLE = -1  # xlSheetVisible
_USUAL = (".xlsx", ".xlsm", ".xltx", ".xltm")
_LINES = 12
"""More would not fit on a small screen."""


def left_out(items: Sequence[LeftOut]) -> list[Text]:
    """What was left alone, as one paragraph: one line a reason, with its cells."""
    by_reason: dict[Text, list[Text]] = {}
    for item in items:
        cells = by_reason.setdefault(_with_before(item), [])
        if item.cell is not None and in_sheet(item.cell) not in cells:
            cells.append(in_sheet(item.cell))
    return listed([_of_cells(cells, reason) for reason, cells in by_reason.items()])


def _of_cells(cells: Sequence[Text], reason: Text) -> Text:
    if not cells:
        return reason
    shown, more = cells[:_LINES], len(cells) - _LINES
    rest = [Text(f"ほか{more}", f"{more} more")] if more > 0 else []
    places = (together([*shown, *rest], "、").ja, together([*shown, *rest], ", ").en)
    return Text(f"［{places[0]}］{reason.ja}", f"[{places[1]}] {reason.en}")


def in_sheet(cell: Ref, *, with_sheet: bool = True) -> Text:
    """``様式1!S30``."""
    return Text(f"{cell.sheet}!{cell.a1}", f"“{cell.sheet}”!{cell.a1}") if with_sheet else Text(cell.a1, cell.a1)


def _with_before(item: LeftOut) -> Text:
    """The reason, and the earlier figure where one is known."""
    if item.before is None:
        return item.text
    return Text(f"{item.text.ja}（{item.before.ja}）", f"{item.text.en} ({item.before.en})")


def listed(lines: Sequence[Text]) -> list[Text]:
    """Lines with a dot before each, as one paragraph; none where there are none."""
    if not lines:
        return []
    shown = [Text(f"・{line.ja}", f"- {line.en}") for line in lines[:_LINES]]
    more = len(lines) - _LINES
    if more > 0:
        shown.append(Text(f"・ほか{more}件", f"- and {more} more"))
    return [together(shown, "\n")]


def together(texts: Iterable[Text], between: str) -> Text:
    """Several texts as one."""
    texts = list(texts)
    return Text(between.join(text.ja for text in texts), between.join(text.en for text in texts))


def unseen(book: xw.Book, names: Iterable[str]) -> list[Text]:
    """Which of the sheets nobody can see."""
    hidden = [name for name in dict.fromkeys(names) if book.sheets[name].api.Visible != VISIBLE]
    return [words.on_sheet(name, words.HIDDEN) for name in hidden]


def check_only(book: xw.Book) -> Text:
    """Why a workbook of which no copy can be read is checked only."""
    return words.CHECK_ONLY if book.name.lower().endswith(_USUAL) else words.OLD_KIND


def read_only(book: xw.Book) -> list[Text]:
    """What people must know before they begin."""
    return [words.READ_ONLY] if book.api.ReadOnly else []


def to_keep(book: xw.Book) -> Text:
    """How what was done comes into a file."""
    return words.READ_ONLY if book.api.ReadOnly else words.SAVE


def offer_undo(session: Session, what: Text, procedure: str) -> None:
    """Lets Ctrl+Z take the last step back, through the add-in: automation has emptied Excel's own list.

    It must be the last call of all. Without the add-in there is nothing that Excel could call.
    """
    if session.ribbon:
        with contextlib.suppress(engine.com_error()):
            session.app.api.OnUndo(
                Text(f"元に戻す：{what.ja}", f"Undo: {what.en}").to(session.language), f"sdgsheet.xlam!{procedure}"
            )
