"""The add-in's VBA run by an interpreter of VBA, with what it touches of Excel and of Windows."""

from __future__ import annotations

from pyopenvba.interpreter import NOTHING, HostBridge, Interpreter, VBAObject, VBARuntimeError, member, method, setter


class Shell(VBAObject):
    """WScript.Shell: what was started, and in which folder."""

    def __init__(self) -> None:
        self.started: list[tuple[str, str]] = []
        self.folder = r"C:\Users\taro\Documents"
        self.missing = False

    @member
    def CurrentDirectory(self) -> object:
        return self.folder

    @setter("CurrentDirectory")
    def _set_folder(self, value: object) -> None:
        self.folder = str(value)

    @method
    def Run(self, Command: object, WindowStyle: object, WaitOnReturn: object) -> object:
        if self.missing:
            raise VBARuntimeError(-2147024894, "Method 'Run' of object 'IWshShell3' failed")
        assert (WindowStyle, WaitOnReturn) == (1, False)
        self.started.append((str(Command), self.folder))
        return 0


class _Book(VBAObject):
    def __init__(self, folder: str, name: str, message: str = "") -> None:
        self._folder, self._name, self._message = folder, name, message

    @member
    def Path(self) -> object:
        return self._folder

    @member
    def FullName(self) -> object:
        return f"{self._folder}\\{self._name}" if self._folder else self._name

    @method
    def Worksheets(self, Index: object) -> object:
        assert Index == 1
        return self

    @method
    def Range(self, Address: object) -> object:
        assert Address == "A1"
        return self

    @member
    def Value(self) -> object:
        return self._message


class Control(VBAObject):
    """What a click in the ribbon hands to the callback."""

    def __init__(self, tag: str) -> None:
        self._tag = tag

    @member
    def Tag(self) -> object:
        return self._tag


class Host(HostBridge):
    """Excel with the add-in in ``folder`` and one open workbook, or none."""

    def __init__(self, folder: str, book: tuple[str, str] | None) -> None:
        self.shell = Shell()
        self._globals = {
            "thisworkbook": _Book(folder, "sdgsheet.xlam", "起動できませんでした。"),
            "activeworkbook": _Book(*book) if book else NOTHING,
        }

    def global_object(self, name: str) -> object:
        return self._globals.get(name.lower(), super().global_object(name))

    def create(self, type_name_: str) -> object:
        return self.shell if type_name_ == "WScript.Shell" else super().create(type_name_)


def run(source: str, procedure: str, arguments: list[object], host: Host) -> Interpreter:
    """Runs one procedure of the source."""
    interpreter = Interpreter(host)
    interpreter.add_module(source, name="Sdgsheet")
    interpreter.run(procedure, arguments)
    return interpreter
