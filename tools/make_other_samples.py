"""Makes the samples beside Kumamoto's, invented cities all: ``python tools/make_other_samples.py``.

Beside each workbook lies ``NAME.expected.json``: every finding that a check makes, as [rule, severity, section, no].
This script does not write it: it says what must be found, not what the program happens to say.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.other_samples import faults, layout_2019, other_layout, three_sheets  # noqa: E402
from tools.other_samples.sheets import workbook  # noqa: E402

SAMPLES = ROOT / "samples"
DRAWN = {
    "faults": faults.draw,
    "other-layout": other_layout.draw,
    "layout-2019": layout_2019.draw,
    "three-sheets": three_sheets.draw,
}


def main() -> None:
    """Writes them all; the same bytes each time."""
    for name, draw in DRAWN.items():
        (SAMPLES / f"{name}.xlsx").write_bytes(workbook(draw))


if __name__ == "__main__":
    main()
