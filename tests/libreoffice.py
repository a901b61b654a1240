"""Opens workbooks with LibreOffice, in a profile of its own that recalculates every formula on loading.

By default LibreOffice trusts the results that are stored in a file: then a recalculation proves nothing.
"""

from __future__ import annotations

import atexit
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
WHY_MISSING = "LibreOffice (soffice) is not installed; apt-get install libreoffice-calc"

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def resave(workbook: Path, folder: Path) -> Path:
    """The workbook recalculated and saved again as xlsx under the same name in ``folder``."""
    return _convert(workbook, folder, "xlsx:Calc MS Excel 2007 XML", "xlsx")


def pdf(workbook: Path, folder: Path) -> Path:
    """The workbook as it prints."""
    return _convert(workbook, folder, "pdf", "pdf")


def _convert(workbook: Path, folder: Path, kind: str, suffix: str) -> Path:
    assert SOFFICE is not None
    assert folder.resolve() != workbook.parent.resolve()
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation={_profile().as_uri()}", "--headless", "--norestore", "--convert-to", kind,
         "--outdir", str(folder), str(workbook)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    converted = folder / f"{workbook.stem}.{suffix}"
    assert converted.exists(), f"LibreOffice could not open {workbook.name}"
    return converted


@cache
def _profile() -> Path:
    profile = Path(tempfile.mkdtemp(prefix="sdgsheet-libreoffice-"))
    atexit.register(shutil.rmtree, profile, ignore_errors=True)
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    return profile
