"""The words of the filings: indicators with plausible figures, initiatives, cities and sentences."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

COUNTED = ("件", "人", "箇所", "団体", "店舗", "台", "社", "回", "世帯", "校区", "本", "基", "者", "経営体")


@dataclass(frozen=True)
class Indicator:
    """What a city measures, and within which bounds a figure is plausible.

    ``low`` and ``high`` bound the baseline; ``rises`` tells whether the city wants more of it.
    """

    name: str
    unit: str
    low: Decimal
    high: Decimal
    decimals: int
    rises: bool
    goals: tuple[str, ...]

    @property
    def is_share(self) -> bool:
        return self.unit == "％"

    @property
    def is_count(self) -> bool:
        """Whole things that are counted, not a measure shown without decimals."""
        return not self.decimals and self.unit in COUNTED

    @property
    def is_cumulative(self) -> bool:
        return "累計" in self.name or "累積" in self.name


def parse(lines: str) -> tuple[Indicator, ...]:
    """One indicator a line: name | unit | low-high | more or less | goals. The decimals are those of ``low``."""
    return tuple(_parse(line) for line in lines.strip().splitlines())


def _parse(line: str) -> Indicator:
    name, unit, bounds, wish, goals = (part.strip() for part in line.split("|"))
    low, high = bounds.split("-")
    decimals = len(low.partition(".")[2])
    return Indicator(name, unit, Decimal(low), Decimal(high), decimals, wish == "more", tuple(goals.split(",")))
