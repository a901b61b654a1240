"""Sheet 規則: which rules speak in how many cities. One that speaks in most of them is suspect itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sdgsheet.reports.sheets.book import Book
from sdgsheet.reports.sheets.stream import Styled
from sdgsheet.reports.summary.contents import RuleLine, in_most
from sdgsheet.reports.summary.table import Column, Page, Row, write_table
from sdgsheet.text import Language, Text

_PAGE: Final = Page(
    name=Text("規則", "Rules"),
    title=Text("規則ごとの件数", "Rules"),
    note=Text(
        "半数を超える都市で出た規則は、規則のほうが実情に合っていないことがあります。",
        "A rule that speaks in more than half of the cities may itself be out of step with how forms are written.",
    ),
    columns=(
        Column(Text("コード", "Code"), 9, "middle"),
        Column(Text("規則", "Rule"), 50),
        Column(Text("都市数", "Cities"), 9, "number"),
        Column(Text("割合", "Share"), 9, "percent"),
        Column(Text("修正", "Errors"), 8, "number"),
        Column(Text("確認", "Warnings"), 9, "number"),
        Column(Text("参考", "Infos"), 8, "number"),
        Column(Text("半数を超える", "More than half"), 14, "middle"),
        Column(Text("点検できなかった提出", "Not checked"), 21, "number"),
        Column(Text("異常終了", "Failed"), 10, "number"),
    ),
)
_YES = Text("半数超", "yes")


def write_rules(book: Book, language: Language, lines: Iterable[RuleLine], total: int) -> None:
    """Writes the sheet 規則; ``total`` is the number of cities."""

    def row(line: RuleLine) -> Row:
        return (
            line.code,
            line.title,
            line.cities,
            line.cities / total if total else 0,
            line.errors,
            line.warnings,
            line.infos,
            Styled(_YES.to(language), "warning") if in_most(line.cities, total) else "",
            line.not_checked,
            Styled(line.failed, "error") if line.failed else 0,
        )

    write_table(book, language, _PAGE, map(row, lines))
