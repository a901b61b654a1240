"""The tables of a run as data frames, piece by piece: nested values taken apart, a column for each of their parts."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Literal

import pandas as pd

from sdgsheet.bulk.folder import MARKED, results_of
from sdgsheet.bulk.reading import open_to_read
from sdgsheet.bulk.tables import COPIES
from sdgsheet.reports.summary.words import STANDING, STATUS, dimension_name
from sdgsheet.rules.words import BASIS, SEVERITY
from sdgsheet.text import Language, Text

Table = Literal["files", "findings", "indicators"]
TABLES: Final[tuple[Table, ...]] = ("files", "findings", "indicators")
_PIECE: Final = 5_000
"""Rows of one frame."""

# English headings are the names that the outside contract gives to the fields.
_FILE: Final[dict[str, Text]] = {
    "path": Text("ファイル", "path"),
    "status": Text("状態", "status"),
    "city": Text("都市", "city"),
    "period": Text("計画期間", "period"),
}
_COPY: Final = {"copy": Text("写し", "copy")}
_FILES: Final = {
    **_FILE,
    "reason": Text("理由", "reason"),
    "superseded_by": Text("新しい版", "superseded_by"),
    "named": Text("ファイル名の都市", "named"),
    "unlike": Text("指標の違う提出", "unlike"),
    "errors": Text("修正", "errors"),
    "warnings": Text("確認", "warnings"),
    "infos": Text("参考", "infos"),
    "saved": Text("保存日時（UTC）", "saved"),
    **_COPY,
    "no_copy": Text("写しのない理由", "no_copy"),
    "copy_remark": Text("写しの備考", "copy_remark"),
    "sha256": Text("SHA-256", "sha256"),
}
_FINDINGS: Final = {
    **_FILE,
    "severity": Text("区分", "severity"),
    "rule": Text("コード", "rule"),
    "basis": Text("根拠", "basis"),
    "sheet": Text("シート", "sheet"),
    "cell": Text("セル", "cell"),
    "section": Text("節", "section"),
    "no": Text("№", "no"),
    "no_text": Text("№（記載）", "no_text"),
    "indicator": Text("指標", "indicator"),
    "subject": Text("指標・見出し", "subject"),
    "stated": Text("記載", "stated"),
    "expected": Text("計算・照合", "expected"),
    "message": Text("指摘", "message"),
    "action": Text("お願い", "action"),
    "caused_by": Text("元の指摘", "caused_by"),
    "habit": Text("まとめ", "habit"),
    **_COPY,
}
_INDICATORS: Final = {
    **_FILE,
    "sheet": Text("シート", "sheet"),
    "section": Text("節", "section"),
    "no": Text("№", "no"),
    "no_text": Text("№（記載）", "no_text"),
    "name": Text("指標", "name"),
    "initiative": Text("取組名", "initiative"),
    "dimension": Text("側面", "dimension"),
    "goals": Text("ゴール・ターゲット", "goals"),
}
_TRIPLE: Final = {
    "year": Text("年", "year"),
    "value": Text("数値", "value"),
    "unit": Text("単位", "unit"),
    "cell": Text("セル", "cell"),
}
_STATED: Final = {
    "text": Text("記載", "text"),
    "value": Text("数値", "value"),
    "cell": Text("セル", "cell"),
}
_REST: Final = {
    "computed": Text("達成度 計算", "computed"),
    "standing": Text("照合", "standing"),
    "reason": Text("計算できない理由", "reason"),
}


_WHOLE_NUMBERS: Final = ("section", "no", "errors", "warnings", "infos", "habit")
"""Columns that may hold nothing; pandas would make fractions of the others in them."""
_WORDS: Final[dict[str, dict[str, Text]]] = {
    "status": STATUS,
    "severity": {str(severity): word for severity, word in SEVERITY.items()},
    "basis": {str(basis): word for basis, word in BASIS.items()},
    "standing": {str(standing): word for standing, word in STANDING.items()},
    "dimension": {name: dimension_name(name) for name in ("economy", "society", "environment")},
}
"""Japanese tables show words for codes; English ones the codes themselves."""


_QUERIES: Final[dict[Table, str]] = {
    "files": """
        select files.path, files.status, city, period, files.reason, superseded_by, named, unlike,
            counted.errors, counted.warnings, counted.infos, saved, copy_path(copy) as copy, no_copy,
            noted as copy_remark, files.sha256
        from files left join copies using (path) left join (
            select path, status, sum(errors) as errors, sum(warnings) as warnings, sum(infos) as infos
            from forms group by path, status
        ) as counted on counted.path = files.path and counted.status = files.status
        order by files.path
    """,
    "findings": """
        select findings.*, forms.status, forms.city, forms.period, copy_path(copy) as copy
        from findings join forms using (path, form)
        left join copies using (path) order by path, position
    """,
    "indicators": """
        select indicators.*, forms.status, forms.city, forms.period
        from indicators join forms using (path, form) order by path, position
    """,
}


def frames(path: Path, table: Table, language: Language) -> Iterator[pd.DataFrame]:
    """All rows of a table, those of superseded files too, in frames of some thousand rows; at least one frame.

    Raises:
        SdgsheetError: there are no results, or they cannot be read.
    """
    with contextlib.closing(open_to_read(path)) as connection:
        copies = results_of(path).parent.absolute() / MARKED

        def copy_path(copy: str | None) -> str | None:
            """None for one that somebody has thrown away."""
            return str(copies / copy) if copy is not None and (copies / copy).exists() else None

        connection.create_function("copy_path", 1, copy_path)
        connection.execute(COPIES)
        yield from _read(connection, _QUERIES[table], _headings(connection, table), language)


def _headings(connection: sqlite3.Connection, table: Table) -> dict[str, Text]:
    if table == "files":
        return _FILES
    if table == "findings":
        return _FINDINGS
    (most,) = connection.execute("select coalesce(max(json_array_length(actuals)), 0) from indicators").fetchone()
    headings = dict(_INDICATORS)
    for name, title in (
        ("baseline", Text("当初値", "baseline")),
        *((f"actual{n}", Text(f"実績{n}", f"actual{n}")) for n in range(1, most + 1)),
        ("target", Text("目標値", "target")),
    ):
        headings |= {f"{name}_{part}": _both(title, word) for part, word in _TRIPLE.items()}
    headings |= {f"stated_{part}": _both(Text("達成度", "stated"), word) for part, word in _STATED.items()}
    return headings | _REST


def _both(title: Text, word: Text) -> Text:
    return Text(f"{title.ja} {word.ja}", f"{title.en}_{word.en}")


def _read(
    connection: sqlite3.Connection, query: str, headings: dict[str, Text], language: Language
) -> Iterator[pd.DataFrame]:
    first = True
    for frame in pd.read_sql_query(query, connection, chunksize=_PIECE):
        if first or len(frame):
            whole = {name: "Int64" for name in _WHOLE_NUMBERS if name in frame}
            yield _shown(_taken_apart(frame.astype(whole)), headings, language)
        first = False


def _taken_apart(frame: pd.DataFrame) -> pd.DataFrame:
    """Columns of JSON become columns of their parts, or a text."""
    if "baseline" in frame:
        actuals = [_parsed(text) or [] for text in frame["actuals"]]
        triples = {name: [_parsed(text) for text in frame[name]] for name in ("baseline", "target", "stated")}
        for number in range(max(map(len, actuals), default=0)):
            triples[f"actual{number + 1}"] = [row[number] if number < len(row) else None for row in actuals]
        for name, values in triples.items():
            for part in _STATED if name == "stated" else _TRIPLE:
                # As objects: numbers and texts stand in one column, and 50 must not become 50.0.
                parts = [value[part] if value else None for value in values]
                frame[f"{name}_{part}"] = pd.Series(parts, index=frame.index, dtype=object)
        frame["goals"] = [", ".join(_parsed(text) or ()) for text in frame["goals"]]
    if "caused_by" in frame:
        causes = [_parsed(text) for text in frame["caused_by"]]
        frame["caused_by"] = [f"{cause['rule']} {cause['cell']}" if cause else "" for cause in causes]
    return frame


def _parsed(text: object) -> Any:
    return json.loads(text) if isinstance(text, str) else None


def _shown(frame: pd.DataFrame, headings: dict[str, Text], language: Language) -> pd.DataFrame:
    """The columns that are shown, under their headings, with words for codes."""
    frame = frame.reindex(columns=list(headings))
    for name, words in _WORDS.items():
        if name in headings and language == "ja":
            frame[name] = frame[name].map({code: word.ja for code, word in words.items()})
    return frame.set_axis([heading.to(language) for heading in headings.values()], axis="columns")
