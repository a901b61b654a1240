"""The auditor's workbook: an overview, the cities, one line a 達成度 cell, the files, and what the verdicts mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from openpyxl.workbook.defined_name import DefinedName

from sdgsheet.audit import lines, shapes
from sdgsheet.audit.filing import Filing, labels
from sdgsheet.audit.own import NAME
from sdgsheet.audit.run import Run
from sdgsheet.audit.verdicts import MEANINGS, NAMES, STYLES, CellVerdict
from sdgsheet.bulk import links
from sdgsheet.reports.sheets.book import Book, new_book
from sdgsheet.reports.sheets.link import Link
from sdgsheet.reports.sheets.stream import Styled
from sdgsheet.reports.sheets.styles import StyleName
from sdgsheet.reports.summary.table import Column, Page, Row, write_table
from sdgsheet.text import Language, Text

_CITY_UNKNOWN = Text("都市名不明", "city unknown")


def write_audit(run: Run, out: Path, language: Language) -> Iterator[bytes]:
    """The workbook's bytes, piece by piece, to be written to ``out``: links lead from there into the files.

    The same run gives the same bytes; the same files, all but the time.
    """
    with new_book() as book:
        _write_overview(book, run, language)
        _write_cities(book, run, language)
        folder = out.absolute().parent
        write_table(book, language, lines.PAGE, lines.rows(run.filings, folder, language))
        write_table(book, language, shapes.PAGE, shapes.rows(run.filings, folder, language))
        _write_files(book, run, out, language)
        _write_verdicts(book, language)
        yield from book.pieces()


def _write_overview(book: Book, run: Run, language: Language) -> None:
    sheet, stream = book.sheet(Text("概要", "Overview").to(language), (26, 14, 100))
    assert sheet.parent is not None
    sheet.parent.defined_names[NAME] = DefinedName(NAME, attr_text=f"{sheet.title}!$A$1", hidden=True)

    def line(text: Text, style: StyleName) -> None:
        stream.append([Styled(text.to(language), style)])

    def pair(name: Text, value: str | int) -> None:
        stream.append([Styled(name.to(language), "label"), Styled(value, "plain")])

    read = [filing for filing in run.filings if filing.error is None]
    line(Text("様式1 達成度の式の監査", "Form 1: audit of the 達成度 formulas"), "title")
    stream.append([])
    pair(Text("実施者", "By"), run.by)
    pair(Text("日時", "At"), f"{run.at:%Y-%m-%d %H:%M:%S %z}")
    pair(Text("プログラムと規則の版", "Program and rules"), f"sdgsheet {run.edition}")
    pair(Text("ファイル", "Files"), len(run.filings))
    pair(Text("うち読めないもの", "Of these unreadable"), len(run.filings) - len(read))
    pair(Text("達成度のセル", "達成度 cells"), sum(len(filing.records) for filing in read))
    stream.append([])
    line(Text("判定ごとのセルの数", "Cells by verdict"), "heading")
    headings = (Text("判定", "Verdict"), Text("セル", "Cells"), Text("意味", "Meaning"))
    stream.append([Styled(heading.to(language), "header") for heading in headings])
    counts = sum((filing.counts for filing in read), Counter[CellVerdict]())
    for verdict in CellVerdict:
        if counts[verdict]:
            stream.append(
                [
                    Styled(NAMES[verdict].to(language), STYLES[verdict]),
                    Styled(counts[verdict], "number"),
                    Styled(MEANINGS[verdict].to(language), "text"),
                ]
            )
    stream.append([])
    line(
        Text(
            "達成度＝（実績－当初値）÷（目標値－当初値）×100。公表されている様式の値から読み取った式で、記入済みの最も新しい実績を使います。",
            "達成度 = (actual − baseline) ÷ (target − baseline) × 100, read off published sheets, with the latest actual that is filled in.",
        ),
        "note",
    )
    line(
        Text(
            "読み取りだけで行い、提出されたファイルには何も書き込んでいません。ファイルの同一性はシート「ファイル」の SHA-256 で確かめられます。",
            "Nothing was written into any filing. The SHA-256 on the sheet “Files” tells whether a file is the one that was audited.",
        ),
        "note",
    )


def _write_cities(book: Book, run: Run, language: Language) -> None:
    used = [v for v in CellVerdict if any(filing.counts[v] for filing in run.filings)]
    page = Page(
        name=Text("都市別", "Cities"),
        title=Text("都市ごとの判定", "Verdicts by city"),
        note=Text("達成度のセルの数。1行が1ファイルです。", "Numbers of 達成度 cells; one line a file."),
        columns=(
            Column(Text("都市", "City"), 20),
            Column(Text("計画期間", "Plan period"), 12, "middle"),
            Column(Text("ファイル", "File"), 30),
            Column(Text("セル", "Cells"), 8, "number"),
            *(Column(NAMES[verdict], 11, "number") for verdict in used),
        ),
    )

    named = labels(run.filings)

    def row(filing: Filing) -> Row:
        counts = filing.counts
        city = filing.city or _CITY_UNKNOWN.to(language)
        return (city, filing.period, named[filing.path], sum(counts.values()), *(counts[v] or None for v in used))

    write_table(book, language, page, (row(filing) for filing in run.filings if filing.error is None))


def _write_files(book: Book, run: Run, out: Path, language: Language) -> None:
    page = Page(
        name=Text("ファイル", "Files"),
        title=Text("監査したファイル", "Files audited"),
        note=Text(
            "SHA-256 は、監査したときのファイルそのもののものです。",
            "The SHA-256 is that of the file as it was audited.",
        ),
        columns=(
            Column(Text("ファイル（開く）", "File (open)"), 60),
            Column(Text("都市", "City"), 20),
            Column(Text("計画期間", "Plan period"), 12, "middle"),
            Column(Text("読めない理由", "Why unreadable"), 40),
            Column(Text("SHA-256", "SHA-256"), 58, "code"),
        ),
    )
    folder = out.absolute().parent

    def row(filing: Filing) -> Row:
        name = str(filing.path)
        reason = filing.error.to(language) if filing.error is not None else ""
        return (
            Link(name, links.address(str(filing.path.absolute()), folder)),
            filing.city,
            filing.period,
            Styled(reason, "error") if reason else "",
            filing.sha256 or "",
        )

    write_table(book, language, page, map(row, run.filings))


def _write_verdicts(book: Book, language: Language) -> None:
    page = Page(
        name=Text("判定の意味", "Verdicts"),
        title=Text("判定の意味", "What the verdicts mean"),
        note=Text(
            "式は書き方ではなく、いろいろな値で計算した結果で比べています。",
            "Formulas are compared by what they give for many figures, not by how they are written.",
        ),
        columns=(Column(Text("判定", "Verdict"), 22), Column(Text("意味", "Meaning"), 110)),
    )
    rows = ((Styled(NAMES[v].to(language), STYLES[v]), MEANINGS[v].to(language)) for v in CellVerdict)
    write_table(book, language, page, rows)
