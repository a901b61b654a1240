"""What the button says where it cannot do its work, and what to do then."""

from __future__ import annotations

from collections.abc import Iterable

from sdgsheet.rules.words import plural
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
STILL_WORKING = Text(
    "前に押したボタンの作業が、まだ終わっていません。終わるまでお待ちください。"
    "確認のメッセージが開いているときは（Excel の後ろに隠れていることがあります）、先にそちらに答えてください。"
    "今回は何も変えていません。",
    "The button that was pressed before still works. Please wait until it has finished. "
    "If a message is open (it may be hidden behind Excel), please answer it first. This press changed nothing.",
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
    "共有ブックには、色・シート・達成度を書き込めません。「校閲」→「ブックの共有」を解除してから、もう一度お試しください。",
    "Nothing can be written into a shared workbook: no colours, no sheet, no 達成度. "
    "Please switch “Review”, “Share Workbook” off and try again.",
)
READ_ONLY = Text(
    "読み取り専用で開いているブックです。今の内容を残すには、「名前を付けて保存」してください。",
    "The workbook is open read-only. To keep it as it is now, please use “Save As”.",
)
SAVE = Text(
    "ファイルに残すには、上書き保存してください。",
    "Please save the workbook to keep it so in the file.",
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
    "権限管理やパスワードで保護されたブックのため、点検だけができます。"
    "達成度を書き込んだり元に戻したりするには、保護のない .xlsx として保存してください。"
    "保護されていないときは、パソコンの空き容量をご確認ください。",
    "This workbook is protected by rights management or a password: it can be checked only. "
    "To fill in 達成度 or to undo it, please save the workbook as an unprotected .xlsx. "
    "If it is not protected, please see whether the disk is full.",
)
OLD_KIND = Text(
    "このブックは .xlsx ではない形式（古い .xls など）のため、点検だけができます。達成度を書き込んだり元に戻したりするには、"
    "「名前を付けて保存」で「Excel ブック (*.xlsx)」として保存してください。",
    "This workbook is not of the kind .xlsx (an old .xls, for example): it can be checked only. To fill in 達成度 or to "
    "undo it, please use “Save As” with “Excel Workbook (*.xlsx)”.",
)
SEEN_IN_PART = Text(
    "このブックは画面の内容から点検しました。図形やテキストボックスの文章は読み取れないため、（３）の文章の規則（N）は調べていません。",
    "This workbook was checked from what Excel shows. Text in shapes and text boxes cannot be read, "
    "so the rules on the text of section (3) (N) were not run.",
)
CHANGED = Text(
    "確認の間にブックの内容が変わったため、何も変えていません。もう一度お試しください。",
    "The workbook changed while you were asked, so nothing was done. Please try again.",
)
NOTHING_MARKED = Text(
    "指摘の表示がありません。先に「点検」を押してください。",
    "No findings are marked. Please press “点検” (check) first.",
)
NOWHERE_MARKED = Text(
    "シートとブックの構成がともに保護されているため、指摘を表示するところがありません。"
    "「点検」が表示するメッセージか、セルごとの「説明」をご覧ください。順に見るには、どちらかの保護を解除して「点検」を押してください。",
    "Both the sheet and the structure of the workbook are protected, so findings can be marked nowhere. Please see what "
    "“点検” (check) and “説明” (explain) say. To go through them, unprotect one of the two and press “点検” again.",
)
CHECK_AGAIN = Text(
    "「点検結果」が示すシートが見つかりません（シートの名前が変わったか、なくなっています）。もう一度「点検」を押してください。",
    "The sheet that “点検結果” names is not there: it was renamed or is gone. Please press “点検” (check) again.",
)
NO_FINDINGS = Text(
    "「点検結果」に、修正・確認の指摘はありません。",
    "The sheet “点検結果” holds nothing to correct or to look at.",
)
NO_FINDING_LINE = Text(
    "この行は、指摘の行ではありません。「点検結果」の指摘の行か、様式1のセルを選んで、もう一度「説明」を押してください。",
    "This row tells of no finding. Please select a row with a finding, or a cell of Form 1, and press “説明” (explain) again.",
)
FORMER = Text(
    "この行は、以前の指摘へのご記入です。規則の説明と、今の指摘があるときはその箇所をお見せします。",
    "This row holds an answer to an earlier finding. Here is what the rule is about, and where it speaks now, if it does.",
)
LOCKED = Text(
    "シートが保護され、セルがロックされています。直すときは、先に「校閲」→「シート保護の解除」を選んでください"
    "（解除するまで、「達成度を書き込む」もこのセルには書き込みません）。",
    "The sheet is protected and the cell is locked. To change it, switch “Review”, “Unprotect Sheet” first; "
    "until then “達成度を書き込む” (fill) does not write into it either.",
)
NO_BOOK_NAME = Text(
    "ブックの名前（--book）が16進表記ではありません。ショートカットからは、--book を付けずに始めてください。",
    "The name of the workbook (--book) is not in hexadecimal digits. From a shortcut, please start without --book.",
)
NO_CELL = Text(
    "セルが選ばれていません。セルを1つ選んで、もう一度お試しください。",
    "No cell is selected. Please select a cell and try again.",
)

HIDDEN = Text(
    "シートが非表示のため、色もセルも見えません。シート見出しを右クリックして「再表示」してからお試しください。",
    "The sheet is hidden: neither colours nor cells can be seen. Please right-click a sheet's tab, “Unhide”, and try again.",
)
NOTHING_OF_OURS = Text("sdgsheet が書き込んだものはありません。", "sdgsheet has written nothing into this workbook.")
MARKS_BY_CLEAR = Text(
    "点検の表示は「表示を消す」で消せます。", "“表示を消す” (clear) takes the marks of the check off."
)
NOTHING_UNDONE = Text(
    "取り除いたものはありません。",
    "Nothing was taken off.",
)
NOTHING_LEFT = Text(
    "sdgsheet が書き込んだものは、もう残っていませんでした。",
    "Nothing of what sdgsheet wrote was left.",
)
STAYING = Text(
    "次のところは Excel が受け付けず、取り除けていません。もとの内容のデータは残しています。"
    "シートやブックの保護を解除して、もう一度「元に戻す」を押してください。",
    "Excel did not let the following be taken off; what stood there before is still remembered. "
    "Please unprotect the sheet or the workbook and press “元に戻す” (undo) again.",
)
NOT_MARKED = Text("点検の表示はありません。", "There are no marks of the check.")
CLEARED = Text("点検の表示を消しました。値は変えていません。", "The marks were taken off; no value was changed.")
PARTLY_CLEARED = Text(
    "点検の表示は、一部だけを消しました。値は変えていません。",
    "Some of the marks were taken off, others stay; no value was changed.",
)
FILL_STAYS = Text(
    "「達成度を書き込む」で付けた色分けと、元に戻すためのデータは残ります（取り除くには「元に戻す」）。",
    "The bands of 達成度 and the record to undo from stay (“元に戻す”, undo, takes them off).",
)
NOTHING_TO_WRITE = Text("書き込むものはありません。", "There is nothing to write.")
NO_ROWS = Text(
    "達成度の欄がある指標の行が、まだ記入されていません。", "No indicator with a 達成度 cell has been filled in yet."
)
ASK_FILL = Text("達成度のセルに色分けを付け、空欄に式を書き込みますか？", "Fill in the empty 達成度 and lay the bands?")
ASK_FORMULAS = Text("空欄に式を書き込みますか？", "Fill in the empty 達成度?")
ASK_BANDS = Text(
    "新しく式を書き込むセルはありません。達成度のセルの色分けだけを付けますか？",
    "There is no new formula to write. Lay the bands over the 達成度 alone?",
)
FILLED = Text("書き込みました。", "Written.")
BANDS_LAID = Text("達成度の色分けを付けました。値は変えていません。", "The bands were laid; no value was changed.")
NOTHING_WRITTEN = Text(
    "Excel が受け付けなかったため、何も書き込んでいません。", "Excel did not accept it: nothing was written."
)

FILL_ALONE = Text("達成度の書き込み", "filling in")
ALL_OF_OURS = Text("sdgsheet が書き込んだものすべて（点検の表示も）", "all that sdgsheet wrote, the marks too")

TESTED = Text("自己診断の結果です。Ctrl+C で写せます。", "These are the results; Ctrl+C copies them.")
READING = Text("読み取っています…", "reading …")
CHECKING = Text("点検しています…", "checking …")
MARKING = Text("点検結果を書き込んでいます…", "marking the findings …")
CLEARING = Text("表示を消しています…", "taking the marks off …")
FILLING = Text("達成度を書き込んでいます…", "filling in …")
UNDOING = Text("元に戻しています…", "undoing …")
TESTING = Text("自己診断をしています…", "testing …")


def undone(cells: int, bands: bool, marks: bool, some_marks: bool) -> Text:
    """What was taken off."""
    parts = [
        *([Text(f"達成度（{cells}セル）", f"達成度 in {plural(cells, 'cell')}")] if cells else []),
        *([Text("達成度の色分け", "the bands of 達成度")] if bands else []),
        *([Text("点検の表示", "the marks of the check")] if marks else []),
        *([Text("点検の表示の一部", "some marks of the check")] if some_marks else []),
    ]
    return Text(
        f"sdgsheet が書き込んだ{'・'.join(p.ja for p in parts)}を取り除きました。",
        f"Taken off: {', '.join(p.en for p in parts)}.",
    )


def ungrouped(sheet: str) -> Text:
    """Several sheets had been selected together."""
    return Text(
        f"複数のシートが選ばれていたため（グループ）、「{sheet}」だけを選び直しました。",
        f"Several sheets were selected together (a group); now “{sheet}” alone is selected.",
    )


def unexpected(kind: str, text: str) -> Text:
    """A fault of ours, or of Excel."""
    return Text(
        f"予期しないことが起きたため、途中で終わりました。ブックは保存していません。\n\n{kind}: {text}\n\n"
        "この画面で Ctrl+C を押すと内容をコピーできます。担当者へお知らせください。",
        f"Something unexpected happened, and the work was not finished. The workbook was not saved.\n\n{kind}: {text}\n\n"
        "Press Ctrl+C to copy this text, and please report it.",
    )


def refused(description: str) -> Text:
    """Excel said no to something, and we do not know why."""
    return Text(
        f"Excel がこの操作を受け付けなかったため、途中で終わりました。ブックは保存していません。"
        f"シートやブックの保護、閲覧だけの権限になっていないかをご確認のうえ、もう一度お試しください。\n\nExcel の説明：{description}",
        f"Excel did not accept this, and the work was not finished. The workbook was not saved. Please see whether the "
        f"sheet or the workbook is protected, or open for reading only, and try again.\n\nExcel says: {description}",
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
