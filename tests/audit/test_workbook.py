"""The auditor's workbook is evidence: complete, the same for the same files, and without a single formula."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from rules.formulas.forms import form
from sdgsheet.audit.filing import Filing, audited, unreadable
from sdgsheet.audit.json import filing_json
from sdgsheet.audit.run import Run
from sdgsheet.audit.workbook import write_audit
from sdgsheet.text import Language, Text

AT = datetime(2024, 5, 1, 9, 0, tzinfo=UTC)
CELLS = {
    "S14": '=IF(K14="","",(K14-E14)/(Q14-E14)) -> 0.65{0%}',
    "S15": "=K15/Q15 -> 0.8728571428571429{0%}",
    "S16": '\'=HYPERLINK("http://example.com/")',
    "C17": "+ごみの排出量",
    "S17": "@SUM(1)",
}


def run(*filings: Filing, at: datetime = AT) -> Run:
    return Run("監査花子", at, "0.1.0-abc ja", filings)


@pytest.fixture(scope="module")
def filing(tmp_path_factory: pytest.TempPathFactory) -> Filing:
    return audited(tmp_path_factory.mktemp("a") / "提出 1.xlsx", form(CELLS), "f" * 64)


def made(of: Run, out: Path, language: Language = "ja") -> bytes:
    return b"".join(write_audit(of, out, language))


def lines(data: bytes, name: str) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book[name]
    assert isinstance(sheet, Worksheet)
    return list(sheet.iter_rows(values_only=True))


def test_one_line_a_cell(filing: Filing, tmp_path: Path) -> None:
    head, *rows = lines(made(run(filing), tmp_path / "audit.xlsx"), "達成度の式")[2:]
    assert len(rows) == 10
    line = dict(zip(head, rows[5], strict=True))
    assert line["ファイル"] == "提出 1.xlsx"
    assert (line["場所"], line["指標"], line["セル"], line["判定"]) == ("(2)№2", "講座の受講者数", "S15", "別の式")
    assert line["式（記載のまま）"] == "=K15/Q15"
    assert line["式の意味"] == "2023年度実績÷目標値\n（実績÷目標）"
    assert line["式の形（R1C1）"] == "RC[-8]/RC[-2]"
    assert (line["記載"], line["式の結果"]) == ("87%", "87%")
    assert line["様式の式の値"] == "69%\n(611－410)÷(700－410)＝69.3%"
    assert line["読んでいるセル"] == "K15 2023年度実績 611\nQ15 目標値 700"
    assert line["食い違う例"] == "この行の値：当初値410・実績611・目標値700\nこの式 87.3%\n様式の式 69.3%"
    assert line["指摘"] == "A101 修正\nC102 修正"


def test_who_when_and_with_which_rules(filing: Filing, tmp_path: Path) -> None:
    rows = lines(made(run(filing), tmp_path / "audit.xlsx"), "概要")
    facts = {row[0]: row[1] for row in rows if row[0] is not None}
    assert facts["実施者"] == "監査花子"
    assert facts["日時"] == "2024-05-01 09:00:00 +0000"
    assert facts["プログラムと規則の版"] == "sdgsheet 0.1.0-abc ja"
    assert facts["達成度のセル"] == 10
    assert facts["様式の式"] == 7
    assert facts["別の式"] == 1


def test_by_city_and_the_hash_of_each_file(filing: Filing, tmp_path: Path) -> None:
    broken = unreadable(tmp_path / "壊れた.xlsx", Text("途中で切れています。", "It is cut off."))
    data = made(run(filing, broken), tmp_path / "audit.xlsx")
    head, *cities = lines(data, "都市別")[2:]
    assert [dict(zip(head, row, strict=True))["様式の式"] for row in cities] == [7]
    files = lines(data, "ファイル")[3:]
    assert [(Path(str(row[0])).name, row[3], row[4]) for row in files] == [
        ("提出 1.xlsx", None, "f" * 64),
        ("壊れた.xlsx", "途中で切れています。", None),
    ]


def test_formulas_of_one_shape_in_one_line(filing: Filing, tmp_path: Path) -> None:
    head, *rows = lines(made(run(filing), tmp_path / "audit.xlsx"), "式の形")[2:]
    found = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(line["セルの数"], line["判定"], line["最初のセル"]) for line in found] == [
        (6, "様式の式", "S6"),
        (1, "様式の式", "S14"),
        (1, "別の式", "S15"),
    ]
    assert "△当初値が空欄 → 数値（79%）" in str(found[0]["空欄などのとき"])


def test_links_lead_into_the_files(filing: Filing) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(run(filing), filing.path.with_name("audit.xlsx"))))
    link = book["達成度の式"]["E9"].hyperlink
    assert link is not None
    assert (link.target, link.location) == ("提出%201.xlsx", "'様式1'!S15")


def test_texts_never_become_formulas(filing: Filing, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(run(filing), tmp_path / "audit.xlsx")))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    evil = [cell for cell in cells if str(cell.value)[0] in "=+-@"]
    assert len(evil) > 10
    assert all(cell.quotePrefix for cell in evil if isinstance(cell.value, str))


def test_the_same_files_give_the_same_workbook_but_for_the_time(filing: Filing, tmp_path: Path) -> None:
    out = tmp_path / "audit.xlsx"
    assert made(run(filing), out) == made(run(filing), out)
    later = made(run(filing, at=AT + timedelta(hours=1)), out)
    for name in ("都市別", "達成度の式", "式の形", "ファイル", "判定の意味"):
        assert lines(later, name) == lines(made(run(filing), out), name)
    differing = [
        pair
        for pair in zip(lines(later, "概要"), lines(made(run(filing), out), "概要"), strict=True)
        if pair[0] != pair[1]
    ]
    assert [one[0] for one, _ in differing] == ["日時"]


def test_in_english(filing: Filing, tmp_path: Path) -> None:
    head, *rows = lines(made(run(filing), tmp_path / "audit.xlsx", "en"), "Formulas")[2:]
    line = dict(zip(head, rows[5], strict=True))
    assert line["Verdict"] == "another formula"
    assert line["In words"] == "the 2023 actual ÷ the target\n(actual ÷ target)"


class TestJson:
    def test_one_object_a_file(self, filing: Filing) -> None:
        document = filing_json(run(filing), filing, "ja")
        assert document == json.loads(json.dumps(document))
        assert document["audit"] == {"by": "監査花子", "at": "2024-05-01T09:00:00+00:00", "edition": "0.1.0-abc ja"}
        assert document["file"]["sha256"] == "f" * 64
        cell = document["cells"][5]
        assert (cell["cell"], cell["verdict"], cell["result"], cell["exact"]) == (
            "S15",
            "different",
            0.8728571428571429,
            "201/290",
        )
        assert cell["inputs"][0] == {"cell": "K15", "role": "actual", "name": "2023年度実績", "value": "611"}
        assert cell["difference"]["own_figures"] is True

    def test_a_file_that_could_not_be_read(self, tmp_path: Path) -> None:
        broken = unreadable(tmp_path / "壊れた.xlsx", Text("途中で切れています。", "It is cut off."))
        assert filing_json(run(broken), broken, "en")["error"] == "It is cut off."


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    two = [audited(tmp_path / folder / "様式1.xlsx", form(CELLS), "f" * 64) for folder in ("a市", "b市")]
    data = made(run(*two), tmp_path / "audit.xlsx")
    for sheet in ("都市別", "達成度の式", "式の形"):
        head, *rows = lines(data, sheet)[2:]
        assert {row[head.index("ファイル")] for row in rows} == {"a市/様式1.xlsx", "b市/様式1.xlsx"}


def test_an_example_gives_the_other_cells_too(tmp_path: Path) -> None:
    of = audited(tmp_path / "a.xlsx", form({"S15": "=(MAX(H15:N15)-E15)/(Q15-E15)"}), "f" * 64)
    head, *rows = lines(made(run(of), tmp_path / "audit.xlsx"), "達成度の式")[2:]
    example = str(rows[5][head.index("食い違う例")])
    assert example.startswith("例：当初値")
    assert "・H15 " in example
    (cell,) = [cell for cell in filing_json(run(of), of, "ja")["cells"] if cell["cell"] == "S15"]
    assert set(cell["difference"]["others"]) == {"H15"}
