"""V108: struck-out text (見え消し) in a cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sdgsheet.form.model import Form, Indicator
from sdgsheet.form.otherrows import STRUCK
from sdgsheet.rules.case import Case, Key
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import Found, Judgement, Page, Rule
from sdgsheet.rules.written import section_at
from sdgsheet.snapshot import Cell, Ref, Sheet
from sdgsheet.text import Text

Place = tuple[Indicator | None, tuple[Found, ...]]


def places(case: Case) -> Iterator[Place]:
    """Every row with its struck cells, then those that stand in none; a row that is struck out is one of them."""
    rows: dict[tuple[str, int], list[Indicator]] = {}
    for indicator in case.form.indicators:
        rows.setdefault((indicator.sheet, indicator.row), []).append(indicator)
    dropped = {(ref.sheet, ref.row) for ref, why in case.form.left_out if why == STRUCK}
    struck: dict[Key | None, list[Found]] = {}
    for sheet in filter(None, map(case.workbook.sheet, case.form.sheets)):
        for number, cells in _struck(sheet, *_span(case, sheet.name)):
            if (sheet.name, number) in dropped:
                struck.setdefault(None, []).append(_dropped(case, sheet.name, cells))
                continue
            for cell in cells:
                at = Ref(sheet.name, number, cell.column)
                row = _nearest(rows.get((at.sheet, at.row), ()), at)
                struck.setdefault(None if row is None else row.key, []).append(_found(case, at, cell, row))
    for indicator in case.form.indicators:
        yield indicator, tuple(struck.get(indicator.key, ()))
    yield None, tuple(struck.get(None, ()))


def _nearest(rows: Iterable[Indicator], at: Ref) -> Indicator | None:
    """Of tables beside each other, the row that begins nearest to the cell's left."""
    return max(rows, key=lambda row: (row.key[2] <= at.column, row.key[2]), default=None)


def judge(_: Case, place: Place) -> Judgement:
    """What is struck is never part of a value; that it is there is said."""
    return place[1]


def _struck(sheet: Sheet, top: int, below: float) -> Iterator[tuple[int, list[Cell]]]:
    """The sheet's rows in which something is struck out, with those cells."""
    for number, cells in sheet.rows.items():
        if top <= number < below and (struck := [cell for cell in cells.values() if cell.struck_out]):
            yield number, struck


def _span(case: Case, sheet: str) -> tuple[int, float]:
    """The form's rows on the sheet: from its own first heading to the next form's, which is not included."""
    top = min(_headings(case.form, sheet), default=1)
    others = [row for form in case.forms if form is not case.form for row in _headings(form, sheet)]
    return top, min((row for row in others if row > top), default=float("inf"))


def _headings(form: Form, sheet: str) -> Iterator[int]:
    if form.title_cell.sheet == sheet:
        yield form.title_cell.row
    yield from (section.heading.row for section in form.sections if section.sheet == sheet)
    if form.narrative is not None and form.narrative.sheet == sheet:
        yield form.narrative.heading.row


def _found(case: Case, at: Ref, cell: Cell, row: Indicator | None) -> Found:
    struck = _on_one_line(cell.struck_out)
    left = " ".join(cell.value.split()) if cell.struck else ""
    rest = Text(f"。値は「{left}」として読みました", f"; the cell was read as “{left}”") if left else Text("", "")
    return Found(
        at,
        Text(
            f"「{struck}」が取り消し線（見え消し）で残っています。取り消された文字は内容に含めていません{rest.ja}。",
            f"“{struck}” is struck out but still there. What is struck out was not read{rest.en}.",
        ),
        Text(
            "提出する様式では、取り消した文字を削除してください。",
            "Please delete what is struck out before the form is filed.",
        ),
        row=row,
        section=_section(case.form, at),
        stated=struck,
        evidence=(Evidence(at, "struck" if left or not _is_value(row, at) else "value", struck),),
        habitual=row is not None,
    )


def _dropped(case: Case, sheet: str, cells: list[Cell]) -> Found:
    """An indicator that was struck out with all that stands in its row."""
    at = Ref(sheet, cells[0].row, cells[0].column)
    texts = [_on_one_line(cell.struck_out) for cell in cells]
    some = texts[:_SOME]
    return Found(
        at,
        Text(
            f"{at.row}行目（{''.join(f'「{text}」' for text in some)}など）は、全体が取り消し線（見え消し）で残っています。取り消された行は読んでいません。",
            f"Row {at.row} ({', '.join(f'“{text}”' for text in some)} …) is struck out as a whole but still there. It was not read.",
        ),
        Text(
            "提出する様式では、取り消した行を削除してください。",
            "Please delete the row that is struck out before the form is filed.",
        ),
        section=_section(case.form, at),
        stated=some[0],
        evidence=tuple(
            Evidence(at._replace(column=cell.column), "struck", text) for cell, text in zip(cells, texts, strict=True)
        ),
        habitual=False,
    )


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


_SOME = 2
"""Texts of a row that are enough to tell which one it is: its No and its name."""


def _is_value(row: Indicator | None, at: Ref) -> bool:
    return row is not None and any(triple.cell == at for triple in row.triples)


def _section(form: Form, at: Ref) -> int | None:
    narrative = form.narrative
    if narrative is not None and narrative.sheet == at.sheet and at.row >= narrative.heading.row:
        return 3
    return section_at(form, at)


RULE = Rule(
    code="V108",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("取り消し線（見え消し）が残っている", "Struck-out text"),
    page=Page(
        what=Text(
            "セルに取り消し線の文字が残っています。取り消された文字は、値としては読みません。",
            "A cell holds text that is struck out. It is never read as part of the value.",
        ),
        why=Text(
            "協議の途中の見え消しが残ると、どちらの値が正しいのか伝わりません。Excelの計算式は取り消し線を区別しません。",
            "Marks of an earlier revision leave it open which value counts. Excel's formulas do not see that something is struck out.",
        ),
        example=Text(
            "「12」に取り消し線を引き、その後ろに「10」と書いてある。",
            "“12” is struck out, and “10” was written behind it.",
        ),
        instead=Text(
            "取り消した文字を削除し、新しい値だけを残します。", "Delete what is struck out, and keep the new value."
        ),
    ),
    places=places,
    judge=judge,
    habit=Text(
        "{judged}行のうち{count}行に、取り消し線の文字が残っています。",
        "{count} of {judged} rows hold struck-out text.",
    ),
)
