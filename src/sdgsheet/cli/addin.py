"""``sdgsheet addin build``: the ribbon add-in for Excel."""

from __future__ import annotations

from pathlib import Path

import click

from sdgsheet.cli import console
from sdgsheet.cli.language import command, language, option
from sdgsheet.text import Text


@command(
    "addin",
    Text(
        "Excel のリボンに「SDGs 様式1」タブを加えるアドインを作ります。\n例：sdgsheet addin build -o addin",
        "Builds the add-in that gives Excel's ribbon the tab “SDGs 様式1”.\nExample: sdgsheet addin build -o addin",
    ),
)
@click.argument("what", metavar="build", type=click.Choice(["build"]))
@option(
    "-o",
    "--output",
    "folder",
    metavar="DIR",
    required=True,
    text=Text("アドイン sdgsheet.xlam を置くフォルダー。", "Folder for the add-in sdgsheet.xlam."),
)
@option(
    "--force",
    is_flag=True,
    text=Text("別の内容の sdgsheet.xlam があっても上書きします。", "Overwrite a sdgsheet.xlam with other bytes."),
)
def COMMAND(what: str, folder: str, force: bool) -> int:
    """Builds and writes; the same sources give the same bytes."""
    from sdgsheet.addin.build import NAME, build  # noqa: PLC0415 - needed here alone
    from sdgsheet.xlsx.files import write_file  # noqa: PLC0415

    _ = what
    content = build()
    Path(folder).mkdir(parents=True, exist_ok=True)
    written = write_file(Path(folder) / NAME, [content], replace=force)
    console.say(Text(f"保存しました：{written.path}", f"Saved: {written.path}").to(language()))
    return 0
