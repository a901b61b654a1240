"""All that the summary shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from sdgsheet.bulk import filed, lines
from sdgsheet.bulk.copyremarks import not_made
from sdgsheet.bulk.reader import Reader
from sdgsheet.bulk.totals import rule_lines, totals
from sdgsheet.reports.summary.contents import Contents


def contents(reader: Reader, edition: str, others: Mapping[str, int], listed: Iterable[str] | None) -> Contents:
    """Reads it from the results, each line as it is wanted.

    Args:
        reader: of the results.
        edition: of the program that made them.
        others: files of other kinds, by the ends of their names.
        listed: the cities of the office's list; None where there is none.
    """
    names = None if listed is None else list(listed)
    against = [] if names is None else list(filed.against_list(reader, names))
    return Contents(
        totals=totals(reader, edition, others, None if names is None else filed.counted(names, against)),
        cities=lines.city_lines(reader),
        findings=lines.finding_lines(reader),
        infos=lines.info_lines(reader),
        achievements=lines.achievement_lines(reader),
        rules=rule_lines(reader),
        files=lines.file_lines(reader),
        listed=against,
    )


def not_copied(reader: Reader, most: int) -> list[str]:
    """Of the first files whose marked copy could not be made: which copy, and why."""
    return [remark for _, remark in islice(not_made(reader), most)]


def unreadable(reader: Reader, most: int) -> list[tuple[str, str]]:
    """The first files that could not be checked, each with the reason."""
    rows = reader.run("select path, reason from files where status = 'unreadable' order by path limit ?", (most,))
    return [(reader.shown(path), reason) for path, reason in rows]
