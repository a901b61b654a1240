"""N103: the heading says “増加” or “減少”, and the data of all referenced rows say the opposite."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sdgsheet.form.model import Comment, Indicator
from sdgsheet.notation.headings import Heading, Statement, read_heading
from sdgsheet.notation.names import skeleton
from sdgsheet.rules.broken import says_no_direction
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.groups import is_blank_repeat
from sdgsheet.rules.labels import places, shown
from sdgsheet.rules.narrative.headings import comments
from sdgsheet.rules.narrative.misfits import misfits
from sdgsheet.rules.narrative.movement import Movement, movement
from sdgsheet.rules.quotes import Fit, fit, referenced
from sdgsheet.rules.references import rows_by_name
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, Skipped
from sdgsheet.text import Text

_OPPOSITE = {"up": Text("減少", "減少"), "down": Text("増加", "増加")}
_MOVED = {"up": Text("減って", "fell"), "down": Text("増えて", "rose")}

Contradiction = tuple[Statement, list[tuple[Indicator, Movement]]]


def judge(case: Case, comment: Comment) -> Judgement:
    """From the baseline and, where there is one, from the actual before; rows without a direction leave it open."""
    heading = read_heading(comment.heading)
    statements = [s for s in heading.statements if s.direction is not None]
    if not statements or (not heading.names and _is_name(case, heading)):
        return NOT_APPLICABLE
    judged = [(s, rows) for s in statements if (rows := _rows(case, comment, heading, s))]
    if not judged:
        return Skipped(
            Text("見出しがどの行のことか分からないため", "the heading does not tell which rows it speaks of")
        )
    contradictions = [c for s, rows in judged if (c := _contradiction(case, s, rows)) is not None]
    return _found(comment, contradictions) if contradictions else None


def _is_name(case: Case, heading: Heading) -> bool:
    """Without quotation marks, 「…の減少」 may be an indicator's own name."""
    return any(fit(heading.text, name) >= Fit.SLIGHT for name in rows_by_name(case))


def _rows(case: Case, comment: Comment, heading: Heading, statement: Statement) -> list[Indicator]:
    """The rows that are spoken of: where a heading says several things, the rows of the statement's own names."""
    # What rises or falls is what is quoted: rows of another name (N102) cannot contradict it.
    elsewhere = {misfit.row.key for misfit in misfits(case, comment)}
    # A repeated row left blank says what its first row says.
    rows = [row for row in referenced(case, comment) if row.key not in elsewhere and not is_blank_repeat(row)]
    if not all(_is_subject(statement, row) for row in rows):
        return []
    if len(heading.statements) == 1:
        return rows
    return [row for row in rows if Fit.NONE < _best(statement.names, row) == _best(heading.names, row)]


def _is_subject(statement: Statement, row: Indicator) -> bool:
    """What rises or falls is the indicator, or a part of its name; 申込者の増加 says nothing of 待機児童数."""
    return skeleton(statement.subject) in skeleton(row.name)


def _best(names: Iterable[str], row: Indicator) -> Fit:
    return max(fit(name, row.name) for name in names)


def _contradiction(case: Case, statement: Statement, rows: Sequence[Indicator]) -> Contradiction | None:
    """Every row went the other way, and of none of them a broken value may be why."""
    assert statement.direction is not None
    opposite = [(row, m) for row in rows if (m := movement(row)) is not None and m.is_opposite_to(statement.direction)]
    if len(opposite) < len(rows) or any(says_no_direction(case, row) for row in rows):
        return None
    return statement, opposite


def _found(comment: Comment, contradictions: Sequence[Contradiction]) -> Found:
    sentences = [_sentence(statement, rows) for statement, rows in contradictions]
    statement, _ = contradictions[0]
    assert statement.direction is not None
    turned = _OPPOSITE[statement.direction]
    return Found(
        comment.cell,
        Text("".join(s.ja for s in sentences), " ".join(s.en for s in sentences)),
        Text(
            f"見出しを「{turned.ja}」に直すか、何と比べた{statement.word}かを書き添えてください。",
            f"Please change the heading to “{turned.en}”, or add what the “{statement.word}” is measured against.",
        ),
        section=3,
        stated=statement.word,
        expected=turned,
        evidence=(
            Evidence(comment.cell, "heading", comment.heading),
            *(e for _, rows in contradictions for row, moved in rows for e in _evidence(moved)),
        ),
        habitual=False,
    )


def _sentence(statement: Statement, rows: Sequence[tuple[Indicator, Movement]]) -> Text:
    assert statement.direction is not None
    by_path: dict[str, list[Indicator]] = {}
    for row, moved in rows:
        by_path.setdefault(_path(moved), []).append(row)
    moves = _MOVED[statement.direction]
    paths = [(path, places(members)) for path, members in by_path.items()]
    japanese = "、".join(f"{path}（{place.ja}）" for path, place in paths)
    if len(paths) == 1:
        path, place = paths[0]
        japanese = f"{path}と{moves.ja}います（{place.ja}）"
    else:
        japanese = f"{japanese}と{moves.ja}います"
    english = " and ".join(f"“{path}” in {place.en}" for path, place in paths)
    return Text(
        f"見出しは「{statement.word}」ですが、表では{japanese}。",
        f"The heading says “{statement.word}”, but in the table the figures {moves.en}: {english}.",
    )


def _path(moved: Movement) -> str:
    """32.1％→33.0％→34.5％: baseline, the actual before, the latest."""
    steps = [moved.baseline, *([moved.previous] if moved.previous is not None else []), moved.latest]
    return "→".join(shown(t) for t in steps)


def _evidence(moved: Movement) -> tuple[Evidence, ...]:
    previous = () if moved.previous is None else (Evidence(moved.previous.cell, "actual", shown(moved.previous)),)
    return (
        Evidence(moved.baseline.cell, "baseline", shown(moved.baseline)),
        *previous,
        Evidence(moved.latest.cell, "actual", shown(moved.latest)),
    )


RULE = Rule(
    code="N103",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("見出しの増減が表と逆", "The heading says the opposite of the table"),
    page=Page(
        what=Text(
            "（３）の見出しは「増加」や「減少」と述べていますが、参照しているすべての行の値は逆に動いています。",
            "A heading in (3) says “増加” or “減少”, and the values of all rows that it refers to went the other way.",
        ),
        why=Text(
            "評価の文と表の数値が食い違うと、どちらが正しいのか読む人に分かりません。",
            "Where comment and table contradict each other, readers cannot tell which one is right.",
        ),
        example=Text(
            "見出しは「…市民の割合」の減少、表は32.1％→34.5％。",
            "The heading says “減少”, the table “32.1％→34.5％”.",
        ),
        instead=Text(
            "見出しを直すか、前年との比較など、何と比べた増減かを書き添えてください。",
            "Correct the heading, or add what the rise or fall is measured against.",
        ),
    ),
    places=comments,
    judge=judge,
)
