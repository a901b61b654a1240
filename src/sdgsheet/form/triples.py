"""Year, value and unit of one place of a row, in three cells, two or one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from sdgsheet.form.grid import Grid
from sdgsheet.form.model import Triple
from sdgsheet.form.rowkinds import is_same_as_above
from sdgsheet.form.slots import Slot
from sdgsheet.notation.characters import solid
from sdgsheet.notation.missing import missing_habit
from sdgsheet.notation.numberformats import is_date, is_percent
from sdgsheet.notation.numbers import Amount, Qualifier, parse_amount
from sdgsheet.notation.units import Unit, parse_unit, scale_of
from sdgsheet.notation.years import Year, parse_year
from sdgsheet.notation.yearwords import year_in
from sdgsheet.snapshot import Cell, Ref

UnitFrom = Literal["cell", "value", "format", "heading", "none"]


def read_triple(grid: Grid, row: int, slot: Slot, row_unit: Cell | None) -> Triple | None:
    """The triple of a row, or None where nothing of it stands. ``row_unit`` serves the whole row."""
    cell = grid.anchor(row, slot.value)
    text = grid.shown(cell)
    year_cell = None if slot.year is None else grid.anchor(row, slot.year)
    unit_cell = None if slot.unit is None else grid.anchor(row, slot.unit)
    if year_cell is not None and (year_cell.row, year_cell.column) == (cell.row, cell.column):
        year_cell = None
    if unit_cell is not None and (unit_cell.row, unit_cell.column) == (cell.row, cell.column):
        unit_cell = None
    year_text = grid.shown(year_cell) if year_cell is not None else ""
    unit_text = grid.shown(unit_cell) if unit_cell is not None else ""
    if cell.is_empty and not (text or year_text or unit_text):
        return None
    if year_cell is not None and not (text or unit_text) and _is_wording(year_text):
        cell, text, year_cell, year_text = year_cell, year_text, None, ""
    in_value = ""
    if not year_text and text and cell.kind in ("text", "number"):
        in_value, text = split_year(text)
    if year_text and year_cell is not None and year_cell.kind == "text" and _says_nothing(year_text):
        year_text = ""
    amount = amount_of(cell, text)
    at = grid.ref(cell)
    unit, unit_text, unit_at, unit_from = _unit(grid, cell, amount, unit_cell or row_unit, slot)
    if amount.unit in _DECADES and unit_from == "cell" and unit is not None and unit.base not in _DECADES:
        amount = amount._replace(unit="", qualifier=Qualifier.ABOUT)  # 16台 beside t: from 16 to 17
    return Triple(
        cell=at,
        year=parse_year(in_value) if in_value else year_in(year_text),
        year_text=in_value or year_text,
        year_cell=at if in_value else (grid.ref(year_cell) if year_cell is not None else None),
        amount=amount,
        unit=unit,
        unit_text=unit_text,
        unit_cell=unit_at,
        source=cell,
        unit_from=unit_from,
    )


def _unit(
    grid: Grid, cell: Cell, amount: Amount, unit_cell: Cell | None, slot: Slot
) -> tuple[Unit | None, str, Ref | None, UnitFrom]:
    unit_at = grid.ref(unit_cell) if unit_cell is not None else None
    text = grid.shown(unit_cell) if unit_cell is not None else ""
    if text and not is_same_as_above(text):
        unit = parse_unit(text)
        if amount.unit and _only_scales(amount.unit):
            unit = parse_unit(amount.unit + text)  # 22万 beside 人
        return unit, text, unit_at, "cell"
    if amount.unit:
        where: UnitFrom = "value" if cell.kind == "text" else "format"
        return parse_unit(amount.unit), amount.unit, unit_at or grid.ref(cell), where
    if slot.heading_unit:
        return parse_unit(slot.heading_unit), slot.heading_unit, None, "heading"
    return None, "", unit_at if slot.unit is not None else None, "none"


def _is_wording(year: str) -> bool:
    """計画を策定 in the first of three cells that are not merged: words for the whole triple, and no year."""
    return year_in(year) is None and not any(map(str.isdigit, year)) and not _says_nothing(year)


def _says_nothing(year: str) -> bool:
    """－ beside －, 同上 beside 同上: no year is meant."""
    return missing_habit(year) is not None or is_same_as_above(year)


def _only_scales(unit: str) -> bool:
    try:
        return scale_of(unit) > 1
    except KeyError:
        return False


def amount_of(cell: Cell, text: str) -> Amount:
    """The figure of a cell that shows ``text``; a number is the stored one, 0.152 where 15.2% is shown."""
    if cell.kind == "number":
        if cell.style.struck:
            return Amount("")
        if is_date(cell.style.number_format):
            number = cell.number
            is_count = number is not None and 0 < number < _FIRST_DATE
            return Amount(text, number, Qualifier.DATE) if is_count else Amount(text)
        return _stored(cell.value, cell.style.number_format, text)
    if cell.kind == "text":
        return parse_amount(text)
    return Amount(text)


@lru_cache(maxsize=16_384)
def _stored(literal: str, code: str, text: str) -> Amount:
    number = Cell(1, 1, "number", literal).number
    assert number is not None
    if thousands := _THOUSANDS.search(code):
        number = number.scaleb(-3 * len(thousands[1]))  # #,##0, shows thousands, and the unit says so
    seen = parse_amount(f"-{text[1:-1]}" if number < 0 and text[:1] == "(" and text[-1:] == ")" else text)
    if seen.number is None:
        # A format that hides the figure or shows a word instead: the number still counts.
        return Amount(text or str(number), number)
    places = seen.places + 2 * is_percent(code)
    return seen._replace(text=text, number=number, places=places, missing=False)


_FIRST_DATE = 36526
"""1 January 2000 as Excel counts days: no form speaks of earlier days, so a smaller number is a figure."""
_DECADES = frozenset({"台"})
_THOUSANDS = re.compile(r"[0#?](,+)(?![0#?,])")
_BRACKETED = re.compile(r"(?P<value>.+?)\s*[（(\[［【](?P<year>[^（(\[［【】］\])）]+)[】］\])）]", re.DOTALL)
_BRACKET_FIRST = re.compile(r"[（(\[［【](?P<year>[^（(\[［【】］\])）]+)[】］\])）]\s*(?P<value>.+)", re.DOTALL)
_SPACED = re.compile(r"(?P<year>\S+?)(?:\s*[:：]\s*|\s+)(?P<value>\S.*)", re.DOTALL)
_SPACED_LAST = re.compile(r"(?P<value>\S.*?)\s+(?P<year>\S+)", re.DOTALL)
_JOINED = re.compile(r"(?P<year>.{1,14}?(?:年(?:度末?|末)?|FY|ＦＹ))\s*[=＝→/／|｜・･]\s*(?P<value>.+)", re.DOTALL)
_TIGHT_DAY = re.compile(r"(?P<year>.{1,16}?日(?:現在|時点)?)(?=[\d０-９])(?P<value>.+)", re.DOTALL)
_TIGHT_MONTH = re.compile(r"(?P<year>.{1,14}?月末?(?:現在|時点)?)(?=[^\s末])(?P<value>.+)", re.DOTALL)
_TIGHT = re.compile(r"(?P<year>.{1,14}?年(?:度末?|末)?(?:現在|時点)?)(?=[^\s度末])(?P<value>.+)", re.DOTALL)
# The last line, below a year that is itself written wide or wrapped: 2023 年度 / 2,140人.
_BELOW = re.compile(r"(?P<year>\S.*)\n(?P<value>[^\n]+)", re.DOTALL)
_APART = (_JOINED, _BRACKETED, _BRACKET_FIRST, _SPACED, _SPACED_LAST, _BELOW)
_TOGETHER = (_TIGHT_DAY, _TIGHT_MONTH, _TIGHT)
_MAY_HOLD_A_YEAR = re.compile(
    r"年|[FfＦｆ][YyＹｙ]|[HRSＨＲＳ]\s*[\d０-９元]|[平令昭]|[12１２][\d０-９]{3}[./:：\s（(\])）度FＦ]|[\s（(:：][12１２][\d０-９]{3}(?!\d)"
)


_TIME = re.compile("[年月日]")


@lru_cache(maxsize=16_384)
def split_year(text: str) -> tuple[str, str]:
    """Year and value that stand in one cell: 2020年度 32.1％, 1,073万円（R2）. No year: empty, and all of it."""
    if not _MAY_HOLD_A_YEAR.search(text):
        return "", text
    whole = parse_amount(text)
    for shape in (*_APART, *_TOGETHER) if whole.number is None else _APART:
        match = shape.fullmatch(text)
        if match is None:
            continue
        year, value = match["year"].strip(), match["value"].strip(" 　:：、,\n")
        if shape in _TOGETHER and (
            (whole.missing and missing_habit(value) != "usual") or _TIME.match(parse_amount(value).unit)
        ):
            continue  # 2025年3月公表予定, 2018年3月120人
        if value and _is_a_year(parse_year(year), year) and _is_a_value(value):
            return year, value
    if whole.missing:
        return "", text
    return _unreadable_year(text, _APART if whole.number is None else (_BRACKETED, _BRACKET_FIRST))


def _unreadable_year(text: str, shapes: Iterable[re.Pattern[str]]) -> tuple[str, str]:
    """昨年度 or 20233年度 above a figure: meant for its year, which nobody can read."""
    for shape in shapes:
        match = shape.fullmatch(text)
        if (
            match
            and _MEANT_FOR_A_YEAR.fullmatch(solid(match["year"]))
            and parse_amount(match["value"]).number is not None
        ):
            return match["year"].strip(), match["value"].strip()
    return "", text


_MEANT_FOR_A_YEAR = re.compile(
    r"(?:[昨前今本当翌来同]|一昨|前々)?年度?末?|.{0,6}\d.{0,6}年(?!間).{0,2}|(?:FY\d|\dFY).{0,4}|[12][\dOo]{2,4}度?|"
    r"(?:昭和|平成|令和|[RH])\D{0,2}年度?末?|(?:20)?[XxOo○●〇◯]{2}年?度?|.{0,6}[XxOo○●〇◯]年度?",
    re.IGNORECASE,
)


def _is_a_year(year: Year | None, text: str) -> bool:
    return year is not None and (not text.isdecimal() or len(text) == 4)


def _is_a_value(text: str) -> bool:
    """A figure, a missing-value word, or a word such as 上昇; no second year, but a life of 81.4年."""
    amount = parse_amount(text)
    if amount.number is not None:
        return parse_year(text) is None or (text.isdecimal() and len(text) < 4)
    return amount.missing or (len(text) <= 12 and not any(map(str.isdigit, text)))
