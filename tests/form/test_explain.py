"""The reading, told so that a person can see what was found where."""

from __future__ import annotations

from builders import sheet, workbook
from form.drawing import SECOND, THIRD, TITLE, VALUES, first, lines
from sdgsheet.form.explain import Explanation, explain
from sdgsheet.form.reading import read_forms
from sdgsheet.snapshot import Sheet


def explained(*sheets: Sheet) -> Explanation:
    book = workbook(*sheets)
    return explain(book, read_forms(book))


FORM = sheet(
    lines(
        TITLE,
        first(
            "経済1 | 店の数【8.2】 | R2 | 10 | 件 | 2022年度 | 12件 | | 2030年 | 20 | 件 | 20%",
            "小計 | | | | | | | | | | | 20%",
        ),
        THIRD,
        "●「店の数」の増加【(1)№1、№○】",
        "・増えた",
    )
)


def test_columns_with_their_headings_and_years() -> None:
    [section] = explained(FORM).forms[0].sections
    found = [(c.role.ja, c.heading, c.cell, c.columns, c.year) for c in section.columns]
    assert found[0] == ("No", "No", "A4", "A", "")
    assert found[3] == ("実績", "2022年", "F4", "F・G・H", "2022")
    assert found[4] == ("目標値", "2030年（目標値）", "I4", "I・J・K", "2030")
    assert (section.heading[:5], section.cell, section.missing) == ("（１）20", "A3", ())


def test_the_triples_of_each_row_with_their_cells() -> None:
    [row] = explained(FORM).forms[0].sections[0].rows
    assert (row.no, row.name, row.dimension, row.goals, row.row) == ("経済1", "店の数", "economy", ("8.2",), 5)
    assert [(v.role.ja, v.year, v.value, v.unit, v.cells) for v in row.values] == [
        ("当初値", "R2（2020）", "10", "件", "C5・D5・E5"),
        ("2022実績", "2022年度", "12件", "", "F5・G5・H5"),
        ("目標値", "2030年", "20", "件", "I5・J5・K5"),
        ("達成度", "", "20%", "", "L5"),
    ]


def test_what_was_left_out_and_why() -> None:
    found = explained(
        FORM, sheet("名簿", "名簿"), sheet(TITLE, "昨年", visibility="hidden"), sheet(TITLE, "点検結果", ours=True)
    )
    assert [(cell, why.ja) for cell, why in found.forms[0].left_out] == [("様式1!A6", "小計・平均の行")]
    assert [(name, why.en) for name, why in found.sheets_left_out] == [
        ("名簿", "no headings of Form 1, so not read"),
        ("昨年", "hidden, so not read"),
        ("点検結果", "made by sdgsheet, so not read"),
    ]


def test_the_narrative_and_what_of_it_cannot_be_read() -> None:
    form = explained(FORM).forms[0]
    assert form.narrative is not None
    [comment] = form.narrative
    assert (comment.cell, comment.quote, comment.references, comment.unread, comment.paragraphs) == (
        "A8",
        "店の数",
        ((1, 1),),
        "○",
        1,
    )
    assert form.narrative_cell == "様式1!A7"


def test_missing_sections_and_columns() -> None:
    form = explained(
        sheet(lines(SECOND, "No | 取組名 | 指標名 | 2022年実績 | < | < | 達成度", f"1 | ① | A | {VALUES}"))
    ).forms[0]
    assert [m.ja for m in form.sections[0].missing] == ["当初値", "目標値"]
    assert (form.narrative, form.narrative_cell, form.city) == (None, "", None)


def test_columns_that_were_not_read() -> None:
    columns = (
        "No | 基本方針 | 指標名 | ゴール | 当初値 | < | < | 2022年 | < | < | 2030年（目標値） | < | < | 達成度 | 担当課"
    )
    row = "1 | 共創 | A | 8.2 | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | 2030年 | 20 | 件 | 20% | 企画課"
    [section] = explained(sheet(lines(TITLE, first(row, columns=columns)))).forms[0].sections
    assert section.unread == (("B4", "基本方針"), ("O4", "担当課"))
    [section, *_] = explained(FORM).forms[0].sections
    assert section.unread == ()
