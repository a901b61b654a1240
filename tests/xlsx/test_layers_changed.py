"""Cells, or what they are computed from, that were changed since we wrote them."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import run
from edited import insert_rows, replaced
from layered import ORIGINAL, STYLES, TYPED, cell, filled, formulas, row, shown, undone
from patching import NAME, edits, formula
from rawbooks import book
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text
from sdgsheet.xlsx.layers import open_file
from sdgsheet.xlsx.layers.said import INPUTS_CHANGED, REWRITTEN


class TestCellsThatChanged:
    def test_an_empty_cell_is_empty_again_whatever_its_inputs_are(self, tmp_path: Path) -> None:
        found, left, _ = undone(replaced(filled(ORIGINAL, tmp_path), {"<v>20</v>": "<v>21</v>"}), tmp_path)
        assert (formulas(found), left) == ({}, {})

    def test_a_figure_comes_back_only_over_its_own_inputs(self, tmp_path: Path) -> None:
        found, left, _ = undone(replaced(filled(ORIGINAL, tmp_path), {"<v>40</v>": "<v>50</v>"}), tmp_path)
        assert formulas(found) == {"C2": "A2/B2"}
        assert left == {"C2": INPUTS_CHANGED}
        assert shown(found, "C2") == ("0.25", "0%")

    def test_a_formula_that_was_changed_is_theirs(self, tmp_path: Path) -> None:
        data = replaced(filled(ORIGINAL, tmp_path), {"<f>A1/B1</f>": "<f>A1/B1*2</f>"})
        found, left, _ = undone(data, tmp_path)
        assert formulas(found) == {"C1": "A1/B1*2"}
        assert left == {"C1": REWRITTEN}

    def test_a_cell_that_is_again_what_it_was_before_us_is_not_named(self, tmp_path: Path) -> None:
        changes = {"<f>A1/B1</f><v>0.5</v>": "", "<f>A2/B2</f>": ""}
        found, left, _ = undone(replaced(filled(ORIGINAL, tmp_path), changes), tmp_path)
        assert (formulas(found), left) == ({}, {})
        assert [shown(found, a1)[0] for a1 in ("C1", "C2", "C3")] == ["", "0.25", ""]

    def test_a_formula_written_with_other_spaces_is_still_ours(self, tmp_path: Path) -> None:
        found, left, _ = undone(replaced(filled(ORIGINAL, tmp_path), {"<f>A1/B1</f>": "<f>A1 / B1</f>"}), tmp_path)
        assert (formulas(found), left) == ({}, {})

    def test_a_formula_of_ours_that_was_there_before_us_stays(self, tmp_path: Path) -> None:
        own = '<c r="C{}" s="1"><f>A3/B3</f><v>0.5</v></c>'
        original = book(row(1, 10, 20) + row(2, 10, 40, TYPED) + row(3, 30, 60, own), {"xl/styles.xml": STYLES})
        found, left, _ = undone(insert_rows(filled(original, tmp_path, rows=(1, 2)), at=1), tmp_path)
        assert (formulas(found), left) == ({"C4": "A4/B4"}, {})

    @pytest.mark.parametrize("theirs", [1, 3])
    def test_their_own_of_the_same_shape_and_values_is_told_by_its_place(self, tmp_path: Path, theirs: int) -> None:
        own = f'<c r="C{theirs}" s="1"><f>A{theirs}/B{theirs}</f><v>0.5</v></c>'
        cells = {1: row(1, 30, 60), 2: row(2, 10, 40, TYPED), 3: row(3, 30, 60), theirs: row(theirs, 30, 60, own)}
        original = book("".join(cells[n] for n in (1, 2, 3)), {"xl/styles.xml": STYLES})
        source = filled(original, tmp_path, rows=tuple({1, 2, 3} - {theirs}))
        found, left, _ = undone(insert_rows(source, at=1), tmp_path)
        assert (formulas(found), left) == ({f"C{theirs + 1}": f"A{theirs + 1}/B{theirs + 1}"}, {})


class TestFiguresThatWait:
    """C2 held 0.25, which we turned into a formula; then its input 40 became 50."""

    def _edited(self, folder: Path) -> Path:
        path = folder / "edited.xlsx"
        path.write_bytes(replaced(filled(ORIGINAL, folder), {"<v>40</v>": "<v>50</v>"}))
        return path

    @pytest.mark.parametrize("commands", [["mark"], ["clear"], ["live"], ["fill"], ["mark", "live", "clear", "fill"]])
    def test_are_named_by_undo_whatever_was_done_in_between(self, tmp_path: Path, commands: list[str]) -> None:
        path = self._edited(tmp_path)
        for number, command in enumerate(commands):
            run(command, path, tmp_path / f"{number}.xlsx")
            path = tmp_path / f"{number}.xlsx"
        with open_file(path) as file:
            assert not file.exact
            assert [(i.cell, i.text, i.before) for i in file.left if i.before] == [
                (Ref(NAME, 2, 3), INPUTS_CHANGED, Text("以前の値：0.25", "before: 0.25"))
            ]
            file.original.write(tmp_path / "undone.xlsx")
        assert cell(tmp_path / "undone.xlsx", "C2").formula == "A2/B2"

    @pytest.mark.parametrize("command", ["mark", "live"])
    def test_come_back_once_their_inputs_do(self, tmp_path: Path, command: str) -> None:
        run(command, self._edited(tmp_path), tmp_path / "again.xlsx")
        path = tmp_path / "restored.xlsx"
        path.write_bytes(replaced((tmp_path / "again.xlsx").read_bytes(), {"<v>50</v>": "<v>40</v>"}))
        run("undo", path, tmp_path / "undone.xlsx")
        assert (cell(tmp_path / "undone.xlsx", "C2").formula, cell(tmp_path / "undone.xlsx", "C2").value) == (
            None,
            "0.25",
        )

    def test_are_written_over_by_fill_and_not_called_the_users_own(self, tmp_path: Path) -> None:
        with open_file(self._edited(tmp_path)) as file:
            assert Ref(NAME, 2, 3) in file.fill_cells
            found = file.unfilled.workbook.sheets[0].cell(2, 3)
            assert (found.formula, found.value) == (None, "0.25")

    def test_keep_our_formula_where_fill_writes_nothing(self, tmp_path: Path) -> None:
        with open_file(self._edited(tmp_path)) as file:
            state = file.unfilled.put(edits(formula("C1", "A1/B1", 0.5, "0%"), sha256=file.sha256))
            assert [(i.cell, i.text) for i in state.left_out] == [(Ref(NAME, 2, 3), INPUTS_CHANGED)]
            state.write(tmp_path / "f.xlsx")
        assert cell(tmp_path / "f.xlsx", "C2").formula == "A2/B2"
        with open_file(tmp_path / "f.xlsx") as file:
            assert [i.before for i in file.left] == [Text("以前の値：0.25", "before: 0.25")]

    def test_twice_is_once(self, tmp_path: Path) -> None:
        run("live", self._edited(tmp_path), tmp_path / "1.xlsx")
        run("live", tmp_path / "1.xlsx", tmp_path / "2.xlsx")
        assert (tmp_path / "1.xlsx").read_bytes() == (tmp_path / "2.xlsx").read_bytes()

    def test_a_figure_typed_over_our_formula_is_named_with_what_stood_there(self, tmp_path: Path) -> None:
        data = replaced(filled(ORIGINAL, tmp_path), {"<f>A2/B2</f><v>0.25</v>": "<v>0.3</v>"})
        (tmp_path / "edited.xlsx").write_bytes(data)
        with open_file(tmp_path / "edited.xlsx") as file:
            assert [(i.text, i.before) for i in file.left] == [(REWRITTEN, Text("以前の値：0.25", "before: 0.25"))]
            file.original.write(tmp_path / "undone.xlsx")
        assert cell(tmp_path / "undone.xlsx", "C2").value == "0.3"


class TestFiguresWrittenOver:
    """C2 held 0.25, which we turned into a formula; then staff typed 0.3 over it, and 0.9 over that in the empty C1."""

    EARLIER = (Ref(NAME, 2, 3), REWRITTEN, Text("以前の値：0.25", "before: 0.25"))

    def _edited(self, folder: Path) -> Path:
        changes = {"<f>A1/B1</f><v>0.5</v>": "<v>0.9</v>", "<f>A2/B2</f><v>0.25</v>": "<v>0.3</v>"}
        path = folder / "edited.xlsx"
        path.write_bytes(replaced(filled(ORIGINAL, folder), changes))
        return path

    @staticmethod
    def _filled_anew(source: Path, target: Path) -> list[tuple[object, ...]]:
        with open_file(source) as file:
            state = file.unfilled.put(edits(formula("C3", "A3/B3", 0.5, "0%"), sha256=file.sha256))
            state.write(target)
            return [tuple(item) for item in state.left]

    def test_are_named_by_the_next_fill_with_what_stood_there_and_only_once(self, tmp_path: Path) -> None:
        one, two = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
        assert self._filled_anew(self._edited(tmp_path), one) == [self.EARLIER]
        assert self._filled_anew(one, two) == []
        assert one.read_bytes() == two.read_bytes()

    @pytest.mark.parametrize("edited_again", [False, True])
    def test_are_named_by_undo_also_after_that(self, tmp_path: Path, edited_again: bool) -> None:
        path = tmp_path / "f.xlsx"
        self._filled_anew(self._edited(tmp_path), path)
        if edited_again:
            path.write_bytes(replaced(path.read_bytes(), {"<v>60</v>": "<v>70</v>"}))
        with open_file(path) as file:
            assert [tuple(item) for item in file.left] == [self.EARLIER]
            file.original.write(tmp_path / "u.xlsx")
        assert [cell(tmp_path / "u.xlsx", a1).value for a1 in ("C1", "C2", "C3")] == ["0.9", "0.3", ""]

    def test_our_formula_altered_in_a_cell_that_was_empty_is_named_by_undo_after_the_next_fill_too(
        self, tmp_path: Path
    ) -> None:
        source = tmp_path / "altered.xlsx"
        source.write_bytes(replaced(filled(ORIGINAL, tmp_path), {"<f>A1/B1</f>": "<f>ROUND(A1/B1,2)</f>"}))
        self._filled_anew(source, tmp_path / "f.xlsx")
        with open_file(tmp_path / "f.xlsx") as file:
            assert [tuple(item) for item in file.left] == [(Ref(NAME, 1, 3), REWRITTEN, None)]

    def test_come_back_themselves_where_fill_wrote_over_them(self, tmp_path: Path) -> None:
        run("live", self._edited(tmp_path), tmp_path / "f.xlsx")
        assert cell(tmp_path / "f.xlsx", "C2").formula == "A2/B2"
        with open_file(tmp_path / "f.xlsx") as file:
            assert file.left == ()
            file.original.write(tmp_path / "u.xlsx")
        assert [cell(tmp_path / "u.xlsx", a1).value for a1 in ("C1", "C2", "C3")] == ["0.9", "0.3", ""]
