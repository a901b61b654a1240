"""A right filing reads the same, and without a word, whatever line stands below its headings."""

from __future__ import annotations

from itertools import product

import pytest

from generated.checking import check
from generated.draw.below import LINES, MERGES
from generated.make import make


@pytest.mark.parametrize(("line", "merges"), list(product(LINES, MERGES)))
def test_a_line_below_the_headings_is_no_row_and_parts_no_column(line: str, merges: str) -> None:
    result = check(make(f"{line} {merges}", faulty=False, below=(line, merges)))
    assert result.rows > 10
    assert [note for note in result.notes if ("FALSE" in note and " info " not in note) or "ROW" in note] == []
