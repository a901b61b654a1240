"""V107: unfinished: ●●, ○○, 要確認, 調整中, （案）, XX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sdgsheet.form.model import Indicator, Narrative
from sdgsheet.form.names import one_line
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import Found, Judgement, Page, Rule
from sdgsheet.rules.values.placeholder import in_name, in_prose, in_value
from sdgsheet.rules.written import Written, own_texts
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text

Line = tuple[Ref, str]
_NAMES = frozenset({"name", "initiative"})
_VALUES = frozenset({"year", "baseline", "actual", "target", "achievement"})
_VALUE = Text(
    "確定した内容をご記入ください。値がまだないときは「未公表」「集計中」などで構いません。",
    "Please enter what is final. Where there is no value yet, “未公表”, “集計中” and the like will do.",
)
_YEAR = Text("年をご記入ください。", "Please fill in the year.")


def places(case: Case) -> Iterator[tuple[Indicator, tuple[Written, ...]] | Line]:
    """Every row with its cells, and every line of section (3)."""
    yield from own_texts(case)
    if case.form.narrative is not None:
        yield from _lines(case.form.narrative)


def _lines(narrative: Narrative) -> Iterator[Line]:
    for text in narrative.preamble:
        yield narrative.heading, text
    for comment in narrative.comments:
        yield comment.cell, comment.heading
        yield from zip(comment.paragraph_cells, comment.paragraphs, strict=True)


def judge(_: Case, place: tuple[Indicator, tuple[Written, ...]] | Line) -> Judgement:
    """Harder in a value or a year than in a name; in prose only what cannot be prose."""
    first, second = place
    if isinstance(first, Ref):
        assert isinstance(second, str)
        return _in_line(first, second)
    assert not isinstance(second, str)
    return list(_in_row(first, second))


def _in_row(row: Indicator, cells: Iterable[Written]) -> Iterator[Found]:
    for written in cells:
        if written.role in _VALUES and in_value(written.text):
            message = Text(
                f"「{written.text}」とあり、{'年' if written.role == 'year' else '値'}が書きかけのようです。",
                f"“{written.text}” seems to be unfinished.",
            )
            yield _found(row, written, message, _YEAR if written.role == "year" else _VALUE, Severity.ERROR)
        elif written.role in _NAMES and (sign := in_name(one_line(written.text))):
            what = Text("取組名", "initiative") if written.role == "initiative" else Text("指標名", "indicator name")
            shown = " ".join(written.text.split())
            message = Text(
                f"{what.ja}「{shown}」に、書きかけの印と思われる「{sign}」があります。",
                f"The {what.en} “{shown}” holds “{sign}”, which seems to mark something unfinished.",
            )
            action = Text(
                "正式な名称にしてください。名称の一部でしたら、このままで構いません。",
                "Please write the final name. If it is part of the name, it may stay.",
            )
            yield _found(row, written, message, action, Severity.WARNING)


def _found(row: Indicator, written: Written, message: Text, action: Text, severity: Severity) -> Found:
    evidence = (Evidence(written.cell, written.role, written.text),)
    return Found(written.cell, message, action, severity=severity, row=row, stated=written.text, evidence=evidence)


def _in_line(cell: Ref, text: str) -> Found | None:
    sign = in_prose(text)
    if not sign:
        return None
    line = _short(text)
    around = Text(f"（「{line}」）", f" (“{line}”)") if line != sign else Text("", "")
    return Found(
        cell,
        Text(
            f"（３）に「{sign}」があり、書きかけのようです{around.ja}。",
            f"Section (3) holds “{sign}” and seems to be unfinished here{around.en}.",
        ),
        Text(
            "確定した内容に書き直してください。",
            "Please write what is final.",
        ),
        section=3,
        stated=sign,
        evidence=(Evidence(cell, "narrative", text),),
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 30 else line[:29] + "…"


RULE = Rule(
    code="V107",
    severity=Severity.ERROR,
    basis=Basis.FORM,
    title=Text("書きかけ（●●・要確認・（案）など）", "Unfinished (“●●”, “要確認”, “（案）” …)"),
    page=Page(
        what=Text(
            "値や年の欄に、●●、○○、XX、要確認、調整中、（案）など、書きかけの印が残っています。名称では確認にとどめます。（３）の文章では、●●、○○、XX、（案）と、単独または括弧の中の「要確認」「調整中」だけを見ます。",
            "A value or a year still says “●●”, “○○”, “XX”, “要確認”, “調整中” or “（案）”. In a name this is a warning. In section (3) only “●●”, “○○”, “XX”, “（案）”, and “要確認” or “調整中” alone or in brackets count.",
        ),
        why=Text(
            "そのまま公表されると、未確定の内容が確定した報告として受け取られます。",
            "If it is published as it is, readers take what was not final for a report.",
        ),
        example=Text(
            "2022年度実績が「●●」のままになっている。",
            "The actual of fiscal 2022 still says “●●”.",
        ),
        instead=Text(
            "確定した値を記入します。まだないときは「未公表」「集計中」などと書きます。「関係機関と調整中」のような文章は、このままで構いません。",
            "Enter the final value, or “未公表”, “集計中” and the like where there is none. Prose such as “関係機関と調整中” may stay.",
        ),
    ),
    places=places,
    judge=judge,
)
