"""``sdgsheet addin build``: the ribbon add-in for Excel."""

from __future__ import annotations

from pathlib import Path

import click

from sdgsheet.cli import console
from sdgsheet.cli.language import command, language, option
from sdgsheet.errors import RefusedError
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
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        written = write_file(Path(folder) / NAME, [content], replace=force)
    except OSError as error:
        raise RefusedError(_not_written(folder, error)) from None
    console.say(Text(f"保存しました：{written.path}", f"Saved: {written.path}").to(language()))
    return 0


def _not_written(folder: str, error: OSError) -> Text:
    if isinstance(error, FileExistsError | NotADirectoryError):
        return Text(
            f"出力先「{folder}」はファイルです。-o にはフォルダーを指定してください。",
            f"“{folder}” is a file. Please give a folder with -o.",
        )
    return Text(
        f"「{folder}」に書き込めません。Excel がアドインを使っているときは、Excel を閉じてからもう一度お試しください（{error.strerror}）。",
        f"Nothing can be written into “{folder}”. If Excel uses the add-in, please close Excel and try again ({error.strerror}).",
    )
