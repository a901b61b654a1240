"""The add-in's VBA project from its source: no compiled code, so Excel compiles what people can read."""

from __future__ import annotations

import struct
import tempfile
from pathlib import Path

from sdgsheet.errors import SdgsheetError
from sdgsheet.text import Text

MODULE = "Sdgsheet"

_SOURCE_ONLY = b"\xcc\x61\xff\xff\x00\x00\x00"
"""The stream _VBA_PROJECT of [MS-OVBA] 2.3.4.1 with the version that no compiler has, and without a cache."""
_SECTOR, _ENTRY, _COLOUR, _BLACK = 512, 128, 67, b"\1"


def vba_project(source: str) -> bytes:
    """The file vbaProject.bin with one standard module of this source.

    Raises:
        SdgsheetError: pyOpenVBA, which writes the project, is not installed.
        ValueError: the source is not plain ASCII.
    """
    try:
        from pyopenvba import ExcelFile  # noqa: PLC0415 - needed for building alone
        from pyopenvba.cfb import CFB  # noqa: PLC0415
    except ImportError:
        raise SdgsheetError(
            Text(
                'アドインを作るには pyOpenVBA が必要です。sdgsheet のフォルダーで pip install ".[addin]" を実行してください。',
                'Building the add-in needs pyOpenVBA: please run pip install ".[addin]" in sdgsheet\'s folder.',
            )
        ) from None
    source.encode("ascii")
    lines = "\r\n".join(source.splitlines()) + "\r\n"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "addin.xlam"
        book = ExcelFile.create_new(path)
        project = book.vba_project()
        project.rename_module("Module1", MODULE)
        for module in project.modules:  # each written anew, without the compiled code that it came with
            module.body = lines if module.name == MODULE else "\r\n"
        book.save()
        book.close()
        with ExcelFile(path) as saved:
            data = saved.vba_project_bytes()
    file = CFB.from_bytes(data)
    file.write_stream_in_storage("VBA", "_VBA_PROJECT", _SOURCE_ONLY)
    return _all_black(file.to_bytes())


def _all_black(data: bytes) -> bytes:
    """The directory as a plain search tree: [MS-CFB] 2.6.4 wants no red entry below a red one, and allows none."""
    (first,) = struct.unpack_from("<I", data, 48)
    changed = bytearray(data)
    at = (first + 1) * _SECTOR
    while at < len(changed) and changed[at + 66] in (1, 2, 5):
        changed[at + _COLOUR : at + _COLOUR + 1] = _BLACK
        at += _ENTRY
    return bytes(changed)
