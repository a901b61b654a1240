"""N102: the quoted indicator name fits another row better than the referenced one."""

from __future__ import annotations

from sdgsheet.form.model import Comment
from sdgsheet.notation.headings import read_heading
from sdgsheet.notation.names import join_key
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.labels import places
from sdgsheet.rules.narrative.headings import comments
from sdgsheet.rules.narrative.misfits import Misfit, misfits
from sdgsheet.rules.quotes import referenced
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule
from sdgsheet.text import Text


def judge(case: Case, comment: Comment) -> Judgement:
    """Reference by reference; a warning where a row of the quoted name exists, else an info."""
    if not read_heading(comment.heading).names or not referenced(case, comment):
        return NOT_APPLICABLE
    found = misfits(case, comment)
    return _found(comment, found) if found else None


def _found(comment: Comment, found: list[Misfit]) -> Found:
    wrong = [misfit.row for misfit in found]
    better = list({row.key: row for misfit in found for row in misfit.better}.values())
    names = read_heading(comment.heading).names
    quoted = Text("」「".join(names), "”, “".join(names))
    said = "、".join(f"{places((row,)).ja}は「{row.name}」" for row in wrong)
    english = " and ".join(f"{places((row,)).en} is “{row.name}”" for row in wrong)
    there = places(better)
    if better:
        exact = {join_key(row.name) for row in better} <= {join_key(name) for name in names}
        which = (
            Text("見出しの指標", "The heading's indicator") if exact else Text("名の近い指標", "One of a similar name")
        )
        message = Text(
            f"見出しは「{quoted.ja}」ですが、参照している{said}です。{which.ja}は{there.ja}にあります。",
            f"The heading says “{quoted.en}”, but {english}. {which.en} stands in {there.en}.",
        )
        action = Text(
            "【】の番号か、見出しの指標名をご確認ください。",
            "Please check the numbers in 【】, or the name in the heading.",
        )
    else:
        message = Text(
            f"見出しは「{quoted.ja}」ですが、参照している{said}で、見出しと同じ名の指標は表にありません。",
            f"The heading says “{quoted.en}”, but {english}; no row has the heading's name.",
        )
        action = Text(
            "指標名を表と同じにしておくと、どの指標の評価かが読む人に伝わります。",
            "With the table's own name, readers can tell which indicator is meant.",
        )
    return Found(
        comment.cell,
        message,
        action,
        section=3,
        severity=Severity.WARNING if better else Severity.INFO,
        stated=quoted.ja,
        expected=Text(there.ja, there.en) if better else None,
        evidence=(
            Evidence(comment.cell, "heading", comment.heading),
            *(Evidence(row.name_cell or row.first_cell, "name", row.name) for row in (*wrong, *better)),
        ),
        habitual=False,
    )


RULE = Rule(
    code="N102",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("（３）の指標名と参照先が合わない", "Name and reference in section (3) do not match"),
    page=Page(
        what=Text(
            "（３）の見出しに書かれた指標名が、【】で参照している行の指標名と合わず、別の行と合います。どの行とも合わないときは参考としてお知らせします。",
            "A heading in (3) quotes a name that fits another row better than the one it refers to. Where it fits no row at all, that is an info.",
        ),
        why=Text(
            "行の追加や並べ替えで番号がずれると起こります。別の指標の評価として読まれてしまいます。",
            "This happens when numbers shift after rows were added or moved; the comment is then read as another indicator's.",
        ),
        example=Text(
            "●「市内総生産額」の減少【(1)№3】とあるが、(1)№3は別の指標で、市内総生産額は(1)№2。",
            "“●「市内総生産額」の減少【(1)№3】”, where (1) No.3 is another indicator and “市内総生産額” is (1) No.2.",
        ),
        instead=Text(
            "番号か指標名を直してください。略称や取組名での見出しは、そのままで構いません。",
            "Correct the number or the name. Headings with an abbreviation or a 取組名 are fine as they are.",
        ),
    ),
    places=comments,
    judge=judge,
)
