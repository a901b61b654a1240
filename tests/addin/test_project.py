"""The VBA project: what people can read is all that is in it, in the form that Excel takes."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from oletools.olevba import decompress_stream

from sdgsheet.addin.project import MODULE, vba_project
from xlam import compound_file, vba_source

SOURCE = (files("sdgsheet.addin") / "source" / "Sdgsheet.bas").read_text(encoding="utf-8")


def _stream(name: str) -> bytes:
    content: bytes = compound_file().openstream(["VBA", name]).read()
    return content


def _stored_source(module: str) -> bytes:
    """From the first byte of the stream on: nothing stands before the source."""
    return bytes(decompress_stream(bytearray(_stream(module))))  # type: ignore[no-untyped-call]  # oletools has no types


def test_an_independent_reader_reads_the_very_source() -> None:
    assert vba_source()[MODULE].splitlines() == SOURCE.splitlines()


def test_there_is_code_in_one_module_alone() -> None:
    assert {name for name, code in vba_source().items() if code.strip()} == {MODULE}


def test_the_source_is_ascii_with_the_line_ends_of_windows() -> None:
    stored = _stored_source(MODULE)
    stored.decode("ascii")
    assert stored.count(b"\n") == stored.count(b"\r\n") == stored.count(b"\r")


@pytest.mark.parametrize("module", [MODULE, "ThisWorkbook", "Sheet1"])
def test_a_module_begins_with_its_name_and_holds_no_compiled_code(module: str) -> None:
    assert _stored_source(module).startswith(f'Attribute VB_Name = "{module}"\r\n'.encode())


def test_the_project_names_the_version_that_no_compiler_has_and_has_no_cache() -> None:
    assert _stream("_VBA_PROJECT") == b"\xcc\x61\xff\xff\x00\x00\x00"
    assert not [path for path in compound_file().listdir() if path[-1].startswith("__SRP_")]


def test_the_project_lists_the_modules_that_are_there() -> None:
    project = compound_file().openstream("PROJECT").read().decode("ascii")
    assert project.count("\r\n") == project.count("\n")
    for line in ("Document=ThisWorkbook/&H00000000", "Document=Sheet1/&H00000000", f"Module={MODULE}"):
        assert line in project.splitlines()
    assert "Module1" not in project


def test_the_directory_is_a_search_tree_in_the_order_of_compound_files() -> None:
    file = compound_file()
    for entry in file.direntries:
        if entry is not None and entry.entry_type in (1, 5):
            names = _in_order(file, entry.sid_child)
            assert names == sorted(names, key=lambda name: (len(name), name.upper())), names
    assert {entry.color for entry in file.direntries if entry is not None and entry.entry_type} == {
        1
    }  # black alone: never red under red


def _in_order(file: Any, index: int) -> list[str]:
    if index == 0xFFFFFFFF:
        return []
    entry = file.direntries[index]
    return [*_in_order(file, entry.sid_left), entry.name, *_in_order(file, entry.sid_right)]


def test_line_ends_of_the_source_do_not_matter() -> None:
    assert vba_project(SOURCE) == vba_project(SOURCE.replace("\n", "\r\n"))


def test_anything_but_ascii_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        vba_project("' 様式1\n")
