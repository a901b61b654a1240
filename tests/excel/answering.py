"""A form that was checked, with what staff answered in 点検結果."""

from __future__ import annotations

import shutil
from pathlib import Path

from program import DRAFT
from standin import Excel

ANSWERS = [("修正した", ""), ("担当課に確認中", "環境課 7/3")]
"""対応 and 理由・担当 of Y106 and A104."""


def answered(folder: Path, *, direct: bool = False) -> Excel:
    """Checked and answered; ``direct``: Excel gives no copy that can be read."""
    path = folder / "form1.xlsx"
    shutil.copy(DRAFT, path)
    excel = Excel(path)
    if direct:
        excel.book.copies = lambda to: to.write_bytes(b"")
    excel.press("check")
    sheet = excel.sheet("点検結果")
    for code, (response, reason) in zip(("Y106", "A104"), ANSWERS, strict=True):
        sheet.write(row_of(excel, code), 8, response)
        if reason:
            sheet.write(row_of(excel, code), 9, reason)
    return excel


def row_of(excel: Excel, code: str) -> int:
    """The row of 点検結果 that tells of a rule."""
    sheet = excel.sheet("点検結果")
    return next(row for row in range(4, 20) if sheet.Range(f"J{row}").Value2 == code)


def answers(excel: Excel) -> list[tuple[object, object]]:
    """What 点検結果 shows beside the two findings."""
    sheet = excel.sheet("点検結果")
    rows = (sheet.Range(f"H{row}:I{row}").Value2[0] for row in (row_of(excel, code) for code in ("Y106", "A104")))
    return [(response or "", reason or "") for response, reason in rows]
