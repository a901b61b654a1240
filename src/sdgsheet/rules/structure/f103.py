"""F103: No is missing, cannot be read, is repeated or out of sequence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from sdgsheet.form.model import Indicator, Reference, Section
from sdgsheet.form.numbering import read_no, shape_of
from sdgsheet.form.rowkinds import dimension_in
from sdgsheet.notation.characters import solid
from sdgsheet.notation.missing import missing_habit
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, Skipped
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text


class Position(NamedTuple):
    """What stands above a row in its table."""

    expected: int
    """The number that would follow the row above."""
    counted: int
    """The number by counting rows from the start of the numbering."""
    skipping: int | None
    """The number that would follow, did the row above not share its number with another, or were it not left out."""
    before: Indicator | None
    same: Indicator | None
    """An earlier row of the same numbering with the same number."""
    same_fits: bool = True
    """That earlier row stands in its place."""


def places(case: Case) -> Iterator[tuple[Indicator, Position]]:
    """Every row of a table with a No column, with what stands above it."""
    end = 0
    for section in case.form.sections:
        if section.column("no") is not None:
            yield from _in_section(section, continuing=end)
        end = max((row.no for row in section.indicators if row.no is not None), default=end)


def _in_section(section: Section, continuing: int) -> Iterator[tuple[Indicator, Position]]:
    seen: dict[int, tuple[Indicator, bool]] = {}
    spare = list(section.unfilled)
    before: Indicator | None = None
    follows, start, index = 1, 1, 0
    skipping: int | None = None
    for place, row in enumerate(section.indicators):
        while spare and spare[0][0] < row.row:
            # A numbered row that was not needed, or was struck out, counts as a row above, or does not.
            skipping = skipping or follows
            follows, index = spare.pop(0)[1] + 1, index + 1
        first, first_fits = seen.get(row.no, (None, True)) if row.no is not None else (None, True)
        shared = first is not None and _shares(row, first)
        passed_over = (skipping or follows) if shared else None
        if before is None:
            # (2) may go on counting where (1) ended.
            start = follows = continuing + 1 if row.no == continuing + 1 else 1
        elif _is_number_one(section.indicators, place) and _starts_anew(row, before, index):
            first, first_fits, seen, start, follows, index = None, True, {}, 1, 1, 0
        counted = start + index
        yield row, Position(follows, counted, skipping, before, first, first_fits)
        if row.no is not None:
            seen.setdefault(row.no, (row, row.no in {follows, counted, skipping}))
        number = row.no if row.no is not None else read_no(row.no_text).branch_of
        follows = (number if number is not None else follows) + 1
        index += 1
        before, skipping = row, passed_over


def _is_number_one(rows: Sequence[Indicator], place: int) -> bool:
    """The row has the number 1, or none, where what follows in its 側面 counts on from it: blank, 2, 3."""
    row = rows[place]
    if row.no is not None or row.no_text.strip() or row.dimension is None:
        return row.no == 1
    for offset, after in enumerate(rows[place + 1 :], 2):
        if after.dimension != row.dimension:
            return False
        if after.no is not None:
            return after.no == offset
    return False


def _starts_anew(row: Indicator, before: Indicator, counted: int) -> bool:
    """Another 側面 begins; in (1), where the sheet names none, after two rows or more."""
    if row.dimension is None and before.dimension is None:
        return row.section == 1 and counted > 1
    return row.dimension != before.dimension


def judge(case: Case, place: tuple[Indicator, Position]) -> Judgement:
    """A number is right if it follows the row above, or is what counting the rows gives."""
    row, position = place
    if row.no is None:
        return _without_number(case, row, position)
    if position.same is not None and _shares(row, position.same):
        return None
    if position.same is not None and not position.same_fits and row.no == position.counted:
        return None  # the other row's number is the wrong one, and was said
    if position.same is not None:
        return Found(
            row.first_cell,
            Text(
                f"№「{row.no_text}」は{position.same.row}行目にもあります。（３）の【】で引用するとき、どちらの行か区別できません。",
                f"No. “{row.no_text}” also stands in row {position.same.row}. A reference in section (3) cannot tell the two apart.",
            ),
            Text(
                "続き番号になるように直し、（３）の【】の番号も合わせてください。",
                "Please number the rows consecutively, and bring the numbers in “【】” in section (3) into line.",
            ),
            row=row,
            stated=row.no_text,
            expected=_number(position.expected),
            evidence=_evidence(row, position.same),
        )
    if row.no in {position.expected, position.counted, position.skipping}:
        return None
    above = position.before
    return Found(
        row.first_cell,
        Text(
            f"№が「{row.no_text}」ですが、{'表の最初の行' if above is None else '上の行に続く番号'}は{position.expected}です。",
            f"No. is “{row.no_text}”, but {'the first row' if above is None else 'what follows the row above'} is {position.expected}.",
        ),
        Text(
            "行が抜けていないかご確認のうえ、続き番号に直してください。前年の番号を残すために空けてあるのでしたら、このままで構いません。",
            "Please check that no row is missing, and number the rows consecutively. If the gap keeps last year's numbers, it may stay.",
        ),
        row=row,
        stated=row.no_text,
        expected=_number(position.expected),
        evidence=_evidence(row, above),
    )


@lru_cache(maxsize=4)
def corrected(case: Case) -> dict[Reference, Indicator]:
    """Rows of which this rule speaks, by the section and the number that they should have."""
    return {
        (row.section, position.expected): row
        for row, position in places(case)
        if isinstance(judge(case, (row, position)), Found)
    }


def _without_number(case: Case, row: Indicator, position: Position) -> Judgement:
    """経済 alone lacks its number; 1-1, A and the like are another numbering, not judged here."""
    if _is_of_another_numbering(case, row):
        return Skipped(Text("№が続き番号の形ではないため", "the numbers are not of the consecutive kind"))
    if row.repeated and not row.no_text.strip():
        return NOT_APPLICABLE
    number = position.expected
    if _has_no_number(row.no_text):
        message = Text(
            f"№が空欄です。続き番号では{number}になります。（３）の【】はこの番号で行を引用します。",
            f"No. is empty; counting on, it would be {number}. Section (3) refers to rows by this number.",
        )
        action = Text("№をご記入ください。", "Please fill in the number.")
    else:
        message = Text(
            f"№「{row.no_text}」を番号として読み取れません。続き番号では{number}になります。（３）の【】はこの番号で行を引用します。",
            f"No. “{row.no_text}” cannot be read as a number; counting on, it would be {number}. Section (3) refers to rows by this number.",
        )
        action = Text(
            "「経済1」「1」のように、一つの番号でご記入ください。", "Please write one number, as in “経済1” or “1”."
        )
    return Found(
        row.first_cell,
        message,
        action,
        row=row,
        stated=row.no_text or None,
        expected=_number(number),
        evidence=_evidence(row, position.before),
    )


def _has_no_number(text: str) -> bool:
    """Nothing, a dash, or the 側面 alone."""
    return not solid(text) or missing_habit(text) is not None or dimension_in(text) is not None


def _is_of_another_numbering(case: Case, row: Indicator) -> bool:
    """A branch (3-2), or a pattern that another row of the table shares: A-1, A-2."""
    if read_no(row.no_text).branch_of is not None:
        return True
    shape = shape_of(row.no_text)
    return bool(shape) and any(
        other is not row and other.section == row.section and other.no is None and shape_of(other.no_text) == shape
        for other in case.form.indicators
    )


def _shares(row: Indicator, other: Indicator) -> bool:
    """One No cell merged over both rows, or a 【再掲】 row that keeps the number of its first row."""
    return row.repeated or (row.no_cell is not None and row.no_cell == other.no_cell)


def _number(number: int) -> Text:
    return Text(str(number), str(number))


def _evidence(*rows: Indicator | None) -> tuple[Evidence, ...]:
    cells: list[tuple[Ref, str]] = [(row.first_cell, row.no_text) for row in rows if row is not None]
    return tuple(Evidence(cell, "no", text) for cell, text in cells)


RULE = Rule(
    code="F103",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("№の抜け・重複・順序", "No missing, repeated or out of sequence"),
    page=Page(
        what=Text(
            "№が空欄であるか、同じ番号が二度出てくるか、番号が飛んだり戻ったりしています。側面ごとに1から始まる番号は続き番号として扱います。",
            "A No is empty, stands twice, or skips or goes back. Numbers that start again with each dimension (“側面”) are a sequence.",
        ),
        why=Text(
            "（３）は【(1)№１、４】のように№で行を引用します。番号が重なったり抜けたりすると、どの行のことか分からなくなります。",
            "Section (3) refers to rows by No, as in “【(1)№１、４】”. Where numbers repeat or are missing, it is not clear which row is meant.",
        ),
        example=Text("№が 1、2、2、4 と並んでいる。", "The numbers run 1, 2, 2, 4."),
        instead=Text(
            "1、2、3、4 と続き番号にし、（３）の【】の番号も合わせます。",
            "Number the rows 1, 2, 3, 4, and bring the numbers in “【】” in section (3) into line.",
        ),
    ),
    places=places,
    judge=judge,
    column="no",
    habit=Text(
        "{judged}行のうち{count}行で、№が空欄か続き番号になっていません。",
        "In {count} of {judged} rows the No is empty or not consecutive.",
    ),
)
