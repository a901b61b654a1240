from __future__ import annotations

from rawbooks import MAIN, Parts, book, relations, sheet
from sdgsheet.snapshot import Area, Table
from sdgsheet.xlsx.reading import read_bytes

_PART = "xl/tables/table1.xml"
_TABLE = (
    f'<table xmlns="{MAIN}" id="1" name="T" displayName="進捗" ref="A1:C4" totalsRowCount="1"><autoFilter ref="A1:C3"/>'
    '<tableColumns count="3"><tableColumn id="1" name="No"/><tableColumn id="2" name="実績"/>'
    '<tableColumn id="3" name="達成度&#10;(%)"/></tableColumns></table>'
)


def with_table(table: str | None = _TABLE) -> Parts:
    return {
        "xl/worksheets/sheet1.xml": sheet(tail='<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'),
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("rId1", "table", "../tables/table1.xml")),
        _PART: table,
    }


def tables(changes: Parts) -> tuple[Table, ...]:
    return read_bytes(book(changes=changes)).sheets[0].tables


def test_a_table_with_its_columns() -> None:
    assert tables(with_table()) == (Table("進捗", Area(1, 1, 4, 3), ("No", "実績", "達成度\n(%)"), 1, 1),)


def test_a_table_without_headings() -> None:
    [table] = tables(with_table(_TABLE.replace(' totalsRowCount="1"', ' headerRowCount="0"')))
    assert (table.headings, table.totals) == (0, 0)


def test_a_sheet_without_tables() -> None:
    assert tables({}) == ()


def test_a_table_whose_part_is_not_there_is_left_out() -> None:
    assert tables(with_table(None)) == ()


def test_a_table_that_does_not_say_where_it_stands_is_left_out() -> None:
    assert tables(with_table(_TABLE.replace('ref="A1:C4"', 'ref="everywhere"', 1))) == ()
