"""Cells that moved since we wrote them: what is ours is found where it stands now."""

from __future__ import annotations

from pathlib import Path

from edited import copy_row, delete_row, insert_column, insert_rows, replaced, swap_rows
from layered import ORIGINAL, STYLES, TYPED, filled, formulas, row, shown, undone
from patching import all_parts
from rawbooks import SHEET, book, zipped
from sdgsheet.xlsx.layers import open_file
from sdgsheet.xlsx.layers.said import FORGOTTEN, GONE, INPUTS_CHANGED, REWRITTEN, UNDECIDED


def _named(*figures: str) -> bytes:
    """Rows of names of their own, the first and the last of the same values."""
    texts = [TYPED.replace("0.25", figure) if figure else '<c r="C1" s="1"/>' for figure in figures]
    values = ((10, 40), (10, 20), (10, 40))
    rows = (
        row(n, a, b, text.replace("C1", f"C{n}") + f'<c r="D{n}" t="inlineStr"><is><t>指標{n}</t></is></c>')
        for n, (text, (a, b)) in enumerate(zip(texts, values, strict=True), start=1)
    )
    return book("".join(rows), {"xl/styles.xml": STYLES})


class TestCellsThatMoved:
    def test_rows_inserted(self, tmp_path: Path) -> None:
        found, left, _ = undone(insert_rows(filled(ORIGINAL, tmp_path), at=2, count=3), tmp_path)
        assert (formulas(found), left) == ({}, {})
        assert [shown(found, a1) for a1 in ("C1", "C5", "C6")] == [
            ("", "General"),
            ("0.25", "General"),
            ("", "General"),
        ]

    def test_rows_sorted(self, tmp_path: Path) -> None:
        found, left, _ = undone(swap_rows(filled(ORIGINAL, tmp_path), 2, 3), tmp_path)
        assert (formulas(found), left) == ({}, {})
        assert [shown(found, a1)[0] for a1 in ("C1", "C2", "C3")] == ["", "", "0.25"]

    def test_rows_of_the_same_values_that_changed_places(self, tmp_path: Path) -> None:
        """One indicator under two dimensions: what else stands in a row tells which is which."""
        names = ('<c r="D1" t="inlineStr"><is><t>経済</t></is></c>', '<c r="D3" t="inlineStr"><is><t>社会</t></is></c>')
        rows = (
            row(1, 10, 40, TYPED + names[0]) + row(2, 10, 20) + row(3, 10, 40, TYPED.replace("0.25", "0.9") + names[1])
        )
        original = book(rows, {"xl/styles.xml": STYLES})
        found, left, _ = undone(swap_rows(filled(original, tmp_path), 1, 3), tmp_path)
        assert (formulas(found), left) == ({}, {})
        assert [(shown(found, f"D{r}")[0], shown(found, f"C{r}")[0]) for r in (1, 3)] == [
            ("社会", "0.9"),
            ("経済", "0.25"),
        ]

    def test_sorted_rows_that_nothing_tells_apart_are_named(self, tmp_path: Path) -> None:
        rows = row(1, 10, 40, TYPED) + row(2, 10, 20) + row(3, 10, 40, TYPED.replace("0.25", "0.9"))
        source = filled(book(rows, {"xl/styles.xml": STYLES}), tmp_path)
        found, left, _ = undone(swap_rows(source, 2, 3), tmp_path)
        assert (formulas(found), left) == ({}, {"C1": UNDECIDED, "C2": UNDECIDED})
        assert [shown(found, f"C{r}")[0] for r in (1, 2, 3)] == ["0.25", "0.9", ""]
        (tmp_path / "again.xlsx").write_bytes(swap_rows(source, 2, 3))
        with open_file(
            tmp_path / "again.xlsx"
        ) as file:  # whoever fills it again is told then: their order is remembered
            assert [item.text for item in file.unfilled.left] == [UNDECIDED] * 2
        _, left, _ = undone(insert_rows(source, at=2), tmp_path)
        assert left == {}, "in their order nothing is in doubt"

    def test_columns_inserted(self, tmp_path: Path) -> None:
        found, left, _ = undone(insert_column(filled(ORIGINAL, tmp_path), at="B"), tmp_path)
        assert (formulas(found), left) == ({}, {})
        assert [shown(found, a1)[0] for a1 in ("D1", "D2", "D3")] == ["", "0.25", ""]

    def test_the_sheet_renamed(self, tmp_path: Path) -> None:
        data = replaced(filled(ORIGINAL, tmp_path), {'name="様式1"': 'name="様式１（最終）"'}, "xl/workbook.xml")
        found, left, _ = undone(insert_rows(data, at=1), tmp_path)
        assert (formulas(found), left) == ({}, {})
        assert shown(found, "C3")[0] == "0.25"

    def test_a_row_deleted_is_named_where_a_figure_went_with_it(self, tmp_path: Path) -> None:
        found, left, _ = undone(delete_row(filled(ORIGINAL, tmp_path), 1), tmp_path)
        assert formulas(found) == {}
        assert left == {}
        assert shown(found, "C1")[0] == "0.25"
        _, left, _ = undone(delete_row(filled(ORIGINAL, tmp_path), 2), tmp_path)
        assert left == {"": GONE}

    def test_a_value_changed_and_the_row_beside_it_deleted(self, tmp_path: Path) -> None:
        for gone, stands in ((2, "C1"), (1, "C2")):
            source = replaced(filled(ORIGINAL, tmp_path), {"<v>10</v>": "<v>11</v>", "<v>30</v>": "<v>31</v>"})
            found, left, _ = undone(delete_row(source, gone), tmp_path)
            assert formulas(found) == ({} if gone == 2 else {"C1": "A1/B1"}), "a figure stood for other values"
            assert left == ({"": GONE} if gone == 2 else {"C1": INPUTS_CHANGED})
            assert shown(found, stands)[0] == ""

    def test_a_formula_written_over_beside_a_deleted_row_is_named_where_it_stands(self, tmp_path: Path) -> None:
        names = [f'<c r="D{n}" t="inlineStr"><is><t>指標{n}</t></is></c>' for n in (1, 2, 3)]
        rows = row(1, 10, 20, '<c r="C1" s="1"/>' + names[0]) + row(2, 10, 40, TYPED + names[1])
        original = book(rows + row(3, 30, 60, '<c r="C3" s="1"/>' + names[2]), {"xl/styles.xml": STYLES})
        source = replaced(filled(original, tmp_path), {"<f>A2/B2</f><v>0.25</v>": "<v>0.6</v>"})
        found, left, _ = undone(delete_row(source, 1), tmp_path)
        assert (formulas(found), left) == ({}, {"C1": REWRITTEN})
        assert [shown(found, a1)[0] for a1 in ("C1", "C2")] == ["0.6", ""]

    def test_a_row_copied_is_named_and_costs_no_other_its_figure(self, tmp_path: Path) -> None:
        original = book(
            row(1, 10, 20) + row(2, 10, 40, TYPED) + row(3, 30, 60) + row(5, 10, 40, TYPED), {"xl/styles.xml": STYLES}
        )
        source = filled(original, tmp_path, rows=(1, 2, 3, 5))
        found, left, _ = undone(copy_row(source, 2), tmp_path)
        assert formulas(found) == {"C3": "A3/B3"}
        assert left == {"C3": FORGOTTEN}
        assert [shown(found, a1)[0] for a1 in ("C1", "C2", "C4", "C6")] == ["", "0.25", "", "0.25"]

    def test_a_copy_does_not_get_the_figure_of_a_deleted_row_of_the_same_values(self, tmp_path: Path) -> None:
        source = filled(_named("0.25", "", "0.9"), tmp_path)
        found, left, _ = undone(delete_row(copy_row(source, 3), 1), tmp_path)
        assert (formulas(found), left) == ({"C3": "A3/B3"}, {"": GONE, "C3": FORGOTTEN})
        assert [shown(found, a1)[0] for a1 in ("C1", "C2")] == ["", "0.9"]

    def test_a_copy_of_other_values_is_not_said_to_be_a_deleted_row(self, tmp_path: Path) -> None:
        source = copy_row(filled(_named("0.25", "", "0.9"), tmp_path), 3)
        last = replaced(
            source, {'<c r="A4"><v>10</v>': '<c r="A4"><v>13</v>', '<c r="B4"><v>40</v>': '<c r="B4"><v>70</v>'}
        )
        found, left, _ = undone(delete_row(last, 1), tmp_path)
        assert (formulas(found), left) == ({"C3": "A3/B3"}, {"": GONE, "C3": FORGOTTEN})
        assert [shown(found, a1)[0] for a1 in ("C1", "C2")] == ["", "0.9"]

    def test_a_copy_of_a_row_that_was_empty_is_empty(self, tmp_path: Path) -> None:
        found, left, _ = undone(copy_row(filled(_named("0.25", "", "0.9"), tmp_path), 2), tmp_path)
        assert (formulas(found), left) == ({}, {})
        assert [shown(found, f"C{n}")[0] for n in (1, 2, 3, 4)] == ["0.25", "", "", "0.9"]

    def test_what_stayed_is_not_taken_for_a_row_of_the_same_values_that_was_written_over(self, tmp_path: Path) -> None:
        original = book(row(1, 10, 40, TYPED) + row(2, 10, 20) + row(3, 10, 40, TYPED), {"xl/styles.xml": STYLES})
        changes = {"<f>A1/B1</f><v>0.5</v>": "<v>0.3</v>", "<f>A2/B2</f><v>0.25</v>": "<v>0.6</v>"}
        found, left, _ = undone(replaced(filled(original, tmp_path), changes), tmp_path)
        assert (formulas(found), left) == ({}, {"C1": REWRITTEN, "C2": REWRITTEN})
        assert [shown(found, a1)[0] for a1 in ("C1", "C2", "C3")] == ["0.3", "0.6", "0.25"]

    def test_a_sheet_copied_is_named_cell_by_cell(self, tmp_path: Path) -> None:
        (tmp_path / "a.xlsx").write_bytes(filled(ORIGINAL, tmp_path))
        data = all_parts((tmp_path / "a.xlsx").read_bytes())
        entry = '<sheet name="様式1 (2)" sheetId="9" r:id="rId99"/></sheets>'
        arrow = '<Relationship Id="rId99" Type="{}" Target="worksheets/copy.xml"/></Relationships>'.format(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
        )
        copied = {
            **data,
            "xl/worksheets/copy.xml": data[SHEET],
            "xl/workbook.xml": data["xl/workbook.xml"].replace(b"</sheets>", entry.encode()),
            "xl/_rels/workbook.xml.rels": data["xl/_rels/workbook.xml.rels"].replace(
                b"</Relationships>", arrow.encode()
            ),
        }
        (tmp_path / "edited.xlsx").write_bytes(zipped(copied))
        with open_file(tmp_path / "edited.xlsx") as file:
            assert {(i.cell.sheet, i.cell.a1): i.text for i in file.left if i.cell} == {
                ("様式1 (2)", a1): FORGOTTEN for a1 in ("C1", "C2", "C3")
            }
            assert [c.formula for c in file.original.workbook.sheets[0].rows[2].values()] == [None, None, None]

    def test_fill_goes_on_where_its_cells_stand_now(self, tmp_path: Path) -> None:
        moved = tmp_path / "moved.xlsx"
        moved.write_bytes(insert_rows(filled(ORIGINAL, tmp_path), at=2))
        with open_file(moved) as file:
            assert {ref.a1 for ref in file.fill_cells} == {"C1", "C3", "C4"}
