"""Which edition of the program made a result: results of another edition are checked anew."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from sdgsheet import __version__
from sdgsheet.text import Language

_PROGRAM = Path(__file__).resolve().parents[1]
_BESIDE = frozenset(("cli", "audit", "bulk", "template", "excel", "addin"))
"""What never changes a finding or its words."""


def edition(language: Language) -> str:
    """The version, a digest of everything that decides on findings and their words, and the language.

    So results are renewed after any change of a rule, also where the version has not moved. Where
    the program was packed without its source, the version alone tells.
    """
    return f"{__version__}-{_digest()} {language}"


@cache
def _digest() -> str:
    """Of the program as it stood when it was started."""
    digest = hashlib.sha256()
    for path in sorted(_PROGRAM.rglob("*.py")):
        inside = path.relative_to(_PROGRAM)
        if inside.parts[0] not in _BESIDE:
            digest.update(inside.as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
