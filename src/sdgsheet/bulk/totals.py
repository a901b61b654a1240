"""The counts of the summary: over all files, and by rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sdgsheet.achievement.bands import BANDS
from sdgsheet.bulk.copyremarks import left, staying
from sdgsheet.bulk.reader import Reader
from sdgsheet.bulk.remarks import DOUBTFUL
from sdgsheet.reports.summary.contents import Listed, RuleLine, Totals, in_most
from sdgsheet.rules.catalogue import RULES


def totals(reader: Reader, edition: str, others: Mapping[str, int], listed: Listed | None) -> Totals:
    """The counts over all; ``listed`` is what came of the office's list, None where there is none."""
    status = dict(reader.run("select status, count(*) from files group by status").fetchall())
    errors, warnings, infos, filings, cities, unnamed, with_errors = reader.run(
        "select total(errors), total(warnings), total(infos), count(*), count(distinct key), "
        "count(distinct case when city is null then key end), count(distinct case when errors then key end) from filings"
    ).fetchone()
    standings = reader.run(
        "select standing, count(*) from filings join indicators using (path, form) group by standing"
    ).fetchall()
    (doubtful,) = reader.run(f"select count(*) from files where {DOUBTFUL}").fetchone()  # noqa: S608 - our own words
    older_errors, older_warnings = reader.run(
        "select total(errors), total(warnings) from forms where status = 'superseded'"
    ).fetchone()
    copies, failed, noted = reader.run(
        "select count(copy_sha256), count(no_copy), count(noted) from files join copies using (path) where status = 'read'"
    ).fetchone()
    return Totals(
        read=status.get("read", 0),
        superseded=status.get("superseded", 0),
        unreadable=status.get("unreadable", 0),
        others=others,
        filings=filings,
        cities=cities,
        unnamed=unnamed,
        cities_with_errors=with_errors,
        errors=int(errors),
        warnings=int(warnings),
        infos=int(infos),
        older_errors=int(older_errors),
        older_warnings=int(older_warnings),
        doubtful=doubtful,
        standings=dict(standings),
        bands=_bands(reader),
        copies=copies,
        copies_failed=failed,
        copies_noted=noted,
        copies_left=left(reader),
        copies_stay=staying(reader),
        listed=listed,
        suspects=tuple(line.code for line in rule_lines(reader) if in_most(line.cities, cities)),
        folder=reader.folder,
        edition=edition,
    )


def _bands(reader: Reader) -> dict[str | None, tuple[int, ...]]:
    counted: dict[str | None, list[int]] = {}
    rows = reader.run("select dimension, computed from filings join indicators using (path, form)")
    for dimension, computed in rows:
        counts = counted.setdefault(dimension, [0] * (len(BANDS) + 1))
        counts[_band(computed)] += 1
    return {dimension: tuple(counts) for dimension, counts in counted.items()}


def rule_lines(reader: Reader) -> Iterator[RuleLine]:
    """Every rule, in how many cities it speaks, and how often."""
    spoken = {
        rule: counts
        for rule, *counts in reader.run(
            "select rule, count(distinct key), count(case severity when 'error' then 1 end), "
            "count(case severity when 'warning' then 1 end), count(case severity when 'info' then 1 end) "
            "from filings join findings using (path, form) where not habit group by rule"
        )
    }
    outcomes = {
        rule: (not_checked, failed)
        for rule, not_checked, failed in reader.run(
            "select rule, count(case outcome when 'not checked' then 1 end), "
            "count(case outcome when 'failed' then 1 end) "
            "from filings join rules using (path, form) group by rule"
        )
    }
    for rule in RULES:
        cities, errors, warnings, infos = spoken.get(rule.code, (0, 0, 0, 0))
        not_checked, failed = outcomes.get(rule.code, (0, 0))
        yield RuleLine(rule.code, reader.say(rule.title), cities, errors, warnings, infos, not_checked, failed)


def _band(computed: float | None) -> int:
    if computed is None:
        return len(BANDS)
    return next(i for i, band in enumerate(BANDS) if band.lower is None or computed * 100 >= band.lower)
