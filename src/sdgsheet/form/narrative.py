"""Section (3): ● headings with the text below them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from sdgsheet.form.grid import Grid
from sdgsheet.form.labels import label_of
from sdgsheet.form.model import Comment, Narrative
from sdgsheet.notation.characters import solid
from sdgsheet.notation.headings import read_heading
from sdgsheet.notation.references import looks_like_references, parse_references
from sdgsheet.snapshot import Ref, TextBox

_BULLET = re.compile(
    r"[ 　\t]*(?P<mark>[●⚫◉]|[○◯〇■□◆◇◎▼▽▶►★☆▪◾•]|[・‣\-－]|(?:\(?\d{1,2}[)）.．、]|[①-⑳]|[（(]\d{1,2}[)）](?!\s*(?:№|[NＮ][oｏOＯ]))|[ア-ン][.．)）]))?[ 　\t]*"
)
_BRACKET = re.compile(
    r"【([^】]*)(?:】|$)|［([^］]*)］|〔([^〕]*)〕|[（(]((?:[（(][12１２][)）]|[⑴⑵①②])\s*(?:№|N|Ｎ).*?)[)）]?\s*$"
)
_BARE = re.compile(r"(?:[（(][12１２][)）]|[⑴⑵])\s*(?:№|[NＮ][oｏ]).*$")
_PARAGRAPH = re.compile(r"[ 　\t]*[・‣\-－*※→⇒(（【①-⑳]|[ 　]+")
_PAIRS = (("「", "」"), ("『", "』"), ("【", "】"))
_LONGEST_HEADING = 300
_LONGEST_REST = 12
"""What may follow the references and still be a part of the heading: について."""


class Line(NamedTuple):
    """One line of text and the cell (or the text box's anchor) it stands in."""

    cell: Ref
    text: str
    first: bool
    """The first line of its cell."""


@dataclass(slots=True)
class _Draft:
    cell: Ref
    heading: str
    paragraphs: list[str] = field(default_factory=list)
    cells: list[Ref] = field(default_factory=list)

    def add(self, line: Line, *, joined: bool) -> None:
        if joined and self.paragraphs and self.cells[-1] == line.cell:
            self.paragraphs[-1] += line.text
        else:
            self.paragraphs.append(line.text)
            self.cells.append(line.cell)


def read_narrative(
    grid: Grid, heading: Ref, heading_text: str, rows: Iterable[int], boxes: Iterable[TextBox]
) -> Narrative:
    """Reads the text in ``rows`` and in the text boxes beside it."""
    text_boxes = tuple(boxes)
    start = _Draft(heading, "")
    drafts: list[_Draft] = []
    lines = list(_closed(_lines(grid, heading, heading_text, rows, text_boxes)))
    marks = {mark for line in lines if (mark := _mark(line.text)) in ("●", "⚫", "◉")}
    for line in lines:
        if _is_heading(line.text, has_main_mark=bool(marks)):
            drafts.append(_Draft(line.cell, line.text.strip()))
        elif drafts and not drafts[-1].paragraphs and _is_only_references(line.text):
            drafts[-1].heading += line.text.strip()
        else:
            before = drafts[-1] if drafts else start
            before.add(line, joined=not line.first and not _PARAGRAPH.match(line.text) and not _ended(before))
    return Narrative(
        sheet=grid.name,
        heading=heading,
        heading_text=heading_text,
        comments=tuple(map(_comment, drafts)),
        preamble=tuple(start.paragraphs),
        preamble_cells=tuple(start.cells),
        text_boxes=text_boxes,
    )


def first_comment(grid: Grid, rows: Iterable[int]) -> Ref | None:
    """The first ● heading that quotes an indicator and refers to rows."""
    for row in rows:
        for cell in grid.rows[row].values():
            if cell.kind != "text" or not ("「" in cell.value or "『" in cell.value):
                continue
            line = cell.value.strip().partition("\n")[0]
            if _mark(line) and _references(line)[0]:
                return grid.ref(cell)
    return None


def _lines(
    grid: Grid, heading: Ref, heading_text: str, rows: Iterable[int], boxes: tuple[TextBox, ...]
) -> Iterator[Line]:
    """All lines in the order in which people read: row by row, a text box where it is anchored."""
    waiting = sorted(boxes)
    for row in rows:
        cells = list(grid.cells(row))
        if len(cells) < 2 or not all(label_of(text) for _, text in cells):  # 指標 | 評価 | 課題 over a table
            for cell, text in cells:
                if (cell.row, cell.column) == (heading.row, heading.column):
                    text = text.removeprefix(heading_text)  # noqa: PLW2901 -- its cell may hold the text too
                yield from _split(grid.ref(cell), text)
        while waiting and waiting[0].row <= row:
            yield from _split(Ref(grid.name, waiting[0].row, waiting[0].column), waiting.pop(0).text)
    for box in waiting:
        yield from _split(Ref(grid.name, box.row, box.column), box.text)


def _split(cell: Ref, text: str) -> Iterator[Line]:
    first = True
    for line in text.splitlines():
        if line.strip():
            yield Line(cell, line.rstrip(), first)
            first = False


def _closed(lines: Iterator[Line]) -> Iterator[Line]:
    """Lines with their quotes closed: a heading that is wrapped within a quote or a 【】 is one line."""
    open_line: Line | None = None
    joined = 0
    for line in lines:
        if open_line is None:
            if _mark(line.text) and _is_open(line.text):
                open_line, joined = line, 0
            else:
                yield line
            continue
        joined += 1
        if joined > 3 or _mark(line.text) in ("●", "⚫", "◉") or len(open_line.text) > _LONGEST_HEADING:
            yield open_line
            open_line = None
            yield line
            continue
        open_line = Line(open_line.cell, open_line.text + line.text.strip(), open_line.first)
        if not _is_open(open_line.text):
            yield open_line
            open_line = None
    if open_line is not None:
        yield open_line


def _is_open(text: str) -> bool:
    return any(text.count(opening) > text.count(closing) for opening, closing in _PAIRS)


@lru_cache(maxsize=4096)
def _mark(line: str) -> str:
    match = _BULLET.match(line)
    return (match["mark"] or "") if match else ""


@lru_cache(maxsize=4096)
def _is_heading(line: str, *, has_main_mark: bool) -> bool:
    """● is always a heading; other marks where the line quotes a name or refers to rows."""
    mark = _mark(line)
    if mark in ("●", "⚫", "◉"):
        return True
    if len(line) > _LONGEST_HEADING:
        return False
    body = _BULLET.sub("", line, count=1)
    quoted = body[:1] in ("「", "『")
    refers = bool(_references(line)[0])
    if mark and mark not in "・‣-－":
        return refers or (quoted and not has_main_mark and "。" not in body)
    return refers and (quoted or not body.rstrip().endswith("。")) and (bool(mark) or quoted) and not has_main_mark


def _is_only_references(line: str) -> bool:
    text = line.strip()
    return text.startswith(("【", "［", "〔")) and text.endswith(("】", "］", "〕")) and bool(_references(text)[0])


def _ended(draft: _Draft) -> bool:
    return bool(draft.paragraphs) and draft.paragraphs[-1].rstrip().endswith(("。", "．", "」"))


@lru_cache(maxsize=4096)
def _references(line: str) -> tuple[str, str]:
    """The text of the references of a heading, and the whole of it with its brackets."""
    found, whole = [], []
    for match in _BRACKET.finditer(line):
        content = next((group for group in match.groups() if group is not None), "")
        if looks_like_references(content):
            found.append(content.strip())
            whole.append(match[0])
    if not found and (bare := _BARE.search(line)):
        return bare[0].strip(), bare[0]
    return "、".join(found), _last_of(line, whole)


def _last_of(line: str, whole: list[str]) -> str:
    """Where a heading ends: 「A」の増加【…】及び「B」の増加【…】 goes on behind its first references."""
    if not whole:
        return ""
    end = whole[0]
    for following in whole[1:]:
        between = line.partition(end)[2].partition(following)[0]
        if "。" in between or not any(mark in between for mark in "「『"):
            break
        end = following
    return end


def _comment(draft: _Draft) -> Comment:
    text, whole = _references(draft.heading)
    heading, beside = _parted(draft.heading, whole)
    line = heading.replace(whole, "") if whole and "【" not in whole else heading
    names = read_heading(line).names
    references = parse_references(text)
    name = names[0] if names else ""
    return Comment(
        cell=draft.cell,
        heading=heading,
        quote=name,
        after_quote=_after(line, name),
        references=references.rows,
        references_text=text,
        references_unread=references.unread,
        paragraphs=tuple(paragraph.strip() for paragraph in (*beside, *draft.paragraphs)),
        paragraph_cells=(*(draft.cell for _ in beside), *draft.cells),
    )


def _parted(line: str, references: str) -> tuple[str, tuple[str, ...]]:
    """A heading, and the text that goes on behind its references in the same line."""
    before, found, after = line.rpartition(references) if references else (line, "", "")
    if (
        not _BULLET.sub("", before, count=1).strip()
        and after.strip()[:1] in ("「", "『")
        and after.rstrip()[-1] != "。"
    ):
        return line, ()  # ●【(1)№5】「…」の減少
    if found and (after.rstrip().endswith("。") or len(solid(after)) > _LONGEST_REST):
        return before + found, (after.strip(),)
    return line, ()


def _after(line: str, name: str) -> str:
    """What follows the first quote up to the 【…】."""
    body = _BULLET.sub("", line, count=1)
    if name and name in body:
        body = body[body.index(name) + len(name) + 1 :]
    return body.partition("【")[0].strip()
