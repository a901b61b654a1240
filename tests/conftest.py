"""What holds for all tests: those that need LibreOffice are left out where it is missing, and it is said."""

from __future__ import annotations

from collections import Counter

import pytest

from libreoffice import SOFFICE, WHY_MISSING


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("libreoffice") is None:
            continue
        # One process for them all: two programs at once would only wait for each other.
        item.add_marker(pytest.mark.xdist_group("libreoffice"))
        if SOFFICE is None:
            item.add_marker(pytest.mark.skip(reason=WHY_MISSING))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Names what was left out at the end of the run, where people look."""
    skipped = terminalreporter.stats.get("skipped", [])
    left_out = Counter(
        report.nodeid.partition("[")[0].partition("@")[0] for report in skipped if WHY_MISSING in str(report.longrepr)
    )
    if left_out:
        terminalreporter.section(f"left out: {left_out.total()} tests, because {WHY_MISSING}")
        for test, count in sorted(left_out.items()):
            terminalreporter.line(f"{test} ({count})" if count > 1 else test)
