"""Icons drawn from text, pixel by pixel, so that every machine gives the same bytes.

A line of an ``.icon`` file is a shape on a field of 32 by 32:

    polygon fill=FFFFFF line=5B7083 width=1.6  6,3 20,3 26,9
    line line=2E75B6 width=3.4  10,19 14,23 22,13
    circle fill=DEEBF7  16,16 13
"""

from __future__ import annotations

import struct
import zlib
from math import hypot
from typing import NamedTuple

_FIELD, _PIXELS = 32, 64
"""The field of the shapes, and the pixels of a picture's side: enough for screens of double density."""

Point = tuple[float, float]
Pixel = tuple[float, float, float, float]
"""Red, green, blue, and how much of the ground is covered: each from 0 to 1."""


class _Shape(NamedTuple):
    points: tuple[Point, ...]
    radius: float
    """Of a circle; 0 for all others."""
    closed: bool
    fill: str | None
    line: str | None
    width: float


def png(drawing: str) -> bytes:
    """The picture of a drawing."""
    shapes = [_shape(line) for line in drawing.splitlines() if line.strip()]
    rows = b"".join(b"\0" + b"".join(_bytes(_pixel(x, y, shapes)) for x in range(_PIXELS)) for y in range(_PIXELS))
    header = struct.pack(">IIBBBBB", _PIXELS, _PIXELS, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", _stored(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _shape(line: str) -> _Shape:
    kind, *words = line.split()
    settings = dict(word.split("=") for word in words if "=" in word)
    numbers = [word for word in words if "=" not in word]
    radius = float(numbers.pop()) if kind == "circle" else 0.0
    points = tuple((float(x), float(y)) for x, y in (number.split(",") for number in numbers))
    width = float(settings.get("width", 0))
    return _Shape(points, radius, kind != "line", settings.get("fill"), settings.get("line"), width)


def _pixel(x: int, y: int, shapes: list[_Shape]) -> Pixel:
    """The shapes, each over the one before; an edge covers as much of a pixel as lies within it."""
    scale = _PIXELS / _FIELD
    at = ((x + 0.5) / scale, (y + 0.5) / scale)
    pixel = (0.0, 0.0, 0.0, 0.0)
    for shape in shapes:
        edge, inside = _distance(at, shape)
        if shape.fill is not None:
            pixel = _over(pixel, shape.fill, _covered(-edge if inside else edge, scale))
        if shape.line is not None:
            pixel = _over(pixel, shape.line, _covered(edge - shape.width / 2, scale))
    return pixel


def _covered(distance: float, scale: float) -> float:
    return min(1.0, max(0.0, 0.5 - distance * scale))


def _over(below: Pixel, colour: str, alpha: float) -> Pixel:
    if alpha == 0:
        return below
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    ground = below[3] * (1 - alpha)
    whole = alpha + ground
    mixed = [(new * alpha + old * ground) / whole for new, old in zip((red, green, blue), below[:3], strict=True)]
    return (mixed[0], mixed[1], mixed[2], whole)


def _distance(at: Point, shape: _Shape) -> tuple[float, bool]:
    """How far the nearest edge is, and whether the point lies inside."""
    if shape.radius:
        (centre,) = shape.points
        off = hypot(at[0] - centre[0], at[1] - centre[1]) - shape.radius
        return abs(off), off < 0
    ends = [*shape.points[1:], shape.points[0]] if shape.closed else list(shape.points[1:])
    sides = list(zip(shape.points, ends, strict=False))
    inside = sum(_crosses(at, a, b) for a, b in sides) % 2 == 1
    return min(_to_side(at, a, b) for a, b in sides), shape.closed and inside


def _to_side(at: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    part = ((at[0] - a[0]) * dx + (at[1] - a[1]) * dy) / (dx * dx + dy * dy)
    part = min(1.0, max(0.0, part))
    return hypot(at[0] - a[0] - part * dx, at[1] - a[1] - part * dy)


def _crosses(at: Point, a: Point, b: Point) -> bool:
    """Whether a ray to the right of the point crosses the side."""
    if (a[1] > at[1]) == (b[1] > at[1]):
        return False
    return at[0] < a[0] + (at[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0])


def _bytes(pixel: Pixel) -> bytes:
    return bytes(int(part * 255 + 0.5) for part in pixel)


def _stored(content: bytes) -> bytes:
    """The format of zlib without its compression, which differs from one build of zlib to another."""
    size = len(content)
    assert size < 1 << 16
    return (
        b"\x78\x01\x01" + struct.pack("<HH", size, size ^ 0xFFFF) + content + struct.pack(">I", zlib.adler32(content))
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
