"""How rows are named in messages: (1)№1・4・8、(2)№3."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from sdgsheet.achievement.percent import short
from sdgsheet.form.model import Indicator, Triple
from sdgsheet.text import Text

_LONGEST = 60


def place(row: Indicator) -> Text:
    """One row: ``(2)№3``."""
    return places((row,))


def places(rows: Iterable[Indicator]) -> Text:
    """Several rows, section by section, in the order given."""
    sections: dict[int, list[Indicator]] = {}
    for row in rows:
        sections.setdefault(row.section, []).append(row)
    japanese, english = [], []
    for section, members in sections.items():
        numbers = _numbers(members)
        japanese.append(f"({section}){'・'.join(n.ja for n in numbers)}")
        english.append(f"({section}) {', '.join(n.en for n in numbers)}")
    return Text("、".join(japanese), ", ".join(english))


def shown(triple: Triple) -> str:
    """A value with its unit, as the sheet shows them."""
    text = value_text(triple)
    if triple.unit_from in {"value", "format"}:
        return text
    figure, bracket, remark = text.partition("（") if text[:1] not in "(（" else (text, "", "")
    return f"{figure.rstrip()}{triple.unit_text.strip()}{bracket}{remark}"  # 1,842t（速報）


def value_text(triple: Triple) -> str:
    """A value without its unit, as the sheet shows it; ``1E+308`` where that has more digits than a line."""
    text, number = triple.amount.text.strip(), triple.amount.number
    return short(Fraction(number)) if len(text) > _LONGEST and number is not None else text


def side_by_side(said: Iterable[tuple[Indicator, str | Text]], unit: str = "") -> Text:
    """``(1)№1・4は34.5、(2)№3は35.4（％）``: rows that say the same stand together.

    A plain string is quoted from the sheet; a ``Text`` has its own quotation marks.
    """
    by_value: dict[Text, list[Indicator]] = {}
    for row, value in said:
        text = value if isinstance(value, Text) else Text(value, f"“{value}”")
        by_value.setdefault(text, []).append(row)
    named = [(places(rows), value) for value, rows in by_value.items()]
    japanese = "、".join(f"{place.ja}は{value.ja}" for place, value in named)
    english = " and ".join(f"{value.en} in {place.en}" for place, value in named)
    return Text(japanese + (f"（{unit}）" if unit else ""), english + (f" (unit “{unit}”)" if unit else ""))


def _numbers(rows: list[Indicator]) -> list[Text]:
    numbers = [row.no for row in rows]
    if None not in numbers and len(set(numbers)) == len(numbers):
        return [Text(f"№{n}" if i == 0 else str(n), f"No.{n}" if i == 0 else str(n)) for i, n in enumerate(numbers)]
    # Numbers that restart with each 側面, or are missing: as written, else the row of the sheet.
    return [
        Text(row.no_text, f"“{row.no_text}”") if row.no_text else Text(f"{row.row}行目", f"row {row.row}")
        for row in rows
    ]
