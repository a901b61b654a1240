"""Conditional formats: FormatConditions, FormatCondition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle

from sdgsheet.snapshot import Area
from sdgsheet.xlsx.addresses import parse_area
from standin.dispatch import Model
from standin.pywin32 import refused

if TYPE_CHECKING:
    from standin.ranges import Range
    from standin.worksheets import Worksheet

_TYPES = {"cellIs": 1, "expression": 2}
_OPERATORS = {"between": 1, "equal": 3, "greaterThan": 5, "lessThan": 6, "greaterThanOrEqual": 7, "lessThanOrEqual": 8}


class RuleStore:
    """The rules of one sheet, the first of them the most important."""

    def __init__(self, sheet: Any) -> None:
        found = [(fmt, rule) for fmt in sheet.conditional_formatting for rule in fmt.rules]
        found.sort(key=lambda pair: int(pair[1].priority))
        self.rules = [([parse_area(a) for a in str(fmt.sqref).split()], rule) for fmt, rule in found]

    def write(self, sheet: Any) -> None:
        """Puts the rules back into the sheet of openpyxl."""
        sheet.conditional_formatting = ConditionalFormattingList()
        for number, (areas, rule) in enumerate(self.rules, start=1):
            rule.priority = number
            sheet.conditional_formatting.add(" ".join(area.a1 for area in areas), rule)


class FormatConditions(Model):
    def __init__(self, target: Range) -> None:
        self._target = target
        self._store = target.Worksheet.store
        self.label = f"{target.label}.FormatConditions"

    def _here(self) -> list[tuple[list[Area], Rule]]:
        return [entry for entry in self._store.rules if _meet(entry[0], self._target.areas)]

    @property
    def Count(self) -> int:
        return len(self._here())

    def Item(self, index: int) -> FormatCondition:
        return FormatCondition(self._target.Worksheet, self._here()[index - 1])

    def Add(self, Type: int, Operator: int | None = None, Formula1: str = "", Formula2: str | None = None) -> Any:
        if self._target.Worksheet.ProtectContents:
            raise refused("Application-defined or object-defined error")
        kind: Any = next(name for name, number in _TYPES.items() if number == Type)
        operator: Any = next((name for name, number in _OPERATORS.items() if number == Operator), None)
        formulas = [formula.removeprefix("=") for formula in (Formula1, Formula2) if formula is not None]
        # Excel's own default, unlike the file's.
        rule = Rule(type=kind, operator=operator, formula=formulas, stopIfTrue=True, dxf=DifferentialStyle())
        entry = (list(self._target.areas), rule)
        self._store.rules.append(entry)
        self._target.Worksheet.Parent.changed = True
        return FormatCondition(self._target.Worksheet, entry)


class FormatCondition(Model):
    def __init__(self, sheet: Worksheet, entry: tuple[list[Area], Rule]) -> None:
        self._sheet, self._entry = sheet, entry
        self._areas, self._rule = entry
        formula = "".join(self._rule.formula[:1])  # a colour scale has none
        self.label = f"{sheet.label}!{','.join(a.a1 for a in self._areas)}.FormatCondition({formula})"

    @property
    def Type(self) -> int:
        return _TYPES.get(self._rule.type, 99)

    @property
    def Operator(self) -> int | None:
        return _OPERATORS.get(self._rule.operator or "")

    @property
    def Formula1(self) -> str:
        if self.Type == 99:
            raise refused("Unable to get the Formula1 property of the FormatCondition class")
        return f"={self._rule.formula[0]}"

    @property
    def Formula2(self) -> str:
        return f"={self._rule.formula[1]}"

    @property
    def StopIfTrue(self) -> bool:
        return bool(self._rule.stopIfTrue)

    @StopIfTrue.setter
    def StopIfTrue(self, value: bool) -> None:
        self._rule.stopIfTrue = value

    @property
    def Priority(self) -> int:
        return self._position() + 1

    def SetFirstPriority(self) -> None:
        self._sheet.store.rules.insert(0, self._sheet.store.rules.pop(self._position()))

    def SetLastPriority(self) -> None:
        self._sheet.store.rules.append(self._sheet.store.rules.pop(self._position()))

    def Delete(self) -> None:
        if self._sheet.ProtectContents:
            raise refused("Application-defined or object-defined error")
        self._sheet.store.rules.pop(self._position())
        self._sheet.Parent.changed = True

    @property
    def AppliesTo(self) -> Range:
        return self._sheet.of(self._areas)

    @property
    def Interior(self) -> _Part:
        return _Part(self, "Interior")

    @property
    def Font(self) -> _Part:
        return _Part(self, "Font")

    @property
    def Borders(self) -> _Part:
        return _Part(self, "Borders")

    def paint(self, part: str, name: str, value: Any) -> None:
        """Sets one property of the differential format."""
        dxf: Any = self._rule.dxf
        if part == "Interior":
            dxf.fill = PatternFill(bgColor=_rgb(value), fill_type="solid")
        elif part == "Font":
            own = dxf.font or Font()
            colour, bold = own.color, own.b
            dxf.font = Font(color=_rgb(value) if name == "Color" else colour, b=bool(value) if name == "Bold" else bold)
        elif name == "Color":
            side = Side("thin", _rgb(value))
            dxf.border = Border(left=side, right=side, top=side, bottom=side)

    def _position(self) -> int:
        return next(i for i, entry in enumerate(self._sheet.store.rules) if entry is self._entry)


class _Part(Model):
    """Interior, Font and Borders of a format: written, never read."""

    def __init__(self, owner: FormatCondition, part: str) -> None:
        self._owner, self._part = owner, part
        self.label = f"{owner.label}.{part}"

    def _set(self, name: str, value: Any) -> None:
        self._owner.paint(self._part, name, value)

    Color = property(lambda self: None, lambda self, value: self._set("Color", value))
    Bold = property(lambda self: None, lambda self, value: self._set("Bold", value))
    LineStyle = property(lambda self: None, lambda self, value: self._set("LineStyle", value))


def _rgb(bgr: int) -> str:
    return f"FF{bgr & 0xFF:02X}{bgr >> 8 & 0xFF:02X}{bgr >> 16:02X}"


def _meet(some: Sequence[Area], others: Sequence[Area]) -> bool:
    return any(
        a.top <= b.bottom and b.top <= a.bottom and a.left <= b.right and b.left <= a.right
        for a in some
        for b in others
    )
