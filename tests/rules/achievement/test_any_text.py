"""Whatever a city writes, no rule of A fails, and fill plans something."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indicators import Written, case, error, form, formula, judge, number, row, text
from sdgsheet.filling.options import Options
from sdgsheet.filling.plan import plan
from sdgsheet.rules.achievement import RULES

PIECES = (
    "",
    "0",
    "-1",
    "12",
    "１２",
    "1,200",
    "34.5",
    "%",
    "％",
    "約",
    "以上",
    "～",
    "人",
    "千人",
    "－",
    "▲",
    "達成",
    "未達成",
    "上昇",
    "維持",
    "なし",
    "速報",
    "\n",
)
NAMES = ("割合", "採取量の削減", "人口", "人口減少の抑制", "")
texts = st.lists(st.sampled_from(PIECES), max_size=3).map(lambda pieces: text("".join(pieces)))
numbers = st.builds(
    number,
    st.sampled_from(["0", "1", "-3", "12", "12.5", "0.125", "1e300", "-1e300", "5e-324", "1300"]),
    st.sampled_from(["General", "0%", "0.0%", '0"%"', "0", "0.00", "#,##0", "@", ";;;"]),
)
formulas = st.sampled_from(
    [formula("A1", ""), formula("A1*100", "13", "General"), formula("A1/B1", "#DIV/0!"), error()]
)
cells: st.SearchStrategy[Written] = st.one_of(texts, numbers, formulas)
units = st.sampled_from(["", "人", "千人", "％", "台"])


@given(st.sampled_from(NAMES), *[cells] * 5, *[units] * 3)
def test_no_rule_fails(
    name: str,
    baseline: Written,
    older: Written,
    actual: Written,
    target: Written,
    stated: Written,
    u1: str,
    u2: str,
    u3: str,
) -> None:
    indicator = row(
        1,
        1,
        name,
        ("2020年度", baseline, u1),
        [("2021年度", older, u2), ("2022年度", actual, u2)],
        ("2030年", target, u3),
        stated,
    )
    this = case(form([indicator]))
    for rule in RULES:
        for found in judge(rule, this):
            assert found.message.ja
            assert found.message.en
    for line in plan([this], Options(live=True, overwrite=True)).lines:
        assert (line.edit is None) != (line.reason is None)
