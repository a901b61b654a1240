"""What is said and offered when a button has done its work."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sdgsheet.excel import engine, words
from sdgsheet.excel.session import Session
from sdgsheet.text import Text
from sdgsheet.xlsx.layers import LeftOut

if TYPE_CHECKING:
    import xlwings as xw

_LINES = 12
"""More would not fit on a small screen."""


def left_out(items: Sequence[LeftOut]) -> list[Text]:
    """What was left alone, cell by cell, as one paragraph."""
    return listed(
        [
            _with_before(item)
            if item.cell is None
            else Text(
                f"［{item.cell.sheet}!{item.cell.a1}］{_with_before(item).ja}",
                f"[“{item.cell.sheet}”!{item.cell.a1}] {_with_before(item).en}",
            )
            for item in items
        ]
    )


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
