"""Texts among the figures of a row: what they stand for is told by the row, not by the text alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sdgsheet.form.model import Triple
from sdgsheet.notation.characters import DASHES
from sdgsheet.notation.missing import holds_figure, is_reason, says_how_it_is
from sdgsheet.notation.numbers import Qualifier


def told_by_the_row(triples: Sequence[Triple | None]) -> list[Triple | None]:
    """Baseline, actuals and target, each text among figures as what it stands for.

    Digits that make no number (32,25; 最大で3,225) are a figure that cannot be read. An actual in words between a
    baseline and a target says why there is none: a missing value, however it is put. ＋5 among figures without a sign
    is no level, but how far to come from one.
    """
    triples = _with_changes(triples)
    numbers = [triple is not None and triple.amount.number is not None for triple in triples]
    last = len(triples) - 1
    has_both_ends = numbers[0] and numbers[last]
    return [
        _told(triple, is_actual=0 < index < last, is_target=index == last, has_both_ends=has_both_ends)
        if triple is not None and triple.amount.is_word and triple.source.kind == "text" and any(numbers)
        else triple
        for index, triple in enumerate(triples)
    ]


def _with_changes(triples: Sequence[Triple | None]) -> Sequence[Triple | None]:
    """＋5ポイント beside 60％ as a change; where a figure may be below zero, its sign is a part of it."""
    figures = [triple for triple in triples if triple is not None and triple.amount.number is not None]
    signed = [triple for triple in figures if _SIGNED.match(triple.amount.text) or (triple.amount.number or 0) <= 0]
    if len(figures) < 2 or len(signed) != 1 or signed[0] is triples[0] or signed[0].source.kind != "text":
        return triples
    [alone] = signed
    if not _PLUS.match(alone.amount.text):
        return triples
    change = alone._replace(amount=alone.amount._replace(qualifier=Qualifier.CHANGE))
    return [change if triple is alone else triple for triple in triples]


def _told(triple: Triple, *, is_actual: bool, is_target: bool, has_both_ends: bool) -> Triple:
    text, amount = triple.amount.text, triple.amount
    if holds_figure(text) and not says_how_it_is(text) and not (is_target and _is_prose(text)):
        return triple._replace(amount=amount._replace(qualifier=Qualifier.UNREADABLE))
    if is_actual and has_both_ends and is_reason(text):
        return triple._replace(amount=amount._replace(missing=True))
    return triple


def _is_prose(target: str) -> bool:
    """A target in words may hold figures: 毎年1校ずつ整備, 現状（12件）以上."""
    outside = _BRACKETED.sub("", target).strip()
    return bool(outside) and (_HIRAGANA.search(outside) is not None or not holds_figure(outside))


_PLUS = re.compile(r"\s*(?:[+＋]|プラス)")
_SIGNED = re.compile(rf"{_PLUS.pattern}|\s*(?:[{DASHES}－▲△]|マイナス)")
_BRACKETED = re.compile(r"[（(][^（()）]*[)）]")
_HIRAGANA = re.compile("[ぁ-ん]")
