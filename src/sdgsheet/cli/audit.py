"""``sdgsheet audit FILES``: every 達成度 formula, what it computes, and whether it is the form's."""

from __future__ import annotations

import getpass
import hashlib
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import click

from sdgsheet.audit.filing import Filing, audited, unreadable
from sdgsheet.audit.json import filing_json
from sdgsheet.audit.own import is_audit
from sdgsheet.audit.run import Run
from sdgsheet.audit.text import filing_lines
from sdgsheet.bulk.edition import edition
from sdgsheet.cli import console
from sdgsheet.cli.files import expand
from sdgsheet.cli.language import command, language, option
from sdgsheet.cli.output import about
from sdgsheet.errors import RefusedError, SdgsheetError
from sdgsheet.reports.json import dumps
from sdgsheet.text import Text
from sdgsheet.xlsx.layers import open_file


@command(
    "audit",
    Text(
        "達成度の式を1つずつ、様式の式と同じ計算かどうか調べます（ファイルは変更しません）。\n"
        "-o audit.xlsx で、監査用のブックを作ります。",
        "Looks at every 達成度 formula: does it compute the form's formula? Changes no file.\n"
        "-o audit.xlsx makes the auditor's workbook.",
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILES")
@option(
    "-o", "--output", "output", metavar="OUT", text=Text("監査用のブック（.xlsx）。", "The auditor's workbook (.xlsx).")
)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    text=Text("画面に出す形式。", "Format of what is printed."),
)
@option(
    "--by",
    "by",
    metavar="NAME",
    text=Text("実施者の名前（指定がなければログイン名）。", "Who audits; the login name if not given."),
)
@option("--all", "every", is_flag=True, text=Text("問題のないセルも表示します。", "Also list cells that are right."))
@option(
    "--force",
    is_flag=True,
    text=Text(
        "出力先に別の内容のファイルがあっても上書きします（控えを残します）。",
        "Overwrite OUT though it has other bytes; a backup stays.",
    ),
)
def COMMAND(files: tuple[str, ...], output: str | None, form: str, by: str | None, every: bool, force: bool) -> int:
    """Audits each file by itself: one bad file never stops the others."""
    tongue, paths = language(), expand(files)
    out = None if output is None else _target(Path(output), paths)
    filings = tuple(filing for path in paths if (filing := _audited(path)) is not None)
    if not filings:
        raise RefusedError(Text("調べるファイルがありません。", "There is no file to audit."))
    run = Run(by or _login(), datetime.now().astimezone(), edition(tongue), filings)
    for position, filing in enumerate(run.filings):
        if form == "json":
            console.say_utf8(dumps(filing_json(run, filing, tongue)))
        elif filing.error is None:
            if position:
                console.say()
            _say(filing_lines(filing, tongue, every=every))
        if filing.error is not None:
            console.warn(f"{filing.path}: {filing.error.to(tongue)}")
    if out is not None:
        _write(run, out, force=force)
    if any(filing.error is not None for filing in run.filings):
        return 2
    return 1 if any(filing.errors for filing in run.filings) else 0


def _audited(path: Path) -> Filing | None:
    """None for an audit workbook of our own, which is passed over."""
    try:
        with open_file(path) as opened:
            workbook = opened.filled.workbook
        if is_audit(workbook):
            text = Text(f"{path}: 監査用のブックなので、調べません。", f"{path}: passed over, an audit workbook.")
            console.warn(text.to(language()))
            return None
        return audited(path, workbook, _sha256(path))
    except SdgsheetError as error:
        return unreadable(path, error.text)


def _sha256(path: Path) -> str:
    """Of the file as it stands, our own layers included."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _say(lines: Iterable[tuple[str, str]]) -> None:
    colours = console.has_colours(sys.stdout)
    for line, style in lines:
        console.say(console.painted(line, style, colours=colours) if style else line)


def _target(out: Path, paths: list[Path]) -> Path:
    if out.suffix.lower() != ".xlsx":
        raise RefusedError(Text(f"{out}: 出力先は .xlsx としてください。", f"{out}: please give OUT the ending .xlsx."))
    if out.exists() and any(path.exists() and out.samefile(path) for path in paths) and not _is_own(out):
        raise RefusedError(
            Text(
                f"{out}: 出力先が監査するファイルの1つです。別の名前を指定してください。",
                f"{out}: OUT is one of the files to audit. Please give another name.",
            )
        )
    return out


def _is_own(path: Path) -> bool:
    try:
        with open_file(path) as opened:
            return is_audit(opened.filled.workbook)
    except SdgsheetError:
        return False


def _write(run: Run, out: Path, *, force: bool) -> None:
    from sdgsheet.audit.workbook import write_audit  # noqa: PLC0415 - openpyxl is needed here alone
    from sdgsheet.xlsx.files import write_file  # noqa: PLC0415

    with about(out):
        written = write_file(out, write_audit(run, out, language()), replace=force, backup=force)
    console.warn(Text(f"保存しました：{written.path}", f"Saved: {written.path}").to(language()))
    if written.backup is not None:
        kept = Text(f"元の内容の控え：{written.backup}", f"Backup of what stood there: {written.backup}")
        console.warn(kept.to(language()))


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
