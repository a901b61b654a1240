"""``sdgsheet explain CODE``: a rule's page."""

from __future__ import annotations

import click

from sdgsheet.cli import console
from sdgsheet.cli.language import command, language
from sdgsheet.errors import SdgsheetError
from sdgsheet.rules.catalogue import rule
from sdgsheet.rules.words import BASIS, SEVERITY
from sdgsheet.text import Text


@command(
    "explain",
    Text("規則の説明（内容・理由・例・直し方）を表示します。", "Shows a rule's page: what, why, example, what to do."),
)
@click.argument("code", metavar="CODE")
def COMMAND(code: str) -> int:
    """The page of one rule."""
    known = rule(code)
    if known is None:
        raise SdgsheetError(
            Text(
                f"「{code}」という規則はありません。sdgsheet rules で一覧を表示できます。",
                f"There is no rule {code}. sdgsheet rules lists them.",
            )
        )
    tongue = language()
    console.say(f"{known.code}  {known.title.to(tongue)}")
    console.say(
        Text(
            f"区分：{SEVERITY[known.severity].ja} ／ 根拠：{BASIS[known.basis].ja}",
            f"Severity: {SEVERITY[known.severity].en}; basis: {BASIS[known.basis].en}",
        ).to(tongue)
    )
    for title, text in (
        (Text("内容", "What"), known.page.what),
        (Text("理由", "Why"), known.page.why),
        (Text("例", "Example"), known.page.example),
        (Text("どうするか", "What to do instead"), known.page.instead),
    ):
        console.say()
        console.say(f"■{title.to(tongue)}")
        console.say(f"  {text.to(tongue)}")
    return 0
