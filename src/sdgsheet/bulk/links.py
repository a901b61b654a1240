"""Addresses of files as hyperlinks of a workbook hold them."""

from __future__ import annotations

import os
import re
from pathlib import Path

_ESCAPED = re.compile(r'[%\x00-\x20"#<>?\[\]^`{|}\\]')


def address(file: str, folder: Path) -> str | None:
    """The file's address from a workbook in ``folder``: relative, so that both can be moved together.

    Absolute where the two lie on different drives; None where no text can hold the name.
    """
    try:
        file.encode()
        relative = os.path.relpath(file, folder)
    except UnicodeEncodeError:
        return None
    except ValueError:  # another drive
        return "file:///" + _ESCAPED.sub(_escape, file.replace(os.sep, "/").lstrip("/"))
    return _ESCAPED.sub(_escape, relative.replace(os.sep, "/"))


def _escape(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


def cell(sheet: str, a1: str) -> str:
    """The place of a cell within its workbook: ``'様式1'!S30``."""
    return "'" + sheet.replace("'", "''") + "'!" + a1
