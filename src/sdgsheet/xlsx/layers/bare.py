"""Edits put into a workbook that we made ourselves: for good, without anything to take them off by."""

from __future__ import annotations

from sdgsheet.edits import Edits
from sdgsheet.xlsx.package import Package
from sdgsheet.xlsx.patch.apply import apply_edits
from sdgsheet.xlsx.patch.draft import Draft
from sdgsheet.xlsx.patch.repack import repacked


def patched(data: bytes, edits: Edits) -> bytes:
    """The workbook ``data`` with the edits written into it; ``edits.sha256`` is not looked at.

    Raises ValueError where a cell could not be written, UnreadableError for what is no workbook.
    """
    with Package.of(data) as package:
        draft = Draft(package)
        applied = apply_edits(draft, edits)
        if applied.left_out:
            raise ValueError(f"{applied.left_out[0].cell}: {applied.left_out[0].text.en}")
        drawn = draft.done()
        return b"".join(repacked(package, drawn.package, drawn.added))
