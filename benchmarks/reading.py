"""How long it takes to read a workbook, beside the floor and two other readers, in one run.

    python benchmarks/reading.py [WORKBOOK …]

The floor is what nobody can do without: unzip every part and let expat parse it, with no
handler set. Rounds are interleaved and the best of each counts, so that a busy machine
disturbs all alike. python-calamine reads values only; openpyxl must load twice, for formulas
and for results, and both are shown.
"""

from __future__ import annotations

import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat

import openpyxl
import python_calamine

from sdgsheet.xlsx.reading import read_workbook

SAMPLE = Path(__file__).parents[1] / "samples" / "kumamoto-2022.xlsx"
SECONDS = 4.0
"""For each workbook."""


def floor(path: Path) -> None:
    """Unzips and parses every part of XML."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if name.endswith((".xml", ".rels")):
                expat.ParserCreate().Parse(data, True)


def calamine(path: Path) -> None:
    """Values of all sheets."""
    workbook = python_calamine.CalamineWorkbook.from_path(str(path))
    for name in workbook.sheet_names:
        workbook.get_sheet_by_name(name).to_python()


def openpyxl_once(path: Path) -> None:
    """Formulas and formats."""
    openpyxl.load_workbook(path)


def openpyxl_twice(path: Path) -> None:
    """Formulas, formats and results."""
    openpyxl.load_workbook(path)
    openpyxl.load_workbook(path, data_only=True)


FLOOR = "unzip + expat (the floor)"
READERS: dict[str, Callable[[Path], object]] = {
    FLOOR: floor,
    "sdgsheet": read_workbook,
    "python-calamine, values only": calamine,
    "openpyxl, formulas only": openpyxl_once,
    "openpyxl, formulas and results": openpyxl_twice,
}


def measured(path: Path) -> dict[str, float]:
    """The best time of each reader, in milliseconds."""
    best = dict.fromkeys(READERS, float("inf"))
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        for name, read in READERS.items():
            for _ in range(1 if name.startswith("openpyxl") else 10):
                start = time.perf_counter()
                read(path)
                best[name] = min(best[name], (time.perf_counter() - start) * 1000)
    return best


def main(paths: list[Path]) -> None:
    """Prints one table a workbook."""
    for path in paths:
        cells = sum(len(row) for sheet in read_workbook(path).sheets for row in sheet.rows.values())
        print(f"{path.name}: {path.stat().st_size:,} bytes, {cells:,} cells")
        best = measured(path)
        for name, milliseconds in best.items():
            print(f"  {name:32}{milliseconds:9.2f} ms{milliseconds / best[FLOOR]:8.1f} ×")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]] or [SAMPLE])
