"""What to say of a workbook that holds no form: what was looked for, and what came nearest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sdgsheet.form.grid import Grid
from sdgsheet.form.labels import label_of
from sdgsheet.form.titles import is_title, section_heading
from sdgsheet.notation.characters import solid
from sdgsheet.snapshot import Ref, Workbook
from sdgsheet.text import Text

_WANTED = (
    "2030年のあるべき姿の実現へ向けた取組の達成状況",
    "自治体SDGsの推進に資する取組の達成状況",
    "SDGs未来都市計画推進のKPI達成に係る評価及び課題等",
    "指標名",
    "当初値",
    "目標値",
    "達成度",
    "取組名",
)
_MOST_CELLS = 3000
_SHOWN = 5


class Near(NamedTuple):
    """A text of the workbook that resembles a heading of Form 1."""

    likeness: float
    """From 0 to 1."""
    ref: Ref
    text: str


def nearest_headings(workbook: Workbook) -> Text:
    """Why the workbook is no Form 1: the headings that were looked for, and those that came nearest."""
    looked = Text(
        "様式1の見出し（「（１）2030年のあるべき姿…の達成状況」「（２）自治体SDGsの推進に資する取組の達成状況」「（３）…評価及び課題等」と、"
        "その下の「No」「指標名」「当初値」「目標値」「達成度」）を探しましたが、見つかりませんでした。",
        "No Form 1 was found: its headings were looked for (“（１）2030年のあるべき姿…の達成状況”, “（２）自治体SDGsの推進に資する取組の達成状況”, "
        "“（３）…評価及び課題等”, and below them “No”, “指標名”, “当初値”, “目標値”, “達成度”).",
    )
    near = sorted(_near(workbook), key=lambda n: -n.likeness)[:_SHOWN]
    if not near:
        return Text(
            f"{looked.ja}似た見出しもありません。ファイルとシートをご確認ください。",
            f"{looked.en} Nothing resembles them. Please check the file and its sheets.",
        )
    ja = "、".join(f"「{_short(n.text)}」（{n.ref.sheet}!{n.ref.a1}）" for n in near)
    en = ", ".join(f"“{_short(n.text)}” (“{n.ref.sheet}”!{n.ref.a1})" for n in near)
    return Text(
        f"{looked.ja}近いもの：{ja}。見出しの文言をご確認ください。",
        f"{looked.en} Nearest: {en}. Please check the wording of the headings.",
    )


def _near(workbook: Workbook) -> Iterator[Near]:
    from difflib import SequenceMatcher  # noqa: PLC0415 -- only here, and only where reading has failed

    seen: set[str] = set()
    looked = 0
    for sheet in workbook.sheets:
        if sheet.ours:
            continue
        grid = Grid(sheet, date1904=workbook.date1904)
        for row in sheet.rows:
            for cell, text in grid.cells(row):
                plain = solid(text)
                if cell.kind != "text" or len(plain) > 60 or len(plain) < 2 or plain in seen:
                    continue
                looked += 1
                if looked > _MOST_CELLS:
                    return
                seen.add(plain)
                likeness = 1.0 if section_heading(text) or is_title(text) else 0.0
                label = label_of(text)
                if label is not None and label.role not in ("extra", "actual", "unit"):
                    likeness = 0.9
                if not likeness:
                    likeness = max(SequenceMatcher(None, plain, wanted).ratio() for wanted in _WANTED)
                if likeness >= 0.5:
                    yield Near(likeness, grid.ref(cell), text)


def _short(text: str) -> str:
    line = "".join(text.split("\n"))
    return line if len(line) <= 30 else line[:29] + "…"
