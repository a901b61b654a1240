"""What a run over a folder came to, in a few lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from sdgsheet.bulk import Outcome
from sdgsheet.bulk.folder import MARKED, RESULTS, SUMMARY
from sdgsheet.reports.summary.contents import Listed, Totals
from sdgsheet.text import Text

_NAMED = 5
"""Copies named one by one."""


def told(outcome: Outcome) -> Iterator[Text]:
    """The lines: the counts, what an officer should look at, and where everything is."""
    totals = outcome.totals
    yield from _counts(totals)
    if outcome.unchanged:
        yield Text(
            f"前回から変わっていないため点検し直さなかったもの {outcome.unchanged}件",
            f"{outcome.unchanged} have not changed and were not checked again",
        )
    yield from _to_look_at(totals)
    yield from _unreadable(outcome)
    yield from _copies(outcome)
    folder = outcome.folder.absolute()
    yield Text(f"結果：{folder / RESULTS}", f"Results: {folder / RESULTS}")
    yield Text(f"まとめ：{folder / SUMMARY}", f"Summary: {folder / SUMMARY}")
    if totals.copies:
        yield Text(
            f"写し：{folder / MARKED}（{totals.copies}件）", f"Marked copies: {folder / MARKED} ({totals.copies})"
        )


def _counts(totals: Totals) -> Iterator[Text]:
    yield Text(
        f"ファイル {totals.files}件：点検した {totals.read} ・ 古い版 {totals.superseded} ・ 読めない {totals.unreadable}",
        f"{totals.files} files: {totals.read} checked, {totals.superseded} older versions, {totals.unreadable} unreadable",
    )
    unnamed = Text(f"（うち都市名不明 {totals.unnamed}）", f" ({totals.unnamed} of unknown name)")
    if not totals.unnamed:
        unnamed = Text("", "")
    yield Text(
        f"都市 {totals.cities}{unnamed.ja}：修正 {totals.errors}件（{totals.cities_with_errors}都市）・ "
        f"確認 {totals.warnings}件 ・ 参考 {totals.infos}件",
        f"{totals.cities} cities{unnamed.en}: {totals.errors} errors (in {totals.cities_with_errors}), "
        f"{totals.warnings} warnings, {totals.infos} infos",
    )
    if totals.older_errors or totals.older_warnings:
        yield Text(
            f"ほかに古い版の指摘（数えません）：修正 {totals.older_errors}件 ・ 確認 {totals.older_warnings}件",
            f"Findings of older versions, not counted: {totals.older_errors} errors, {totals.older_warnings} warnings",
        )


def _to_look_at(totals: Totals) -> Iterator[Text]:
    if totals.doubtful:
        yield Text(
            f"都市名を確かめたいファイル {totals.doubtful}件（{SUMMARY} のシート「ファイル」の備考）",
            f"{totals.doubtful} files whose city should be checked (remarks in the sheet “Files” of {SUMMARY})",
        )
    if totals.listed is not None:
        yield from _of_list(totals.listed)
    if totals.suspects:
        yield Text(
            f"半数を超える都市で出た規則：{'、'.join(totals.suspects)}",
            f"Rules that speak in more than half of the cities: {', '.join(totals.suspects)}",
        )


def _of_list(listed: Listed) -> Iterator[Text]:
    yield Text(
        f"提出のない都市 {listed.missing}（一覧 {listed.cities}都市）",
        f"{listed.missing} cities without a filing, of {listed.cities} listed",
    )
    if listed.undecided:
        yield Text(
            f"同じ名前の都市があり、提出の有無を判断できない都市 {listed.undecided}（{SUMMARY} のシート「未提出」の備考）",
            f"{listed.undecided} cities share their name; whether they filed cannot be told "
            f"(remarks in the sheet “Missing” of {SUMMARY})",
        )
    if listed.missing == listed.cities:
        yield Text(
            "一覧のどの都市からも提出がありません。一覧の列と書き方（「熊本県熊本市」など）をご確認ください。",
            "None of the listed cities has filed. Please check the list's columns and how it names cities (熊本県熊本市).",
        )


def _unreadable(outcome: Outcome) -> Iterator[Text]:
    for file, reason in outcome.unreadable:
        yield Text(f"読めない：{file}　{reason}", f"Unreadable: {file}: {reason}")
    more = outcome.totals.unreadable - len(outcome.unreadable)
    if more > 0:
        yield Text(
            f"　ほか {more}件（{SUMMARY} のシート「ファイル」）", f"  and {more} more (sheet “Files” of {SUMMARY})"
        )


def _copies(outcome: Outcome) -> Iterator[Text]:
    totals = outcome.totals
    yield from (Text(line, line) for line in outcome.not_copied)
    more = totals.copies_failed - len(outcome.not_copied)
    if more > 0:
        yield Text(
            f"　写しを作れなかったもの、ほか {more}件（{SUMMARY} のシート「ファイル」）",
            f"  and {more} more copies that could not be made (sheet “Files” of {SUMMARY})",
        )
    if totals.copies_noted:
        yield Text(
            f"点検結果のシートがない、前の写しの記入を引き継げなかったなど、備考のある写し {totals.copies_noted}件"
            f"（{SUMMARY} のシート「ファイル」）",
            f"Marked copies with a remark: {totals.copies_noted}; they lack the sheet of results, or answers of the copy before "
            f"(sheet “Files” of {SUMMARY})",
        )
    if totals.copies_left:
        number, names = len(totals.copies_left), totals.copies_left[:_NAMED]
        yield Text(
            f"提出されたファイルがないか、読めないか、別の都市の様式1に変わった写し {number}件（記入があるため残しています）："
            f"{'、'.join(names)}",
            f"{number} copies with notes, whose submitted files are gone, unreadable or another city's now, kept: "
            f"{', '.join(names)}",
        )
    yield from (Text(line, line) for line in totals.copies_stay[:_NAMED])
    if (more := len(totals.copies_stay) - _NAMED) > 0:
        yield Text(f"　残している写し、ほか {more}件", f"  and {more} more copies that stay")
