"""Whatever a city writes, no rule on structure, values or goals fails on it."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import case, comment, form, judge, row, text
from sdgsheet.notation.goals import parse_goals
from sdgsheet.rules import goals, structure, values
from sdgsheet.rules.rule import Found, Rule

RULES: tuple[Rule, ...] = (*structure.RULES, *values.RULES, *goals.RULES)
WRITTEN = st.one_of(
    st.sampled_from(
        ["", "－", "約1,000", "0.345", "34.5", "34.5％", "1200人", "●●", "要確認", "#REF!", "上昇", "-5", "①", "累計"]
    ),
    st.text(max_size=12).map(text),
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-10_000, max_value=10_000).map(str),
)
TRIPLE = st.tuples(WRITTEN, WRITTEN, WRITTEN)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([1, 2]),
            st.one_of(st.none(), st.integers(0, 30)),
            st.text(max_size=20),
            TRIPLE,
            st.lists(TRIPLE, max_size=3),
            st.one_of(st.none(), TRIPLE),
            WRITTEN,
            st.text(max_size=10),
        ),
        max_size=4,
    ),
    st.text(max_size=40),
)
def test_every_rule_gives_findings_in_both_languages(rows: list[tuple[Any, ...]], prose: str) -> None:
    listed = []
    for i, (section, no, name, baseline, actuals, target, stated, inside) in enumerate(rows):
        read = parse_goals(inside)
        line = row(
            section,
            no,
            name,
            baseline,
            actuals,
            target,
            stated,
            goals=read.ids,
            initiative=inside,
            at=11 + i + 100 * section,
        )
        listed.append(replace(line, goals_unread=read.unread, goals_text=f"【{inside}】"))
    this = case(form(listed, [comment("指標", paragraphs=[prose])], preamble=[prose]))
    found: list[Found] = [f for rule in RULES for f in judge(rule, this)]
    assert all(f.message.ja and f.message.en for f in found)
