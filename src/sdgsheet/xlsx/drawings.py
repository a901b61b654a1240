"""Texts that float over a sheet: text boxes and shapes, also grouped ones, with the cell they hang on."""

from __future__ import annotations

from sdgsheet.snapshot import TextBox
from sdgsheet.xlsx.addresses import LAST_COLUMN, LAST_ROW
from sdgsheet.xlsx.markup import Attributes, is_true, walk

_ANCHORS = ("xdr:twoCellAnchor", "xdr:oneCellAnchor", "xdr:absoluteAnchor")


class _Alternatives:
    """``mc:AlternateContent`` says one thing several times: only the first way of saying it counts."""

    def __init__(self) -> None:
        self._chosen: list[bool] = []
        self._skipping: list[bool] = []

    @property
    def skipped(self) -> bool:
        return any(self._skipping)

    def begin(self, _: Attributes) -> None:
        self._chosen.append(False)

    def end(self) -> None:
        self._chosen.pop()

    def begin_way(self, _: Attributes) -> None:
        self._skipping.append(bool(self._chosen) and self._chosen[-1])
        if self._chosen:
            self._chosen[-1] = True

    def end_way(self) -> None:
        self._skipping.pop()


class _Drawing:
    def __init__(self) -> None:
        self.boxes: list[TextBox] = []
        self.alternatives = _Alternatives()
        self._place = {"xdr:row": 0, "xdr:col": 0}
        self._in_from = False
        self._in_shape = False
        self._hidden = False
        self._struck = False
        self._lines: list[str] | None = None
        """Of the shape's text; None outside of it."""
        self._number: list[str] | None = None
        self._in_text = False

    def anchor(self, _: Attributes) -> None:
        self._place = dict.fromkeys(self._place, 0)

    def begin_from(self, _: Attributes) -> None:
        self._in_from = True

    def end_from(self) -> None:
        self._in_from = False

    def begin_number(self, _: Attributes) -> None:
        self._number = [] if self._in_from else None

    def end_number(self, name: str) -> None:
        if self._number is not None:
            limit = LAST_ROW if name == "xdr:row" else LAST_COLUMN
            self._place[name] = min(max(int("".join(self._number)), 0), limit - 1)
            self._number = None

    def begin_shape(self, _: Attributes) -> None:
        self._in_shape = True
        self._hidden = False

    def properties(self, attributes: Attributes) -> None:
        self._hidden = self._in_shape and is_true(attributes.get("hidden"))

    def begin_body(self, _: Attributes) -> None:
        self._lines = []

    def end_body(self) -> None:
        lines, self._lines = self._lines or [], None
        text = "\n".join(lines)
        if text.strip() and not self._hidden and not self.alternatives.skipped:
            self.boxes.append(TextBox(self._place["xdr:row"] + 1, self._place["xdr:col"] + 1, text))

    def paragraph(self, _: Attributes) -> None:
        if self._lines is not None:
            self._lines.append("")

    def run(self, _: Attributes) -> None:
        self._struck = False

    def run_format(self, attributes: Attributes) -> None:
        self._struck = attributes.get("strike", "noStrike") != "noStrike"

    def begin_text(self, _: Attributes) -> None:
        self._in_text = bool(self._lines) and not self._struck

    def end_text(self) -> None:
        self._in_text = False

    def characters(self, data: str) -> None:
        if self._number is not None:
            self._number.append(data)
        elif self._in_text and self._lines:
            self._lines[-1] += data


def read_text_boxes(data: bytes, part: str) -> tuple[TextBox, ...]:
    """The texts of one drawing part by their places, without struck-out runs and hidden shapes."""
    drawing = _Drawing()
    alternatives = drawing.alternatives
    starts = {
        **dict.fromkeys(_ANCHORS, drawing.anchor),
        "xdr:from": drawing.begin_from,
        "xdr:row": drawing.begin_number,
        "xdr:col": drawing.begin_number,
        "xdr:sp": drawing.begin_shape,
        "xdr:cNvPr": drawing.properties,
        "xdr:txBody": drawing.begin_body,
        "a:p": drawing.paragraph,
        "a:br": drawing.paragraph,
        "a:r": drawing.run,
        "a:fld": drawing.run,
        "a:rPr": drawing.run_format,
        "a:t": drawing.begin_text,
        "mc:AlternateContent": alternatives.begin,
        "mc:Choice": alternatives.begin_way,
        "mc:Fallback": alternatives.begin_way,
    }
    ends = {
        "xdr:from": drawing.end_from,
        "xdr:row": lambda: drawing.end_number("xdr:row"),
        "xdr:col": lambda: drawing.end_number("xdr:col"),
        "xdr:txBody": drawing.end_body,
        "a:t": drawing.end_text,
        "mc:AlternateContent": alternatives.end,
        "mc:Choice": alternatives.end_way,
        "mc:Fallback": alternatives.end_way,
    }
    walk(data, starts, ends, drawing.characters, part=part)
    return tuple(sorted(drawing.boxes, key=lambda box: (box.row, box.column)))
