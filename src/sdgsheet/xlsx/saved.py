"""When a workbook was last saved, by what the program that saved it wrote into the file."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from sdgsheet.errors import UnreadableError
from sdgsheet.xlsx.package import Package

_CORE = "/core-properties"
_MODIFIED = re.compile(rb"<(?:\w+:)?modified\b[^>]*>\s*([0-9T:.+Z-]{10,40})\s*</")


def saved(package: Package) -> datetime | None:
    """In UTC; None where the file does not say so in a way that can be read.

    Unlike the disk's time it stays when a file is copied, packed or sent.
    """
    try:
        parts = [arrow.target for arrow in package.relationships().values() if arrow.kind.endswith(_CORE)]
        found = _MODIFIED.search(package.read(parts[0])) if parts else None
        moment = datetime.fromisoformat(found[1].decode()) if found is not None else None
    except (UnreadableError, ValueError):
        return None
    if moment is None:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
