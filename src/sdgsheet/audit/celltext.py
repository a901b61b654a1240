"""Everything about one cell, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from sdgsheet.achievement.percent import percent
from sdgsheet.audit.cell import CellFacts
from sdgsheet.audit.guards import GIVEN
from sdgsheet.audit.records import Record, records_of
from sdgsheet.audit.verdicts import MEANINGS, NAMES
from sdgsheet.formulas.engine import CIRCULAR
from sdgsheet.formulas.leaves import as_shown
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.reading import UnreadError
from sdgsheet.formulas.recalculating import known
from sdgsheet.formulas.spelling import a1, spell
from sdgsheet.formulas.steps import Step, steps
from sdgsheet.formulas.tree import Reference
from sdgsheet.notation.numberformats import shown
from sdgsheet.rules.check import Report
from sdgsheet.rules.formulas.judgement import read
from sdgsheet.rules.formulas.naming import role_name
from sdgsheet.rules.formulas.subject import subject_of
from sdgsheet.rules.labels import places
from sdgsheet.rules.words import SEVERITY, row_name
from sdgsheet.text import Language, Text


def cell_lines(report: Report, facts: CellFacts, language: Language) -> Iterator[str]:
    """What the cell is and holds; how it is computed; what is said of it."""
    for text in _texts(report, facts):
        yield text.to(language)


def _texts(report: Report, facts: CellFacts) -> Iterator[Text]:
    yield from _contents(facts)
    record = _record(report, facts)
    if record is not None:
        yield from _part_of_array(facts, record)
        yield from _judged(facts, record)
        yield from _steps(facts)
        yield from _form(record)
        yield from _guards(record)
    if facts.readers:
        rows = places(facts.readers)
        yield Text(f"■この値を読む達成度の式：{rows.ja}", f"■Read by the 達成度 formulas of {rows.en}")
    yield from _findings(facts)


def _contents(facts: CellFacts) -> Iterator[Text]:
    cell, place = facts.cell, facts.place
    text = shown(cell, date1904=facts.case.workbook.date1904)
    yield Text(f"{place.sheet}!{place.a1}　「{text}」", f"“{place.sheet}”!{place.a1}  “{text}”")
    for role in facts.roles:
        name = role_name(facts.case, role)
        row = role.row
        if row is None:
            yield Text(f"  {name.ja}", f"  {name.en}")
            continue
        where = row_name(row.section, row.no, row.no_text)
        yield Text(f"  {where.ja}「{row.name}」の{name.ja}", f"  {name.en} of {where.en} “{row.name}”")
    if not facts.roles:
        yield Text("  表のどの欄でもないセル", "  a cell that is none of the table's")
    kinds = {
        "empty": Text("空", "nothing"),
        "number": Text(f"数値 {cell.value}", f"the number {cell.value}"),
        "text": Text("文字", "a text"),
        "boolean": Text("論理値", "a truth value"),
        "error": Text(f"エラー {cell.value}", f"the error {cell.value}"),
    }
    held = kinds[cell.kind]
    computed = known(facts.case.workbook, place)
    if cell.kind == "empty" and computed.kind != "empty":
        now = shown(computed, date1904=facts.case.workbook.date1904)
        held = Text(f"なし。計算すると「{now}」", f"nothing; it gives “{now}”")
    code = cell.style.number_format
    quoted = code if code.isascii() else f"“{code}”"
    yield Text(f"  保存されている値：{held.ja}（表示形式 {code}）", f"  stored: {held.en} (number format {quoted})")
    if cell.formula is not None:
        formula = f"={as_shown(cell.formula)}"
        yield Text(f"  式：{formula}", f"  formula: {formula if formula.isascii() else f'“{formula}”'}")


def _part_of_array(facts: CellFacts, record: Record) -> Iterator[Text]:
    """A cell inside an array formula holds no formula of its own."""
    if facts.cell.formula is not None or record.formula is None:
        return
    text = record.formula
    yield Text(
        f"  複数のセルにわたる配列数式の一部。この行の計算：{text}",
        f"  a part of an array formula over several cells; in this row {text if text.isascii() else f'“{text}”'}",
    )


def _record(report: Report, facts: CellFacts) -> Record | None:
    return next((record for record in records_of(report) if record.cell == facts.place), None)


def _judged(facts: CellFacts, record: Record) -> Iterator[Text]:
    name, meaning = NAMES[record.verdict], MEANINGS[record.verdict]
    yield Text(f"■判定：{name.ja}", f"■Verdict: {name.en}")
    yield Text(f"  {meaning.ja}", f"  {meaning.en}")
    if record.remarks.ja:
        yield Text(f"  {record.remarks.ja}", f"  {record.remarks.en}")
    if record.words is not None:
        yield Text(f"  式の意味：{record.words.ja}", f"  in words: {record.words.en}")
    if record.shape is not None:
        shape = record.shape
        yield Text(f"  式の形（R1C1）：{shape}", f"  shape (R1C1): {shape if shape.isascii() else f'“{shape}”'}")
    for item in record.inputs:
        address = item.cell.a1 if item.cell.sheet == facts.place.sheet else f"{item.cell.sheet}!{item.cell.a1}"
        held = Text(f"「{item.value}」", f"“{item.value}”") if item.value else Text("（空欄）", "empty")
        yield Text(
            f"  読むセル：{address}　{item.name.ja}{held.ja}",
            f"  reads {address if address.isascii() else f'“{address}”'}, {item.name.en}: {held.en}",
        )


def _steps(facts: CellFacts) -> Iterator[Text]:
    """The formula part by part; exactly, where it is plain arithmetic."""
    if facts.row is None or (subject := subject_of(facts.case, facts.row)) is None:
        return
    try:
        formula = read(facts.case, subject)
        found = [] if formula.outside else list(steps(facts.case.workbook, formula))
    except (UnreadError, NotJudgedError):
        return
    yield Text("■式の計算", "■How the formula computes")
    if formula.outside:
        yield Text(
            "  ほかのブックの値が手元にないため、計算できません。", "  Another workbook's values are not at hand."
        )
    for step in found:
        text, comes_to = spell(step.tree, partial(_short, facts.place.sheet)), _value(step)
        yield Text(f"  {text} ＝ {comes_to.ja}", f"  {text if text.isascii() else f'“{text}”'} = {comes_to.en}")


def _short(sheet: str, reference: Reference) -> str:
    """Without the name of the cell's own sheet."""
    return a1(Reference(reference.area, sheet=None if reference.sheet == sheet else reference.sheet))


def _value(step: Step) -> Text:
    result = step.result
    if result == CIRCULAR:
        return Text("循環参照", "a circular reference")
    if isinstance(result, bool):
        shown_result = "TRUE" if result else "FALSE"
    else:
        shown_result = f"{result:.15g}" if isinstance(result, float) else str(result) or '""'
    if step.exact is None or step.exact.denominator == 1:
        return Text(shown_result, shown_result if shown_result.isascii() else f"“{shown_result}”")
    return Text(f"{step.exact}（{shown_result}）", f"{step.exact} ({shown_result})")


def _form(record: Record) -> Iterator[Text]:
    yield Text("■様式の式", "■The form's formula")
    if record.computed is None:
        yield Text(f"  計算できません：{record.working.ja}", f"  cannot be computed: {record.working.en}")
        return
    exact = _exact(record.computed)
    yield Text(f"  {record.working.ja}（正確には{exact}）", f"  {record.working.en} (exactly {exact})")
    yield Text(
        f"  記載「{record.stated}」 ／ 表示の桁では{percent(record.computed)}",
        f"  stated “{record.stated}”; to the percent {percent(record.computed)}",
    )


def _exact(fraction: Fraction) -> str:
    return str(fraction.numerator) if fraction.denominator == 1 else f"{fraction.numerator}/{fraction.denominator}"


def _guards(record: Record) -> Iterator[Text]:
    if record.guards:
        yield Text("■空欄などのとき（△は注意）", "■When something is missing (△: take care)")
        yield Text(f"  {GIVEN.ja}", f"  {GIVEN.en}")
    for guard in record.guards:
        mark = "・" if guard.is_right else "△"
        yield Text(f"  {mark}{guard.when.ja} → {guard.shows.ja}", f"  {mark} {guard.when.en} → {guard.shows.en}")


def _findings(facts: CellFacts) -> Iterator[Text]:
    if facts.findings:
        yield Text("■このセルに関わる指摘", "■Findings on this cell")
    for finding in facts.findings:
        severity = SEVERITY[finding.severity]
        yield Text(
            f"  {finding.rule} {severity.ja}：{finding.message.ja}",
            f"  {finding.rule} {severity.en}: {finding.message.en}",
        )
        if finding.action is not None:
            yield Text(f"    → {finding.action.ja}", f"    → {finding.action.en}")
    if facts.looked:
        yield Text("■この行を点検した規則", "■Rules that looked at this row")
        by_outcome: dict[Text, list[str]] = {}
        for rule, outcome in facts.looked:
            by_outcome.setdefault(outcome, []).append(rule.code)
        for outcome, codes in by_outcome.items():
            yield Text(f"  {outcome.ja}：{'、'.join(codes)}", f"  {outcome.en}: {', '.join(codes)}")
