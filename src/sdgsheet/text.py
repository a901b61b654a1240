"""What sdgsheet says to people, in both of its languages."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["ja", "en"]


class Text(NamedTuple):
    """One sentence in Japanese and in English; both say the same.

    Japanese quotes what stands in the workbook in 「 」, English in “ ”.
    """

    ja: str
    en: str

    def to(self, language: Language) -> str:
        """The sentence in ``language``."""
        return self.en if language == "en" else self.ja
