"""A whole folder of filings at once.

>>> from sdgsheet.bulk import Options, run
>>> run(["提出"], "結果", Options(mark=True)).errors  # doctest: +SKIP
12
"""

from __future__ import annotations

from sdgsheet.bulk.options import Options
from sdgsheet.bulk.steps import Outcome, run

__all__ = ["Options", "Outcome", "run"]
