"""What a check costs beside the floor and other readers, and where its time goes, in one run.

    python benchmarks/check.py [WORKBOOK …]

The floor is what nobody can do without: unzip every part and let expat parse it, with no handler
set. python-calamine reads values only; openpyxl must load twice to give formulas and results.
Rounds are interleaved and the best of each counts, so that a busy machine disturbs all alike.
The garbage collector is set as the command sets it.
"""

from __future__ import annotations

import sys
import time
import zipfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat

import openpyxl
import python_calamine

from sdgsheet.collection import rare_collection
from sdgsheet.form.reading import read_forms
from sdgsheet.rules.build import build_case
from sdgsheet.rules.catalogue import RULES
from sdgsheet.rules.check import check_workbook, is_empty
from sdgsheet.rules.folding import fold
from sdgsheet.rules.run import run
from sdgsheet.xlsx.reading import read_workbook

SAMPLE = Path(__file__).parents[1] / "samples" / "kumamoto-2022.xlsx"
SECONDS = 4.0
"""For each workbook and table."""


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
WAYS: dict[str, Callable[[Path], object]] = {
    FLOOR: floor,
    "python-calamine, values only": calamine,
    "sdgsheet, reading": read_workbook,
    "sdgsheet, whole check": lambda path: check_workbook(read_workbook(path)),
    "openpyxl, formulas only": openpyxl_once,
    "openpyxl, formulas and results": openpyxl_twice,
}

FAMILIES = {
    "F": "structure",
    "V": "values",
    "Y": "years",
    "U": "units",
    "A": "achievement",
    "X": "(1) against (2)",
    "N": "narrative",
    "G": "goals",
    "C": "formulas",
    "H": "previous filing",
    "S": "safety",
}


class Watch:
    """The best time of each step, in milliseconds."""

    def __init__(self) -> None:
        self.best: dict[str, float] = defaultdict(lambda: float("inf"))
        self._start = 0.0

    def start(self) -> None:
        """The next step begins now."""
        self._start = time.perf_counter()

    def note(self, step: str) -> None:
        """The step is over; the next begins."""
        now = time.perf_counter()
        self.best[step] = min(self.best[step], (now - self._start) * 1000)
        self._start = time.perf_counter()


def ways(path: Path) -> dict[str, float]:
    """The best time of each way to read or check."""
    watch = Watch()
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        for name, way in WAYS.items():
            for _ in range(1 if name.startswith("openpyxl") else 10):
                watch.start()
                way(path)
                watch.note(name)
    return watch.best


def steps(path: Path) -> dict[str, float]:
    """The best time of each step of a check: reading, form, case, every rule, folding."""
    watch = Watch()
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        watch.start()
        workbook = read_workbook(path)
        watch.note("reading")
        forms = read_forms(workbook)
        watch.note("form")
        cases = [build_case(workbook, forms, index) for index in range(len(forms))]
        watch.note("case")
        for case in cases:
            runs = []
            empty = is_empty(case.form)
            for rule in RULES:
                watch.start()
                runs.append(run(rule, case, form_is_empty=empty))
                watch.note(f"{rule.code} ({case.index})")
            watch.start()
            fold(case, runs)
            watch.note(f"folding ({case.index})")
    return watch.best


def by_family(best: dict[str, float]) -> dict[str, float]:
    """Steps with the rules of a family together."""
    table: dict[str, float] = defaultdict(float)
    for step, milliseconds in best.items():
        name = step.partition(" (")[0]
        is_rule = name[0] in FAMILIES and name[1:].isdigit()
        table[f"rules {name[0]}, {FAMILIES[name[0]]}" if is_rule else name] += milliseconds
    return table


def main(paths: list[Path]) -> None:
    """Prints two tables a workbook."""
    rare_collection()
    for path in paths:
        cells = sum(len(row) for sheet in read_workbook(path).sheets for row in sheet.rows.values())
        print(f"{path.name}: {path.stat().st_size:,} bytes, {cells:,} cells")
        best = ways(path)
        for name, milliseconds in best.items():
            print(f"  {name:32}{milliseconds:9.2f} ms{milliseconds / best[FLOOR]:8.1f} ×")
        parts = steps(path)
        table = by_family(parts)
        total = sum(table.values())
        print(f"where the time of {total:.2f} ms goes:")
        for name, milliseconds in table.items():
            print(f"  {name:32}{milliseconds:9.2f} ms{milliseconds / total:8.0%}")
        dearest = sorted((step for step in parts if step[1:4].isdigit()), key=parts.__getitem__, reverse=True)[:8]
        print("  dearest rules: " + ", ".join(f"{step.partition(' ')[0]} {parts[step]:.2f}" for step in dearest))


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]] or [SAMPLE])
