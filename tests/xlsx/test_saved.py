"""When a workbook was last saved, by its own word."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import rawbooks
from sdgsheet.xlsx.package import Package
from sdgsheet.xlsx.saved import saved

CORE = "docProps/core.xml"
KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def said(text: str | bytes) -> datetime | None:
    arrows = rawbooks.relations(("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", KIND, CORE))
    return saved(Package.of(rawbooks.book(changes={"_rels/.rels": arrows, CORE: text})))


def core(modified: str) -> str:
    return f'<cp:coreProperties xmlns:cp="c" xmlns:dcterms="d"><dcterms:created>2001-01-01T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{modified}</dcterms:modified></cp:coreProperties>'


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-05-31T04:05:06Z", datetime(2024, 5, 31, 4, 5, 6, tzinfo=UTC)),
        ("2024-05-31T13:05:06+09:00", datetime(2024, 5, 31, 4, 5, 6, tzinfo=UTC)),
        ("2024-05-31T04:05:06", datetime(2024, 5, 31, 4, 5, 6, tzinfo=UTC)),
        ("2024-05-31", datetime(2024, 5, 31, tzinfo=UTC)),
    ],
)
def test_times_as_programs_write_them(text: str, moment: datetime) -> None:
    assert said(core(text)) == moment


@pytest.mark.parametrize(
    "text",
    ["", "<a/>", core(""), core("yesterday"), core("2024-13-31T00:00:00Z"), "\udcff".encode("utf-16", "surrogatepass")],
)
def test_what_cannot_be_read_is_no_time(text: str | bytes) -> None:
    assert said(text) is None


def test_a_workbook_that_does_not_say() -> None:
    assert saved(Package.of(rawbooks.book())) is None


def test_a_damaged_part_is_no_time() -> None:
    arrows = rawbooks.relations(("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", KIND, "docProps/gone.xml"))
    assert saved(Package.of(rawbooks.book(changes={"_rels/.rels": arrows}))) is None
