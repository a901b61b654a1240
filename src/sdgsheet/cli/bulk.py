"""``sdgsheet bulk IN… -o OUT``: a whole folder of filings."""

from __future__ import annotations

from pathlib import Path

import click

from sdgsheet.bulk import Options, run
from sdgsheet.bulk.interrupts import stopping
from sdgsheet.bulk.options import processors
from sdgsheet.cli import console
from sdgsheet.cli.language import command, language, option
from sdgsheet.cli.outcome import told
from sdgsheet.cli.progress import shown
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
        with stopping(), shown(tongue) as progress:
            outcome = run(inputs, output, options, progress=progress)
    except KeyboardInterrupt:
        console.warn(_INTERRUPTED.to(tongue))
        return 130
    for text in told(outcome):
        console.say(text.to(tongue))
    totals = outcome.totals
    if totals.unreadable or totals.copies_failed:
        return 2
    return 1 if totals.errors else 0


_INTERRUPTED = Text(
    "中断しました。点検の済んだ分があれば、その結果は残っています。同じコマンドで続きから再開します。",
    "Interrupted. Whatever was checked is kept; the same command goes on from here.",
)
