"""Names, tables and sheets of a formula put in their place: what is left are functions, constants and references."""

from __future__ import annotations

from functools import lru_cache

from sdgsheet.formulas import notjudged
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.parsing import parse
from sdgsheet.formulas.structured import column_area
from sdgsheet.formulas.tokens import FormulaError
from sdgsheet.formulas.tree import (
    LAST_COLUMN,
    LAST_ROW,
    Apply,
    Call,
    Constant,
    Name,
    Node,
    Number,
    Operation,
    Reference,
    rebuilt,
)
from sdgsheet.snapshot import Area, Ref, Sheet, Table, Workbook
from sdgsheet.text import Text

_NODES = 4_000
_LEVELS = 16
_REF, _NAME = Constant("#REF!", is_error=True), Constant("#NAME?", is_error=True)

Variables = frozenset[str]
"""Names of LET that are known here, in small letters."""


@lru_cache(maxsize=4)
def resolver(workbook: Workbook) -> Resolver:
    """The resolver of a workbook, made once."""
    return Resolver(workbook)


class Resolver:
    """Knows what the names of one workbook stand for."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self._sheets = {sheet.name.casefold(): sheet for sheet in workbook.sheets}
        self._names = {name.casefold(): text for name, text in workbook.names.items()}
        self._tables = {t.name.casefold(): (sheet, t) for sheet in workbook.sheets for t in sheet.tables}

    def resolve(self, tree: Node, cell: Ref) -> Node:
        """The tree as it is computed in ``cell``: every reference names its sheet, LAMBDAs that are applied are LETs.

        References to other workbooks stay (``book``); what is gone is an error, as in Excel.

        Raises:
            NotJudgedError: it holds what is not followed.
        """
        return _Resolving(self, cell).change(tree, frozenset())

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, whatever its case."""
        return self._sheets.get(name.casefold())

    def meaning(self, name: Name, cell: Ref) -> str | None:
        """What a defined name refers to, seen from the cell's sheet; None where it is not defined."""
        for sheet in (name.sheet or cell.sheet, None):
            key = name.name if sheet is None else f"{sheet}!{name.name}"
            text = self._names.get(key.casefold())
            if text is not None:
                return text.removeprefix("=")
        return None

    def table(self, name: str, cell: Ref) -> tuple[Sheet, Table] | None:
        """The table of that name; without a name the one that the cell stands in."""
        if name:
            return self._tables.get(name.casefold())
        sheet = self.sheet(cell.sheet)
        inside = [t for t in sheet.tables if t.area.covers(cell.row, cell.column)] if sheet else []
        return (sheet, inside[0]) if sheet is not None and inside else None


class _Resolving:
    """One formula while it is resolved."""

    def __init__(self, book: Resolver, cell: Ref) -> None:
        self.book = book
        self.cell = cell
        self.nodes = 0
        self.inside: list[str] = []
        """The names that are being followed."""

    def change(self, node: Node, variables: Variables) -> Node:
        self.nodes += 1
        if self.nodes > _NODES:
            raise notjudged.too_long()
        if isinstance(node, Reference):
            return self._reference(node)
        if isinstance(node, Name):
            return self._name(node, variables)
        if isinstance(node, Call):
            return self._call(node, variables)
        if isinstance(node, Apply):
            return self._apply(node.callee, node.arguments, variables)
        if isinstance(node, Operation) and node.operator in (":", " ", "#"):
            raise NotJudgedError(Text(f"演算子「{node.operator}」による範囲", f"a range made with “{node.operator}”"))
        return rebuilt(node, lambda child: self.change(child, variables))

    def _reference(self, node: Reference) -> Node:
        if node.book is not None:
            return node
        if node.sheet is not None and ":" in node.sheet:
            raise NotJudgedError(
                Text(f"複数のシートにわたる参照「{node.sheet}」", f"a reference across sheets, “{node.sheet}”")
            )
        sheet = self.book.sheet(node.sheet or self.cell.sheet)
        return _REF if sheet is None else Reference(node.area, node.fixed, sheet.name, None, node.whole)

    def _name(self, node: Name, variables: Variables) -> Node:
        if node.book is not None:
            return Reference(Area(1, 1, 1, 1), sheet=f"{node.sheet or ''}!{node.name}", book=node.book)
        if node.brackets is not None:
            return self._column(node)
        if node.sheet is None and node.name.casefold() in variables:
            return node
        meaning = self.book.meaning(node, self.cell)
        if meaning is not None:
            return self._followed(node.name, meaning)
        return self._column(node) if self.book.table(node.name, self.cell) else _NAME

    def _followed(self, name: str, meaning: str) -> Node:
        key = name.casefold()
        if key in self.inside or len(self.inside) == _LEVELS:
            raise NotJudgedError(Text(f"自分自身を使う名前「{name}」", f"the name “{name}”, which is made of itself"))
        self.inside.append(key)
        try:
            tree = self.change(_moved(parse(meaning), self.cell), frozenset())
        except FormulaError:
            raise NotJudgedError(Text(f"名前「{name}」の内容", f"what the name “{name}” stands for")) from None
        self.inside.pop()
        return tree

    def _column(self, node: Name) -> Node:
        found = self.book.table(node.name, self.cell)
        if found is None:
            return _REF
        sheet, table = found
        area = column_area(table, node.brackets or "", self.cell.row if sheet.name == self.cell.sheet else None)
        return _REF if area is None else Reference(area, (True, True, True, True), sheet.name)

    def _call(self, node: Call, variables: Variables) -> Node:
        name = node.function
        if name == "LET":
            return self._let(node, variables)
        if name == "LAMBDA":
            raise notjudged.function("LAMBDA")
        if name in ("ROW", "COLUMN") and not node.arguments:
            return Number(str(self.cell.row if name == "ROW" else self.cell.column))
        if "!" in name or self.book.meaning(Name(name), self.cell) is not None:
            return self._apply(Name(name), node.arguments, variables)
        return rebuilt(node, lambda child: self.change(child, variables))

    def _let(self, node: Call, variables: Variables) -> Node:
        arguments: list[Node] = []
        if len(node.arguments) < 3 or len(node.arguments) % 2 == 0:
            raise notjudged.function("LET")
        for name, value in zip(node.arguments[:-1:2], node.arguments[1:-1:2], strict=True):
            if not isinstance(name, Name):
                raise notjudged.function("LET")
            arguments += [name, self.change(value, variables)]
            variables |= {name.name.casefold()}
        return Call("LET", (*arguments, self.change(node.arguments[-1], variables)))

    def _apply(self, callee: Node, arguments: tuple[Node, ...], variables: Variables) -> Node:
        """``LAMBDA(a, b, …)(x, y)`` is ``LET(a, x, b, y, …)``; a name may stand for the LAMBDA."""
        if not isinstance(callee, Name):
            return self._applied(callee, arguments, variables)
        key = callee.name.casefold()
        meaning = None if key in variables else self.book.meaning(callee, self.cell)
        if meaning is None or key in self.inside or len(self.inside) == _LEVELS:
            raise notjudged.function(callee.name)
        self.inside.append(key)
        try:
            tree = self._applied(_moved(parse(meaning), self.cell), arguments, variables)
        except FormulaError:
            raise notjudged.function(callee.name) from None
        self.inside.pop()
        return tree

    def _applied(self, callee: Node, arguments: tuple[Node, ...], variables: Variables) -> Node:
        is_lambda = isinstance(callee, Call) and callee.function == "LAMBDA"
        if not isinstance(callee, Call) or not is_lambda or len(callee.arguments) != len(arguments) + 1:
            raise notjudged.function("LAMBDA")
        *names, body = callee.arguments
        given = [self.change(argument, variables) for argument in arguments]
        if not names:
            return self.change(body, variables)
        if not all(isinstance(name, Name) for name in names):
            raise notjudged.function("LAMBDA")
        known = variables | {name.name.casefold() for name in names if isinstance(name, Name)}
        return _simultaneous(names, given, self.change(body, known))


def _simultaneous(names: list[Node], given: list[Node], body: Node) -> Node:
    """LET computes one after the other: an argument must not see the name before it."""
    inner = [Name(f"{name.name}_") for name in names if isinstance(name, Name)]
    pairs: list[Node] = []
    for name, value in (*zip(inner, given, strict=True), *zip(names, inner, strict=True)):
        pairs += [name, value]
    return Call("LET", (*pairs, body))


def _moved(node: Node, cell: Ref) -> Node:
    """A name's relative references are kept as seen from A1."""
    if isinstance(node, Reference):
        top, left, bottom, right = node.area
        fixed_top, fixed_left, fixed_bottom, fixed_right = node.fixed
        rows, columns = cell.row - 1, cell.column - 1
        area = Area(
            top if fixed_top or node.whole == "columns" else (top - 1 + rows) % LAST_ROW + 1,
            left if fixed_left or node.whole == "rows" else (left - 1 + columns) % LAST_COLUMN + 1,
            bottom if fixed_bottom or node.whole == "columns" else (bottom - 1 + rows) % LAST_ROW + 1,
            right if fixed_right or node.whole == "rows" else (right - 1 + columns) % LAST_COLUMN + 1,
        )
        return Reference(area, node.fixed, node.sheet, node.book, node.whole)
    return rebuilt(node, lambda child: _moved(child, cell))
