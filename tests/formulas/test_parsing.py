from __future__ import annotations

import pytest
from hypothesis import given

from formulas.trees import formulas
from sdgsheet.formulas.leaves import as_shown
from sdgsheet.formulas.parsing import TooDeepError, parse
from sdgsheet.formulas.spelling import r1c1, spell
from sdgsheet.formulas.tokens import FormulaError
from sdgsheet.formulas.tree import Apply, Blank, Call, Name, Node, Number, Operation, Reference
from sdgsheet.snapshot import Area


@given(formulas)
def test_what_is_spelled_is_parsed_to_the_same(tree: Node) -> None:
    assert parse(spell(tree)) == tree


@pytest.mark.parametrize(
    ("formula", "means"),
    [
        ("1-2-3", "(1-2)-3"),
        ("8/4/2", "(8/4)/2"),
        ("2^3^2", "(2^3)^2"),
        ("-2^2", "(-2)^2"),
        ("2^-1", "2^(-1)"),
        ("1+2*3", "1+(2*3)"),
        ("2*3%", "2*(3%)"),
        ("1+2&3", "(1+2)&3"),
        ("1=2+3", "1=(2+3)"),
        ("-A1%", "(-A1)%"),
        ("((((H29-E29)))/((Q29-E29)))", "(H29-E29)/(Q29-E29)"),
        (" ( H29 - E29 ) ", "H29-E29"),
    ],
)
def test_operators_bind_as_in_excel(formula: str, means: str) -> None:
    assert parse(formula) == parse(means)


def test_arguments_may_be_left_out() -> None:
    assert parse("IF(,1,)") == Call("IF", (Blank(), Number("1"), Blank()))
    assert parse("NA()") == Call("NA", ())


def test_true_and_false_may_be_written_as_functions() -> None:
    assert parse("TRUE()") == parse("TRUE")
    assert parse("VLOOKUP(A1,B:C,2,FALSE())") == parse("VLOOKUP(A1,B:C,2,FALSE)")


def test_names_of_newer_functions_lose_their_prefix() -> None:
    assert parse("_xlfn._xlws.FILTER(A1,B1)") == parse("FILTER(A1,B1)")
    assert parse("_xlfn.LET(_xlpm.x,1,_xlpm.x)") == parse("LET(x,1,x)")


def test_references_keep_what_they_name() -> None:
    assert parse("$E29") == Reference(Area(29, 5, 29, 5), (False, True, False, True))
    assert parse("B2:A1") == parse("A1:B2")
    assert parse("E:E") == Reference(Area(1, 5, 1_048_576, 5), whole="columns")
    assert parse("'it''s'!A1") == Reference(Area(1, 1, 1, 1), sheet="it's")
    assert parse("[1]様式1!A1") == Reference(Area(1, 1, 1, 1), sheet="様式1", book="1")
    assert parse(r"'C:\x\[b.xlsx]様 式'!A1") == Reference(Area(1, 1, 1, 1), sheet="様 式", book=r"C:\x\b.xlsx")
    assert parse("進捗[[#This Row],[実績]]") == Name("進捗", brackets="[#This Row],[実績]")


def test_a_lambda_may_be_applied() -> None:
    tree = parse("LAMBDA(a,a+1)(3)")
    assert isinstance(tree, Apply)
    assert tree.arguments == (Number("3"),)


@pytest.mark.parametrize("formula", ["", "1+", "(1", "1)", "SUM(1", "1 2", "*1", "IF(1;2)", "{1,2", "()", "1++*2"])
def test_what_is_no_formula(formula: str) -> None:
    with pytest.raises(FormulaError):
        parse(formula)


def test_as_deep_as_excel_nests() -> None:
    assert parse("IF(A1=1,1," * 64 + "2" + ")" * 64)
    assert parse("(" * 256 + "1" + ")" * 256) == Number("1")


@pytest.mark.parametrize(
    "formula",
    [
        "(" * 257 + "1" + ")" * 257,
        "(" * 100_000,
        "-" * 8_000 + "1",
        "1" + "%" * 8_000,
        "+".join(["A1"] * 2_700),
        "1+" * 5_000 + "1",
    ],
    ids=["brackets", "open brackets", "signs", "percents", "a long sum", "too long"],
)
def test_deeper_or_longer_than_any_hand_writes(formula: str) -> None:
    with pytest.raises(TooDeepError):
        parse(formula)


def test_r1c1_is_the_same_in_rows_that_were_filled_down() -> None:
    shape = "(RC[-11]-RC[-14])/(R5C[-2]-RC[-14])"
    assert r1c1(parse("(H29-E29)/(Q$5-E29)"), 29, 19) == shape
    assert r1c1(parse("((H30-E30)/(Q$5-E30))"), 30, 19) == shape
    assert r1c1(parse("SUM(E:E,$5:6,$A$1:B2)"), 29, 19) == "SUM(C[-14]:C[-14],R5:R[-23],R1C1:R[-27]C[-17])"
    assert r1c1(Operation("-", (Number("1"),)), 1, 1) == "-1"


def test_single_is_shown_as_the_sheet_shows_it() -> None:
    assert as_shown("(_xlfn.SINGLE(K:K)-E7)/Q7") == "(@K:K-E7)/Q7"
    assert as_shown('"_xlfn.SINGLE(a)"&_xlfn.SINGLE(年)') == '"_xlfn.SINGLE(a)"&@年'
    assert as_shown("_xlfn.SINGLE(INDEX(A:A,2))") == "SINGLE(INDEX(A:A,2))"
    assert spell(parse("_xlfn.SINGLE(K:K)-E7")) == "@K:K-E7"
