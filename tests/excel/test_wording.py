"""Inside Excel nothing is said or written that names a command of the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generated.make import make
from program import DRAFT, SAMPLE
from sdgsheet.excel.wording import in_excel
from sdgsheet.rules.catalogue import RULES
from sdgsheet.rules.rule import Rule
from standin import Excel

_COMMAND = re.compile("sdgsheet (audit|bulk|check|clear|explain|fill|finish|mark|new|rules|undo)\\b")


@pytest.mark.parametrize("known", RULES, ids=lambda known: known.code)
def test_what_the_button_tells_of_a_rule_names_no_command(known: Rule) -> None:
    page = known.page
    texts = [page.what, page.why, known.title, known.habit, known.habit_action]
    for text in filter(None, texts):
        assert not _COMMAND.search(in_excel(text.ja)), text.ja
        assert not _COMMAND.search(in_excel(text.en)), text.en


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("source", [DRAFT, SAMPLE, *(f"wording {n}" for n in range(6))], ids=str)
def test_neither_messages_nor_the_sheet_of_results_do(source: Path | str, language: str, tmp_path: Path) -> None:
    path = tmp_path / "form1.xlsx"
    path.write_bytes(source.read_bytes() if isinstance(source, Path) else make(source).data)
    excel = Excel(path)
    excel.press("check", "--lang", language)
    written = [str(value) for line in excel.book.sheets[-1].Range("A1:J120").Value2 for value in line if value]
    said = []
    for row in range(4, 12):
        excel.select(f"A{row}", sheet=excel.book.sheets[-1].Name)
        said.append(excel.press("explain", "--lang", language))
    assert [text for text in written + said if _COMMAND.search(text)] == []


def test_the_button_is_named_instead() -> None:
    excel = Excel(DRAFT)
    excel.press("check")
    sheet = excel.sheet("点検結果")
    assert "「達成度を書き込む」で、まとめて式を書き込めます" in str(sheet.Range("G4").Value2)
    assert "「表示を消す」で消えます" in str(sheet.Range("A2").Value2)
    excel.select("S7", sheet="様式1")
    assert "（「達成度を書き込む」で式を書き込めます）" in excel.press("explain")
    assert "(“達成度を書き込む” (fill) writes the formula)" in excel.press("explain", "--lang", "en")


def test_every_other_text_is_as_it_was() -> None:
    assert in_excel("sdgsheet 0.1.0 ／ 達成度") == "sdgsheet 0.1.0 ／ 達成度"
