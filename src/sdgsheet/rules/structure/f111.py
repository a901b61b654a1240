"""F111: rows of an example (記入例) are left in the form."""

from __future__ import annotations

from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import Found, Judgement, Page, Rule, form_of
from sdgsheet.rules.written import section_at
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text


def judge(case: Case, _: Case) -> Judgement:
    """One finding an example row; such rows are no indicators, and no other rule looks at them."""
    return [_found(case, cell) for cell in case.form.examples] or None


def _found(case: Case, cell: Ref) -> Found:
    sheet = case.workbook.sheet(cell.sheet)
    text = sheet.anchor(cell.row, cell.column).value.strip() if sheet else ""
    shown = " ".join(text.split())
    return Found(
        cell,
        Text(
            f"記入例の行（「{shown}」）が残っています。この行は指標として数えていません。",
            f"A row of the example, “{shown}”, is still in the form. It was not counted as an indicator.",
        ),
        Text(
            "記入例の行を削除してください。実際の指標でしたら、「例」の表示を消してください。",
            "Please delete the example. If the row is an indicator of yours, please take off the word “例”.",
        ),
        section=section_at(case.form, cell),
        stated=shown,
        evidence=(Evidence(cell, "name", shown),),
        habitual=False,
    )


RULE = Rule(
    code="F111",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("記入例が残っている", "An example is left in the form"),
    page=Page(
        what=Text(
            "「記入例」「例）」などと書かれた行が、表の中に残っています。",
            "A row that says “記入例”, “例）” or the like is left in a table.",
        ),
        why=Text(
            "例の数値が実際の指標として集計されるおそれがあります。",
            "The figures of the example could be counted as an indicator of the city.",
        ),
        example=Text(
            "（１）の最初の行が「例）経済1　観光入込客数」のまま。",
            "The first row of section (1) still says “例）経済1　観光入込客数”.",
        ),
        instead=Text("記入例の行を削除してから提出します。", "Delete the row before filing."),
    ),
    places=form_of,
    judge=judge,
    on_empty=True,
)
