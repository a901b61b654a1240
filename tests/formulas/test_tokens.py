"""Tokens against openpyxl's tokenizer, which knows the language well and is slow to import."""

from __future__ import annotations

import pytest
from hypothesis import given
from openpyxl.formula import Tokenizer

from formulas.test_functions import ANSWERS
from formulas.trees import formulas
from sdgsheet.formulas.spelling import spell
from sdgsheet.formulas.tokens import FormulaError, tokens
from sdgsheet.formulas.tree import Node

OTHERS = (
    "(H29-E29) / ( Q29 - E29 )",
    "SUM($A$1:B$2,Sheet1!C3,'it''s (1)'!D4)",
    "[1]様式1!$E$29-'[2]様式 1'!E30",
    r"'C:\部署\[令和4年度.xlsx]様式1'!E29",
    "SUM(E:E,$5:$30)",
    "進捗[[#This Row],[実績]]-進捗[当初値]",
    "実績_2023/目標.値",
    'IF(H29="","－",TEXT(H29,"0.0%"))',
    "SUM({1,2;3,4})*-1",
    "_xlfn.XLOOKUP(A29,A:A,H:H)",
    "_xlfn.LET(_xlpm.x,1,_xlpm.x)",
    "1.5E+3*2%",
    "Sheet1!#REF!+#N/A",
    "LOG10(1)+F2",
    "様式1!年度",
    "-+-1",
)


def ours(formula: str) -> list[str]:
    return [token.text for token in tokens(formula)]


def theirs(formula: str) -> list[str]:
    return [token.value for token in Tokenizer("=" + formula).items if token.value.strip()]


@pytest.mark.parametrize("formula", [*OTHERS, *(f for pairs in ANSWERS.values() for f, _ in pairs)])
def test_the_tokens_of_openpyxl(formula: str) -> None:
    assert ours(formula) == theirs(formula)


@given(formulas)
def test_any_formula_has_the_tokens_of_openpyxl(tree: Node) -> None:
    formula = spell(tree)
    assert ours(formula) == theirs(formula)


def test_the_space_that_intersects_is_an_operator() -> None:
    assert ours("SUM(A1:A3 A2:B2)") == ["SUM(", "A1:A3", " ", "A2:B2", ")"]


@pytest.mark.parametrize("formula", ['"open', "a]b", "'open!A1"])
def test_what_no_token_begins_with(formula: str) -> None:
    with pytest.raises(FormulaError):
        tokens(formula)
