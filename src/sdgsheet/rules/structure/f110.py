"""F110: 取組名: ①②③ skips, one number has two texts or comes back later, or a row has none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sdgsheet.form.model import Indicator, Section
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import Found, Judgement, Page, Rule
from sdgsheet.rules.structure.numbering import numbered
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above a row: its neighbour, and the first row of each number."""

    row: Indicator | None = None
    """The last row above that has a 取組名."""
    first: dict[int, Indicator] = field(default_factory=dict)
    nameless: bool = False
    """All rows above lack theirs, so the numbering may begin there."""
    counted: int = 1
    """The number by counting the 取組名: right too, where one above it is mistaken."""


def places(case: Case) -> Iterator[tuple[Indicator, Above]]:
    """Every row of section (2) that begins another 取組名 than the row above, and rows without one."""
    section = case.form.section(2)
    column = section.column("initiative") if section else None
    if section is not None and column is not None:
        yield from _starts(section)


def _starts(section: Section) -> Iterator[tuple[Indicator, Above]]:
    first: dict[int, Indicator] = {}
    before: Indicator | None = None
    nameless, counted = False, 0
    for row in section.indicators:
        if before is not None and row.initiative and numbered(row.initiative) == numbered(before.initiative):
            continue
        if nameless and not row.initiative:
            continue  # of rows without one, the first speaks for all
        number = numbered(row.initiative).number
        if before is not None and number == 1 and row.dimension != before.dimension:
            # A numbering of its own for each 側面.
            first, before, counted = {}, None, 0
        counted += bool(row.initiative)
        yield row, Above(before, dict(first), nameless and before is None, counted)
        nameless = nameless or not row.initiative
        if number is not None:
            first.setdefault(number, row)
        if row.initiative:
            before = row


def judge(case: Case, place: tuple[Indicator, Above]) -> Judgement:
    """Blanks below a 取組名 continue it: the reader has carried it down already."""
    row, above = place
    if not row.initiative:
        return _without(case, row)
    number, text = numbered(row.initiative)
    if number is None:
        return None
    earlier = above.first.get(number)
    if earlier is not None:
        return _again(row, earlier, above.row, same=numbered(earlier.initiative).text == text)
    if above.nameless:
        return None
    before = numbered(above.row.initiative).number if above.row is not None else 0
    if before is None or number in (before + 1, above.counted, max(above.first, default=0) + 1):
        return None
    return Found(
        _cell(row),
        Text(
            f"取組名が「{row.initiative}」ですが、{'最初の番号' if above.row is None else f'上の取組名「{above.row.initiative}」に続く番号'}は{before + 1}です。",
            f"The initiative is “{row.initiative}”, but {'the first number' if above.row is None else f'what follows “{above.row.initiative}”'} is {before + 1}.",
        ),
        Text(
            "取組が抜けていないか、番号の付け間違いでないかをご確認ください。",
            "Please check that no initiative is missing and that the number is right.",
        ),
        row=row,
        stated=row.initiative,
        expected=Text(str(before + 1), str(before + 1)),
        evidence=(*_evidence(row, above.row), *_struck_out(case, row, above.row)),
    )


def _struck_out(case: Case, row: Indicator, above: Indicator | None) -> Iterator[Evidence]:
    """Rows between the two that are struck out (V108): the number that is missed may be theirs."""
    section = case.form.section(2)
    begin = above.row if above is not None and above.sheet == row.sheet else 0
    for cell, _ in section.struck_out if section is not None else ():
        if cell.sheet == row.sheet and begin < cell.row < row.row:
            yield Evidence(cell, "struck", "")


def _again(row: Indicator, earlier: Indicator, before: Indicator | None, *, same: bool) -> Found | None:
    if same and before is not None and numbered(before.initiative).number == numbered(row.initiative).number:
        return None  # the row above has the number with another text, and was said
    if same and ("再掲" in row.initiative or "続き" in row.initiative):
        return None
    if same:
        message = Text(
            f"取組名「{row.initiative}」が、間にほかの取組をはさんで{earlier.row}行目にもあります。",
            f"The initiative “{row.initiative}” also stands in row {earlier.row}, with others in between.",
        )
        action = Text(
            "同じ取組の行は続けて並べてください。別の取組でしたら、番号と名称をお直しください。",
            "Please keep the rows of one initiative together, or correct number and name if it is another one.",
        )
    else:
        message = Text(
            f"取組名「{row.initiative}」の番号は、{earlier.row}行目の「{earlier.initiative}」と同じです。",
            f"The initiative “{row.initiative}” has the number of “{earlier.initiative}” in row {earlier.row}.",
        )
        action = Text(
            "同じ取組でしたら名称を、別の取組でしたら番号をそろえてください。",
            "Please correct the name if they are one initiative, or the number if they are two.",
        )
    return Found(
        _cell(row), message, action, row=row, stated=row.initiative, evidence=_evidence(row, earlier), habitual=False
    )


def _without(case: Case, row: Indicator) -> Found:
    section = case.form.section(2)
    column = section.column("initiative") if section else None
    cell = Ref(row.sheet, row.row, column.value_column) if column else row.first_cell
    return Found(
        cell,
        Text(
            "取組名が空欄で、上の行にも取組名がありません。どの取組の指標か分かりません。",
            "The initiative (“取組名”) is empty, and no row above has one, so it is not clear which initiative the indicator belongs to.",
        ),
        Text(
            "取組名をご記入ください。同じ取組が続く行は、空欄のままでもセルの結合でも構いません。",
            "Please fill in the initiative. Rows that continue it may stay blank or be merged.",
        ),
        row=row,
        evidence=(Evidence(cell, "initiative", ""),),
    )


def _cell(row: Indicator) -> Ref:
    return row.initiative_cell or row.first_cell


def _evidence(*rows: Indicator | None) -> tuple[Evidence, ...]:
    return tuple(Evidence(_cell(row), "initiative", row.initiative) for row in rows if row is not None)


RULE = Rule(
    code="F110",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("取組名の番号の抜け・重複、取組名の空欄", "Initiatives: a number skips or repeats, or none is given"),
    page=Page(
        what=Text(
            "（２）の取組名で、①②③の番号が飛んでいる、一つの番号に二つの名称がある、同じ取組が離れた行にもう一度出てくる、または取組名がない行があります。下の行の空欄は、上の取組名の続きとして扱います。",
            "In section (2) the numbers “①②③” of the initiatives skip, one number has two names, an initiative comes back further down, or a row has none. Blanks below an initiative continue it.",
        ),
        why=Text(
            "指標がどの取組のものかは取組名で分かります。番号の乱れは、行の挿入や並べ替えのときの取り違えを示すことがあります。",
            "The initiative says what an indicator belongs to. Numbers out of order may show that rows were mixed up when some were inserted or moved.",
        ),
        example=Text(
            "①、②、④と並び、③がない。",
            "The initiatives run “①”, “②”, “④”, without “③”.",
        ),
        instead=Text(
            "番号を①から続けて付け、同じ取組の行は続けて並べます。同じ名称を毎行に書いても、一度だけ書いても構いません。",
            "Number the initiatives from “①” on, and keep the rows of one together. The name may stand in every row or only once.",
        ),
    ),
    places=places,
    judge=judge,
    column="initiative",
)
