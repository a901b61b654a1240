"""``sdgsheet bulk IN… -o OUT``: a whole folder of filings."""

from __future__ import annotations

from pathlib import Path

import click

from sdgsheet.bulk import Options, Outcome, run
from sdgsheet.bulk.folder import MARKED, RESULTS, SUMMARY
from sdgsheet.bulk.options import processors
from sdgsheet.cli import console
from sdgsheet.cli.language import command, language, option
from sdgsheet.cli.progress import shown
from sdgsheet.reports.summary.contents import Listed
from sdgsheet.text import Text


@command(
    "bulk",
    Text(
        "フォルダーの様式1をまとめて点検し、結果（results.sqlite）とまとめ（summary.xlsx）を OUT に作ります。\n"
        "IN はフォルダー、zip、ファイル、または *.xlsx のような指定です。提出されたファイルは変更しません。\n"
        "途中で止めても、同じコマンドで続きから再開します。",
        "Checks a whole folder of Form 1 and writes results (results.sqlite) and a summary (summary.xlsx) into OUT.\n"
        "IN are folders, zips, files or patterns such as *.xlsx; submitted files are never changed.\n"
        "A run that was stopped goes on where it was when the command is given again.",
    ),
)
@click.argument("inputs", nargs=-1, required=True, metavar="IN...")
@option(
    "-o", "--output", "output", required=True, metavar="OUT", text=Text("結果のフォルダー。", "Folder of the results.")
)
@option(
    "--mark",
    is_flag=True,
    text=Text(
        "指摘に色を付け「点検結果」を加えた写しを OUT の marked に作ります。",
        "Also make copies with highlights and the sheet 点検結果 in OUT, folder marked.",
    ),
)
@option(
    "--cities",
    metavar="LIST.csv",
    text=Text(
        "都市の一覧（CSV）。提出のない都市を示します。", "List of cities (CSV): those without a filing are named."
    ),
)
@option(
    "--processes",
    type=click.IntRange(1, 256),
    text=Text(
        "同時に働くプロセスの数（指定がなければCPUの数）。", "Processes at work; as many as processors if not given."
    ),
)
@option(
    "--time-limit",
    type=click.FloatRange(0, 86_400, min_open=True),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    text=Text("1ファイルにかける時間の上限（秒）。", "Time limit of one file, in seconds."),
)
def COMMAND(
    inputs: tuple[str, ...], output: str, mark: bool, cities: str | None, processes: int | None, time_limit: float
) -> int:
    """Runs, and tells in a few lines what came of it."""
    tongue = language()
    options = Options(
        language=tongue,
        mark=mark,
        cities=Path(cities) if cities is not None else None,
        processes=processes or processors(),
        time_limit=time_limit,
    )
    try:
        with shown(tongue) as progress:
            outcome = run(inputs, output, options, progress=progress)
    except KeyboardInterrupt:
        console.warn(_INTERRUPTED.to(tongue))
        return 130
    for text in _told(outcome):
        console.say(text.to(tongue))
    totals = outcome.totals
    if totals.unreadable or totals.copies_failed:
        return 2
    return 1 if totals.errors else 0


_INTERRUPTED = Text(
    "中断しました。点検の済んだ結果は残っています。同じコマンドで続きから再開します。",
    "Interrupted. What was checked is kept; the same command goes on from here.",
)


def _of_list(listed: Listed) -> list[Text]:
    told = [
        Text(
            f"提出のない都市 {listed.missing}（一覧 {listed.cities}都市）",
            f"{listed.missing} cities without a filing, of {listed.cities} listed",
        )
    ]
    if listed.undecided:
        told.append(
            Text(
                f"同じ名前の都市があり、提出の有無を判断できない都市 {listed.undecided}（{SUMMARY} のシート「未提出」の備考）",
                f"{listed.undecided} cities share their name; whether they filed cannot be told "
                f"(remarks in the sheet “Missing” of {SUMMARY})",
            )
        )
    if listed.missing == listed.cities:
        told.append(
            Text(
                "一覧のどの都市からも提出がありません。一覧の列と書き方（「熊本県熊本市」など）をご確認ください。",
                "None of the listed cities has filed. Please check the list's columns and how it names cities (熊本県熊本市).",
            )
        )
    return told


def _told(outcome: Outcome) -> list[Text]:
    totals = outcome.totals
    unnamed = Text(f"（うち都市名不明 {totals.unnamed}）", f" ({totals.unnamed} of unknown name)")
    if not totals.unnamed:
        unnamed = Text("", "")
    told = [
        Text(
            f"ファイル {totals.files}件：点検した {totals.read} ・ 古い版 {totals.superseded} ・ 読めない {totals.unreadable}",
            f"{totals.files} files: {totals.read} checked, {totals.superseded} older versions, "
            f"{totals.unreadable} unreadable",
        ),
        Text(
            f"都市 {totals.cities}{unnamed.ja}：修正 {totals.errors}件（{totals.cities_with_errors}都市）・ 確認 {totals.warnings}件 ・ "
            f"参考 {totals.infos}件",
            f"{totals.cities} cities{unnamed.en}: {totals.errors} errors (in {totals.cities_with_errors}), "
            f"{totals.warnings} warnings, {totals.infos} infos",
        ),
    ]
    if totals.older_errors or totals.older_warnings:
        told.append(
            Text(
                f"ほかに古い版の指摘（数えません）：修正 {totals.older_errors}件 ・ 確認 {totals.older_warnings}件",
                f"Findings of older versions, not counted: {totals.older_errors} errors, {totals.older_warnings} warnings",
            )
        )
    if outcome.unchanged:
        told.append(
            Text(
                f"前回から変わっていないため点検し直さなかったもの {outcome.unchanged}件",
                f"{outcome.unchanged} have not changed and were not checked again",
            )
        )
    if totals.doubtful:
        told.append(
            Text(
                f"都市名を確かめたいファイル {totals.doubtful}件（{SUMMARY} のシート「ファイル」の備考）",
                f"{totals.doubtful} files whose city should be checked (remarks in the sheet “Files” of {SUMMARY})",
            )
        )
    if totals.listed is not None:
        told += _of_list(totals.listed)
    if totals.suspects:
        told.append(
            Text(
                f"半数を超える都市で出た規則：{'、'.join(totals.suspects)}",
                f"Rules that speak in more than half of the cities: {', '.join(totals.suspects)}",
            )
        )
    told += [
        Text(f"読めない：{file}　{reason}", f"Unreadable: {file}: {reason}") for file, reason in outcome.unreadable
    ]
    if totals.unreadable > len(outcome.unreadable):
        told.append(
            Text(
                f"　ほか {totals.unreadable - len(outcome.unreadable)}件（{SUMMARY} のシート「ファイル」）",
                f"  and {totals.unreadable - len(outcome.unreadable)} more (sheet “Files” of {SUMMARY})",
            )
        )
    if totals.copies_failed:
        told.append(
            Text(
                f"写しを作れなかったもの {totals.copies_failed}件（{RESULTS} の表 marked に理由）",
                f"{totals.copies_failed} copies could not be made (reasons in the table marked of {RESULTS})",
            )
        )
    folder = outcome.folder.absolute()
    told += [
        Text(f"結果：{folder / RESULTS}", f"Results: {folder / RESULTS}"),
        Text(f"まとめ：{folder / SUMMARY}", f"Summary: {folder / SUMMARY}"),
    ]
    if totals.copies:
        told.append(
            Text(f"写し：{folder / MARKED}（{totals.copies}件）", f"Marked copies: {folder / MARKED} ({totals.copies})")
        )
    return told
