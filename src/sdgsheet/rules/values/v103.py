"""V103: a word for a missing value that is ambiguous (なし) or unusual."""

from __future__ import annotations

from collections.abc import Iterator

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.notation.missing import missing_habit
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.rules.written import beginning, label, role_of
from sdgsheet.text import Text


def judge(case: Case, row: Indicator) -> Judgement:
    """Neither is ever taken for 0. An Excel error (#N/A) is V105's."""
    values = [triple for triple in row.triples if not triple.is_blank and triple.source.kind != "error"]
    if not values:
        return NOT_APPLICABLE
    return list(_founds(case, row, values))


def _founds(case: Case, row: Indicator, values: list[Triple]) -> Iterator[Found]:
    for triple in values:
        if triple.amount.number is not None:
            continue
        habit = missing_habit(triple.amount.text) or ("unusual" if triple.amount.missing else None)
        if habit is None or habit == "usual":
            continue
        yield Found(
            triple.cell,
            _message(label(case, row, triple), triple.amount.text, ambiguous=habit == "ambiguous"),
            row=row,
            stated=triple.amount.text,
            evidence=(Evidence(triple.cell, role_of(row, triple), triple.amount.text),),
        )


def _message(name: Text, word: str, *, ambiguous: bool) -> Text:
    if ambiguous:
        return Text(
            f"{name.ja}が「{word}」です。値がないのか0なのか、どちらにも読めるため、0としては計算していません（0でしたら「0」と書くと伝わります）。",
            f"{beginning(name.en)} “{word}” may mean that there is no value or that it is 0. It was not taken for 0; if it is, “0” says so.",
        )
    return Text(
        f"{name.ja}の「{word}」は、値がないものとして扱いました（「未公表」「集計中」などと書くと理由が伝わります）。",
        f"{beginning(name.en)} “{word}” was taken for a missing value. Words such as “未公表” or “集計中” say why.",
    )


RULE = Rule(
    code="V103",
    severity=Severity.INFO,
    basis=Basis.CONVENTION,
    title=Text("値がないことを表す言葉が分かりにくい", "An unclear word for a missing value"),
    page=Page(
        what=Text(
            "値の欄に、「なし」のように0とも未記入とも読める言葉か、あまり使われない言葉が書かれています。",
            "A value says “なし”, which may mean 0 or no value, or another word that is seldom used for a missing value.",
        ),
        why=Text(
            "0件だったのか、まだ調べていないのかで、達成度は変わります。このため0とはみなしません。",
            "Whether there were none or nobody has counted yet makes a difference to the achievement. It is therefore never taken for 0.",
        ),
        example=Text("実績の欄に「なし」とある。", "An actual says “なし”."),
        instead=Text(
            "0でしたら「0」、値がまだないときは「未公表」「集計中」「未実施」などと書きます。",
            "Write “0” if it is 0, and “未公表”, “集計中”, “未実施” and the like where there is no value yet.",
        ),
    ),
    places=indicators,
    judge=judge,
)
