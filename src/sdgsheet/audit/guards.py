"""What a 達成度 formula shows when something is missing: judged apart from what it computes."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from sdgsheet.achievement.percent import percent
from sdgsheet.achievement.words import claim_of
from sdgsheet.form.model import Indicator
from sdgsheet.formulas.engine import ExcelError, Input, Result
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.rules.case import Case
from sdgsheet.rules.formulas.bench import Bench
from sdgsheet.rules.formulas.judgement import read
from sdgsheet.rules.formulas.likeness import Likeness, fits, read_result
from sdgsheet.rules.formulas.subject import Subject, subject_of
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text

_BASELINE, _OLDER, _ACTUAL, _NEXT, _TARGET = 120.0, 126.0, 134.0, 145.0, 170.0
_WORD = "未公表"
GIVEN = Text(
    f"そのほかの値は、当初値{_BASELINE:g}・1つ前の実績{_OLDER:g}・最新の実績{_ACTUAL:g}・次の実績{_NEXT:g}・目標値{_TARGET:g}として計算。",
    f"Computed with baseline {_BASELINE:g}, the actual before {_OLDER:g}, the latest {_ACTUAL:g}, the next {_NEXT:g} and target {_TARGET:g} otherwise.",
)
"""What stands in the cells that are not missing."""


class Guard(NamedTuple):
    """One case of something missing."""

    when: Text
    shows: Text
    is_right: bool
    """What is shown cannot be mistaken for a 達成度 that it is not."""


def guards(case: Case, row: Indicator, like: Likeness) -> tuple[Guard, ...]:
    """The cases in which a figure that the form's formula needs is not there, and what the row's formula then shows.

    Empty where the formula cannot be evaluated. ``like`` says how it is scaled and rounded.
    """
    subject = subject_of(case, row)
    if subject is None or subject.latest is None:
        return ()
    try:
        return _Guards(case, subject, like).all()
    except NotJudgedError:
        return ()


class _Guards:
    def __init__(self, case: Case, subject: Subject, like: Likeness) -> None:
        self.subject = subject
        self.like = like
        self.bench = Bench(case.workbook, read(case, subject))
        inputs = subject.inputs
        assert inputs.baseline is not None
        assert inputs.target is not None
        self.baseline, self.target = inputs.baseline, inputs.target
        self.latest = subject.place("actual")
        figures: dict[Ref, Input] = {self.baseline: _BASELINE, self.target: _TARGET}
        for index, place in enumerate(inputs.actuals):
            if place is not None:
                latest = subject.latest or 0
                figures[place] = _ACTUAL if index == latest else _OLDER if index < latest else None
        self.figures = figures

    def all(self) -> tuple[Guard, ...]:
        actuals = [place for place in self.subject.inputs.actuals if place is not None]
        assert self.latest is not None
        found = [
            self._nothing(Text("実績がすべて空欄", "all actuals empty"), dict.fromkeys(actuals)),
            self._nothing(Text("当初値が空欄", "baseline empty"), {self.baseline: None}),
            self._nothing(Text("目標値が空欄", "target empty"), {self.target: None}),
            self._nothing(Text("目標値＝当初値", "target = baseline"), {self.target: _BASELINE}),
            self._word(),
            self._zero(),
        ]
        others = [
            self._reached(Text("最新の実績＝当初値", "latest actual = baseline"), _BASELINE),
            self._reached(Text("最新の実績＝目標値", "latest actual = target"), _TARGET),
            self._following(actuals),
        ]
        return (*found, *(guard for guard in others if guard is not None))

    def _nothing(self, when: Text, changes: Mapping[Ref, Input]) -> Guard:
        """The form's formula has no value: a blank, a word or an error says so, a figure does not."""
        result = self._result(changes)
        return Guard(when, self._shown(result), read_result(result) is None)

    def _word(self) -> Guard:
        """A word for a value that is not there yet: the actual before counts, or nothing is shown."""
        assert self.latest is not None
        result = self._result({self.latest: _WORD})
        has_older = (self.subject.latest or 0) > 0
        older = (_OLDER - _BASELINE) / (_TARGET - _BASELINE)
        is_right = read_result(result) is None or (has_older and fits(older, result, self.like))
        return Guard(Text(f"最新の実績が「{_WORD}」", f"latest actual “{_WORD}”"), self._shown(result), is_right)

    def _zero(self) -> Guard:
        """A real 0 is a value."""
        assert self.latest is not None
        result = self._result({self.latest: 0.0})
        expected = (0.0 - _BASELINE) / (_TARGET - _BASELINE)
        is_right = fits(expected, result, self.like)
        shows = Text("0として計算", "computed as 0") if is_right else self._shown(result)
        return Guard(Text("最新の実績が0", "latest actual 0"), shows, is_right)

    def _reached(self, when: Text, actual: float) -> Guard | None:
        """0% and 100% are 達成度 as any other: where something else is shown. 達成 may stand for 100%."""
        assert self.latest is not None
        result, expected = self._result({self.latest: actual}), (actual - _BASELINE) / (_TARGET - _BASELINE)
        if fits(expected, result, self.like):
            return None
        is_word = isinstance(result, str) and claim_of(result) is (expected >= 1)
        return Guard(when, self._shown(result), is_word)

    def _following(self, actuals: list[Ref]) -> Guard | None:
        """The next column is filled in: does the formula take it?"""
        index = (self.subject.latest or 0) + 1
        place = self.subject.inputs.actuals[index] if index < len(self.subject.inputs.actuals) else None
        if place is None or place not in actuals:
            return None
        follows = fits((_NEXT - _BASELINE) / (_TARGET - _BASELINE), self._result({place: _NEXT}), self.like)
        shows = (
            Text("その実績で計算", "computed with it")
            if follows
            else Text("前の実績のまま（式の直しが必要）", "still the one before (the formula must be changed)")
        )
        return Guard(Text("次の年の実績を記入", "next year's actual filled in"), shows, follows)

    def _result(self, changes: Mapping[Ref, Input]) -> Result:
        return self.bench.result({**self.figures, **changes})

    def _shown(self, result: Result) -> Text:
        if isinstance(result, ExcelError):
            return Text(str(result), str(result))
        if result == "":
            return Text("空欄", "nothing")
        read = read_result(result)
        if read is None:
            return Text(f"「{result}」", f"“{result}”")
        text = result if isinstance(result, str) else percent(Fraction(f"{read.value / self.like.scale:.15g}"))
        return Text(f"数値（{text}）", f"a figure ({text})")
