"""``sdgsheet mark FILE``: highlights and the sheet 点検結果."""

from __future__ import annotations

from pathlib import Path

import click

from sdgsheet import operations
from sdgsheet.cli import console
from sdgsheet.cli.language import command, language
from sdgsheet.cli.output import about, opened, output_options, say_left_out, target, write
from sdgsheet.rules.words import plural
from sdgsheet.text import Text


@command(
    "mark",
    Text(
        "指摘のあるセルに色を付け、「点検結果」シートを加えた写しを作ります（値は変更しません）。\n-o も --in-place もなければ、元のファイルの隣に「-marked」を付けて保存します。",
        "Writes a copy with the findings' cells highlighted and the sheet 点検結果; changes no value.\nWithout -o or --in-place it stands beside the file, with the suffix -marked.",
    ),
)
@click.argument("file", metavar="FILE")
@output_options
def COMMAND(file: str, output: str | None, in_place: bool, force: bool) -> int:
    """Judges the original with its fill, and marks it anew."""
    source = Path(file)
    where = target(source, output, "marked", in_place=in_place, force=force)
    with opened(source) as layered:
        with about(source):
            marked = operations.mark(layered, language())
        state = marked.state
        write(state, where)
        say_left_out((*state.left, *state.left_out))
    counts = marked.report.counts
    ja = f"修正 {counts.errors}件 ／ 確認 {counts.warnings}件 ／ 参考 {counts.infos}件"
    en = f"{plural(counts.errors, 'error')}, {plural(counts.warnings, 'warning')} and {plural(counts.infos, 'info')}"
    if state.result_sheet is not None:
        ja = f"{ja} を「{state.result_sheet}」シートにまとめました。"
        en = f"{en} stand in the sheet “{state.result_sheet}”."
    console.say(Text(ja, en).to(language()))
    return 1 if counts.errors else 0
