"""What to do next, as it is done inside Excel: buttons in place of the commands that the rules' texts name."""

from __future__ import annotations

import re

_BUTTONS = {
    "「表示を消す」または sdgsheet clear で": "「表示を消す」で",
    "sdgsheet clear removes": "“表示を消す” (clear) removes",
    "sdgsheet fill で": "「達成度を書き込む」で",
    "sdgsheet fill writes": "“達成度を書き込む” (fill) writes",
}
_COMMANDS = re.compile("|".join(map(re.escape, _BUTTONS)))


def in_excel(text: str) -> str:
    """The text, in either language, with the names of buttons."""
    return _COMMANDS.sub(lambda match: _BUTTONS[match[0]], text)
