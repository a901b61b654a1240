"""What Excel computes: by ironcalc, which has no part in how sdgsheet computes 達成度."""

from __future__ import annotations

import re
from typing import Any

import ironcalc

from sdgsheet.snapshot import Ref

_CELL = re.compile(r"(?<![\w\"$])([A-Z]{1,3}[1-9]\d*)(?![\w(\"])")


def calculated(ws: Any, formula: str) -> Any:
    """The result of a formula on the constants of openpyxl's sheet as they stand."""
    model = ironcalc.create("book", "en", "UTC")
    for address in set(_CELL.findall(formula)):
        value, ref = ws[address].value, Ref.at("", address)
        if isinstance(value, (int, float)):
            model.update_cell_with_number(0, ref.row, ref.column, float(value))
        elif value is not None:
            model.update_cell_with_text(0, ref.row, ref.column, str(value))
    model.update_cell_with_formula(0, 1000, 1000, formula)
    model.evaluate()
    return model.get_cell_value(0, 1000, 1000)
