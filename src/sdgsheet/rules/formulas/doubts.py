"""Where the evaluator is not to be believed, or cannot be asked: nothing is then said against a formula."""

from __future__ import annotations

from collections.abc import Iterator

from sdgsheet.formulas import notjudged
from sdgsheet.formulas.engine import CIRCULAR, ExcelError, Result
from sdgsheet.formulas.formula import Formula
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.tree import Call, Constant, Node, Operation, Reference, walk
from sdgsheet.rules.formulas.examples import differs
from sdgsheet.rules.formulas.subject import Subject
from sdgsheet.text import Text

DOUBTFUL = Text(
    "計算の結果が確かでない式。保存した表計算ソフトでは別の結果になっている",
    "a formula whose result is not certain: the program that stored it got another",
)
_CUTTING = frozenset({"LEFT", "RIGHT", "MID", "FIND", "SEARCH", "LEN"})


def is_doubtful(subject: Subject, formula: Formula, result: Result) -> bool:
    """The program that stored the result got something else for the very same figures."""
    source = subject.source
    if isinstance(result, ExcelError):
        return result != CIRCULAR and source.kind == "number" and _is_forms_figure(subject) and _fails_unseen(formula)
    # Not entered as an array formula, a range beside an operator gives one value to some programs, all to others.
    return source.kind == "error" and not source.in_array and _computes_with_ranges(formula)


def _is_forms_figure(subject: Subject) -> bool:
    """What is stored is what the form's formula gives."""
    fraction, source = subject.expected(subject.now), subject.source
    return fraction is not None and not differs(fraction, float(source.value), source.style.number_format)


def _fails_unseen(formula: Formula) -> bool:
    """Some function may be why it gives an error; none is written in it."""
    nodes = list(_nodes(formula))
    return any(isinstance(n, Call) for n in nodes) and not any(isinstance(n, Constant) and n.is_error for n in nodes)


def _computes_with_ranges(formula: Formula) -> bool:
    operands = (operand for n in _nodes(formula) if isinstance(n, Operation) for operand in n.operands)
    return any(isinstance(operand, Reference) and not operand.is_cell for operand in operands)


def _nodes(formula: Formula) -> Iterator[Node]:
    for tree in formula.resolved.values():
        yield from walk(tree)


def cuts_texts(subject: Subject, formula: Formula) -> NotJudgedError | None:
    """The function that takes a figure such as 214人 apart: chosen figures would stand there without their unit."""
    texts = {t.cell for t in subject.row.triples if t.source.kind == "text" and t.amount.number is not None}
    if texts.isdisjoint(formula.inputs):
        return None
    calls = (n.function for n in _nodes(formula) if isinstance(n, Call))
    name = next((function for function in calls if function in _CUTTING), None)
    return (
        None if name is None else notjudged.function_so(name, "文字として入力された数値", "given a figure kept as text")
    )
