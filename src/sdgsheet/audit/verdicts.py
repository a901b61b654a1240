"""The verdict on each 達成度 cell, formulas or not."""

from __future__ import annotations

from enum import StrEnum

from sdgsheet.edits import CellStyle
from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.formulas.c103 import is_twin
from sdgsheet.rules.formulas.c105 import is_stale
from sdgsheet.rules.formulas.c106 import has_error
from sdgsheet.rules.formulas.judgement import judged
from sdgsheet.rules.formulas.verdict import Judged, Kind
from sdgsheet.rules.working import decides
from sdgsheet.text import Text


class CellVerdict(StrEnum):
    """One word for each cell; the values stand in the JSON."""

    RIGHT = "right"
    TWIN = "twin's cells"
    DIFFERENT = "different"
    ELSEWHERE = "other cells"
    CONSTANT = "constant"
    OLDER = "older actual"
    ERROR = "error"
    STALE = "out of date"
    OUTSIDE = "another workbook"
    NOT_JUDGED = "not judged"
    NOT_COMPARED = "not compared"
    TYPED_RIGHT = "typed in, right"
    TYPED_WRONG = "typed in, wrong"
    TYPED_DECIDE = "typed in, to decide"
    TYPED_ONLY = "typed in, nothing to compare"
    WORD = "word"
    EMPTY = "empty"


NAMES: dict[CellVerdict, Text] = {
    CellVerdict.RIGHT: Text("様式の式", "the form's formula"),
    CellVerdict.TWIN: Text("同じ指標の行を参照", "reads the same indicator's row"),
    CellVerdict.DIFFERENT: Text("別の式", "another formula"),
    CellVerdict.ELSEWHERE: Text("ほかのセル", "other cells"),
    CellVerdict.CONSTANT: Text("定数", "constant"),
    CellVerdict.OLDER: Text("古い実績", "older actual"),
    CellVerdict.ERROR: Text("エラー", "error"),
    CellVerdict.STALE: Text("結果が古い", "out of date"),
    CellVerdict.OUTSIDE: Text("ほかのブック", "another workbook"),
    CellVerdict.NOT_JUDGED: Text("判定せず", "not judged"),
    CellVerdict.NOT_COMPARED: Text("比べる値なし", "nothing to compare"),
    CellVerdict.TYPED_RIGHT: Text("手入力・一致", "typed in, agrees"),
    CellVerdict.TYPED_WRONG: Text("手入力・不一致", "typed in, differs"),
    CellVerdict.TYPED_DECIDE: Text("手入力・判断が必要", "typed in, to decide"),
    CellVerdict.TYPED_ONLY: Text("手入力・比べる値なし", "typed in, nothing to compare"),
    CellVerdict.WORD: Text("言葉", "word"),
    CellVerdict.EMPTY: Text("空欄", "empty"),
}
MEANINGS: dict[CellVerdict, Text] = {
    CellVerdict.RIGHT: Text(
        "いろいろな値で計算して、様式の式(実績－当初値)÷(目標値－当初値)と同じ値になる。",
        "For many figures it gives what (actual − baseline) ÷ (target − baseline) gives.",
    ),
    CellVerdict.TWIN: Text(
        "同じ指標の別の行（再掲など）のセルを参照しているが、値はこの行と同じ（C103の参考）。",
        "It reads cells of the same indicator's other row, which hold this row's figures (C103, info).",
    ),
    CellVerdict.DIFFERENT: Text(
        "この行の値を使っているが、様式の式とは別の計算をしている（C102）。",
        "Another computation on the row's own figures (C102).",
    ),
    CellVerdict.ELSEWHERE: Text(
        "ほかの行や、単位・年・別の列のセルで計算しているか、ほかの行の値があるかどうかで結果が変わる（C103）。",
        "It computes with cells of other rows, or with a unit, a year or another column, or depends on whether another row's figure is there (C103).",
    ),
    CellVerdict.CONSTANT: Text(
        "当初値・実績・目標値の代わりに定数が書かれている（C104）。", "A constant stands for an input (C104)."
    ),
    CellVerdict.OLDER: Text(
        "最も新しい実績でなく、前の年度の実績で計算している（C107）。",
        "It uses an older actual than the latest (C107).",
    ),
    CellVerdict.ERROR: Text("結果がエラー、または循環参照（C106）。", "It gives an error or reads itself (C106)."),
    CellVerdict.STALE: Text(
        "様式の式だが、保存されている結果がいまの値で計算した結果と違う（C105）。",
        "It is the form's formula, but the stored result is not what it gives now (C105).",
    ),
    CellVerdict.OUTSIDE: Text("ほかのブックの値を使っている（C108）。", "It reads another workbook (C108)."),
    CellVerdict.NOT_JUDGED: Text(
        "確かに計算し直せない関数や範囲があり、判定していない（C109）。",
        "It holds what cannot be evaluated safely (C109).",
    ),
    CellVerdict.NOT_COMPARED: Text(
        "目標が言葉などで様式の式に値がないか、式が「達成」などの言葉だけを示し、比べられない。",
        "The form's formula has no value, as for a target in words, or the formula shows but a word such as 達成.",
    ),
    CellVerdict.TYPED_RIGHT: Text(
        "数値が手入力され、計算式の値と一致する（C101）。", "A figure typed in, which agrees with the formula (C101)."
    ),
    CellVerdict.TYPED_WRONG: Text(
        "数値が手入力され、計算式の値と一致しない（C101、A101など）。",
        "A figure typed in, which does not (C101, A101).",
    ),
    CellVerdict.TYPED_DECIDE: Text(
        "数値が手入力され、計算式の値とどちらを採るかは人の判断が必要（A104）。",
        "A figure typed in; a person must decide between it and the formula's (A104).",
    ),
    CellVerdict.TYPED_ONLY: Text(
        "数値が手入力されているが、計算できない行。", "A figure typed in where none can be computed."
    ),
    CellVerdict.WORD: Text("達成などの言葉。", "A word such as 達成."),
    CellVerdict.EMPTY: Text("何も記入されていない。", "Nothing is written."),
}
_TO_CORRECT = (
    CellVerdict.DIFFERENT,
    CellVerdict.ELSEWHERE,
    CellVerdict.ERROR,
    CellVerdict.STALE,
    CellVerdict.TYPED_WRONG,
)
_TO_LOOK_AT = (
    CellVerdict.CONSTANT,
    CellVerdict.OLDER,
    CellVerdict.OUTSIDE,
    CellVerdict.NOT_JUDGED,
    CellVerdict.TYPED_DECIDE,
    CellVerdict.TYPED_ONLY,
)
STYLES: dict[CellVerdict, CellStyle] = {
    verdict: "error" if verdict in _TO_CORRECT else "warning" if verdict in _TO_LOOK_AT else "info"
    for verdict in CellVerdict
}
"""How the word is set off: what to correct, what to look at, the rest."""

_KINDS = {
    Kind.RIGHT: CellVerdict.RIGHT,
    Kind.OLDER: CellVerdict.OLDER,
    Kind.ELSEWHERE: CellVerdict.ELSEWHERE,
    Kind.CONSTANT: CellVerdict.CONSTANT,
    Kind.DIFFERENT: CellVerdict.DIFFERENT,
    Kind.ERROR: CellVerdict.ERROR,
    Kind.OUTSIDE: CellVerdict.OUTSIDE,
    Kind.NOT_COMPARED: CellVerdict.NOT_COMPARED,
    Kind.NOT_JUDGED: CellVerdict.NOT_JUDGED,
}


def verdict_of(case: Case, row: Indicator) -> CellVerdict:
    """The verdict on the row's 達成度 cell."""
    found = judged(case, row)
    if found is not None:
        return _of_formula(found)
    figure, computed = case.figure(row), case.achievement(row).fraction
    if figure.value is None:
        return CellVerdict.EMPTY if not figure.word else CellVerdict.WORD
    if computed is None:
        return CellVerdict.TYPED_ONLY
    if decides(case, row) is not None and not figure.fits(computed):
        return CellVerdict.TYPED_DECIDE
    return CellVerdict.TYPED_RIGHT if figure.fits(computed) else CellVerdict.TYPED_WRONG


def _of_formula(found: Judged) -> CellVerdict:
    kind = _KINDS[found.verdict.kind]
    if kind is CellVerdict.ELSEWHERE and is_twin(found):
        kind = CellVerdict.TWIN
    if kind in (CellVerdict.RIGHT, CellVerdict.TWIN, CellVerdict.NOT_COMPARED) and has_error(found):
        return CellVerdict.ERROR
    if kind in (CellVerdict.RIGHT, CellVerdict.TWIN) and is_stale(found):
        return CellVerdict.STALE
    return kind
