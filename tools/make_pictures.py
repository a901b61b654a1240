"""Makes the pictures of the documents from real runs: ``python tools/make_pictures.py``.

Needs LibreOffice, poppler's pdftoppm and the Noto CJK fonts.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from filings import city, faults, filing  # noqa: E402 - the tests' made-up cities

IMAGES = ROOT / "docs" / "images"
DRAFT, SAMPLE = ROOT / "samples/kumamoto-2022-draft.xlsx", ROOT / "samples/kumamoto-2022.xlsx"

CITIES = 47
"""Made-up cities in the picture of the summary."""

# The form's font is part of Windows and Office; elsewhere one must be named that looks like it.
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <match target="pattern">
    <test name="family"><string>ＭＳ Ｐゴシック</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Noto Sans CJK JP</string></edit>
  </match>
  <match target="pattern">
    <test name="family"><string>游ゴシック</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Noto Sans CJK JP</string></edit>
  </match>
</fontconfig>
"""


def picture(workbook: Path, page: int, name: str, folder: Path, dots: int = 90) -> None:
    """Writes the page of the printed workbook as ``docs/images/<name>.png``."""
    fonts = folder / "fonts.conf"
    fonts.write_text(_FONTS, encoding="utf-8")
    _run(
        *("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
        *("--convert-to", "pdf", "--outdir", str(folder), str(workbook)),
        FONTCONFIG_FILE=str(fonts),
    )
    IMAGES.mkdir(parents=True, exist_ok=True)
    pages = ("-f", str(page), "-l", str(page)) if page > 0 else ()
    pdf = folder / f"{workbook.stem}.pdf"
    _run("pdftoppm", "-png", "-r", str(dots), "-singlefile", *pages, str(pdf), str(IMAGES / name))


def sdgsheet(*arguments: str, fine: tuple[int, ...] = (0,)) -> None:
    """Runs the program as a user would; it must end with one of these."""
    done = subprocess.run([sys.executable, "-m", "sdgsheet", *arguments], check=False)
    assert done.returncode in fine, f"sdgsheet {arguments[0]}: {done.returncode}"


def summary(folder: Path) -> Path:
    """The summary of a folder of made-up cities, some of whose filings have faults."""
    filings = folder / "提出"
    for n in range(CITIES):
        path = filings / f"{n + 1:02}_{city(n)}" / "様式1.xlsx"
        path.parent.mkdir(parents=True)
        path.write_bytes(filing(city(n), faults(n)))
    sdgsheet("bulk", str(filings), "-o", str(folder / "結果"), "--mark", fine=(1,))
    return folder / "結果" / "summary.xlsx"


def _run(*command: str, **environment: str) -> None:
    program = shutil.which(command[0])
    assert program is not None, f"{command[0]} is not installed"
    subprocess.run([program, *command[1:]], check=True, env={**os.environ, **environment})


def main() -> None:
    """Makes all pictures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sdgsheet("fill", str(DRAFT), "-o", str(folder / "filled.xlsx"))
        picture(folder / "filled.xlsx", 1, "filled", folder)
        sdgsheet("mark", str(SAMPLE), "-o", str(folder / "marked.xlsx"))
        picture(folder / "marked.xlsx", 1, "marked", folder)
        picture(folder / "marked.xlsx", 3, "result", folder)
        sdgsheet("new", "--city", "長野県あずさ町", "--period", "2025-2027", str(folder / "template.xlsx"))
        picture(folder / "template.xlsx", 1, "template", folder)
        picture(summary(folder), 2, "summary", folder, dots=70)


if __name__ == "__main__":
    main()
