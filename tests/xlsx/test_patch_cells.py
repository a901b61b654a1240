"""Cells written in place: their own bytes change, and nothing around them."""

from __future__ import annotations

import pytest

from patching import after, all_parts, edits, formula, only_sheet, part, value
from rawbooks import MAIN, SHEET, book, sheet, styles
from sdgsheet.xlsx.layers import patched


def test_an_empty_cell_gets_the_formula_and_its_result() -> None:
    assert after('<row r="2"><c r="B2" s="0"/></row>', formula("B2", "A1/2", 0.134)) == (
        '<row r="2"><c r="B2" s="0"><f>A1/2</f><v>0.134</v></c></row>'
    )


@pytest.mark.parametrize(
    ("result", "stored"),
    [
        (0.1 + 0.2, "0.30000000000000004"),
        (-1.155844155844156, "-1.155844155844156"),
        (1.0, "1"),
        (-0.0, "0"),
        (1e-07, "1e-07"),
        (1e300, "1e+300"),
    ],
)
def test_a_result_is_stored_as_the_very_double(result: float, stored: str) -> None:
    written = after('<row r="1"><c r="A1"/></row>', formula("A1", "X", result))
    assert written == f'<row r="1"><c r="A1"><f>X</f><v>{stored}</v></c></row>'
    assert float(stored) == result


@pytest.mark.parametrize("result", [float("nan"), float("inf")])
def test_what_excel_cannot_store_is_a_fault_of_the_edits(result: float) -> None:
    with pytest.raises(ValueError, match="not a number"):
        after("", formula("A1", "X", result))


@pytest.mark.parametrize(
    ("result", "cell"),
    [
        ("達成", '<c r="A1" t="str"><f>X</f><v>達成</v></c>'),
        ("", '<c r="A1" t="str"><f>X</f><v></v></c>'),
        (" ＜1 & 2＞\n", '<c r="A1" t="str"><f>X</f><v xml:space="preserve"> ＜1 &amp; 2＞\n</v></c>'),
        ("#DIV/0!", '<c r="A1" t="e"><f>X</f><v>#DIV/0!</v></c>'),
    ],
)
def test_results_that_are_no_numbers(result: str, cell: str) -> None:
    assert after("", formula("A1", "X", result)) == f'<row r="1">{cell}</row>'


@pytest.mark.parametrize(
    ("result", "cell"),
    [
        (12.5, '<c r="A1"><v>12.5</v></c>'),
        ("達成", '<c r="A1" t="inlineStr"><is><t>達成</t></is></c>'),
        ("=1+1", '<c r="A1" t="inlineStr"><is><t>=1+1</t></is></c>'),
        ("_x000D_", '<c r="A1" t="inlineStr"><is><t>_x005F_x000D_</t></is></c>'),
        ("a\rb\x01", '<c r="A1" t="inlineStr"><is><t>a_x000D_b_x0001_</t></is></c>'),
        ("#N/A", '<c r="A1" t="e"><v>#N/A</v></c>'),
    ],
)
def test_values_without_a_formula(result: float | str, cell: str) -> None:
    data = patched(book(), edits(value("A1", result)))
    assert f'<row r="1">{cell}</row>' in part(data)
    read_back = only_sheet(data).cell(1, 1).value
    assert (float(read_back) if isinstance(result, float) else read_back) == result


def test_an_empty_text_as_a_value_empties_the_cell() -> None:
    rows = '<row r="1"><c r="A1" s="0"><f>B1</f><v>1</v></c></row>'
    assert after(rows, value("A1", "")) == '<row r="1"><c r="A1" s="0"/></row>'


def test_special_characters_of_a_formula_are_escaped() -> None:
    assert after("", formula("A1", 'IF(B1<2,"a&b",C1>1)', 1)) == (
        '<row r="1"><c r="A1"><f>IF(B1&lt;2,"a&amp;b",C1&gt;1)</f><v>1</v></c></row>'
    )


class TestAStoredCell:
    @pytest.mark.parametrize(
        "stored",
        [
            '<c r="A1" s="0" t="s"><v>0</v></c>',
            '<c r="A1" s="0" t="inlineStr"><is><t>13%</t></is></c>',
            '<c r="A1" s="0" t="b"><v>1</v></c>',
            '<c r="A1" s="0" t="d"><v>2024-03-31</v></c>',
            '<c r="A1" s="0" t="e"><f>B1/0</f><v>#DIV/0!</v></c>',
            '<c r="A1" s="0"></c>',
            '<c r="A1" s="0" cm="1" vm="2"><v>3</v></c>',
        ],
    )
    def test_loses_its_value_and_keeps_its_format(self, stored: str) -> None:
        changes = {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>古い</t></si></sst>'}
        assert after(f'<row r="1">{stored}</row>', formula("A1", "X", 1), changes=changes) == (
            '<row r="1"><c r="A1" s="0"><f>X</f><v>1</v></c></row>'
        )

    def test_keeps_attributes_and_extensions_that_are_not_about_its_value(self) -> None:
        stored = '<c ph=\'1\'  r = \'A1\' x:a="1" xmlns:x="urn:x" ><v>1</v><extLst><ext uri="{1}"/></extLst></c>'
        assert after(f'<row r="1">{stored}</row>', formula("A1", "X", 2)) == (
            '<row r="1"><c ph=\'1\'  r = \'A1\' x:a="1" xmlns:x="urn:x"><f>X</f><v>2</v>'
            '<extLst><ext uri="{1}"/></extLst></c></row>'
        )

    def test_leaves_its_neighbours_byte_for_byte(self) -> None:
        before = '<c r="A1"\n s="0"  ><v>1</v ></c>\r\n<!-- a note --><c r="B1"/>'
        behind = "<c r='C1' t='str'><f>&quot;&#x3000;&quot;</f><v>&#12288;</v></c><c r=\"D1\"></c>"
        rows = f'<row r="1" spans="1:4" x:y="z" xmlns:x="urn:x">{before}{behind}</row>'
        assert after(rows, formula("B1", "X", 1)) == rows.replace('<c r="B1"/>', '<c r="B1"><f>X</f><v>1</v></c>')


class TestANewCell:
    def test_stands_between_its_neighbours(self) -> None:
        assert after('<row r="1"><c r="A1"/><c r="C1"/></row>', formula("B1", "X", 1), formula("D1", "Y", 2)) == (
            '<row r="1"><c r="A1"/><c r="B1"><f>X</f><v>1</v></c><c r="C1"/><c r="D1"><f>Y</f><v>2</v></c></row>'
        )

    def test_is_put_into_an_empty_row(self) -> None:
        assert after('<row r="3" ht="30"/>', formula("B3", "X", 1), formula("A3", "Y", 2)) == (
            '<row r="3" ht="30"><c r="A3"><f>Y</f><v>2</v></c><c r="B3"><f>X</f><v>1</v></c></row>'
        )

    def test_gets_a_row_between_rows(self) -> None:
        assert after(
            '<row r="1"/><row r="5"/>', formula("A3", "X", 1), formula("B3", "Y", 2), formula("A9", "Z", 3)
        ) == (
            '<row r="1"/><row r="3"><c r="A3"><f>X</f><v>1</v></c><c r="B3"><f>Y</f><v>2</v></c></row><row r="5"/>'
            '<row r="9"><c r="A9"><f>Z</f><v>3</v></c></row>'
        )

    def test_gets_a_row_in_an_empty_sheet(self) -> None:
        empty = sheet().replace("<sheetData></sheetData>", "<sheetData />")
        written = part(patched(book(changes={SHEET: empty}), edits(formula("B2", "X", 1))))
        assert '<sheetData ><row r="2"><c r="B2"><f>X</f><v>1</v></c></row></sheetData>' in written

    @pytest.mark.parametrize(
        ("rows", "columns", "style"),
        [
            ('<row r="1" s="2" customFormat="1"/>', '<cols><col min="1" max="3" style="1"/></cols>', ' s="2"'),
            ('<row r="1" s="2"/>', '<cols><col min="1" max="3" style="1"/></cols>', ' s="1"'),
            ("", '<cols><col min="1" max="3" style="1"/></cols>', ' s="1"'),
            ("", '<cols><col min="3" max="4" style="1"/></cols>', ""),
            ("", '<cols><col min="1" max="4" width="9"/></cols>', ""),
            ("", "", ""),
        ],
    )
    def test_looks_like_its_row_or_its_column(self, rows: str, columns: str, style: str) -> None:
        changes = {
            SHEET: sheet(rows, head=columns),
            "xl/styles.xml": styles(xfs='<xf/><xf numFmtId="9"/><xf numFmtId="10"/>'),
        }
        written = part(patched(book(changes=changes), edits(formula("B1", "X", 1))))
        assert f'<c r="B1"{style}><f>X</f>' in written


class TestCellsWithoutAddresses:
    def test_count_from_the_left(self) -> None:
        assert after("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", formula("B1", "X", 9)) == (
            "<row><c><v>1</v></c><c><f>X</f><v>9</v></c></row><row><c><v>3</v></c></row>"
        )

    def test_count_on_from_one_with_an_address(self) -> None:
        assert after(
            '<row r="4"><c r="C4"/><c/></row><row><c/></row>', formula("D4", "X", 9), formula("A5", "Y", 8)
        ) == ('<row r="4"><c r="C4"/><c><f>X</f><v>9</v></c></row><row><c><f>Y</f><v>8</v></c></row>')

    def test_get_new_ones_behind_them(self) -> None:
        assert after("<row><c/><c/></row>", formula("C1", "X", 9), formula("A2", "Y", 8)) == (
            '<row><c/><c/><c r="C1"><f>X</f><v>9</v></c></row><row r="2"><c r="A2"><f>Y</f><v>8</v></c></row>'
        )


def test_a_prefixed_sheet_stays_prefixed() -> None:
    whole = (
        f'<?xml version="1.0"?><x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"/></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    written = part(
        patched(book(changes={SHEET: whole}), edits(formula("A1", "X", 1), value("B1", "あ"), value("A2", 1)))
    )
    assert (
        '<x:row r="1"><x:c r="A1"><x:f>X</x:f><x:v>1</x:v></x:c>'
        '<x:c r="B1" t="inlineStr"><x:is><x:t>あ</x:t></x:is></x:c></x:row>'
        '<x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c></x:row>'
    ) in written


def test_elements_of_another_namespace_are_no_cells() -> None:
    foreign = '<row r="1"><z:c xmlns:z="urn:z" r="A1"><z:v>1</z:v></z:c><c r="A1"/></row>'
    assert after(foreign, formula("A1", "X", 1)) == foreign.replace('<c r="A1"/>', '<c r="A1"><f>X</f><v>1</v></c>')


class TestSharedFormulas:
    ROWS = (
        '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2+$A$9</f><v>2</v></c></row>'
        '<row r="2"><c r="B2"><f t="shared" si="0"/><v>4</v></c></row>'
        '<row r="3"><c r="B3"><f t="shared" si="0"></f><v>6</v></c></row>'
    )

    def test_are_handed_on_when_their_first_cell_is_written(self) -> None:
        assert after(self.ROWS, formula("B1", "X", 1)) == (
            '<row r="1"><c r="B1"><f>X</f><v>1</v></c></row>'
            '<row r="2"><c r="B2"><f t="shared" si="0" ref="B2:B3">A2*2+$A$9</f><v>4</v></c></row>'
            '<row r="3"><c r="B3"><f t="shared" si="0"></f><v>6</v></c></row>'
        )

    def test_are_handed_over_those_that_are_written_too(self) -> None:
        data = patched(book(self.ROWS), edits(formula("B1", "X", 1), formula("B2", "Y", 1)))
        assert '<f t="shared" si="0" ref="B3">A3*2+$A$9</f>' in part(data)
        assert [only_sheet(data).cell(row, 2).formula for row in (1, 2, 3)] == ["X", "Y", "A3*2+$A$9"]

    def test_stay_where_another_cell_of_theirs_is_written(self) -> None:
        data = patched(book(self.ROWS), edits(formula("B2", "X", 1)))
        assert [only_sheet(data).cell(row, 2).formula for row in (1, 2, 3)] == ["A1*2+$A$9", "X", "A3*2+$A$9"]

    def test_end_with_their_last_cell(self) -> None:
        rows = '<row r="1"><c r="A1"><f t="shared" ref="A1" si="7">B1</f><v>2</v></c></row>'
        assert after(rows, formula("A1", "X", 1)) == '<row r="1"><c r="A1"><f>X</f><v>1</v></c></row>'

    def test_an_index_given_anew_begins_another_group(self) -> None:
        again = self.ROWS + '<row r="5"><c r="B5"><f t="shared" ref="B5:B6" si="0">C5</f></c></row>'
        data = patched(book(again), edits(formula("B1", "X", 1), formula("B2", "X", 1), formula("B3", "X", 1)))
        assert only_sheet(data).cell(5, 2).formula == "C5"


def test_only_the_sheet_and_what_it_needs_is_touched() -> None:
    before = book('<row r="1"><c r="A1"/></row>')
    written = all_parts(patched(before, edits(formula("A1", "X", 1))))
    assert [name for name, content in all_parts(before).items() if written[name] != content] == [SHEET]
