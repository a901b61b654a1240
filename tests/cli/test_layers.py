"""fill, mark, clear, undo and finish, as their users call them."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from edited import replaced
from program import DRAFT, SAMPLE, sdgsheet
from sdgsheet.edits import Answer
from sdgsheet.xlsx.layers import open_file
from sdgsheet.xlsx.reading import read_workbook


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return Path(shutil.copy(DRAFT, tmp_path / "様式1 案.xlsx"))


def test_fill_writes_beside_the_file_and_says_what_and_why_not(draft: Path) -> None:
    result = sdgsheet("fill", draft)
    assert result.status == 0
    assert "空欄に記入 20" in result.out
    assert "人の判断が必要" in result.out
    assert "(2)№10" in result.out
    filled = draft.with_name("様式1 案-filled.xlsx")
    assert str(filled) in result.out
    assert draft.read_bytes() == DRAFT.read_bytes()
    sheet = read_workbook(filled).sheets[0]
    cell = sheet.cell(7, 19)
    assert cell.formula is not None
    assert cell.value.startswith("0.134")


def test_a_dry_run_writes_nothing(draft: Path) -> None:
    result = sdgsheet("fill", draft, "--dry-run")
    assert "空欄に記入 20" in result.out
    assert [p.name for p in draft.parent.iterdir()] == [draft.name]


@pytest.mark.parametrize(
    "order",
    [
        ["fill", "undo"],
        ["mark", "clear"],
        ["fill", "mark", "clear", "undo"],
        ["mark", "fill", "clear", "undo"],
        ["fill", "fill", "mark", "mark", "undo"],
        ["mark", "fill", "mark", "undo"],
    ],
)
def test_whatever_the_order_the_original_comes_back(draft: Path, order: list[str]) -> None:
    for command in order:
        assert sdgsheet(command, draft, "--in-place").status == 0
    assert parts(draft) == parts(DRAFT)


def test_twice_is_once(draft: Path) -> None:
    sdgsheet("fill", draft, "--mark", "--in-place")
    once = draft.read_bytes()
    again = sdgsheet("fill", draft, "--mark", "--in-place")
    assert draft.read_bytes() == once
    assert "すでに同じ内容のため、書き込みませんでした" in again.out


def test_in_place_leaves_a_backup_that_nothing_overwrites(draft: Path) -> None:
    sdgsheet("fill", draft, "--in-place")
    sdgsheet("mark", draft, "--in-place")
    backups = sorted(p for p in draft.parent.iterdir() if p != draft)
    assert len(backups) == 2
    assert DRAFT.read_bytes() in [p.read_bytes() for p in backups]


def test_another_file_of_that_name_is_kept(draft: Path) -> None:
    other = draft.with_name("out.xlsx")
    other.write_bytes(b"mine")
    refused = sdgsheet("fill", draft, "-o", other)
    assert refused.status == 2
    assert "out.xlsx" in refused.err
    assert other.read_bytes() == b"mine"
    assert sdgsheet("fill", draft, "-o", other, "--force").status == 0


def test_live_turns_agreeing_figures_into_formulas_and_keeps_the_rest(tmp_path: Path) -> None:
    out = tmp_path / "live.xlsx"
    assert "一致する手入力を式に 20" in sdgsheet("fill", SAMPLE, "--live", "-o", out).out
    sheet = read_workbook(out).sheets[0]
    assert sheet.cell(30, 19).formula is None
    assert sheet.cell(31, 19).value == "達成"


def test_a_row_that_needs_a_decision_is_written_only_when_named(draft: Path, tmp_path: Path) -> None:
    out = tmp_path / "named.xlsx"
    sdgsheet("fill", draft, "--row", "(2)10", "-o", out)
    assert read_workbook(out).sheets[0].cell(30, 19).formula is not None
    unknown = sdgsheet("fill", draft, "--row", "(2)99", "-o", tmp_path / "no.xlsx")
    assert unknown.status == 2
    assert "(2)99" in unknown.err


def test_the_copy_to_file_differs_in_achievements_only(draft: Path) -> None:
    sdgsheet("fill", draft, "--mark", "--in-place")
    finished = draft.with_name("提出.xlsx")
    assert sdgsheet("finish", draft, "-o", finished).status == 0
    assert set(parts(finished)) == set(parts(DRAFT))
    before, after = read_workbook(DRAFT).sheets[0], read_workbook(finished).sheets[0]
    differing = {(r, c) for r in after.rows for c in after.rows[r] if after.cell(r, c)[:5] != before.cell(r, c)[:5]}
    assert {column for _, column in differing} == {19}
    assert len(differing) == 20
    ours = [name for name, data in parts(finished).items() if b"sdgsheet" in data]
    assert ours == [name for name, data in parts(DRAFT).items() if b"sdgsheet" in data]


def test_the_copy_to_file_can_hold_values(draft: Path) -> None:
    sdgsheet("fill", draft, "--in-place")
    finished = draft.with_name("提出.xlsx")
    sdgsheet("finish", draft, "--values", "-o", finished)
    cell = read_workbook(finished).sheets[0].cell(7, 19)
    assert cell.formula is None
    assert cell.value.startswith("0.134")


def test_values_also_stand_for_the_templates_own_formulas(tmp_path: Path) -> None:
    form = tmp_path / "form.xlsx"
    sdgsheet("new", form, "--city", "長野県あずさ町", "--period", "2024-2026")
    assert sdgsheet("finish", form, "--values", "-o", tmp_path / "v.xlsx").status == 0


def test_mark_names_no_sheet_where_none_could_be_added(draft: Path) -> None:
    with zipfile.ZipFile(draft) as old:
        data = {name: old.read(name) for name in old.namelist()}
    data["xl/workbook.xml"] = data["xl/workbook.xml"].replace(
        b"<workbookProtection/>", b'<workbookProtection lockStructure="1"/>'
    )
    locked = draft.with_name("locked.xlsx")
    with zipfile.ZipFile(locked, "w") as new:
        for name, content in data.items():
            new.writestr(name, content)
    result = sdgsheet("mark", locked)
    assert "ブックの構成" in result.out
    assert result.out.rstrip().endswith("修正 0件 ／ 確認 23件 ／ 参考 30件")
    assert "None" not in result.out


def test_clear_says_that_answers_go_with_the_sheet(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sdgsheet("mark", draft, "--in-place")
    assert "対応" not in sdgsheet("clear", draft, "-o", draft.with_name("a.xlsx")).out
    with open_file(draft) as file:
        monkeypatch.setattr(type(file), "answered", {"key": Answer("修正した", "")})
        assert "1件" in sdgsheet("clear", draft, "-o", draft.with_name("b.xlsx")).out


def test_finish_takes_nothing_off_where_nothing_was(draft: Path) -> None:
    assert "取り除きました" not in sdgsheet("finish", draft).out
    sdgsheet("fill", draft, "--in-place")
    out = sdgsheet("finish", draft, "--in-place").out
    assert "計算式の達成度 20件を計算式として残しました。\n点検の表示と復元用の情報を取り除きました。" in out


@pytest.mark.parametrize("command", ["undo", "finish"])
def test_undo_and_finish_say_so_too(draft: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    sdgsheet("mark", draft, "--in-place")
    with open_file(draft) as file:
        monkeypatch.setattr(type(file), "answered", {"key": Answer("修正した", "")})
        out = sdgsheet("--lang", "en", command, draft, "-o", draft.with_name("a.xlsx")).out
        assert "1 answer under Response and Reason went with the sheet “点検結果” (the file itself" in out


@pytest.mark.parametrize("command", ["undo", "finish"])
def test_of_answers_that_no_sheet_shows_none_is_named(
    draft: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """A button took the sheet off, and they were kept for the next one."""
    sdgsheet("mark", draft, "--in-place")
    with open_file(draft) as file:
        monkeypatch.setattr(type(file), "kept", {"key": Answer("修正した", ""), "other": Answer("", "山田")})
        out = sdgsheet("--lang", "en", command, draft, "-o", draft.with_name("a.xlsx")).out
        assert "2 answers under Response and Reason are gone (the file itself still has them)." in out
        assert "went with" not in out


def test_undo_claims_nothing_of_a_finished_copy(draft: Path) -> None:
    sdgsheet("fill", draft, "--in-place")
    sdgsheet("finish", draft, "--in-place")
    assert "元に戻すものはありません" in sdgsheet("undo", draft, "--in-place").out


def edited(source: Path, target: Path, changes: dict[str, str]) -> Path:
    """The workbook with some XML of its first sheet replaced, as a program that computes nothing leaves it."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = data.decode()
                for pattern, replacement in changes.items():
                    text, count = re.subn(pattern, replacement, text)
                    assert count == 1, pattern
                data = text.encode()
            new.writestr(name, data)
    return target


class TestAnInputChangedSince:
    """H25 was 4, S25 the typed figure 50%; H25 is 5 now, and the stored result is still that of 4."""

    @pytest.fixture
    def changed(self, tmp_path: Path) -> Path:
        sdgsheet("fill", "--live", SAMPLE, "-o", tmp_path / "live.xlsx")
        return edited(tmp_path / "live.xlsx", tmp_path / "changed.xlsx", {r'(<c r="H25"[^>]*><v>)4': r"\g<1>5"})

    def test_undo_names_the_earlier_figure_and_claims_nothing(self, changed: Path, tmp_path: Path) -> None:
        result = sdgsheet("undo", changed, "-o", tmp_path / "u.xlsx")
        assert "まったく同じ" not in result.out
        assert "様式1!S25（以前の値：50%）" in result.out

    @pytest.mark.parametrize("command", [["fill"], ["fill", "--live"], ["mark"], ["clear"]])
    def test_undo_does_so_after_any_other_command(self, changed: Path, tmp_path: Path, command: list[str]) -> None:
        assert sdgsheet(*command, changed, "--in-place").status in (0, 1)
        result = sdgsheet("undo", changed, "-o", tmp_path / "u.xlsx")
        assert "まったく同じ" not in result.out
        assert "様式1!S25（以前の値：50%）" in result.out
        assert read_workbook(tmp_path / "u.xlsx").sheets[0].cell(25, 19).formula is not None

    def test_fill_writes_it_anew_as_its_own(self, changed: Path, tmp_path: Path) -> None:
        result = sdgsheet("fill", changed, "-o", tmp_path / "f.xlsx")
        assert "計算式があるため" not in result.out
        assert read_workbook(tmp_path / "f.xlsx").sheets[0].cell(25, 19).value == "0.75"

    @pytest.mark.parametrize("values", [[], ["--values"]])
    def test_finish_computes_it_anew(self, changed: Path, tmp_path: Path, values: list[str]) -> None:
        result = sdgsheet("finish", *values, changed, "-o", tmp_path / "f.xlsx")
        cell = read_workbook(tmp_path / "f.xlsx").sheets[0].cell(25, 19)
        assert (cell.value, cell.formula is None) == ("0.75", bool(values))
        assert "どちらがよいか" not in result.out

    def test_finish_needs_no_stored_result(self, changed: Path, tmp_path: Path) -> None:
        source = edited(changed, tmp_path / "bare.xlsx", {r'(<c r="S25"[^>]*><f>[^<]*</f>)<v>[^<]*</v>': r"\1"})
        sdgsheet("finish", "--values", source, "-o", tmp_path / "f.xlsx")
        assert read_workbook(tmp_path / "f.xlsx").sheets[0].cell(25, 19).value == "0.75"

    def test_finish_leaves_a_formula_whose_result_nobody_knows(self, tmp_path: Path) -> None:
        source = edited(
            SAMPLE, tmp_path / "own.xlsx", {r'(<c r="S25"[^>]*?)(?: t="n")?><v>[^<]*</v>': r"\1><f>H25/Q25</f>"}
        )
        result = sdgsheet("finish", "--values", source, "-o", tmp_path / "f.xlsx")
        assert read_workbook(tmp_path / "f.xlsx").sheets[0].cell(25, 19).formula == "H25/Q25"
        assert "様式1!S25" in result.out


class TestAFormulaOfTheCitysOwn:
    """S25 holds H25/Q25, with a result that is stored."""

    @staticmethod
    def _stored(folder: Path, result: str) -> Path:
        pattern = r'(<c r="S25"[^>]*?)(?: t="n")?><v>[^<]*</v>'
        return edited(SAMPLE, folder / "own.xlsx", {pattern: rf"\1><f>H25/Q25</f><v>{result}</v>"})

    @pytest.mark.parametrize("values", [[], ["--values"]])
    def test_with_a_stale_result_is_named_by_finish_and_never_a_value(self, tmp_path: Path, values: list[str]) -> None:
        result = sdgsheet("finish", *values, self._stored(tmp_path, "0.123"), "-o", tmp_path / "f.xlsx")
        assert "様式1!S25］保存されている計算結果が、いまの値で計算した結果と違います" in result.out
        cell = read_workbook(tmp_path / "f.xlsx").sheets[0].cell(25, 19)
        assert (cell.formula, cell.value) == ("H25/Q25", "0.123")

    def test_with_its_result_is_no_matter(self, tmp_path: Path) -> None:
        sheet = read_workbook(SAMPLE).sheets[0]
        now = repr(float(sheet.cell(25, 8).value) / float(sheet.cell(25, 17).value))
        source = self._stored(tmp_path, now)
        assert "様式1!S25" not in sdgsheet("finish", source, "-o", tmp_path / "f.xlsx").out
        assert "様式1!S25" not in sdgsheet("finish", "--values", source, "-o", tmp_path / "v.xlsx").out
        assert read_workbook(tmp_path / "v.xlsx").sheets[0].cell(25, 19).formula is None

    def test_that_gives_an_error_never_becomes_one_for_good(self, tmp_path: Path) -> None:
        pattern = r'<c r="S25"([^>]*?)(?: t="n")?><v>[^<]*</v>'
        error = r'<c r="S25"\1 t="e"><f>H25/C25</f><v>#VALUE!</v>'
        source = edited(SAMPLE, tmp_path / "own.xlsx", {pattern: error})
        result = sdgsheet("finish", "--values", source, "-o", tmp_path / "f.xlsx")
        assert "様式1!S25］計算結果がエラーなど" in result.out
        assert read_workbook(tmp_path / "f.xlsx").sheets[0].cell(25, 19).formula == "H25/C25"
        assert "様式1!S25" not in sdgsheet("finish", source, "-o", tmp_path / "g.xlsx").out

    def test_is_named_by_fill_as_one_that_stands_already(self, tmp_path: Path) -> None:
        source = self._stored(tmp_path, "0.5")
        assert "すでに計算式があるため：(2)№5" in sdgsheet("fill", source, "-o", tmp_path / "f.xlsx").out


@pytest.mark.parametrize("command", ["fill", "mark", "clear", "undo", "finish"])
def test_what_forbids_to_write_is_said_of_the_file_that_it_stands_in(draft: Path, tmp_path: Path, command: str) -> None:
    sdgsheet("fill", draft, "--mark", "--in-place")
    draft.write_bytes(
        replaced(draft.read_bytes(), {"urn:sdgsheet:layers:1": "urn:sdgsheet:layers:2"}, "customXml/item1.xml")
    )
    result = sdgsheet(command, draft, "-o", tmp_path / "out.xlsx")
    assert result.status == 2
    assert result.err.startswith(f"sdgsheet: {draft}: 新しい版")
    assert not (tmp_path / "out.xlsx").exists()


def test_an_output_of_another_kind_is_refused(draft: Path, tmp_path: Path) -> None:
    for name in ("out.xlsm", "out.csv", "out"):
        refused = sdgsheet("fill", draft, "-o", tmp_path / name)
        assert refused.status == 2
        assert "「.xlsx」" in refused.err
        assert not (tmp_path / name).exists()
    assert sdgsheet("fill", draft, "-o", tmp_path / "OUT.XLSX").status == 0


def test_one_reason_is_one_line_with_its_cells(draft: Path, tmp_path: Path) -> None:
    sdgsheet("fill", draft, "--in-place")
    openpyxl.load_workbook(draft).save(tmp_path / "saved.xlsx")
    result = sdgsheet("undo", tmp_path / "saved.xlsx")
    assert "まったく同じ" not in result.out
    assert result.out.count("書き込む前の内容の控え") == 1
    assert "様式1!S7～S16、様式1!S21～S29、様式1!S32］" in result.out
    filled = sdgsheet("fill", "--live", tmp_path / "saved.xlsx", "-o", tmp_path / "f.xlsx")
    assert filled.out.count("書き込む前の内容の控え") == 1
    assert "計算式があるため" not in filled.out
    for command in (["mark"], ["clear"], ["finish"]):
        assert (
            "書き込む前の内容の控え"
            not in sdgsheet(*command, tmp_path / "saved.xlsx", "-o", tmp_path / "o.xlsx", "--force").out
        )


def test_nothing_is_called_written_where_nothing_was(draft: Path) -> None:
    taken = draft.with_name("taken.xlsx")
    taken.write_bytes(b"mine")
    result = sdgsheet("fill", draft, "-o", taken)
    assert result.status == 2
    assert result.out == ""


def test_a_long_list_of_rows_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert " ほか" not in sdgsheet("fill", "--dry-run", SAMPLE).out
    monkeypatch.setattr("sdgsheet.cli.fill._MOST_NAMED", 3)
    named = sdgsheet("fill", "--dry-run", SAMPLE).out.splitlines()[1]
    assert re.search(r"：\(1\)№1、\(1\)№2、\(1\)№3 ほか\d+件$", named)
