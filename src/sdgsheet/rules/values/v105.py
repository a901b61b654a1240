"""V105: the cell holds an Excel error."""

from __future__ import annotations

from collections.abc import Iterable

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import Found, Judgement, Page, Rule
from sdgsheet.rules.values.errors import MEANINGS, error_in
from sdgsheet.rules.written import Written, label, own_texts
from sdgsheet.snapshot import Cell, Ref
from sdgsheet.text import Text

_NAMES = {
    "no": Text("№", "No."),
    "initiative": Text("取組名", "the initiative"),
    "name": Text("指標名", "the indicator name"),
    "year": Text("年", "the year"),
    "unit": Text("単位", "the unit"),
    "achievement": Text("達成度", "the achievement"),
}

_NOT_COMPUTED = Text(
    "値として読めないため、計算も照合もしていません。",
    "It cannot be read, so nothing was computed or compared with it.",
)
_NOT_COMPARED = Text("読み取れないため、照合していません。", "It cannot be read, so nothing was compared with it.")


def places(case: Case) -> Iterable[tuple[Indicator, tuple[Written, ...]]]:
    """Every row with its cells."""
    return own_texts(case)


def judge(case: Case, place: tuple[Indicator, tuple[Written, ...]]) -> Judgement:
    """An error in a 達成度 formula is C106; a picture in a cell is none."""
    row, written = place
    return [
        _found(case, row, w, error, cell)
        for w in written
        if (error := error_in(w.text)) and (cell := _error(case, row, w))
    ]


def _error(case: Case, row: Indicator, written: Written) -> Cell | None:
    sheet = case.workbook.sheet(written.cell.sheet)
    cell = sheet.anchor(written.cell.row, written.cell.column) if sheet else None
    if cell is None or cell.kind not in ("error", "text"):
        return None
    is_formula_of_c106 = written.role == "achievement" and cell.formula is not None and row.stated is not None
    return None if is_formula_of_c106 else cell


def _found(case: Case, row: Indicator, written: Written, error: str, cell: Cell) -> Found:
    meaning = MEANINGS[error]
    value = _name(case, row, written.cell)
    name = value or _NAMES[written.role]
    left_out = _NOT_COMPARED if value is None else _NOT_COMPUTED
    if cell.formula is None:
        action = Text(
            "正しい内容を入力し直してください。",
            "Please enter again what belongs here.",
        )
    else:
        action = Text(
            "式の参照先をご確認のうえ直すか、値を入力してください。",
            "Please check what the formula refers to and correct it, or enter the value.",
        )
    return Found(
        written.cell,
        Text(
            f"{name.ja}のセルがエラー「{error}」になっています（{meaning.ja}）。{left_out.ja}",
            f"The cell of {name.en} shows the error “{error}”: {meaning.en}. {left_out.en}",
        ),
        action,
        row=row,
        stated=error,
        evidence=(Evidence(written.cell, written.role, error),),
    )


def _name(case: Case, row: Indicator, cell: Ref) -> Text | None:
    triple = next((t for t in row.triples if t.cell == cell), None)
    return None if triple is None else label(case, row, triple)


RULE = Rule(
    code="V105",
    severity=Severity.ERROR,
    basis=Basis.FORM,
    title=Text("セルがエラー（#REF! など）", "The cell holds an error"),
    page=Page(
        what=Text(
            "表のセルに #REF!、#DIV/0!、#VALUE! などのエラーが出ています。達成度の計算式のエラーはC106で、セルに入れた画像はエラーとして扱いません。",
            "A cell of the table shows #REF!, #DIV/0!, #VALUE! or another error. Errors of an achievement's formula are C106's; a picture in a cell is no error.",
        ),
        why=Text(
            "エラーのままでは値が伝わらず、このセルを使う計算もすべてエラーになります。",
            "The value is lost to the reader, and whatever is computed from the cell is an error as well.",
        ),
        example=Text(
            "実績のセルがほかのシートを参照していて、そのシートを消したため #REF! になっている。",
            "An actual referred to another sheet that was deleted, and now shows #REF!.",
        ),
        instead=Text("参照先を直すか、値を入力します。", "Correct the reference, or enter the value."),
    ),
    places=places,
    judge=judge,
)
