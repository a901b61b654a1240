"""What is lost when a workbook is written into: our patch beside openpyxl, on the same workbooks.

    python benchmarks/lossless.py FOLDER

Each writes a value, a formula with a number format and a conditional format into the first
worksheet of every workbook below FOLDER, and both results are judged alike:

    part       there are fewer parts of some content type than before
    feature    some kind of element of the workbook, its sheets, its texts or its drawings is gone
    result     formulas that had a stored result have none
    unopened   the workbook could not be opened, or not be saved
    clean      none of these

Not counted as lost: the chain of formulas, shared strings written inline, hints about sizes and
versions, and what stands inside charts. Our own results are also compared byte for byte
(``sdgsheet roundtrip FOLDER``). openpyxl keeps pictures only where Pillow is installed.
"""

from __future__ import annotations

import sys
import tempfile
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill

from sdgsheet.edits import ConditionalFormat, Edits, FormulaEdit
from sdgsheet.errors import SdgsheetError
from sdgsheet.snapshot import Area, Ref
from sdgsheet.xlsx.layers import open_file

SUFFIXES = (".xlsx", ".xlsm")
KINDS = ("clean", "result", "feature", "part", "unopened", "refused")
_HINTS = {
    "fileVersion", "dimension", "fileRecoveryPr", "workbookProtection", "calcPr", "extLst", "ext", "sst", "si", "t",
    "sheetCalcPr", "functionGroups", "is", "AlternateContent", "Choice", "Fallback", "absPath", "off", "revisionPtr",
    "calcFeatures", "feature", "graphicFrameLocks", "creationId", "uniqueId",
}  # fmt: skip
_UNCOUNTED = ("calcchain", "sharedstrings", "core-properties", "extended-properties", "customxml")
_FEATURED = (
    "worksheet",
    "sheet.main",
    "macroenabled.main",
    "officedocument.drawing+xml",
    "sharedstrings",
    "table",
    "comments",
)

Facts = tuple[Counter[str], set[str], int]


def ours(source: Path, target: Path) -> None:
    """Writes with the patch."""
    with open_file(source) as file:
        workbook = file.original.workbook
        sheet = workbook.sheets[0]
        below = max(sheet.rows, default=0) + 2
        band = ConditionalFormat(
            sheet.name,
            (Area(1, 1, below, 2),),
            "sdgsheet:band",
            "expression",
            None,
            ('N("sdgsheet:band")=1',),
            "DDEBF7",
        )
        cells = (
            FormulaEdit(Ref(sheet.name, below, 1), None, 0.5),
            FormulaEdit(Ref(sheet.name, below, 2), "1/2", 0.5, "0.0%"),
        )
        file.original.put(Edits("fill", workbook.sha256, cells, (band,))).write(target)


def theirs(source: Path, target: Path) -> None:
    """Writes with openpyxl."""
    book = openpyxl.load_workbook(source, keep_vba=source.suffix == ".xlsm", rich_text=True)
    sheet = book.worksheets[0]
    below = sheet.max_row + 2
    sheet.cell(below, 1).value = 0.5
    sheet.cell(below, 2).value = "=1/2"
    sheet.cell(below, 2).number_format = "0.0%"
    rule_of: Callable[..., Any] = FormulaRule
    rule = rule_of(formula=["FALSE"], fill=PatternFill(bgColor="FFDDEBF7"))
    sheet.conditional_formatting.add(f"A1:B{below}", rule)
    book.save(target)


def judged(write: Callable[[Path, Path], None], source: Path, target: Path) -> str:
    """What became of the workbook."""
    try:
        write(source, target)
    except SdgsheetError:
        return "refused"
    except Exception:  # noqa: BLE001  whatever a library raises, it did not write
        return "unopened"
    (parts, features, results), (now_parts, now_features, now_results) = facts(source), facts(target)
    if parts - now_parts:
        return "part"
    if features - now_features:
        return "feature"
    return "result" if now_results < results else "clean"


def facts(path: Path) -> Facts:
    """How many parts of each content type there are, which elements, and how many formulas with a result."""
    counts: Counter[str] = Counter()
    features: set[str] = set()
    results = 0
    with zipfile.ZipFile(path) as file:
        types = ET.fromstring(file.read("[Content_Types].xml"))
        overrides = {e.get("PartName", "").lower().lstrip("/"): e.get("ContentType", "") for e in types}
        defaults = {e.get("Extension", "").lower(): e.get("ContentType", "") for e in types}
        for name in file.namelist():
            key = name.lower().lstrip("/").replace("\\", "/")
            kind = (overrides.get(key) or defaults.get(key.rpartition(".")[2], "")).lower()
            if not any(word in kind for word in _UNCOUNTED) and not key.endswith(("/", ".rels", ".xml.rels")):
                counts[kind] += 1
            if kind.endswith("+xml") and any(word in kind for word in _FEATURED):
                root = ET.fromstring(file.read(name))
                features |= set(_features(kind.rpartition(".")[2], root))
                results += sum(1 for cell in root.iter() if _local(cell.tag) == "c" and _has_result(cell))
    return counts, features, results


def _features(kind: str, root: ET.Element) -> Iterator[str]:
    for element in root.iter():
        local = _local(element.tag)
        if local not in _HINTS:
            yield local if kind == "sharedstrings+xml" else f"{kind}:{local}"


def _has_result(cell: ET.Element) -> bool:
    inside = {_local(child.tag): child for child in cell}
    return "f" in inside and "v" in inside and inside["v"].text is not None


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def main() -> None:
    """Prints one line a writer."""
    warnings.simplefilter("ignore")
    sources = sorted(p for p in Path(sys.argv[1]).rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    print(f"{len(sources)} workbooks      " + "".join(f"{kind:>10}" for kind in KINDS) + "   clean in %")
    for name, write in (("sdgsheet", ours), (f"openpyxl {openpyxl.__version__}", theirs)):
        counts: Counter[str] = Counter()
        for source in sources:
            with tempfile.TemporaryDirectory() as folder:
                counts[judged(write, source, Path(folder) / ("out" + source.suffix.lower()))] += 1
        share = 100 * counts["clean"] / max(1, len(sources))
        print(f"{name:<20}" + "".join(f"{counts[kind]:>10}" for kind in KINDS) + f"   {share:.1f}")


if __name__ == "__main__":
    main()
