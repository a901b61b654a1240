"""A small builder of forms, straight from the model: no workbook, no reader.

    f = form([row(2, 10, "地下水採取量の削減", ("2020年度", "10,446", "万㎥"), [("2021年度", "10,268", "万㎥")],
                  ("2023年", "10,600", "万㎥"), "116%")])
    found = judge(RULE, case(f))

Figures are written as the sheet shows them: "10,446" is stored as the number 10446 with the format
#,##0, "116%" as 1.16 with 0%, "１，０７３" and "達成" as text, "" not at all. ``text``, ``number``,
``formula``, ``error`` and ``struck`` say it exactly. Rows stand on one sheet: (1) from row 11, (2) from row 111.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sdgsheet.form.model import (
    Column,
    ColumnRole,
    Comment,
    Dimension,
    Form,
    Indicator,
    Missing,
    Narrative,
    Reference,
    Section,
    SectionNumber,
    Stated,
    Triple,
)
from sdgsheet.notation.numberformats import is_percent
from sdgsheet.notation.numbers import parse_amount
from sdgsheet.notation.units import parse_unit
from sdgsheet.notation.years import parse_year
from sdgsheet.rules.build import build_case
from sdgsheet.rules.case import Case
from sdgsheet.rules.rule import Found, NotApplicable, Rule, Skipped
from sdgsheet.snapshot import Cell, Kind, Ref, Sheet, Style, Workbook, column_number

SHEET = "様式1"
PERIOD = (2022, 2024)


@dataclass(frozen=True, slots=True)
class Written:
    """One cell: what it shows, and what is stored."""

    shown: str
    kind: Kind = "empty"
    value: str = ""
    number_format: str = "General"
    formula: str | None = None
    struck: str = ""
    in_array: bool = False

    def cell(self, at: Ref) -> Cell:
        style = Style(self.number_format)
        return Cell(at.row, at.column, self.kind, self.value, self.formula, style, self.struck, self.in_array)


def text(shown: str, number_format: str = "General") -> Written:
    """A text, also where it looks like a number."""
    return Written(shown, "text" if shown else "empty", shown, number_format)


def number(stored: str, number_format: str = "General", shown: str | None = None) -> Written:
    """A number; ``shown`` where the format shows it otherwise than ``stored``."""
    return Written(stored if shown is None else shown, "number", stored, number_format)


def formula(source: str, stored: str, number_format: str = "0%", shown: str | None = None) -> Written:
    """A formula without its ``=`` and its stored result: a number, a text, an error such as #DIV/0!, or nothing."""
    if not stored:
        return Written("", "empty", "", number_format, source)
    if stored.startswith("#"):
        return Written(stored, "error", stored, number_format, source)
    if not re.fullmatch(r"-?[\d.]+(e-?\d+)?", stored):
        return Written(stored, "text", stored, number_format, source)
    return Written(_shown(stored, number_format) if shown is None else shown, "number", stored, number_format, source)


def error(value: str = "#REF!") -> Written:
    """A stored error."""
    return Written(value, "error", value)


def struck(shown: str, removed: str) -> Written:
    """A cell of which ``removed`` is struck out and ``shown`` is left."""
    return replace(written(shown), struck=removed)


def written(figure: str | Written) -> Written:
    """A figure as the sheet shows it: a number where it plainly is one, else a text."""
    if isinstance(figure, Written):
        return figure
    match = re.fullmatch(r"(-?\d[\d,]*(?:\.(\d+))?)(%?)", figure)
    if match is None:
        return text(figure)
    digits, places, percent = match[1].replace(",", ""), len(match[2] or ""), match[3]
    pattern = ("#,##0" if "," in figure else "0") + ("." + "0" * places if places else "") + percent
    stored = str(Decimal(digits).scaleb(-2)) if percent else digits
    return number(stored, pattern if percent or places or "," in figure else "General", figure)


def _shown(stored: str, number_format: str) -> str:
    percent = "%" if "%" in number_format else ""
    figure = Decimal(stored) * (100 if percent and '"' not in number_format else 1)
    if number_format == "General":
        return str(figure.normalize())
    places = len(number_format.partition(".")[2].rstrip('%"')) if "." in number_format else 0
    comma = "," if "#,##0" in number_format else ""
    return f"{figure:{comma}.{places}f}{percent}"


Figure = str | Written
Values = tuple[Figure, Figure, Figure]
"""Year, value, unit, as the sheet shows them."""

# Where the columns stand: No, 側面, 取組名, 指標名, then triples of year, value and unit.
_NO, _DIMENSION, _INITIATIVE, _NAME, _BASELINE = (column_number(c) for c in "ABCDE")


def _actual(index: int) -> int:
    return _BASELINE + 3 * (index + 1)


def row(
    section: SectionNumber,
    no: int | None,
    name: str,
    baseline: Values | None,
    actuals: Sequence[Values | None],
    target: Values | None,
    stated: Figure | None = "",
    *,
    columns: int = 3,
    no_text: str | None = None,
    initiative: str = "",
    dimension: Dimension | None = None,
    goals: Iterable[str] = (),
    goals_text: str | None = None,
    repeated: bool = False,
    sheet: str = SHEET,
    at: int | None = None,
) -> Indicator:
    """One filled row. ``columns`` is the number of actual columns; ``at`` the sheet's row; ``stated`` None: no column."""
    line = at if at is not None else 10 + (no or 0) + 100 * (section - 1)
    target_column = _actual(columns)
    goals = tuple(goals)
    bracket = f"【{','.join(goals)}】" if goals and goals_text is None else (goals_text or "")
    if stated is not None:
        stated_as = written(stated)
        at_stated = Ref(sheet, line, target_column + 3)
    return Indicator(
        section=section,
        row=line,
        sheet=sheet,
        no=no,
        no_text=no_text if no_text is not None else ("" if no is None else str(no)),
        no_cell=None if no is None else Ref(sheet, line, _NO),
        name=name,
        name_text=name + bracket + ("【再掲】" if repeated else ""),
        name_cell=Ref(sheet, line, _NAME) if name else None,
        initiative=initiative,
        initiative_cell=Ref(sheet, line, _INITIATIVE) if initiative else None,
        dimension=dimension,
        goals=goals,
        goals_text=bracket,
        repeated=repeated,
        baseline=_triple(baseline, sheet, line, _BASELINE),
        actuals=tuple(
            _triple(actuals[i] if i < len(actuals) else None, sheet, line, _actual(i)) for i in range(columns)
        ),
        target=_triple(target, sheet, line, target_column),
        stated=None if stated is None else Stated(at_stated, stated_as.shown, stated_as.cell(at_stated)),
    )


def _triple(values: Values | None, sheet: str, line: int, column: int) -> Triple | None:
    if values is None:
        return None
    year, value, unit = (written(v) if i == 1 else text(v) if isinstance(v, str) else v for i, v in enumerate(values))
    at = Ref(sheet, line, column + 1)
    amount = parse_amount(value.shown)
    source = value.cell(at)
    if source.number is not None:
        places = amount.places + 2 * is_percent(source.style.number_format)
        amount = amount._replace(number=source.number, places=places)
    own = parse_unit(unit.shown)
    inline = None if own or not amount.unit else parse_unit(amount.unit)
    return Triple(
        cell=at,
        year=parse_year(year.shown) if year.shown else None,
        year_text=year.shown,
        year_cell=Ref(sheet, line, column),
        amount=amount,
        unit=own or inline,
        unit_text=unit.shown or (amount.unit if inline else ""),
        unit_cell=Ref(sheet, line, column + 2),
        source=source,
        unit_from="cell" if own else "value" if inline else "none",
    )


def comment(
    quote: str,
    after: str = "",
    references: Sequence[Reference] = (),
    paragraphs: Sequence[str] = ("取組を進めた。",),
    *,
    at: int = 205,
    heading: str | None = None,
    references_text: str | None = None,
) -> Comment:
    """One ● heading of (3): ``comment("指標名", "の増加", [(1, 1)])``."""
    inside = "、".join(f"({s})№{n}" for s, n in references) if references_text is None else references_text
    line = f"●「{quote}」{after}" + (f"【{inside}】" if inside else "") if heading is None else heading
    return Comment(
        cell=Ref(SHEET, at, 1),
        heading=line,
        quote=quote,
        after_quote=after,
        references=tuple(references),
        references_text=inside,
        paragraphs=tuple(paragraphs),
        paragraph_cells=tuple(Ref(SHEET, at + 1 + i, 1) for i in range(len(paragraphs))),
    )


def form(
    rows: Sequence[Indicator],
    comments: Sequence[Comment] = (),
    *,
    preamble: Sequence[str] = (),
    city: str | None = "熊本県熊本市",
    period: tuple[int, int] | None = PERIOD,
    sections: Sequence[SectionNumber] = (1, 2),
    narrative: bool = True,
    percent_heading: bool = True,
    section_period: tuple[int, int] | None = None,
    target_headings: Mapping[int, str] | None = None,
    missing: Sequence[Missing] = (),
) -> Form:
    """A form of these rows. ``percent_heading``: the 達成度 heading says (%)."""
    headings = {1: "2030年（目標値）", 2: f"{(period or PERIOD)[1]}年目標値"} | dict(target_headings or {})
    found = [
        _section(
            n,
            [r for r in rows if r.section == n],
            period or PERIOD,
            section_period,
            headings[n],
            percent_heading,
            missing,
        )
        for n in sections
    ]
    head = "（３）ＳＤＧｓ未来都市計画推進のKPI達成に係る評価及び課題等"
    years = f"（{period[0]}～{period[1]}）" if period else ""
    return Form(
        city=city,
        plan_period=period,
        title=f"{city or ''}　第2期SDGs未来都市計画{years}の進捗状況報告シート（様式1）",
        title_cell=Ref(SHEET, 1, 1),
        title_period=period,
        sheets=tuple(dict.fromkeys([SHEET, *(r.sheet for r in rows)])),
        sections=tuple(found),
        narrative=Narrative(SHEET, Ref(SHEET, 201, 1), head, tuple(comments), tuple(preamble)) if narrative else None,
        missing_columns=tuple(missing),
    )


def _section(
    n: SectionNumber,
    rows: Sequence[Indicator],
    period: tuple[int, int],
    section_period: tuple[int, int] | None,
    target: str,
    percent: bool,
    missing: Sequence[Missing],
) -> Section:
    line = 10 + 100 * (n - 1)
    count = max((len(r.actuals) for r in rows), default=3)
    suffix = "年" if n == 1 else "年実績"
    achievement = "達成度(%)" if percent else "達成度"

    def at(role: ColumnRole, column: int, heading: str, *, triple: bool = False) -> Column:
        return Column(
            role=role,
            heading=Ref(SHEET, line, column),
            text=heading,
            value_column=column + 1 if triple else column,
            year=parse_year(re.sub(r"（?目標値?）?|実績", "", heading)) if role in ("actual", "target") else None,
            year_column=column if triple else None,
            unit_column=column + 2 if triple else None,
            percent=percent and role == "achievement",
        )

    columns = [
        at("no", _NO, "No"),
        *([at("dimension", _DIMENSION, "側面")] if n == 1 else [at("initiative", _INITIATIVE, "取組名")]),
        at("name", _NAME, "指標名"),
        at("baseline", _BASELINE, "当初値", triple=True),
        *(at("actual", _actual(i), f"{period[0] + i}{suffix}", triple=True) for i in range(count)),
        at("target", _actual(count), target, triple=True),
        at("achievement", _actual(count) + 3, achievement),
    ]
    lacking = {m.role for m in missing if m.section == n}
    text_of = {
        1: "（１）2030年のあるべき姿の実現へ向けた取組の達成状況",
        2: "（２）自治体SDGsの推進に資する取組の達成状況",
    }[n]
    return Section(
        number=n,
        sheet=SHEET,
        heading=Ref(SHEET, line - 1, 1),
        heading_text=text_of + (f"（{section_period[0]}年～{section_period[1]}年）" if section_period else ""),
        period=section_period,
        columns=tuple(c for c in columns if c.role not in lacking),
        indicators=tuple(rows),
    )


def workbook(*forms: Form, protected: bool = False) -> Workbook:
    """The snapshot in which these forms stand: the cells of their rows, nothing else."""
    cells: dict[str, dict[int, dict[int, Cell]]] = {}

    def put(at: Ref | None, cell: Cell) -> None:
        if at is not None:
            cells.setdefault(at.sheet, {}).setdefault(at.row, {})[at.column] = cell

    def put_text(at: Ref | None, shown: str) -> None:
        if at is not None:
            put(at, text(shown).cell(at))

    for indicator in (i for f in forms for i in f.indicators):
        put_text(indicator.no_cell, indicator.no_text)
        put_text(indicator.name_cell, indicator.name_text)
        put_text(indicator.initiative_cell, indicator.initiative)
        for triple in indicator.triples:
            put_text(triple.year_cell, triple.year_text)
            put_text(triple.unit_cell, triple.unit_text if triple.unit_from == "cell" else "")
            put(triple.cell, triple.source)
        if indicator.stated is not None:
            put(indicator.stated.cell, indicator.stated.source)
    return Workbook(
        sheets=tuple(Sheet(name, _ascending(rows), protected=protected) for name, rows in cells.items())
        or (Sheet(SHEET),)
    )


def _ascending(rows: dict[int, dict[int, Cell]]) -> dict[int, dict[int, Cell]]:
    return {r: dict(sorted(rows[r].items())) for r in sorted(rows)}


def case(
    this: Form, *, book: Workbook | None = None, forms: Sequence[Form] | None = None, previous: Form | None = None
) -> Case:
    """The case of ``this``, built as a check builds it."""
    others = tuple(forms) if forms is not None else (this,)
    return build_case(book or workbook(*others), others, others.index(this), previous)


def judge(rule: Rule, of: Case) -> list[Found]:
    """All that the rule says of the case, place by place."""
    found: list[Found] = []
    for place in rule.places(of):
        judgement = rule.judge(of, place)
        if isinstance(judgement, Found):
            found.append(judgement)
        elif judgement is not None and not isinstance(judgement, Skipped | NotApplicable):
            found += judgement
    return found
