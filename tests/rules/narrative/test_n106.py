"""N106: a reference that cannot be read."""

from dataclasses import replace

import pytest

from indicators import comment
from sdgsheet.form.model import Comment
from sdgsheet.rules.finding import OutcomeKind, Severity
from sdgsheet.rules.narrative.n106 import RULE
from sdgsheet.rules.run import run
from twins import found, joined, listed, place


def referring(text: str, unread: str) -> Comment:
    """A heading with this between its 【】."""
    said = comment("観光入込客数", "の増加", [(1, 9)], ["・増えた。"], references_text=text)
    return replace(said, references_unread=unread)


@pytest.mark.parametrize(("text", "unread"), [("(2)№○", "№○"), ("№３", "3"), ("(1)№９、(2)", "(2)")])
def test_speaks(text: str, unread: str) -> None:
    [finding] = found(RULE, listed(1, 9), comments=[referring(text, unread)])
    assert RULE.severity is Severity.INFO
    assert place(finding) == (3, None)
    assert finding.message.ja.startswith(f"見出しの参照「{text}」のうち「{unread}」が、どの行のことか読み取れません。")


def test_says_where_the_indicator_stands() -> None:
    [finding] = found(RULE, listed(1, 9), listed(2, 3), comments=[referring("(2)№○", "№○")])
    assert finding.message.ja.endswith("見出しの指標は(1)№9、(2)№3にあります。")
    assert finding.expected is not None
    assert finding.expected.ja == "(1)№9、(2)№3"


def test_silent_where_all_is_read() -> None:
    assert found(RULE, listed(1, 9), comments=[referring("(1)№９", "")]) == []


def test_silent_for_a_row_that_does_not_exist() -> None:
    assert found(RULE, listed(1, 9), comments=[comment("観光入込客数", "の増加", [(1, 15)], ["・増えた。"])]) == []


def test_headings_without_references_are_not_judged() -> None:
    case = joined(listed(1, 9), comments=[comment("観光入込客数", "の増加", [], ["・増えた。"])])
    assert run(RULE, case, form_is_empty=False).outcome.kind is OutcomeKind.NOT_APPLICABLE
