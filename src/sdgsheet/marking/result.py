"""The sheet 点検結果: what to correct, what staff answered, and what was looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sdgsheet.edits import Answer, AnswerColumns, CellStyle, ResultSheet, SheetCell
from sdgsheet.marking.answers import AnswerKey, key_of, numbered
from sdgsheet.marking.carrying import carry
from sdgsheet.marking.overview import write_overview
from sdgsheet.marking.page import (
    CODE,
    EXPECTED,
    INDICATOR,
    KIND,
    NUMBER,
    PLACE,
    REASON,
    REQUEST,
    RESPONSE,
    STATED,
    WIDTHS,
    Page,
    lines_of,
    named,
    numbers,
)
from sdgsheet.rules.catalogue import RULES, rule
from sdgsheet.rules.check import Report
from sdgsheet.rules.finding import Finding, Severity
from sdgsheet.rules.folding import Family, count
from sdgsheet.rules.words import SEVERITY, form_name, plural, row_name, subject
from sdgsheet.snapshot import Area
from sdgsheet.text import Language, Text

NAME = "点検結果"
ANSWERED = (Text("対応", "Response"), Text("理由・担当", "Reason, person"))
"""The headings of the columns that staff fill in."""
RESPONSES: tuple[Text, ...] = (
    Text("修正した", "corrected"),
    Text("確認した（このままで正しい）", "looked at, right as it is"),
    Text("担当課に確認中", "being looked into"),
)
_STYLES: dict[Severity, CellStyle] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


def result_sheet(
    report: Report, listed: Sequence[tuple[int, Family]], answers: Mapping[str, Answer], language: Language
) -> ResultSheet:
    """The whole sheet. It holds no time and no path: the same filing gives the same sheet."""
    page = Page(language)
    _head(page, report, len(listed))
    _findings(page, report, listed, answers)
    _infos(page, report)
    write_overview(page, report)
    return ResultSheet(
        name=NAME,
        cells=page.held(),
        widths=WIDTHS,
        frozen_rows=_HEAD_ROWS if listed else 0,
        heights=tuple(page.heights),
        merges=tuple(page.merges),
        answers=AnswerColumns(keys=tuple(page.keys), response=RESPONSE, reason=REASON),
        filtered=page.table,
        choices=tuple((area, tuple(choice.to(language) for choice in RESPONSES)) for area in page.choices),
    )


_HEAD_ROWS = 3
_GONE = Text("前回ご記入いただいた内容（指摘がなくなったもの）", "What you wrote before, on findings that are gone")
_UNCERTAIN = Text(
    "前回ご記入いただいた内容（同じ指摘への2つ目の記入、どの指摘への記入か確かめられないもの）",
    "What you wrote before: second answers to one finding, and those of which nobody can tell which one they answer",
)
_NOT_NOW = Text(
    "前回ご記入いただいた内容（今回は点検していないもの、指摘がなくなったもの）",
    "What you wrote before, on findings that are gone or were not looked for",
)


def _head(page: Page, report: Report, rows: int) -> None:
    counts = count(report.findings)
    names = [form_name(form) for form in report.forms]
    scope = _scope(report)
    all_rows = numbers(rows)
    is_folded = rows < counts.errors + counts.warnings
    folded = Text(f"（{all_rows.ja}にまとめています）", f" (held in {all_rows.en})") if is_folded else Text("", "")
    page.line(
        Text(
            f"点検結果{scope.ja}｜{'／'.join(n.ja for n in names)}｜修正{counts.errors}・確認{counts.warnings}・参考{counts.infos}{folded.ja}",
            f"Check{scope.en} | {' / '.join(n.en for n in names)} | {plural(counts.errors, 'error')}, {plural(counts.warnings, 'warning')}, {plural(counts.infos, 'info')}{folded.en}",
        ),
        "title",
    )
    page.heights.append((page.row, 24.0))
    page.line(
        Text(
            "このシートは確認用です。提出物には含めません（「表示を消す」または sdgsheet clear で消えます）。"
            "「対応」と「理由・担当」にご記入いただいた内容は、もう一度点検しても残ります。",
            "This sheet is for checking and is no part of the filing (sdgsheet clear removes it). "
            "What you write under Response and Reason stays when the check is run again.",
        ),
        "note",
        2,
    )


def _scope(report: Report) -> Text:
    """The rules that were run, where it was not all of them: nothing found is no word on the others."""
    run, known = {o.rule for o in report.outcomes}, {rule.code for rule in RULES}
    if run >= known:
        return Text("", "")
    families = sorted({code[0] for code in run})
    is_whole = run == {code for code in known if code[0] in families}
    codes = "・".join(families if is_whole else sorted(run))
    return Text(f"（規則{codes}だけの点検）", f" (rules {codes.replace('・', ', ')} alone)")


def _findings(page: Page, report: Report, listed: Sequence[tuple[int, Family]], answers: Mapping[str, Answer]) -> None:
    page.header(
        Text("№", "No."),
        Text("区分", "Severity"),
        Text("場所（移動）", "Place (go to)"),
        Text("指標", "Indicator"),
        Text("記載", "Stated"),
        Text("計算・照合", "Expected"),
        Text("お願い", "Request"),
        *ANSWERED,
        Text("コード", "Code"),
    )
    keys = numbered(key_of(family.root) for _, family in listed)
    carried = carry(report, keys, answers)
    first = page.row + 1
    with_sheet = len(report.forms) > 1
    for (number, family), key in zip(listed, keys, strict=True):
        _finding(page, number, family, with_sheet=with_sheet)
        _answered(page, key, carried.here.get(key, Answer("", "")), "input")
    if not listed:
        page.line(
            Text("修正・確認をお願いする箇所はありません。", "There is nothing to correct or to look at."), "text"
        )
    else:
        page.choices.append(Area(first, RESPONSE, page.row, RESPONSE))
        page.table = Area(first - 1, NUMBER, page.row, CODE)
    _former(page, carried.aside, _UNCERTAIN, with_sheet=with_sheet)
    _former(page, carried.gone, _NOT_NOW if _scope(report).ja else _GONE, with_sheet=with_sheet)


def _finding(page: Page, number: int, family: Family, *, with_sheet: bool) -> None:
    root = family.root
    page.row += 1
    place = f"{page.say(row_name(root.section, root.no, root.no_text))} {root.cell.a1}".strip()
    stated, expected = root.stated or "", page.say(root.expected) if root.expected else ""
    request = page.say(root.message) + (f"\n→ {page.say(root.action)}" if root.action else "")
    if family.members:
        request += "\n" + page.say(_members(family))
    if with_sheet:
        place = f"{root.cell.sheet}!{place}"
    page.cells += [
        SheetCell(page.row, NUMBER, number, "number"),
        SheetCell(page.row, KIND, page.say(SEVERITY[family.severity]), _STYLES[family.severity]),
        SheetCell(page.row, PLACE, place, "link", link=root.cell),
        SheetCell(page.row, INDICATOR, subject(root), "text"),
        SheetCell(page.row, STATED, stated, "text"),
        SheetCell(page.row, EXPECTED, expected, "text"),
        SheetCell(page.row, REQUEST, request, "text"),
        SheetCell(page.row, CODE, root.rule, "text"),
    ]
    lines = max(
        lines_of(request, WIDTHS[REQUEST - 1]),
        lines_of(subject(root), WIDTHS[INDICATOR - 1]),
        lines_of(stated, WIDTHS[STATED - 1]),
        lines_of(expected, WIDTHS[EXPECTED - 1]),
    )
    page.grow(max(lines, 2))


def _answered(page: Page, key: AnswerKey, answer: Answer, style: CellStyle) -> None:
    page.keys.append((page.row, str(key)))
    page.cells += [
        SheetCell(page.row, RESPONSE, answer.response, style),
        SheetCell(page.row, REASON, answer.reason, style),
    ]


def _former(page: Page, former: Sequence[tuple[AnswerKey, Answer]], heading: Text, *, with_sheet: bool) -> None:
    """What staff answered before, and what stands beside no finding of now."""
    if not former:
        return
    page.gap()
    page.line(heading, "heading")
    for key, answer in former:
        page.row += 1
        section = int(key.section) if key.section else None
        place = f"{page.say(row_name(section, None, key.no))} {key.cell}".strip()
        if with_sheet and key.sheet:
            place = f"{key.sheet}!{place}"
        for column, text in ((PLACE, place), (INDICATOR, key.name), (STATED, key.values), (CODE, key.rule)):
            page.cells.append(SheetCell(page.row, column, text, "text"))
        _answered(page, key, answer, "text")


def _members(family: Family) -> Text:
    members = []
    for member in family.members:
        name, code = row_name(member.section, member.no, member.no_text), f"{member.cell.a1} {member.rule}"
        members.append(Text(f"{name.ja} {code}".strip(), f"{name.en} {code}".strip()))
    held = named(members, 30)
    return Text(f"（まとめた指摘：{held.ja}）", f"(Held with it: {held.en})")


def _infos(page: Page, report: Report) -> None:
    by_code: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.severity is Severity.INFO and not finding.habit:
            by_code.setdefault(finding.rule, []).append(finding)
    if not by_code:
        return
    page.gap()
    page.line(Text("参考（直していただく必要はありません）", "Infos (nothing needs to be corrected)"), "heading")
    for code, findings in sorted(by_code.items()):
        known = rule(code)
        title = known.title if known else Text("", "")
        places = named([place_of(f) for f in findings], 150)
        text = Text(
            f"{code} {title.ja}：{len(findings)}件（{places.ja}）",
            f"{code} {title.en}: {len(findings)} ({places.en})",
        )
        page.line(text, "text", lines_of(page.say(text), sum(WIDTHS)))


def place_of(finding: Finding) -> Text:
    """``(2)№10 S30``."""
    name = row_name(finding.section, finding.no, finding.no_text)
    return Text(f"{name.ja} {finding.cell.a1}".strip(), f"{name.en} {finding.cell.a1}".strip())
