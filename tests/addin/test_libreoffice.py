"""LibreOffice, a reader and a Basic of its own, opens the add-in and runs what is in it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from libreoffice import SOFFICE
from xlam import add_in

_BASIC = """
Sub Ask(book As String, answers As String)
  Dim n As Integer
  n = FreeFile()
  Open answers For Output As #n
  On Error GoTo Failed
  Dim settings(2) As New com.sun.star.beans.PropertyValue
  settings(0).Name = "Hidden"
  settings(0).Value = True
  settings(1).Name = "MacroExecutionMode"
  settings(1).Value = 4
  settings(2).Name = "FilterName"
  settings(2).Value = "Calc MS Excel 2007 VBA XML"
  Dim document As Object
  document = StarDesktop.loadComponentFromURL(ConvertToURL(book), "_blank", 0, settings())
  Print #n, Run(document, "SdgProgram", Array())
  Print #n, Run(document, "SdgHex", Array("a=b " & Chr(&H69D8) & ".xlsx"))
  Print #n, Run(document, "SdgCommand", Array("check"))
  Close #n
  document.close(True)
  Exit Sub
Failed:
  Print #n, "FAILED " & Erl & " " & Error$
  Close #n
End Sub

Function Run(document As Object, procedure As String, arguments) As String
  Dim script As Object
  script = document.getScriptProvider().getScript( _
    "vnd.sun.star.script:VBAProject.Sdgsheet." & procedure & "?language=Basic&location=document")
  Run = script.invoke(arguments, Array(), Array())
End Function
"""
_MODULE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" '
    'script:language="StarBasic">{}</script:module>'
)


@pytest.mark.libreoffice
def test_libreoffice_opens_it_and_runs_its_procedures(tmp_path: Path) -> None:
    book, answers = tmp_path / "sdgsheet.xlam", tmp_path / "answers.txt"
    book.write_bytes(add_in())
    _office(tmp_path, "--terminate_after_init")  # makes the profile, which holds the module
    module = tmp_path / "profile" / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(_MODULE.format(escape(_BASIC)), encoding="utf-8")
    _office(tmp_path, f'macro:///Standard.Module1.Ask("{book}","{answers}")')
    program, digits, command = answers.read_text(encoding="utf-8").splitlines()
    assert program == f"{tmp_path}\\sdgsheet\\pythonw.exe"
    assert bytes.fromhex(digits).decode("utf-16-be") == "a=b 様.xlsx"
    assert command.startswith(f'"{program}" -I -m sdgsheet.excel check --book ')
    shutil.rmtree(tmp_path / "profile")


def _office(folder: Path, *arguments: str) -> None:
    assert SOFFICE is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [SOFFICE, profile, "--headless", "--norestore", *arguments], check=True, capture_output=True, timeout=120
    )
