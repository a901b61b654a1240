"""点検, 監査 and 表示を消す: findings as highlights and 点検結果, and off again."""

from __future__ import annotations

from typing import NamedTuple

from sdgsheet.excel import words, writing
from sdgsheet.excel.buttons.after import left_out, listed, offer_undo, read_only, to_keep
from sdgsheet.excel.buttons.explain import heading
from sdgsheet.excel.quiet import progress, quiet
from sdgsheet.excel.session import Session
from sdgsheet.excel.standing import Standing, read
from sdgsheet.marking.plan import plan
from sdgsheet.rules.check import Report
from sdgsheet.rules.finding import Severity
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
    writing.may_write(session.book)
    with quiet(session.app, words.CLEARING.to(session.language)):
        written = writing.take_off_mark(session.book)
    stays = [words.FILL_STAYS] if writing.has_fill(session.book) else []
    if written.taken.marks:
        session.say(words.CLEARED, to_keep(session.book), *stays, *left_out(written.left_out))
    else:
        session.say(*([] if written.left_out else [words.NOT_MARKED]), *stays, *left_out(written.left_out))


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
        written = writing.put_mark(session.book, edits)
    return Marked(standing, report, written)


def _mark(session: Session, select: tuple[str, ...]) -> None:
    writing.may_write(session.book)
    standing, report, written = mark_anew(session, select)
    counts = report.counts
    summary = Text(
        f"修正 {counts.errors}件 ／ 確認 {counts.warnings}件 ／ 参考 {counts.infos}件",
        f"{plural(counts.errors, 'error')} / {plural(counts.warnings, 'warning')} / {plural(counts.infos, 'info')}",
    )
    if written.sheet is None:
        where = _roots(report)
    else:
        where = [_where(written.sheet, has_stops=counts.errors + counts.warnings > 0)]
    scope = [_ONLY_FORMULAS] if select else []
    if not (select or standing.whole):
        scope = [words.SEEN_IN_PART]
    session.say(summary, *scope, *where, *left_out(written.left_out), *read_only(session.book))
    if not standing.has_mark:
        offer_undo(session, Text("点検の表示", "marks of the check"), "SdgUndoCheck")


def _roots(report: Report) -> list[Text]:
    """The findings themselves, where no sheet can be added that would list them."""
    loud = [f.root for f in families(report.findings) if f.severity is not Severity.INFO]
    return listed([Text(f"{heading(f).ja}：{f.message.ja}", f"{heading(f).en}: {f.message.en}") for f in loud])


def _where(sheet: str, *, has_stops: bool) -> Text:
    text = Text(f"「{sheet}」シートにまとめました。", f"All stands in the sheet “{sheet}”.")
    if not has_stops:
        return text
    return Text(
        f"{text.ja}「次の指摘へ」で、セルを順に見られます。", f"{text.en} “次の指摘へ” (next) leads from cell to cell."
    )
