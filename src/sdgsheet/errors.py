"""What stops a command: one clear line for people, never a traceback."""

from __future__ import annotations

from sdgsheet.text import Text


class SdgsheetError(Exception):
    """A file or a command that cannot be handled; ``text`` says why and what to do.

    The text names no file: whoever knows the path puts it before the text.
    """

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class UnreadableError(SdgsheetError):
    """The file is no workbook that can be read: damaged, encrypted, too large, another kind."""


class NotAFormError(SdgsheetError):
    """The workbook can be read but holds no Form 1."""


class RefusedError(SdgsheetError):
    """Nothing was written, because something would be lost or broken."""


def fault_text(fault: Exception) -> Text:
    """A fault of ours, in one line: the file was sound, or broken in a way that nobody foresaw."""
    kind = type(fault).__name__
    return Text(
        f"思わぬ不具合のため処理できませんでした（{kind}）。ファイルは変わっていません。このファイルとともに開発者へお知らせください。",
        f"A fault of sdgsheet stopped the work ({kind}). The file was not changed. Please report it with this file.",
    )
