"""What the button says where it cannot do its work, and what to do then."""

from __future__ import annotations

from collections.abc import Iterable

from sdgsheet.text import Text

TITLE = "SDGs 様式1"

NO_XLWINGS = Text(
    "Excel とやり取りする部品（xlwings と pywin32）が見つかりません。sdgsheet のフォルダーを入れ直してください。",
    "xlwings and pywin32, which speak to Excel, are missing. Please install the folder sdgsheet again.",
)
NO_BOOK = Text(
    "Excel で開いているブックが見つかりません。様式1のブックを開いて、もう一度お試しください。"
    "「保護ビュー」で開いているときは、先に「編集を有効にする」を押してください。",
    "No workbook is open in Excel. Please open the workbook with Form 1 and try again. "
    "If it is open in Protected View, press “Enable Editing” first.",
)
NOT_ACTIVE = Text(
    "ボタンを押したブックが前面にありません。そのブックを前面に出して、もう一度お試しください。",
    "The workbook in which the button was pressed is no longer in front. Please bring it to the front and try again.",
)
NEVER_SAVED = Text(
    "まだ一度も保存されていないブックです。名前を付けて保存してから、もう一度お試しください。",
    "This workbook has never been saved. Please save it under a name and try again.",
)
BUSY = Text(
    "セルの編集中か、Excel のダイアログが開いているため、作業できません。"
    "Enter か Esc で編集を終え、ダイアログを閉じてから、もう一度お試しください。",
    "A cell is being edited or a dialog is open in Excel. Please press Enter or Esc, close the dialog and try again.",
)
INTERRUPTED = Text(
    "途中でセルの編集が始まったか、ダイアログが開いたため、書き込みが終わっていません。"
    "編集を終え、ダイアログを閉じてから、同じボタンをもう一度押すと、続きを含めて書き込み直します。",
    "Writing was not finished, because a cell was edited or a dialog opened meanwhile. "
    "Please end the editing, close the dialog, and press the same button again: all is written anew.",
)
SHARED = Text(
    "共有ブックのため、色やシートを加えられません。「校閲」→「ブックの共有」を解除してから、もう一度お試しください。",
    "This is a shared workbook, to which neither colours nor sheets can be added. "
    "Please switch “Review”, “Share Workbook” off and try again.",
)
READ_ONLY = Text(
    "読み取り専用で開いているブックです。書き込んだ内容を残すには、「名前を付けて保存」してください。",
    "The workbook is open read-only. To keep what was written, please use “Save As”.",
)
SHEET_PROTECTED = Text(
    "シートが保護されているため、色を付けたり消したりしていません。"
    "必要な場合は「校閲」→「シート保護の解除」のあとで、もう一度お試しください。",
    "The sheet is protected, so no colours were added to it or taken off. "
    "If you need them, switch “Review”, “Unprotect Sheet” and try again.",
)
CELL_REFUSED = Text(
    "Excel がこのセルへの書き込みを受け付けませんでした（保護、結合、配列数式など）。",
    "Excel did not accept writing into this cell (protection, a merge, an array formula …).",
)
CHECK_ONLY = Text(
    "権限管理やパスワードで保護されたブック、または古い形式（.xls など）のブックのため、点検だけができます。"
    "達成度を書き込んだり元に戻したりするには、保護のない .xlsx として保存してください。",
    "This workbook is protected by rights management or a password, or is of an old kind (such as .xls): it can be "
    "checked only. To fill in 達成度 or to undo it, please save the workbook as an unprotected .xlsx.",
)
CHANGED = Text(
    "確認の間にブックの内容が変わったため、書き込んでいません。もう一度お試しください。",
    "The workbook changed while you were asked, so nothing was written. Please try again.",
)
NOTHING_MARKED = Text(
    "指摘の表示がありません。先に「点検」を押してください。",
    "No findings are marked. Please press “点検” (check) first.",
)
NO_CELL = Text(
    "セルが選ばれていません。セルを1つ選んで、もう一度お試しください。",
    "No cell is selected. Please select a cell and try again.",
)

UNDONE = Text(
    "sdgsheet が書き込んだものを取り除きました。ファイルに残すには、上書き保存してください。",
    "All that sdgsheet wrote was taken off. Please save the workbook to keep it so.",
)
PARTLY_UNDONE = Text(
    "sdgsheet が書き込んだもののうち、次のところは Excel が受け付けず、取り除けていません。もとの内容の控えは残しています。"
    "シートやブックの保護を解除して、もう一度「元に戻す」を押してください。",
    "Excel did not let some of what sdgsheet wrote be taken off; what stood there before is still remembered. "
    "Please unprotect the sheet or the workbook and press “元に戻す” (undo) again.",
)


READING = Text("読み取っています…", "reading …")
CHECKING = Text("点検しています…", "checking …")
MARKING = Text("点検結果を書き込んでいます…", "marking the findings …")
CLEARING = Text("表示を消しています…", "taking the marks off …")
FILLING = Text("達成度を書き込んでいます…", "filling in …")
UNDOING = Text("元に戻しています…", "undoing …")
TESTING = Text("自己診断をしています…", "testing …")


def unexpected(kind: str, text: str) -> Text:
    """A fault of ours, or of Excel."""
    return Text(
        f"予期しないことが起きたため、途中で終わりました。ブックは保存していません。\n\n{kind}: {text}\n\n"
        "この画面で Ctrl+C を押すと内容をコピーできます。担当者へお知らせください。",
        f"Something unexpected happened, and the work was not finished. The workbook was not saved.\n\n{kind}: {text}\n\n"
        "Press Ctrl+C to copy this text, and please report it.",
    )


def which_button(name: str, buttons: Iterable[str]) -> Text:
    """No button of that name."""
    names = "、".join(buttons), ", ".join(buttons)
    return Text(
        f"ショートカットに書かれたボタンの名前「{name}」が正しくありません。次のどれかにしてください：{names[0]}",
        f"The shortcut names no button: “{name}”. It must be one of: {names[1]}",
    )


def on_sheet(name: str, text: Text) -> Text:
    """A text about one sheet."""
    return Text(f"「{name}」シート：{text.ja}", f"Sheet “{name}”: {text.en}")
