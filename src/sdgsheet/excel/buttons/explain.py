"""説明: the findings at the selected cell, or else in its row, each with the reason of its rule."""

from __future__ import annotations

from sdgsheet.errors import RefusedError
from sdgsheet.excel import formats, results, words
from sdgsheet.excel.buttons.after import together
from sdgsheet.excel.quiet import quiet
from sdgsheet.excel.session import Session
from sdgsheet.excel.standing import read
from sdgsheet.rules.catalogue import rule
from sdgsheet.rules.finding import Finding
from sdgsheet.rules.words import SEVERITY, place_name
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text

_MOST = 4


def explain(session: Session) -> None:
    """Checks anew, so that what is said is true of the workbook as it stands."""
    selection = session.selected
    if selection is None:
        raise RefusedError(words.NO_CELL)
    here = _meant(session, Ref(selection.sheet.name, selection.row, selection.column))
    with quiet(session.app, words.CHECKING.to(session.language)):
        findings = read(session.book).check().findings
    session.say(*_texts(here, findings))


def _meant(session: Session, selected: Ref) -> Ref:
    """A row of 点検結果 stands for the cell that bears its number; any other cell for itself."""
    if selected.sheet not in [sheet.name for sheet in results.result_sheets(session.book)]:
        return selected
    number = session.book.sheets[selected.sheet].range((selected.row, 1)).value
    for sheet in session.book.sheets:
        for item in formats.tagged(sheet, "mark"):
            if isinstance(number, float) and item.tag.endswith(f":{number:g}"):
                area = item.areas[0]
                return Ref(sheet.name, area.top, area.left)
    return selected


def _texts(here: Ref, findings: tuple[Finding, ...]) -> list[Text]:
    at_cell = [f for f in findings if f.cell == here]
    in_row = [f for f in findings if f.cell[:2] == here[:2]]
    chosen = sorted(at_cell or in_row, key=lambda f: f.severity.rank)
    if not chosen:
        return [Text(f"{here.a1} とその行に、指摘はありません。", f"There is no finding at {here.a1} or in its row.")]
    texts = [_text(finding) for finding in chosen[:_MOST]]
    more = len(chosen) - _MOST
    if more > 0:
        texts.append(Text(f"ほか{more}件", f"and {more} more"))
    return texts


def _text(finding: Finding) -> Text:
    severity, place = SEVERITY[finding.severity], place_name(finding)
    head = Text(
        f"［{finding.cell.a1}］{finding.rule} {severity.ja}　{place.ja}",
        f"[{finding.cell.a1}] {finding.rule} {severity.en} {place.en}",
    )
    known = rule(finding.rule)
    why = known.page.why if known else Text("", "")
    parts = [head, finding.message]
    if finding.action is not None:
        parts.append(Text(f"→ {finding.action.ja}", f"→ {finding.action.en}"))
    parts.append(Text(f"理由：{why.ja}", f"Why: {why.en}"))
    return together(parts, "\n")
