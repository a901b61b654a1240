"""A small 点検結果 for tests of the patch and the layers."""

from __future__ import annotations

from dataclasses import replace

from sdgsheet.edits import AnswerColumns, ResultSheet, SheetCell
from sdgsheet.snapshot import Area, Ref


def numbered_sheet(*keys: str) -> ResultSheet:
    """The same with rows that differ, as those of a check do."""
    sheet = result_sheet(*keys)
    cells = (replace(c, value=f"(2)№{c.row - 2}") if c.link is not None else c for c in sheet.cells)
    return replace(sheet, cells=tuple(cells))


def result_sheet(*keys: str, name: str = "点検結果") -> ResultSheet:
    """One row a key below a title and headings; columns: place, 対応, 理由・担当."""
    rows = [(row, key) for row, key in enumerate(keys or ("A101｜指標",), start=3)]
    cells = [SheetCell(1, 1, f"{name}｜修正{len(rows)}", "title")]
    cells += [
        SheetCell(2, column, text, "header") for column, text in enumerate(("場所", "対応", "理由・担当"), start=1)
    ]
    for row, _ in rows:
        cells += [
            SheetCell(row, 1, "(2)№1", "link", link=Ref("様式1", 1, 1)),
            SheetCell(row, 2, "", "input"),
            SheetCell(row, 3, "", "input"),
        ]
    return ResultSheet(
        name=name,
        cells=tuple(cells),
        widths=(20, 14, 30),
        frozen_rows=2,
        heights=((1, 24),),
        merges=(Area(1, 1, 1, 3),),
        choices=((Area(3, 2, rows[-1][0], 2), ("修正した", "確認した")),),
        answers=AnswerColumns(tuple(rows), response=2, reason=3),
        filtered=Area(2, 1, rows[-1][0], 3),
    )
