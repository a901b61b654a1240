"""The program: finds the command, runs it, and turns whatever happens into an exit status."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

import click

from sdgsheet import __version__
from sdgsheet.cli import console
from sdgsheet.cli.language import BilingualOption, HelpPage, language, language_of, usage_text
from sdgsheet.collection import rare_collection
from sdgsheet.errors import SdgsheetError, fault_text
from sdgsheet.text import Text

# Commands are imported when they are called: a check must not pay for the others.
COMMANDS = (
    "check",
    "fill",
    "mark",
    "clear",
    "undo",
    "finish",
    "new",
    "audit",
    "bulk",
    "export",
    "addin",
    "rules",
    "explain",
    "explain-cell",
)
HIDDEN = ("roundtrip",)

_ABOUT = Text(
    "SDGs未来都市 様式1（進捗状況報告シート）を点検し、達成度を計算して書き込みます。",
    "Checks Form 1 (様式1), the progress report of Japan's SDGs未来都市, and fills in 達成度.",
)
_EXIT = Text(
    "終了コード：0 修正が必要な指摘なし／1 あり／2 扱えないファイルやコマンドの誤り",
    "Exit status: 0 no error finding, 1 there is one, 2 a file or the command could not be handled.",
)


class _Program(HelpPage, click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        _ = ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        _ = ctx
        if cmd_name not in (*COMMANDS, *HIDDEN):
            return None
        module = importlib.import_module(f"sdgsheet.cli.{cmd_name.replace('-', '_')}")
        made = module.COMMAND
        assert isinstance(made, click.Command)
        return made

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _ = ctx
        formatter.write(f"\n  {_ABOUT.to(language())}\n  {_EXIT.to(language())}\n")


def _say_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        console.say(f"sdgsheet {__version__}")
        ctx.exit()


@click.group(cls=_Program, context_settings={"help_option_names": ["--help", "-h"]})
@click.option(
    "--lang",
    cls=BilingualOption,
    type=click.Choice(["ja", "en"]),
    expose_value=False,
    text=Text("表示の言語（ja または en）。", "Language of all texts: ja or en."),
)
@click.option(
    "--version",
    cls=BilingualOption,
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_say_version,
    text=Text("版を表示して終了します。", "Show the version and exit."),
)
def program() -> None:
    """The group of all commands."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program and gives its exit status."""
    console.prepare()
    given = list(sys.argv[1:] if arguments is None else arguments)
    tongue = language_of(given)
    try:
        status = program.main(given, prog_name="sdgsheet", standalone_mode=False, obj=tongue)
        console.finish()
    except click.exceptions.NoArgsIsHelpError as asked:
        console.warn(asked.ctx.get_help() if asked.ctx is not None else "")
        return 2
    except click.ClickException as error:
        console.warn(f"sdgsheet: {usage_text(error).to(tongue)}")
        return 2
    except SdgsheetError as error:
        console.warn(f"sdgsheet: {error.text.to(tongue)}")
        return 2
    except (click.Abort, KeyboardInterrupt):
        console.warn(Text("中断しました。", "Interrupted.").to(tongue))
        return 130
    except Exception as fault:
        if os.environ.get("SDGSHEET_DEBUG"):
            raise
        console.warn(f"sdgsheet: {fault_text(fault).to(tongue)}")
        return 2
    return status if isinstance(status, int) else 0


def run() -> None:
    """The entry point of the installed command."""
    rare_collection()
    sys.exit(main())
