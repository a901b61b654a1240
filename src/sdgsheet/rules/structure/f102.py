"""F102: a required column is not found in a section."""

from __future__ import annotations

from collections.abc import Iterable

from sdgsheet.form.grid import Grid
from sdgsheet.form.model import ColumnRole, Missing, Section
from sdgsheet.form.unread import unread_columns
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.rule import Found, Judgement, Page, Rule
from sdgsheet.rules.structure.sections import COLUMNS, NUMBERS
from sdgsheet.text import Text


def places(case: Case) -> Iterable[tuple[Section, ColumnRole]]:
    """Each column that a section needs."""
    return ((section, role) for section in case.form.sections for role in COLUMNS)


def judge(case: Case, place: tuple[Section, ColumnRole]) -> Judgement:
    """Speaks at the section's heading: the column has no cell."""
    section, role = place
    if Missing(section.number, role) not in case.form.missing_columns:
        return None
    column = COLUMNS[role]
    near = _unread(case, section)
    return Found(
        section.heading,
        Text(
            f"{NUMBERS[section.number]}の表に、{column.ja}の列が見つかりません。この列の値は点検できません。{near.ja}",
            f"In section ({section.number}) no column {'of ' if role == 'actual' else ''}{column.en} was found. Its values cannot be checked.{near.en}",
        ),
        Text(
            "列の見出しを様式のとおりに書いてください。列を削除した場合は、戻してください。",
            "Please write the column's heading as the form has it. If the column was deleted, please put it back.",
        ),
        section=section.number,
        expected=column,
    )


def _unread(case: Case, section: Section) -> Text:
    """The headings of the table that say nothing of the form's columns: the lost one may be among them."""
    sheet = case.workbook.sheet(section.sheet)
    found = [] if sheet is None else list(unread_columns(Grid(sheet, date1904=case.workbook.date1904), section))
    if not found:
        return Text("", "")
    shown = found[:_SHOWN]
    ja = "、".join(f"「{text}」（{ref.a1}）" for ref, text in shown) + "など" * (len(found) > _SHOWN)
    en = ", ".join(f"“{text}” ({ref.a1})" for ref, text in shown) + " …" * (len(found) > _SHOWN)
    return Text(f"読んでいない列の見出し：{ja}。", f" Headings of columns that were not read: {en}.")


_SHOWN = 5


RULE = Rule(
    code="F102",
    severity=Severity.ERROR,
    basis=Basis.FORM,
    title=Text("必要な列がない", "A required column is not found"),
    page=Page(
        what=Text(
            "（１）または（２）の表に、No・指標名・当初値・実績・目標値・達成度のいずれかの列が見つかりません。",
            "A table lacks one of the columns No, indicator name, baseline, actual, target and achievement.",
        ),
        why=Text(
            "列は見出しの言葉で見分けます。見出しが空欄だったり別の言葉だったりすると、その列の値を読み取れません。",
            "Columns are told by their headings. Where a heading is empty or says something else, the column's values cannot be read.",
        ),
        example=Text(
            "（２）の「2024年目標値」の見出しが空欄になっている。",
            "The heading “2024年目標値” in section (2) is empty.",
        ),
        instead=Text(
            "見出しを様式のとおりに書きます。改行や文字の間の空白はあっても構いません。",
            "Write the headings as the form has them. Line breaks and spaces between the characters do no harm.",
        ),
    ),
    places=places,
    judge=judge,
    on_empty=True,
)
