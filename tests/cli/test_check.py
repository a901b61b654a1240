"""``check``: text, JSON and CSV, exit statuses, languages, and any console."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from program import DRAFT, ROOT, SAMPLE, sdgsheet
from sdgsheet.cli import console
from sdgsheet.rules.catalogue import RULES
from sdgsheet.rules.check import check_workbook

KANA = re.compile("[\u3041-\u30fe]")


def test_the_published_sheet_can_be_filed() -> None:
    result = sdgsheet("check", SAMPLE)
    assert result.status == 0
    assert "熊本県熊本市 2022～2024年" in result.out
    assert "修正 0件 ／ 確認 3件" in result.out
    assert "計算式と一致 20" in result.out
    assert result.err == ""


def test_the_three_warnings_stand_with_their_cells() -> None:
    out = sdgsheet("check", SAMPLE).out
    for place in ("(2)№10 地下水採取量の削減［S30］ A104", "［P32］ Y106", "の減少［A35］ N103"):
        assert place in out


def test_english_texts_quote_what_stands_in_the_workbook() -> None:
    out = sdgsheet("check", "--lang", "en", "--all", SAMPLE).out
    own = re.sub(r"“[^”]*”", "", out)
    assert not KANA.search(own), KANA.search(own)
    assert "0 errors / 3 warnings" in out


def test_piped_output_has_no_colours_and_is_never_wrapped() -> None:
    out = sdgsheet("check", "--lang", "en", SAMPLE).out
    assert "\x1b" not in out
    assert max(len(line) for line in out.splitlines()) > 120


def test_json_is_one_object_a_line_for_each_file(tmp_path: Path) -> None:
    broken = tmp_path / "壊れた.xlsx"
    broken.write_bytes(b"PK\3\4")
    result = sdgsheet("check", "--format", "json", SAMPLE, broken, DRAFT)
    documents = [json.loads(line) for line in result.out.splitlines()]
    assert result.status == 2
    assert [set(d) >= {"schema", "tool", "file"} for d in documents] == [True] * 3
    assert "error" in documents[1]
    assert documents[1]["file"]["path"] == str(broken)
    assert documents[0]["form"] == {"city": "熊本県熊本市", "plan_period": [2022, 2024], "sheets": ["様式1"]}


def test_every_rule_says_what_became_of_it() -> None:
    document = sdgsheet("check", "--format", "json", SAMPLE).json
    assert [o["rule"] for o in document["rules"]] == [r.code for r in RULES]
    assert not [o for o in document["rules"] if o["outcome"] == "failed"]
    assert all(o["reason"] for o in document["rules"] if o["outcome"] == "not checked")


def test_findings_are_ordered_by_place_and_code() -> None:
    findings = sdgsheet("check", "--format", "json", SAMPLE).json["findings"]
    places = [(int(re.sub(r"\D", "", f["cell"])), len(f["cell"]), f["cell"], f["rule"]) for f in findings]
    rows = [p[0] for p in places]
    assert rows == sorted(rows)


def test_csv_opens_in_excel_and_holds_no_formula() -> None:
    result = sdgsheet("check", "--format", "csv", SAMPLE)
    assert result.out.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(result.out.removeprefix("\ufeff"))))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) > 50
    signed = [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert not [cell for cell in signed if not re.fullmatch(r"-[\d,.]+%?", cell)]


def test_rules_are_selected_and_ignored() -> None:
    only = sdgsheet("check", "--format", "json", "--select", "A,Y106", SAMPLE).json
    assert {f["rule"] for f in only["findings"]} == {"A104", "A107", "Y106"}
    without = sdgsheet("check", "--format", "json", "--ignore", "a,c", SAMPLE).json
    assert not {f["rule"][0] for f in without["findings"]} & {"A", "C"}


def test_a_root_that_is_ignored_releases_what_it_held() -> None:
    held = sdgsheet("check", "--format", "json", SAMPLE).json["findings"]
    free = sdgsheet("check", "--format", "json", "--ignore", "Y106", SAMPLE).json["findings"]

    def cause(findings: list[dict[str, object]]) -> object:
        return next(f["caused_by"] for f in findings if f["rule"] == "Y105" and f["no"] == 12 and f["section"] == 2)

    assert cause(held) == {"rule": "Y106", "cell": "P32"}
    assert cause(free) != cause(held)


def test_an_unknown_code_is_said() -> None:
    result = sdgsheet("check", "--select", "Q9", SAMPLE)
    assert result.status == 2
    assert "Q9" in result.err
    assert len(result.err.splitlines()) == 1


def test_a_folder_means_the_workbooks_below_it(tmp_path: Path) -> None:
    below = tmp_path / "県" / "市"
    below.mkdir(parents=True)
    shutil.copy(SAMPLE, below / "様式1.xlsx")
    (below / "~$様式1.xlsx").write_bytes(b"x")
    result = sdgsheet("check", "--format", "json", tmp_path)
    assert result.status == 0
    assert result.json["file"]["path"].endswith("様式1.xlsx")


def test_a_pattern_is_expanded_where_the_shell_does_not(tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / "a.xlsx")
    assert sdgsheet("check", f"{tmp_path}/*.xlsx").status == 0
    assert sdgsheet("check", f"{tmp_path}/*.xlsm").status == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("文章.xlsx", "これは表計算ではありません".encode()),
        ("空.xlsx", b""),
        ("切れた.xlsx", SAMPLE.read_bytes()[:4000]),
        ("古い.xls", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1000)),
        ("無い.xlsx", None),
    ],
)
@pytest.mark.parametrize("command", ["check", "fill", "mark", "clear", "undo"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_bad_input_is_one_clear_line(
    tmp_path: Path, name: str, content: bytes | None, command: str, language: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    result = sdgsheet(command, path, "--lang", language)
    assert result.status == 2
    assert len(result.err.strip().splitlines()) == 1
    assert name in result.err
    assert bool(KANA.search(result.err.replace(str(path), ""))) == (language == "ja")
    assert [p.name for p in tmp_path.iterdir()] == ([name] if content is not None else [])


def test_no_form_inside_says_what_was_looked_for(tmp_path: Path) -> None:
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook()
    assert book.active is not None
    book.active["B2"] = "予算一覧"
    book.save(tmp_path / "予算.xlsx")
    result = sdgsheet("check", tmp_path / "予算.xlsx")
    assert result.status == 2
    assert "予算.xlsx" in result.err


@pytest.mark.parametrize("arguments", [["check"], ["check", "--wrong", "x"], ["nothing"], ["fill", "a", "b"]])
def test_a_wrong_command_line_is_one_line(arguments: list[str]) -> None:
    result = sdgsheet(*arguments)
    assert result.status == 2
    assert len(result.err.strip().splitlines()) == 1
    assert KANA.search(result.err)
    assert not KANA.search(sdgsheet("--lang", "en", *arguments).err)


def run_in(encoding: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "sdgsheet", *arguments],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={"PYTHONIOENCODING": encoding, "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "src")},
    )


def test_a_console_without_the_character_shows_its_plain_form(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding="cp932")
    monkeypatch.setattr(sys, "stdout", stream)
    console.prepare()
    console.say("10,446万㎥ ― 2,415－2,616 … 🙂")
    stream.flush()
    assert written.getvalue().decode("cp932") == "10,446万m3 ― 2,415－2,616 … ?\n"


def test_no_console_makes_a_check_fail() -> None:
    assert run_in("cp932", "check", "--all", str(SAMPLE)).returncode == 0
    assert run_in("ascii", "check", "--all", str(SAMPLE)).returncode == 0


def test_json_is_utf8_whatever_the_console() -> None:
    result = run_in("cp932", "check", "--format", "json", str(SAMPLE))
    assert json.loads(result.stdout.decode("utf-8"))["form"]["city"] == "熊本県熊本市"


def test_one_check_imports_no_heavy_library() -> None:
    script = (
        "import sys; from sdgsheet.cli.main import main; main(['check', sys.argv[1]]);"
        "print(sorted({'pandas', 'numpy', 'openpyxl', 'xlwings', 'jinja2', 'rich', 'lxml'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(SAMPLE)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("arguments", [[], ["--help"], ["check", "--help"], ["fill", "--help"], ["new", "--help"]])
def test_help_is_in_the_language_asked_for(arguments: list[str]) -> None:
    japanese, english = sdgsheet(*arguments), sdgsheet(*arguments, "--lang", "en")
    said = japanese.out + japanese.err
    assert not re.search(r"Usage|Options|Commands|Show", said)
    assert "使い方" in said
    if arguments:
        own = (
            english.out.replace("様式1", "")
            .replace("達成度", "")
            .replace("点検結果", "")
            .replace("長野県あずさ町", "")
            .replace("長野県あずさ町", "")
        )
        assert not KANA.search(own)


def test_without_a_command_the_help_is_shown() -> None:
    result = sdgsheet()
    assert result.status == 2
    assert "コマンド" in result.err
    assert len(result.err.splitlines()) > 10


@pytest.mark.parametrize("arguments", [["--format", "xml", "x"], ["--lang", "fr", "x"]])
def test_a_wrong_choice_names_the_right_ones(arguments: list[str]) -> None:
    said = sdgsheet("check", *arguments).err
    assert re.search("text、json、csv|ja、en", said)
    assert "is not one of" not in said


def test_names_that_a_shell_would_split_are_quoted(tmp_path: Path) -> None:
    path = tmp_path / "様式 1 $x.xlsx"
    shutil.copy(SAMPLE, path)
    assert f"sdgsheet mark '{path}'" in sdgsheet("check", path).out


def test_lock_files_and_hidden_files_are_left_out(tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / "a.xlsx")
    shutil.copy(SAMPLE, tmp_path / ".hidden.xlsx")
    (tmp_path / "~$a.xlsx").write_bytes(b"x")
    assert sdgsheet("check", f"{tmp_path}/*.xlsx").status == 0
    assert len(sdgsheet("check", "--format", "json", tmp_path).out.splitlines()) == 1


def test_csv_names_a_file_that_could_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "壊れた.xlsx").write_bytes(b"PK\3\4")
    result = sdgsheet("check", "--format", "csv", tmp_path / "壊れた.xlsx")
    assert result.status == 2
    assert "壊れた.xlsx,,読めない" in result.out


@pytest.mark.parametrize("redirect", ["| head -1", ">&-", "2>&- >&-"])
def test_whoever_stops_reading_changes_nothing_of_the_check(redirect: str) -> None:
    shell = f"set -o pipefail; {sys.executable} -m sdgsheet check --all {SAMPLE} {redirect}"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_full_disk_behind_the_output_is_one_line() -> None:
    shell = f"{sys.executable} -m sdgsheet check {SAMPLE} >/dev/full"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_the_version_is_said() -> None:
    assert sdgsheet("--version").out.startswith("sdgsheet ")


def test_the_reading_can_be_shown_with_its_cells() -> None:
    out = sdgsheet("check", "--explain-reading", SAMPLE).out
    assert "（2）［様式1!A18］" in out
    assert "達成度＝S「達成度(%)」［S5］" in out
    assert "30行 №10 地下水採取量の削減" in out
    assert "当初値 2020年度 10,446万㎥［D30・E30・F30］" in out
    assert "→ (1)1 (1)4 (1)8" in out
    english = sdgsheet("check", "--explain-reading", "--lang", "en", SAMPLE).out
    assert not KANA.search(re.sub(r"“[^”]*”", "", english))


def test_a_fault_on_one_file_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def once_broken(*arguments: object, **named: object) -> object:
        calls.append(1)
        if len(calls) == 1:
            raise RecursionError
        return check_workbook(*arguments, **named)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr("sdgsheet.cli.check.check_workbook", once_broken)
    result = sdgsheet("check", SAMPLE, DRAFT)
    assert result.status == 2
    assert len(result.err.splitlines()) == 1
    assert "RecursionError" in result.err
    assert "draft" in result.out


def test_a_fault_of_a_command_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("sdgsheet.operations.mark", broken)
    result = sdgsheet("mark", SAMPLE)
    assert (result.status, len(result.err.splitlines())) == (2, 1)
