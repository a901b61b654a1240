"""Actuals that are of an earlier year than their column: a statistic that comes late."""

from __future__ import annotations

from sdgsheet.form.model import Form, Indicator, Triple


def lagging(form: Form, row: Indicator) -> tuple[Triple, ...]:
    """The row's actuals whose named year is earlier than the one that their column's heading names.

    Of a month or a day either of its two years may fit: 2023年3月 under 2022年 is no lag.
    """
    section = form.section(row.section)
    if section is None:
        return ()
    return tuple(
        actual
        for actual, column in zip(row.actuals, section.actual_columns, strict=False)
        if actual is not None
        and actual.year is not None
        and column.year is not None
        and not actual.is_blank
        and not actual.amount.missing
        and not actual.year.is_open
        and max(actual.year.fitting) < column.year.named
    )
