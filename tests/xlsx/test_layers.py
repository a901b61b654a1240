"""Layers: original + fill + mark. Put on and taken off in any order, twice is once, and the original comes back."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands import fill, mark, run
from patching import all_parts, edits, part, value
from rawbooks import MAIN, SHEET, book, parts, relations, sheet, styles, zipped
from sdgsheet.errors import RefusedError
from sdgsheet.snapshot import Ref
from sdgsheet.xlsx.layers import open_file

ROWS = (
    '<row r="1"><c r="A1"><v>10</v></c><c r="B1"><v>20</v></c><c r="C1" s="1"/></row>'
    '<row r="2"><c r="A2"><v>10</v></c><c r="B2"><v>40</v></c><c r="C2" s="1"><v>0.25</v></c></row>'
)
ORIGINAL = book(ROWS, {"xl/styles.xml": styles(xfs='<xf/><xf numFmtId="0" borderId="1"/>')})


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "提出.xlsx"
    path.write_bytes(ORIGINAL)
    return path


class TestPutOn:
    def test_fill_writes_formulas_and_bands_and_remembers(self, source: Path, tmp_path: Path) -> None:
        run("fill", source, tmp_path / "f.xlsx")
        before, after = all_parts(ORIGINAL), all_parts((tmp_path / "f.xlsx").read_bytes())
        assert [name for name in before if before[name] != after[name]] == [
            "[Content_Types].xml",
            "xl/_rels/workbook.xml.rels",
            "xl/styles.xml",
            SHEET,
        ]
        assert set(after) - set(before) == {
            "customXml/item1.xml",
            "customXml/itemProps1.xml",
            "customXml/_rels/item1.xml.rels",
        }
        with open_file(tmp_path / "f.xlsx") as file:
            assert (file.has_fill, file.has_mark, file.exact, file.left) == (True, False, True, ())
            assert file.fill_cells == {Ref("様式1", 1, 3)}

    def test_mark_adds_its_sheet_as_the_last_one_and_changes_no_cell(self, source: Path, tmp_path: Path) -> None:
        run("mark", source, tmp_path / "m.xlsx")
        with open_file(source) as before, open_file(tmp_path / "m.xlsx") as after:
            assert after.has_mark
            assert after.results is not None
            assert after.results.ours
            assert after.filled.workbook.sheets[0].rows == before.original.workbook.sheets[0].rows
            assert [s.name for s in after.filled.workbook.sheets] == ["様式1"]

    def test_a_sheet_of_the_users_that_has_its_name_is_kept(self, source: Path, tmp_path: Path) -> None:
        with open_file(source) as file:
            state = file.filled.put(mark(file.filled, name="様式1"))
            assert state.result_sheet == "様式1 (2)"
            state.write(tmp_path / "m.xlsx")
        with open_file(tmp_path / "m.xlsx") as file:
            assert file.results is not None
            assert file.results.name == "様式1 (2)"
            assert [s.name for s in file.original.workbook.sheets] == ["様式1"]

    def test_nothing_to_write_is_nothing_written(self, source: Path, tmp_path: Path) -> None:
        with open_file(source) as file:
            state = file.original.put(edits(sha256=file.sha256))
            assert state.write(tmp_path / "out.xlsx").changed
        assert (tmp_path / "out.xlsx").read_bytes() == ORIGINAL

    def test_a_layer_is_put_on_once_and_fill_never_over_mark(self, source: Path) -> None:
        with open_file(source) as file:
            filled, marked = file.original.put(fill(file.original)), file.original.put(mark(file.original))
            for state, layer in ((filled, fill(filled)), (marked, fill(marked)), (marked, mark(marked))):
                with pytest.raises(ValueError, match="cannot be put on"):
                    state.put(layer)


COMMANDS = ("fill", "live", "mark", "clear", "undo")


class TestTakenOff:
    @pytest.mark.parametrize("command", ["fill", "live", "mark"])
    def test_twice_is_once_to_the_last_byte_of_the_file(self, source: Path, tmp_path: Path, command: str) -> None:
        once, twice = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
        run(command, source, once)
        run(command, once, twice)
        assert once.read_bytes() == twice.read_bytes()

    @given(st.lists(st.sampled_from(COMMANDS), max_size=6))
    @settings(max_examples=40, deadline=None)
    def test_after_any_commands_clear_and_undo_lead_back(self, commands: list[str]) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            now = folder / "0.xlsx"
            now.write_bytes(ORIGINAL)
            for number, command in enumerate(commands, start=1):
                run(command, now, folder / f"{number}.xlsx")
                now = folder / f"{number}.xlsx"
            with open_file(now) as file:
                assert file.exact
                assert file.sha256 == hashlib.sha256(ORIGINAL).hexdigest()
                filled, original = file.filled, file.original
                clear, undo = folder / "clear.xlsx", folder / "undo.xlsx"
                filled.write(clear)
                original.write(undo)
            last = next((c for c in reversed(commands) if c in ("fill", "live", "undo")), "undo")
            live = last != "undo" and "live" in commands[_after_last(commands, "undo") :]
            expected = folder / "expected.xlsx"
            run("undo" if last == "undo" else "live" if live else "fill", folder / "0.xlsx", expected)
            assert all_parts(clear.read_bytes()) == all_parts(expected.read_bytes())
            assert undo.read_bytes() == ORIGINAL

    def test_mark_over_fill_is_fill_under_mark(self, source: Path, tmp_path: Path) -> None:
        run("fill", source, tmp_path / "f.xlsx")
        run("mark", tmp_path / "f.xlsx", tmp_path / "fm.xlsx")
        run("mark", source, tmp_path / "m.xlsx")
        run("fill", tmp_path / "m.xlsx", tmp_path / "mf.xlsx")
        assert (tmp_path / "fm.xlsx").read_bytes() == (tmp_path / "mf.xlsx").read_bytes()

    def test_the_hash_is_the_originals_in_every_state(self, source: Path, tmp_path: Path) -> None:
        run("live", source, tmp_path / "f.xlsx")
        run("mark", tmp_path / "f.xlsx", tmp_path / "fm.xlsx")
        with open_file(tmp_path / "fm.xlsx") as file:
            assert {file.original.workbook.sha256, file.filled.workbook.sha256} == {
                hashlib.sha256(ORIGINAL).hexdigest()
            }

    def test_a_sheets_shared_formula_comes_back(self, tmp_path: Path) -> None:
        rows = (
            '<row r="1"><c r="C1"><f t="shared" ref="C1:C2" si="0">A1</f><v>1</v></c></row>'
            '<row r="2"><c r="C2"><f t="shared" si="0"/><v>1</v></c></row>'
        )
        path = tmp_path / "a.xlsx"
        path.write_bytes(book(rows))
        run("fill", path, tmp_path / "f.xlsx")
        run("undo", tmp_path / "f.xlsx", tmp_path / "u.xlsx")
        assert (tmp_path / "u.xlsx").read_bytes() == path.read_bytes()

    def test_an_emptied_chain_of_formulas_comes_back(self, tmp_path: Path) -> None:
        arrows = relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "calcChain", "calcChain.xml"))
        chain = f'<calcChain xmlns="{MAIN}"><c r="C1" i="1"/></calcChain>'
        changes = {"xl/_rels/workbook.xml.rels": arrows, "xl/calcChain.xml": chain}
        path = tmp_path / "a.xlsx"
        path.write_bytes(book('<row r="1"><c r="C1"><f>A1</f></c></row>', changes))
        with open_file(path) as file:
            file.original.put(edits(value("C1", 1), sha256=file.sha256)).write(tmp_path / "f.xlsx")
        assert "xl/calcChain.xml" not in all_parts((tmp_path / "f.xlsx").read_bytes())
        run("undo", tmp_path / "f.xlsx", tmp_path / "u.xlsx")
        assert all_parts((tmp_path / "u.xlsx").read_bytes()) == all_parts(path.read_bytes())

    @pytest.mark.parametrize("command", ["undo", "clear"])
    def test_the_chain_names_no_formula_that_went_though_it_alone_was_changed(
        self, tmp_path: Path, command: str
    ) -> None:
        arrows = relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "calcChain", "calcChain.xml"))
        chain = f'<calcChain xmlns="{MAIN}"><c r="D1" i="1"/></calcChain>'
        path = tmp_path / "a.xlsx"
        rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="D1"><f>A1</f></c></row>'
        path.write_bytes(book(rows, {"xl/_rels/workbook.xml.rels": arrows, "xl/calcChain.xml": chain}))
        run("fill", path, tmp_path / "f.xlsx")
        with_it = all_parts((tmp_path / "f.xlsx").read_bytes())
        turned = f'<calcChain xmlns="{MAIN}"><c r="C1" i="1"/><c r="D1" i="1"/></calcChain>'
        (tmp_path / "e.xlsx").write_bytes(zipped({**with_it, "xl/calcChain.xml": turned}))
        run(command, tmp_path / "e.xlsx", tmp_path / "u.xlsx")
        left = all_parts((tmp_path / "u.xlsx").read_bytes())["xl/calcChain.xml"].decode()
        assert left == (chain if command == "undo" else turned)


def _after_last(commands: list[str], command: str) -> int:
    return max((i + 1 for i, c in enumerate(commands) if c == command), default=0)


class TestFinished:
    """The copy to file."""

    def _finished(self, source: Path, folder: Path, *, bands: bool = False, values: bool = False) -> bytes:
        run("live", source, folder / "f.xlsx")
        run("mark", folder / "f.xlsx", folder / "fm.xlsx")
        with open_file(folder / "fm.xlsx") as file:
            results = dict.fromkeys(file.fill_cells, 0.5) if values else {}
            file.finished(bands=bands, results=results, values=values).write(folder / "finished.xlsx")
        return (folder / "finished.xlsx").read_bytes()

    def test_bears_no_trace_of_us_but_the_formulas(self, source: Path, tmp_path: Path) -> None:
        data = self._finished(source, tmp_path)
        before, after = all_parts(ORIGINAL), all_parts(data)
        assert set(before) == set(after)
        assert b"sdgsheet" not in b"".join(after.values())
        assert [name for name in before if before[name] != after[name]] == ["xl/styles.xml", SHEET]
        assert part(data) == sheet(
            '<row r="1"><c r="A1"><v>10</v></c><c r="B1"><v>20</v></c><c r="C1" s="2"><f>A1/B1</f><v>0.5</v></c></row>'
            '<row r="2"><c r="A2"><v>10</v></c><c r="B2"><v>40</v></c><c r="C2" s="2"><f>A2/B2</f><v>0.25</v></c></row>'
        )

    def test_holds_values_where_they_are_wanted(self, source: Path, tmp_path: Path) -> None:
        text = part(self._finished(source, tmp_path, values=True))
        assert '<c r="C1" s="2"><v>0.5</v></c>' in text
        assert "<f>" not in text

    @pytest.mark.parametrize("values", [False, True])
    def test_keeps_the_bands_where_they_are_wanted(self, source: Path, tmp_path: Path, *, values: bool) -> None:
        after = all_parts(self._finished(source, tmp_path, bands=True, values=values))
        assert set(after) == set(all_parts(ORIGINAL))
        text = after[SHEET].decode()
        assert "sdgsheet:band" in text
        assert "A101" not in text
        assert ("<f>A1/B1</f>" in text) is not values

    def test_turns_other_formulas_into_values_too(self, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        path.write_bytes(book('<row r="1"><c r="C1"><f>A1</f><v>0.13</v></c></row>'))
        with open_file(path) as file:
            file.finished(values=True, results={Ref("様式1", 1, 3): 0.14}).write(tmp_path / "out.xlsx")
        assert part((tmp_path / "out.xlsx").read_bytes()) == sheet('<row r="1"><c r="C1"><v>0.14</v></c></row>')

    def test_a_result_computed_anew_is_stored_with_its_formula(self, source: Path, tmp_path: Path) -> None:
        run("fill", source, tmp_path / "f.xlsx")
        with open_file(tmp_path / "f.xlsx") as file:
            file.finished(results={Ref("様式1", 1, 3): 0.75}).write(tmp_path / "out.xlsx")
        assert '<c r="C1" s="2"><f>A1/B1</f><v>0.75</v></c>' in part((tmp_path / "out.xlsx").read_bytes())


class TestWritten:
    def test_a_file_that_was_signed_since_keeps_its_layers_and_its_signature(
        self, source: Path, tmp_path: Path
    ) -> None:
        run("fill", source, tmp_path / "f.xlsx")
        origin = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
        signed = relations(("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", origin, "_xmlsignatures/o.sigs"))
        whole = {
            **all_parts((tmp_path / "f.xlsx").read_bytes()),
            "_rels/.rels": signed.encode(),
            "_xmlsignatures/o.sigs": b"",
        }
        (tmp_path / "signed.xlsx").write_bytes(zipped(whole))
        with open_file(tmp_path / "signed.xlsx") as file:
            assert file.filled.workbook.signed
            file.filled.write(tmp_path / "same.xlsx")
            with pytest.raises(RefusedError, match="digitally signed"):
                file.original.write(tmp_path / "u.xlsx")
        assert (tmp_path / "same.xlsx").read_bytes() == (tmp_path / "signed.xlsx").read_bytes()
        assert not (tmp_path / "u.xlsx").exists()

    def test_the_original_is_never_written_unless_asked(self, source: Path) -> None:
        with open_file(source) as file:
            state = file.original.put(fill(file.original))
            with pytest.raises(RefusedError, match="original itself"):
                state.write(source)
        assert source.read_bytes() == ORIGINAL

    def test_in_place_leaves_a_backup(self, source: Path) -> None:
        with open_file(source) as file:
            written = file.original.put(fill(file.original)).write(source, in_place=True)
        assert written.changed
        assert written.backup == source.with_name("提出.xlsx.bak")
        assert written.backup.read_bytes() == ORIGINAL
        assert source.read_bytes() != ORIGINAL

    @pytest.mark.parametrize("size", [0, 40 * 1024 * 1024])
    def test_in_place_is_asked_about_afterwards(self, tmp_path: Path, size: int) -> None:
        path = tmp_path / "a.xlsx"
        path.write_bytes(zipped({**all_parts(ORIGINAL), "xl/media/a.bmp": bytes(size)}, method=0))
        for command in ("fill", "mark"):
            run(command, path, tmp_path / f"{command}.xlsx")
            path = tmp_path / f"{command}.xlsx"
        with open_file(path) as file:
            assert file.filled.write(path, in_place=True).changed
            assert (file.left, file.filled.left, file.exact, file.has_fill) == ((), (), True, True)

    def test_in_place_twice_writes_once(self, source: Path) -> None:
        for changed in (True, False):
            with open_file(source) as file:
                state = file.original.put(fill(file.original))
                assert state.write(source, in_place=True).changed is changed
        assert [p.name for p in sorted(source.parent.iterdir())] == ["提出.xlsx", "提出.xlsx.bak"]

    def test_another_file_there_is_refused_unless_forced(self, source: Path, tmp_path: Path) -> None:
        target = tmp_path / "out.xlsx"
        target.write_bytes(b"another")
        with open_file(source) as file:
            with pytest.raises(RefusedError):
                file.original.write(target)
            assert target.read_bytes() == b"another"
            assert file.original.write(target, force=True).changed
            assert not file.original.write(target).changed
        assert target.read_bytes() == ORIGINAL

    def test_a_file_that_another_program_changed_meanwhile_is_not_written(self, source: Path) -> None:
        with open_file(source) as file:
            state = file.original.put(fill(file.original))
            source.write_bytes(ORIGINAL + b"x")
            with pytest.raises(RefusedError, match="changed the file meanwhile"):
                state.write(source, in_place=True)
        assert source.read_bytes() == ORIGINAL + b"x"

    def test_a_large_file_that_changes_while_it_is_copied_is_not_written(self, tmp_path: Path) -> None:
        path, target = tmp_path / "large.xlsx", tmp_path / "out.xlsx"
        path.write_bytes(zipped({**parts(), "xl/media/a.bmp": bytes(40 * 1024 * 1024)}, method=0))
        with open_file(path) as file:
            state = file.original.put(fill(file.original))
            with path.open("r+b") as other:
                other.seek(-10_000, 2)
                other.write(b"x")
            with pytest.raises(RefusedError, match="changed the file meanwhile"):
                state.write(target)
        assert sorted(p.name for p in tmp_path.iterdir()) == ["large.xlsx"]
