"""F101: a section is not found."""

from __future__ import annotations

from collections.abc import Iterable

from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.rule import Found, Judgement, Page, Rule
from sdgsheet.rules.structure.sections import SECTIONS
from sdgsheet.text import Text


def places(_: Case) -> Iterable[int]:
    """The numbers of the three sections."""
    return SECTIONS


def judge(case: Case, number: int) -> Judgement:
    """None of the three is no Form 1: that is the reader's to say."""
    form = case.form
    if form.narrative is not None if number == 3 else form.section(number) is not None:
        return None
    heading = SECTIONS[number]
    return Found(
        form.title_cell,
        Text(
            f"「{heading}」が見つかりません。様式1は（１）～（３）の三つで一組です。",
            f"Section ({number}), “{heading}”, was not found. Form 1 has three sections, (1) to (3).",
        ),
        Text(
            "別のシートや別のファイルにある場合は一つにまとめ、見出しの番号と題名が様式のとおりかをご確認ください。",
            "If it is on another sheet or in another file, please bring the sections together, and check that the heading has the form's number and title.",
        ),
        section=number,
        expected=Text(heading, f"“{heading}”"),
    )


RULE = Rule(
    code="F101",
    severity=Severity.ERROR,
    basis=Basis.FORM,
    title=Text("（１）～（３）のいずれかがない", "A section is not found"),
    page=Page(
        what=Text(
            "様式1の（１）・（２）・（３）のうち、見つからないものがあります。",
            "One of the sections (1), (2) and (3) of Form 1 was not found.",
        ),
        why=Text(
            "進捗状況は三つの節がそろって報告になります。見出しが変わっていると、その下の表や文章も読み取れません。",
            "The report is complete with its three sections only. Where a heading was changed, what stands below it cannot be read either.",
        ),
        example=Text(
            "（２）の見出し「（２）自治体SDGsの推進に資する取組の達成状況」の行が消えている。",
            "The row with the heading “（２）自治体SDGsの推進に資する取組の達成状況” was deleted.",
        ),
        instead=Text(
            "節の見出しを様式のとおりに書き、三つの節を一つのファイルにまとめます。",
            "Write the section's heading as the form has it, and keep the three sections in one file.",
        ),
    ),
    places=places,
    judge=judge,
    on_empty=True,
)
