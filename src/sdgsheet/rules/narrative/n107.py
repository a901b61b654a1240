"""N107: (3) is empty, or a ● heading has no text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sdgsheet.form.model import Comment, Narrative
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import Found, Judgement, Page, Rule
from sdgsheet.text import Text

# A paragraph's mark, with nothing behind it.
_NOTHING = re.compile(r"[\s・●○◯‣※*\-－]*")


class Headed(NamedTuple):
    """A ● heading and the paragraphs that are its own or that it shares with the headings after it."""

    comment: Comment
    paragraphs: tuple[str, ...]


def places(case: Case) -> Iterator[Narrative | Headed]:
    """Section (3) where it stands (F101), and each of its headings."""
    narrative = case.form.narrative
    if narrative is None:
        return
    yield narrative
    paragraphs: tuple[str, ...] = ()
    for comment in reversed(narrative.comments):
        paragraphs = comment.paragraphs or paragraphs
        yield Headed(comment, paragraphs)


def judge(_: Case, place: Narrative | Headed) -> Judgement:
    """Headings that follow each other directly share the text below the last of them."""
    if isinstance(place, Narrative):
        return None if _says_something(place.text) else _empty(place)
    return None if any(map(_says_something, place.paragraphs)) else _without_text(place.comment)


def _says_something(text: str) -> bool:
    return _NOTHING.fullmatch(text) is None


def _empty(narrative: Narrative) -> Found:
    return Found(
        narrative.heading,
        Text(
            "（３）に記入がありません。主な指標の達成に係る評価と課題を書く欄です。",
            "Section (3) is empty. It is for what is to be said of the main indicators: how they went, and what is left to do.",
        ),
        Text(
            "指標ごとに「●「指標名」の増加【(1)№１】」のような見出しを立て、その下に評価や課題をご記入ください。",
            "Please write a heading such as “●「指標名」の増加【(1)№１】” for each indicator, and the text below it.",
        ),
        section=3,
        evidence=(Evidence(narrative.heading, "heading", narrative.heading_text),),
    )


def _without_text(comment: Comment) -> Found:
    return Found(
        comment.cell,
        Text(
            f"見出し「{comment.heading}」の下に、評価や課題の文章がありません。",
            f"The heading “{comment.heading}” has no text below it.",
        ),
        Text(
            "文章をご記入ください。書くことがなければ、見出しを消してください。",
            "Please write the text, or delete the heading if there is nothing to say.",
        ),
        section=3,
        stated=comment.heading,
        evidence=(Evidence(comment.cell, "heading", comment.heading),),
        habitual=False,
    )


RULE = Rule(
    code="N107",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("（３）が空、または見出しに文章がない", "Section (3) is empty, or a heading has no text"),
    page=Page(
        what=Text(
            "（３）に文章がないか、●の見出しの下に文章がありません。",
            "Section (3) has no text, or there is no text below one of its ● headings.",
        ),
        why=Text(
            "数値だけでは、なぜそうなり、これからどうするのかが伝わりません。",
            "Figures alone do not tell why things went as they did, nor what comes next.",
        ),
        example=Text(
            "「●「市内総生産額」の減少【(1)№２】」の下が空いている。",
            "“●「市内総生産額」の減少【(1)№２】” with nothing below it.",
        ),
        instead=Text(
            "見出しの下に評価や課題を書きます。続けて並べた見出しは、最後の見出しの下の文章をまとめてのものとみなします。テキストボックスの文章も数えます。",
            "Write below the heading how things went and what is left to do. Headings that follow each other directly share the text below the last. Text boxes count.",
        ),
    ),
    places=places,
    judge=judge,
)
