"""A clean filing: rows of both sections with figures that agree wherever they have to."""

from __future__ import annotations

import copy
import random
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from generated.figures import Series, series
from generated.model import Filing, Row, Stated, Triple, Truth, whole_percent
from generated.vocabulary import Indicator
from generated.vocabulary.economy import ECONOMY
from generated.vocabulary.environment import ENVIRONMENT
from generated.vocabulary.society import SOCIETY
from generated.vocabulary.unusual import UNUSUAL_ECONOMY, UNUSUAL_ENVIRONMENT, UNUSUAL_SOCIETY
from generated.vocabulary.words import CITIES, INITIATIVES
from generated.years import Year

DIMENSIONS = (
    ("経済", ECONOMY + UNUSUAL_ECONOMY),
    ("社会", SOCIETY + UNUSUAL_SOCIETY),
    ("環境", ENVIRONMENT + UNUSUAL_ENVIRONMENT),
)
SLOW = ("市内総生産額", "一人当たり市民所得", "市域からの温室効果ガス排出量", "製造品出荷額等", "農業産出額")
"""Statistics that come a year or two late."""
MISSING = ("未公表", "集計中", "－", "未集計", "調査中")
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"


def clean_filing(rng: random.Random, *, target_fiscal: bool, restart: bool) -> Filing:
    """A form of 12 to 60 rows in which nothing is wrong."""
    maker = _Maker(rng, target_fiscal=target_fiscal)
    size = rng.choice((rng.randint(6, 12), rng.randint(6, 12), rng.randint(10, 30)))
    firsts = maker.section1(size, rng)
    seconds = maker.section2(firsts, rng.choice((rng.randint(6, 12), rng.randint(8, 30))), rng)
    number(firsts, restart=restart)
    number(seconds, restart=False)
    generation = rng.choice((1, 2, 2, 3))
    return Filing(
        city=rng.choice(CITIES),
        first_year=maker.first_year,
        generation=generation,
        cohort=maker.first_year - (1 if generation == 1 else 3 * (generation - 1)),
        columns_filled=maker.filled,
        rows=[*firsts, *seconds],
        comments=[],
        truth=Truth(),
    )


def number(rows: list[Row], *, restart: bool) -> None:
    """Running numbers; with ``restart`` each 側面 begins with 1."""
    count = 0
    for position, row in enumerate(rows):
        row.no = position + 1
        if restart:
            count = count + 1 if position and rows[position - 1].dimension == row.dimension else 1
            row.numbered = count


def compute(row: Row) -> Fraction | None:
    """達成度 from the figures of the row, None where there is none."""
    latest, base, target = row.latest, row.baseline.value, row.target.value
    if latest is None or latest.value is None or base is None or target is None or target == base:
        return None
    return Fraction(latest.value - base) / Fraction(target - base)


def settle(row: Row) -> None:
    """Computes the row, and writes that figure down as its 達成度."""
    row.computed = compute(row)
    row.stated = Stated(None if row.computed is None else Fraction(whole_percent(row.computed), 100))


class _Maker:
    """Remembers what all rows of one filing share."""

    def __init__(self, rng: random.Random, *, target_fiscal: bool) -> None:
        self.rng = rng
        self.first_year = rng.choice((2020, 2021, 2022, 2022, 2023, 2023, 2024))
        self.filled = rng.choice((1, 2, 2, 3))
        self.base_year = self.first_year - rng.choice((1, 2, 2))
        self.target_fiscal = target_fiscal
        self.far_targets = rng.choice((1.0, 1.0, 0.7, 0.0))
        self.slow_by = rng.choice((1, 2))
        self.made: dict[str, tuple[Series, Triple, list[Triple | None]]] = {}

    def section1(self, size: int, rng: random.Random) -> list[Row]:
        rows: list[Row] = []
        for share, (dimension, words) in zip(_parts(size, rng), DIMENSIONS, strict=True):
            rows += [
                self._row(1, indicator, dimension=dimension) for indicator in rng.sample(words, min(share, len(words)))
            ]
        if rng.random() < 0.5:
            for _ in range(rng.choice((1, 1, 2))):
                self._repeat(rows, rng)
        return rows

    def section2(self, firsts: list[Row], size: int, rng: random.Random) -> list[Row]:
        once = [row for row in firsts if not row.repeated]
        shared = rng.sample(once, min(len(once), int(size * rng.uniform(0.2, 0.6))))
        names = {row.name for row in firsts}
        others = [i for _, words in DIMENSIONS for i in words if i.name not in names]
        rows = [self._twin(row) for row in shared]
        rows += [self._row(2, indicator) for indicator in rng.sample(others, max(1, size - len(shared)))]
        rng.shuffle(rows)
        titles = rng.sample(INITIATIVES, min(len(INITIATIVES), max(2, len(rows) // 4)))
        bounds = sorted(rng.sample(range(1, len(rows)), len(titles) - 1))
        for position, row in enumerate(rows):
            which = sum(1 for bound in bounds if position >= bound)
            row.initiative = CIRCLED[which] + titles[which]
        return rows

    def _row(self, section: int, indicator: Indicator, *, dimension: str = "") -> Row:
        made, baseline, actuals = self._figures(indicator)
        far = section == 1 and self.rng.random() < self.far_targets
        target = self._triple(
            indicator,
            Year(2030 if far else self.first_year + 2, self.target_fiscal),
            made.later_target if far else made.target,
        )
        row = Row(
            section, 0, indicator, copy.deepcopy(baseline), copy.deepcopy(actuals), target, Stated(), indicator.name,
            dimension=dimension, goals=",".join(indicator.goals) if section == 1 else None, twin_key=indicator.name,
        )  # fmt: skip
        settle(row)
        return row

    def _twin(self, first: Row) -> Row:
        row = self._row(2, first.indicator)
        assert first.target.year is not None
        if first.target.year.named != 2030:
            row.target = copy.deepcopy(first.target)
            settle(row)
        return row

    def _repeat(self, rows: list[Row], rng: random.Random) -> None:
        """The same indicator again under a later 側面, marked 再掲."""
        source = rng.choice([row for row in rows if not row.repeated and row.dimension != "環境"])
        if any(row.repeated and row.twin_key == source.twin_key for row in rows):
            return
        later = rng.choice(["社会", "環境"] if source.dimension == "経済" else ["環境"])
        again = replace(copy.deepcopy(source), dimension=later, repeated=True)
        end = max(i for i, row in enumerate(rows) if row.dimension == later) + 1
        rows.insert(rng.randint(end - 1, end), again)

    def _figures(self, indicator: Indicator) -> tuple[Series, Triple, list[Triple | None]]:
        if indicator.name not in self.made:
            made = series(indicator, self.rng)
            slow = self.slow_by if indicator.name in SLOW else 0
            calendar = slow == 0 and self.rng.random() < 0.04
            baseline = self._triple(indicator, Year(self.base_year - slow, not calendar), made.baseline)
            actuals: list[Triple | None] = [None, None, None]
            for column in range(self.filled):
                actuals[column] = self._triple(
                    indicator, Year(self.first_year + column - slow, not calendar), made.actuals[column]
                )
            if self.filled > 1 and self.rng.random() < 0.05:
                actuals[self.filled - 1] = self._missing()
            self.made[indicator.name] = made, baseline, actuals
        return self.made[indicator.name]

    def _triple(self, indicator: Indicator, year: Year, value: Decimal) -> Triple:
        return Triple(year, value, indicator.decimals, indicator.unit)

    def _missing(self) -> Triple | None:
        word = self.rng.choice((None, *MISSING))
        return None if word is None else Triple(None, None, 0, "", typed=word)


def _parts(size: int, rng: random.Random) -> list[int]:
    first = max(2, int(size * rng.uniform(0.2, 0.4)))
    third = max(2, int(size * rng.uniform(0.2, 0.4)))
    return [first, max(2, size - first - third), third]
