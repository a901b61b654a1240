"""``sdgsheet undo FILE``: takes off all that sdgsheet wrote."""

from __future__ import annotations

from pathlib import Path

import click

from sdgsheet.cli import console
from sdgsheet.cli.language import command, language
from sdgsheet.cli.output import opened, output_options, say_answers_gone, say_left_out, target, write
from sdgsheet.text import Text
from sdgsheet.xlsx.layers import LayeredFile


@command(
    "undo",
    Text(
        "sdgsheet が書き込んだもの（達成度・色・「点検結果」シート）をすべて取り除き、元の内容に戻します。",
        "Takes off all that sdgsheet wrote (達成度, colours, 点検結果) and gives the original back.",
    ),
)
@click.argument("file", metavar="FILE")
@output_options
def COMMAND(file: str, output: str | None, in_place: bool, force: bool) -> int:
    """Writes the original, or what comes as near as can be, and says so."""
    source = Path(file)
    where = target(source, output, "original", in_place=in_place, force=force)
    with opened(source) as layered:
        write(layered.original, where)
        tongue = language()
        if not (layered.has_fill or layered.has_mark):
            console.say(
                Text(
                    "色分けも点検の表示も復元用の情報もないため、元に戻すものはありません（提出用の写しは元に戻せません）。",
                    "There are no bands, marks or restore data in it, so there is nothing to undo (a copy made by finish cannot be undone).",
                ).to(tongue)
            )
        else:
            console.say(_came_of_it(layered).to(tongue))
        say_left_out(layered.left)
        say_answers_gone(layered, {**layered.kept, **layered.answered}, in_place=in_place)
    return 0


def _came_of_it(file: LayeredFile) -> Text:
    if file.exact:
        return Text("元のファイルとまったく同じ内容に戻しました。", "The original's very bytes are back.")
    if file.standing.record is None:
        return Text(
            "復元用の情報がないため、sdgsheet が書き込んだと分かるものだけを取り除きました。",
            "There are no restore data, so only what is known to be sdgsheet's was taken off.",
        )
    if not file.left:
        return Text(
            "sdgsheet が書き込んだものはすべて取り除きました。記入後に保存または編集されているため、元のファイルと1バイトまで同じではありません。",
            "All that sdgsheet wrote was taken off. The workbook was saved or edited since, so it is not the very original.",
        )
    return Text(
        "記入後に編集されているため、元のファイルとは違うところがあります。次の点をご確認ください。",
        "The workbook was edited since, so it is not the very original. Please look at this:",
    )
