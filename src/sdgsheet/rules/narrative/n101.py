"""N101: a reference (【(1)№…】) to a row that does not exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sdgsheet.form.model import Comment, Indicator, Reference
from sdgsheet.notation.headings import read_heading
from sdgsheet.notation.references import bracketed, parse_references
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.labels import places
from sdgsheet.rules.narrative.headings import comments
from sdgsheet.rules.quotes import quoted_rows
from sdgsheet.rules.references import counted, exists
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, Skipped
from sdgsheet.rules.structure.f103 import corrected
from sdgsheet.rules.words import plural
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text


class _Named(NamedTuple):
    """Rows that a 【】 names, in the heading or in the text below it."""

    where: Text
    text: str
    rows: tuple[Reference, ...]


_HEADING, _BELOW = Text("見出し", "in the heading"), Text("見出しの下の文", "in the text below the heading")


def judge(case: Case, comment: Comment) -> Judgement:
    """Leaves out sections that were not found (F101), and what may be a row whose number (F103) or table cannot be read."""
    named = list(_named(comment))
    if not named:
        return NOT_APPLICABLE
    if all(exists(case, reference) is None for one in named for reference in one.rows):
        return Skipped(
            Text("参照先の表かその番号が読めないため", "the table referred to, or its numbers, cannot be read")
        )
    quoted = quoted_rows(case, read_heading(comment.heading))
    missing = ((one, [reference for reference in one.rows if _is_missing(case, reference, quoted)]) for one in named)
    return next((_found(case, comment, one, rows, quoted) for one, rows in missing if rows), None)


def _is_missing(case: Case, reference: Reference, quoted: Sequence[Indicator]) -> bool:
    """Neither a No nor, where the numbers restart, the place among all rows of an indicator that the heading quotes."""
    return exists(case, reference) is False and counted(case, reference) not in quoted


def _named(comment: Comment) -> Iterator[_Named]:
    if comment.references:
        yield _Named(_HEADING, comment.references_text, comment.references)
    for text in (text for paragraph in comment.paragraphs for text in bracketed(paragraph)):
        references = parse_references(text)
        if references.rows and not references.unread:
            yield _Named(_BELOW, text, references.rows)


def _found(case: Case, comment: Comment, named: _Named, missing: list[Reference], rows: Sequence[Indicator]) -> Found:
    names = _names(missing)
    ranges = [_range(case, number) for number in dict.fromkeys(section for section, _ in missing)]
    there = places(rows)
    hint = (
        Text(f"見出しの指標は{there.ja}にあります。", f" The heading's indicator stands in {there.en}.")
        if rows
        else Text("", "")
    )
    struck = _struck_out(case, missing)
    gone = (
        Text("取り消し線で消された行を指しています。", " It names a row that is struck out.")
        if struck
        else Text("", "")
    )
    alone = len(named.rows) == len(missing) == 1
    return Found(
        comment.cell,
        Text(
            f"{named.where.ja}の【{named.text}】{'' if alone else f'にある{names.ja}'}は、表にありません（{'、'.join(r.ja for r in ranges)}です）。{gone.ja}{hint.ja}",
            f"“【{named.text}】” {named.where.en} names {names.en}, which {'does' if len(missing) == 1 else 'do'} not exist ({'; '.join(r.en for r in ranges)}).{gone.en}{hint.en}",
        ),
        Text("番号をご確認ください。", "Please check the number."),
        section=3,
        stated=named.text,
        expected=Text(there.ja, there.en) if rows else None,
        evidence=(
            Evidence(comment.cell, "heading", comment.heading),
            *(Evidence(row.name_cell or row.first_cell, "name", row.name) for row in rows),
            *(Evidence(row.first_cell, "no", row.no_text) for row in _misnumbered(case, missing, rows)),
            *(Evidence(cell, "struck", "") for cell in struck),
        ),
        habitual=False,
    )


def _struck_out(case: Case, missing: list[Reference]) -> list[Ref]:
    """The rows that all these references mean, where they are struck out (V108)."""
    rows: dict[Reference, Ref] = {
        (section.number, no): cell for section in case.form.sections for cell, no in section.struck_out if no
    }
    return [rows[reference] for reference in missing] if rows.keys() >= set(missing) else []


def _misnumbered(case: Case, missing: list[Reference], quoted: Sequence[Indicator]) -> list[Indicator]:
    """The rows that all these references mean, where a slip in their own No (F103) is what is wrong."""
    rows = [corrected(case).get(reference) for reference in missing]
    meant = [row for row in rows if row is not None and (not quoted or row in quoted)]
    return meant if len(meant) == len(missing) else []


def _names(references: Iterable[Reference]) -> Text:
    by_section: dict[int, list[int]] = {}
    for section, number in references:
        by_section.setdefault(section, []).append(number)
    return Text(
        "、".join(f"({s})№{'・'.join(map(str, numbers))}" for s, numbers in by_section.items()),
        ", ".join(f"({s}) No.{', '.join(map(str, numbers))}" for s, numbers in by_section.items()),
    )


def _range(case: Case, number: int) -> Text:
    section = case.form.section(number)
    rows = section.indicators if section is not None else ()
    numbers = [row.no for row in rows if row.no is not None]
    if not rows:
        return Text(f"({number})は行なし", f"({number}) has no rows")
    if not numbers:
        return Text(f"({number})は{len(rows)}行", f"({number}) has {plural(len(rows), 'row')}")
    runs = _runs(sorted(set(numbers)))
    return Text(
        f"({number})は№{'・'.join(f'{low}～{high}' if high > low else str(low) for low, high in runs)}",
        f"({number}) has No.{', '.join(f'{low} to {high}' if high > low else str(low) for low, high in runs)}",
    )


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Consecutive numbers as their first and last: 1 to 5, 7 to 12."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


RULE = Rule(
    code="N101",
    severity=Severity.ERROR,
    basis=Basis.FORM,
    title=Text("（３）が参照する行がない", "Section (3) refers to a row that does not exist"),
    page=Page(
        what=Text(
            "（３）の見出しや、その下の文の【(1)№…】が、表にない番号を指しています。",
            "A “【(1)№…】” in section (3), in a heading or in the text below it, names a number that the table does not have.",
        ),
        why=Text(
            "どの指標についての評価か、読む人に分かりません。",
            "Readers cannot tell which indicator the comment is about.",
        ),
        example=Text(
            "(1)は№1～10なのに【(1)№15】とある。",
            "“【(1)№15】”, where section (1) has No.1 to 10.",
        ),
        instead=Text(
            "表の番号に合わせてください。行を足したり消したりした後は、（３）の番号もご確認ください。",
            "Use the table's numbers. After rows were added or removed, check the numbers in (3) too.",
        ),
    ),
    places=comments,
    judge=judge,
)
