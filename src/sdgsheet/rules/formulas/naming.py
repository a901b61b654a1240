"""What to call the cells that a formula reads: 当初値, 2023年度実績, (2)№3の目標値, 目標値の単位."""

from __future__ import annotations

from dataclasses import replace

from sdgsheet.form.model import Indicator
from sdgsheet.formulas.roles import Figure, Role
from sdgsheet.formulas.spelling import a1
from sdgsheet.formulas.tree import Node, Reference
from sdgsheet.formulas.wording import core, worded
from sdgsheet.rules.case import Case
from sdgsheet.rules.formulas.judgement import roles_of
from sdgsheet.rules.formulas.verdict import Judged
from sdgsheet.rules.labels import place as row_place
from sdgsheet.rules.written import label
from sdgsheet.snapshot import Area, Ref
from sdgsheet.text import Text

_LONGEST = 160
"""Words longer than this tell less than the formula itself."""
_HELPERS = 12
"""Helper cells that are put into words; chains may double at every cell."""

_KINDS = {
    "baseline": Text("当初値", "the baseline"),
    "target": Text("目標値", "the target"),
    "achievement": Text("達成度", "the achievement"),
    "no": Text("No", "the No."),
    "name": Text("指標名", "the indicator's name"),
    "initiative": Text("取組名", "the initiative"),
}
_PARTS = {"year": Text("年", "year"), "unit": Text("単位", "unit")}


def address_of(place: Ref, sheet: str) -> str:
    """The cell as a formula on ``sheet`` would write it."""
    area = Area(place.row, place.column, place.row, place.column)
    return a1(Reference(area, sheet=None if place.sheet == sheet else place.sheet))


def cell_name(case: Case, row: Indicator, place: Ref) -> Text:
    """What a cell is, seen from a row: without its address where it is one of the row's own figures."""
    role = roles_of(case).at(place, row)
    address = address_of(place, row.sheet)
    if role is None:
        return _quoted(address)
    name = role_name(case, role)
    if role.covered:
        return Text(f"{name.ja}の結合で隠れたセル", f"a cell covered by the merge of {name.en}")
    if role.row is not None and role.row is not row:
        where = row_place(role.row)
        return Text(f"{where.ja}の{name.ja}", f"{name.en} of {where.en}")
    return name


def figure_name(case: Case, row: Indicator, figure: Figure, index: int = 0) -> Text:
    """What one of the row's own figures is called; ``index`` says which actual."""
    return _name(case, Role(figure, row, number=index))


def role_name(case: Case, role: Role) -> Text:
    """What a role is called in its own row."""
    if role.kind == "heading":
        text = role.column.text if role.column else ""
        return Text(f"見出し「{text}」", f"the heading “{text}”")
    if role.kind in _PARTS:
        assert role.of is not None
        figure = _name(case, Role(role.of, role.row, number=role.number))
        part = _PARTS[role.kind]
        return Text(f"{figure.ja}の{part.ja}", f"the {part.en} of {figure.en}")
    return _name(case, role)


def _name(case: Case, role: Role) -> Text:
    if role.kind != "actual":
        return _KINDS[role.kind]
    row = role.row
    assert row is not None
    actual = row.actuals[role.number]
    if actual is not None and actual.year is not None:
        return label(case, row, actual)
    section = case.form.section(row.section)
    columns = section.actual_columns if section else ()
    year = columns[role.number].year if role.number < len(columns) else None
    if year is None:
        return Text("実績", "the actual")
    return Text(f"{year.named}年の欄の実績", f"the actual in the {year.named} column")


def formula_words(case: Case, judged: Judged, *, whole: bool = False) -> Text | None:
    """What a formula says, without guards and rounding; None where words would tell less than the formula.

    ``whole`` leaves nothing out.
    """
    tree = judged.tree
    if tree is None:
        return None
    text = _Words(case, judged).of(tree if whole else core(tree), (judged.cell,))
    return text if len(text.ja) <= _LONGEST else None


class _Words:
    """Puts one formula into words; helper cells in the words of their own formulas."""

    def __init__(self, case: Case, judged: Judged) -> None:
        self.case = case
        self.judged = judged
        self.parts = judged.formula.parts if judged.formula is not None else {}
        self.left = _HELPERS

    def of(self, tree: Node, inside: tuple[Ref, ...]) -> Text:
        """``inside`` are the cells on the way, of which the last one holds the tree."""
        return worded(tree, lambda reference: self.name(reference, inside))

    def name(self, reference: Reference, inside: tuple[Ref, ...]) -> Text:
        sheet = reference.sheet or inside[-1].sheet
        if reference.book is not None or not reference.is_cell or reference.grows:
            is_own = reference.book is not None or sheet == self.judged.cell.sheet
            return _quoted(a1(reference if is_own else replace(reference, sheet=sheet)))
        place = Ref(sheet, reference.area.top, reference.area.left)
        helper = self.parts.get(place)
        if helper is None or place in inside or not self.left:
            return cell_name(self.case, self.judged.row, place)
        self.left -= 1
        tree = core(helper.trees.written)
        words = self.of(tree, (*inside, place))
        if isinstance(tree, Reference) and words.ja.startswith("["):
            return words  # a copy of a helper cell
        return Text(f"[{words.ja}]", f"[{words.en}]")


def _quoted(text: str) -> Text:
    return Text(text, text if text.isascii() else f"“{text}”")
