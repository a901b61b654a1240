"""From a click to the findings, process start included, on the stand-in for Excel: ``python benchmarks/click.py``.

Each run starts the interpreter as the add-in does, isolated. What Excel itself would have done before
the click, opening the workbook, is timed apart and taken off.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "kumamoto-2022.xlsx"
RUNS = 7

_PROGRAM = """
import sys, time
sys.path.insert(0, {tests!r})
from pathlib import Path
from standin import Excel
Excel(None)
begun = time.perf_counter()
excel = Excel(Path({book!r}))
opened = time.perf_counter() - begun
said = excel.press_in_ribbon({button!r})
assert excel.status == 0 or {button!r} == "next", said
print(opened)
"""


def click(button: str) -> tuple[float, float]:
    """Seconds from the start of the process to its end, and those that Excel would have spent before."""
    program = _PROGRAM.format(tests=str(ROOT / "tests"), book=str(SAMPLE), button=button)
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, "-I", "-c", program], check=True, capture_output=True, text=True)
    return time.perf_counter() - begun, float(done.stdout)


def main() -> None:
    """Prints the median of several clicks on each button."""
    for button in ("check", "fill", "next", "explain"):
        runs = [click(button) for _ in range(RUNS)]
        whole = statistics.median(total for total, _ in runs)
        ours = statistics.median(total - opened for total, opened in runs)
        print(f"{button:8} {whole:.2f} s in all, {ours:.2f} s without opening the workbook, which is Excel's")


if __name__ == "__main__":
    main()
