"""Scores the judgement of formulas on generated filings: ``python tools/score_formulas.py --count 500 --seed 1``.

Prints how many of the broken formulas were found by the right rule alone, by fault; ``--write`` keeps the table in
docs/audit.md.
"""

from __future__ import annotations

import argparse
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from formulafaults.scoring import score, table  # noqa: E402

PAGE = ROOT / "docs/audit.md"


def main() -> None:
    """Reads the options, makes and checks, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=None, help="processes; all cores unless told")
    parser.add_argument("--write", action="store_true", help="keep the table in docs/audit.md")
    options = parser.parse_args()
    seeds = [f"{options.seed}-{number}" for number in range(options.count)]
    with ProcessPoolExecutor(options.jobs) as pool:
        scores = list(pool.map(score, seeds, chunksize=8))
    for result in scores:
        for note in result.notes:
            print(result.seed, result.pattern, note)
    text = table(scores)
    print(text)
    if options.write:
        page = PAGE.read_text(encoding="utf-8")
        kept = re.sub(
            r"(?<=<!-- accuracy -->\n).*?(?=<!-- /accuracy -->)", lambda _: text, page, count=1, flags=re.DOTALL
        )
        PAGE.write_text(kept, encoding="utf-8")


if __name__ == "__main__":
    main()
