"""Layers of ours in a filed workbook: put on, taken off, told from all that is not ours."""

from __future__ import annotations

from sdgsheet.xlsx.layers.bare import patched
from sdgsheet.xlsx.layers.file import LayeredFile, open_bytes, open_file
from sdgsheet.xlsx.layers.state import State
from sdgsheet.xlsx.patch.apply import LeftOut

__all__ = ["LayeredFile", "LeftOut", "State", "open_bytes", "open_file", "patched"]
