"""V104: the unit is written in the value's cell (1200人)."""

from __future__ import annotations

from collections.abc import Iterator

from sdgsheet.form.model import Indicator, Section, Triple
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule
from sdgsheet.rules.values.inline import are_laid_out_so, is_inline
from sdgsheet.rules.written import label, role_of
from sdgsheet.text import Text


def places(case: Case) -> Iterator[tuple[Indicator, tuple[Triple, ...]]]:
    """Every row with its values in columns that have a place of their own for the unit."""
    for section in case.form.sections:
        apart = [slot for slot in range(_slots(section)) if _units_stand_apart(section, slot)]
        for row in section.indicators:
            values = tuple(t for slot in apart if (t := _at(row, slot)) is not None and not t.is_blank)
            yield row, values


def judge(case: Case, place: tuple[Indicator, tuple[Triple, ...]]) -> Judgement:
    """Number formats that show a unit are no text; what has a qualifier too is V102's."""
    row, values = place
    if not values:
        return NOT_APPLICABLE
    inline = [triple for triple in values if is_inline(triple) and triple.amount.qualifier is None]
    return _found(case, row, sorted(inline, key=lambda triple: triple.cell)) if inline else None


def _found(case: Case, row: Indicator, inline: list[Triple]) -> Found:
    """One finding a row, at the first of its cells; the others are its evidence."""
    triple = inline[0]
    amount = triple.amount
    assert amount.number is not None
    number, name = format(amount.number, "f"), label(case, row, triple)
    others = "」「".join(t.amount.text for t in inline[1:])
    quoted = "”, “".join(t.amount.text for t in inline[1:])
    more = Text(f"（「{others}」も）", f" (so do “{quoted}”)") if others else Text("", "")
    return Found(
        triple.cell,
        Text(
            f"{name.ja}の欄に「{amount.text}」と単位まで入力されています{more.ja}。数値{amount.number:,f}、単位「{amount.unit}」として読みましたが、Excelでは文字になり、計算に使えません。",
            f"The cell of {name.en} says “{amount.text}”, unit and all{more.en}. It was read as {amount.number:,f} with the unit “{amount.unit}”, but Excel takes it for a text and cannot compute with it.",
        ),
        Text(
            f"数値の欄に{number}、単位の欄に「{amount.unit}」と分けてご記入ください。",
            f"Please enter {number} as the value, and “{amount.unit}” in the unit's cell.",
        ),
        row=row,
        stated=amount.text,
        expected=Text(f"{number}｜{amount.unit}", f"{number} | “{amount.unit}”"),
        evidence=tuple(Evidence(t.cell, role_of(row, t), t.amount.text) for t in inline),
    )


def _slots(section: Section) -> int:
    """Baseline, target, and one an actual column."""
    return 2 + max((len(row.actuals) for row in section.indicators), default=0)


def _at(row: Indicator, slot: int) -> Triple | None:
    if slot < 2:
        return row.target if slot else row.baseline
    return row.actuals[slot - 2] if slot - 2 < len(row.actuals) else None


def _units_stand_apart(section: Section, slot: int) -> bool:
    filled = [t for row in section.indicators if (t := _at(row, slot)) and not t.is_blank and not t.amount.missing]
    return any(t.unit_cell not in (None, t.cell) for t in filled) and not are_laid_out_so(filled)


RULE = Rule(
    code="V104",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("値の欄に単位まで書かれている", "The unit is written in the value's cell"),
    page=Page(
        what=Text(
            "数値の欄に「1200人」のように単位まで入力されています。欄がもともとそのように使われている表や、書式で単位を表示しているセルは見ません。",
            "A value's cell says “1200人”, unit and all. Columns that are laid out so, and cells whose number format shows the unit, are not looked at.",
        ),
        why=Text(
            "単位まで入力すると文字になり、達成度の計算式で使えません。",
            "With its unit the value is a text, and the achievement's formula cannot use it.",
        ),
        example=Text("実績の数値の欄に「1200人」とある。", "The value's cell of an actual says “1200人”."),
        instead=Text(
            "数値の欄に1200、単位の欄に「人」と分けて入力します。",
            "Enter 1200 as the value and “人” in the unit's cell.",
        ),
    ),
    places=places,
    judge=judge,
    habit=Text(
        "{judged}行のうち{count}行で、数値の欄に単位まで書かれています。",
        "In {count} of {judged} rows the unit is written in the value's cell.",
    ),
    habit_action=Text(
        "数値と単位は読み取りましたので計算に支障はありませんが、単位は単位の欄にお書きください。",
        "Numbers and units were read and are used; please write the unit in its own cell.",
    ),
)
