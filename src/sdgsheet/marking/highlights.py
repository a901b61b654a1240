"""Coloured overlays on the cells of errors and warnings; the city's own fills stay beneath."""

from __future__ import annotations

from collections.abc import Iterable

from sdgsheet.edits import ConditionalFormat
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.folding import Family
from sdgsheet.snapshot import Area, Ref

TAG = "sdgsheet"

# Told apart without colour too: an error's text is bold.
_LOOKS: dict[Severity, tuple[str, str, bool]] = {
    Severity.ERROR: ("F8D7DA", "842029", True),
    Severity.WARNING: ("FFF3CD", "664D03", False),
}


def highlights(numbered: Iterable[tuple[int, Family]]) -> tuple[ConditionalFormat, ...]:
    """One overlay a root; infos are never coloured. ``numbered`` gives each its № in 点検結果."""
    formats: list[ConditionalFormat] = []
    for number, family in numbered:
        look = _LOOKS.get(family.severity)
        if look is None:
            continue
        fill, font, bold = look
        tag = f"{TAG}:{family.root.rule}:{number}"
        for sheet, areas in _areas(family).items():
            formats.append(
                ConditionalFormat(
                    sheet=sheet,
                    areas=areas,
                    tag=tag,
                    kind="expression",
                    operator=None,
                    formulas=(f'N("{tag}")=0',),
                    fill=fill,
                    font=font,
                    bold=bold,
                )
            )
    return tuple(formats)


def _areas(family: Family) -> dict[str, tuple[Area, ...]]:
    """The root's cell; of a habit, the cells of its rows too."""
    cells: dict[Ref, None] = {family.root.cell: None}
    if family.root.habit:
        cells |= {member.cell: None for member in family.members if member.rule == family.root.rule}
    by_sheet: dict[str, list[Area]] = {}
    for cell in cells:
        by_sheet.setdefault(cell.sheet, []).append(Area(cell.row, cell.column, cell.row, cell.column))
    return {sheet: tuple(areas) for sheet, areas in by_sheet.items()}
