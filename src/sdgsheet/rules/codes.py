"""Codes of rules as users write them: ``A101``, ``a,x102``."""

from __future__ import annotations

from collections.abc import Iterable

from sdgsheet.errors import SdgsheetError
from sdgsheet.rules.catalogue import RULES
from sdgsheet.text import Text


def codes(given: Iterable[str]) -> tuple[str, ...]:
    """Codes or their beginnings, in upper case.

    Raises:
        SdgsheetError: one of them is the beginning of no rule's code.
    """
    wanted = tuple(part.strip().upper() for text in given for part in text.split(",") if part.strip())
    for code in wanted:
        if not any(rule.code.startswith(code) for rule in RULES):
            raise SdgsheetError(
                Text(
                    f"「{code}」という規則はありません。sdgsheet rules で一覧を表示できます。",
                    f"There is no rule {code}. sdgsheet rules lists them.",
                )
            )
    return wanted
