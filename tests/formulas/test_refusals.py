"""What is not judged, by name: functions, uses of functions, and what would take too long."""

from __future__ import annotations

from dataclasses import replace

import pytest

from formulas.books import ROW, SHEET, Content, book, computed, reason
from sdgsheet.snapshot import Cell, Ref, Sheet, Workbook


def doubled(first: str, step: str) -> str:
    """Twenty steps, each on what the one before gave."""
    steps = ",".join(f"t{i + 1}_,{step.format(f't{i}_')}" for i in range(20))
    return f"LET(t0_,{first},{steps},COUNTA(t20_))"


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        ("AGGREGATE(16,6,H29:K29,1)", "関数 AGGREGATE"),
        ("AGGREGATE(H29,6,H29:K29,1)", "関数 AGGREGATE"),
        ("AGGREGATE(14)", "関数 AGGREGATE"),
        ("AGGREGATE()", "関数 AGGREGATE"),
        ("SUBTOTAL()", "関数 SUBTOTAL"),
        ("SUBTOTAL(9,H29*1)", "関数 SUBTOTAL（数えないセルのある範囲）"),
        ("LARGE((H29,K29,N29),2)", "関数 LARGE（いくつもの範囲）"),
        ("INDEX((H29,K29,N29),1,1,2)", "関数 INDEX（引数の数）"),
        ("TOCOL(H29:N29)", "関数 TOCOL（空欄を0とする）"),
        ("XLOOKUP(9.99E+307,E29:Q29,E29:Q29,,1)", "関数 XLOOKUP（昇順に入力された数値だけではない範囲の近似検索）"),
        ("XLOOKUP(100,E29:Q29,E29:Q29,,-1,-1)", "関数 XLOOKUP（昇順に入力された数値だけではない範囲の近似検索）"),
        ('INDIRECT("H"&ROW())-E29', "関数 INDIRECT"),
        ("OFFSET(E29,0,3)-E29", "関数 OFFSET"),
        ('JIS("1")', "関数 JIS"),
        ("H29+TODAY()", "関数 TODAY"),
        ("H29+RAND()", "関数 RAND"),
        ('WEBSERVICE("http://example.com/")', "関数 WEBSERVICE"),
        ("達成度計算(H29,E29,Q29)", "関数 達成度計算"),
        ("LAMBDA(f,f(f))(LAMBDA(f,f(f)))", "関数 LAMBDA"),
        ("LET(f,LAMBDA(x,x+1),f(1))", "関数 LAMBDA"),
        ("REDUCE(0,H29:K29,LAMBDA(a,b,a+b))", "関数 LAMBDA"),
        ('REPT("x",9E+9)', "関数 REPT"),
        ("SUBTOTAL(7,H29:K29)", "関数 SUBTOTAL"),
        ('SUMIF(G29:O29,"<>％",G29:O29)', "関数 SUMIF（「<>文字」の条件）"),
        ('COUNTIFS(G29:O29,"<>％")', "関数 COUNTIFS（「<>文字」の条件）"),
        ('COUNTIF(G29:O29,"<>"&I29)', "関数 COUNTIF（「<>文字」の条件）"),
        ("INDEX(E29:Q29,0)", "関数 INDEX（行や列の全体）"),
        ("INDEX(E29:Q30,2)", "関数 INDEX（行や列の全体）"),
        ('XLOOKUP("2022年",H5:N5,H29:N30)', "関数 XLOOKUP（行や列の全体）"),
        ("LOOKUP(H29,E29:Q29)", "関数 LOOKUP（昇順に入力された数値だけではない範囲の近似検索）"),
        ("LOOKUP(100,E29:Q29)", "関数 LOOKUP（昇順に入力された数値だけではない範囲の近似検索）"),
        ("MATCH(H29,E29:Q29)", "関数 MATCH（昇順に入力された数値だけではない範囲の近似検索）"),
        ("MATCH(H29,E29:Q29,-1)", "関数 MATCH（昇順に入力された数値だけではない範囲の近似検索）"),
        ("VLOOKUP(Q29,Q5:S30,2)", "関数 VLOOKUP（昇順に入力された数値だけではない範囲の近似検索）"),
        ("HLOOKUP(K5,G5:O30,25,TRUE)", "関数 HLOOKUP（昇順に入力された数値だけではない範囲の近似検索）"),
        ("XLOOKUP(H29,E29:Q29,E29:Q29,,-1)", "関数 XLOOKUP（昇順に入力された数値だけではない範囲の近似検索）"),
        ("XMATCH(H29,E29:Q29,1)", "関数 XMATCH（昇順に入力された数値だけではない範囲の近似検索）"),
        ('COUNT(1/(H29:K29<>""))', "関数 COUNT（配列を引数とする）"),
        ('TEXT(H29,"ggge年")', "関数 TEXT（表示形式「ggge年」）"),
        ("TEXT(H29,R29)", "関数 TEXT（表示形式「」）"),
        ("SUMIF(A29:A30,A29,H29:H40)", "関数 SUMIF（大きさの違う範囲）"),
        ("SUM(H29:K29 H28:H30)", "演算子「 」による範囲"),
        ("SUM(H29:INDEX(H29:N29,4))", "演算子「:」による範囲"),
        ("SUM(Sheet1:Sheet3!H29)", "複数のシートにわたる参照「Sheet1:Sheet3」"),
        ("H29#", "演算子「#」による範囲"),
        ("(H29,K29)", "いくつもの範囲をまとめた参照"),
        ("(H29,K29", "読み取れない式"),
        ("(,H29)", "読み取れない式"),
        ("H29,K29", "読み取れない式"),
        ("H29-", "読み取れない式"),
        ("SUMPRODUCT((E:E>0)*(Q:Q))", "大きな範囲 E:E（1,048,576セル）"),
        ("SUM(E1:Z500)", "大きな範囲 E1:Z500（11,000セル）"),
        ("+".join(["H29"] * 2_800), "長すぎる式、または入れ子の深すぎる式"),
        ("(" * 300 + "H29" + ")" * 300, "長すぎる式、または入れ子の深すぎる式"),
        ("+".join(["SUMPRODUCT((A1:A999>3)*(B1:B999=4))"] * 30), "時間のかかりすぎる計算"),
        ("SUM((A1:A999>3)*(B1:ALL1=4))", "時間のかかりすぎる計算"),
        (doubled("A1:A99", "HSTACK({0},{0})"), "時間のかかりすぎる計算"),
        (doubled('"実績"', "{0}&{0}"), "時間のかかりすぎる計算"),
        (doubled("H29", 'SUBSTITUTE({0},3,"333")'), "時間のかかりすぎる計算"),
        (doubled('"実績"', 'TEXTJOIN("、",TRUE,{0},{0})'), "時間のかかりすぎる計算"),
    ],
)
def test_named(formula: str, why: str) -> None:
    assert reason(formula) == why


def test_a_number_larger_than_any_must_be_far_larger() -> None:
    cells: dict[str, Content] = {"H29": 38_742_048.0, "K29": 34.5, "Q29": 1.0}
    assert computed("LOOKUP(10^17,H29:K29)", book((SHEET, cells))) == 34.5
    assert reason("LOOKUP(9^9,H29:K29)", book((SHEET, cells))).startswith("関数 LOOKUP")


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("IF(H29=1,1," * 64 + "2" + ")" * 64, 2),
        ("+".join(["SUM(H29:K29)"] * 140), 140 * 29 * (8 + 9 + 10 + 11)),
        ("SUMPRODUCT((A1:A999>3)*(B1:B999=8)*(C1:C999))", 12),
        ("LET(" + ",".join(f"v{i}_,H29*{i}" for i in range(100)) + ",v99_)", 29 * 8 * 99),
    ],
    ids=["64 levels", "a long sum", "arrays", "variables"],
)
def test_what_costs_little_is_evaluated(formula: str, result: int) -> None:
    large = {r: {c: Cell(r, c, "number", str(r * c)) for c in range(1, 20)} for r in range(1, 1_000)}
    assert computed(formula, Workbook(sheets=(Sheet(SHEET, large),)), Ref(SHEET, 2_000, 30)) == result


def test_a_chain_of_helper_cells() -> None:
    def chain(length: int) -> dict[str, Content]:
        return {"Z1": 1.0} | {f"Z{i}": f"=Z{i - 1}+Z{i - 1}" for i in range(2, length + 1)}

    assert computed("Z199", book((SHEET, {**ROW, **chain(199)}))) == 2.0**198
    assert reason("Z400", book((SHEET, {**ROW, **chain(400)}))) == "時間のかかりすぎる計算"


@pytest.mark.parametrize(
    "helper",
    ["=Z{before}&Z{before}", "=SUMPRODUCT((A1:A500=1)*1)+Z{before}", "=Z{before}" + "+ROUND(H29,1)" * 99],
    ids=["texts that double", "arrays", "long formulas"],
)
def test_helper_cells_count_together(helper: str) -> None:
    cells: dict[str, Content] = {"Z1": "実績", **{f"Z{i}": helper.format(before=i - 1) for i in range(2, 50)}}
    assert reason("Z49", book((SHEET, cells))) == "時間のかかりすぎる計算"


def test_texts_that_stay_short() -> None:
    cells: dict[str, Content] = ROW | {"Z1": '=TEXT(H29,"0.0")&"％"', "Z2": '="（"&Z1&"）"'}
    assert computed('SUBSTITUTE(Z2,"％","%")', book((SHEET, cells))) == "（34.5%）"


def test_subtotals_of_which_some_cells_may_not_count() -> None:
    why = "関数 {}（数えないセルのある範囲）"
    hidden = book()
    first = replace(hidden.sheets[0], hidden_rows=frozenset({30}))
    hidden = replace(hidden, sheets=(first, *hidden.sheets[1:]))
    assert reason("SUBTOTAL(9,H29:H30)", hidden) == why.format("SUBTOTAL")
    assert reason("AGGREGATE(14,6,H29:H30,1)", hidden) == why.format("AGGREGATE")
    assert computed("SUBTOTAL(9,H29:K29)", hidden) == 70.6
    for content in ("=SUBTOTAL(9,H29)", "=AGGREGATE(9,6,H29)"):
        nested = book((SHEET, ROW | {"H30": content}))
        assert reason("SUBTOTAL(9,H29:H30)", nested) == why.format("SUBTOTAL")
