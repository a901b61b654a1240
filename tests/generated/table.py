"""The table of recall and precision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

import sdgsheet
from generated.checking import Result


def table(results: Sequence[Result], count: int, seed: int) -> str:
    """A page in Markdown: how it was measured, the sums, and a line a rule."""
    right, missed, false = (_sum(results, kind) for kind in ("right", "missed", "false"))
    clean = [result for result in results if result.clean]
    rows, rows_right = sum(r.rows for r in results), sum(r.rows_right for r in results)
    lines = [
        "# Accuracy on generated filings",
        "",
        f"sdgsheet {sdgsheet.__version__}, {datetime.now(UTC):%Y-%m-%d}: {count} filings from seed {seed}, made by `tests/generated`, which knows nothing of the reader.",
        "Made again by `python tools/score_generated.py --count 1000 --seed 1 --write`.",
        "",
        f"- rows read right: {rows_right} of {rows} ({share(rows_right, rows)})",
        f"- clean filings: {len(clean)}; errors and warnings on them: {sum(r.alarms for r in clean)}",
        f"- findings demanded and made: {right.total()}; missed: {missed.total()}; false: {false.total()}",
        "",
        "A finding counts as made where rule, severity, section and row are right. False is whatever else is said, infos too.",
        "",
        "| rule | demanded | recall | false | precision |",
        "|---|---:|---:|---:|---:|",
    ]
    for rule in sorted({*right, *missed, *false}):
        demanded = right[rule] + missed[rule]
        lines.append(
            f"| {rule} | {demanded} | {share(right[rule], demanded)} | {false[rule]} | {share(right[rule], right[rule] + false[rule])} |"
        )
    return "\n".join(lines) + "\n"


def share(part: int, whole: int) -> str:
    """To three digits, rounded down: 1.000 means all."""
    return "–" if whole == 0 else f"{part * 1000 // whole / 1000:.3f}"


def _sum(results: Sequence[Result], kind: str) -> Counter[str]:
    total: Counter[str] = Counter()
    for result in results:
        total += getattr(result, kind)
    return total
