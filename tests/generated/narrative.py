"""Section (3): ● headings with quoted names, directions and references, and paragraphs below them."""

from __future__ import annotations

import random

from generated.model import ANY, Comment, Filing, Row, whole_percent
from generated.vocabulary.words import FALL, LAG, PLAIN, RISE
from generated.years import FULL_WIDTH


def write_comments(filing: Filing, rng: random.Random, reference_style: str) -> None:
    """Comments on some indicators: every direction and every quoted 達成度 is what the tables say."""
    groups = [group for group in _groups(filing) if all(_may_be_mentioned(row) for row in group)]
    chosen = rng.sample(groups, min(len(groups), rng.randint(3, 9)))
    for group in chosen:
        filing.comments.append(_comment(filing, group, rng, reference_style))
    if not filing.comments and 3 not in filing.missing_sections and not filing.empty:
        filing.truth.finds("N107", "warning", 3, ANY, fault="nothing to write")


def references(rows: list[Row], style: str, rng: random.Random) -> str:
    """【(1)№１、４、８】, 【(1)No.2、(2)No.6】 …; rows of a section that restarts its numbers cannot be referred to."""
    parts: list[str] = []
    for section in (1, 2):
        numbers = [row.no for row in rows if row.section == section and row.numbered is None]
        if not numbers:
            continue
        chosen = rng.choice(("№", "No.")) if style == "mixed" else style
        mark = "№" if chosen == "wide" else chosen
        written = [str(number).translate(FULL_WIDTH) if chosen == "wide" else str(number) for number in numbers]
        bracket = f"（{section}）".translate(FULL_WIDTH) if chosen == "wide" else f"({section})"
        parts.append(bracket + mark + "、".join(written))
    return f"【{'、'.join(parts)}】" if parts else ""


def direction(row: Row) -> int:
    """1 rising, -1 falling, 0 where the baseline and the actual before do not agree about it."""
    numbers = [t.value for t in (row.baseline, *row.actuals) if t is not None and t.value is not None]
    if len(numbers) < 2:
        return 0
    signs = {(numbers[-1] > earlier) - (numbers[-1] < earlier) for earlier in (numbers[0], numbers[-2])}
    return signs.pop() if len(signs) == 1 else 0


def is_late(row: Row, filing: Filing) -> bool:
    """Whether an actual's named year lies before its column's heading."""
    return any(
        actual is not None
        and actual.year is not None
        and actual.year_typed is None
        and max(actual.year.counted()) < heading
        for actual, heading in zip(row.actuals, filing.years, strict=True)
    )


def _groups(filing: Filing) -> list[list[Row]]:
    rows = [row for row in filing.rows if row.section not in filing.missing_sections]
    return [[row for row in rows if row.twin_key == key] for key in dict.fromkeys(row.twin_key for row in rows)]


def _may_be_mentioned(row: Row) -> bool:
    return "mention" not in row.silent


def _comment(filing: Filing, group: list[Row], rng: random.Random, style: str) -> Comment:
    first, trend = group[0], direction(group[0])
    word = {
        1: rng.choice(("の増加", "の増加", "")),
        -1: rng.choice(("の減少", "の減少", "")),
        0: rng.choice(("", "について")),
    }[trend]
    heading = f"●「{first.name}」{word}{rng.choice(('', '　'))}{references(group, style, rng)}"
    paragraphs = [rng.choice({1: RISE, -1: FALL, 0: PLAIN}[trend])]
    if rng.random() < 0.3 and first.computed is not None and first.stated.fraction is not None:
        paragraphs.append(
            f"・達成度は{whole_percent(first.stated.fraction)}％であり、{rng.choice(PLAIN).strip('　・')}"
        )
    if any(is_late(row, filing) for row in group):
        paragraphs.insert(0, rng.choice(LAG))
    if rng.random() < 0.4:
        paragraphs.append(rng.choice(PLAIN))
    return Comment(group, heading, paragraphs)
