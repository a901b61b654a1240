"""The same rows read the same from every layout; and no sheet whatever makes the reading fail."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import forms, sheet
from sdgsheet.form.model import Form
from sdgsheet.form.reading import nearest_headings, read_forms
from sdgsheet.snapshot import Cell, Sheet, Style, Workbook

Values = tuple[str, str, str]
Row = tuple[str, int, str, str, Values, Values, Values, str]

ROWS: tuple[Row, ...] = (
    (
        "経済",
        1,
        "店の数",
        "8.2",
        ("2020年度", "1,073", "件"),
        ("2022年度", "1,145", "件"),
        ("2030年", "1,184", "件"),
        "65%",
    ),
    (
        "経済",
        2,
        "割合",
        "8.3、8.9",
        ("2018年度", "32.1", "％"),
        ("2020年度", "34.5", "％"),
        ("2030年", "50.0", "％"),
        "13%",
    ),
    (
        "社会",
        3,
        "地域活動（自治会等の活動など）に参加した人",
        "11.b",
        ("2020年度", "89", "人"),
        ("2022年度", "95", "人"),
        ("2024年", "96", "人"),
        "86%",
    ),
    ("環境", 4, "水準の数", "13.2", ("2020年度", "8", "本"), ("2022年度", "9", "本"), ("2023年", "上昇", ""), "達成"),
)


@dataclass(frozen=True)
class Layout:
    at: str
    number: str
    cells: int
    """How many cells a triple has."""
    heading_rows: int
    merged: bool
    dimension: str
    """in the No, in a column of its own, or as a band"""
    extra: bool
    blanks: bool
    repeated: bool
    """The headings again after two rows."""
    years: str


layouts = st.builds(
    Layout,
    at=st.sampled_from(["A1", "B3", "AA40"]),
    number=st.sampled_from(["（１）", "(1)", "⑴", "１．", "①", ""]),
    cells=st.sampled_from([1, 2, 3]),
    heading_rows=st.sampled_from([1, 2]),
    merged=st.booleans(),
    dimension=st.sampled_from(["no", "column", "band"]),
    extra=st.booleans(),
    blanks=st.booleans(),
    repeated=st.booleans(),
    years=st.sampled_from(["2022年", "2022年度", "令和4年", "R4実績", "2022年\\n実績"]),
)


def draw(layout: Layout) -> str:
    """The grid of section (1) in this layout."""
    heading = [f"{layout.number}2030年のあるべき姿の実現へ向けた取組の達成状況"]
    lines: list[str] = []
    last = ""
    for index, (dimension, no, name, goals, baseline, actual, target, stated) in enumerate(ROWS):
        cells = [f"{dimension}{no}" if layout.dimension == "no" else str(no), f"{name}\\n【{goals}】"]
        if layout.dimension == "column":
            cells.insert(0, dimension if dimension != last else ("^" if layout.merged else ""))
        if layout.dimension == "band" and dimension != last:
            lines.append(f"■　{dimension}")
        last = dimension
        for triple in (baseline, actual, target):
            cells += spread(triple, layout.cells)
        cells.append(stated)
        lines.append(" | ".join(cells + (["メモ"] if layout.extra else [])))
        if layout.blanks:
            lines += ["", "※注記"]
        if layout.repeated and index == 1:
            lines += columns(layout)
            last = "" if layout.dimension != "band" else last
    return "\n".join(heading + columns(layout) + lines)


def columns(layout: Layout) -> list[str]:
    """The heading rows."""
    texts = (["側面"] if layout.dimension == "column" else []) + ["No", "指 標 名\\n※【】内はゴール・ターゲット番号"]
    for text in ("当初値", layout.years, "2030年（目標値）"):
        texts += [text] + ["<" if layout.merged else ""] * (layout.cells - 1)
    texts += ["達成度\\n(%)"] + (["備考"] if layout.extra else [])
    rows = [" | ".join(texts)]
    if layout.heading_rows == 2 and layout.merged:
        rows.append(" | ".join(["^"] * len(texts)))
    return rows


def spread(triple: Values, cells: int) -> list[str]:
    year, value, unit = triple
    value = value.replace(",", "") if cells < 3 else value
    return {3: [year, value, unit], 2: [year, f"{value}{unit}"], 1: [f"{value}{unit}（{year}）"]}[cells]


def meaning(form: Form) -> list[tuple[object, ...]]:
    """What a person would say stands there."""
    return [
        (
            row.no,
            row.dimension,
            row.name,
            row.goals,
            *(
                (
                    t.year.named,
                    t.amount.number if t.amount.number is not None else t.amount.text,
                    t.unit and t.unit.base,
                )
                for t in row.triples
                if t.year
            ),
            row.stated.text if row.stated else None,
        )
        for row in form.indicators
    ]


PLAIN = Layout(
    "A1", "（１）", 3, 1, merged=True, dimension="no", extra=False, blanks=False, repeated=False, years="2022年"
)


@settings(max_examples=150, deadline=None)
@given(layouts)
def test_the_same_rows_read_the_same_from_every_layout(layout: Layout) -> None:
    [form] = forms(sheet(draw(layout), at=layout.at))
    [plain] = forms(draw(PLAIN))
    assert meaning(form) == meaning(plain)
    assert len(meaning(form)) == len(ROWS)
    assert form.missing_columns == ()


WORDS = (
    "No 指標名 取組名 側面 当初値 2022年 2023年実績 2030年（目標値） 目標値 達成度(%) 前回達成度 備考 単位 年度 値 実績 (%) ゴール "
    "（１）2030年のあるべき姿の実現へ向けた取組の達成状況 （２）自治体SDGsの推進に資する取組の達成状況 （３）評価及び課題 "
    "第2期SDGs未来都市計画（2022～2024）の進捗状況報告シート（様式1） 経済1 ■経済 ※注 小計 記入例 店の数【8.2】 ①まち 2020年度 10 32.1％ 件 "
    "未公表 － ●「店の数」の増加【(1)№1】 ・増えた 上昇 達成 2020年度：32.1％ #REF!"
)
TEXTS = st.sampled_from(WORDS.split(" "))


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Any mixture of the texts of a form."""
    cells = draw(st.dictionaries(st.tuples(st.integers(1, 12), st.integers(1, 10)), TEXTS, max_size=60))
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), text in sorted(cells.items()):
        number = text.isdecimal()
        rows.setdefault(row, {})[column] = Cell(row, column, "number" if number else "text", text, style=Style())
    return Sheet("様式1", rows)


@settings(max_examples=300, deadline=None)
@given(st.lists(sheets(), max_size=2))
def test_no_mixture_of_texts_makes_the_reading_fail(drawn: list[Sheet]) -> None:
    # Excel allows no two sheets of one name.
    workbook = Workbook(tuple(replace(sheet, name=f"様式{no}") for no, sheet in enumerate(drawn, 1)))
    read = read_forms(workbook)
    for form in read:
        keys = [row.key for row in form.indicators]
        assert len(keys) == len(set(keys))
        assert all(
            len(row.actuals) == len(section.actual_columns) for section in form.sections for row in section.indicators
        )
    if not read:
        assert nearest_headings(workbook).ja
