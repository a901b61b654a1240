"""A whole folder: files a second beside openpyxl's bare load, two processes against one, and memory.

    python benchmarks/bulk.py [FILES]

The filings are the published sample under other names, some with faults (300 unless told). Rounds are
interleaved and the best of each counts, so that a busy machine disturbs all alike. "checking" runs from
the first file to the last; "whole run" from the start of the program to its end, processes, search,
results and summary included. openpyxl only loads each workbook, in one process, and checks nothing.
Processor time says the same on a machine that others use too: of the workers together, of the program
itself (search, results, summary), and of openpyxl. Memory is the peak of the program itself and of its largest worker, for 200 files and for 2,000.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sdgsheet.bulk import Options, run
from sdgsheet.bulk.tally import Tally

# Nothing else here: processes at work import this file anew, as they do with the command's own.

ROUNDS = 3
LOADED = 40
"""Files that openpyxl loads in a round."""


def made(folder: Path, number: int) -> Path:
    """A folder of so many filings."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
    from filings import city, faults, filing  # noqa: PLC0415

    folder.mkdir()
    for n in range(number):
        (folder / f"{n:05}.xlsx").write_bytes(filing(f"{n // 400}{city(n % 400)}", faults(n)))
    return folder


def openpyxl_seconds(folder: Path) -> tuple[float, float]:
    """Seconds a file, and those of the processor."""
    import openpyxl  # noqa: PLC0415

    paths = sorted(folder.iterdir())[:LOADED]
    begun, worked = time.perf_counter(), time.process_time()
    for path in paths:
        openpyxl.load_workbook(path)
    return (time.perf_counter() - begun) / len(paths), (time.process_time() - worked) / len(paths)


def measured(folder: Path, processes: int) -> dict[str, float]:
    """Seconds and megabytes of one run, in a program of its own."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, __file__, "--run", str(folder), out, str(processes)]
        begun = time.perf_counter()
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        whole = time.perf_counter() - begun
    found: dict[str, float] = json.loads(done.stdout)
    return found | {"whole": whole}


def run_once(folder: str, out: str, processes: str) -> None:
    """What ``measured`` starts."""
    times: list[float] = []

    def progress(tally: Tally) -> None:
        if tally.work == "check":
            times.append(time.perf_counter() if times else tally.started + time.perf_counter() - time.monotonic())

    outcome = run([folder], out, Options(processes=int(processes)), progress=progress)
    assert outcome.totals.unreadable == 0
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    figures = {
        "checking": times[-1] - times[0],
        "own": own.ru_maxrss / 1024,
        "worker": workers.ru_maxrss / 1024,
        "own processor": own.ru_utime + own.ru_stime,
        "worker processor": workers.ru_utime + workers.ru_stime,
    }
    print(json.dumps(figures))


def main() -> None:
    """Prints all figures."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        folder = made(base / "speed", number)
        best: dict[str, float] = {}

        def keep(key: str, seconds: float) -> None:
            best[key] = min(best.get(key, seconds), seconds)

        for _ in range(ROUNDS):
            wall, processor = openpyxl_seconds(folder)
            keep("openpyxl", wall)
            keep("openpyxl processor", processor)
            for processes in (1, 2):
                figures = measured(folder, processes)
                for part in ("own processor", "worker processor"):
                    keep(part, figures[part] / number)
                for part in ("checking", "whole"):
                    keep(f"{part} {processes}", figures[part] / number)
        print(f"{number} files; openpyxl loads {1 / best['openpyxl']:.0f} a second")
        for processes in (1, 2):
            for part, words in (("checking", "checking"), ("whole", "whole run")):
                rate = 1 / best[f"{part} {processes}"]
                print(
                    f"{processes} process(es), {words:9}: {rate:4.0f} a second, {rate * best['openpyxl']:4.1f} × openpyxl"
                )
        print(f"two processes check {best['checking 1'] / best['checking 2']:.2f} × as fast as one")
        shares = (f"{who} {best[f'{who} processor'] * 1000:.1f} ms" for who in ("worker", "own", "openpyxl"))
        print(f"processor time a file: {', '.join(shares)}")
        for number in (200, 2_000):
            figures = measured(made(base / str(number), number), 2)
            print(f"{number:5} files: peak {figures['own']:.0f} MB, largest worker {figures['worker']:.0f} MB")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        run_once(*sys.argv[2:])
    else:
        main()
