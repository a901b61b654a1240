"""V101: a number is kept as text, so formulas pass over it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sdgsheet.form.model import Indicator, Section, Triple
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.rules.values.inline import are_laid_out_so
from sdgsheet.rules.values.placeholder import in_value
from sdgsheet.rules.written import role_of
from sdgsheet.text import Text


def judge(case: Case, row: Indicator) -> Judgement:
    """Not where year and value share one cell, the unit is written with the number (V104), or it is unfinished (V107).

    Nor where the section writes value and unit as one text: there a number that needs no unit is a text like the others.
    """
    numbers = [triple for triple in row.triples if triple.amount.number is not None]
    if not numbers:
        return NOT_APPLICABLE
    texts = [triple for triple in numbers if _is_mere_text(triple)]
    if texts and any(are_laid_out_so(_values(section)) for section in case.form.sections if row in section.indicators):
        return None
    return list(_founds(row, texts))


def _is_mere_text(triple: Triple) -> bool:
    amount = triple.amount
    return (
        triple.source.kind == "text"
        and amount.qualifier is None
        and not amount.unit
        and triple.year_cell != triple.cell
        and not in_value(amount.text)
    )


def _values(section: Section) -> list[Triple]:
    return [triple for row in section.indicators for triple in row.triples]


def _founds(row: Indicator, texts: list[Triple]) -> Iterator[Found]:
    for triple in texts:
        amount = triple.amount
        assert amount.number is not None
        plain = format(amount.number, "f")
        yield Found(
            triple.cell,
            Text(
                f"「{amount.text}」は文字として入力されており、計算から漏れることがあります。",
                f"“{amount.text}” is kept as text, so formulas may pass over it.",
            ),
            _action(triple, plain, f"{amount.number:,f}"),
            row=row,
            stated=amount.text,
            expected=Text(plain, plain),
            evidence=(Evidence(triple.cell, role_of(row, triple), amount.text),),
        )


def _action(triple: Triple, plain: str, grouped: str) -> Text:
    if triple.source.formula is not None:
        return Text(
            f"式が文字を返しています。数値{plain}を返すように直してください（表示は書式で整えられます）。",
            f"The formula gives a text. Please let it give the number {plain}; its look can be set by the number format.",
        )
    kept = Text("", "")
    if plain != grouped and abs(Decimal(plain)) >= 1000:
        kept = Text(f"（表示は{grouped}のままにできます）", f" (it can still be shown as {grouped})")
    return Text(
        f"半角の数値{plain}で入力し直してください{kept.ja}。",
        f"Please enter it again as the number {plain}{kept.en}.",
    )


RULE = Rule(
    code="V101",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("数値が文字として入力されている", "A number is kept as text"),
    page=Page(
        what=Text(
            "当初値・実績・目標値の数値が、数値ではなく文字として保存されています（全角数字、先頭のアポストロフィなど）。年、「13%」と書かれた達成度、単位と一緒に書かれた数値（V104）、値と単位をひとつの欄に書く表は見ません。",
            "A baseline, actual or target is stored as text instead of a number (full-width digits, a leading apostrophe …). Years, an achievement written “13%” and numbers with their unit (V104) are not looked at, nor are tables that write value and unit in one cell.",
        ),
        why=Text(
            "Excelの計算式は文字の数値を読み飛ばしたり、エラーになったりします。合計や達成度が、気づかないまま違ってしまいます。",
            "Formulas skip numbers that are text, or fail on them. Sums and achievements go wrong without being noticed.",
        ),
        example=Text("「１，０７３」と全角で入力されている。", "“１，０７３” was typed with full-width digits."),
        instead=Text(
            "半角で1073と入力します。桁区切りは書式で表示できます。",
            "Enter 1073. The thousands separator can be shown by the number format.",
        ),
    ),
    places=indicators,
    judge=judge,
    habit=Text(
        "{judged}行のうち{count}行で、数値が文字として入力されています。",
        "{count} of {judged} rows hold numbers that are kept as text.",
    ),
    habit_action=Text(
        "各セルに半角の数値で入力し直してください。",
        "Please enter them again as numbers.",
    ),
)
