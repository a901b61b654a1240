"""Where writing commands write: ``-o OUT``, ``--in-place``, or beside the input with a suffix."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sdgsheet.cli import console
from sdgsheet.cli.files import WORKBOOKS
from sdgsheet.cli.language import language, option
from sdgsheet.errors import RefusedError, SdgsheetError
from sdgsheet.rules.words import plural
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text
from sdgsheet.xlsx.files import Written
from sdgsheet.xlsx.layers import LayeredFile, LeftOut, State, open_file

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Target:
    """Where to write."""

    path: Path
    in_place: bool
    force: bool


def output_options(function: F) -> F:
    """Gives a command ``-o``, ``--in-place`` and ``--force``."""
    for decorate in (
        option(
            "--force",
            is_flag=True,
            text=Text("出力先に別の内容のファイルがあっても上書きします。", "Overwrite OUT though it has other bytes."),
        ),
        option(
            "--in-place",
            is_flag=True,
            text=Text(
                "元のファイルに書き込みます（控えを残します）。", "Write into the file itself; a backup is kept."
            ),
        ),
        option("-o", "--output", "output", metavar="OUT", text=Text("出力先のファイル。", "File to write.")),
    ):
        function = decorate(function)
    return function


@contextmanager
def about(path: Path) -> Iterator[None]:
    """Errors inside speak of this file: its name goes before them."""
    try:
        yield
    except SdgsheetError as error:
        name = str(path)
        if error.text.ja.startswith(name):
            raise
        raise SdgsheetError(Text(f"{name}: {error.text.ja}", f"{name}: {error.text.en}")) from error


@contextmanager
def opened(path: Path) -> Iterator[LayeredFile]:
    """The file, closed at the end whatever happens."""
    with about(path):
        file = open_file(path)
    with file:
        yield file


def target(source: Path, output: str | None, suffix: str, *, in_place: bool, force: bool) -> Target:
    """Where to write what is made of ``source``.

    Raises:
        RefusedError: both ``-o`` and ``--in-place`` were given, or OUT is the source itself or of another kind.
    """
    if in_place and output is not None:
        raise RefusedError(Text("-o と --in-place は同時に指定できません。", "-o and --in-place cannot go together."))
    if in_place:
        return Target(source, in_place=True, force=force)
    if output is None:
        return Target(source.with_name(f"{source.stem}-{suffix}{source.suffix}"), in_place=False, force=force)
    path = Path(output)
    # A source of another kind is no workbook: reading it says so.
    if source.suffix.lower() in WORKBOOKS and path.suffix.lower() != source.suffix.lower():
        raise RefusedError(
            Text(
                f"{path}: 出力先の拡張子を、元のファイルと同じ「{source.suffix}」にしてください。違う拡張子では Excel で開けません。",
                f"{path}: please give OUT the ending of the file, {source.suffix}. Excel does not open it under another one.",
            )
        )
    if path.exists() and source.exists() and path.samefile(source):
        raise RefusedError(
            Text(
                f"{path}: 出力先が元のファイルです。元のファイルに書き込むときは --in-place を指定してください。",
                f"{path}: OUT is the file itself. Use --in-place to write into it.",
            )
        )
    return Target(path, in_place=False, force=force)


def write(state: State, where: Target) -> None:
    """Writes, and says where the result is and where the backup."""
    say_written(save(state, where))


def save(state: State, where: Target) -> Written:
    """Writes; says nothing of it yet."""
    with about(state.file.path):
        state.refuse()
    with about(where.path):
        return state.write(where.path, in_place=where.in_place, force=where.force)


def say_written(written: Written) -> None:
    """Where the result is, and where the backup."""
    tongue = language()
    if written.changed:
        console.say(Text(f"保存しました：{written.path}", f"Saved: {written.path}").to(tongue))
    else:
        console.say(
            Text(
                f"すでに同じ内容のため、書き込みませんでした：{written.path}",
                f"Nothing was written, as it holds the same already: {written.path}",
            ).to(tongue)
        )
    if written.backup is not None:
        console.say(
            Text(f"元の内容の控え：{written.backup}", f"Backup of what stood there: {written.backup}").to(tongue)
        )


def say_answers_gone(file: LayeredFile, gone: Collection[str], *, in_place: bool) -> None:
    """Staff wrote the answers of these keys, and they went with their sheet; in place, the backup holds them."""
    answers = len(gone)
    if not answers:
        return
    sheet = file.results.name if file.results and file.answered else None
    going = Text("", "are gone" if answers > 1 else "is gone")
    if sheet is not None:
        going = Text(f"、シート「{sheet}」とともに", f"went with the sheet “{sheet}”")
    kept = (
        Text("控えのファイルには残っています", "the backup still has them")
        if in_place
        else Text("元のファイルには残っています", "the file itself still has them")
    )
    console.say(
        Text(
            f"「対応」「理由・担当」の記入 {answers}件も{going.ja}消えました（{kept.ja}）。",
            f"{plural(answers, 'answer')} under Response and Reason {going.en} ({kept.en}).",
        ).to(language())
    )


def say_left_out(left_out: tuple[LeftOut, ...]) -> None:
    """Names what was left alone: one line a reason, with its cells."""
    tongue = language()
    by_reason: dict[Text, list[LeftOut]] = {}
    for left in left_out:
        by_reason.setdefault(left.text, []).append(left)
    for reason, members in by_reason.items():
        places = list(_places(members))
        console.say(
            Text(
                f" ・ ［{'、'.join(place.ja for place in places)}］{reason.ja}" if places else f" ・ {reason.ja}",
                f" - [{', '.join(place.en for place in places)}] {reason.en}" if places else f" - {reason.en}",
            ).to(tongue)
        )


def _places(members: list[LeftOut]) -> Iterator[Text]:
    """The cells, those below each other as one range, each with what stood there before us where that is known and gone."""
    run: list[Ref] = []
    for left in members:
        below = run and left.cell == run[-1]._replace(row=run[-1].row + 1)
        if run and (left.before or not below):
            yield _range(run)
            run = []
        if left.before is None and left.cell is not None:
            run.append(left.cell)
        elif left.before is not None and left.cell is None:
            yield left.before
        elif left.before is not None and left.cell is not None:
            place = _range([left.cell])
            yield Text(f"{place.ja}（{left.before.ja}）", f"{place.en} ({left.before.en})")
    if run:
        yield _range(run)


def _range(cells: list[Ref]) -> Text:
    first, last = cells[0], cells[-1]
    end = Text(f"～{last.a1}", f" to {last.a1}") if len(cells) > 1 else Text("", "")
    return Text(f"{first.sheet}!{first.a1}{end.ja}", f"“{first.sheet}”!{first.a1}{end.en}")
