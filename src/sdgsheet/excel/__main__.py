"""``python -m sdgsheet.excel check``: one press of a button."""

from __future__ import annotations

import sys

from sdgsheet.excel.program import main

sys.exit(main())
