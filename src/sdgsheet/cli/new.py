"""``sdgsheet new OUT``: an empty form for any plan period."""

from __future__ import annotations

import re
from pathlib import Path

import click

from sdgsheet.cli import console
from sdgsheet.cli.language import command, language, option
from sdgsheet.cli.output import about
from sdgsheet.errors import RefusedError, SdgsheetError
from sdgsheet.text import Text

_PERIOD = re.compile(r"(\d{4})\s*[-–～〜~]\s*(\d{4})")


@command(
    "new",
    Text(
        "空の様式1を作ります。達成度には計算式が入っています。\n例：sdgsheet new --city 長野県あずさ町 --period 2024-2026 様式1.xlsx",
        "Makes an empty Form 1 with the formula in every 達成度 cell.\nExample: sdgsheet new --city 長野県あずさ町 --period 2024-2026 form1.xlsx",
    ),
)
@click.argument("out", metavar="OUT")
@option("--city", text=Text("都市名（例：長野県あずさ町）。", "Name of the city, such as 長野県あずさ町."))
@option(
    "--period",
    required=True,
    metavar="YYYY-YYYY",
    text=Text("計画期間（例：2024-2026）。", "Plan period, such as 2024-2026."),
)
@option(
    "--force", is_flag=True, text=Text("同じ名前のファイルがあっても上書きします。", "Overwrite a file of that name.")
)
def COMMAND(out: str, city: str | None, period: str, force: bool) -> int:
    """Writes the template for the period."""
    from sdgsheet.template import build  # noqa: PLC0415 - openpyxl is needed here alone
    from sdgsheet.xlsx.files import write_file  # noqa: PLC0415

    match = _PERIOD.fullmatch(period.strip())
    if match is None:
        raise SdgsheetError(
            Text(
                f"--period「{period}」が読めません。2024-2026 のように、初めの年と終わりの年を西暦で書いてください。",
                f"--period {period} cannot be read. Write the first and the last year, such as 2024-2026.",
            )
        )
    path = Path(out)
    if path.suffix.lower() != ".xlsx":
        raise RefusedError(
            Text(f"{out}: ファイル名の終わりを .xlsx にしてください。", f"{out}: the name must end in .xlsx.")
        )
    if path.exists() and not force:
        raise RefusedError(
            Text(
                f"{out}: この名前のファイルがあります。別の名前にするか、上書きする場合は --force を指定してください。",
                f"{out}: a file of this name exists. Choose another name, or overwrite it with --force.",
            )
        )
    with about(path):
        written = write_file(path, [build(city, (int(match[1]), int(match[2])))], replace=force)
    console.say(Text(f"保存しました：{written.path}", f"Saved: {written.path}").to(language()))
    return 0
