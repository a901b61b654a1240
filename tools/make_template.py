"""Makes ``templates/form1.xlsx`` with the builder that ``sdgsheet new`` uses: ``python tools/make_template.py``."""

from __future__ import annotations

from pathlib import Path

from sdgsheet.template import build

TEMPLATE = Path(__file__).resolve().parents[1] / "templates" / "form1.xlsx"
PERIOD = (2025, 2027)


def main() -> None:
    """Writes the template for the plan period that most cities are in."""
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(build(None, PERIOD))


if __name__ == "__main__":
    main()
