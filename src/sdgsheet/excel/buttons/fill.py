"""達成度を書き込む, after a preview, and 元に戻す."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sdgsheet.errors import RefusedError
from sdgsheet.excel import words, writing
from sdgsheet.excel.buttons.after import (
    check_only,
    left_out,
    listed,
    offer_undo,
    read_only,
    to_keep,
    together,
    unseen,
)
from sdgsheet.excel.buttons.answers import agreed, kept
from sdgsheet.excel.buttons.check import mark_anew
from sdgsheet.excel.quiet import quiet
from sdgsheet.excel.session import Session
from sdgsheet.excel.standing import Standing, read
from sdgsheet.filling.options import Options
from sdgsheet.filling.plan import STANDS, Kind, Line, Plan, plan
from sdgsheet.rules.check import build_cases
from sdgsheet.rules.words import row_name
from sdgsheet.text import Text
from sdgsheet.xlsx.patch.apply import STRUCTURE_LOCKED

if TYPE_CHECKING:
    import xlwings as xw

# In place of the reasons that name options of the command.
_UNASKED = {
    Kind.AGREEING: Text("手入力の値が計算と一致", "typed in and agreeing"),
    Kind.DIFFERING: Text(
        "記載が計算と異なる（「点検」で説明します）", "differs from the formula (the check tells more)"
    ),
    Kind.DECIDE: Text("人の判断が必要（A104）", "a person must decide (A104)"),
}


def fill(session: Session) -> None:
    """Fills in the empty 達成度, once people agree to what they are shown."""
    book = session.book
    writing.may_write(book)
    notes = session.ungroup()
    standing, asked = _plan(session)
    due = writing.due(book, standing, asked.edits)
    if not (due.cells or due.bands):
        session.say(words.NOTHING_TO_WRITE, *(_reasons(asked, asked.lines) or [words.NO_ROWS]), *notes)
        return
    notes += unseen(book, (line.cell.sheet for line in asked.lines))
    if not session.ask(*preview(asked, _question(due)), *notes, *read_only(book)):
        return
    standing, planned = _plan(session)
    if planned.edits != asked.edits:
        raise RefusedError(words.CHANGED)
    with quiet(session.app, words.FILLING.to(session.language)):
        written = writing.put_fill(book, standing, planned.edits)
    left = written.left_out
    if standing.has_mark:
        marked = mark_anew(session).written.left_out
        left += [item for item in marked if item.text != STRUCTURE_LOCKED]  # the check said so; now nobody asked for it
    session.say(*_done(book, planned.without(written.refused), due, written), *left_out(left))
    is_alone = not (standing.has_fill or standing.has_mark)
    offer_undo(session, words.FILL_ALONE if is_alone else words.ALL_OF_OURS, "SdgUndoFill")


def undo(session: Session) -> None:
    """Takes off all that sdgsheet wrote."""
    book = session.book
    writing.may_write(book)
    notes = session.ungroup()
    done = agreed(session, lambda: _ours(session), kept_too=True)
    if done is None:
        return
    with quiet(session.app, words.UNDOING.to(session.language)):
        written = writing.take_off(book, done.standing, keep_answers=done.keeps)
    notes += kept(len(done.standing.answers) if done.keeps else 0)
    session.say(*_undone(book, written), *notes, *left_out(written.left_out))


def preview(planned: Plan, question: Text = words.ASK_FILL) -> list[Text]:
    """What would be written, and what is left alone and why."""
    return [planned.summary, *_reasons(planned, planned.left), question]


def _reasons(planned: Plan, lines: Sequence[Line]) -> list[Text]:
    """Why nothing is written into these rows of the plan, with the rows behind each reason."""
    has_several = len({line.form for line in planned.lines}) > 1
    names = Counter(_name(line) for line in planned.lines)
    by_reason: dict[Text, list[Line]] = {}
    for line in lines:
        reason = STANDS if line.written else _UNASKED.get(line.kind, line.reason)
        if reason is not None:
            by_reason.setdefault(reason, []).append(line)
    reasons = []
    for reason, members in by_reason.items():
        rows = [_row(line, has_several=has_several, is_alone=names[_name(line)] == 1) for line in members]
        japanese, english = together(rows, "、").ja, together(rows, ", ").en
        reasons.append(Text(f"{reason.ja}：{japanese}", f"{reason.en}: {english}"))
    return listed(reasons)


def _name(line: Line) -> tuple[int, Text]:
    return line.form, row_name(line.row.section, line.row.no, line.row.no_text)


def _row(line: Line, *, has_several: bool, is_alone: bool) -> Text:
    """``(2)№10``, with its cell where others bear the same number, and its sheet where there are several forms."""
    _, name = _name(line)
    if not is_alone:
        name = Text(f"{name.ja}［{line.cell.a1}］", f"{name.en} [{line.cell.a1}]")
    sheet = line.row.first_cell.sheet
    return Text(f"「{sheet}」{name.ja}", f"“{sheet}” {name.en}") if has_several else name


def _question(due: writing.Due) -> Text:
    if not due.cells:
        return words.ASK_BANDS
    return words.ASK_FILL if due.bands else words.ASK_FORMULAS


def _done(book: xw.Book, planned: Plan, due: writing.Due, written: writing.Written) -> list[Text]:
    if due.cells - written.refused:
        return [together([planned.summary, words.FILLED], "\n"), to_keep(book)]
    if due.bands:
        return [words.BANDS_LAID, to_keep(book)]
    return [words.NOTHING_WRITTEN]


def _undone(book: xw.Book, written: writing.Written) -> list[Text]:
    taken, staying = written.taken, [] if written.is_whole else [words.STAYING]
    if any(taken):
        return [*staying, words.undone(*taken), to_keep(book)]
    return staying or [words.NOTHING_UNDONE if written.left_out else words.NOTHING_LEFT]


def _plan(session: Session) -> tuple[Standing, Plan]:
    with quiet(session.app, words.READING.to(session.language)):
        standing = _whole(session)
        planned = plan(build_cases(standing.unfilled), Options(again=standing.fill_cells))
    due = {edit.cell for edit in writing.unwritten(standing, planned.edits)}
    return standing, replace(planned, standing=frozenset(line.cell for line in planned.written if line.cell not in due))


def _ours(session: Session) -> Standing:
    """Raises RefusedError where nothing of ours stands."""
    with quiet(session.app, words.READING.to(session.language)):
        standing = _whole(session)
    if not (standing.has_fill or standing.has_mark or standing.answers):
        raise RefusedError(words.NOTHING_OF_OURS)
    return standing


def _whole(session: Session) -> Standing:
    standing = read(session.book)
    if not standing.whole:
        clearing = [words.MARKS_BY_CLEAR] if standing.has_mark else []
        raise RefusedError(together([check_only(session.book), *clearing], "\n\n"))
    return standing
