"""What A says of the published sheet: one decision, and four figures far from 100%."""

from __future__ import annotations

import kumamoto
from indicators import case, form, judge
from sdgsheet.rules.achievement import RULES


def test_the_published_sheet() -> None:
    published = case(form(kumamoto.rows()))
    found = {rule.code: [(f.row.section, f.row.no) for f in judge(rule, published) if f.row] for rule in RULES}
    assert {code: rows for code, rows in found.items() if rows} == {
        "A104": [(2, 10)],
        "A107": [(1, 2), (1, 3), (2, 6), (2, 7)],
    }


def test_its_draft_lacks_20_figures_and_one_decision() -> None:
    draft = case(form(kumamoto.rows(draft=True)))
    found = {rule.code: [(f.row.section, f.row.no) for f in judge(rule, draft) if f.row] for rule in RULES}
    assert len(found["A102"]) == 20
    assert (2, 10) not in found["A102"]
    assert found["A104"] == [(2, 10)]
    assert not found["A101"] + found["A103"] + found["A106"]
