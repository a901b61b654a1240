"""``sdgsheet rules``: the list of all rules."""

from __future__ import annotations

import click

from sdgsheet.cli import console
from sdgsheet.cli.language import command, language, option
from sdgsheet.reports import json
from sdgsheet.rules.catalogue import RULES
from sdgsheet.rules.words import BASIS, SEVERITY
from sdgsheet.text import Text


@command("rules", Text("規則の一覧を表示します。", "Lists all rules."))
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    text=Text("出力の形式。", "Format of the output."),
)
def COMMAND(form: str) -> int:
    """One line a rule, or one JSON array."""
    tongue = language()
    if form == "json":
        console.say_utf8(
            json.dumps(
                [
                    {"code": r.code, "severity": str(r.severity), "basis": str(r.basis), "title": r.title.to(tongue)}
                    for r in RULES
                ]
            )
        )
        return 0
    for r in RULES:
        console.say(f"{r.code}  {SEVERITY[r.severity].to(tongue)}  {r.title.to(tongue)}  [{BASIS[r.basis].to(tongue)}]")
    return 0
