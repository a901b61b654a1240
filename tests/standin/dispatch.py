"""How Excel hands out its objects, with every call that changes something written down.

A model is a plain class that has Excel's members under Excel's names; a member that it has not is
an error here, as it is in Excel.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from typing import Any

from standin.pywin32 import NAME_NOT_FOUND, REJECTED, CDispatch, ComError

_ACTS = frozenset(
    {
        "Activate",
        "Add",
        "AutoFilter",
        "Delete",
        "Merge",
        "Move",
        "OnUndo",
        "SaveCopyAs",
        "Select",
        "SetFirstPriority",
        "SetLastPriority",
    }
)
"""Methods that change something."""
_LONGEST = 160


class Model:
    """An object of Excel; ``label`` is how the record calls it."""

    label: str = ""


class Record:
    """What was asked of Excel, one line a change; and whether it listens at all."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.members: set[str] = set()
        """Every member that was read, set or called, as ``Range.Value2``."""
        self.is_busy: Callable[[str], bool] = lambda _line: False

    def write(self, line: str) -> None:
        if self.is_busy(line):
            raise ComError(REJECTED, "Call was rejected by callee.")
        self.lines.append(line)


class Dispatch(CDispatch):
    """One object of Excel as a program from outside sees it."""

    def __init__(self, model: Model, record: Record) -> None:
        object.__setattr__(self, "_model", model)
        object.__setattr__(self, "_record", record)

    @property
    def _oleobj_(self) -> Any:
        def missing(*_: object) -> None:
            raise ComError(NAME_NOT_FOUND, "Unknown name.")

        return types.SimpleNamespace(GetIDsOfNames=missing)

    def _note(self, name: str) -> None:
        self._record.members.add(f"{type(self._model).__name__.strip('_')}.{name}")

    def __getattr__(self, name: str) -> Any:
        self._note(name)
        if self._record.is_busy(f"{self._model.label}.{name}"):
            raise ComError(REJECTED, "Call was rejected by callee.")
        value = getattr(self._model, name)
        if not callable(value):
            return self._out(value)

        def call(_self: Dispatch, *args: Any, **named: Any) -> Any:
            if name in _ACTS:
                given = [_shown(_in(a)) for a in args] + [f"{key}={_shown(_in(a))}" for key, a in named.items()]
                self._record.write(f"{self._model.label}.{name}({', '.join(given)})")
            return self._out(value(*map(_in, args), **{key: _in(a) for key, a in named.items()}))

        return types.MethodType(call, self)

    def __setattr__(self, name: str, value: Any) -> None:
        self._note(name)
        getattr(self._model, name)  # nothing can be set that is not there
        self._record.write(f"{self._model.label}.{name} = {_shown(_in(value))}")
        setattr(self._model, name, _in(value))

    def __call__(self, *args: Any) -> Any:
        """Excel's default member."""
        return self._out(self._model.Item(*map(_in, args)))

    def __iter__(self) -> Iterator[Any]:
        for index in range(1, self._model.Count + 1):
            yield self._out(self._model.Item(index))

    def _out(self, value: Any) -> Any:
        return Dispatch(value, self._record) if isinstance(value, Model) else value


def _in(value: Any) -> Any:
    value = getattr(value, "_inner", value)
    return value._model if isinstance(value, Dispatch) else value


def _shown(value: Any) -> str:
    text = value.label if isinstance(value, Model) else repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(text)} characters)"
