"""Sheet 概要: the counts over all, on one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sdgsheet.achievement.bands import BANDS
from sdgsheet.reports.sheets.book import Book
from sdgsheet.reports.sheets.stream import Styled
from sdgsheet.reports.sheets.styles import StyleName
from sdgsheet.reports.summary.contents import Listed, Totals
from sdgsheet.reports.summary.table import Row, append
from sdgsheet.reports.summary.words import DIMENSIONS, STANDING, dimension_name
from sdgsheet.text import Language, Text

_WIDTHS = (26, 14, 14, 14, 14, 14, 14, 14)
_HEIGHTS: dict[StyleName, float] = {"title": 22, "heading": 19}
"""Of rows, in points, that need more than usual."""
_NAMED = 10
"""Copies named one by one."""
_NAME = Text("概要", "Overview")

_FILES: tuple[Text, ...] = (
    Text("ファイル", "Files"),
    Text("点検した", "checked"),
    Text("古い版", "older versions"),
    Text("読めない", "unreadable"),
)
_FINDINGS: tuple[Text, ...] = (
    Text("都市", "Cities"),
    Text("修正", "errors"),
    Text("確認", "warnings"),
    Text("参考", "infos"),
    Text("修正のある都市", "cities with errors"),
)
_BANDS: tuple[Text, ...] = (
    Text("100%以上", "100% or more"),
    Text("50～100%", "50 to 100%"),
    Text("0～50%", "0 to 50%"),
    Text("0%未満", "below 0%"),
    Text("計算なし", "none"),
)


def write_overview(book: Book, language: Language, totals: Totals) -> None:
    """Writes the sheet 概要."""
    _, stream = book.sheet(_NAME.to(language), _WIDTHS)

    def line(text: Text, style: StyleName) -> None:
        stream.append([Styled(text.to(language), style)], _HEIGHTS.get(style))

    def table(headings: Sequence[Text], *rows: Row) -> None:
        append(stream, [Styled(heading.to(language), "header") for heading in headings], _WIDTHS)
        for row in rows:
            append(stream, [value if isinstance(value, Styled) else Styled(value, "number") for value in row], _WIDTHS)
        stream.append([])

    line(Text("様式1 点検のまとめ", "Form 1: summary of the check"), "title")
    line(_where(totals), "note")
    stream.append([])
    line(Text("ファイル", "Files"), "heading")
    table(
        _FILES,
        [
            totals.files,
            totals.read,
            totals.superseded,
            Styled(totals.unreadable, "error" if totals.unreadable else "number"),
        ],
    )
    if totals.others:
        line(_others(totals), "note")
        stream.append([])
    line(Text("指摘（古い版を除く）", "Findings (without older versions)"), "heading")
    table(_FINDINGS, [totals.cities, totals.errors, totals.warnings, totals.infos, totals.cities_with_errors])
    for text in _notes(totals):
        line(text, "plain")
        stream.append([])
    line(Text("達成度の照合（行数）", "達成度 against the formula (rows)"), "heading")
    table(tuple(STANDING.values()), [totals.standings.get(standing, 0) for standing in STANDING])
    line(
        Text(
            "側面ごとの達成度（計算値、行数。(2)の行には側面の記載がありません）",
            "Computed 達成度 by dimension (rows; those of section (2) name none)",
        ),
        "heading",
    )
    nothing = (0,) * (len(BANDS) + 1)
    rows: list[Row] = [
        (Styled(dimension_name(name).to(language), "label"), *totals.bands.get(name, nothing)) for name in DIMENSIONS
    ]
    table((Text("側面", "Dimension"), *_BANDS), *rows)


def _where(totals: Totals) -> Text:
    return Text(
        f"フォルダー：{totals.folder}　／　sdgsheet {totals.edition}",
        f"Folder: {totals.folder}; sdgsheet {totals.edition}",
    )


def _notes(totals: Totals) -> Iterator[Text]:
    """What an officer should look at, or might wonder about."""
    if totals.unnamed or totals.filings != totals.cities:
        yield _cities(totals)
    if totals.doubtful:
        yield Text(
            f"都市名を確かめたいファイル：{totals.doubtful}（シート「ファイル」の備考）",
            f"Files whose city should be checked: {totals.doubtful} (remarks in the sheet “Files”)",
        )
    if totals.listed is not None:
        yield _missing(totals.listed)
    yield from map(_left, totals.copies_left[:_NAMED])
    yield from (Text(line, line) for line in totals.copies_stay[:_NAMED])
    if totals.suspects:
        yield Text(
            f"半数を超える都市で出た規則：{'、'.join(totals.suspects)}（シート「規則」）",
            f"Rules that speak in more than half of the cities: {', '.join(totals.suspects)} (sheet “Rules”)",
        )


def _cities(totals: Totals) -> Text:
    return Text(
        f"「都市別」は様式1ごとに{totals.filings}行です（同じ都市の様式1が2つ以上あるときは、都市の数より多くなります）。"
        f"都市名の読み取れないもの {totals.unnamed} も、1都市と数えています。",
        f"The sheet “Cities” has {totals.filings} lines, one for each form: more than cities where one has several. "
        f"Those without a city's name ({totals.unnamed}) count as a city each.",
    )


def _left(copy: str) -> Text:
    return Text(
        f"提出されたファイルがないか、読めないか、別の都市の様式1に変わった写し（記入があるため残しています）：marked/{copy}",
        f"A copy with notes, whose submitted file is gone, unreadable or another city's now, kept: marked/{copy}",
    )


def _missing(listed: Listed) -> Text:
    return Text(
        f"提出のない都市：{listed.missing}　（一覧 {listed.cities}都市、判断できないもの {listed.undecided}。シート「未提出」）",
        f"Cities without a filing: {listed.missing} (of {listed.cities} listed; it cannot be told of {listed.undecided}; "
        "sheet “Missing”)",
    )


def _others(totals: Totals) -> Text:
    number = sum(totals.others.values())
    kinds = sorted(totals.others.items(), key=lambda kind: (-kind[1], kind[0]))
    japanese = "、".join(f"{ending or '拡張子なし'} {count}" for ending, count in kinds)
    english = ", ".join(f"{ending or 'no ending'} {count}" for ending, count in kinds)
    return Text(
        f"対象外のファイル：{number}（{japanese}）",
        f"Files of other kinds, not looked at: {number} ({english})",
    )
