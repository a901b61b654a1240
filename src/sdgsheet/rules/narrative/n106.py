"""N106: a reference that cannot be read."""

from __future__ import annotations

from sdgsheet.form.model import Comment
from sdgsheet.notation.headings import read_heading
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.labels import places
from sdgsheet.rules.narrative.headings import comments
from sdgsheet.rules.quotes import quoted_rows
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule
from sdgsheet.text import Text


def judge(case: Case, comment: Comment) -> Judgement:
    """Headings that refer to no row at all are not judged."""
    if not comment.references_text:
        return NOT_APPLICABLE
    if not comment.references_unread:
        return None
    unread = comment.references_unread
    rows = quoted_rows(case, read_heading(comment.heading))
    there = places(rows)
    hint = (
        Text(f"見出しの指標は{there.ja}にあります。", f" The heading's indicator stands in {there.en}.")
        if rows
        else Text("", "")
    )
    return Found(
        comment.cell,
        Text(
            f"見出しの参照「{comment.references_text}」のうち「{unread}」が、どの行のことか読み取れません。{hint.ja}",
            f"Of the reference “{comment.references_text}” in the heading, “{unread}” names no row that can be told.{hint.en}",
        ),
        Text(
            "「(1)№１、(2)№２」のように、節と番号をご記入ください。",
            "Please give section and number, such as “(1)№１、(2)№２”.",
        ),
        section=3,
        stated=comment.references_text,
        expected=there if rows else None,
        evidence=(Evidence(comment.cell, "heading", comment.heading),),
        habitual=False,
    )


RULE = Rule(
    code="N106",
    severity=Severity.INFO,
    basis=Basis.FORM,
    title=Text("（３）の参照が読み取れない", "A reference in (3) cannot be read"),
    page=Page(
        what=Text(
            "（３）の見出しの参照（【(1)№…】）に、節や番号が読み取れない部分があります。",
            "A part of a heading's reference (“【(1)№…】”) in section (3) names no section or number that can be read.",
        ),
        why=Text(
            "どの行についての評価か分からず、表との照合もできません。",
            "It cannot be told which row is meant, nor can the text be compared with the tables.",
        ),
        example=Text(
            "「【(2)№○】」と、番号が仮のままになっている。または「【№３】」と、節がない。",
            "“【(2)№○】”, where the number is still to come; or “【№３】”, without a section.",
        ),
        instead=Text(
            "「【(1)№１、(2)№２】」のように書いてください。",
            "Write it as “【(1)№１、(2)№２】”.",
        ),
    ),
    places=comments,
    judge=judge,
)
