"""The add-in as independent readers see it."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any

import olefile as untyped_olefile
from oletools import olevba as untyped_olevba

from sdgsheet.addin.build import NAME, build

olevba: Any = untyped_olevba
olefile: Any = untyped_olefile


@cache
def add_in() -> bytes:
    """The built add-in."""
    return build()


def part(name: str) -> bytes:
    """One part of it."""
    with zipfile.ZipFile(io.BytesIO(add_in())) as archive:
        return archive.read(name)


@cache
def vba_source() -> dict[str, str]:
    """The source of each module that has any, read by olevba."""
    parser = olevba.VBA_Parser(NAME, data=add_in())
    modules = {name.rpartition(".")[0]: str(olevba.filter_vba(code)) for _, _, name, code in parser.extract_macros()}
    parser.close()
    return modules


def compound_file() -> Any:
    """The VBA project's file, as olefile reads it."""
    return olefile.OleFileIO(io.BytesIO(part("xl/vbaProject.bin")))
