"""``sdgsheet clear FILE``: takes the marks off, and never changes a value."""

from __future__ import annotations

from pathlib import Path

import click

from sdgsheet.cli.language import command
from sdgsheet.cli.output import opened, output_options, say_answers_gone, say_left_out, target, write
from sdgsheet.text import Text


@command(
    "clear",
    Text(
        "点検の表示（色と「点検結果」シート）を消します。達成度などの値は変更しません。",
        "Takes off the marks of a check (highlights and 点検結果); changes no value.",
    ),
)
@click.argument("file", metavar="FILE")
@output_options
def COMMAND(file: str, output: str | None, in_place: bool, force: bool) -> int:
    """Writes the original with its fill."""
    source = Path(file)
    where = target(source, output, "cleared", in_place=in_place, force=force)
    with opened(source) as layered:
        write(layered.filled, where)
        say_left_out(layered.filled.left)
        say_answers_gone(layered, layered.answered, in_place=in_place)
    return 0
