"""A table's part (テーブル): what formulas call by name."""

from __future__ import annotations

from sdgsheet.snapshot import Table
from sdgsheet.xlsx.addresses import parse_area
from sdgsheet.xlsx.markup import Attributes, walk


def read_tables(data: bytes, part: str) -> tuple[Table, ...]:
    """The tables that the part describes: one, or none where it does not say where. Raises UnreadableError."""
    found: list[Attributes] = []
    columns: list[str] = []

    def table(attributes: Attributes) -> None:
        found.append(attributes)

    def column(attributes: Attributes) -> None:
        columns.append(attributes.get("name", ""))

    walk(data, {"table": table, "tableColumn": column}, part=part)
    try:
        return tuple(
            Table(
                name=attributes.get("displayName") or attributes["name"],
                area=parse_area(attributes["ref"]),
                columns=tuple(columns),
                headings=int(attributes.get("headerRowCount", "1")),
                totals=int(attributes.get("totalsRowCount", "0")),
            )
            for attributes in found[:1]
        )
    except (ValueError, LookupError):
        return ()  # only formulas that call it by name miss it
