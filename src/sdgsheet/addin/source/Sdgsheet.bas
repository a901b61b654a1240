Option Explicit

' The buttons of the tab. Each one starts the program that stands in the folder of this add-in, and nothing else:
' never a program, a setting or a folder that the open workbook names.

Public Sub SdgClick(control As Object)
    SdgStart control.Tag
End Sub

' What Ctrl+Z does after a button (Application.OnUndo).

Public Sub SdgUndoCheck()
    SdgStart "clear"
End Sub

Public Sub SdgUndoFill()
    SdgStart "undo"
End Sub

Public Sub SdgStart(ByVal button As String)
    Dim shell As Object
    Dim folder As String
    Dim reason As String
    On Error GoTo Failed
    Set shell = CreateObject("WScript.Shell")
    folder = shell.CurrentDirectory
    shell.CurrentDirectory = ThisWorkbook.Path
    shell.Run SdgCommand(button), 1, False
    shell.CurrentDirectory = folder
    Exit Sub
Failed:
    reason = Err.Description
    If folder <> "" Then shell.CurrentDirectory = folder
    MsgBox ThisWorkbook.Worksheets(1).Range("A1").Value & vbCrLf & vbCrLf & SdgProgram() & vbCrLf & reason
End Sub

Public Function SdgCommand(ByVal button As String) As String
    SdgCommand = Chr(34) & SdgProgram() & Chr(34) & " -I -m sdgsheet.excel " & button
    If Not ActiveWorkbook Is Nothing Then
        SdgCommand = SdgCommand & " --book " & SdgHex(ActiveWorkbook.FullName)
    End If
End Function

Public Function SdgProgram() As String
    SdgProgram = ThisWorkbook.Path & "\sdgsheet\pythonw.exe"
End Function

' A name in hexadecimal digits: Run would read %...% in it as a variable of the environment, and a blank as an end.

Public Function SdgHex(ByVal text As String) As String
    Dim place As Long
    For place = 1 To Len(text)
        SdgHex = SdgHex & Right("000" & Hex(AscW(Mid(text, place, 1))), 4)
    Next
End Function
