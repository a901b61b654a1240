"""Every button of the tab, clicked: what it starts, from where, and on which workbook."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from sdgsheet.addin.build import icons, ribbon
from sdgsheet.addin.project import MODULE
from sdgsheet.excel.buttons import BUTTONS
from vba import Control, Host, run
from xlam import vba_source

_UI = "{http://schemas.microsoft.com/office/2009/07/customui}"
_FOLDER = r"C:\道具 & 部品\sdgsheet add-in"
_BOOK = (r"C:\提出 2024", "様式1 熊本市.xlsx")

TAB = ET.fromstring(ribbon()).find(f".//{_UI}tab")
assert TAB is not None
ELEMENTS = [element for element in TAB.iter() if element.tag == f"{_UI}button"]


def test_the_tab_has_a_button_for_everything_that_the_program_does_and_no_other() -> None:
    assert TAB is not None
    assert TAB.get("label") == "SDGs 様式1"
    assert {element.get("tag") for element in ELEMENTS} == set(BUTTONS)
    assert len(ELEMENTS) == len(BUTTONS)


@pytest.mark.parametrize("element", ELEMENTS, ids=lambda e: str(e.get("tag")))
def test_a_button_has_label_tips_icon_and_keytip(element: ET.Element) -> None:
    for name in ("label", "screentip", "supertip"):
        assert any(ord(character) > 0x3000 for character in element.get(name, "")), name
    assert element.get("image") in icons()
    assert 1 <= len(element.get("keytip", "")) <= 3


def test_names_and_keytips_are_unique() -> None:
    for name in ("id", "keytip", "label"):
        given = [element.get(name) for element in ELEMENTS]
        assert len(set(given)) == len(given), name


def test_every_callback_of_the_ribbon_is_a_public_sub_of_the_module() -> None:
    source = vba_source()[MODULE]
    for callback in {element.get("onAction") for element in ELEMENTS}:
        assert f"Public Sub {callback}(control As Object)" in source


@pytest.mark.parametrize("element", ELEMENTS, ids=lambda e: str(e.get("tag")))
def test_a_click_starts_the_program_in_the_add_ins_own_folder(element: ET.Element) -> None:
    host = Host(_FOLDER, _BOOK)
    run(vba_source()[MODULE], str(element.get("onAction")), [Control(str(element.get("tag")))], host)
    name = "\\".join(_BOOK).encode("utf-16-be").hex().upper()
    command = f'"{_FOLDER}\\sdgsheet\\pythonw.exe" -I -m sdgsheet.excel {element.get("tag")} --book {name}'
    assert host.shell.started == [(command, _FOLDER)]
    assert host.shell.folder == r"C:\Users\taro\Documents"  # as it was


def test_without_a_workbook_the_program_is_started_without_one() -> None:
    host = Host(_FOLDER, None)
    run(vba_source()[MODULE], "SdgClick", [Control("check")], host)
    assert host.shell.started == [(f'"{_FOLDER}\\sdgsheet\\pythonw.exe" -I -m sdgsheet.excel check', _FOLDER)]


@pytest.mark.parametrize(("procedure", "button"), [("SdgUndoCheck", "clear"), ("SdgUndoFill", "undo")])
def test_what_ctrl_z_calls_starts_the_button_that_takes_it_back(procedure: str, button: str) -> None:
    host = Host(_FOLDER, None)
    run(vba_source()[MODULE], procedure, [], host)
    assert host.shell.started[0][0].endswith(f"-m sdgsheet.excel {button}")


@pytest.mark.parametrize(
    "name",
    [
        "a=b.xlsx",
        'x" --lang en.xlsx',
        "%TEMP%.xlsx",
        "& calc.exe &.xlsx",
        "-c import os.xlsx",
        "様式１　第２期 (1).xlsx",
    ],
)
def test_a_workbooks_name_reaches_the_program_as_digits_alone(name: str) -> None:
    host = Host(_FOLDER, (r"C:\提出", name))
    run(vba_source()[MODULE], "SdgClick", [Control("check")], host)
    (command, _), *_ = host.shell.started
    digits = command.rpartition(" --book ")[2]
    assert set(digits) <= set("0123456789ABCDEF")
    assert bytes.fromhex(digits).decode("utf-16-be") == f"C:\\提出\\{name}"
    assert command.count(" ") == 6 + _FOLDER.count(" ")


def test_where_the_program_cannot_be_started_people_are_told_in_japanese() -> None:
    host = Host(_FOLDER, _BOOK)
    host.shell.missing = True
    interpreter = run(vba_source()[MODULE], "SdgClick", [Control("check")], host)
    ((kind, text, _, _),) = interpreter.dialogs
    assert kind == "MsgBox"
    assert text.startswith("起動できませんでした。")
    assert f"{_FOLDER}\\sdgsheet\\pythonw.exe" in text
    assert host.shell.folder == r"C:\Users\taro\Documents"
