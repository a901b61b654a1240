"""What the printed page shows above and below the cells: its header and footer, without their codes."""

from __future__ import annotations

import re

from sdgsheet.xlsx.markup import Attributes

_PLACES = tuple(f"{which}{where}" for which in ("odd", "first", "even") for where in ("Header", "Footer"))
# A font, a colour, a size; &L, &C and &R begin the left, middle and right third.
_CODE = re.compile(r'&(?:"[^"]*"|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|\d+|([LCR&])|[A-Za-z])')


class PageTexts:
    """Handlers for a worksheet's header and footer."""

    def __init__(self) -> None:
        self._texts: list[list[str]] = []
        self._inside = False
        self.starts = dict.fromkeys(_PLACES, self._start)
        self.ends = dict.fromkeys(_PLACES, self._end)

    def _start(self, _: Attributes) -> None:
        self._texts.append([])
        self._inside = True

    def _end(self) -> None:
        self._inside = False

    def characters(self, text: str) -> None:
        """Takes what stands inside a header or footer."""
        if self._inside:
            self._texts[-1].append(text)

    @property
    def lines(self) -> tuple[str, ...]:
        """Each line once, in the order of the file."""
        plain = "\n".join(_CODE.sub(_shown, "".join(pieces)) for pieces in self._texts)
        return tuple(dict.fromkeys(line for text in plain.splitlines() if (line := text.strip())))


def _shown(code: re.Match[str]) -> str:
    return {None: "", "&": "&"}.get(code[1], "\n")
