"""F107: title, actual columns, section (2)'s heading and its target heading name different plan periods."""

from __future__ import annotations

from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import Found, Judgement, Page, Rule
from sdgsheet.rules.structure.period import Period, Source, period_text, sources, sources_of
from sdgsheet.text import Text

_LEFT_OVER = Text(
    "前の計画や前の年の様式の書き残しかもしれません。どちらが正しいかご確認のうえ、そろえてください。",
    "This may be left over from an earlier plan or year. Please check which is right and bring them into line.",
)
_WITHOUT_A_YEAR = Text(
    "年のない見出しの欄も実績として読み取りました。見出しに年をお書きください。",
    "The column whose heading has no year was read as actuals too. Please give the heading its year.",
)


def judge(case: Case, place: tuple[Source, Period]) -> Judgement:
    """Speaks at the source that is not of the period."""
    source, period = place
    if source.agrees(period):
        return None
    others = tuple(s for s in sources_of(case) if s.agrees(period))
    wrong = source.wrong(period)
    return Found(
        wrong[0],
        Text(
            f"{source.name.ja}は「{source.written}」ですが、ほかの箇所では計画期間は{period_text(period)}です（{_list(others, 0)}）。",
            f"“{source.written}” stands in {source.name.en}, but elsewhere the plan period is {period_text(period, '–')} ({_list(others, 1)}).",
        ),
        _WITHOUT_A_YEAR if source.undated else _LEFT_OVER,
        section=source.section,
        stated=source.written,
        expected=Text(period_text(period), period_text(period, "–")),
        evidence=(
            *(Evidence(cell, "heading", source.written_at(cell)) for cell in wrong),
            *(Evidence(s.cell, "period", s.written) for s in others),
        ),
        habitual=False,
    )


def _list(sources: tuple[Source, ...], language: int) -> str:
    """Two of them are enough to see it; the evidence has all."""
    if language == 0:
        return "、".join(f"{s.name.ja}「{s.written}」" for s in sources[:2]) + ("など" if sources[2:] else "")
    return ", ".join(f"{s.name.en} “{s.written}”" for s in sources[:2]) + (" …" if sources[2:] else "")


RULE = Rule(
    code="F107",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("計画期間の食い違い", "The plan period is not the same everywhere"),
    page=Page(
        what=Text(
            "題名の計画期間、実績の列の年、（２）の見出しの期間、（２）の目標値の見出しの年が食い違っています。（１）の「2030年（目標値）」と、選定された年（2019年度など）は比べません。",
            "The plan period in the title, the years of the actual columns, the period in the heading of section (2) and the year of its target heading disagree. The heading “2030年（目標値）” of section (1) and the year of selection are not compared.",
        ),
        why=Text(
            "前の計画の様式に上書きすると、見出しの一部だけが古い年のまま残りがちです。どの年の実績か、取り違えのもとになります。",
            "When an earlier form is written over, some headings easily keep the old years, and it becomes unclear which year an actual belongs to.",
        ),
        example=Text(
            "題名は「2023年～2025年」、実績の列は2023年・2024年・2025年なのに、（２）の目標値の見出しが「2024年目標値」のまま。",
            "The title says 2023–2025 and so do the actual columns, but the target heading of section (2) still says “2024年目標値”.",
        ),
        instead=Text(
            "計画期間を確認し、題名と見出しの年をそろえます。",
            "Check the plan period, and bring the years in title and headings into line.",
        ),
    ),
    places=sources,
    judge=judge,
    on_empty=True,
)
