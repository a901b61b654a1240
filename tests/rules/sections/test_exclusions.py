"""Which X rule speaks where another one does not, whatever stands in the rows; and none of them ever fails."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import Figure, comment, text
from sdgsheet.form.model import Comment, Indicator, SectionNumber
from sdgsheet.rules import narrative, sections
from sdgsheet.rules.finding import Finding, Severity
from sdgsheet.rules.run import run
from twins import joined, listed

FIGURES = ["", "－", "0", "100", "120", "200", "1,000", "0.12", "約100", "10～12", "上昇", "同上", "#N/A"]
YEARS = ["", "2020年度", "2021年度", "2022年", "R4", "2023年3月", "毎年度", "計画策定時", "2018～2020平均"]
UNITS = ["", "人", "名", "千人", "万人", "件", "％"]
NAMES = ["観光入込客数", "観光入込客数", "観光の入込客数", "宿泊客数", ""]
HEADINGS = [
    "●「観光入込客数」の減少【(1)№1】",
    "●「観光の入込客数」の増加、「宿泊客数」の低下【(1)№1、(2)№2】",
    "●観光入込客数の減少",
    "●「」の増加【(2)№9】",
    "●「「宿泊客数」の伸び",
]
PROSE = [
    "・達成度は12％である。",
    "・「宿泊客数」の達成度は▲5％。",
    "・公表が遅れている。",
    "・2022年度の達成度は12％。",
    "",
]

Row = tuple[SectionNumber, str, bool, Figure, list[Figure], Figure, tuple[str, str, str], str, str]
ROWS = st.lists(
    st.tuples(
        st.sampled_from([1, 2]),
        st.sampled_from(NAMES),
        st.booleans(),
        st.sampled_from(FIGURES),
        st.lists(st.one_of(st.sampled_from(FIGURES), st.text(max_size=4).map(text)), min_size=1, max_size=3),
        st.sampled_from(FIGURES),
        st.tuples(st.sampled_from(YEARS), st.sampled_from(YEARS), st.sampled_from(YEARS)),
        st.sampled_from(UNITS),
        st.sampled_from(["", "13%", "120%", "達成", "未達成", "－"]),
    ),
    min_size=2,
    max_size=5,
)
COMMENTS = st.lists(
    st.tuples(st.one_of(st.sampled_from(HEADINGS), st.text(max_size=12)), st.sampled_from(PROSE)), max_size=2
)


def built(rows: list[Row]) -> list[Indicator]:
    return [
        listed(
            section,
            no,
            baseline,
            actuals[-1],
            target,
            stated,
            name=name,
            unit=unit,
            years=years,
            earlier=[(years[0], value, unit) for value in actuals[:-1]],
            repeated=repeated,
        )
        for no, (section, name, repeated, baseline, actuals, target, years, unit, stated) in enumerate(rows, 1)
    ]


def said(comments: list[tuple[str, str]]) -> list[Comment]:
    return [comment("", "", [(1, 1), (2, 2)], [prose], heading=heading) for heading, prose in comments]


@settings(max_examples=300, deadline=None)
@given(ROWS, COMMENTS)
def test_exclusions_hold(rows: list[Row], comments: list[tuple[str, str]]) -> None:
    case = joined(*built(rows), comments=said(comments))
    runs = [run(rule, case, form_is_empty=False) for rule in (*sections.RULES, *narrative.RULES)]
    assert [r.outcome.reason for r in runs if str(r.outcome.kind) == "failed"] == []

    findings = [finding for r in runs for finding in r.findings]
    assert all(f.message.ja and f.message.en for f in findings)
    for group in case.groups:
        of_group = [f for f in findings if f.rule[0] == "X" and _stands_in(f, group.rows)]
        codes = {f.rule for f in of_group} - {"X108", "X110"}
        if any(f.rule == "X104" and f.severity is Severity.ERROR for f in of_group):
            assert codes == {"X104"}
        if len(group.rows) == 2 and "X111" in codes:
            assert codes == {"X111"}
        if "X106" in codes and len(group.rows) == 2:
            assert not codes & {"X101", "X102", "X103", "X105", "X107"}
    for finding in findings:
        if finding.rule == "X111":
            row = next(r for r in case.form.indicators if _stands_in(finding, (r,)))
            assert not row.repeated
    # One finding a group for what (1) and (2) say against each other.
    for code in ("X101", "X102", "X103", "X104", "X105", "X109", "X111"):
        for group in case.groups:
            assert sum(f.rule == code and _stands_in(f, group.rows) for f in findings) <= 1


def _stands_in(finding: Finding, rows: tuple[Indicator, ...]) -> bool:
    return any((finding.section, finding.no) == (row.section, row.no) for row in rows)
