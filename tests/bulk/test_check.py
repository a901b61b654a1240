"""What a worker does with one file."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

import rawbooks
from filings import DRAFT, SAMPLE, filing, packed
from program import sdgsheet
from sdgsheet.bulk.check import Checked, Job, check, filled
from sdgsheet.bulk.place import Place
from sdgsheet.bulk.tables import FINDING, INDICATOR, RULE
from sdgsheet.form.reading import read_forms
from sdgsheet.text import Language
from sdgsheet.xlsx.reading import read_bytes


def checked(path: Path, *members: str, language: Language = "ja", known: str | None = None) -> Checked:
    return check(Job(Place(str(path), members), language, known))


def written(tmp_path: Path, data: bytes, name: str = "様式1.xlsx") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def plain(fields: tuple[str, ...], row: tuple[Any, ...]) -> dict[str, Any]:
    """A row of a table as the object that it was made of."""
    nested = {"evidence", "caused_by", "goals", "baseline", "actuals", "target", "stated"}
    return {
        name: json.loads(value) if name in nested and isinstance(value, str) and value[:1] in ("{", "[") else value
        for name, value in zip(fields, row, strict=False)
    }


@pytest.mark.parametrize("path", [SAMPLE, DRAFT], ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_rows_are_the_values_that_check_gives_as_json(path: Path, language: Language) -> None:
    document = sdgsheet("check", "--format", "json", path, "--lang", language).json
    rows = checked(path, language=language)
    assert [plain(FINDING, row[1:]) for row in rows.findings] == document["findings"]
    assert [plain(INDICATOR, row[1:]) for row in rows.indicators] == document["indicators"]
    assert [dict(zip(RULE, row, strict=True)) for row in rows.rules] == document["rules"]
    assert rows.facts is not None
    assert (rows.facts.city, rows.facts.period) == (document["form"]["city"], "2022-2024")
    counts = (rows.facts.errors, rows.facts.warnings, rows.facts.infos)
    assert [form[:8] for form in rows.forms] == [(0, "熊本県熊本市", "2022-2024", '["様式1"]', 1, *counts)]


def test_the_counts_leave_out_the_roots_of_habits() -> None:
    rows = checked(DRAFT)
    severity, habit = FINDING.index("severity") + 1, len(FINDING) + 1
    own = [row[severity] for row in rows.findings if not row[habit]]
    assert rows.facts is not None
    assert (rows.facts.errors, rows.facts.warnings, rows.facts.infos) == tuple(
        own.count(name) for name in ("error", "warning", "info")
    )
    assert len(own) < len(rows.findings)


def test_the_hash_is_that_of_the_submitted_bytes(tmp_path: Path) -> None:
    marked = tmp_path / "marked.xlsx"
    sdgsheet("mark", SAMPLE, "-o", marked)
    assert checked(marked).sha256 == hashlib.sha256(marked.read_bytes()).hexdigest()
    assert checked(marked).facts is not None
    assert checked(marked).facts != checked(SAMPLE).facts  # it bears a 点検結果 already
    assert checked(marked).findings == checked(SAMPLE).findings


def test_bytes_that_are_known_are_not_checked_again() -> None:
    known = hashlib.sha256(SAMPLE.read_bytes()).hexdigest()
    assert checked(SAMPLE, known=known)._replace(changed=None) == Checked(known)
    assert checked(SAMPLE, known="0" * 64).facts is not None


def test_a_member_of_a_zip_gives_the_same_rows(tmp_path: Path) -> None:
    inner = packed({"市/様式1.xlsx": SAMPLE.read_bytes()})
    path = written(tmp_path, packed({"県.zip": inner}), "国.zip")
    rows, alone = checked(path, "県.zip", "市/様式1.xlsx"), checked(SAMPLE)
    assert (rows.findings, rows.indicators, rows.sha256) == (alone.findings, alone.indicators, alone.sha256)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空のファイル"),
        (SAMPLE.read_bytes()[:5000], "途中で切れて"),
        ("これは表計算ではありません".encode(), "Excelブックではなく"),
        (rawbooks.book(), "様式1の見出し"),
    ],
    ids=["empty", "cut off", "a text", "another table"],
)
def test_an_unreadable_file_has_its_reason_and_its_hash(tmp_path: Path, data: bytes, said: str) -> None:
    rows = checked(written(tmp_path, data))
    assert rows.reason is not None
    assert said in rows.reason
    assert (rows.facts, rows.again, rows.findings) == (None, False, ())
    assert rows.sha256 == hashlib.sha256(data).hexdigest()


def test_a_file_that_is_gone() -> None:
    rows = checked(Path("/無い/様式1.xlsx"))
    assert (rows.sha256, rows.facts) == (None, None)
    assert rows.reason is not None
    assert "ファイルがありません" in rows.reason


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xlsx")
    rows = checked(tmp_path / "a.xlsx")
    assert rows.sha256 is None
    assert rows.reason is not None
    assert "通常のファイルではありません" in rows.reason


def test_a_fault_of_ours_is_a_reason_and_the_file_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("sdgsheet.bulk.check.check_workbook", broken)
    rows = checked(SAMPLE)
    assert rows.again
    assert rows.reason is not None
    assert "ZeroDivisionError: by zero" in rows.reason


@pytest.mark.parametrize(("cells", "years"), [({}, 1), ({"K7": 40, "J7": "2023年度"}, 2), ({"N7": "未公表"}, 1)])
def test_how_many_years_a_form_reports_on(cells: dict[str, str | float], years: int) -> None:
    [form] = read_forms(read_bytes(filing(cells=cells)))
    assert filled(form) == years


def test_when_it_was_saved_and_changed(tmp_path: Path) -> None:
    path = written(tmp_path, filing(saved="2024-05-31T01:02:03Z"))
    os.utime(path, (1_700_000_000, 1_700_000_000))
    facts = checked(path).facts
    assert facts is not None
    assert (facts.saved, facts.changed) == ("2024-05-31T01:02:03.000000Z", "2023-11-14T22:13:20.000000Z")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.ods", b"PK\3\4", "OpenDocument"),
        ("a.ODS", packed({"other": b"x"}), "OpenDocument"),
        ("a.ods", b"", "空のファイル"),
        ("a.xlsx", b"PK\3\4", "途中で切れています"),
    ],
    ids=["damaged", "another zip", "empty", "a damaged workbook"],
)
def test_a_damaged_ods_is_not_asked_for_again_as_an_ods(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    assert said in str(checked(written(tmp_path, data, name)).reason)


def test_a_workbook_under_the_name_of_an_ods_is_read(tmp_path: Path) -> None:
    assert checked(written(tmp_path, filing(), "a.ods")).facts is not None
