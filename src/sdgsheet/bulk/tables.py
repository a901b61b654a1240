"""The tables of ``results.sqlite``. Nested values stand in them as JSON, as ``check --format json`` gives them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

FINDING: Final = (
    "rule", "severity", "basis", "form", "sheet", "cell", "section", "no", "no_text", "indicator",
    "message", "expected", "stated", "action", "evidence", "caused_by",
)  # fmt: skip
INDICATOR: Final = (
    "form", "section", "no", "no_text", "name", "initiative", "dimension", "goals",
    "baseline", "actuals", "target", "stated", "computed", "reason",
)  # fmt: skip
RULE: Final = ("rule", "form", "outcome", "judged", "skipped", "reason")

Value = str | int | float | None
Row = tuple[Value, ...]

# files: one row a file found. status is read, superseded or unreadable; reason is of unreadable files
# only. superseded_by names the newer version; named is the city that the name of the file or its folder
# speaks of, where its form does not; unlike is another file of its city and plan period that hardly shares
# an indicator with it, so that both count. saved and changed are times in UTC; marked_already says that a 点検結果 of ours stood in the file;
# edition is null where the file must be looked at again, whatever it holds. A marked
# copy is a file's own as long as its form names this city: one of another city's form, which stood there
# before, is not; noted is what is to be said of the copy itself, stays why one that is needed no longer
# is there without an answer in it, and stamp tells the disk's file as it was last found sound.
# A form is superseded, like a file, by the form ``newer`` of the file superseded_by; a file is, once all of its
# forms are. errors, warnings and infos are those of the form; filled counts the actual columns with a number.
# habit is 1 for a finding that stands at a heading for others and is not counted itself; subject is the
# indicator, or the heading of section (3), that it speaks of.
SCHEMA: Final = """
drop view if exists copies_of_files;
create table files (
    path text primary key, sha256 text, city text, period text,
    status text not null check (status in ('read', 'superseded', 'unreadable')), reason text,
    superseded_by text, named text, unlike text, errors integer, warnings integer, infos integer,
    saved text, changed text, marked_already integer, edition text
) without rowid;
create table forms (
    path text not null, form integer not null, city text, period text, sheets text,
    filled integer, errors integer, warnings integer, infos integer,
    status text not null check (status in ('read', 'superseded')), superseded_by text, newer integer, unlike text,
    primary key (path, form)
) without rowid;
create table findings (
    path text not null, position integer not null,
    rule text, severity text, basis text, form integer, sheet text, cell text, section integer, no integer,
    no_text text, indicator text, message text, expected text, stated text, action text, evidence text,
    caused_by text, habit integer not null, subject text,
    primary key (path, position)
) without rowid;
create table indicators (
    path text not null, position integer not null,
    form integer, section integer, no integer, no_text text, name text, initiative text, dimension text,
    goals text, baseline text, actuals text, target text, stated text, computed real, reason text, sheet text, standing text,
    primary key (path, position)
) without rowid;
create table rules (
    path text not null, rule text not null, form integer not null,
    outcome text, judged integer, skipped integer, reason text,
    primary key (path, form, rule)
) without rowid;
create table marked (
    copy text primary key collate nocase, path text not null, city text, period text,
    copy_sha256 text, sha256 text, edition text, reason text, noted text, stays text, stamp text,
    unique (path, city)
) without rowid;
create view copies_of_files as
    select files.path, status, copy, copy_sha256, marked.sha256, marked.edition, marked.reason, noted, stays, stamp
    from files join marked on marked.path = files.path and marked.city is files.city;
create table found (path text primary key, place text not null, reason text) without rowid;
create table notes (name text primary key, value text) without rowid;
"""
"""``found`` is the work list of the run under way; ``notes`` are the run's own."""

COPIES: Final = """
create temp view if not exists copies as
select path, copy, copy_sha256, made.reason as no_copy, noted
from copies_of_files as made join files using (path)
where made.sha256 = files.sha256 and made.edition = files.edition
"""
"""The marked copies that were made of the very file, by the rules of its check."""

OURS: Final = 0x53444753
"""The application id of the file: SDGS."""
LAYOUT: Final = 7
"""The tables' own version. Others are dropped: a run makes them again."""
LASTING: Final = "marked"
"""The table that stays when the layout changes: it knows in which copies somebody has worked."""
UNFINISHED: Final = "unfinished"
"""The note that stands while files are still to be checked, or older versions to be told apart."""

OF_A_FILE: Final = ("forms", "findings", "indicators", "rules")
"""Tables whose rows belong to a row of ``files``."""


def row(document: Mapping[str, Any], fields: Iterable[str]) -> list[Value]:
    """The fields of one object of the JSON report, ready for their table."""
    values = map(document.__getitem__, fields)
    return [_json(value) if isinstance(value, (dict, list)) else value for value in values]


_json: Final = json.JSONEncoder(ensure_ascii=False).encode


def period_text(period: Iterable[int] | None) -> str | None:
    """``2022-2024``, as the command line writes plan periods."""
    return "-".join(map(str, period)) if period else None
