"""Years as cities write them, and the days that they cover."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

FULL_WIDTH: dict[int, int] = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True)
class Year:
    """A named year: a fiscal one (年度, April to March), a calendar one (年), or one month of a calendar year."""

    named: int
    fiscal: bool
    month: int | None = None

    def period(self) -> tuple[str, str]:
        """First and last day, ISO."""
        if self.month is not None:
            first = date(self.named, self.month, 1)
            return first.isoformat(), (_next_month(first) - timedelta(days=1)).isoformat()
        if self.fiscal:
            return f"{self.named}-04-01", f"{self.named + 1}-03-31"
        return f"{self.named}-01-01", f"{self.named}-12-31"

    def counted(self) -> set[int]:
        """The years that it may be counted to: a month in its calendar year and in its fiscal year."""
        return {self.named} if self.month is None else {self.named, self.named - (self.month <= 3)}

    def spelled(self, style: str) -> str:
        """In one of the styles western, wide, era, short, bare, both; ``bare`` leaves 年度 away."""
        if self.month is not None:
            return (
                f"{era(self.named)}年{self.month}月"
                if style in {"era", "short", "bare"}
                else f"{self.named}年{self.month}月"
            )
        tail = "年度" if self.fiscal else "年"
        western = f"{self.named}{tail}"
        return {
            "wide": western.translate(FULL_WIDTH),
            "era": era(self.named) + tail,
            "short": short_era(self.named) + tail,
            "bare": short_era(self.named),
            "both": f"{self.named}（{era(self.named)}）{tail}",
        }.get(style, western)


def era(year: int) -> str:
    """令和2, 令和元, 平成30."""
    if year >= 2019:
        return "令和" + ("元" if year == 2019 else str(year - 2018))
    return f"平成{year - 1988}"


def short_era(year: int) -> str:
    """R2, R1, H30."""
    return f"R{year - 2018}" if year >= 2019 else f"H{year - 1988}"


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)
