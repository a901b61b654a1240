"""How the cost of reading a form grows with its rows: from the snapshot to the form, without the file.

    python benchmarks/rows.py

Each size is read several times with the cyclic garbage collector at rest, and the best counts: the
collector's own cost grows with what else a process holds, not with the form. The first reading of a text costs more than
the later ones, for what is read is remembered; so the first round stands apart.
"""

from __future__ import annotations

import gc
import time

from sdgsheet.form.reading import read_forms
from sdgsheet.snapshot import Area, Cell, Sheet, Style, Workbook

SIZES = (12, 60, 250, 1000, 5000)
ROUNDS = 5
HEADINGS = (
    "No",
    "指標名",
    "当初値",
    "",
    "",
    "2022年",
    "",
    "",
    "2023年",
    "",
    "",
    "2030年（目標値）",
    "",
    "",
    "達成度\n(%)",
)


def drawn(rows: int) -> Workbook:
    """A workbook with section (1) of so many rows."""
    cells: dict[int, dict[int, Cell]] = {
        1: {1: Cell(1, 1, "text", "（１）2030年のあるべき姿の実現へ向けた取組の達成状況")},
        2: {column: Cell(2, column, "text", text) for column, text in enumerate(HEADINGS, 1) if text},
    }
    for index in range(1, rows + 1):
        row = index + 2
        texts = {1: f"経済{index}", 2: f"指標その{index}\n【8.2】", 3: "2020年度", 5: "件", 6: "2022年度", 8: "件"}
        texts |= {12: "2030年", 14: "件"}
        line = {column: Cell(row, column, "text", text) for column, text in texts.items()}
        for column, value in ((4, 100 + index), (7, 120 + index), (13, 200 + index)):
            line[column] = Cell(row, column, "number", str(value), style=Style("#,##0"))
        line[15] = Cell(row, 15, "number", "0.2", style=Style("0%"))
        cells[row] = dict(sorted(line.items()))
    merges = tuple(Area(2, left, 2, left + 2) for left in (3, 6, 9, 12))
    return Workbook((Sheet("様式1", cells, merges),))


def seconds(workbook: Workbook, rows: int) -> float:
    """The time of one reading."""
    start = time.perf_counter()
    [form] = read_forms(workbook)
    assert len(form.indicators) == rows
    return time.perf_counter() - start


def main() -> None:
    """Prints a table."""
    gc.disable()
    print(f"{'rows':>6} {'first':>10} {'then':>10} {'a row':>10}")
    for rows in SIZES:
        workbook = drawn(rows)
        first = seconds(workbook, rows)
        then = min(seconds(workbook, rows) for _ in range(ROUNDS))
        gc.collect()
        print(f"{rows:>6} {first * 1e3:>7.1f} ms {then * 1e3:>7.1f} ms {then / rows * 1e6:>7.1f} µs")


if __name__ == "__main__":
    main()
