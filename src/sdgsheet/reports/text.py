"""The report as a person reads it: counts first, then what to correct, then what is worth knowing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sdgsheet.form.model import Form
from sdgsheet.reports.achievements import Standing, standings
from sdgsheet.rules.case import Case
from sdgsheet.rules.catalogue import rule
from sdgsheet.rules.check import Report
from sdgsheet.rules.finding import Finding, OutcomeKind, Severity
from sdgsheet.rules.folding import Family, count, families
from sdgsheet.rules.words import OUTCOME, SEVERITY, form_name, place_name, plural, row_name
from sdgsheet.snapshot import Ref
from sdgsheet.text import Language, Text

Paint = Callable[[str, str], str]

_STANDING: dict[Standing, Text] = {
    "agrees": Text("計算式と一致", "agree with the formula"),
    "decide": Text("判断が必要", "for you to decide"),
    "differs": Text("計算式と異なる", "differ from the formula"),
    "empty": Text("空欄", "empty"),
    "word": Text("言葉で記入", "written in words"),
    "undefined": Text("計算できない", "cannot be computed"),
    "no result": Text("式の結果がない・エラー", "formulas without a result or with an error"),
    "no column": Text("達成度の列が見つからない", "in a table whose column was not found"),
}
_NAMED_ROWS = 5


@dataclass(frozen=True, slots=True)
class TextReport:
    """Writes one report; ``paint(text, style)`` colours it or not."""

    report: Report
    path: str
    language: Language
    paint: Paint
    every: bool = False
    """List every info and every folded finding (``--all``)."""

    def lines(self) -> list[str]:
        """The whole report, form by form."""
        lines: list[str] = []
        for case in self.report.cases:
            if lines:
                lines.append("")
            lines += self._form(case)
        return lines

    def _say(self, text: Text) -> str:
        return text.to(self.language)

    def _form(self, case: Case) -> list[str]:
        findings = tuple(f for f in self.report.findings if f.form == case.index)
        counts = count(findings)
        folded = families(findings)
        infos = [f for f in folded if f.severity is Severity.INFO]
        by_code: dict[str, int] = Counter(f.rule for f in findings if f.severity is Severity.INFO and not f.habit)
        lines = [
            self.paint(self._say(self._name(case.form)), "strong") + f"  {self.path}  {self._say(_size(case.form))}",
            self._say(
                Text(
                    f"修正 {counts.errors}件 ／ 確認 {counts.warnings}件 ／ 参考 {counts.infos}件（{len(by_code)}種類）",
                    f"{plural(counts.errors, 'error')} / {plural(counts.warnings, 'warning')} / {plural(counts.infos, 'info')} ({plural(len(by_code), 'kind')})",
                )
            ),
        ]
        if case.form.indicators:
            lines.append(self._achievements(case))
        if case.form.unread_rows:
            lines.append(self._say(_unread(case.form.unread_rows)))
        number = 1
        for severity in (Severity.ERROR, Severity.WARNING):
            group = [f for f in folded if f.severity is severity]
            if group:
                lines.append(self.paint(f"■{self._say(SEVERITY[severity])}", str(severity)))
            for family in group:
                lines += self._family(number, family)
                number += 1
        lines += self._infos(infos, by_code)
        lines.append(self._outcomes(case))
        return lines

    def _name(self, form: Form) -> Text:
        """City and period; with its sheets where the workbook holds several forms."""
        name = form_name(form)
        if len(self.report.forms) == 1:
            return name
        return Text(
            f"{name.ja}［{'、'.join(form.sheets)}］", f"{name.en} [{', '.join(f'“{sheet}”' for sheet in form.sheets)}]"
        )

    def _achievements(self, case: Case) -> str:
        stand = standings(case)
        parts = []
        for standing, name in _STANDING.items():
            rows = stand.rows.get(standing, ())
            if not rows:
                continue
            part = f"{self._say(name)} {len(rows)}"
            if standing != "agrees" and len(rows) <= _NAMED_ROWS:
                named = "、".join(row_name(r.section, r.no, r.no_text).ja for r in rows)
                english = ", ".join(row_name(r.section, r.no, r.no_text).en for r in rows)
                part += self._say(Text(f"（{named}）", f" ({english})"))
            parts.append(part)
        head = Text(f"達成度{stand.total}行：", f"Achievement, {plural(stand.total, 'row')}: ")
        return self._say(head) + self._say(Text(" ・ ", "; ")).join(parts)

    def _family(self, number: int, family: Family) -> list[str]:
        root = family.root
        head = f"{number:2} {self._say(place_name(root))}{self._at(root)} {root.rule}".replace("  [", " [")
        lines = [head, *self._body(root)]
        if family.members:
            if self.every:
                for member in family.members:
                    lines.append(f"   └ {self._say(place_name(member))}{self._at(member)} {member.rule}")
                    lines += ["  " + line for line in self._body(member)]
            else:
                lines.append("   " + self._say(_held(family)))
        return lines

    def _body(self, finding: Finding) -> list[str]:
        lines = ["   " + self._say(finding.message)]
        if finding.action is not None:
            lines.append("   " + self._say(Text("→ ", "-> ")) + self._say(finding.action))
        return lines

    def _at(self, finding: Finding) -> str:
        if len(self.report.workbook.sheets) > 1:
            return self._say(
                Text(f"［{finding.cell.sheet}!{finding.cell.a1}］", f" [“{finding.cell.sheet}”!{finding.cell.a1}]")
            )
        return self._say(Text(f"［{finding.cell.a1}］", f" [{finding.cell.a1}]"))

    def _infos(self, infos: list[Family], by_code: Mapping[str, int]) -> list[str]:
        if not by_code:
            return []
        title = self._say(SEVERITY[Severity.INFO])
        if self.every:
            lines = [self.paint(f"■{title}", "info")]
            bullet = self._say(Text("・", "-"))
            for family in infos:
                head = f" {bullet} {self._say(place_name(family.root))}{self._at(family.root)} {family.root.rule}"
                lines += [head, *self._body(family.root)]
                for member in family.members:
                    lines.append(f"   └ {self._say(place_name(member))}{self._at(member)} {member.rule}")
                    lines += ["  " + line for line in self._body(member)]
            return lines
        lines = [self.paint(f"■{title}", "info") + self._say(Text("（--all で1件ずつ）", " (--all lists each)"))]
        for code, number in sorted(by_code.items()):
            known = rule(code)
            name = self._say(known.title) if known else ""
            lines.append(self._say(Text(f"   {code} {name} {number}件", f"   {code} {name}: {number}")))
        return lines

    def _outcomes(self, case: Case) -> str:
        outcomes = [o for o in self.report.outcomes if o.form == case.index]
        parts = []
        for kind, name in OUTCOME.items():
            members = [o for o in outcomes if o.kind is kind]
            if not members and kind is not OutcomeKind.FAILED:
                continue
            part = f"{self._say(name)} {len(members)}"
            if kind in (OutcomeKind.FAILED, OutcomeKind.NOT_CHECKED) and members:
                codes = self._say(Text("、", ", ")).join(
                    f"{o.rule} {self._say(o.reason)}" if o.reason else o.rule for o in members
                )
                part += self._say(Text(f"（{codes}）", f" ({codes})"))
            parts.append(part)
        return self._say(Text("規則：", "Rules: ")) + self._say(Text(" ・ ", "; ")).join(parts)


def _size(form: Form) -> Text:
    parts = [f"({s.number}){len(s.indicators)}" for s in form.sections]
    japanese = [f"{part}行" for part in parts]
    english = [f"({s.number}){plural(len(s.indicators), 'row')}" for s in form.sections]
    if form.narrative is not None:
        headings = len(form.narrative.comments)
        japanese.append(f"(3)見出し{headings}件")
        english.append(f"(3){plural(headings, 'heading')}")
    return Text(" ".join(japanese), ", ".join(english))


def _unread(places: Sequence[Ref]) -> Text:
    """Rows or tables beside the sections, by the first of them."""
    first, more = places[0], len(places) - 1
    return Text(
        f"読んでいない行や表があります：{first.sheet}!{first.a1}{f'ほか{more}か所' * bool(more)}（理由は --explain-reading で見られます）",
        f"Not read: “{first.sheet}”!{first.a1}{f' and {more} more' * bool(more)} (--explain-reading tells why)",
    )


def _where(finding: Finding) -> Text:
    """(1)№4, or the cell of a row without a number."""
    if not finding.no_text:
        return Text(finding.cell.a1, finding.cell.a1)
    return row_name(finding.section, finding.no, finding.no_text)


def _held(family: Family) -> Text:
    """What is folded under a root, by code and count."""
    codes: dict[str, int] = {}
    for member in family.members:
        codes[member.rule] = codes.get(member.rule, 0) + 1
    listed = [f"{code} {number}" for code, number in sorted(codes.items())]
    if family.root.habit:
        rows = sorted((m for m in family.members if m.rule == family.root.rule), key=lambda m: m.severity.rank)
        named = [_where(member) for member in rows[:_NAMED_ROWS]]
        japanese, english = "、".join(n.ja for n in named), ", ".join(n.en for n in named)
        more = len(rows) - _NAMED_ROWS
        return Text(
            f"該当：{japanese}" + (f" ほか{more}行（--all で1件ずつ）" if more > 0 else ""),
            f"At: {english}" + (f" and {more} more (--all lists each)" if more > 0 else ""),
        )
    return Text(
        f"このため出ている指摘：{'、'.join(f'{c}件' for c in listed)}（--all で1件ずつ）",
        f"What follows from it: {', '.join(listed)} (--all lists each)",
    )
