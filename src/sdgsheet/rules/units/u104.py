"""U104: a scale slip: one value is off by a power of ten under its row's unit."""

from __future__ import annotations

from collections.abc import Iterator

from sdgsheet.form.model import Indicator
from sdgsheet.notation.names import join_key
from sdgsheet.rules.case import Case, Group
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.labels import place as place_of
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule
from sdgsheet.rules.units.alone import row_slip
from sdgsheet.rules.units.beside import previous_slip, twin_slip
from sdgsheet.rules.units.causes import likely_cause
from sdgsheet.rules.units.figures import plain, sentence, unit_of, unit_text
from sdgsheet.rules.units.scale import Slip, is_plain
from sdgsheet.rules.written import label, role_of
from sdgsheet.text import Text

Place = Indicator | Group | tuple[Indicator, Indicator]

_DIGITS = {1: "一桁", 2: "二桁", 3: "三桁", 4: "四桁"}


def places(case: Case) -> Iterator[Place]:
    """Every row by itself, the rows of one indicator, and every row with last year's."""
    yield from case.form.indicators
    yield from case.groups
    if case.previous is not None:
        before = {(row.section, join_key(row.name)): row for row in reversed(case.previous.indicators)}
        for row in case.form.indicators:
            if (past := before.get((row.section, join_key(row.name)))) is not None:
                yield row, past


def judge(case: Case, place: Place) -> Judgement:
    """Speaks where the written 達成度, another row or the row's own size shows the slip."""
    if isinstance(place, Indicator):
        if sum(1 for t in place.triples if is_plain(t)) < 2:
            return NOT_APPLICABLE
        slip = row_slip(case, place)
    elif isinstance(place, Group):
        slip = twin_slip(case, place)
    else:
        slip = previous_slip(case, *place)
    return None if slip is None else _found(case, slip)


def _found(case: Case, slip: Slip) -> Found:
    row, triple = slip.row, slip.triple
    cause = likely_cause(slip)
    meant = "" if cause is None else cause.meant
    parts = [_beside(case, slip) if slip.other is not None else _among(case, slip)]
    if slip.by_achievement and row.stated is not None:
        shown = row.stated.text.strip()
        parts.append(
            Text(
                f"{plain(slip.right, row)}なら、記載の達成度「{shown}」と合います。",
                f"With {plain(slip.right, row)} the written achievement, “{shown}”, is right.",
            )
        )
    if cause is not None:
        parts.append(cause.guess)
    return Found(
        triple.cell,
        Text("".join(p.ja for p in parts), " ".join(p.en for p in parts)),
        _action(row, meant),
        row=row,
        stated=triple.amount.text.strip(),
        expected=Text(meant, meant) if meant else None,
        evidence=_evidence(slip),
        habitual=False,
    )


def _among(case: Case, slip: Slip) -> Text:
    """実績「25,290」は、当初値2,620・目標値2,692（十億円）より一桁大きい値です。"""
    row, name, value = slip.row, label(case, slip.row, slip.triple), slip.triple.amount.text.strip()
    first = case.achievement(row).actual if slip.triple is row.baseline else row.baseline
    others = [t for t in (first, row.target) if t is not None]
    names = [(label(case, row, t), t.amount.text.strip()) for t in others]
    unit = unit_text(slip.triple)
    if unit and all(v.endswith(unit) for _, v in names):
        unit = ""  # it stands in the values' own cells
    ja = "・".join(f"{n.ja}{v}" for n, v in names) + (f"（{unit}）" if unit else "")
    en = " and ".join(f"{n.en} “{v}”" for n, v in names) + (f" (“{unit}”)" if unit else "")
    times = f"{10 ** abs(slip.power):,}"
    size = Text("大きい", "larger") if slip.power > 0 else Text("小さい", "smaller")
    return Text(
        f"{name.ja}「{value}」は、{ja}より{_DIGITS[abs(slip.power)]}{size.ja}値です。",
        f"{sentence(name.en)}, “{value}”, is some {times} times {size.en} than {en}.",
    )


def _beside(case: Case, slip: Slip) -> Text:
    """2020年度実績「25,290」は、(1)№2の2,529のちょうど10倍です（どちらも十億円）。"""
    assert slip.other is not None
    assert slip.beside is not None
    name, value = label(case, slip.row, slip.triple), slip.triple.amount.text.strip()
    here = any(slip.other is row for row in case.form.indicators)
    where = place_of(slip.other) if here else Text("前回の報告", "last year's filing")
    other, unit = slip.beside.amount.text.strip(), unit_text(slip.triple)
    both = Text(f"（どちらも{unit}）", f" (both in “{unit}”)") if unit else Text("", "")
    times = f"{10 ** abs(slip.power):,}"
    size = Text(f"{times}倍", f"{times} times") if slip.power > 0 else Text(f"{times}分の1", f"1/{times} of")
    return Text(
        f"{name.ja}「{value}」は、{where.ja}の{other}のちょうど{size.ja}です{both.ja}。",
        f"{sentence(name.en)}, “{value}”, is exactly {size.en} the “{other}” in {where.en}{both.en}.",
    )


def _action(row: Indicator, meant: str) -> Text:
    unit = unit_of(row)
    own = "" if unit is None else unit.text.strip()
    if not meant:
        return Text("数値と単位に誤りがないか、ご確認ください。", "Check the figure and the unit.")
    return Text(
        f"{meant}{own}に直すか、単位をご確認ください。",
        f"Correct it to {f'“{meant}{own}”' if own else meant}, or check the unit.",
    )


def _evidence(slip: Slip) -> tuple[Evidence, ...]:
    """The wrong value first, then what it was judged beside."""
    row = slip.row
    found = [Evidence(slip.triple.cell, role_of(row, slip.triple), slip.triple.amount.text)]
    if slip.other is not None and slip.beside is not None:
        if slip.other.key != row.key:
            found.append(Evidence(slip.beside.cell, role_of(slip.other, slip.beside), slip.beside.amount.text))
        return tuple(found)
    rest = [t for t in (row.baseline, row.target) if t is not None and t is not slip.triple]
    found += [Evidence(t.cell, role_of(row, t), t.amount.text) for t in rest]
    if slip.by_achievement and row.stated is not None:
        found.append(Evidence(row.stated.cell, "achievement", row.stated.text))
    return tuple(found)


RULE = Rule(
    code="U104",
    severity=Severity.WARNING,
    basis=Basis.ARITHMETIC,
    title=Text("桁の違う値", "A value off by a power of ten"),
    page=Page(
        what=Text(
            "同じ単位のまま、1つの値だけが10倍、100倍、1,000倍、1万倍（またはその逆）ずれています。"
            "次のどれかのときだけ指摘します。(1) その値の桁を直すと記載の達成度と合う。"
            "(2) 同じ指標のほかの行か前回の報告に、ちょうど10倍などの値がある。"
            "(3) 当初値と目標値が近いのに、実績だけが桁違いに離れている。",
            "Under one unit, one value is 10, 100, 1,000 or 10,000 times too large or too small. It is spoken of only where "
            "(1) the written 達成度 is right once that value is shifted, "
            "(2) another row of the indicator, or last year's filing, has exactly 10 (100 …) times the value, or "
            "(3) baseline and target are close together and the actual alone is far away from both.",
        ),
        why=Text(
            "億円と十億円のような単位の取り違え、小数点の抜け、0の打ち間違いで起こり、達成度が大きく狂います。"
            "0の値や、目標値だけを見て指摘することはありません。割合の小数と百分率の混在はV106でお知らせします。",
            "It comes from mixing units such as 億円 and 十億円, a lost decimal point or a zero too many, and sends the 達成度 far astray. "
            "A zero is never spoken of, nor a target alone; a fraction beside percentages is V106's.",
        ),
        example=Text(
            "当初値2,620、実績25,290、目標値2,692（十億円）。", "Baseline 2,620, actual 25,290, target 2,692 (十億円)."
        ),
        instead=Text(
            "行の単位の値（2,529）に直すか、単位を確かめます。",
            "Give the value in the row's unit (2,529), or check the unit.",
        ),
    ),
    places=places,
    judge=judge,
    column="actual",
)
