"""V108: struck-out text (見え消し) in a cell."""

from dataclasses import replace

from indicators import SHEET, Figure, case, comment, form, judge, row, struck
from sdgsheet.form.model import Form, Indicator
from sdgsheet.form.otherrows import STRUCK
from sdgsheet.rules.values.v108 import RULE
from sdgsheet.snapshot import Cell, Ref, Sheet, Style, Workbook


def with_actual(value: Figure) -> Indicator:
    return row(2, 4, "設立数", ("2020年度", "89", "件"), [("2022年度", value, "件")], ("2024年", "96", "件"))


def sheet(*cells: Cell, name: str = SHEET) -> Sheet:
    rows: dict[int, dict[int, Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    return Sheet(name, rows)


def test_says_what_is_struck_and_what_was_read() -> None:
    [found] = judge(RULE, case(form([with_actual(struck("10", "12"))])))
    assert (found.cell.a1, found.stated) == ("I114", "12")
    assert found.row is not None
    assert "「10」として読みました" in found.message.ja


def test_speaks_where_a_whole_number_is_struck() -> None:
    book = Workbook((sheet(Cell(114, 9, "number", "12", style=Style(struck=True))),))
    [found] = judge(RULE, case(form([with_actual("")]), book=book))
    assert found.stated == "12"
    assert "read as" not in found.message.en


def test_speaks_of_a_struck_row_that_is_none() -> None:
    book = Workbook((sheet(Cell(115, 4, "text", "", struck="旧指標")),))
    [found] = judge(RULE, case(form([with_actual("95")]), book=book))
    assert (found.row, found.section) == (None, 2)


def test_a_row_struck_out_as_a_whole_is_said_once() -> None:
    style = Style(struck=True)
    cells = (
        Cell(115, 2, "number", "5", style=style),
        Cell(115, 4, "text", "", style=style, struck="旧指標\n【8.2】"),
        Cell(115, 9, "number", "12", style=style),
    )
    f = replace(form([with_actual("95")]), left_out=((Ref(SHEET, 115, 2), STRUCK),))
    [found] = judge(RULE, case(f, book=Workbook((sheet(*cells),))))
    assert (found.row, found.section, found.cell.a1, len(found.evidence)) == (None, 2, "B115", 3)
    assert "115行目（「5」「旧指標 【8.2】」など）は、全体が取り消し線" in found.message.ja
    assert "Row 115 (“5”, “旧指標 【8.2】” …) is struck out as a whole" in found.message.en


def test_of_tables_beside_each_other_the_right_row_is_named() -> None:
    left, right = with_actual("95"), replace(with_actual("95"), no=9, no_cell=Ref(SHEET, 114, 31))
    book = Workbook((sheet(Cell(114, 9, "text", "", struck="旧"), Cell(114, 35, "text", "", struck="旧")),))
    found = judge(RULE, case(form([left, right]), book=book))
    assert [f.row.no for f in found if f.row is not None] == [4, 9]


def test_speaks_in_section_3() -> None:
    book = Workbook((sheet(Cell(206, 1, "text", "進めた。", struck="検討した。")),))
    [found] = judge(RULE, case(form([], [comment("設立数", "の増加")]), book=book))
    assert found.section == 3


def test_two_forms_on_one_sheet_speak_of_their_own_cells() -> None:
    first = form([with_actual("95")])
    sections = tuple(replace(s, heading=s.heading._replace(row=s.heading.row + 1000)) for s in first.sections)
    second: Form = replace(first, sections=sections, title_cell=Ref(SHEET, 1001, 1), narrative=None)
    book = Workbook((sheet(Cell(114, 9, "text", "", struck="12"), Cell(1114, 9, "text", "", struck="13")),))
    forms = (first, second)
    assert [f.stated for f in judge(RULE, case(first, book=book, forms=forms))] == ["12"]
    assert [f.stated for f in judge(RULE, case(second, book=book, forms=forms))] == ["13"]


def test_is_silent_without_struck_text() -> None:
    assert not judge(RULE, case(form([with_actual("95")])))


def test_a_struck_format_on_an_empty_cell_is_nothing() -> None:
    book = Workbook((sheet(Cell(114, 9, style=Style(struck=True))),))
    assert not judge(RULE, case(form([with_actual("")]), book=book))


def test_another_sheet_is_no_part_of_the_form() -> None:
    book = Workbook((sheet(Cell(114, 9, "text", "95")), sheet(Cell(3, 1, "text", "", struck="旧"), name="メモ")))
    assert not judge(RULE, case(form([with_actual("95")]), book=book))


def test_what_stands_above_the_title_is_no_part_of_the_form() -> None:
    f = replace(form([with_actual("95")]), title_cell=Ref(SHEET, 3, 1))
    book = Workbook((sheet(Cell(1, 1, "text", "", struck="決裁")),))
    assert not judge(RULE, case(f, book=book))


def test_a_number_that_is_not_struck_is_a_value() -> None:
    book = Workbook((sheet(Cell(114, 9, "number", "95", style=Style("#,##0"))),))
    assert not judge(RULE, case(form([with_actual("95")]), book=book))
