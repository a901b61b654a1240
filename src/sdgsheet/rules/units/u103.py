"""U103: one unit in two spellings, in a row or between (1) and (2)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.notation.units import Unit
from sdgsheet.rules.case import Case, Group
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.labels import place as place_of
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule
from sdgsheet.text import Text

Measured = tuple[Indicator, Triple, Unit]

_NOTE = re.compile(
    r"[(（\[［][^()（）\[\]［］]*[)）\]］]|^(?:累計|延べ)|(?:累計|延べ|以上|以下|以内|未満|超|程度)$|[※*＊†][0-9０-９]*$"
)


def places(case: Case) -> Iterator[Indicator | Group]:
    """Every row, and the rows of each indicator that stands in several places."""
    yield from case.form.indicators
    yield from case.groups


def judge(case: Case, place: Indicator | Group) -> Judgement:
    """Rows first; between rows only where each of them has one spelling."""
    del case
    if isinstance(place, Indicator):
        measured = _measured(place)
        return NOT_APPLICABLE if len(measured) < 2 else _two_spellings(measured, within=True)
    rows = [_measured(row) for row in place.rows]
    if sum(1 for row in rows if row) < 2:
        return NOT_APPLICABLE
    if any(_two_spellings(row, within=True) for row in rows):
        return None
    return _two_spellings([row[0] for row in rows if row], within=False)


def _measured(row: Indicator) -> list[Measured]:
    return [(row, t, t.unit) for t in row.triples if t.unit is not None and t.amount.number is not None]


def _two_spellings(measured: list[Measured], *, within: bool) -> Found | None:
    """The first unit that an earlier place spells otherwise."""
    known: list[Measured] = []
    for one in measured:
        unit = one[2]
        if known and unit is known[0][2]:
            continue
        other = next((k for k in known if k[2].base == unit.base and k[2].scale == unit.scale), None)
        if other is None:
            known.append(one)
        elif other[2].text != unit.text and _spelling(other[2].text) != _spelling(unit.text):
            return _found(other, one, within=within)
    return None


@lru_cache(maxsize=1024)
def _spelling(text: str) -> str:
    """The unit as written, without white space and without notes such as （累計）."""
    solid = "".join(text.split())
    return _NOTE.sub("", solid) or solid


def _in_one_width(text: str) -> str:
    """Full-width letters as half-width ones; ㎥ stays what it is, a character of its own."""
    return "".join(unicodedata.normalize("NFKC", c) if unicodedata.east_asian_width(c) in "FH" else c for c in text)


def _found(one: Measured, other: Measured, *, within: bool) -> Found:
    (row, _, unit), (later, second, its_unit) = one, other
    a, b = unit.text.strip(), its_unit.text.strip()
    if within:
        where = Text("この行", "this row")
    else:
        where = Text(f"{place_of(row).ja}と{place_of(later).ja}", f"{place_of(row).en} and {place_of(later).en}")
    narrow = _in_one_width(a) == _in_one_width(b)
    kind = (
        Text("全角と半角の違い", "they differ in width only")
        if narrow
        else Text("同じ単位とみなすの", "they are taken for one")
    )
    return Found(
        second.unit_cell or second.cell,
        Text(
            f"{where.ja}で、同じ単位に「{a}」と「{b}」の2通りの書き方があります（{kind.ja}で、計算には影響しません）。",
            f"In {where.en} one unit is written both “{a}” and “{b}”; {kind.en}, and no figure depends on it.",
        ),
        Text("どちらかにそろえると、読みやすくなります。", "One spelling would be easier to read."),
        row=later,
        stated=b,
        evidence=tuple(Evidence(t.unit_cell or t.cell, "unit", u.text) for _, t, u in (one, other)),
    )


RULE = Rule(
    code="U103",
    severity=Severity.INFO,
    basis=Basis.FORM,
    title=Text("同じ単位に2通りの書き方", "One unit in two spellings"),
    page=Page(
        what=Text(
            "同じ単位が、1つの行の中、または（１）と（２）の同じ指標の間で、違う書き方になっています。",
            "One unit is written in two ways, within a row or between the rows of one indicator in (1) and (2).",
        ),
        why=Text(
            "計算や照合では同じ単位として扱いますので、誤りではありません。",
            "Computing and comparing take them for one unit, so this is no mistake.",
        ),
        example=Text("（１）は「㎥」、（２）は「立方メートル」。", "㎥ in (1), 立方メートル in (2)."),
        instead=Text("どちらかにそろえると読みやすくなります。", "One spelling would be easier to read."),
    ),
    places=places,
    judge=judge,
    column="baseline",
)
