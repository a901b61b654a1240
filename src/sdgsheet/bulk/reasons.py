"""Why a file of a folder could not be checked: one clear line each, with what to do."""

from __future__ import annotations

from sdgsheet.errors import SdgsheetError, UnreadableError
from sdgsheet.text import Text
from sdgsheet.xlsx import unreadable, unwritable


def of_name(name: str, reason: Text) -> Text:
    """The reason, but for a damaged .ods: a sound one could not be read either."""
    damaged = reason in (unreadable.cut_off().text, unreadable.no_workbook().text)
    return unreadable.ods().text if damaged and name.lower().endswith(".ods") else reason


def of_copy(reason: Text) -> Text:
    """Why a marked copy cannot be written: its name is ours, nobody can give another."""
    if reason in (unwritable.read_only().text, unwritable.linked().text):
        return Text(
            "この写しは読み取り専用か、別の名前（ハードリンク）もあるため、書き込めません。"
            "読み取り専用を外すか、写しを別の場所に移してから、もう一度点検してください。",
            "This copy is read-only, or has another name too (a hard link), and is not written over. "
            "Please make it writable or move it elsewhere, and run the check again.",
        )
    return reason


def damaged_copy() -> Text:
    """A marked copy that is needed no longer and cannot be opened."""
    return Text(
        "壊れているか途中で切れていて開けないため、記入の有無が分かりません。ご確認のうえ、不要なら消してください。",
        "It is damaged or cut off and cannot be opened, so it cannot be told whether it holds answers. "
        "Please have a look, and delete it if it is not needed.",
    )


def answers_before(number: int, copy: str) -> Text:
    """A marked copy without a place for answers, beside an earlier one that has some."""
    return Text(f"前の写しに記入が{number}件あります：{copy}", f"The copy before it holds answers ({number}): {copy}")


def overdue(seconds: float) -> Text:
    """The time limit of one file has passed."""
    return Text(
        f"{seconds:g}秒たっても点検が終わらないため、打ち切りました。"
        "使っていない行・列や画像を減らして保存し直すか、--time-limit で時間を延ばしてください。",
        f"The check did not end within {seconds:g} seconds and was stopped. "
        "Please save it with fewer unused rows, columns and pictures, or allow more time with --time-limit.",
    )


def died() -> Text:
    """The process that checked the file ended."""
    return Text(
        "点検中に処理が異常終了しました（メモリー不足など）。ほかのプログラムを閉じて、もう一度実行してください。",
        "The process ended while it checked this file (lack of memory, for example). "
        "Please close other programs and run it again.",
    )


def cancelled() -> Text:
    """Whoever gave the executor has cancelled the call."""
    return Text(
        "点検が取り消されました。もう一度実行すると点検します。",
        "The check was cancelled. Run it again to check this file.",
    )


def fault(error: BaseException) -> Text:
    """A fault of ours."""
    name = f"{type(error).__name__}: {error}".rstrip(": ")
    return Text(
        f"点検中に不具合が起きました（{name}）。開発者にお知らせください。",
        f"A fault in the program stopped the check ({name}). Please report it.",
    )


def damaged_zip() -> UnreadableError:
    """No zip that can be opened."""
    return UnreadableError(
        Text(
            "zipファイルを開けません（壊れているか、途中で切れているか、読み取る権限がありません）。"
            "受け取り直すか、展開したフォルダーを指定してください。",
            "The zip file cannot be opened (it is damaged, cut off, or permission is missing). "
            "Please get it anew, or unpack it and name the folder.",
        )
    )


def empty_zip() -> Text:
    """A zip with no file in it."""
    return Text(
        "zipの中にファイルがありません。受け取り直すか、提出された方にご確認ください。",
        "There is no file in the zip. Please get it anew, or ask whoever submitted it.",
    )


def nobodys_zip() -> Text:
    """A zip with no other files than those that programs put beside ours."""
    return Text(
        "zipの中に、ExcelやMacが作る作業用のファイルしかありません。受け取り直すか、提出された方にご確認ください。",
        "The zip holds nothing but working files of Excel or a Mac. Please get it anew, or ask whoever submitted it.",
    )


def locked_zip() -> UnreadableError:
    """A zip under a password."""
    return UnreadableError(
        Text(
            "パスワード付きのzipに入っています。パスワードを入れて展開し、そのフォルダーを指定してください。",
            "It lies in a zip with a password. Please unpack it with the password and name the folder.",
        )
    )


def unknown_packing() -> UnreadableError:
    """A zip that is packed in a way we cannot read."""
    return UnreadableError(
        Text(
            "zipの圧縮の方式が特殊なため読めません。展開し、そのフォルダーを指定してください。",
            "The zip is packed in an unusual way. Please unpack it and name the folder.",
        )
    )


def too_many(limit: int) -> Text:
    """More workbooks in one zip than any office sends."""
    return Text(
        f"zipの中のブックが多すぎます（{limit:,}個まで）。ここまでを点検しました。残りは展開して指定してください。",
        f"The zip holds too many workbooks (the limit is {limit:,}). Those up to here were checked; "
        "please unpack the rest.",
    )


def too_deep() -> Text:
    """Zips in zips in zips."""
    return Text(
        "zipの中のzipが何重にもなっているため開きません。展開し、そのフォルダーを指定してください。",
        "Zips are packed into each other too deeply. Please unpack them and name the folder.",
    )


def closed_folder() -> Text:
    """A folder that the system does not let us list."""
    return Text(
        "フォルダーの中を読み取れません。権限や接続をご確認ください。",
        "The folder cannot be read. Please check the permission or the connection.",
    )


def folder_link() -> Text:
    """A link to a folder elsewhere: it may lead anywhere, round in a circle too."""
    return Text(
        "別の場所のフォルダーへのリンクのため、中を点検していません。リンク先のフォルダーも指定してください。",
        "It is a link to a folder elsewhere, which was not looked into. Please name that folder too.",
    )


def broken_executor() -> SdgsheetError:
    """The executor that was given does not work any more."""
    return SdgsheetError(
        Text(
            "点検のための処理系が停止しました。もう一度実行すると、続きから点検します。",
            "The executor has broken down. Run it again to go on from here.",
        )
    )
