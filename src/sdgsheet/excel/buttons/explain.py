"""説明: the findings at the selected cells, or else in their rows, each with the reason of its rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sdgsheet.errors import RefusedError
from sdgsheet.excel import formats, resultsheets, words
from sdgsheet.excel.buttons.after import check_only, in_sheet, listed, together
from sdgsheet.excel.lines import Line, lines
from sdgsheet.excel.quiet import quiet
from sdgsheet.excel.session import Session
from sdgsheet.excel.standing import read
from sdgsheet.rules.catalogue import rule
from sdgsheet.rules.check import Report
from sdgsheet.rules.finding import Finding
from sdgsheet.rules.words import SEVERITY, place_name
from sdgsheet.snapshot import Area, Ref, Workbook
from sdgsheet.text import Text

if TYPE_CHECKING:
    import xlwings as xw

_MOST = 4


class _Asked(NamedTuple):
    """What people want to know of."""

    sheet: str
    area: Area | None
    """None: of a rule alone."""
    code: str = ""
    """The rule that a row of 点検結果 names; empty: whatever there is."""
    is_former: bool = False
    """The row is an answer to an earlier finding."""


def explain(session: Session) -> None:
    """Checks anew, so that what is said is true of the workbook as it stands."""
    selection = session.selected
    if selection is None:
        raise RefusedError(words.NO_CELL)
    asked = _asked(session.book, selection)
    with quiet(session.app, words.CHECKING.to(session.language)):
        standing = read(session.book)
        report = standing.check()
    in_part = [] if standing.whole else [check_only(session.book)]
    session.say(*(_of_rule(asked, report) if asked.area is None else _of_cells(asked, asked.area, report)), *in_part)


def heading(finding: Finding, *, with_sheet: bool) -> Text:
    """``［S30］A104 確認　(2)№10 地下水採取量の削減``, in a workbook with several forms ``［様式1!S30］…``."""
    severity, place = SEVERITY[finding.severity], place_name(finding)
    cell = in_sheet(finding.cell, with_sheet=with_sheet)
    return Text(
        f"［{cell.ja}］{finding.rule} {severity.ja}　{place.ja}".rstrip(),
        f"[{cell.en}] {finding.rule} {severity.en} {place.en}".rstrip(),
    )


def _asked(book: xw.Book, selection: xw.Range) -> _Asked:
    """A row of 点検結果 stands for the cell or the rule that it names; any other cells for themselves."""
    sheet, row, column = selection.sheet.name, selection.row, selection.column
    if sheet not in [own.name for own in resultsheets.result_sheets(book)]:
        rows, columns = selection.shape
        return _Asked(sheet, Area(row, column, row + rows - 1, column + columns - 1))
    line = lines(book).get(row)
    if line is None:
        raise RefusedError(words.NO_FINDING_LINE)
    place = _marked(book, line) or line.cell
    if place is None:
        return _Asked(sheet, None, line.code, line.is_former)
    if place.sheet not in [own.name for own in book.sheets]:
        raise RefusedError(words.CHECK_AGAIN)
    return _Asked(place.sheet, Area(place.row, place.column, place.row, place.column), line.code)


def _marked(book: xw.Book, line: Line) -> Ref | None:
    """Where the mark with the line's number stands now: it has moved with its cell, the link has not."""
    for sheet in book.sheets if line.number is not None else ():
        for item in formats.tagged(sheet, "mark"):
            if item.tag.endswith(f":{line.number}"):
                area = item.areas[0]
                return Ref(sheet.name, area.top, area.left)
    return None


def _of_cells(asked: _Asked, area: Area, report: Report) -> list[Text]:
    findings = report.findings
    here = [f for f in findings if f.cell.sheet == asked.sheet]
    at_cells = [f for f in here if area.covers(f.cell.row, f.cell.column)]
    named = [f for f in at_cells if f.rule == asked.code]
    in_rows = [f for f in here if area.top <= f.cell.row <= area.bottom]
    judged_from = [f for f in findings if any(_covers(asked.sheet, area, e.cell) for e in f.evidence)]
    chosen = sorted(named or at_cells or in_rows or judged_from, key=lambda f: f.severity.rank)
    if not chosen:
        a1 = Ref(asked.sheet, area.top, area.left).a1
        return [Text(f"{a1} とその行に、指摘はありません。", f"There is no finding at {a1} or in its row.")]
    with_sheet = len(report.forms) > 1
    texts = [_text(finding, with_sheet=with_sheet) for finding in chosen[:_MOST]]
    more = len(chosen) - _MOST
    if more > 0:
        texts.append(Text(f"ほか{more}件", f"and {more} more"))
    is_any_locked = any(_is_locked(report.workbook, finding.cell) for finding in chosen[:_MOST])
    return [*texts, words.LOCKED] if is_any_locked else texts


def _is_locked(workbook: Workbook, cell: Ref) -> bool:
    sheet = workbook.sheet(cell.sheet)
    return sheet is not None and sheet.is_locked(cell.row, cell.column)


def _covers(sheet: str, area: Area, cell: Ref) -> bool:
    return cell.sheet == sheet and area.covers(cell.row, cell.column)


def _of_rule(asked: _Asked, report: Report) -> list[Text]:
    """The rule itself, and each of its findings in a line."""
    code, with_sheet = asked.code, len(report.forms) > 1
    known = rule(code)
    if known is None:
        raise RefusedError(words.NO_FINDING_LINE)
    severity, title, page = SEVERITY[known.severity], known.title, known.page
    head = Text(f"{code} {severity.ja}　{title.ja}", f"{code} {severity.en} {title.en}")
    found = [
        Text(f"［{cell.ja}］{f.message.ja}", f"[{cell.en}] {f.message.en}")
        for f in report.findings
        if f.rule == code and not f.habit and (cell := in_sheet(f.cell, with_sheet=with_sheet))
    ]
    former = [words.FORMER] if asked.is_former else []
    return [*former, together([head, page.what, _why(code)], "\n"), *listed(found)]


def _text(finding: Finding, *, with_sheet: bool) -> Text:
    parts = [heading(finding, with_sheet=with_sheet), finding.message]
    if finding.action is not None:
        parts.append(Text(f"→ {finding.action.ja}", f"→ {finding.action.en}"))
    return together([*parts, _why(finding.rule)], "\n")


def _why(code: str) -> Text:
    known = rule(code)
    why = known.page.why if known else Text("", "")
    return Text(f"理由：{why.ja}", f"Why: {why.en}")
