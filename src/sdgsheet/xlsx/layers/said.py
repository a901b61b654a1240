"""What is said where a layer cannot be taken off wholly, or something of theirs goes along or stays."""

from __future__ import annotations

from sdgsheet.notation.numberformats import shown
from sdgsheet.text import Text
from sdgsheet.xlsx.layers.record import FilledCell

LAST_SHEET = Text(
    "結果のシートのほかに表示されているシートがないため、結果のシートは残しています。ほかのシートを再表示してからお試しください。",
    "No other sheet is visible, so the sheet of results was left in. Please unhide another sheet and try again.",
)
ADDED = Text(
    "結果のシートで、書き足しや書き換え、削除がされていたところです（「対応」「理由・担当」以外）。その内容は、シートとともになくなりました。"
    "必要でしたら、実行前のファイル（--in-place では控え）から写してください。",
    "Something had been added, changed or deleted here in the sheet of results (outside Response and Reason); it went with the sheet. "
    "If it is needed, please copy it from the file as it was before (with --in-place, from the backup).",
)
ATTACHED = Text(
    "結果のシートに付けられていたコメント（メモ）や図・表は、シートとともになくなりました。"
    "必要でしたら、実行前のファイル（--in-place では控え）から写してください。",
    "Comments, pictures or tables that had been put on the sheet of results went with the sheet. "
    "If they are needed, please copy them from the file as it was before (with --in-place, from the backup).",
)
NOT_CARRIED = Text(
    "前の結果のシートの「対応」「理由・担当」の記入です。そのシートの非表示の列がなくなり、どの指摘への記入か確かめられないため、新しいシートに引き継いでいません。必要でしたら写してください。",
    "This was answered in the earlier sheet of results. Its hidden column is gone, so nobody can tell for certain which finding it answers, "
    "and it was not carried over into the new sheet. If it is needed, please copy it.",
)
DANGLING = Text(
    "結果のシートを参照している計算式です。シートがなくなると、参照先がなくなります（#REF!）。式を直すか、消してください。",
    "This formula reads the sheet of results; without that sheet it reads nothing (#REF!). Please change it, or clear the cell.",
)
UNPLACED = Text(
    "結果のシートがどれか、ほかのプログラムで保存したために確かめられません。残しましたので、不要でしたらシートを削除してください。",
    "Another program saved the workbook, and nobody can tell for certain which sheet is the one of the results. It was left; "
    "if it is not wanted, please delete it.",
)
INPUTS_CHANGED = Text(
    "達成度の計算式を書き込んだ後に、もとの値（当初値・実績・目標値）が変わっています。"
    "以前の達成度には戻さず、計算式を残しました。どちらがよいかご判断ください。",
    "The values that this 達成度 is computed from were changed after the formula was written. The earlier figure was "
    "not put back and the formula was left. Please decide which one is right.",
)
REWRITTEN = Text(
    "書き込んだ計算式が、その後に書き換えられたか、消されたか、移されています。今の内容をそのまま残しました。",
    "The formula that was written here was changed, removed or moved since. What stands now was left as it is.",
)
GONE = Text(
    "達成度を書き込んだ行が、その後に削除されたか、移されています。以前の達成度は戻していません。",
    "The row in which 達成度 was written was deleted or moved since. Its earlier figure was not put back.",
)
UNDECIDED = Text(
    "行が並べ替えられていて、内容がこの行とまったく同じ行がほかにもあるため、以前の達成度がどちらの行のものか確かめられません。"
    "元の並び順のとおりとして扱いました。ご確認ください。",
    "Rows were sorted, and another one is the same as this in everything else, so nobody can tell which earlier 達成度 belongs to which. "
    "They were taken in their earlier order; please check them.",
)
FORGOTTEN = Text(
    "sdgsheet の計算式と思われますが、書き込む前の内容の控えがありません（ほかのプログラムでの保存、行・シートのコピー、提出用の写しなど）。"
    "そのまま残しました。不要でしたら、セルの内容を消してください。",
    "This looks like a formula of sdgsheet, but nothing tells what stood here before (another program saved the workbook, "
    "a row or sheet was copied, or it is a copy to file), so it was left. If it is not wanted, please clear the cell.",
)
TEMPLATE_FORGOTTEN = Text(
    "この様式には、はじめから達成度の計算式が入っています。復元用の情報がないため、fill が置き換えたセルがあっても見分けられません。計算式はすべて残しました。",
    "In this form 達成度 are formulas from the first. There are no restore data, so cells that fill replaced cannot be told "
    "from the others, and all formulas were left.",
)


def kept(name: str) -> Text:
    """Said of a sheet that somebody made of 点検結果."""
    return Text(
        f"シート「{name}」は、点検結果の写しか、中身が書き換えられたものと思われるため、残しました。不要でしたら削除してください。",
        f"The sheet “{name}” seems to be a copy of the results, or to hold something else by now, so it was left. "
        "If it is not wanted, please delete it.",
    )


def only_tagged(name: str) -> Text:
    """Said of a sheet that nothing but our hidden names makes 点検結果."""
    return Text(
        f"シート「{name}」には、点検結果の目印（非表示の名前）だけが付いていました。目印を取り除き、シートはそのまま残しました。",
        f"The sheet “{name}” bore nothing of the results but their hidden names. These were taken out, and the sheet was left as it is.",
    )


def dangling_name(name: str) -> Text:
    """Said of a name that somebody defined for cells of the sheet of results."""
    return Text(
        f"名前「{name}」は、結果のシートを参照しています。シートがなくなったら、「数式」タブの「名前の管理」で削除してください。",
        f"The name “{name}” refers to the sheet of results. Once that sheet is gone, please delete it under Formulas, Name Manager.",
    )


def dangling_view(name: str) -> Text:
    """Said of a custom view that somebody saved while the sheet of results was in front."""
    return Text(
        f"ユーザー設定のビュー「{name}」は、結果のシートを開いた状態で登録されています。シートがなくなったら、「表示」タブの「ユーザー設定のビュー」で登録し直してください。",
        f"The custom view “{name}” was saved with the sheet of results in front. Once that sheet is gone, please save it anew under View, Custom Views.",
    )


CHARTS = Text("グラフ", "A chart")
PIVOTS = Text("ピボットテーブル", "A pivot table")
OTHER_READERS = Text("条件付き書式・入力規則・リンクなど", "A conditional format, a drop-down list, a link or the like")


def dangling_sheet(name: str, what: Text) -> Text:
    """Said of a sheet that holds something that reads the sheet of results; ``what`` is one of those above."""
    return Text(
        f"シート「{name}」に、結果のシートを参照している{what.ja}があります。シートがなくなったら、直すか、削除してください。",
        f"{what.en} in the sheet “{name}” refers to the sheet of results. Once that sheet is gone, please change it, or delete it.",
    )


def earlier(cell: FilledCell) -> Text | None:
    """What stood in a cell before us, as it was shown; None where it was empty."""
    old = cell.old
    if old is None or old.kind == "empty":
        return None
    figure = shown(old)
    return Text(f"以前の値：{figure}", f"before: {figure}")
