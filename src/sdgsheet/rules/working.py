"""A row's 達成度 in words: the decision, the working, figures, evidence."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from sdgsheet.achievement.compute import Achievement
from sdgsheet.achievement.decision import Decision, decision
from sdgsheet.achievement.percent import is_long, percent, short
from sdgsheet.achievement.rounding import fraction_as_shown, hides_digits
from sdgsheet.achievement.stated import StatedFigure, round_half_away
from sdgsheet.form.model import Indicator, Triple
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Evidence
from sdgsheet.rules.labels import shown, value_text
from sdgsheet.rules.rule import Skipped
from sdgsheet.text import Text

UNDER_A104 = Skipped(Text("人の判断が必要な行（A104）", "rows that a person must decide (A104)"))
UNDER_A108 = Skipped(Text("表示形式で桁がずれている行（A108）", "rows off by 100 against their format (A108)"))


def decides(case: Case, row: Indicator) -> Decision | None:
    """Why a person must decide on the row's 達成度 (A104); None where arithmetic can judge it."""
    return decision(row, case.achievement(row), case.figure(row))


def not_computed(achievement: Achievement) -> Skipped:
    """A row without a computed 達成度, with the reason."""
    assert achievement.reason is not None
    return Skipped(achievement.reason.text)


def percent_at(fraction: Fraction, step: Fraction) -> str:
    """In percent to the digits of ``step``: ``-116%``, or ``-115.6%`` where it is 1/1000."""
    return percent(fraction, max(0, _places(step) - 2))


def as_written(figure: StatedFigure, fraction: Fraction) -> str:
    """The fraction as the cell would have it: 34%, 34 or 0.34."""
    if "%" in unicodedata.normalize("NFKC", figure.text):
        return percent_at(fraction, figure.step)
    if is_long(fraction):
        return short(fraction * 100 if figure.points else fraction)
    if figure.points:
        return percent_at(fraction, figure.step).removesuffix("%")
    return f"{_decimal(round_half_away(fraction, figure.step)):.{_places(figure.step)}f}"


def working(achievement: Achievement) -> Text:
    """``(2,616－2,415)÷(3,000－2,415)``; with the units where they had to be converted."""
    baseline, actual, target = achievement.baseline, achievement.actual, achievement.target
    assert baseline is not None
    assert actual is not None
    assert target is not None
    scales = {t.unit.scale for t in (baseline, actual, target) if t.unit is not None}
    in_full = _needs_all_digits(achievement)
    start, now, end = (
        figure_text(t, with_unit=len(scales) > 1, in_full=in_full and hides_digits(t))
        for t in (baseline, actual, target)
    )
    en_start, en_now, en_end = map(quoted, (start, now, end))
    return Text(f"({now}－{start})÷({end}－{start})", f"({en_now} − {en_start}) ÷ ({en_end} − {en_start})")


def _needs_all_digits(achievement: Achievement) -> bool:
    """The figures as shown do not give the result: the digits that their formats hide have to be told."""
    as_shown = fraction_as_shown(achievement)
    if as_shown is None or achievement.fraction is None:
        return False
    return percent(as_shown, 1) != percent(achievement.fraction, 1)


def figure_text(triple: Triple, *, with_unit: bool = True, in_full: bool = False) -> str:
    """The figure as the sheet shows it; in full where a % format shows another number."""
    text = value_text(triple)
    if in_full:
        text = f"{triple.amount.number:{',' if ',' in text else ''}f}"
        return text + triple.unit_text.strip() if with_unit else text
    if triple.source.kind == "number" and "%" in text:
        text = f"{triple.amount.number:f}"
        return text + triple.unit_text.strip() if with_unit else text
    return shown(triple) if with_unit else text


def number_text(value: Fraction) -> str:
    """A difference of figures: ``1,234.5``."""
    if is_long(value):
        return short(value)
    text = f"{_decimal(value):,.10f}"
    return text.rstrip("0").rstrip(".")


def quoted(text: str) -> str:
    """For English: what holds Japanese, such as 583万円/人, in quotes; plain figures as they are."""
    return text if text.isascii() else f"“{text}”"


def evidence(
    case: Case, row: Indicator, roles: Iterable[str] = ("baseline", "actual", "target", "achievement")
) -> tuple[Evidence, ...]:
    """The cells that the row's 達成度 was judged from."""
    achievement = case.achievement(row)
    triples = {"baseline": achievement.baseline, "actual": achievement.actual, "target": achievement.target}
    cells = [Evidence(t.cell, role, t.amount.text) for role in roles if (t := triples.get(role)) is not None]
    if row.stated is not None and "achievement" in roles:
        cells.append(Evidence(row.stated.cell, "achievement", row.stated.text))
    return tuple(cells)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _places(step: Fraction) -> int:
    """Digits after the point: 2 for 1/100."""
    return len(str(1 / step)) - 1
