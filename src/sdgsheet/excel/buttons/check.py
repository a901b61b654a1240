"""点検, 監査 and 表示を消す: findings as highlights and 点検結果, and off again."""

from __future__ import annotations

from typing import NamedTuple

from sdgsheet.excel import memory, words, writing
from sdgsheet.excel.buttons.after import left_out, listed, offer_undo, read_only, to_keep, unseen
from sdgsheet.excel.buttons.answers import agreed, back, kept
from sdgsheet.excel.buttons.explain import heading
from sdgsheet.excel.quiet import progress, quiet
from sdgsheet.excel.session import Session
from sdgsheet.excel.standing import Standing, read
from sdgsheet.marking.page import numbers
from sdgsheet.marking.plan import plan
from sdgsheet.rules.check import Report
from sdgsheet.rules.finding import Finding, Severity
from sdgsheet.rules.folding import families
from sdgsheet.rules.words import plural
from sdgsheet.text import Text


def check(session: Session) -> None:
    """Checks with every rule and marks what is to be corrected or looked at."""
    _mark(session, ())


def audit(session: Session) -> None:
    """Checks the formulas alone (C)."""
    _mark(session, ("C",))


def clear(session: Session) -> None:
    """Takes the marks off; changes no value."""
    book = session.book
    writing.may_write(book)
    notes = session.ungroup()
    done = agreed(session, lambda: _look(session), kept_too=False)
    if done is None:
        return
    with quiet(session.app, words.CLEARING.to(session.language)):
        written = writing.take_off_mark(book, done.standing, keep_answers=done.keeps)
    notes += kept(len(memory.recall(book).answers))
    notes += [words.FILL_STAYS] if writing.has_fill(book) else []
    if written.taken.marks:
        session.say(words.CLEARED, to_keep(book), *notes, *left_out(written.left_out))
    elif written.taken.some_marks:
        session.say(*left_out(written.left_out), words.PARTLY_CLEARED, to_keep(book), *notes)
    else:
        session.say(*([] if written.left_out else [words.NOT_MARKED]), *notes, *left_out(written.left_out))


def _look(session: Session) -> Standing:
    with quiet(session.app, words.READING.to(session.language)):
        return read(session.book)


_ONLY_FORMULAS = Text(
    "達成度の計算式の規則（C）だけを調べた結果です。提出の前には「点検」で全体をご確認ください。",
    "Only the rules on formulas (C) were run. Before filing, please press “点検” (check) for the whole form.",
)


class Marked(NamedTuple):
    """What stood, what was found in it, and what was written of that."""

    standing: Standing
    report: Report
    written: writing.Written


def mark_anew(session: Session, select: tuple[str, ...] = ()) -> Marked:
    """Reads, judges and marks."""
    with quiet(session.app, words.READING.to(session.language)):
        standing = read(session.book)
        progress(session.app, words.CHECKING.to(session.language))
        report = standing.check(select)
        edits = plan(report, standing.answers, session.language)
        progress(session.app, words.MARKING.to(session.language))
        written = writing.put_mark(session.book, standing, edits)
    return Marked(standing, report, written)


def _mark(session: Session, select: tuple[str, ...]) -> None:
    book = session.book
    writing.may_write(book)
    notes = session.ungroup()
    standing, report, written = mark_anew(session, select)
    counts = report.counts
    summary = Text(
        f"修正 {counts.errors}件 ／ 確認 {counts.warnings}件 ／ 参考 {counts.infos}件",
        f"{plural(counts.errors, 'error')} / {plural(counts.warnings, 'warning')} / {plural(counts.infos, 'info')}",
    )
    if written.sheet is None:
        where = _roots(report)
    else:
        where = [_where(written.sheet, report)]
        notes += back(standing.kept, written.sheet)
    notes = [*unseen(book, (finding.cell.sheet for finding in _loud(report))), *notes]
    scope = [_ONLY_FORMULAS] if select else []
    if not (select or standing.whole):
        scope = [words.SEEN_IN_PART]
    session.say(summary, *scope, *where, *notes, *left_out(written.left_out), *read_only(book))
    offer_undo(session, Text("点検の表示", "marks of the check"), "SdgUndoCheck")


def _roots(report: Report) -> list[Text]:
    """The findings themselves, where no sheet can be added that would list them."""
    has_several = len(report.forms) > 1
    texts = [(heading(f, with_sheet=has_several), f.message) for f in _loud(report)]
    return listed([Text(f"{head.ja}：{message.ja}", f"{head.en}: {message.en}") for head, message in texts])


def _loud(report: Report) -> list[Finding]:
    """Those to correct or to look at, without what is held with another one: a row of 点検結果 each."""
    return [family.root for family in families(report.findings) if family.severity is not Severity.INFO]


def _where(sheet: str, report: Report) -> Text:
    rows = len(_loud(report))
    if not rows:
        return Text(f"「{sheet}」シートにまとめました。", f"All stands in the sheet “{sheet}”.")
    all_rows = numbers(rows)
    text = Text(
        f"「{sheet}」シートにまとめました（原因が同じ指摘は1行に：{all_rows.ja}）。",
        f"All stands in the sheet “{sheet}” (findings of one cause in one row: {all_rows.en}).",
    )
    return Text(
        f"{text.ja}「次の指摘へ」で、セルを順に見られます。", f"{text.en} “次の指摘へ” (next) leads from cell to cell."
    )
