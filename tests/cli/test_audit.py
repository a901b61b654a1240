"""``sdgsheet audit FILES`` and ``sdgsheet explain-cell FILE CELL``."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from filings import DRAFT, SAMPLE
from program import sdgsheet

FAULTS = SAMPLE.with_name("faults.xlsx")


def test_counts_and_what_is_not_right() -> None:
    result = sdgsheet("audit", FAULTS)
    assert result.status == 1
    assert "別の式 1" in result.out
    assert "=K21/Q21" in result.out
    assert "様式の式  (2)" not in result.out
    assert " 様式の式  (2)" in sdgsheet("audit", "--all", FAULTS).out


def test_exit_status_0_where_no_formula_is_wrong() -> None:
    assert sdgsheet("audit", SAMPLE).status == 0


def test_the_workbook(tmp_path: Path) -> None:
    out = tmp_path / "audit.xlsx"
    before = {path: path.read_bytes() for path in (SAMPLE, FAULTS)}
    result = sdgsheet("audit", SAMPLE, FAULTS, "-o", out, "--by", "監査花子")
    assert result.status == 1
    assert f"保存しました：{out}" in result.err
    assert out.read_bytes().startswith(b"PK")
    assert {path: path.read_bytes() for path in before} == before


def test_json_has_the_hash_of_the_file_as_it_stands() -> None:
    result = sdgsheet("audit", "--format", "json", SAMPLE, FAULTS)
    documents = [json.loads(line) for line in result.out.splitlines()]
    assert [d["file"]["sha256"] for d in documents] == [
        hashlib.sha256(path.read_bytes()).hexdigest() for path in (SAMPLE, FAULTS)
    ]
    assert len(documents[0]["cells"]) == 22


def test_a_bad_file_stops_no_other(tmp_path: Path) -> None:
    bad = tmp_path / "壊れた.xlsx"
    bad.write_bytes(b"PK\3\4")
    out = tmp_path / "audit.xlsx"
    result = sdgsheet("audit", bad, FAULTS, "-o", out)
    assert result.status == 2
    assert str(bad) in result.err
    assert "別の式 1" in result.out
    assert out.exists()


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_an_audit_never_writes_into_a_filing(tmp_path: Path, force: tuple[str, ...]) -> None:
    filing = tmp_path / "提出.xlsx"
    filing.write_bytes(DRAFT.read_bytes())
    result = sdgsheet("audit", filing, "-o", filing, *force)
    assert result.status == 2
    assert filing.read_bytes() == DRAFT.read_bytes()


def test_an_audit_workbook_is_no_filing(tmp_path: Path) -> None:
    filing, out = tmp_path / "提出.xlsx", tmp_path / "audit.xlsx"
    filing.write_bytes(SAMPLE.read_bytes())
    assert sdgsheet("audit", tmp_path, "-o", out).status == 0
    first = out.read_bytes()
    kept = sdgsheet("audit", tmp_path, "-o", out, "--by", "監査花子")
    assert kept.status == 2
    assert "監査するファイルの1つ" not in kept.err
    assert out.read_bytes() == first
    again = sdgsheet("audit", tmp_path, "-o", out, "--by", "監査花子", "--force")
    assert again.status == 0
    assert f"{out}: 監査用のブックなので、調べません。" in again.err
    other = sdgsheet("audit", "--format", "json", tmp_path, "-o", tmp_path / "other.xlsx")
    assert other.status == 0
    assert [json.loads(line)["file"]["path"] for line in other.out.splitlines()] == [str(filing)]
    alone = sdgsheet("audit", out)
    assert alone.status == 2
    assert "調べるファイルがありません" in alone.err


def test_an_existing_file_is_kept_unless_forced(tmp_path: Path) -> None:
    out = tmp_path / "audit.xlsx"
    out.write_bytes(b"mine")
    assert sdgsheet("audit", SAMPLE, "-o", out).status == 2
    assert out.read_bytes() == b"mine"
    forced = sdgsheet("audit", SAMPLE, "-o", out, "--force")
    assert forced.status == 0
    [kept] = set(tmp_path.iterdir()) - {out}
    assert kept.read_bytes() == b"mine"
    assert str(kept) in forced.err
    assert sdgsheet("audit", SAMPLE, "-o", tmp_path / "audit.csv").status == 2


def test_explain_cell() -> None:
    result = sdgsheet("explain-cell", FAULTS, "S21")
    assert result.status == 0
    assert "■判定：別の式" in result.out
    assert sdgsheet("explain-cell", FAULTS, "様式1!S21").out == result.out
    missing = sdgsheet("explain-cell", FAULTS, "あ1")
    assert missing.status == 2
    assert "セルの番地ではありません" in missing.err
    outside = sdgsheet("explain-cell", FAULTS, "ZZ9999999")
    assert outside.status == 2
    assert "Excelのシートの外です" in outside.err
    assert outside.err.count("\n") == 1
