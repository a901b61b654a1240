"""The lines of the summary, read from the results one by one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from sdgsheet.bulk.copyremarks import of_copies
from sdgsheet.bulk.newer import newer_versions
from sdgsheet.bulk.reader import Reader
from sdgsheet.bulk.remarks import File, remarks
from sdgsheet.reports.achievements import Standing
from sdgsheet.reports.summary.contents import AchievementLine, CityLine, FileLine, FindingLine, InfoLine
from sdgsheet.rules.words import row_name
from sdgsheet.text import Text

_ALL_OF = (
    "(select group_concat(one, '・') from "
    "(select {0} as one from forms where path = files.path group by {0} order by min(form)))"
)
"""What the forms of a file say, each once, in their order."""


def city_lines(reader: Reader) -> Iterator[CityLine]:
    """Every form of every filing that counts."""
    copies = of_copies(reader)
    rows = reader.run(
        "select path, form, label, filings.city, filings.period, filings.errors, filings.warnings, filings.infos, "
        "place, named, unlike, copy, copy_sha256 from filings join files using (path) join found using (path) "
        "left join copies using (path) order by position"
    )
    for path, form, label, city, period, errors, warnings, infos, place, named, unlike, copy, made in rows:
        standings: dict[Standing, int] = dict(
            reader.run(
                "select standing, count(*) from indicators where path = ? and form = ? group by standing", (path, form)
            ).fetchall()
        )
        folder, file = reader.place(path, place)
        remark = remarks(reader, File(place, city, named, unlike, copies.get(path, ())))
        yield CityLine(
            city=label,
            period=period or "",
            errors=errors,
            warnings=warnings,
            infos=infos,
            standings=standings,
            folder=folder,
            file=file,
            copy=reader.copy(copy, made),
            remark=remark,
        )


def finding_lines(reader: Reader) -> Iterator[FindingLine]:
    """Errors and warnings of every filing, errors first."""
    rows = reader.run(
        "select label, severity, rule, section, no, no_text, subject, stated, expected, message, action, "
        "caused_by, habit, sheet, cell, place from filings join findings using (path, form) join found using (path) "
        "where severity <> 'info' "
        "order by filings.position, case severity when 'error' then 0 else 1 end, findings.position"
    )
    for label, severity, rule, section, no, no_text, subject, *texts, caused_by, habit, sheet, a1, place in rows:
        stated, expected, message, action = (text or "" for text in texts)
        cause = json.loads(caused_by) if caused_by else None
        yield FindingLine(
            city=label,
            severity=severity,
            rule=rule,
            place=reader.say(row_name(section, no, no_text)),
            subject=subject or "",
            stated=stated,
            expected=expected,
            message=message,
            action=action,
            cause=f"{cause['rule']} {cause['cell']}" if cause else "",
            counted=not habit,
            cell=reader.link(f"{sheet}!{a1}", place, sheet, a1),
        )


def info_lines(reader: Reader) -> Iterator[InfoLine]:
    """Infos of every filing, one line a code."""
    rows = reader.run(
        "select label, rule, section, no, no_text, cell from filings join findings using (path, form) "
        "where severity = 'info' and not habit order by filings.position, rule, findings.position"
    )
    for (label, rule), group in groupby(rows, key=itemgetter(0, 1)):
        members = list(group)
        places = [f"{reader.say(row_name(*row[2:5]))} {row[5]}".strip() for row in members]
        separator = reader.say(Text("、", ", "))
        yield InfoLine(label, rule, len(members), separator.join(places))


def achievement_lines(reader: Reader) -> Iterator[AchievementLine]:
    """Every row of every filing, by dimension."""
    rows = reader.run(
        "select dimension, label, section, no, no_text, name, baseline, actuals, target, stated, computed, "
        "standing, reason, sheet from filings join indicators using (path, form) order by "
        "case dimension when 'economy' then 0 when 'society' then 1 when 'environment' then 2 else 3 end, "
        "filings.position, indicators.position"
    )
    for row in rows:
        dimension, label, section, no, no_text, name, *values, computed, standing, reason, sheet = row
        baseline, actuals, target, stated = json.loads(f"[{','.join(value or 'null' for value in values)}]")
        latest = next((actual for actual in reversed(actuals or []) if actual), None)
        a1 = stated["cell"] if stated else (target or baseline or {}).get("cell")
        yield AchievementLine(
            dimension=dimension,
            city=label,
            place=reader.say(row_name(section, no, no_text)),
            indicator=name,
            baseline=_triple(baseline),
            actual=_triple(latest),
            target=_triple(target),
            stated=stated["text"] if stated else "",
            computed=computed,
            standing=standing,
            reason=reason or "",
            cell=f"{sheet}!{a1}" if a1 else sheet,
        )


def file_lines(reader: Reader) -> Iterator[FileLine]:
    """Every file found."""
    copies = of_copies(reader)
    rows = reader.run(
        f"select path, files.status, city, {_ALL_OF.format('city')}, {_ALL_OF.format('period')}, "  # noqa: S608 - our own columns
        "files.reason, named, unlike, files.sha256, place, "
        "copies.copy, copies.copy_sha256, made.copy from files join found using (path) "
        "left join copies using (path) left join copies_of_files as made using (path) order by path"
    )
    for path, status, city, cities, periods, reason, named, unlike, sha256, place, copy, made, older in rows:
        file = File(place, city, named, unlike, copies.get(path, ()), newer_versions(reader, path))
        remark = reason or remarks(reader, file)
        # Of an older version there is a copy only where somebody has worked in it.
        link = reader.copy(older, older) if status == "superseded" else reader.copy(copy, made)
        folder, name = reader.place(path, place)
        yield FileLine(folder, name, status, cities or "", periods or "", remark, sha256 or "", link)


def _triple(triple: dict[str, Any] | None) -> str:
    """``2018年度 2,620 十億円``."""
    if triple is None:
        return ""
    value = triple["value"]
    shown = f"{value:,}" if isinstance(value, int | float) else value
    return " ".join(part for part in (triple["year"], shown, triple["unit"]) if part is not None)
