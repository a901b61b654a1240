"""Copies that are needed no longer, but may be in somebody's hands: they stay, and that is said."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from bulkruns import put, ran, rows
from filings import filing
from markedcopies import note
from sdgsheet.cli.outcome import told

AZUSA, UMI = "長野県あずさ市", "長野県うみの市"
COPY = f"一次/様式1_{AZUSA}-marked.xlsx"

READ_ONLY = "この写しは読み取り専用か、"
OPEN = "出力先のファイルは、ほかのプログラム（Excelなど）で開かれています。"
DAMAGED = "壊れているか途中で切れていて開けないため、記入の有無が分かりません。"


def form(city: str, saved: str = "2024-05-01T00:00:00Z") -> bytes:
    return filing(city, {"S7": "87%"}, saved=saved)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(tmp_path / "提出", {"一次/様式1.xlsx": form(AZUSA), "他.xlsx": form("長野県おおば町")})


@pytest.fixture
def out(tmp_path: Path, folder: Path) -> Path:
    """After a run that made the copies."""
    ran(folder, tmp_path / "結果", mark=True)
    return tmp_path / "結果"


def held(copy: Path, how: str) -> None:
    match how:
        case "open":
            copy.with_name(f"~${copy.name}").write_bytes(b"somebody")
        case "read-only":
            copy.chmod(0o444)
        case "damaged":
            copy.write_bytes(copy.read_bytes()[:6_000])


def changed(folder: Path, what: str) -> None:
    match what:
        case "superseded":
            put(folder, {"二次/様式1.xlsx": form(AZUSA, "2025-05-01T00:00:00Z")})
        case "gone":
            (folder / "一次/様式1.xlsx").unlink()
        case "another city's":
            put(folder, {"一次/様式1.xlsx": form(UMI)})


def remarks(out: Path) -> str:
    lines = openpyxl.load_workbook(out / "summary.xlsx")["ファイル"].iter_rows(min_row=4, values_only=True)
    return "\n".join(str(line[5] or "") for line in lines)


@pytest.mark.parametrize("what", ["superseded", "gone", "another city's"])
@pytest.mark.parametrize(("how", "why"), [("open", OPEN), ("read-only", READ_ONLY), ("damaged", DAMAGED)])
def test_it_is_left_alone_and_named_with_the_reason(folder: Path, out: Path, what: str, how: str, why: str) -> None:
    copy = out / "marked" / COPY
    held(copy, how)
    before = copy.read_bytes()
    changed(folder, what)
    for _ in range(2):
        outcome = ran(folder, out, mark=True)
        assert copy.read_bytes() == before
        [said] = outcome.totals.copies_stay
        assert said.startswith(f"不要になった写しを残しています（marked/{COPY}）：{why}")
        assert said in [text.ja for text in told(outcome)]
        assert said in [row[0] for row in openpyxl.load_workbook(out / "summary.xlsx")["概要"].values]
        assert (f"（marked/{COPY}）：{why}" in remarks(out)) is (what != "gone")
        assert outcome.totals.copies_left == ()
        assert "記入があります" not in remarks(out)


@pytest.mark.parametrize("what", ["superseded", "gone", "another city's"])
def test_once_it_is_closed_it_goes_without_a_word(folder: Path, out: Path, what: str) -> None:
    copy = out / "marked" / COPY
    held(copy, "open")
    changed(folder, what)
    ran(folder, out, mark=True)
    copy.with_name(f"~${copy.name}").unlink()
    totals = ran(folder, out, mark=True).totals
    assert (copy.exists(), totals.copies_stay, remarks(out).strip("\n")) == (
        False,
        (),
        "新しい版：二次/様式1.xlsx" if what == "superseded" else "",
    )


@pytest.mark.parametrize("what", ["superseded", "gone"])
def test_one_with_notes_is_said_to_have_notes_open_or_not(folder: Path, out: Path, what: str) -> None:
    note(out, COPY)
    held(out / "marked" / COPY, "open")
    changed(folder, what)
    totals = ran(folder, out, mark=True).totals
    assert totals.copies_stay == ()
    assert totals.copies_left == ((COPY,) if what == "gone" else ())


def test_a_copy_of_a_filing_that_counts_again_is_needed_again(folder: Path, out: Path) -> None:
    held(out / "marked" / COPY, "read-only")
    changed(folder, "superseded")
    ran(folder, out, mark=True)
    (folder / "二次/様式1.xlsx").unlink()
    totals = ran(folder, out, mark=True).totals
    assert (totals.copies, totals.copies_failed, totals.copies_stay) == (2, 0, ())
    assert rows(out, "select stays from marked where stays is not null") == []


def test_the_reason_of_a_copy_names_no_option_that_it_does_not_have(folder: Path, out: Path) -> None:
    held(out / "marked" / COPY, "read-only")
    put(folder, {"一次/様式1.xlsx": form(AZUSA, "2025-05-01T00:00:00Z")})
    [said] = ran(folder, out, mark=True).not_copied
    assert READ_ONLY in said
    assert "-o" not in said
