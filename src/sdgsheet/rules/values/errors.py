"""Excel's errors as they stand in a cell: #REF!, #DIV/0! …"""

from __future__ import annotations

import re
from typing import Final

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.notation.units import is_known_unit
from sdgsheet.text import Text

MEANINGS: dict[str, Text] = {
    "#REF!": Text("参照先のセルが削除されています", "a cell that it refers to was deleted"),
    "#DIV/0!": Text("0または空欄で割っています", "it divides by zero or by an empty cell"),
    "#VALUE!": Text("文字を計算しようとしています", "it computes with a text"),
    "#NAME?": Text("関数や名前の書き間違いです", "a function or name is misspelt"),
    "#N/A": Text("検索した値が見つかりません", "what it looks up was not found"),
    "#NUM!": Text("計算できない数になっています", "the result is no number that can be computed"),
    "#NULL!": Text("セル範囲の指定に誤りがあります", "two ranges have no cell in common"),
    "#SPILL!": Text("結果を書き込む先が空いていません", "there is no room for its result"),
    "#CALC!": Text("計算できない式です", "it cannot be computed"),
    "#GETTING_DATA": Text("データを取得している途中です", "it was still fetching data"),
    "#FIELD!": Text("参照した項目がありません", "the field that it refers to does not exist"),
    "#BLOCKED!": Text("読み込みが止められています", "fetching it was blocked"),
    "#CONNECT!": Text("接続できませんでした", "a connection failed"),
    "#UNKNOWN!": Text("このExcelが知らない種類の値です", "the value is of a kind that this Excel does not know"),
}
"""Error to what it means."""


_ERROR: Final = re.compile(rf"({'|'.join(map(re.escape, MEANINGS))})\s*(.{{0,8}})")


def error_in(text: str) -> str | None:
    """The error of Excel's that the cell shows, alone or with its unit: #N/A人; None where there is none."""
    match = _ERROR.fullmatch(text.strip()) if text.startswith("#") else None
    return match[1] if match and (not match[2] or is_known_unit(match[2])) else None


def has_error(row: Indicator) -> bool:
    """One of the row's values is an error: V105 speaks of it."""
    return any(_is_broken(triple) for triple in row.triples)


def _is_broken(triple: Triple) -> bool:
    return triple.source.kind == "error" or error_in(triple.amount.text) is not None
