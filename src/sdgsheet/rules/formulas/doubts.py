"""Where the evaluator is not to be believed, or cannot be asked: nothing is then said against a formula."""

from __future__ import annotations

from sdgsheet.formulas import notjudged
from sdgsheet.formulas.engine import CIRCULAR, ExcelError, Result
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.reading import Formula
from sdgsheet.formulas.tree import Call, Constant, walk
from sdgsheet.rules.formulas.examples import differs
from sdgsheet.rules.formulas.subject import Subject
from sdgsheet.text import Text

DOUBTFUL = Text(
    "計算の結果が確かでない式（保存されている結果は、様式の式の値と合う）",
    "a formula whose result is not certain: what is stored is what the form's formula gives",
)
_CUTTING = frozenset({"LEFT", "RIGHT", "MID", "FIND", "SEARCH", "LEN"})


def is_doubtful(subject: Subject, formula: Formula, result: Result) -> bool:
    """An error for what a function gives, though the program that stored the result got the very figure of the form."""
    fraction, source = subject.expected(subject.now), subject.source
    if fraction is None or not isinstance(result, ExcelError) or result == CIRCULAR or source.kind != "number":
        return False
    if differs(fraction, float(source.value), source.style.number_format):
        return False
    nodes = [node for tree in formula.parts.resolved.values() for node in walk(tree)]
    return any(isinstance(n, Call) for n in nodes) and not any(isinstance(n, Constant) and n.is_error for n in nodes)


def cuts_texts(subject: Subject, formula: Formula) -> NotJudgedError | None:
    """The function that takes a figure such as 214人 apart: chosen figures would stand there without their unit."""
    texts = {t.cell for t in subject.row.triples if t.source.kind == "text" and t.amount.number is not None}
    if texts.isdisjoint(formula.inputs):
        return None
    calls = (n.function for tree in formula.parts.resolved.values() for n in walk(tree) if isinstance(n, Call))
    name = next((function for function in calls if function in _CUTTING), None)
    return (
        None if name is None else notjudged.function_so(name, "文字として入力された数値", "given a figure kept as text")
    )
