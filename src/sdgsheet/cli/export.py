"""``sdgsheet export OUT``: the tables of a bulk run for Excel."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

import click

from sdgsheet.cli import console
from sdgsheet.cli.language import command, language, option
from sdgsheet.cli.output import about
from sdgsheet.errors import SdgsheetError
from sdgsheet.text import Text


@command(
    "export",
    Text(
        "bulk の結果（OUT）の表を、Excelで開ける CSV または xlsx に書き出します。\n"
        "CSV は files.csv、findings.csv、indicators.csv の3つ、xlsx は export.xlsx です。",
        "Writes the tables of a bulk run (OUT) as CSV or xlsx for Excel:\n"
        "files.csv, findings.csv and indicators.csv, or export.xlsx.",
    ),
)
@click.argument("out", metavar="OUT")
@option("--format", "form", type=click.Choice(["csv", "xlsx"]), default="csv", text=Text("形式。", "Format."))
@option(
    "-o",
    "--output",
    "output",
    metavar="TO",
    text=Text(
        "出力先：CSV はフォルダー、xlsx はファイル（指定がなければ OUT の中）。",
        "Where to write: a folder for CSV, a file for xlsx; into OUT if not given.",
    ),
)
@option(
    "--force",
    is_flag=True,
    text=Text("別の内容のファイルがあっても上書きします。", "Overwrite files that have other bytes."),
)
def COMMAND(out: str, form: str, output: str | None, force: bool) -> int:
    """Writes each table as it is read."""
    from sdgsheet.bulk.folder import EXPORTED, results_of  # noqa: PLC0415 - pandas is needed here alone
    from sdgsheet.bulk.frames import TABLES, frames  # noqa: PLC0415
    from sdgsheet.bulk.reading import open_to_read, unfinished  # noqa: PLC0415
    from sdgsheet.reports.tables import csv_bytes, xlsx_bytes  # noqa: PLC0415

    source, tongue = Path(out), language()
    with contextlib.closing(open_to_read(source)) as results:
        state = unfinished(results)
    if state is not None:
        console.warn(_unfinished(*state).to(tongue))
    folder = results_of(source).parent
    if form == "csv":
        target = Path(output) if output is not None else folder
        for table in TABLES:
            _write(target / f"{table}.csv", csv_bytes(frames(source, table, tongue)), force=force)
    else:
        target = Path(output) if output is not None else folder / EXPORTED
        if target.suffix.lower() != ".xlsx":
            raise _no_xlsx(target)
        sheets = {str(name): frames(source, name, tongue) for name in TABLES}
        _write(target, xlsx_bytes(sheets), force=force)
    return 0


def _unfinished(checked: int, found: int) -> Text:
    return Text(
        f"点検は終わっていません（{found}件のうち{checked}件まで。古い版の区別もまだです）。"
        "sdgsheet bulk で終わりまで点検してから、--force を付けてもう一度書き出してください。",
        f"The check has not come to its end ({checked} of {found} files; older versions are not told apart yet). "
        "Please let sdgsheet bulk finish, and export again with --force.",
    )


def _no_xlsx(target: Path) -> SdgsheetError:
    return SdgsheetError(
        Text(
            f"{target}: --format xlsx では、-o に「.xlsx」で終わるファイル名を指定してください。",
            f"{target}: with --format xlsx, please give -o a file name that ends in “.xlsx”.",
        )
    )


def _write(target: Path, pieces: Iterable[bytes], *, force: bool) -> None:
    from sdgsheet.xlsx.files import write_file  # noqa: PLC0415

    with about(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        written = write_file(target, pieces, replace=force)
    console.say(Text(f"保存しました：{written.path}", f"Saved: {written.path}").to(language()))
