"""What the rules on 達成度 formulas have in common: places, results and examples in words, evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sdgsheet.achievement.compute import Reason
from sdgsheet.form.model import ColumnRole, Indicator, Missing
from sdgsheet.formulas.engine import ExcelError, Result, stored
from sdgsheet.formulas.leaves import as_shown
from sdgsheet.formulas.recalculating import known
from sdgsheet.notation.numberformats import format_number, shown
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Evidence
from sdgsheet.rules.formulas.examples import differs, expected_text, in_more_digits
from sdgsheet.rules.formulas.judgement import judged, roles_of
from sdgsheet.rules.formulas.likeness import is_missing, read_result
from sdgsheet.rules.formulas.naming import address_of, cell_name
from sdgsheet.rules.formulas.verdict import Example, Judged, Kind
from sdgsheet.rules.rule import NOT_APPLICABLE, NotApplicable, Skipped
from sdgsheet.rules.working import evidence as achievement_evidence
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text

_DIGITS = 16
_LONGEST = 80
_MOST_NAMED = 3
_FIGURES: Final[tuple[ColumnRole, ...]] = ("baseline", "actual", "target")

FORM = Text(
    "様式の式は(実績－当初値)÷(目標値－当初値)", "The form's formula is (actual − baseline) ÷ (target − baseline)"
)
EACH_ROW = Text(
    "各行の式を、(最も新しい実績－当初値)÷(目標値－当初値)になるように直してください。いまの値が正しい行も、数値が変わると違ってきます。",
    "Please make each row's formula (latest actual − baseline) ÷ (target − baseline). "
    "Where the figure is right today, it would go wrong once the values change.",
)
"""What to do where a whole column is not the form's formula: it holds for each of its rows."""
NOT_COMPARED = Skipped(Text("目標が言葉で、計算式と比べられない行", "rows whose target is a word"))
ONLY_WORDS = Skipped(Text("「達成」などの言葉だけを示す式", "formulas that show but a word such as 達成"))
NOT_JUDGED = Skipped(Text("判定できない式（C109）", "formulas that are not judged (C109)"))
NO_COLUMN = Skipped(Text("列が見つからない表の式（F102）", "formulas of a table that lacks a column of figures (F102)"))
GONE = Text("式の中の参照先がなくなっています。", " A reference in the formula is gone.")
OUTSIDE = Skipped(Text("ほかのブックを参照する式（C108）", "formulas that read another workbook (C108)"))


def to_judge(case: Case, row: Indicator) -> Judged | Skipped | NotApplicable:
    """The row's formula where it can be compared with the form's."""
    found = judged(case, row)
    if found is None:
        return NOT_APPLICABLE
    if any(Missing(row.section, role) in case.form.missing_columns for role in _FIGURES):
        return NO_COLUMN
    is_word = case.achievement(row).reason is Reason.QUALITATIVE
    not_compared = NOT_COMPARED if is_word else ONLY_WORDS
    reason = {Kind.NOT_COMPARED: not_compared, Kind.NOT_JUDGED: NOT_JUDGED, Kind.OUTSIDE: OUTSIDE}
    return reason.get(found.verdict.kind, found)


def source_text(found: Judged) -> str:
    """The formula as Excel shows it, cut where it is long."""
    text = f"={as_shown(found.source.formula or '')}"
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def quoted_source(found: Judged) -> Text:
    """The formula for a sentence; in English quoted where it holds Japanese."""
    text = source_text(found)
    return Text(text, text if text.isascii() else f"“{text}”")


def suggestion(found: Judged) -> str | None:
    """The form's formula on the row's own cells, as scaled as it was; None where a column is missing."""
    inputs, latest, sheet = found.inputs, found.latest, found.cell.sheet
    actual = None if latest is None else inputs.actuals[latest]
    if inputs.baseline is None or inputs.target is None or actual is None:
        return None
    baseline, target = address_of(inputs.baseline, sheet), address_of(inputs.target, sheet)
    like = found.verdict.like
    scale = "*100" if like is not None and like.scale == 100 else ""
    return f"=({address_of(actual, sheet)}-{baseline})/({target}-{baseline}){scale}"


def please_use(found: Judged) -> Text:
    """What to do: the form's formula in place of this one."""
    formula = suggestion(found)
    if formula is None:
        return Text(
            "この行の当初値・最も新しい実績・目標値を使う式に直してください。",
            "Please use this row's baseline, latest actual and target.",
        )
    quoted = formula if formula.isascii() else f"“{formula}”"
    if found.block is not None:
        block = found.block.a1
        return Text(
            f"{block}は1つの配列数式で、このセルだけは直せません。まとめて消してから、{formula} とご記入ください。",
            f"{block} is one array formula, of which no cell can be changed alone. Please clear it as a whole, then write {quoted}.",
        )
    return Text(f"{formula} に直してください。", f"Please change it to {quoted}.")


def please_use_or_stay(found: Judged) -> Text:
    """The same; where a word for a missing value is shown, there may be a reason for it."""
    action = please_use(found)
    if not shows_no_figure(found) or not found.result:
        return action
    return Text(
        f"{action.ja}「{found.result}」とする理由があれば、このままで構いません。",
        f"{action.en} If there is a reason for “{found.result}”, it may stay.",
    )


def for_later(action: Text) -> Text:
    """The same where the figure is right today."""
    return Text(
        f"いまの値はこのままで構いませんが、値が変わったときのために、{action.ja}",
        f"The present figure may stay; for when figures change: {action.en}",
    )


def result_text(found: Judged, result: Result) -> str:
    """A result as the cell shows it."""
    if isinstance(result, bool):
        return "TRUE" if result else "FALSE"
    if isinstance(result, float):
        return format_number(repr(result), found.source.style.number_format)
    return result


def told_apart(found: Judged, text: str, result: Result) -> tuple[str, str]:
    """What the cell shows and what its formula gives now, with as many digits as tell the two apart."""
    held, now = stored(found.source), result_text(found, result)
    if text != now or not isinstance(held, float) or not isinstance(result, float):
        return text, now
    sign = "%" if "%" in found.source.style.number_format else ""
    for places in range(1, _DIGITS):
        code = f"0.{'0' * places}{sign}"
        one, other = format_number(repr(held), code), format_number(repr(result), code)
        if one != other:
            return one, other
    return repr(held), repr(result)


def shows_the_same(case: Case, found: Judged) -> bool:
    """What the cell shows now is what the form's formula gives, at the digits shown."""
    computed, result = case.achievement(found.row).fraction, found.result
    if computed is None:
        return result is None or read_result(result) is None
    return result is not None and not differs(float(computed), result, found.source.style.number_format)


def shows_no_figure(found: Judged) -> bool:
    """It shows nothing, or a word for a missing value: nobody takes that for a figure."""
    result = found.result
    return isinstance(result, str) and not is_error(result) and is_missing(result)


def difference(case: Case, found: Judged) -> Text:
    """A sentence that shows where the two formulas differ: on the row's own figures, or on others."""
    example = found.verdict.example
    if example is None:
        return Text("", "")
    result, expected = (
        result_text(found, example.result),
        expected_text(example.expected, found.source.style.number_format),
    )
    read = read_result(example.result)
    if read is not None and not differs(example.expected, example.result, found.source.style.number_format):
        expected, result = in_more_digits(example.expected, read)
    shown = Text(f"「{result}」" if result else "空欄", f"“{result}”" if result else "nothing")
    if example.now:
        return Text(
            f"この行では、様式の式の{expected}に対して{shown.ja}になります。",
            f" In this row it gives {shown.en}, where the form's formula gives {expected}.",
        )
    given = figures_text(case, found, example)
    same = shows_the_same(case, found)
    lead = (
        Text("いまの値では差は出ませんが、", " On the present figures it makes no difference, but")
        if same
        else Text("", " ")
    )
    return Text(
        f"{lead.ja}例えば{given.ja}なら、様式の式の{expected}に対して{shown.ja}になります。",
        f"{lead.en} with {given.en}, for example, it gives {shown.en}, where the form's formula gives {expected}.",
    )


def figures_text(case: Case, found: Judged, example: Example) -> Text:
    """The inputs of an example, with all that the result depends on."""
    baseline, actual, target = (f"{value:,.10g}" for value in (example.baseline, example.actual, example.target))
    others = [(named_cells(case, found, [place]), f"{value:,.10g}") for place, value in example.others]
    return Text(
        "・".join([f"当初値{baseline}", f"実績{actual}", f"目標値{target}", *(f"{n.ja}{v}" for n, v in others)]),
        ", ".join(
            [f"baseline {baseline}", f"actual {actual}", f"target {target}", *(f"{n.en} {v}" for n, v in others)]
        ),
    )


def is_gone(found: Judged) -> bool:
    """A reference in the formula was deleted: no figure is why it fails, or shows what stands for an error."""
    return "#REF!" in (found.source.formula or "")


def named_cells(case: Case, found: Judged, places: Sequence[Ref]) -> Text:
    """Cells with what they are: 目標値の単位（R29）、2022年度実績（H29）."""
    names = []
    for place in places[:_MOST_NAMED]:
        name, address = cell_name(case, found.row, place), address_of(place, found.cell.sheet)
        quoted = address if address.isascii() else f"“{address}”"
        names.append(name if name.ja == address else Text(f"{name.ja}（{address}）", f"{name.en} ({quoted})"))
    more = len(places) - len(names)
    japanese, english = "・".join(n.ja for n in names), ", ".join(n.en for n in names)
    return Text(f"{japanese}ほか" if more > 0 else japanese, f"{english} and others" if more > 0 else english)


def evidence(case: Case, found: Judged, places: Iterable[Ref] = ()) -> tuple[Evidence, ...]:
    """The row's figures and 達成度, then the other cells that the formula reads."""
    own = achievement_evidence(case, found.row)
    seen = {e.cell for e in own}
    others = []
    for place in places:
        if place in seen or case.workbook.sheet(place.sheet) is None:
            continue
        role = roles_of(case).at(place, found.row)
        text = shown(known(case.workbook, place), date1904=case.workbook.date1904)
        others.append(Evidence(place, role.kind if role else "other", text))
    return (*own, *others)


def is_error(result: Result | None) -> bool:
    """The result is one of Excel's errors, or the formula reads itself."""
    return isinstance(result, ExcelError)
