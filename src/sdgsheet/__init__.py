"""Reads, checks and fills Form 1 (様式1), the yearly progress report of Japan's SDGs未来都市.

>>> import sdgsheet
>>> report = sdgsheet.check("samples/kumamoto-2022.xlsx")
>>> report.counts
Counts(errors=0, warnings=3, infos=51)
>>> sdgsheet.read("samples/kumamoto-2022.xlsx")[0].city
'熊本県熊本市'
"""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sdgsheet.filling.plan import Plan
    from sdgsheet.form.model import Form
    from sdgsheet.rules.check import Report

__version__ = "0.1.0"

# What each function needs is imported when it is called: whoever only reads pays for reading alone.


def read(path: str | PathLike[str]) -> tuple[Form, ...]:
    """The forms in a workbook, without our layers; empty where there is none.

    Raises:
        UnreadableError: the file is no workbook that can be read.
    """
    from sdgsheet.form.reading import read_forms  # noqa: PLC0415
    from sdgsheet.xlsx.layers import open_file  # noqa: PLC0415

    with open_file(Path(path)) as file:
        return read_forms(file.filled.workbook)


def check(path: str | PathLike[str], *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Report:
    """Checks a workbook and gives its findings; the file is not changed.

    Args:
        path: the workbook.
        select: codes of rules, or their beginnings; all rules where empty.
        ignore: codes of rules, or their beginnings, to leave out.

    Raises:
        UnreadableError: the file is no workbook that can be read.
        NotAFormError: it holds no Form 1.
    """
    from sdgsheet.rules.check import check_workbook  # noqa: PLC0415
    from sdgsheet.xlsx.layers import open_file  # noqa: PLC0415

    with open_file(Path(path)) as file:
        return check_workbook(file.filled.workbook, select=select, ignore=ignore)


def fill(
    path: str | PathLike[str],
    out: str | PathLike[str],
    *,
    live: bool = False,
    overwrite: bool = False,
    rows: Sequence[str] = (),
) -> Plan:
    """Writes a copy with the empty 達成度 as live formulas; says what was written, what not, and why.

    Args:
        path: the workbook; it is not changed.
        out: where to write; an existing file with other bytes is refused.
        live: also turn typed-in figures that agree into formulas.
        overwrite: also replace typed-in figures that differ.
        rows: also write these rows, such as ``(2)10``, whatever stands there.

    Raises:
        UnreadableError: the file is no workbook that can be read.
        NotAFormError: it holds no Form 1.
        RefusedError: nothing was written, because something would be lost.
    """
    from sdgsheet import operations  # noqa: PLC0415
    from sdgsheet.filling.options import Options, parse_row  # noqa: PLC0415
    from sdgsheet.xlsx.layers import open_file  # noqa: PLC0415

    options = Options(live=live, overwrite=overwrite, rows=tuple(map(parse_row, rows)))
    with open_file(Path(path)) as file:
        filled = operations.fill(file, options, "ja")
        filled.state.write(Path(out))
    return filled.plan
