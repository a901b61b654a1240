"""C105: the stored result is not what the formula gives now."""

from __future__ import annotations

from sdgsheet.form.model import Indicator
from sdgsheet.formulas.engine import CIRCULAR, ExcelError, Result, stored
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.formulas.judgement import judged
from sdgsheet.rules.formulas.likeness import read_result
from sdgsheet.rules.formulas.shared import NOT_JUDGED, OUTSIDE, evidence, result_text, source_text, told_apart
from sdgsheet.rules.formulas.verdict import Judged, Kind
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.text import Text

_RELATIVE, _ABSOLUTE = 1e-9, 1e-12
"""How far two programs' doubles may lie apart; the absolute one for results that are 0 but for the last bit."""


def judge(case: Case, row: Indicator) -> Judgement:
    """No stored result at all is an info: the program that wrote the file does not compute."""
    found = judged(case, row)
    if found is None:
        return NOT_APPLICABLE
    if found.source.kind == "empty" and found.source.formula is not None:
        return _nothing_stored(case, found)
    if found.result is None:
        return OUTSIDE if found.verdict.kind is Kind.OUTSIDE else NOT_JUDGED
    if not is_stale(found):
        return None
    assert row.stated is not None
    before, now = _told_apart(found, row.stated.text, found.result)
    return Found(
        found.cell,
        Text(
            f"{found.cell.a1}に保存されている結果は{before.ja}ですが、式をいまの値で計算すると{now.ja}です。値を直したあと、再計算されないまま保存された可能性があります。",
            f"{found.cell.a1} holds the stored result {before.en}, but on the present figures its formula gives {now.en}. It may have been saved without being computed again.",
        ),
        Text(
            "Excelで開いて再計算（F9キー）し、保存し直してください。計算方法が「手動」になっていないかもご確認ください。",
            "Please open it in Excel, compute it again (F9) and save it. Check that calculation is not set to manual.",
        ),
        row=row,
        expected=now,
        stated=row.stated.text,
        evidence=evidence(case, found),
    )


def is_stale(found: Judged) -> bool:
    """What is stored is not what the formula gives now. A formula that reads itself gives nothing to compare."""
    held, result = stored(found.source), found.result
    if result is None or held is None or result == CIRCULAR:
        return False
    return not (_agree(held, result) or _rounded_from_a_half(found, held, result))


def _agree(held: Result, result: Result) -> bool:
    if isinstance(held, ExcelError) or isinstance(result, ExcelError):
        return isinstance(held, ExcelError) and isinstance(result, ExcelError)
    if isinstance(held, float) and isinstance(result, float):
        return abs(held - result) <= max(_ABSOLUTE, _RELATIVE * max(abs(held), abs(result)))
    if isinstance(held, str) and isinstance(result, str):
        # 13.4078212290503% and all of its 17 digits are the same text to Excel.
        one, other = read_result(held), read_result(result)
        return held == result or (one is not None and other is not None and _agree(one.value, other.value))
    return held == result


def _rounded_from_a_half(found: Judged, held: Result, result: Result) -> bool:
    """Two programs may round a half to different sides: doubles hold it only nearly."""
    fraction, like = found.now, found.verdict.like
    one, other = read_result(held), read_result(result)
    if fraction is None or like is None or like.places is None or one is None or other is None:
        return False
    step = 10.0**-like.places
    off = abs(one.value - other.value) / like.scale
    return abs(off - step) < step * 1e-6 and abs(abs(fraction / step) % 1 - 0.5) < 1e-6


def _told_apart(found: Judged, text: str, result: Result) -> tuple[Text, Text]:
    one, other = told_apart(found, text, result)
    if one != other:
        return _quoted(one), _quoted(other)
    return _quoted(one, stored(found.source)), _quoted(other, result)


def _quoted(text: str, result: Result | None = None) -> Text:
    """A figure as shown; of a text that looks like the figure beside it, that it is one."""
    if not text:
        return Text("空欄", "an empty text")
    if isinstance(result, str):
        return Text(f"文字の「{text}」", f"the text “{text}”")
    return Text(f"「{text}」", f"“{text}”")


def _nothing_stored(case: Case, found: Judged) -> Found:
    assert found.row.stated is not None
    gives = Text("", "")
    if found.result is not None and found.result != CIRCULAR:
        now = _quoted(result_text(found, found.result))
        gives = Text(f"計算すると{now.ja}です。", f" It gives {now.en}.")
    return Found(
        found.cell,
        Text(
            f"{found.cell.a1}の式には、計算した結果が保存されていません。{gives.ja}",
            f"No result is stored with the formula in {found.cell.a1}.{gives.en}",
        ),
        Text(
            "Excelで開いて保存すると、結果も保存されます。", "Opening and saving it in Excel stores the result as well."
        ),
        severity=Severity.INFO,
        row=found.row,
        stated=source_text(found),
        evidence=evidence(case, found),
    )


RULE = Rule(
    code="C105",
    severity=Severity.ERROR,
    basis=Basis.ARITHMETIC,
    title=Text("達成度の式の結果が古い", "Stored result is out of date"),
    page=Page(
        what=Text(
            "セルに保存されている式の結果が、いまの値で式を計算した結果と一致しません。",
            "The result stored in the cell is not what its formula gives on the present figures.",
        ),
        why=Text(
            "開く環境によって表示が変わり、印刷や公表では古い値が出ます。結果がまったく保存されていない場合は参考とします。",
            "What is seen depends on the program that opens it; print and publication show the old figure. Where no result is stored at all, it is an info.",
        ),
        example=Text(
            "計算方法が「手動」のまま実績を直し、達成度が前の値で保存されている。",
            "An actual was corrected with calculation set to manual, and the achievement was saved as before.",
        ),
        instead=Text("Excelで再計算（F9キー）してから保存してください。", "Compute it again in Excel (F9), then save."),
    ),
    places=indicators,
    judge=judge,
    column="achievement",
    habit=Text(
        "達成度の式{judged}件のうち{count}件で、保存されている結果が計算した結果と合わないか、保存されていません。",
        "In {count} of {judged} formulas the stored result is not what the formula gives, or there is none.",
    ),
)
