"""Which edition of the program made a result."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdgsheet import __version__
from sdgsheet.bulk import edition as edition_module
from sdgsheet.bulk.edition import edition


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of two files."""
    for name in ("rules/a101.py", "cli/bulk.py"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("x = 1")
    monkeypatch.setattr(edition_module, "_PROGRAM", tmp_path)
    edition_module._digest.cache_clear()
    return tmp_path


def told() -> str:
    edition_module._digest.cache_clear()
    return edition("ja")


@pytest.mark.usefixtures("program")
def test_it_names_version_and_language() -> None:
    assert told().startswith(f"{__version__}-")
    assert told().endswith(" ja")
    assert edition("en") == told().replace(" ja", " en")


def test_a_changed_rule_makes_another_edition(program: Path) -> None:
    before = told()
    (program / "rules/a101.py").write_text("x = 2")
    assert told() != before


def test_a_changed_command_makes_none(program: Path) -> None:
    before = told()
    (program / "cli/bulk.py").write_text("x = 2")
    assert told() == before


def test_it_stays_while_a_program_runs(program: Path) -> None:
    before = told()
    (program / "rules/a101.py").write_text("x = 2")
    assert edition("ja") == before
    edition_module._digest.cache_clear()
