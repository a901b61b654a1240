"""The hidden command that proves on real workbooks that nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from featured import by_openpyxl
from sdgsheet.cli.main import main


def test_it_counts_by_outcome_and_names_what_is_not_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    by_openpyxl(tmp_path / "a.xlsx")
    (tmp_path / "b.xlsx").write_bytes(b"PK\3\4")
    assert main(["--lang", "en", "roundtrip", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("unreadable  b.xlsx  The file is cut off")
    assert [line.split() for line in lines[1:]] == [
        ["1", "50.0%", "clean"],
        ["0", "0.0%", "refused"],
        ["1", "50.0%", "unreadable"],
        ["0", "0.0%", "lost"],
    ]


def test_what_is_no_folder_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    by_openpyxl(tmp_path / "a.xlsx")
    assert main(["roundtrip", str(tmp_path / "nope")]) == 2
    assert "フォルダーがありません" in capsys.readouterr().err
    assert main(["roundtrip", str(tmp_path / "a.xlsx")]) == 2
    assert "フォルダーではありません" in capsys.readouterr().err


def test_it_is_not_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    assert "roundtrip" not in capsys.readouterr().out
