"""億 beside 億円: a unit of which only the scale word is written."""

from __future__ import annotations

from collections.abc import Sequence

from sdgsheet.form.model import Triple
from sdgsheet.notation.units import is_scale_word


def with_whole_units(triples: Sequence[Triple | None]) -> Sequence[Triple | None]:
    """The triples of a row, each lone scale word with the unit of the row that begins with it."""
    lone = [t for t in triples if t is not None and t.unit is not None and is_scale_word(t.unit.base)]
    if not lone:
        return triples
    whole = [t.unit for t in triples if t is not None and t.unit is not None and t not in lone]
    found = {
        id(t): next((u for u in whole if t.unit is not None and u.spelling.startswith(t.unit.base)), t.unit)
        for t in lone
    }
    return [t._replace(unit=found[id(t)]) if t is not None and id(t) in found else t for t in triples]
