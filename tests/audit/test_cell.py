"""Everything about one cell."""

from __future__ import annotations

import pytest

from rules.formulas.forms import form
from sdgsheet.audit.cell import find
from sdgsheet.audit.celltext import cell_lines
from sdgsheet.errors import SdgsheetError
from sdgsheet.rules.check import check_workbook
from sdgsheet.text import Language


def lines(cell: str, language: Language = "ja", **cells: str) -> list[str]:
    report = check_workbook(form(cells))
    return list(cell_lines(report, find(report, cell), language))


def test_a_formula_step_by_step_in_exact_fractions() -> None:
    found = lines("S15", S15='=IF(K15="","",(K15-E15)/(Q15-E15)) -> 0.6931034482758621{0%}')
    assert found[:4] == [
        "様式1!S15　「69%」",
        "  (2)№2「講座の受講者数」の達成度",
        "  保存されている値：数値 0.6931034482758621（表示形式 0%）",
        '  式：=IF(K15="","",(K15-E15)/(Q15-E15))',
    ]
    at = found.index("■式の計算")
    assert found[at + 1 : at + 6] == [
        '  K15="" ＝ FALSE',
        "  K15-E15 ＝ 201",
        "  Q15-E15 ＝ 290",
        "  (K15-E15)/(Q15-E15) ＝ 201/290（0.693103448275862）",
        '  IF(K15="","",(K15-E15)/(Q15-E15)) ＝ 0.693103448275862',
    ]
    assert "  (611－410)÷(700－410)＝69.3%（正確には201/290）" in found


def test_what_it_reads_and_what_is_wrong_with_it() -> None:
    found = lines("S15", S15="=K16/Q15 -> 0.07{0%}")
    assert "  読むセル：K16　(2)№3の2023年度実績「46.9」" in found
    assert any(line.startswith("  C103 修正：") for line in found)
    assert any(line.startswith("  C105 修正：") for line in found)


def test_an_empty_cell_that_it_reads() -> None:
    assert "  読むセル：N15　2024年の欄の実績（空欄）" in lines("S15", S15="=(MIN(H15,K15,N15)-E15)/(Q15-E15)")


def test_no_figures_are_made_up_for_another_workbook() -> None:
    found = lines("S15", S15="=([1]様式1!K15-E15)/(Q15-E15) -> 0.69{0%}")
    at = found.index("■式の計算")
    assert found[at + 1] == "  ほかのブックの値が手元にないため、計算できません。"
    assert found[at + 2] == "■様式の式"


def test_cells_of_another_sheet_bear_its_name() -> None:
    report = check_workbook(form({"S15": "=計算!A1/(Q15-E15)"}, sheets={"計算": {"A1": "201"}}))
    found = list(cell_lines(report, find(report, "S15"), "ja"))
    assert "  '計算'!A1/(Q15-E15) ＝ 201/290（0.693103448275862）" in found


def test_a_formula_without_a_stored_result_and_what_it_gives() -> None:
    formula, actual = "=(K15-E15)/(Q15-E15)", "=H15+81"
    assert lines("K15", K15=actual)[2] == "  保存されている値：なし。計算すると「611」（表示形式 General）"
    found = lines("S15", K15=actual, S15=formula)
    assert found[2] == "  保存されている値：なし。計算すると「69%」（表示形式 0%）"
    assert "  読むセル：K15　2023年度実績「611」" in found
    assert lines("N15")[2] == lines("K15", K15='=INDIRECT("H15")')[2] == "  保存されている値：空（表示形式 General）"


def test_an_input_names_who_reads_it() -> None:
    found = lines("K15", S16="=(K15-E16)/(Q16-E16)")
    assert found[1] == "  (2)№2「講座の受講者数」の2023年度実績"
    assert "■この値を読む達成度の式：(2)№2・3" in found


def test_headings_units_helpers_and_cells_that_are_nothing() -> None:
    assert lines("K12")[1] == "  見出し「2023年実績」"
    assert lines("R15")[1] == "  (2)№2「講座の受講者数」の目標値の単位"
    assert lines("Z99")[1] == "  表のどの欄でもないセル"
    assert "■この値を読む達成度の式：(2)№2" in lines("U15", U15="=K15-E15", S15="=U15/(Q15-E15)")


def test_a_merged_value_belongs_to_its_top_left_cell() -> None:
    assert lines("H4")[0] == lines("G4")[0]


def test_the_rules_that_looked_at_the_row() -> None:
    found = lines("S15", S15="=K15/Q15 -> 0.8728571428571429{0%}")
    looked = found[found.index("■この行を点検した規則") :]
    assert any("指摘" in line and "A101" in line and "C102" in line for line in looked)
    assert any("問題なし" in line and "V101" in line for line in looked)


def test_in_english() -> None:
    found = lines("S15", "en", S15="=K15/Q15 -> 0.8728571428571429{0%}")
    assert found[0] == "“様式1”!S15  “87%”"
    assert "■Verdict: another formula" in found
    assert "  reads K15, the 2023 actual: “611”" in found


def test_another_sheet() -> None:
    report = check_workbook(form(sheets={"計算": {"A1": "5"}}))
    assert next(cell_lines(report, find(report, "計算!A1"), "ja")) == "計算!A1　「5」"
    assert next(cell_lines(report, find(report, "'計算'!$A$1"), "ja")) == "計算!A1　「5」"


def test_the_last_cell_of_a_sheet() -> None:
    assert lines("XFD1048576")[1] == "  表のどの欄でもないセル"


@pytest.mark.parametrize("name", ["S", "15", "行15", "無い!A1", "", "ZZ9999999", "XFE1", "A1048577", "A99999999999"])
def test_what_is_no_cell(name: str) -> None:
    with pytest.raises(SdgsheetError):
        lines(name)


def test_a_formula_that_reads_itself_has_no_error_for_a_result() -> None:
    found = lines("S15", S15="=(K15-E15)/(Q15-E15)+0*U15", U15="=V15", V15="=S15")
    assert "  0*U15 ＝ 循環参照" in found
    assert not any("#CIRC!" in line for line in found)
    assert "  式の意味：(2023年度実績－当初値)÷(目標値－当初値)＋0×[達成度]" in found


def test_what_the_guards_are_computed_with() -> None:
    found = lines("S15", S15="=IF(K15>0,(K15-E15)/(Q15-E15),0)")
    at = found.index("■空欄などのとき（△は注意）")
    assert found[at + 1] == (
        "  そのほかの値は、当初値120・1つ前の実績126・最新の実績134・次の実績145・目標値170として計算。"
    )


def test_a_part_of_an_array_formula() -> None:
    cells = {"S15": "=K15:K16/Q15:Q16 -> 0.87{0%}", "S16": "0.85{0%}"}
    report = check_workbook(form(cells, arrays=("S15", "S16")))
    found = list(cell_lines(report, find(report, "S16"), "ja"))
    assert "  複数のセルにわたる配列数式の一部。この行の計算：=K16/Q16" in found
    assert "■判定：別の式" in found
