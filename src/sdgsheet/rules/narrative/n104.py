"""N104: a 達成度 quoted in the text is none of the referenced rows'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from sdgsheet.form.model import Comment, Indicator, Triple
from sdgsheet.notation.headings import read_heading
from sdgsheet.notation.names import join_key
from sdgsheet.notation.quoted import QuotedFigure, quoted_figures
from sdgsheet.rules.broken import says_no_direction
from sdgsheet.rules.case import Case
from sdgsheet.rules.compare import quantity, units_convert
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.labels import side_by_side
from sdgsheet.rules.narrative.headings import comments
from sdgsheet.rules.quotes import Fit, fit, quoted_rows, referenced
from sdgsheet.rules.references import rows_by_name
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, Skipped
from sdgsheet.rules.written import label
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text

_POINT = Fraction(1, 100)
_ABOUT = Fraction(5, 100)


class Quoted(NamedTuple):
    """A figure with the cell in which it stands."""

    figure: QuotedFigure
    cell: Ref


def judge(case: Case, comment: Comment) -> Judgement:
    """One row that the figure fits is enough; rows of the same indicator elsewhere count too."""
    quoted = list(_quoted(comment))
    if not quoted:
        return NOT_APPLICABLE
    rows = _rows(case, comment)
    told = _told(case, rows)
    judged = [
        (q, own)
        for q in quoted
        if (own := told if _is_of_these(q.figure, rows) else _elsewhere(case, q.figure)) and _is_of_now(own, q.figure)
    ]
    if not judged:
        return Skipped(Text("どの行の達成度か分からないため", "the text does not tell whose achievement it quotes"))
    wrong = [(q, own) for q, own in judged if not any(_matches(case, row, q.figure) for row in own)]
    return _found(case, comment, wrong) if wrong else None


def _quoted(comment: Comment) -> Iterator[Quoted]:
    for text, cell in ((comment.heading, comment.cell), *zip(comment.paragraphs, comment.paragraph_cells, strict=True)):
        for figure in quoted_figures(text):
            yield Quoted(figure, cell)


def _rows(case: Case, comment: Comment) -> list[Indicator]:
    """The rows that the heading refers to or names, and the other places of the same indicators."""
    own = {row.key: row for row in (*referenced(case, comment), *quoted_rows(case, read_heading(comment.heading)))}
    for name in {join_key(row.name) for row in own.values()}:
        own |= {row.key: row for row in rows_by_name(case).get(name, ())}
    return list(own.values())


def _is_of_these(figure: QuotedFigure, rows: list[Indicator]) -> bool:
    """Another name right before the figure makes it another's."""
    return not figure.name or any(fit(figure.name, row.name) > Fit.NONE for row in rows)


def _elsewhere(case: Case, figure: QuotedFigure) -> list[Indicator]:
    return _told(case, rows_by_name(case).get(join_key(figure.name), ()))


def _told(case: Case, rows: Iterable[Indicator]) -> list[Indicator]:
    """The rows that have a 達成度, written or computed."""
    return [row for row in rows if case.figure(row).value is not None or case.achievement(row).fraction is not None]


def _is_of_now(rows: list[Indicator], figure: QuotedFigure) -> bool:
    """The sentence names no year, or the year of a latest actual."""
    if not figure.years:
        return True
    last = figure.years[-1]
    years = [row.latest.year for row in rows if row.latest is not None and row.latest.year is not None]
    return any(not year.fitting.isdisjoint(last.fitting) for year in years)


def _matches(case: Case, row: Indicator, figure: QuotedFigure) -> bool:
    """Also where a value of the row is broken: then its 達成度 is not to be relied on."""
    if says_no_direction(case, row):
        return True
    near = _ABOUT if figure.about else _POINT
    known = (case.figure(row).value, case.achievement(row).fraction)
    return any(value is not None and abs(_share(figure) - value) <= near for value in known)


def _share(figure: QuotedFigure) -> Fraction:
    return Fraction(figure.percent) / 100


def _found(case: Case, comment: Comment, wrong: list[tuple[Quoted, list[Indicator]]]) -> Found:
    rows = list({row.key: row for _, own in wrong for row in own}.values())
    figures = "」「".join(q.figure.text for q, _ in wrong)
    english = "”, “".join(q.figure.text for q, _ in wrong)
    table = side_by_side((row, case.figure(row).text.strip() or "－") for row in rows)
    older = next((o for q, own in wrong for row in own if (o := _older(case, row, q.figure)) is not None), None)
    hint = Text("", "")
    if older is not None:
        row, actual = older
        name = label(case, row, actual)
        hint = Text(
            f"{name.ja}で計算した値ですので、前回の記載のままかもしれません。",
            f" It is what {name.en} gives, so perhaps it was left from last time.",
        )
    return Found(
        comment.cell,
        Text(
            f"（３）に「{figures}」とありますが、表の達成度と合いません（{table.ja}）。{hint.ja}",
            f"The text says “{english}”, but in the table the achievement is {table.en}.{hint.en}",
        ),
        Text(
            "表の達成度に合わせるか、いつの何の数値かを書き添えてください。",
            "Please give the table's figure, or add which year's and whose figure it is.",
        ),
        section=3,
        stated=wrong[0][0].figure.text,
        expected=table,
        evidence=(
            *(Evidence(q.cell, "narrative", q.figure.text) for q, _ in wrong),
            *(Evidence(row.stated.cell, "achievement", row.stated.text) for row in rows if row.stated is not None),
        ),
        habitual=False,
    )


def _older(case: Case, row: Indicator, figure: QuotedFigure) -> tuple[Indicator, Triple] | None:
    """The earlier actual whose 達成度 the figure is."""
    computed = case.achievement(row)
    base, latest, target = computed.baseline, computed.actual, computed.target
    if computed.fraction is None or base is None or target is None:
        return None
    start, end = quantity(base, target).value, quantity(target, base).value
    for actual in row.actuals:
        if actual is None or actual is latest or actual.amount.number is None or not units_convert(actual, base):
            continue
        if abs((quantity(actual, base).value - start) / (end - start) - _share(figure)) <= _POINT / 2:
            return row, actual
    return None


RULE = Rule(
    code="N104",
    severity=Severity.WARNING,
    basis=Basis.ARITHMETIC,
    title=Text("（３）の達成度が表と合わない", "Achievement quoted in (3) is not the table's"),
    page=Page(
        what=Text(
            "（３）の文に書かれた達成度が、参照しているどの行の達成度とも1ポイントを超えて異なります。",
            "A 達成度 quoted in (3) is more than one point off that of every row that the heading refers to.",
        ),
        why=Text(
            "前回の文を使い回すと、達成度だけが古いまま残りがちです。",
            "Where last year's text is used again, an old 達成度 is easily left in it.",
        ),
        example=Text(
            "「達成度は12％となった」とあるが、表は(1)№1が26%、(2)№1が65%。",
            "“達成度は12％となった”, where the table has “26%” in (1) No.1 and “65%” in (2) No.1.",
        ),
        instead=Text(
            "表の達成度に合わせてください。前年度や全体の達成度でしたら、そのように書き添えてください。",
            "Give the table's figure. If it is last year's or that of the whole, say so.",
        ),
    ),
    places=comments,
    judge=judge,
)
