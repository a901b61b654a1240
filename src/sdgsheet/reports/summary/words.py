"""Words of the summary for severities, standings, dimensions and states of files."""

from __future__ import annotations

from sdgsheet.reports.achievements import Standing
from sdgsheet.reports.sheets.stream import Styled
from sdgsheet.reports.sheets.styles import StyleName
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.words import SEVERITY
from sdgsheet.text import Language, Text

STANDING: dict[Standing, Text] = {
    "agrees": Text("計算式と一致", "agrees"),
    "differs": Text("異なる", "differs"),
    "decide": Text("判断が必要", "to decide"),
    "empty": Text("空欄", "empty"),
    "word": Text("言葉で記入", "in words"),
    "undefined": Text("計算できない", "cannot be computed"),
    "no result": Text("式の結果なし", "formulas without a result"),
    "no column": Text("列なし", "no column"),
}

STATUS: dict[str, Text] = {
    "read": Text("点検した", "checked"),
    "superseded": Text("古い版", "older version"),
    "unreadable": Text("読めない", "unreadable"),
}

_DIMENSIONS: dict[str | None, Text] = {
    "economy": Text("経済", "economy"),
    "society": Text("社会", "society"),
    "environment": Text("環境", "environment"),
}
DIMENSIONS: tuple[str | None, ...] = ("economy", "society", "environment", None)


def dimension_name(dimension: str | None) -> Text:
    """記載なし for the rows of section (2): they name none."""
    return _DIMENSIONS.get(dimension, Text("記載なし", "none given"))


_STYLES: dict[Severity, StyleName] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


def severity(name: str, language: Language) -> Styled:
    """修正, 確認 or 参考 in its colours."""
    known = Severity(name)
    return Styled(SEVERITY[known].to(language), _STYLES[known])
