"""The sheet 点検結果: what to correct, what staff answered, and what was looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from sdgsheet import __version__
from sdgsheet.achievement.bands import BANDS, LEGEND_NOTE
from sdgsheet.achievement.percent import percent
from sdgsheet.achievement.stated import StatedFigure
from sdgsheet.edits import Answer, AnswerColumns, CellStyle, ResultSheet, SheetCell
from sdgsheet.marking.answers import AnswerKey, key_of, parse_key
from sdgsheet.rules.case import Case, Group
from sdgsheet.rules.catalogue import rule
from sdgsheet.rules.check import Report
from sdgsheet.rules.finding import Finding, OutcomeKind, Severity
from sdgsheet.rules.folding import Family, count
from sdgsheet.rules.sections.verdict import verdicts
from sdgsheet.rules.words import OUTCOME, SEVERITY, form_name, row_name, subject
from sdgsheet.snapshot import Area
from sdgsheet.text import Language, Text

NAME = "点検結果"
RESPONSES: tuple[Text, ...] = (
    Text("修正した", "corrected"),
    Text("確認した（このままで正しい）", "looked at, right as it is"),
    Text("担当課に確認中", "being looked into"),
)
NUMBER, KIND, PLACE, INDICATOR, STATED, EXPECTED, REQUEST, RESPONSE, REASON, CODE = range(1, 11)
_STYLES: dict[Severity, CellStyle] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
_WIDTHS = (5.0, 7.0, 16.0, 30.0, 12.0, 16.0, 62.0, 18.0, 24.0, 8.0)


@dataclass
class _Page:
    """The sheet while it is written, line by line from the top."""

    language: Language
    row: int = 0
    cells: list[SheetCell] = field(default_factory=list)
    merges: list[Area] = field(default_factory=list)
    heights: list[tuple[int, float]] = field(default_factory=list)
    choices: list[Area] = field(default_factory=list)
    keys: list[tuple[int, str]] = field(default_factory=list)
    table: Area | None = None
    """The findings with their headings: they can be filtered."""

    def say(self, text: Text) -> str:
        return text.to(self.language)

    def line(self, text: Text, style: CellStyle, lines: int = 1) -> None:
        """One text across the whole width."""
        self.row += 1
        self.cells.append(SheetCell(self.row, 1, self.say(text), style))
        self.merges.append(Area(self.row, 1, self.row, CODE))
        if lines > 1:
            self.heights.append((self.row, 15.0 * lines + 3))

    def header(self, *names: Text) -> None:
        self.row += 1
        for column, name in enumerate(names, start=1):
            if not name.ja:
                continue
            self.cells.append(SheetCell(self.row, column, self.say(name), "header"))

    def gap(self) -> None:
        self.row += 1


def result_sheet(
    report: Report, numbered: Sequence[tuple[int, Family]], answers: Mapping[str, Answer], language: Language
) -> ResultSheet:
    """The whole sheet. It holds no time and no path: the same filing gives the same sheet."""
    page = _Page(language)
    _head(page, report)
    _findings(page, numbered, answers)
    _infos(page, report)
    for case in report.cases:
        _achievements(page, case)
        _pairs(page, report, case)
    _outcomes(page, report)
    _legend(page)
    _grounds(page, report)
    return ResultSheet(
        name=NAME,
        cells=tuple(page.cells),
        widths=_WIDTHS,
        frozen_rows=_HEAD_ROWS if numbered else 0,
        heights=tuple(page.heights),
        merges=tuple(page.merges),
        answers=AnswerColumns(keys=tuple(page.keys), response=RESPONSE, reason=REASON),
        filtered=page.table,
        choices=tuple((area, tuple(choice.to(language) for choice in RESPONSES)) for area in page.choices),
    )


_HEAD_ROWS = 3


def _head(page: _Page, report: Report) -> None:
    counts = count(report.findings)
    names = [form_name(form) for form in report.forms]
    page.line(
        Text(
            f"点検結果｜{'／'.join(n.ja for n in names)}｜修正{counts.errors}・確認{counts.warnings}・参考{counts.infos}",
            f"Check | {' / '.join(n.en for n in names)} | {counts.errors} errors, {counts.warnings} warnings, {counts.infos} infos",
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


def _findings(page: _Page, numbered: Sequence[tuple[int, Family]], answers: Mapping[str, Answer]) -> None:
    page.header(
        Text("№", "No."),
        Text("区分", "Severity"),
        Text("場所（移動）", "Place (go to)"),
        Text("指標", "Indicator"),
        Text("記載", "Stated"),
        Text("計算・照合", "Expected"),
        Text("お願い", "Request"),
        Text("対応", "Response"),
        Text("理由・担当", "Reason, person"),
        Text("コード", "Code"),
    )
    left = dict(answers)
    first = page.row + 1
    for number, family in numbered:
        _finding(page, number, family, left)
    if not numbered:
        page.line(
            Text("修正・確認をお願いする箇所はありません。", "There is nothing to correct or to look at."), "text"
        )
    else:
        page.choices.append(Area(first, RESPONSE, page.row, RESPONSE))
        page.table = Area(first - 1, NUMBER, page.row, CODE)
    if left:
        page.gap()
        page.line(
            Text(
                "前回ご記入いただいた内容（指摘がなくなったもの）", "What you wrote before, on findings that are gone"
            ),
            "heading",
        )
        for text, answer in left.items():
            key = parse_key(text)
            if key is not None:
                _gone(page, key, answer)


def _finding(page: _Page, number: int, family: Family, answers: dict[str, Answer]) -> None:
    root = family.root
    page.row += 1
    place = page.say(row_name(root.section, root.no, root.no_text))
    place = f"{place} {root.cell.a1}".strip()
    stated, expected = root.stated or "", page.say(root.expected) if root.expected else ""
    request = page.say(root.message) + (f"\n→ {page.say(root.action)}" if root.action else "")
    if family.members:
        request += "\n" + page.say(_members(family))
    key = str(key_of(root))
    page.keys.append((page.row, key))
    answer = answers.pop(key, Answer("", ""))
    page.cells += [
        SheetCell(page.row, NUMBER, number, "number"),
        SheetCell(page.row, KIND, page.say(SEVERITY[family.severity]), _STYLES[family.severity]),
        SheetCell(page.row, PLACE, place, "link", link=root.cell),
        SheetCell(page.row, INDICATOR, subject(root), "text"),
        SheetCell(page.row, STATED, stated, "text"),
        SheetCell(page.row, EXPECTED, expected, "text"),
        SheetCell(page.row, REQUEST, request, "text"),
        SheetCell(page.row, RESPONSE, answer.response, "input"),
        SheetCell(page.row, REASON, answer.reason, "input"),
        SheetCell(page.row, CODE, root.rule, "text"),
    ]
    lines = max(
        _lines(request, _WIDTHS[REQUEST - 1]),
        _lines(subject(root), _WIDTHS[INDICATOR - 1]),
        _lines(stated, _WIDTHS[STATED - 1]),
        _lines(expected, _WIDTHS[EXPECTED - 1]),
    )
    page.heights.append((page.row, 15.0 * max(lines, 2) + 3))


def _gone(page: _Page, key: AnswerKey, answer: Answer) -> None:
    page.row += 1
    page.keys.append((page.row, str(key)))
    for column, text in (
        (PLACE, f"({key.section})" if key.section else ""),
        (INDICATOR, key.name),
        (STATED, key.values),
        (RESPONSE, answer.response),
        (REASON, answer.reason),
        (CODE, key.rule),
    ):
        page.cells.append(SheetCell(page.row, column, text, "text"))


def _members(family: Family) -> Text:
    named = [
        (f"{page_name.ja} {m.cell.a1} {m.rule}".strip(), f"{page_name.en} {m.cell.a1} {m.rule}".strip())
        for m in family.members
        if (page_name := row_name(m.section, m.no, m.no_text))
    ]
    return Text(
        f"（まとめた指摘：{'、'.join(ja for ja, _ in named)}）",
        f"(Held with it: {', '.join(en for _, en in named)})",
    )


def _infos(page: _Page, report: Report) -> None:
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
        places = [place_of(f) for f in findings]
        text = Text(
            f"{code} {title.ja}：{len(findings)}件（{'、'.join(p.ja for p in places)}）",
            f"{code} {title.en}: {len(findings)} ({', '.join(p.en for p in places)})",
        )
        page.line(text, "text", _lines(page.say(text), sum(_WIDTHS)))


def place_of(finding: Finding) -> Text:
    """``(2)№10 S30``."""
    name = row_name(finding.section, finding.no, finding.no_text)
    return Text(f"{name.ja} {finding.cell.a1}".strip(), f"{name.en} {finding.cell.a1}".strip())


def _achievements(page: _Page, case: Case) -> None:
    if not case.form.indicators:
        return
    page.gap()
    page.line(Text("達成度の一覧", "All 達成度"), "heading")
    page.header(
        Text("", ""),
        Text("", ""),
        Text("場所（移動）", "Place (go to)"),
        Text("指標", "Indicator"),
        Text("記載", "Stated"),
        Text("計算", "Computed"),
        Text("計算の中身、または計算できない理由", "How it was computed, or why it cannot be"),
        Text("差（ポイント）", "Difference (points)"),
    )
    for row in case.form.indicators:
        page.row += 1
        achievement, figure = case.achievement(row), case.figure(row)
        cell = row.stated.cell if row.stated is not None else row.first_cell
        computed = "" if achievement.fraction is None else percent(achievement.fraction)
        if achievement.fraction is not None and achievement.baseline and achievement.actual and achievement.target:
            how = Text(
                f"({achievement.actual.amount.text}－{achievement.baseline.amount.text})÷({achievement.target.amount.text}－{achievement.baseline.amount.text})",
                f"({achievement.actual.amount.text} - {achievement.baseline.amount.text}) / ({achievement.target.amount.text} - {achievement.baseline.amount.text})",
            )
        else:
            how = achievement.reason.text if achievement.reason else Text("", "")
        page.cells += [
            SheetCell(
                page.row,
                PLACE,
                f"{page.say(row_name(row.section, row.no, row.no_text))} {cell.a1}",
                "link",
                link=cell,
            ),
            SheetCell(page.row, INDICATOR, row.name, "text"),
            SheetCell(page.row, STATED, figure.text, "text"),
            SheetCell(page.row, EXPECTED, computed, "text"),
            SheetCell(page.row, REQUEST, page.say(how), "text"),
        ]
        page.cells.append(SheetCell(page.row, RESPONSE, _difference(page, figure, achievement.fraction), "number"))
        lines = _lines(row.name, _WIDTHS[INDICATOR - 1])
        page.heights.append((page.row, 15.0 * lines + 3))


def _difference(page: _Page, figure: StatedFigure, computed: Fraction | None) -> str | float:
    """Points by which the written figure is off; a word where it is right at the precision shown."""
    if figure.value is None or computed is None:
        return ""
    if figure.fits(computed):
        return page.say(Text("一致", "agrees"))
    return float(round((figure.value - computed) * 100, 1))


def _pairs(page: _Page, report: Report, case: Case) -> None:
    if not case.groups:
        return
    differ = {f.cell for f in report.findings if f.rule == "X106"}
    agree = [
        v.group
        for v in verdicts(case)
        if v.agrees and not any(r.stated and r.stated.cell in differ for r in v.group.rows)
    ]
    page.gap()
    page.line(Text("(1)と(2)・再掲の照合", "Rows of one indicator, compared"), "heading")
    text = Text(
        f"照合した指標 {len(case.groups)}組、うち一致 {len(agree)}組：{'、'.join(_group(g).ja for g in case.groups)}",
        f"{len(case.groups)} indicators compared, {len(agree)} agree: {', '.join(_group(g).en for g in case.groups)}",
    )
    page.line(text, "text", _lines(page.say(text), sum(_WIDTHS)))


def _group(group: Group) -> Text:
    names = [row_name(r.section, r.no, r.no_text) for r in group.rows]
    return Text("＝".join(n.ja for n in names), " = ".join(n.en for n in names))


def _outcomes(page: _Page, report: Report) -> None:
    page.gap()
    page.line(Text("点検した規則", "What was checked"), "heading")
    for kind, name in OUTCOME.items():
        members = [o for o in report.outcomes if o.kind is kind]
        if not members:
            continue
        say_reason = kind in (OutcomeKind.NOT_CHECKED, OutcomeKind.FAILED)
        listed = [f"{o.rule}（{o.reason.ja}）" if o.reason and say_reason else o.rule for o in members]
        english = [f"{o.rule} ({o.reason.en})" if o.reason and say_reason else o.rule for o in members]
        text = Text(f"{name.ja} {len(members)}：{'、'.join(listed)}", f"{name.en} {len(members)}: {', '.join(english)}")
        page.line(text, "text", _lines(page.say(text), sum(_WIDTHS)))


def _legend(page: _Page) -> None:
    """What the bands of 達成度 mean; they lie over its cells once sdgsheet has filled them in."""
    page.gap()
    page.line(
        Text("達成度の色分け（sdgsheet で記入した場合）", "Bands of 達成度 (where sdgsheet filled it in)"), "heading"
    )
    for band in BANDS:
        page.row += 1
        page.cells += [
            SheetCell(page.row, KIND, "", "swatch", fill=band.fill),
            SheetCell(page.row, PLACE, page.say(band.legend), "note"),
        ]
    page.line(LEGEND_NOTE, "note")


def _grounds(page: _Page, report: Report) -> None:
    page.gap()
    page.line(Text("この点検について", "About this check"), "heading")
    lines = [
        Text(
            "達成度＝（実績－当初値）÷（目標値－当初値）×100。公表されている様式の値から読み取った式で、記入済みの最も新しい実績を使います。",
            "達成度 = (actual - baseline) / (target - baseline) x 100, read off published sheets, with the latest actual that is filled in.",
        ),
        _judged(report.workbook.sha256),
    ]
    for line in lines:
        page.line(line, "note", _lines(page.say(line), sum(_WIDTHS)))


def _judged(sha256: str) -> Text:
    """What was judged: a file by its hash, or what was open in Excel, saved or not."""
    if not sha256:
        return Text(
            f"sdgsheet {__version__} ／ Excel で開いている内容を点検しました（保存前の変更を含みます）",
            f"sdgsheet {__version__}; what was open in Excel was checked, with changes not yet saved",
        )
    return Text(
        f"sdgsheet {__version__} ／ 元のファイルの SHA-256 {sha256}",
        f"sdgsheet {__version__}; SHA-256 of the file without our layers {sha256}",
    )


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column, full-width characters counted as two."""
    return sum(
        max(1, -(-sum(2 if ord(character) > 0x2FF else 1 for character in line) // max(1, int(width) - 1)))
        for line in text.split("\n")
    )
