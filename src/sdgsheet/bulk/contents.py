"""What the summary shows, read from the results line by line."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from sdgsheet.achievement.bands import BANDS
from sdgsheet.bulk import links
from sdgsheet.bulk.cities import Cities, without_prefecture
from sdgsheet.bulk.folder import MARKED
from sdgsheet.bulk.place import Place
from sdgsheet.bulk.results import Results
from sdgsheet.reports.achievements import Standing
from sdgsheet.reports.summary.contents import (
    AchievementLine,
    CityLine,
    Contents,
    FileLine,
    FindingLine,
    InfoLine,
    Link,
    MissingLine,
    RuleLine,
    Totals,
    in_most,
)
from sdgsheet.rules.catalogue import RULES
from sdgsheet.rules.words import row_name
from sdgsheet.text import Language, Text

_UNKNOWN = Text("都市名不明", "city unknown")
_MAY_BE = Text("読めないファイルが、この都市の提出かもしれません：{}", "Unreadable files that may be its filing: {}")
_NEWER = Text("新しい版：{}", "Newer version: {}")
_OPEN = Text("開く", "open")


class Reader:
    """Reads one run's results for its summary."""

    def __init__(self, results: Results, out: Path, language: Language) -> None:
        self._run = results.connection.execute
        self._out = out.absolute()
        self._language = language
        self._folder = results.common_folder()
        cities = results.cities()
        results.connection.create_function(
            "city_key", 1, lambda name: cities.key(name) if name else None, deterministic=True
        )
        # Copies that were made of the very file, by the rules of this run.
        self._run(
            "create temp view if not exists copies as select path, copy, copy_sha256, marked.reason as reason "
            "from marked join files using (path) "
            "where marked.sha256 = files.sha256 and marked.edition = files.edition"
        )

    def contents(self, edition: str, others: Mapping[str, int], listed: Iterable[str] | None) -> Contents:
        """All of the summary; ``listed`` are the cities of the office's list, None where there is none."""
        names = None if listed is None else list(listed)
        missing = [] if names is None else list(self._missing(names))
        return Contents(
            totals=self._totals(edition, others, None if names is None else len(missing)),
            cities=self._city_lines(),
            findings=self._finding_lines(),
            infos=self._info_lines(),
            achievements=self._achievement_lines(),
            rules=self._rule_lines(),
            files=self._file_lines(),
            missing=missing,
            unlisted=self._unlisted(names or []),
        )

    # ── counts ──

    def _totals(self, edition: str, others: Mapping[str, int], missing: int | None) -> Totals:
        status = dict(self._run("select status, count(*) from files group by status").fetchall())
        errors, warnings, infos, cities, with_errors = self._run(
            "select total(errors), total(warnings), total(infos), "
            "count(distinct coalesce(city_key(city), path)), "
            "count(distinct case when errors then coalesce(city_key(city), path) end) "
            "from files where status = 'read'"
        ).fetchone()
        standings = self._run(
            "select standing, count(*) from files join indicators using (path) where status = 'read' group by standing"
        ).fetchall()
        copies, failed = self._run(
            "select count(copy_sha256), count(copies.reason) from files join copies using (path) where status = 'read'"
        ).fetchone()
        return Totals(
            read=status.get("read", 0),
            superseded=status.get("superseded", 0),
            unreadable=status.get("unreadable", 0),
            others=others,
            cities=cities,
            cities_with_errors=with_errors,
            errors=int(errors),
            warnings=int(warnings),
            infos=int(infos),
            standings=dict(standings),
            bands=self._bands(),
            copies=copies,
            copies_failed=failed,
            missing=missing,
            suspects=tuple(line.code for line in self._rule_lines() if in_most(line.cities, cities)),
            folder=self._folder,
            edition=edition,
        )

    def _bands(self) -> dict[str | None, tuple[int, ...]]:
        counted: dict[str | None, list[int]] = {}
        rows = self._run("select dimension, computed from files join indicators using (path) where status = 'read'")
        for dimension, computed in rows:
            counts = counted.setdefault(dimension, [0] * (len(BANDS) + 1))
            counts[_band(computed)] += 1
        return {dimension: tuple(counts) for dimension, counts in counted.items()}

    # ── lines ──

    def _city_lines(self) -> Iterator[CityLine]:
        rows = self._run(
            "select path, city, period, errors, warnings, infos, place, copy, copy_sha256 from files "
            "join found using (path) left join copies using (path) where status = 'read' order by path"
        )
        for path, city, period, errors, warnings, infos, place, copy, made in rows:
            standings: dict[Standing, int] = dict(
                self._run(
                    "select standing, count(*) from indicators where path = ? group by standing", (path,)
                ).fetchall()
            )
            file = self._link(self._shown(path), place)
            yield CityLine(
                self._city(city), period or "", errors, warnings, infos, standings, file, self._copy(copy, made)
            )

    def _finding_lines(self) -> Iterator[FindingLine]:
        rows = self._run(
            "select forms.city, severity, rule, section, no, no_text, indicator, stated, expected, message, action, "
            "caused_by, habit, sheet, cell, place from files join findings using (path) "
            "join forms using (path, form) join found using (path) "
            "where status = 'read' and severity <> 'info' "
            "order by path, case severity when 'error' then 0 else 1 end, position"
        )
        for city, severity, rule, section, no, no_text, indicator, *texts, caused_by, habit, sheet, a1, place in rows:
            stated, expected, message, action = (text or "" for text in texts)
            cause = json.loads(caused_by) if caused_by else None
            yield FindingLine(
                city=self._city(city),
                severity=severity,
                rule=rule,
                place=self._say(row_name(section, no, no_text)),
                indicator=indicator or "",
                stated=stated,
                expected=expected,
                message=message,
                action=action,
                cause=f"{cause['rule']} {cause['cell']}" if cause else "",
                counted=not habit,
                cell=self._link(f"{sheet}!{a1}", place, sheet, a1),
            )

    def _info_lines(self) -> Iterator[InfoLine]:
        rows = self._run(
            "select path, rule, forms.city, section, no, no_text, cell from files join findings using (path) "
            "join forms using (path, form) "
            "where status = 'read' and severity = 'info' and not habit order by path, rule, position"
        )
        for (_, rule), group in groupby(rows, key=lambda row: (row[0], row[1])):
            members = list(group)
            places = [f"{self._say(row_name(*row[3:6]))} {row[6]}".strip() for row in members]
            separator = self._say(Text("、", ", "))
            yield InfoLine(self._city(members[0][2]), rule, len(members), separator.join(places))

    def _achievement_lines(self) -> Iterator[AchievementLine]:
        rows = self._run(
            "select dimension, forms.city, section, no, no_text, name, baseline, actuals, target, stated, computed, "
            "standing, indicators.reason, sheet from files join indicators using (path) "
            "join forms using (path, form) where status = 'read' order by "
            "case dimension when 'economy' then 0 when 'society' then 1 when 'environment' then 2 else 3 end, "
            "path, position"
        )
        for row in rows:
            dimension, city, section, no, no_text, name, *values, computed, standing, reason, sheet = row
            baseline, actuals, target, stated = (json.loads(value) if value else None for value in values)
            latest = next((actual for actual in reversed(actuals or []) if actual), None)
            a1 = stated["cell"] if stated else (target or baseline or {}).get("cell")
            yield AchievementLine(
                dimension=dimension,
                city=self._city(city),
                place=self._say(row_name(section, no, no_text)),
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

    def _rule_lines(self) -> Iterator[RuleLine]:
        spoken = {
            rule: (cities, findings)
            for rule, cities, findings in self._run(
                "select rule, count(distinct coalesce(city_key(city), path)), count(*) "
                "from files join findings using (path) where status = 'read' and not habit group by rule"
            )
        }
        outcomes = {
            rule: (not_checked, failed)
            for rule, not_checked, failed in self._run(
                "select rule, count(case outcome when 'not checked' then 1 end), "
                "count(case outcome when 'failed' then 1 end) "
                "from files join rules using (path) where status = 'read' group by rule"
            )
        }
        for rule in RULES:
            cities, findings = spoken.get(rule.code, (0, 0))
            not_checked, failed = outcomes.get(rule.code, (0, 0))
            yield RuleLine(rule.code, str(rule.severity), self._say(rule.title), cities, findings, not_checked, failed)

    def _file_lines(self) -> Iterator[FileLine]:
        rows = self._run(
            "select path, status, city, period, files.reason, superseded_by, files.sha256, place, copy, copy_sha256 "
            "from files join found using (path) left join copies using (path) order by path"
        )
        for path, status, city, period, reason, newer, sha256, place, copy, made in rows:
            remark = reason or (self._say(_NEWER).format(self._shown(newer)) if newer else "")
            link = self._copy(copy, made) if status == "read" else None
            file = self._link(self._shown(path), place)
            yield FileLine(file, status, city or "", period or "", remark, sha256 or "", link)

    # ── the office's list ──

    def _missing(self, listed: list[str]) -> Iterator[MissingLine]:
        cities = Cities([*listed, *self._filed()])
        filed = {cities.key(city) for city in self._filed()}
        for city in listed:
            if cities.key(city) not in filed:
                yield MissingLine(city, self._hint(city))

    def _hint(self, city: str) -> str:
        short = without_prefecture(city)
        rows = self._run(
            "select path from files where status = 'unreadable' and instr(path, ?) order by path limit 3", (short,)
        )
        paths = [self._shown(path) for (path,) in rows]
        return self._say(_MAY_BE).format(self._say(Text("、", ", ")).join(paths)) if paths else ""

    def _unlisted(self, listed: list[str]) -> list[str]:
        cities = Cities([*listed, *self._filed()])
        known = {cities.key(city) for city in listed}
        return [city for city in self._filed() if cities.key(city) not in known]

    def _filed(self) -> list[str]:
        rows = self._run(
            "select forms.city from files join forms using (path) "
            "where status <> 'unreadable' and forms.city <> '' group by forms.city order by min(path)"
        )
        return [city for (city,) in rows]

    def unreadable(self, most: int) -> list[tuple[str, str]]:
        """The first files that could not be checked, each with the reason."""
        rows = self._run("select path, reason from files where status = 'unreadable' order by path limit ?", (most,))
        return [(self._shown(path), reason) for path, reason in rows]

    # ── words and links ──

    def _say(self, text: Text) -> str:
        return text.to(self._language)

    def _city(self, city: str | None) -> str:
        return city or self._say(_UNKNOWN)

    def _shown(self, path: str) -> str:
        return path.removeprefix(self._folder).lstrip(os.sep) or path

    def _link(self, text: str, place: str, sheet: str | None = None, a1: str | None = None) -> Link:
        """A zip is opened as a whole: there is no way into it."""
        where = Place.loads(place)
        location = links.cell(sheet, a1) if sheet and a1 and not where.members else None
        return Link(text, links.address(where.file, self._out), location)

    def _copy(self, copy: str | None, made: str | None) -> Link | None:
        if copy is None or made is None:
            return None
        return Link(self._say(_OPEN), links.address(str(self._out / MARKED / copy), self._out))


def _band(computed: float | None) -> int:
    if computed is None:
        return len(BANDS)
    return next(i for i, band in enumerate(BANDS) if band.lower is None or computed * 100 >= band.lower)


def _triple(triple: dict[str, Any] | None) -> str:
    """``2018年度 2,620 十億円``."""
    if triple is None:
        return ""
    value = triple["value"]
    shown = f"{value:,}" if isinstance(value, int | float) else value
    return " ".join(part for part in (triple["year"], shown, triple["unit"]) if part is not None)
