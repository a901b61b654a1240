"""Workbooks of every writer, with every feature that it can make: written into, compared, restored, compared again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from commands import mark
from ecma import faults
from featured import by_openpyxl, by_xlsxwriter
from libreoffice import resave
from patching import all_parts, band, edits, formula
from rawbooks import PACKAGE, book, relations, sheet
from sdgsheet.snapshot import Ref
from sdgsheet.xlsx.compare import EXCEPTIONS, differences, parts_of
from sdgsheet.xlsx.layers import open_file
from sdgsheet.xlsx.roundtrip import Outcome, roundtrip, try_one

WRITERS: dict[str, Callable[[Path], Path]] = {
    "XlsxWriter": by_xlsxwriter,
    "XlsxWriter, inline strings": partial(by_xlsxwriter, constant_memory=True),
    "XlsxWriter, dates from 1904": partial(by_xlsxwriter, date1904=True),
    "openpyxl": by_openpyxl,
}


@pytest.fixture(params=WRITERS)
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return WRITERS[request.param](tmp_path / "book.xlsx")


def test_nothing_is_lost_and_all_comes_back(source: Path) -> None:
    outcome = try_one(source)
    assert (outcome.kind, outcome.detail) == ("clean", None)


def test_filled_and_marked_it_is_as_valid_as_it_was(source: Path, tmp_path: Path) -> None:
    with open_file(source) as file:
        layer = edits(formula("E3", "C3/D3", 0.5, "0%"), formats=(band("E2:E3"),), sha256=file.sha256)
        state = file.original.put(layer)
        state.put(mark(state)).write(tmp_path / "fm.xlsx")
    after = (tmp_path / "fm.xlsx").read_bytes()
    assert set(faults(after)) <= set(faults(source.read_bytes()))
    before = all_parts(source.read_bytes())
    changed = {name for name, content in before.items() if all_parts(after)[name] != content}
    assert changed <= {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
    }
    with open_file(tmp_path / "fm.xlsx") as file:
        file.original.write(tmp_path / "u.xlsx")
    assert all_parts((tmp_path / "u.xlsx").read_bytes()) == before


@pytest.mark.libreoffice
def test_libreoffices_own_writing_is_kept_too(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    saved = resave(by_xlsxwriter(tmp_path / "in" / "book.xlsx"), tmp_path / "saved")
    assert (try_one(saved).kind, try_one(saved).detail) == ("clean", None)


@pytest.mark.libreoffice
def test_libreoffice_opens_what_we_wrote_and_computes_the_same(tmp_path: Path) -> None:
    source = by_xlsxwriter(tmp_path / "book.xlsx")
    with open_file(source) as file:
        layer = edits(formula("E3", "(C2-B2)/(D2-B2)", 0.5, "0%"), formats=(band("E2:E3"),), sha256=file.sha256)
        state = file.original.put(layer)
        state.put(mark(state)).write(tmp_path / "in.xlsx")
    with open_file(resave(tmp_path / "in.xlsx", tmp_path / "saved")) as file:
        form = file.filled.workbook.sheet("様式1")
        assert form is not None
        cell = form.cell(3, 5)
        assert (cell.formula, float(cell.value), cell.style.number_format) == ("(C2-B2)/(D2-B2)", 0.5, "0%")
        assert file.fill_cells == {Ref("様式1", 3, 5)}
        assert file.results is not None


class TestAFolder:
    def test_gives_one_outcome_a_workbook(self, tmp_path: Path) -> None:
        (tmp_path / "県").mkdir()
        by_openpyxl(tmp_path / "a.xlsx")
        shutil.copy(tmp_path / "a.xlsx", tmp_path / "県" / "b.XLSM")
        (tmp_path / "c.xlsx").write_bytes(b"PK\3\4")
        (tmp_path / "~$a.xlsx").write_bytes(b"")
        (tmp_path / "d.txt").touch()
        origin = f"{PACKAGE}/relationships/digital-signature/origin"
        signed = relations(("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", origin, "_xmlsignatures/o.sigs"))
        (tmp_path / "e.xlsx").write_bytes(book(changes={"_rels/.rels": signed, "_xmlsignatures/o.sigs": ""}))
        found = {outcome.path.name: outcome for outcome in roundtrip(tmp_path)}
        assert {name: outcome.kind for name, outcome in found.items()} == {
            "a.xlsx": "clean",
            "b.XLSM": "clean",
            "c.xlsx": "unreadable",
            "e.xlsx": "refused",
        }
        assert "signed" in _english(found["e.xlsx"])
        assert "cut off" in _english(found["c.xlsx"])

    def test_names_the_cells_that_were_left_alone(self, tmp_path: Path) -> None:
        protected = sheet('<row r="1"><c r="A1"><v>1</v></c></row>', tail='<sheetProtection sheet="1"/>')
        (tmp_path / "a.xlsx").write_bytes(book(changes={"xl/worksheets/sheet1.xml": protected}))
        [outcome] = roundtrip(tmp_path)
        assert outcome.kind == "clean"
        assert "A3 left alone: The sheet is protected" in _english(outcome)


def _english(outcome: Outcome) -> str:
    return outcome.detail.en if outcome.detail else ""


class TestTheComparison:
    """It must see what is lost, or it proves nothing."""

    ROWS = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"/></row>'

    def _differences(self, changes: dict[str, str | bytes | None], tmp_path: Path, *written: str) -> list[str]:
        (tmp_path / "a.xlsx").write_bytes(book(self.ROWS))
        (tmp_path / "b.xlsx").write_bytes(book(self.ROWS, changes))
        before, after = parts_of(tmp_path / "a.xlsx"), parts_of(tmp_path / "b.xlsx")
        return [found.en for found in differences(before, after, {"xl/worksheets/sheet1.xml": written})]

    @pytest.mark.parametrize(
        ("rows", "seen"),
        [
            (ROWS, False),
            (ROWS.replace('<c r="B1"/>', '<c r="B1"><f>X</f><v>1</v></c>'), False),
            (ROWS + '<row r="4"><c r="C4"><v>1</v></c></row>', False),
            (ROWS.replace("<v>1</v>", "<v>2</v>"), True),
            (ROWS.replace('<row r="1">', '<row r="1" ht="9">'), True),
            (ROWS + '<row r="4"><c r="D4"><v>1</v></c></row>', True),
            (ROWS.replace('<c r="A1"><v>1</v></c>', ""), True),
        ],
    )
    def test_of_worksheets_sees_all_but_the_written_cells(self, rows: str, seen: bool, tmp_path: Path) -> None:
        assert bool(self._differences({"xl/worksheets/sheet1.xml": sheet(rows)}, tmp_path, "B1", "C4")) is seen

    @pytest.mark.parametrize(
        ("tail", "seen"),
        [
            (
                '<conditionalFormatting sqref="A1"><cfRule priority="1"><formula>N("sdgsheet:band")</formula></cfRule></conditionalFormatting>',
                False,
            ),
            (
                '<conditionalFormatting sqref="A1"><cfRule priority="1"><formula>1</formula></cfRule></conditionalFormatting>',
                True,
            ),
            ("<pageMargins/>", True),
        ],
    )
    def test_of_worksheets_lets_our_formats_pass_only(self, tail: str, seen: bool, tmp_path: Path) -> None:
        assert bool(self._differences({"xl/worksheets/sheet1.xml": sheet(self.ROWS, tail=tail)}, tmp_path)) is seen

    @pytest.mark.parametrize(
        ("changes", "seen"),
        [
            ({"xl/theme.xml": "<a/>"}, ["the part xl/theme.xml is new"]),
            ({"xl/sharedStrings.xml": None}, ["the part xl/sharedStrings.xml is lost"]),
            ({"xl/styles.xml": "<other/>"}, ["the part xl/styles.xml changed"]),
            ({"xl/workbook.xml": "<workbook/>"}, ["the part xl/workbook.xml changed"]),
            ({"customXml/item1.xml": "<a/>"}, []),
        ],
    )
    def test_sees_parts_that_come_and_go(
        self, changes: dict[str, str | bytes | None], seen: list[str], tmp_path: Path
    ) -> None:
        assert self._differences(changes, tmp_path) == seen

    def test_names_its_exceptions(self) -> None:
        assert len(EXCEPTIONS) <= 6
