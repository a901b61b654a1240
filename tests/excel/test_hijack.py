"""A workbook, and the folder it lies in, that would have other code run in place of ours."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from program import ROOT, SAMPLE
from standin import Excel

_TRAP = "import pathlib; pathlib.Path(__file__).with_suffix('.caught').write_text('caught')\n"
_MODULES = ("openpyxl", "xlwings", "sdgsheet", "sitecustomize", "usercustomize", "argparse", "json", "pywintypes")

# The program as the add-in starts it, but for an Excel to speak to, which the stand-in gives.
_PROGRAM = """
import sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from standin import Excel
excel = Excel(Path({book!r}))
print(excel.press_in_ribbon("check"), file=open({answer!r}, "w", encoding="utf-8"))
"""


@pytest.mark.parametrize("name", ["a=b.xlsx", "様式１　第２期 (1) & %TEMP%.xlsx"])
def test_nothing_beside_the_workbook_is_run(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "提出 2024"
    folder.mkdir()
    book = openpyxl.load_workbook(SAMPLE)
    conf = book.create_sheet(f"{name.rpartition('.')[0][:20]}.conf")
    for row in (("Interpreter_Win", "calc.exe"), ("PYTHONPATH", str(folder)), ("ONEDRIVE_CONSUMER_WIN", str(folder))):
        conf.append(row)
    book.create_sheet("xlwings.conf").append(("Interpreter_Win", "calc.exe"))
    book.save(folder / name)
    for module in _MODULES:
        (folder / f"{module}.py").write_text(_TRAP, encoding="utf-8")
    (folder / "pythonw.exe").write_text("calc.exe", encoding="utf-8")
    answer = tmp_path / "answer.txt"
    program = _PROGRAM.format(tests=str(ROOT / "tests"), book=str(folder / name), answer=str(answer))
    hostile = {**os.environ, "PYTHONPATH": str(folder), "PYTHONSTARTUP": str(folder / "json.py")}
    subprocess.run([sys.executable, "-I", "-c", program], cwd=folder, env=hostile, check=True, timeout=60)
    assert "修正 0件 ／ 確認 3件" in answer.read_text(encoding="utf-8")
    assert not list(folder.glob("*.caught"))


def test_the_same_folder_catches_a_program_that_is_not_isolated(tmp_path: Path) -> None:
    (tmp_path / "argparse.py").write_text(_TRAP, encoding="utf-8")
    subprocess.run([sys.executable, "-c", "import argparse"], cwd=tmp_path, check=True, timeout=60)
    assert (tmp_path / "argparse.caught").exists()


def test_a_workbook_in_the_cloud_is_not_asked_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = openpyxl.load_workbook(SAMPLE)
    book.create_sheet("xlwings.conf").append(("ONEDRIVE_CONSUMER_WIN", r"C:\Windows"))
    path = tmp_path / "form1.xlsx"
    book.save(path)
    excel = Excel(path)
    excel.book.FullName = "https://example.sharepoint.com/sites/SDGs/様式1%20.xlsx"
    excel.book.Path = "https://example.sharepoint.com/sites/SDGs"
    with monkeypatch.context() as patch:
        patch.setattr("xlwings._xlwindows.read_config_sheet", lambda _book: pytest.fail("xlwings asked the workbook"))
        assert "点検結果" in excel.press_in_ribbon("check")
