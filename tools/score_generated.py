"""Scores sdgsheet on generated filings: ``python tools/score_generated.py --count 1000 --seed 1``.

Prints recall and precision of every rule, rows read right, and false findings; ``--write`` keeps the table in docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from generated.checking import Result, check  # noqa: E402
from generated.make import make  # noqa: E402
from generated.table import table  # noqa: E402


def one(seed: str) -> Result:
    """Makes and checks one workbook."""
    return check(make(seed))


def main() -> None:
    """Reads the options, makes and checks, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=None, help="processes; all cores unless told")
    parser.add_argument("--write", action="store_true", help="keep the table in docs/accuracy.md")
    parser.add_argument("--notes", type=Path, help="write every disagreement to this file")
    options = parser.parse_args()
    seeds = [f"{options.seed}-{number}" for number in range(options.count)]
    with ProcessPoolExecutor(options.jobs) as pool:
        results = list(pool.map(one, seeds, chunksize=8))
    page = table(results, options.count, options.seed)
    print(page)
    if options.notes:
        lines = [f"{result.seed} {note}" for result in results for note in result.notes]
        options.notes.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if options.write:
        (ROOT / "docs/accuracy.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
