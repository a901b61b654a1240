"""What anyone may write on a protected sheet: the ranges under 「範囲の編集を許可」."""

from __future__ import annotations

from collections.abc import Iterator

from sdgsheet.snapshot import Area
from sdgsheet.xlsx.addresses import parse_area
from sdgsheet.xlsx.markup import Attributes

_ASKING = ("password", "hashValue", "securityDescriptor")
_MOST = 1_000
"""Areas of one range: more are no form's, and each is looked at for each cell."""


def free_areas(attributes: Attributes) -> Iterator[Area]:
    """The areas of a ``protectedRange``; none where it asks for a password, or is for some people only."""
    if any(attributes.get(name) for name in _ASKING):
        return
    for text in attributes.get("sqref", "").split()[:_MOST]:
        try:
            yield parse_area(text)
        except ValueError:  # as Excel repairs it away
            continue
