"""Why a file cannot be read: one clear line each, with what to do."""

from __future__ import annotations

import errno

from sdgsheet.errors import UnreadableError
from sdgsheet.text import Text

_SAVE_JA = "Excelで開き、「名前を付けて保存」で「Excelブック（*.xlsx）」を選んで保存し直してください。"
_SAVE_EN = "Please open it in Excel and save it with “Save As” as “Excel Workbook (*.xlsx)”."
_REPAIR_JA = "Excelで開けるときは保存し直し、開けないときは元のファイルを受け取り直してください。"
_REPAIR_EN = "If Excel opens it, please save it again; if not, please get the file anew from where it came."


_CLEAR_JA = "使っていない行・列や書式を消して保存し直してください。"
_CLEAR_EN = "Please clear unused rows, columns and formats, and save it again."


def _one_line(name: str) -> str:
    """A part's name for people: whatever a hostile file writes there, it stays short and on its line."""
    name = "".join(character if character.isprintable() else "?" for character in name)
    return name if len(name) <= 100 else f"{name[:99]}…"


def _error(ja: str, en: str) -> UnreadableError:
    return UnreadableError(Text(ja, en))


def missing() -> UnreadableError:
    """Nothing has that name."""
    return _error(
        "ファイルがありません。名前と場所をご確認ください。",
        "There is no such file. Please check its name and folder.",
    )


def folder() -> UnreadableError:
    """A folder instead of a file."""
    return _error(
        "ファイルではなくフォルダーです。中のExcelブックを指定してください。",
        "This is a folder, not a file. Please name the workbook in it.",
    )


def special() -> UnreadableError:
    """A FIFO, a device, a socket."""
    return _error(
        "通常のファイルではありません（パイプや機器など）。いったんファイルに保存してから指定してください。",
        "This is not a regular file (a pipe or a device). Please save it as a file first.",
    )


def no_permission() -> UnreadableError:
    """The system does not let us read it."""
    return _error(
        "読み取る権限がないか、ほかのプログラムが使用中です。閉じるか、権限をご確認ください。",
        "It cannot be opened: permission is missing, or another program holds it. "
        "Please close it there, or check the permission.",
    )


def unopened(error: OSError) -> UnreadableError:
    """The system cannot read it."""
    reason = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return _error(
        f"ファイルを読み取れません（{reason}）。保存場所をご確認ください。",
        f"The file cannot be read ({reason}). Please check where it is stored.",
    )


def empty() -> UnreadableError:
    """Not one byte."""
    return _error(
        "中身が空のファイル（0バイト）です。コピーや送信をやり直してください。",
        "The file is empty (0 bytes). Please copy or send it again.",
    )


def too_large(megabytes: int) -> UnreadableError:
    """The file itself is over the limit."""
    return _error(
        f"ファイルが大きすぎます（{megabytes}MBまで）。画像などを減らして保存し直してください。",
        f"The file is too large (the limit is {megabytes} MB). Please save it with fewer or smaller pictures.",
    )


def too_many_entries(limit: int) -> UnreadableError:
    """More entries in the zip than any workbook has."""
    return _error(
        f"ファイル内の部品が多すぎます（{limit:,}個まで）。{_SAVE_JA}",
        f"The file holds too many parts (the limit is {limit:,}). {_SAVE_EN}",
    )


def part_too_large(part: str, megabytes: int) -> UnreadableError:
    """A part unpacks to more than the limit."""
    part = _one_line(part)
    return _error(
        f"ファイルの中身（{part}）が、展開すると{megabytes}MBを超えます。{_CLEAR_JA}",
        f"The content ({part}) unpacks to more than {megabytes} MB. {_CLEAR_EN}",
    )


def total_too_large(megabytes: int) -> UnreadableError:
    """All parts together unpack to more than the limit."""
    return _error(
        f"ファイルの中身が、展開すると合わせて{megabytes}MBを超えます。{_CLEAR_JA}",
        f"The contents unpack to more than {megabytes} MB in all. {_CLEAR_EN}",
    )


def too_many_cells() -> UnreadableError:
    """More cells, rows or texts than a machine should hold for a form."""
    return _error(
        f"セルが多すぎます。{_CLEAR_JA}",
        f"The workbook holds too many cells. {_CLEAR_EN}",
    )


def tag_too_long(part: str, megabytes: int) -> UnreadableError:
    """One XML tag is longer than any real one."""
    part = _one_line(part)
    return _error(
        f"ファイルの中身（{part}）に、{megabytes}MBを超える要素があります。{_REPAIR_JA}",
        f"The content ({part}) holds a single tag of more than {megabytes} MB. {_REPAIR_EN}",
    )


def doctype(part: str) -> UnreadableError:
    """A DOCTYPE: no workbook needs one, and entity attacks do."""
    part = _one_line(part)
    return _error(
        f"ファイルの中身（{part}）に、Excelブックでは使われない宣言（DOCTYPE）があるため、安全のため読みません。{_REPAIR_JA}",
        f"The content ({part}) has a declaration (DOCTYPE) that no workbook uses; for safety it is not read. {_REPAIR_EN}",
    )


def damaged(part: str = "") -> UnreadableError:
    """The zip, or a part of it, is broken."""
    part = _one_line(part)
    place_ja, place_en = (f"（{part}）", f" ({part})") if part else ("", "")
    return _error(
        f"ファイルが壊れています{place_ja}。{_REPAIR_JA}",
        f"The file is damaged{place_en}. {_REPAIR_EN}",
    )


def cut_off() -> UnreadableError:
    """The end of the zip is missing."""
    return _error(
        "ファイルが途中で切れています。コピーや送信をやり直してください。",
        "The file is cut off before its end. Please copy or send it again.",
    )


def sheet_missing(name: str) -> UnreadableError:
    """The workbook lists a sheet that the file does not hold."""
    name = _one_line(name)
    return _error(
        f"シート「{name}」の中身がファイルにありません。{_REPAIR_JA}",
        f"The file does not hold the sheet “{name}” that it lists. {_REPAIR_EN}",
    )


def duplicate(part: str) -> UnreadableError:
    """Two entries of one name: programs disagree on which one counts."""
    part = _one_line(part)
    return _error(
        f"ファイル内に同じ名前の部品（{part}）が二つあり、どちらが正しいか決められません。{_REPAIR_JA}",
        f"The file holds two parts of one name ({part}), so that it is open which one counts. {_REPAIR_EN}",
    )


def encrypted() -> UnreadableError:
    """A workbook under a password."""
    return _error(
        "パスワードで暗号化されています。Excelで開き、「ファイル」→「情報」→「ブックの保護」で"
        "パスワードを解除して保存し直してください。",
        "The workbook is encrypted with a password. Please open it in Excel, remove the password under "
        "“File”, “Info”, “Protect Workbook”, and save it again.",
    )


def rights_managed() -> UnreadableError:
    """A workbook under rights management (IRM), or a label that encrypts."""
    return _error(
        "秘密度ラベルまたはアクセスの制限（権限管理）で暗号化されています。フルコントロールの権限をお持ちの方がExcelで開き、"
        "暗号化のないラベルに替えるか、「ファイル」→「情報」→「ブックの保護」で「アクセスの制限」を解除して保存し直してください。",
        "The workbook is encrypted by a sensitivity label or by restricted access (rights management). Please have someone "
        "with full control open it in Excel, choose a label without encryption or lift “Restrict Access” under “File”, "
        "“Info”, “Protect Workbook”, and save it again.",
    )


def old_xls() -> UnreadableError:
    """Excel 97–2003."""
    return _error(
        f"古い形式（Excel 97-2003、.xls）のブックです。{_SAVE_JA}",
        f"This is a workbook of the old format (Excel 97–2003, .xls). {_SAVE_EN}",
    )


def xlsb() -> UnreadableError:
    """Excel's binary workbook."""
    return _error(f"バイナリ形式（.xlsb）のブックです。{_SAVE_JA}", f"This is a binary workbook (.xlsb). {_SAVE_EN}")


def ods() -> UnreadableError:
    """OpenDocument."""
    return _error(
        "OpenDocument形式（.ods）の表です。LibreOfficeやExcelで開き、「Excelブック（*.xlsx）」として保存し直してください。",
        "This is an OpenDocument spreadsheet (.ods). Please open it in LibreOffice or Excel and save it as "
        "“Excel Workbook (*.xlsx)”.",
    )


def other_kind(ja: str, en: str) -> UnreadableError:
    """Another kind of file under a workbook's name: ``ja`` and ``en`` name the kind."""
    return _error(
        f"Excelブックではなく、{ja}です。{_SAVE_JA}",
        f"This is not a workbook but {en}. {_SAVE_EN}",
    )


def pdf() -> UnreadableError:
    """A PDF, which Excel cannot open as a workbook."""
    return _error(
        "PDFです。様式1のExcelファイル（*.xlsx）を、作成した部署から受け取ってください。",
        "This is a PDF. Please get the Excel file (*.xlsx) of the form from where it was made.",
    )


def no_workbook() -> UnreadableError:
    """A file that nobody knows, or a zip without a workbook."""
    return _error(
        "Excelブック（.xlsx）ではありません。ファイルをお間違えでないかご確認ください。",
        "This is not an Excel workbook (.xlsx). Please check that it is the right file.",
    )
