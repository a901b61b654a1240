"""達成度を書き込む, after a preview, and 元に戻す."""

from __future__ import annotations

from sdgsheet.errors import RefusedError
from sdgsheet.excel import words, writing
from sdgsheet.excel.buttons.after import left_out, listed, notes, offer_undo, together
from sdgsheet.excel.buttons.check import mark_anew
from sdgsheet.excel.quiet import progress, quiet
from sdgsheet.excel.session import Session
from sdgsheet.excel.standing import Standing, read
from sdgsheet.filling.options import Options
from sdgsheet.filling.plan import Kind, Line, Plan, plan
from sdgsheet.rules.check import build_cases
from sdgsheet.rules.words import row_name
from sdgsheet.text import Text

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
    writing.may_write(session.book)
    _, asked = _plan(session)
    if not session.ask(*preview(asked), *notes(session.book)):
        return
    standing, planned = _plan(session)
    if planned.edits != asked.edits:
        raise RefusedError(words.CHANGED)
    with quiet(session.app, words.FILLING.to(session.language)):
        written = writing.put_fill(session.book, standing, planned.edits)
    planned = planned.without(written.refused)
    left = written.left_out
    if standing.has_mark:
        left = [*left, *mark_anew(session)[1].left_out]
    session.say(
        Text(
            f"{planned.summary.ja}\n書き込みました。ファイルに残すには、上書き保存してください。",
            f"{planned.summary.en}\nWritten. Please save the workbook to keep it.",
        ),
        *left_out(left),
    )
    if not (standing.has_fill or standing.has_mark):
        offer_undo(session, Text("達成度の書き込み", "filling in"), "SdgUndoFill")


def undo(session: Session) -> None:
    """Takes off all that sdgsheet wrote."""
    writing.may_write(session.book)
    with quiet(session.app, words.UNDOING.to(session.language)):
        standing = _whole(session)
        if not (standing.has_fill or standing.has_mark):
            raise RefusedError(
                Text("sdgsheet が書き込んだものはありません。", "sdgsheet has written nothing into this workbook.")
            )
        progress(session.app, words.UNDOING.to(session.language))
        written = writing.take_off(session.book, standing)
    session.say(
        words.UNDONE if written.is_whole else words.PARTLY_UNDONE,
        *left_out(written.left_out),
    )


def preview(planned: Plan) -> list[Text]:
    """What would be written, and what is left alone and why."""
    by_reason: dict[Text, list[Line]] = {}
    for line in planned.left:
        reason = _UNASKED.get(line.kind, line.reason)
        if reason is not None:
            by_reason.setdefault(reason, []).append(line)
    reasons = []
    for reason, lines in by_reason.items():
        rows = [row_name(line.row.section, line.row.no, line.row.no_text) for line in lines]
        japanese, english = together(rows, "、").ja, together(rows, ", ").en
        reasons.append(Text(f"{reason.ja}：{japanese}", f"{reason.en}: {english}"))
    return [
        planned.summary,
        *listed(reasons),
        Text("達成度のセルに色分けを付け、空欄に式を書き込みますか？", "Fill in the empty 達成度 and lay the bands?"),
    ]


def _plan(session: Session) -> tuple[Standing, Plan]:
    with quiet(session.app, words.READING.to(session.language)):
        standing = _whole(session)
        return standing, plan(build_cases(standing.unfilled), Options(again=standing.fill_cells))


def _whole(session: Session) -> Standing:
    standing = read(session.book)
    if not standing.whole:
        raise RefusedError(words.CHECK_ONLY)
    return standing
