"""Commands, options and errors of the command line in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from sdgsheet.text import Language, Text

F = TypeVar("F", bound=Callable[..., Any])


def language_of(arguments: Sequence[str]) -> Language:
    """The language that the command line asks for, read before anything else: errors need it too."""
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang=en" or (argument == "--lang" and list(arguments[position + 1 : position + 2]) == ["en"]):
            return "en"
    return "ja"


def language() -> Language:
    """The language of the running command."""
    context = click.get_current_context(silent=True)
    return context.find_root().obj if context is not None and context.find_root().obj in ("ja", "en") else "ja"


class BilingualOption(click.Option):
    """An option whose help is a ``Text``."""

    def __init__(self, *args: Any, text: Text | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The line of the help page."""
        if self.text is not None:
            self.help = self.text.to(language())
        return super().get_help_record(ctx)


class HelpPage(click.Command):
    """Headings of a help page in the language asked for: click's own are English."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The first line: how the command is written."""
        prefix = Text("使い方： ", "Usage: ").to(language())
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=prefix)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, and for a group its commands."""
        records = [record for param in self.get_params(ctx) if (record := param.get_help_record(ctx)) is not None]
        with formatter.section(Text("オプション", "Options").to(language())):
            formatter.write_dl(records)
        if isinstance(self, click.Group):
            commands = [(name, made) for name in self.list_commands(ctx) if (made := self.get_command(ctx, name))]
            with formatter.section(Text("コマンド", "Commands").to(language())):
                formatter.write_dl([(name, made.get_short_help_str()) for name, made in commands])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help`` in the language asked for."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = Text("この説明を表示して終了します。", "Show this page and exit.").to(language())
        return option


class BilingualCommand(HelpPage):
    """A command whose help is a ``Text``."""

    def __init__(self, *args: Any, text: Text, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first line of the help page."""
        _ = limit
        return self.text.to(language()).splitlines()[0]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help page's text, line by line as written: Japanese has no spaces to wrap at."""
        _ = ctx
        formatter.write("\n" + "\n".join("  " + line for line in self.text.to(language()).splitlines()) + "\n")


def command(name: str, text: Text, *, hidden: bool = False) -> Callable[[Callable[..., Any]], BilingualCommand]:
    """Makes a function a command with ``--lang``."""

    def decorate(function: Callable[..., Any]) -> BilingualCommand:
        with_language = option(
            "--lang",
            type=click.Choice(["ja", "en"]),
            default="ja",
            expose_value=False,
            text=Text("表示の言語（ja または en）。", "Language of all texts: ja or en."),
        )(function)
        made = click.command(name, cls=BilingualCommand, text=text, hidden=hidden)(with_language)
        assert isinstance(made, BilingualCommand)
        return made

    return decorate


def option(*names: str, text: Text, **attributes: Any) -> Callable[[F], F]:
    """``click.option`` with a bilingual help."""
    return click.option(*names, cls=BilingualOption, text=text, **attributes)


def usage_text(error: click.ClickException) -> Text:
    """What is wrong with the command line, in one line."""
    english = error.format_message().replace("\n", " ")
    if isinstance(error, click.NoSuchOption):
        japanese = f"オプション {error.option_name} はありません。"
    elif isinstance(error, click.MissingParameter):
        japanese = f"{_name_of(error)} を指定してください。"
    elif isinstance(error, click.BadParameter):
        japanese = f"{_name_of(error)} の値が正しくありません。{_allowed(error)}"
    elif (found := _QUOTED.search(english)) and english.startswith("No such command"):
        japanese = f"コマンド {found[1]} はありません。sdgsheet --help で一覧を表示できます。"
    elif (found := _BRACKETED.search(english)) and "unexpected extra argument" in english:
        japanese = f"余分な引数「{found[1]}」があります。"
    else:
        japanese = "コマンドの書き方を確認してください。--help で説明を表示できます。"
    return Text(japanese, english)


_QUOTED = re.compile(r"'([^']*)'")
_BRACKETED = re.compile(r"\(([^)]*)\)")


def _allowed(error: click.BadParameter) -> str:
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return f"{'、'.join(map(str, kind.choices))} のどれかを指定してください。"
    if isinstance(kind, (click.IntRange, click.FloatRange)):
        least = "" if kind.min is None else f"{kind.min}{'を超え' if kind.min_open else '以上'}"
        most = "" if kind.max is None else f"{kind.max}以下"
        return f"{least}{most}の数を指定してください。"
    return "数を指定してください。" if isinstance(kind, (click.types.IntParamType, click.types.FloatParamType)) else ""


def _name_of(error: click.BadParameter) -> str:
    if error.param is None:
        return "引数"
    return (
        "／".join(error.param.opts)
        if isinstance(error.param, click.Option)
        else str(error.param.metavar or error.param.name).upper()
    )
