"""Filings of made-up cities: the published sample under another name, with single cells changed."""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "kumamoto-2022.xlsx"
DRAFT = SAMPLE.with_name("kumamoto-2022-draft.xlsx")
KUMAMOTO = "熊本県熊本市"
_SHEET, _CORE = "xl/worksheets/sheet1.xml", "docProps/core.xml"


def filing(
    city: str = KUMAMOTO,
    cells: Mapping[str, str | float] | None = None,
    *,
    period: str = "2022年～2024年",
    saved: str | None = None,
    base: Path = SAMPLE,
) -> bytes:
    """The workbook's bytes: the city and its plan period in the title, ``cells`` with texts or numbers in them."""
    parts = dict(_parts(base))
    sheet = parts[_SHEET].decode()
    sheet = sheet.replace(_written(KUMAMOTO + "　"), _written(city + ("　" if city else "")))
    sheet = sheet.replace(_written("2022年～2024年"), _written(period))
    sheet = sheet.replace(_written("（2022～2024）"), _written(f"（{period.replace('年', '')}）"))
    for address, value in (cells or {}).items():
        sheet, number = re.subn(
            rf'(<c r="{address}" s="\d+")[^>]*>.*?</c>', _cell(value), sheet, count=1, flags=re.DOTALL
        )
        assert number, f"no cell {address}"
    parts[_SHEET] = sheet.encode()
    if saved is not None:
        parts[_CORE] = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + saved.encode(), parts[_CORE])
    return packed(parts)


def packed(members: Mapping[str, bytes]) -> bytes:
    """A zip of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def twice(members: Mapping[str, Sequence[bytes]]) -> bytes:
    """A zip that holds members of one name more than once."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive, warnings.catch_warnings(action="ignore"):
        for name, versions in members.items():
            for data in versions:
                archive.writestr(name, data)
    return file.getvalue()


def _written(text: str) -> str:
    return "".join(
        character if character.isascii() else f"&#{ord(character)};" for character in escape(text, quote=False)
    )


def _cell(value: str | float) -> str:
    if isinstance(value, str):
        return rf'\g<1> t="inlineStr"><is><t>{_written(value)}</t></is></c>'
    return rf'\g<1> t="n"><v>{value}</v></c>'


@cache
def _parts(base: Path) -> tuple[tuple[str, bytes], ...]:
    with zipfile.ZipFile(base) as archive:
        return tuple((name, archive.read(name)) for name in archive.namelist())


_NAMES = (
    "あさひ",
    "いずみ",
    "うみの",
    "えのき",
    "おおば",
    "かすみ",
    "きさら",
    "くりの",
    "さくら",
    "しらい",
    "たかね",
    "つばき",
)
_ENDS = ("市", "町", "村")
FAULTS: tuple[Mapping[str, str | float], ...] = (
    {},
    {"S7": "87%"},  # another figure than the formula's
    {"H8": 25290},  # an actual ten times too large
    {"D9": "2023年度"},  # a baseline after its actual
    {"H22": "１，０７３"},  # a number kept as text
    {"F10": "人"},  # another unit than in the other cells
    {"H7": "=1+1"},  # what must never become a formula
    {"Q12": "●●"},  # not yet filled in
)


def city(number: int) -> str:
    """A made-up city, another for every number below 1,000 and more."""
    name = _NAMES[number % len(_NAMES)] + _NAMES[number // len(_NAMES) % len(_NAMES)]
    return f"長野県{name}{_ENDS[number // len(_NAMES) ** 2 % len(_ENDS)]}"


def faults(number: int) -> dict[str, str | float]:
    """The faults of the city of that number: always the same ones, none to three."""
    chosen = random.Random(number).sample(FAULTS, k=number % 4)
    return {cell: value for fault in chosen for cell, value in fault.items()}
