"""A text of several formats, or with furigana, over which fill wrote: it comes back as it was, whoever saved the file since."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from edited import replaced, with_shared_texts
from layered import STYLES, filled, row, undone
from libreoffice import resave
from patching import all_parts
from rawbooks import MAIN, SHEET, book
from sdgsheet.xlsx.layers.record import from_xml, to_xml

RICH = '<r><rPr><b/><color rgb="FFFF0000"/></rPr><t>8</t></r><r><t>7％</t></r>'
FURIGANA = '<t>未定</t><rPh sb="0" eb="2"><t>ミテイ</t></rPh><phoneticPr fontId="1"/>'
ITEM = "customXml/item1.xml"


def with_text(content: str) -> bytes:
    stated = f'<c r="C{{}}" s="1" t="inlineStr"><is>{content}</is></c>'
    return book(row(1, 10, 20, stated), {"xl/styles.xml": STYLES})


def saved_since(data: bytes) -> bytes:
    """The sheet is not as we wrote it any more."""
    return replaced(data, {"</sheetData>": "</sheetData><!-- saved -->"})


def inside(parts: dict[str, bytes]) -> str:
    """What stands inside the text of C1."""
    match = re.search(r'<c r="C1"[^>]* t="inlineStr"><is>(.*?)</is></c>', parts[SHEET].decode())
    assert match is not None
    return match[1]


@pytest.mark.parametrize("content", [RICH, FURIGANA])
def test_it_comes_back_as_it_was(tmp_path: Path, content: str) -> None:
    _, left, after = undone(saved_since(filled(with_text(content), tmp_path, rows=(1,))), tmp_path)
    assert left == {}
    assert inside(after) == content


def test_a_shared_one_too_under_prefixed_names(tmp_path: Path) -> None:
    original = with_text("<t>87％</t>")
    original = with_shared_texts(original)
    prefixed = re.sub(r"<(/?)", r"<\1x:", f"<sst><si>{RICH}</si></sst>").replace("<x:sst>", f'<x:sst xmlns:x="{MAIN}">')
    texts = all_parts(original)["xl/sharedStrings.xml"].decode()
    original = replaced(original, {texts: prefixed}, "xl/sharedStrings.xml")
    _, _, after = undone(saved_since(filled(original, tmp_path, rows=(1,))), tmp_path)
    assert inside(after) == RICH


def test_filled_again_it_is_still_remembered(tmp_path: Path) -> None:
    again = filled(saved_since(filled(with_text(RICH), tmp_path, rows=(1,))), tmp_path, rows=(1,))
    _, _, after = undone(saved_since(again), tmp_path)
    assert inside(after) == RICH


def test_of_a_plain_text_nothing_is_remembered(tmp_path: Path) -> None:
    data = filled(with_text('<t xml:space="preserve"> 87％</t>'), tmp_path, rows=(1,))
    record = from_xml(all_parts(data)[ITEM])
    assert record is not None
    assert [cell.rich for cell in record.layers["fill"].cells] == [""]


@pytest.mark.parametrize("false", ["<r><t>9</t></r>", "</is><v>1</v><is>", "<r><t>87％</t>", "<q:r>87％</q:r>"])
def test_what_reads_otherwise_is_never_written(tmp_path: Path, false: str) -> None:
    """Restore data lie in a file that anybody may have changed."""
    data = filled(with_text(RICH), tmp_path, rows=(1,))
    record = from_xml(all_parts(data)[ITEM])
    assert record is not None
    layer = record.layers["fill"]
    layer = replace(layer, cells=tuple(replace(cell, rich=false) for cell in layer.cells))
    changed = to_xml(replace(record, layers={"fill": layer})).decode()
    data = replaced(data, {all_parts(data)[ITEM].decode(): changed}, ITEM)
    found, _, after = undone(saved_since(data), tmp_path)
    assert found.cell(1, 3).value == "87％"
    assert inside(after) == "<t>87％</t>"


def test_saved_by_libreoffice(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(filled(with_text(RICH), tmp_path, rows=(1,)))
    _, left, after = undone(resave(tmp_path / "a.xlsx", tmp_path / "saved").read_bytes(), tmp_path)
    assert left == {}
    assert inside(after) == RICH
