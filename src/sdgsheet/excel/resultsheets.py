"""The sheets of results that stand in an open workbook: found, taken off, or left to people as their own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from sdgsheet.text import Text
from sdgsheet.xlsx.layers import LeftOut
from sdgsheet.xlsx.layers.said import LAST_SHEET, kept
from sdgsheet.xlsx.ours import KEPT
from sdgsheet.xlsx.patch import workbookpart
from sdgsheet.xlsx.patch.resultsheet import NAMES

if TYPE_CHECKING:
    import xlwings as xw

_VISIBLE = -1  # xlSheetVisible
_LONGEST, _HEAD, _ASIDE = 31, (10, 40), "（控え）"


def result_sheets(book: xw.Book) -> list[xw.Sheet]:
    """Our 点検結果, whatever it is called now; and copies of it."""
    return [sheet for sheet in book.sheets if _is_results(sheet)]


def _is_results(sheet: xw.Sheet) -> bool:
    """By our tag; Excel's document inspector takes it off: then by what we keep beside each row."""
    tag = own_names(sheet).get(NAMES[0])
    return _key_column(sheet) is not None if tag is None else tag.strip('"') == "result"


def _key_column(sheet: xw.Sheet) -> int | None:
    for values in sheet.range((1, 1), _HEAD).raw_value:
        for column, value in enumerate(values, start=1):
            if isinstance(value, str) and KEPT.fullmatch(value):
                return column
    return None


def own_names(sheet: xw.Sheet) -> dict[str, str]:
    """The sheet's own names, without the sheet, to what they refer to, without ``=``."""
    return {name.name.rpartition("!")[2]: (name.refers_to or "").removeprefix("=") for name in sheet.names}


def take_off(book: xw.Book, needed: Collection[str] = ()) -> Iterator[LeftOut]:
    """Removes 点検結果; gives why it could not be done. ``needed``: people need these, and they could not get them."""
    for sheet in result_sheets(book):
        others = [other for other in book.sheets if other.name != sheet.name and other.api.Visible == _VISIBLE]
        if book.api.ProtectStructure:
            yield LeftOut(None, _stays(sheet.name))
        elif sheet.name in needed:
            yield LeftOut(None, _locked(sheet.name))
        elif not others:
            yield LeftOut(None, LAST_SHEET)
        else:
            sheet.delete()


def needed(book: xw.Book, ours: str | None, *, is_needed: bool) -> list[str]:
    """The names of the sheets of results that must not go: those that people made, and ours where it ``is_needed``."""
    return [sheet.name for sheet in result_sheets(book) if (is_needed if sheet.name == ours else not _is_empty(sheet))]


def give_away(
    book: xw.Book, needed: Collection[str], ours: str | None, *, has_additions: bool, readers: Sequence[LeftOut]
) -> Iterator[LeftOut]:
    """Makes people's own sheets of those that they need, where no protection hinders it: our tag goes.

    Args:
        book: the open workbook.
        needed: the sheets' names.
        ours: the name of our sheet; others with our tag are copies of it, or hold something else by now.
        has_additions: people wrote more than answers into ours: it gets another name, too.
        readers: what of theirs reads ours and must go on reading it: it gets another name as well.
    """
    for sheet in [] if book.api.ProtectStructure else [book.sheets[name] for name in needed]:
        name = sheet.name
        if sheet.api.ProtectContents:
            continue
        if name != ours:
            _forget(sheet)
            yield LeftOut(None, kept(name))
            continue
        before = name.partition(_ASIDE)[0]  # with it, a program died after it had given the name
        if before == name:
            sheet.name = free_name(book, f"{name[: _LONGEST - len(_ASIDE)]}{_ASIDE}")
        now = sheet.name
        _forget(sheet)
        if has_additions:
            yield LeftOut(None, _set_aside(before, now))
        yield from (LeftOut(reader.cell, _still_read(before, now)) for reader in readers)


def _forget(sheet: xw.Sheet) -> None:
    """Nothing tells any more that we made the sheet. The tag goes last: should we die, the next press goes on."""
    own = {name.name.rpartition("!")[2]: name for name in sheet.names}
    for name in NAMES[1:]:
        if name in own:
            own[name].delete()
    column = _key_column(sheet)
    if column is not None:
        last = sheet.used_range.last_cell.row
        sheet.range((1, column), (last, column)).raw_value = (("",),) * last
    if NAMES[0] in own:
        own[NAMES[0]].delete()


def _is_empty(sheet: xw.Sheet) -> bool:
    """A program died, or Excel refused the values, while the sheet was made."""
    values = sheet.used_range.raw_value
    return values is None or (isinstance(values, tuple) and all(value is None for row in values for value in row))


def free_name(book: xw.Book, wanted: str) -> str:
    """A name that no sheet has."""
    return workbookpart.free_name(wanted, [sheet.name for sheet in book.sheets])


def _stays(name: str) -> Text:
    """The structure of the workbook is protected, and the sheet of results stands."""
    return Text(
        f"「{name}」シートは、ブックの構成が保護されているため、前のまま残っています。"
        "「校閲」→「ブックの保護」を解除して、もう一度お試しください。",
        f"The sheet “{name}” stays as it was, because the structure of the workbook is protected. "
        "Please switch “Review”, “Protect Workbook” off and try again.",
    )


def _locked(name: str) -> Text:
    """People need the sheet of results, and its protection hinders us from giving it another name."""
    return Text(
        f"「{name}」シートには、書き足された内容か、参照している計算式があります。シートが保護されているため、前のまま残しました。"
        "「校閲」→「シート保護の解除」のあとで、もう一度お試しください。",
        f"The sheet “{name}” holds what people added, or a formula reads it. It is protected, so it stays as it was. "
        "Please switch “Review”, “Unprotect Sheet” and try again.",
    )


def _set_aside(before: str, now: str) -> Text:
    """People wrote into the sheet of results, outside the columns of answers."""
    return Text(
        f"「{before}」には書き足された内容（「対応」「理由・担当」以外の記入、コメント、図など）があるため、シート「{now}」として残しました。"
        "不要でしたら（提出の前にも）、シートを削除してください。",
        f"The sheet “{before}” holds what people added to it (outside Response and Reason: text, comments, pictures …), "
        f"so it was kept as the sheet “{now}”. If it is not wanted, and before filing, please delete it.",
    )


def _still_read(before: str, now: str) -> Text:
    """A formula of people's own, or the like, reads the sheet of results, which is to be made anew."""
    return Text(
        f"「{before}」を参照している計算式などがあるため、前の内容をシート「{now}」として残しました。参照先も、このシートです。"
        f"新しい「{before}」を参照するときは、式を書き直してください。不要でしたら（提出の前にも）、シートを削除してください。",
        f"A formula or the like reads the sheet “{before}”, so what stood there was kept as the sheet “{now}”, which is "
        f"read now. To read the new “{before}”, please change the formula. If the old one is not wanted, and before "
        "filing, please delete it.",
    )
