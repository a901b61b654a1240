"""What the documents show is what the program prints, and what they name is there."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from sdgsheet.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = runpy.run_path(str(ROOT / "tools/make_docs.py"))
DOCUMENTS: tuple[Path, ...] = SCRIPT["DOCUMENTS"]
READMES = (ROOT / "README.md", ROOT / "README.ja.md")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_output_shown_is_that_of_a_real_run(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert SCRIPT["renewed"](text) == text, "python tools/make_docs.py renews the documents"


@pytest.mark.parametrize("document", [*DOCUMENTS, ROOT / "CONTRIBUTING.md"], ids=name)
def test_every_link_to_a_file_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8"))
    missing = [link for link in links if not (document.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("readme", READMES, ids=name)
def test_each_readme_shows_a_picture_then_two_commands(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    picture = text.index("](docs/images/")
    commands = re.findall(r"^python3 -m venv \.venv && .*$", text, re.MULTILINE)
    assert len(commands) == 2
    assert picture < text.index(commands[0])


def test_the_checks_run_the_very_test_command_of_the_readmes() -> None:
    commands = {
        next(line for line in readme.read_text(encoding="utf-8").splitlines() if line.endswith("pytest"))
        for readme in READMES
    }
    [command] = commands
    assert command in (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("readme", READMES, ids=name)
def test_the_readmes_name_every_command(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    assert [command for command in COMMANDS if f"| `{command}" not in text] == []
