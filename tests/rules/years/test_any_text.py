"""Whatever a city writes, no rule on years or units fails on it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import Values, case, form, judge, row
from sdgsheet.form.model import Indicator, SectionNumber
from sdgsheet.rules import units, years
from sdgsheet.rules.rule import Found, Rule

RULES: tuple[Rule, ...] = (*years.RULES, *units.RULES)
YEARS = [
    "", "－", "2020年度", "2022年", "2022", "R4", "平成35年度", "2023年3月", "2023年4月1日", "毎年度", "計画期間内",
    "R4～R6累計", "2018～2020平均", "●●年度", "#REF!", "20222年度", "2O22年度", "未定", "同上",
]  # fmt: skip
FIGURES = [
    "",
    "－",
    "0",
    "0.345",
    "34.5",
    "345",
    "-12",
    "約1,000",
    "10～12",
    "80以上",
    "1200人",
    "34.5％",
    "上昇",
    "同上",
    "#N/A",
]
UNITS = ["", "－", "人", "千人", "名", "％", "%", "ポイント", "㎥", "m3", "人（累計）", "十億円", "kW", "万円/人"]
VALUES = st.tuples(
    st.one_of(st.sampled_from(YEARS), st.text(max_size=8)),
    st.one_of(st.sampled_from(FIGURES), st.integers(-9, 10**6).map(str), st.text(max_size=6)),
    st.one_of(st.sampled_from(UNITS), st.text(max_size=4)),
)
ROWS = st.lists(
    st.tuples(
        st.sampled_from([1, 2]),
        st.sampled_from(["指標", "別の指標", ""]),
        st.one_of(st.none(), VALUES),
        st.lists(st.one_of(st.none(), VALUES), max_size=3),
        st.one_of(st.none(), VALUES),
        st.sampled_from(["", "13%", "-126%", "達成", "#DIV/0!"]),
    ),
    max_size=4,
)
Row = tuple[SectionNumber, str, Values | None, list[Values | None], Values | None, str]


def built(rows: list[Row]) -> list[Indicator]:
    return [
        row(section, no, name, baseline, actuals, target, stated)
        for no, (section, name, baseline, actuals, target, stated) in enumerate(rows, 1)
    ]


@settings(max_examples=150, deadline=None)
@given(ROWS, ROWS, st.sampled_from([(2022, 2024), None]))
def test_every_rule_gives_findings_in_both_languages(
    rows: list[Row], last: list[Row], period: tuple[int, int] | None
) -> None:
    now, before = form(built(rows), period=period), form(built(last), period=period)
    this = case(now, previous=before)
    found: list[Found] = [f for rule in RULES for f in judge(rule, this)]
    assert all(f.message.ja and f.message.en and f.row is not None for f in found)
