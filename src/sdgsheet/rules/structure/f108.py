"""F108: the form is empty."""

from __future__ import annotations

from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.rule import Found, Judgement, Page, Rule, form_of
from sdgsheet.text import Text


def judge(case: Case, _: Case) -> Judgement:
    """No filled row and no text in (3)."""
    form = case.form
    if form.indicators or (form.narrative is not None and form.narrative.text.strip()):
        return None
    return Found(
        form.title_cell,
        Text(
            "様式1にまだ記入がありません（値のある行も、（３）の文章もありません）。",
            "The form has not been filled in yet: no row has a name or a value, and section (3) has no text.",
        ),
    )


RULE = Rule(
    code="F108",
    severity=Severity.INFO,
    basis=Basis.FORM,
    title=Text("記入がない", "The form is empty"),
    page=Page(
        what=Text(
            "（１）・（２）に記入のある行がなく、（３）にも文章がありません。",
            "Sections (1) and (2) have no filled row, and section (3) has no text.",
        ),
        why=Text(
            "記入前の様式なのか、別のシートに記入したのか、提出の前にお分かりいただくためです。このとき、値についての規則は点検するものがありません。",
            "So that you know before filing whether this is a blank form or the figures stand on another sheet. The rules on values then have nothing to judge.",
        ),
        example=Text("作成したばかりの空の様式。", "A form that was just made."),
        instead=Text(
            "記入前でしたら、このままで構いません。", "If it is yet to be filled in, nothing needs to be done."
        ),
    ),
    places=form_of,
    judge=judge,
    on_empty=True,
)
