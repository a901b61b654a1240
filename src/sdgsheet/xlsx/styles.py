"""Cell formats: number format, protection and strike-through of each style that cells refer to."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from sdgsheet.snapshot import GENERAL, Style
from sdgsheet.xlsx.markup import Attributes, is_true, plain_text, walk

_ERA_SHORT = "[$-411]ge.m.d"
_ERA_LONG = '[$-411]ggge"年"m"月"d"日"'
_MONTH = 'yyyy"年"m"月"'
_DAY = 'm"月"d"日"'

# Formats that a file names by number alone; some depend on the language, and these are Japanese.
BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"¥"#,##0;"¥"-#,##0',
    6: '"¥"#,##0;[Red]"¥"-#,##0',
    7: '"¥"#,##0.00;"¥"-#,##0.00',
    8: '"¥"#,##0.00;[Red]"¥"-#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: _ERA_SHORT,
    28: _ERA_LONG,
    29: _ERA_LONG,
    30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"時"mm"分"',
    33: 'h"時"mm"分"ss"秒"',
    34: _MONTH,
    35: _DAY,
    36: _ERA_SHORT,
    37: "#,##0;-#,##0",
    38: "#,##0;[Red]-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;[Red]-#,##0.00",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    50: _ERA_SHORT,
    51: _ERA_LONG,
    52: _MONTH,
    53: _DAY,
    54: _ERA_LONG,
    55: _MONTH,
    56: _DAY,
    57: _ERA_SHORT,
    58: _ERA_LONG,
}


@dataclass
class _Styles:
    formats: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    struck: list[bool] = field(default_factory=list)
    """One a font."""
    styles: list[Style] = field(default_factory=list)
    inside: str = ""
    """The list that is being read: differential formats have fonts and formats of their own."""

    def number_format(self, attributes: Attributes) -> None:
        if self.inside == "numFmts":
            self.formats[int(attributes["numFmtId"])] = attributes["formatCode"]

    def font(self, _: Attributes) -> None:
        if self.inside == "fonts":
            self.struck.append(False)

    def strike(self, attributes: Attributes) -> None:
        if self.inside == "fonts" and self.struck:
            self.struck[-1] = is_true(attributes.get("val"), default=True)

    def xf(self, attributes: Attributes) -> None:
        if self.inside == "cellXfs":
            if len(self.styles) == _STYLES:
                raise ValueError("too many styles")
            font = int(attributes.get("fontId", "0"))
            code = self.formats.get(int(attributes.get("numFmtId", "0")), "General")
            self.styles.append(Style(code, struck=0 <= font < len(self.struck) and self.struck[font]))

    def protection(self, attributes: Attributes) -> None:
        if self.inside == "cellXfs" and self.styles:
            self.styles[-1] = self.styles[-1]._replace(locked=is_true(attributes.get("locked"), default=True))

    def enter(self, name: str) -> None:
        self.inside = name

    def leave(self) -> None:
        self.inside = ""


_STYLES = 65_536
"""Excel knows 65,490."""
_LISTS = ("numFmts", "fonts", "cellXfs")
_ROOT = re.compile(r"<styleSheet[^<>]*>")


def read_styles(data: bytes, part: str) -> dict[str, Style]:
    """The styles by the number that cells write, ``""`` for cells that write none."""
    reading = _Styles()
    starts: dict[str, Callable[[Attributes], None]] = {
        "numFmts": lambda _: reading.enter("numFmts"),
        "fonts": lambda _: reading.enter("fonts"),
        "cellXfs": lambda _: reading.enter("cellXfs"),
        "numFmt": reading.number_format,
        "font": reading.font,
        "strike": reading.strike,
        "xf": reading.xf,
        "protection": reading.protection,
    }
    walk(_needed(data), starts, dict.fromkeys(_LISTS, reading.leave), part=part)
    return by_number(reading.styles)


def _needed(data: bytes) -> bytes | str:
    """The part without the lists that nobody reads, which are the larger half; all of it where it is unusual."""
    text = plain_text(data)
    root = _ROOT.search(text) if text else None
    if text is None or root is None:
        return data
    lists = ""
    # Of fonts only the strike matters, and hardly any file has one.
    for name in _LISTS if "strike" in text else ("numFmts", "cellXfs"):
        start = text.find(f"<{name}")
        end = text.find(f"</{name}>", start) + len(f"</{name}>")
        if start >= 0:
            if end < start or text.find(f"<{name}", end) >= 0:
                return data
            lists += text[start:end]
        elif f":{name}" in text:
            return data
    return f"{root[0]}{lists}</styleSheet>"


def by_number(styles: list[Style]) -> dict[str, Style]:
    """Equal styles become one object, so that snapshots stay small."""
    known: dict[Style, Style] = {}
    numbered = {str(number): known.setdefault(style, style) for number, style in enumerate(styles)}
    numbered.setdefault("0", GENERAL)
    numbered[""] = numbered["0"]
    return numbered
