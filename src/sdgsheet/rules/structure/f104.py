"""F104: a filled row has no indicator name."""

from __future__ import annotations

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.rules.written import role_of
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text


def judge(case: Case, row: Indicator) -> Judgement:
    """A row with a value and no name; 【】 alone are no name."""
    section = case.form.section(row.section)
    column = section.column("name") if section else None
    if column is None:
        return NOT_APPLICABLE
    values = [triple for triple in row.triples if not triple.is_blank]
    if row.name.strip() or not values:
        return None
    return Found(
        row.name_cell or Ref(row.sheet, row.row, column.value_column),
        Text(
            f"値（「{values[0].amount.text}」など）がありますが、指標名が空欄です。何の値か分からず、（１）と（２）の照合もできません。",
            f"There are values here (“{values[0].amount.text}” …) but no indicator name, so it is not clear what they measure, and sections (1) and (2) cannot be compared.",
        ),
        Text(
            "指標名をご記入ください。使わない行でしたら、値を消してください。",
            "Please fill in the indicator name, or clear the values if the row is not used.",
        ),
        row=row,
        evidence=tuple(Evidence(t.cell, role_of(row, t), t.amount.text) for t in values),
    )


RULE = Rule(
    code="F104",
    severity=Severity.ERROR,
    basis=Basis.FORM,
    title=Text("指標名が空欄", "No indicator name"),
    page=Page(
        what=Text(
            "値が記入されている行に、指標名がありません。№・単位・計算式だけの行は、記入のある行とは数えません。",
            "A row holds values but no indicator name. A row with No, units and formulas alone does not count as filled.",
        ),
        why=Text(
            "指標名がないと、何の値か分かりません。（１）と（２）の照合も、（３）との照合も指標名で行います。",
            "Without a name it is not clear what the values measure. Sections are compared with each other by the names.",
        ),
        example=Text(
            "当初値89件・実績95件・目標値96件の行で、指標名の欄が空いている。",
            "A row says 89, 95 and “96件”, and its name cell is empty.",
        ),
        instead=Text(
            "指標名を記入します。上の行と同じ指標でしたら、もう一度書くか、セルを結合します。",
            "Fill in the name. If it is the indicator of the row above, write it again or merge the cells.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="name",
)
