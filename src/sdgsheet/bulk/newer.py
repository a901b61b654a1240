"""What is to be said of the newer versions of a file, or of single forms in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from sdgsheet.bulk.reader import Reader
from sdgsheet.text import Text

_OLDER_FORMS: Final = """
select files.status = 'superseded', older.superseded_by, older.sheets, forms.sheets,
    older.filled = forms.filled and files.sha256 <> others.sha256 and (files.saved is null or others.saved is null)
from forms as older join files on files.path = older.path
join files as others on others.path = older.superseded_by
join forms on forms.path = older.superseded_by and forms.form = older.newer
where older.path = ? order by older.form
"""
_NEWER = Text("新しい版：{}", "Newer version: {}")
_NEWER_OF_SHEET = Text(
    "シート「{}」の様式1は古い版のため、数えません。新しい版：{}",
    "The form on “{}” is an older version and does not count. Newer version: {}",
)
_SHEET_HERE = Text("このブックのシート「{}」", "“{}” in this workbook")
_BY_DISK = Text(
    "（保存日時の記録がないため、ファイルの更新日時で比べました。ご確認ください）",
    " (When they were saved is not recorded in both; the times of the files were compared. Please check.)",
)
_BETWEEN = Text("・", ", ")


def newer_versions(reader: Reader, path: str) -> list[str]:
    """One line for each newer version: of the whole file, or of those of its forms that do not count."""
    return list(dict.fromkeys(_lines(reader, path)))


def _lines(reader: Reader, path: str) -> Iterator[str]:
    for whole, newer, sheets, newer_sheets, by_disk in reader.run(_OLDER_FORMS, (path,)):
        name = _sheets(reader, _SHEET_HERE, newer_sheets) if newer == path else reader.shown(newer)
        name += reader.say(_BY_DISK) if by_disk else ""
        yield reader.say(_NEWER).format(name) if whole else _sheets(reader, _NEWER_OF_SHEET, sheets, name)


def _sheets(reader: Reader, text: Text, sheets: str, *others: str) -> str:
    return reader.say(text).format(reader.say(_BETWEEN).join(json.loads(sheets)), *others)
