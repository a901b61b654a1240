"""``sdgsheet check FILES``: findings, as text, JSON or CSV."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sdgsheet.cli import console
from sdgsheet.cli.files import expand, quoted
from sdgsheet.cli.language import command, language, option
from sdgsheet.errors import SdgsheetError, fault_text
from sdgsheet.reports import csv, json
from sdgsheet.reports.text import TextReport
from sdgsheet.rules.check import Report, check_workbook
from sdgsheet.rules.codes import codes
from sdgsheet.rules.finding import Severity
from sdgsheet.text import Text
from sdgsheet.xlsx.layers import open_file


@command(
    "check",
    Text(
        "様式1を点検し、指摘を表示します（ファイルは変更しません）。\nFILES はファイル、フォルダー、または *.xlsx のような指定です。",
        "Checks Form 1 and shows the findings; changes no file.\nFILES are files, folders or patterns such as *.xlsx.",
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILES")
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    text=Text("出力の形式。", "Format of the output."),
)
@option(
    "--select",
    "select",
    multiple=True,
    metavar="CODES",
    text=Text("このコード（またはその先頭。例：A,X102）だけ点検します。", "Only rules whose codes begin so: A,X102."),
)
@option(
    "--ignore",
    "ignore",
    multiple=True,
    metavar="CODES",
    text=Text("このコード（またはその先頭）を点検しません。", "Leave out rules whose codes begin so."),
)
@option(
    "--all",
    "every",
    is_flag=True,
    text=Text("参考も、まとめた指摘も、1件ずつ表示します。", "List every info and every folded finding."),
)
@option(
    "--explain-reading",
    "explained",
    is_flag=True,
    text=Text(
        "何をどのセルから読み取ったか、何を読まなかったかも表示します。",
        "Also show what was read from which cells, and what was left out.",
    ),
)
def COMMAND(
    files: tuple[str, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    every: bool,
    explained: bool,
) -> int:
    """Checks each file by itself: one bad file never stops the others."""
    chosen, left_out = codes(select), codes(ignore)
    tongue = language()
    status = 0
    if form == "csv":
        console.say_utf8(csv.BOM + csv.header(tongue))
    for position, path in enumerate(expand(files)):
        try:
            with open_file(path) as opened:
                report = check_workbook(opened.filled.workbook, select=chosen, ignore=left_out)
        except SdgsheetError as error:
            status = 2
            _say_error(path, error.text, form)
            continue
        except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError, AttributeError, OSError) as fault:
            # A fault of ours on one file must not cost the others.
            status = 2
            _say_error(path, fault_text(fault), form)
            continue
        if report.counts.errors:
            status = max(status, 1)
        if position and form == "text":
            console.say()
        if explained and form == "text":
            _print_reading(report)
        _say(report, path, form, every=every)
    return status


def _say_error(path: Path, error: Text, form: str) -> None:
    tongue = language()
    if form == "json":
        console.say_utf8(json.dumps(json.error_json(str(path), error, tongue)))
    elif form == "csv":
        console.say_utf8(csv.error_row(str(path), error, tongue))
    console.warn(f"{path}: {error.to(tongue)}")


def _say(report: Report, path: Path, form: str, *, every: bool) -> None:
    if form == "json":
        console.say_utf8(json.dumps(json.report_json(report, str(path), language())))
    elif form == "csv":
        for line in csv.rows(report, str(path), language()):
            console.say_utf8(line)
    else:
        _print(report, path, every=every)


def _print_reading(report: Report) -> None:
    from sdgsheet.form.explain import explain  # noqa: PLC0415 - few ask for it
    from sdgsheet.reports.reading import reading_lines  # noqa: PLC0415

    for line in reading_lines(explain(report.workbook, report.forms), language()):
        console.say(line)
    console.say()


def _print(report: Report, path: Path, *, every: bool) -> None:
    colours = console.has_colours(sys.stdout)
    tongue = language()
    text = TextReport(
        report, str(path), tongue, lambda line, style: console.painted(line, style, colours=colours), every=every
    )
    for line in text.lines():
        console.say(line)
    loud = next((f.rule for f in report.findings if f.severity is not Severity.INFO), None)
    name = quoted(path)
    steps = [f"sdgsheet explain {loud}", f"sdgsheet mark {name}"] if loud else []
    steps.append(f"sdgsheet fill --dry-run {name}")
    console.say(Text("次に：", "Next: ").to(tongue) + Text(" ／ ", " / ").to(tongue).join(steps))
