"""X107: rows marked 再掲, or repeated within one section, do not agree with the first one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.labels import places, shown
from sdgsheet.rules.rule import Found, Judgement, Page, Rule
from sdgsheet.rules.sections.comparison import Comparison, Pairing
from sdgsheet.rules.sections.hints import hint
from sdgsheet.rules.sections.verdict import Verdict, verdicts
from sdgsheet.rules.sections.wording import NAMES, UNITS_CLASH, what
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text


class Repeat(NamedTuple):
    """A row that lists an indicator again; ``comparison`` is None where it gives no values of its own."""

    row: Indicator
    verdict: Verdict
    comparison: Comparison | None


def repeats(case: Case) -> Iterator[Repeat]:
    """Every row that lists again what stands earlier."""
    for verdict in verdicts(case):
        for comparison in (*verdict.repeats, *(c for c in verdict.clashes if c is not verdict.pair)):
            yield Repeat(comparison.other, verdict, comparison)
        for row in verdict.blank:
            yield Repeat(row, verdict, None)


def judge(case: Case, place: Repeat) -> Judgement:
    """Values and years; a 達成度 alone that differs is X106's. Rows that differ alike are one finding."""
    if place.verdict.clashes:
        return UNITS_CLASH
    if place.comparison is None:
        return _blank(place)
    differences = place.comparison.contradictions
    if not differences:
        return None
    alike = [c for c in place.verdict.repeats if _alike(c, place.comparison)]
    if alike[0] is not place.comparison:
        return None
    return _differs(case, alike)


def _alike(one: Comparison, other: Comparison) -> bool:
    return one.first is other.first and _said(one.contradictions) == _said(other.contradictions)


def _said(differences: Iterable[Pairing]) -> list[tuple[str, str]]:
    return [(p.other.year_text.strip(), shown(p.other)) for p in differences]


def _differs(case: Case, alike: list[Comparison]) -> Found:
    comparison = alike[0]
    first, row, differences = comparison.first, comparison.other, comparison.contradictions
    here, there = places([c.other for c in alike]), places((first,))
    sentences = [_sentence(case, first, p, here, there) for p in differences]
    slips = list(dict.fromkeys(h for p in differences if p.differs and (h := hint((first, p.first), (row, p.other)))))
    mark = Text("再掲の", "the repeat in ") if row.repeated else Text("", "")
    shown_first = _value(differences[0].first, differences[0])
    return Found(
        _cell(differences[0].other, differences[0]),
        Text(
            f"「{row.name}」の{mark.ja}{here.ja}が、最初の{there.ja}と一致しません。{'。'.join(s.ja for s in sentences)}。",
            f"“{row.name}”: {mark.en}{here.en} does not agree with the first one, {there.en}: {'; '.join(s.en for s in sentences)}.",
        ),
        Text(
            "同じ指標ですので、正しい値にそろえてください"
            + (f"（{'、'.join(h.ja for h in slips)}）。" if slips else "。"),
            "It is one indicator: please give the right value in every place"
            + (f" ({'; '.join(h.en for h in slips)})." if slips else "."),
        ),
        row=row,
        stated=_value(differences[0].other, differences[0]),
        expected=Text(f"{there.ja}と同じ（{shown_first}）", f"as in {there.en}, “{shown_first}”"),
        evidence=tuple(_evidence(alike)),
        habitual=False,
    )


def _evidence(alike: list[Comparison]) -> Iterator[Evidence]:
    """The values of the first row, then those of each row that differs from it."""
    for p in alike[0].contradictions:
        yield Evidence(_cell(p.first, p), p.role, _value(p.first, p))
    for comparison in alike:
        for p in comparison.contradictions:
            yield Evidence(_cell(p.other, p), p.role, _value(p.other, p))


def _cell(triple: Triple, pairing: Pairing) -> Ref:
    """The value's cell; the year's where the years alone differ."""
    return triple.cell if pairing.same_year or triple.year_cell is None else triple.year_cell


def _sentence(case: Case, first: Indicator, pairing: Pairing, here: Text, there: Text) -> Text:
    name = what(case, first, pairing.first) if pairing.same_year else NAMES[pairing.role]
    one, two = _value(pairing.first, pairing), _value(pairing.other, pairing)
    return Text(
        f"{name.ja}は、{there.ja}が{one}、{here.ja}が{two}です",
        f"{name.en} is “{one}” in {there.en} and “{two}” in {here.en}",
    )


def _value(triple: Triple, pairing: Pairing) -> str:
    """The value; with its year where the years differ."""
    return shown(triple) if pairing.same_year else f"{triple.year_text.strip()} {shown(triple)}".strip()


def _blank(place: Repeat) -> Found:
    row = place.row
    first = next((r for r in place.verdict.group.rows if r is not row and not r.repeated), place.verdict.group.rows[0])
    there = places((first,))
    word = next((t.amount.text.strip() for t in row.triples if not t.is_blank), "")
    written = (
        Text(f"「{word}」とだけあります", f"only says “{word}”") if word else Text("値がありません", "has no values")
    )
    return Found(
        row.triples[0].cell if row.triples else row.first_cell,
        Text(
            f"再掲の行に{written.ja}。値は最初の{there.ja}にあります。",
            f"The repeated row {written.en}. The values stand in the first one, {there.en}.",
        ),
        row=row,
        severity=Severity.INFO,
        stated=word or None,
        evidence=(Evidence(first.first_cell, "row", first.no_text or first.name),),
    )


RULE = Rule(
    code="X107",
    severity=Severity.ERROR,
    basis=Basis.FORM,
    title=Text("再掲の行が最初の行と一致しない", "A repeated row does not agree with the first one"),
    page=Page(
        what=Text(
            "【再掲】の行、または同じ表の中で繰り返された行の値や年が、最初の行と一致しません。再掲の行が空欄や「同上」のときは、参考としてお知らせします。",
            "Values or years of a row marked “【再掲】”, or repeated within one section, differ from the first one. A repeated row left blank, or “同上”, is an info.",
        ),
        why=Text(
            "再掲は同じ指標をもう一度載せたものですので、値も年も最初の行と同じはずです。",
            "A repeated row is the same indicator once more, so all its values and years must equal the first one's.",
        ),
        example=Text(
            "(1)№1の2022年度実績は34.5％、再掲の(1)№4は35.4％。",
            "The 2022 actual is “34.5％” in (1) No.1 and “35.4％” in its repeat, (1) No.4.",
        ),
        instead=Text(
            "正しい値にそろえてください。別の指標でしたら、【再掲】を外し、指標名で区別してください。",
            "Give the right value in every place. If it is another indicator, take off “【再掲】” and tell them apart by name.",
        ),
    ),
    places=repeats,
    judge=judge,
)
