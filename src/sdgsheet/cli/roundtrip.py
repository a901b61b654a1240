"""``sdgsheet roundtrip FOLDER``: hidden from the help; proves on real workbooks that nothing is lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from sdgsheet.cli import console
from sdgsheet.cli.language import command, language
from sdgsheet.errors import SdgsheetError
from sdgsheet.text import Text
from sdgsheet.xlsx.roundtrip import roundtrip

_KINDS = {
    "clean": Text("失われたものなし", "clean"),
    "refused": Text("理由を示して書き込まず", "refused"),
    "unreadable": Text("読み取れず", "unreadable"),
    "lost": Text("失われたものあり", "lost"),
}


@command(
    "roundtrip",
    Text(
        "フォルダー内のブックごとに、値・式・条件付き書式を書き込み、部品ごとに比べ、元に戻してもう一度比べます。"
        "元のファイルは読み取るだけです。",
        "Writes a value, a formula and a conditional format into each workbook of a folder, compares part by part, "
        "takes them off and compares again. The files themselves are only read.",
    ),
)
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
def COMMAND(folder: Path) -> int:
    """Exit status 1 where something was lost."""
    if not folder.is_dir():
        said = (
            Text(
                "フォルダーではありません。ブックの入ったフォルダーを指定してください。",
                "this is no folder. Please name the one that holds the workbooks.",
            )
            if folder.exists()
            else Text(
                "フォルダーがありません。名前と場所をご確認ください。",
                "there is no such folder. Please check its name and place.",
            )
        )
        raise SdgsheetError(Text(f"{folder}: {said.ja}", f"{folder}: {said.en}"))
    tongue = language()
    counts: Counter[str] = Counter()
    for outcome in roundtrip(folder):
        counts[outcome.kind] += 1
        if outcome.detail is not None:
            name = outcome.path.relative_to(folder)
            console.say(f"{_KINDS[outcome.kind].to(tongue)}  {name}  {outcome.detail.to(tongue)}")
    total = counts.total()
    for kind, word in _KINDS.items():
        share = f"{100 * counts[kind] / total:.1f}%" if total else "-"
        console.say(f"{counts[kind]:>7}  {share:>6}  {word.to(tongue)}")
    return 1 if counts["lost"] else 0
