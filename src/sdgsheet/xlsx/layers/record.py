"""What a workbook remembers of our layers, so that they can be taken off: the restore data."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from sdgsheet.edits import LAYERS, Answer, Layer
from sdgsheet.snapshot import Cell, Kind, Ref, Style
from sdgsheet.xlsx.addresses import LAST_COLUMN, LAST_ROW
from sdgsheet.xlsx.patch.draft import Undo
from sdgsheet.xlsx.patch.splice import Splice

NAMESPACE = "urn:sdgsheet:layers:1"

_MOST = 64 * 1024 * 1024
"""Unpacked restore data are never larger: they come from a file that anyone may have made."""

_MOST_CELLS = 20_000
"""No form has so many rows."""

Input = tuple[Kind, str]
"""A cell that a formula of ours reads: its kind and its value."""


@dataclass(frozen=True, slots=True)
class FilledCell:
    """One cell that fill wrote, with what stood there before."""

    cell: Ref
    """Where it stood when it was written: rows may have been inserted since."""
    formula: str
    """Empty where staff wrote something else over it, and what stood before is remembered all the same."""
    inputs: tuple[Input, ...]
    """What its references held, in their order in the formula."""
    old: Cell | None
    """None where nobody knows: another program had dropped the restore data, and our formula was left."""
    number_format: str | None
    """The cell's number format before, where fill changed it."""
    old_inputs: tuple[Input, ...] | None = None
    """What the references held when ``old`` was right, where they held something else when the formula was written."""
    row: str = ""
    """Tells its row from others of the same values: a fingerprint of what else stands in it; empty where nobody looked."""
    rich: str = ""
    """What stood inside a text that was more than characters (runs of formats, furigana), as it was written."""

    @property
    def is_own(self) -> bool:
        """Not written by fill at all: a formula of the city's own that looks like ours."""
        return self.old is not None and self.old.formula == self.formula


@dataclass(frozen=True, slots=True)
class LayerRecord:
    """One layer: how its parts come back, and which parts it added or dropped."""

    parts: Mapping[str, Undo]
    """Empty where the layer was laid on inside Excel, which writes all parts anew: it is known by its tags."""
    added: tuple[str, ...] = ()
    dropped: Mapping[str, bytes] = field(default_factory=dict)
    cells: tuple[FilledCell, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """All layers that stand in a file."""

    sha256: str
    """Of the original file."""
    layers: Mapping[Layer, LayerRecord]
    digest: str = ""
    """Of all parts as written, but for the one that holds this record: it fits while nobody changed the file."""
    original: str = ""
    """The digest of the very first original, before any layer and any later edit; empty where nobody knows."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """What staff answered in a 点検結果 that was taken off inside Excel, by the rows' keys: for the next one."""


def to_xml(record: Record) -> bytes:
    """The part that holds the record. The same record gives the same bytes."""
    text = json.dumps(_plain(record), ensure_ascii=False, separators=(",", ":"))
    packed = base64.b64encode(zlib.compress(text.encode(), 9)).decode()
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<layers xmlns="{NAMESPACE}" about="sdgsheet: restore data (undo); 元に戻すためのデータ">{packed}</layers>'
    ).encode()


def from_xml(data: bytes) -> Record | None:
    """The record in a part; None where the part is another's, or damaged."""
    marker = data.find(NAMESPACE.encode())
    start, end = data.find(b">", marker), data.rfind(b"</")
    if marker < 0 or start < 0 or end < start:
        return None
    try:
        inflating = zlib.decompressobj()
        text = inflating.decompress(base64.b64decode(data[start + 1 : end]), _MOST)
        return _record(json.loads(text)) if inflating.eof else None
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, zlib.error):
        return None


def _plain(record: Record) -> dict[str, Any]:
    return {
        "sha256": record.sha256,
        "digest": record.digest,
        "original": record.original,
        "layers": {layer: _plain_layer(record.layers[layer]) for layer in LAYERS if layer in record.layers},
        **({"answers": {k: [a.response, a.reason] for k, a in record.answers.items()}} if record.answers else {}),
    }


def _plain_layer(layer: LayerRecord) -> dict[str, Any]:
    return {
        "parts": {
            name: [undo.after, undo.before, [[s.start, s.end, s.new.decode()] for s in undo.splices]]
            for name, undo in layer.parts.items()
        },
        "added": list(layer.added),
        "dropped": {name: base64.b64encode(content).decode() for name, content in layer.dropped.items()},
        "cells": [_plain_cell(cell) for cell in layer.cells],
    }


def _plain_cell(cell: FilledCell) -> list[Any]:
    old = cell.old and [cell.old.kind, cell.old.value, cell.old.formula, cell.old.style.number_format]
    inputs = [list(i) for i in cell.inputs]
    old_inputs = cell.old_inputs and [list(i) for i in cell.old_inputs]
    rich = [cell.rich] if cell.rich else []
    return [*cell.cell, cell.formula, inputs, old, cell.number_format, old_inputs, cell.row, *rich]


def _record(plain: dict[str, Any]) -> Record:
    layers = {layer: _layer(plain["layers"][layer]) for layer in LAYERS if layer in plain["layers"]}
    answers = {str(key): Answer(str(given), str(why)) for key, (given, why) in plain.get("answers", {}).items()}
    return Record(str(plain["sha256"]), layers, str(plain["digest"]), str(plain["original"]), answers)


def _layer(plain: dict[str, Any]) -> LayerRecord:
    return LayerRecord(
        {
            str(name): Undo(str(after), str(before), tuple(Splice(int(s), int(e), str(n).encode()) for s, e, n in cuts))
            for name, (after, before, cuts) in plain["parts"].items()
        },
        tuple(str(name) for name in plain["added"]),
        {str(name): base64.b64decode(content) for name, content in plain["dropped"].items()},
        tuple(_cell(cell) for cell in plain["cells"][:_MOST_CELLS]),
    )


def _cell(plain: list[Any]) -> FilledCell:
    sheet, row, column, formula, inputs, old, number_format, old_inputs, beside, *rich = plain
    ref = Ref(str(sheet), int(row), int(column))
    if not (1 <= ref.row <= LAST_ROW and 1 <= ref.column <= LAST_COLUMN):
        raise ValueError("no cell of a sheet")
    return FilledCell(
        ref,
        str(formula),
        _inputs(inputs),
        None if old is None else _old(ref, *old),
        number_format and str(number_format),
        None if old_inputs is None else _inputs(old_inputs),
        str(beside),
        "".join(map(str, rich)),
    )


def _inputs(plain: list[Any]) -> tuple[Input, ...]:
    return tuple((cast("Kind", str(kind)), str(value)) for kind, value in plain)


def _old(ref: Ref, kind: str, value: str, formula: str | None, shown_by: str) -> Cell:
    style = Style(number_format=str(shown_by))
    return Cell(ref.row, ref.column, cast("Kind", str(kind)), str(value), formula and str(formula), style=style)
