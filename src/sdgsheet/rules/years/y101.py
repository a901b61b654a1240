"""Y101: the year beside a value cannot be read, or is missing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.notation.characters import solid
from sdgsheet.notation.missing import missing_habit
from sdgsheet.notation.numbers import parse_amount
from sdgsheet.notation.years import Year, parse_year
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule
from sdgsheet.rules.values.errors import error_in
from sdgsheet.rules.values.placeholder import in_value
from sdgsheet.rules.written import label, role_of
from sdgsheet.rules.years.rows import column_of, has_baseline_years, has_value, heading_year, usual_baseline, year_place
from sdgsheet.text import Text

Place = tuple[Indicator, Triple]

_UNREADABLE = Text(
    "{judged}行のうち{count}行に、年として読み取れない年があります。",
    "In {count} of {judged} rows a year cannot be read as one.",
)
_WITHOUT = Text(
    "{judged}行のうち{count}行に、年の記入がない当初値があります。",
    "In {count} of {judged} rows the baseline has no year.",
)
_AS_THE_HEADING_SAYS = Text(
    "{judged}行のうち{count}行に、年の記入がない値があります。見出しの年の値として扱いました。",
    "In {count} of {judged} rows a value has no year; it was taken as of its heading's.",
)

_ONE_FOR_ALL = Text(
    "各行に年度をご記入ください。どの行も同じ年度でしたら、見出しに「当初値（2020年度）」のように書くだけで構いません。",
    "Enter the year in each row. If it is the same in all of them, it is enough in the heading, as in “当初値（2020年度）”.",
)

_LETTERS = str.maketrans("OoOolI|", "0000111")
_SHORT = re.compile(r"(\d{1,2})(年度?)?")
_SHORT_NAMED = re.compile(r"\d{1,2}年度?")
_OF_THE_ERA = re.compile("令|R", re.IGNORECASE)
_PLAUSIBLE = range(1990, 2061)


def places(case: Case) -> Iterator[Place]:
    """Every value that is written: a figure or a word."""
    for row in case.form.indicators:
        for triple in row.triples:
            if has_value(triple):
                yield row, triple


def judge(case: Case, place: Place) -> Judgement:
    """Speaks of years that nobody could read, and of figures without a year."""
    row, triple = place
    if triple.year is not None:
        return None
    written = triple.year_text.strip()
    if in_value(written) or error_in(written):
        return NOT_APPLICABLE  # ●●年度 is V107's, #REF! V105's
    if written and not parse_amount(written).missing:
        return None if _is_told(case, row, triple, written) else _unreadable(case, row, triple)
    # A word (上昇) needs no year.
    return NOT_APPLICABLE if triple.amount.number is None else _without_year(case, row, triple)


def _usual_year(case: Case, row: Indicator, triple: Triple) -> Year | None:
    """The year of the heading; of a baseline, whose heading names none, that of most others."""
    year = heading_year(column_of(case, row, triple))
    return parse_year(usual_baseline(case, row)) if year is None and triple is row.baseline else year


def _is_told(case: Case, row: Indicator, triple: Triple, written: str) -> bool:
    """A short year whose century or era the heading tells, the other baselines, or the years beside it (2年度 | 4年度)."""
    if _is_short(written, _usual_year(case, row, triple)):
        return True
    if triple is not row.baseline or not _SHORT_NAMED.fullmatch(solid(written)):
        return False
    others = (t for t in row.triples if t is not triple)
    return any(
        _OF_THE_ERA.match(solid(t.year_text)) if t.year else _is_short(t.year_text, _usual_year(case, row, t))
        for t in others
    )


def _is_short(written: str, usual: Year | None) -> bool:
    """23年度 or 5年度 under 2023年: the heading says which century, or which era, is meant."""
    short = _SHORT.fullmatch(solid(written))
    if short is None or usual is None:
        return False
    era = parse_year(f"令和{written}")
    return int(short[1]) == usual.named % 100 or (era is not None and bool(short[2]) and era.named == usual.named)


def _without_year(case: Case, row: Indicator, triple: Triple) -> Found | None:
    heading = heading_year(column_of(case, row, triple))
    if heading is None:
        return _missing(case, row, triple)
    if triple.year_cell is None and not any(t.year_cell == t.cell for t in row.triples):
        return None  # the layout names the years in its headings alone
    return _by_heading(case, row, triple, heading.text.strip())


def _unreadable(case: Case, row: Indicator, triple: Triple) -> Found:
    name = label(case, row, triple)
    written = triple.year_text.strip()
    guess = _meant(written)
    meant = Text(f"「{guess}」の書き誤りかもしれません。", f"“{guess}” may be meant. ") if guess else Text("", "")
    return Found(
        year_place(triple),
        Text(
            f"{name.ja}の年「{written}」を、年として読み取れません。{meant.ja}",
            f"The year of {name.en}, “{written}”, cannot be read as a year. {meant.en}".strip(),
        ),
        Text(
            "「2022年度」「令和4年度」「2023年3月」のような書き方に直してください。",
            "Write it like 2022年度, 令和4年度 or 2023年3月.",
        ),
        row=row,
        stated=written,
        evidence=(Evidence(year_place(triple), "year", triple.year_text),),
        habit=_UNREADABLE,
    )


def _missing(case: Case, row: Indicator, triple: Triple) -> Found:
    name = label(case, row, triple)
    shown = triple.amount.text.strip()
    word = _word(case, triple)
    instead = (
        Text(f"の年の欄は「{word}」で、", f" has “{word}” in the place of its year, and")
        if word
        else Text("に、", " has")
    )
    usual = usual_baseline(case, row) if triple is row.baseline else ""
    hint = Text(f"（ほかの行は主に{usual}です）", f" (most other rows have “{usual}”)") if usual else Text("", "")
    return Found(
        year_place(triple),
        Text(
            f"{name.ja}「{shown}」{instead.ja}いつの値かを示す年の記入がありません。",
            f"{_capital(name.en)}, “{shown}”,{instead.en} no year that says when it is of.",
        ),
        Text(f"年度をご記入ください{hint.ja}。", f"Enter the year{hint.en}.")
        if triple is not row.baseline or has_baseline_years(case, row.section)
        else _ONE_FOR_ALL,
        severity=Severity.WARNING,
        row=row,
        evidence=(
            Evidence(year_place(triple), "year", triple.year_text),
            Evidence(triple.cell, role_of(row, triple), shown),
        ),
        habit=_WITHOUT,
    )


def _by_heading(case: Case, row: Indicator, triple: Triple, heading: str) -> Found:
    name = label(case, row, triple)
    shown = triple.amount.text.strip()
    word = _word(case, triple)
    without = Text(f"の年が「{word}」の", f"has the year “{word}”") if word else Text("に年の記入がない", "has no year")
    return Found(
        year_place(triple),
        Text(
            f"{name.ja}「{shown}」{without.ja}ため、見出しの「{heading}」の値として扱いました。",
            f"{_capital(name.en)}, “{shown}”, {without.en}; it was taken as of “{heading}”, as the heading says.",
        ),
        Text(
            "見出しと違う年度の値でしたら、その年度をご記入ください。",
            "If the figure is of another year, enter that year.",
        ),
        severity=Severity.INFO,
        row=row,
        evidence=(Evidence(year_place(triple), "year", triple.year_text),),
        habit=_AS_THE_HEADING_SAYS,
    )


def _word(case: Case, triple: Triple) -> str:
    """未定, － or the like, where the year belongs; empty where nothing stands there."""
    at = triple.year_cell
    sheet = None if at is None or at == triple.cell else case.workbook.sheet(at.sheet)
    if at is None or sheet is None:
        return ""
    word = sheet.anchor(at.row, at.column).value.strip()
    return word if missing_habit(word) else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _meant(written: str) -> str:
    """The year that was probably meant: a letter O for a zero, or one digit too many; empty where unsure."""
    plain = unicodedata.normalize("NFKC", written)
    digits = plain.translate(_LETTERS)
    if digits != plain and _is_plausible(digits):
        return digits
    shorter = {plain[:i] + plain[i + 1 :] for i, c in enumerate(plain) if c.isdigit()}
    likely = [s for s in shorter if _is_plausible(s)]
    return likely[0] if len(likely) == 1 else ""


def _is_plausible(text: str) -> bool:
    year = parse_year(text)
    return year is not None and year.named in _PLAUSIBLE


RULE = Rule(
    code="Y101",
    severity=Severity.ERROR,
    basis=Basis.FORM,
    title=Text("年が読み取れない、または記入がない", "The year cannot be read, or is missing"),
    page=Page(
        what=Text(
            "当初値・実績・目標値の年の欄が、年として読み取れないか、値があるのに空欄です。"
            "年度・年・元号・年月（2022年度、2022年、令和4年度、H30、2023年3月）のほか、"
            "毎年度、R4～R6累計、2018～2020平均も読み取れます。",
            "The year beside a baseline, an actual or a target cannot be read as one, or is empty though a figure stands there. "
            "Fiscal years, years, eras and months (2022年度, 2022年, 令和4年度, H30, 2023年3月) can be read, "
            "and 毎年度, R4～R6累計, 2018～2020平均 too.",
        ),
        why=Text(
            "いつの値かが分からないと、当初値・実績・目標の前後も、（１）と（２）の一致も確かめられません。"
            "実績や目標の年が空欄のときは、見出しの年の値として扱い、参考としてお知らせします。"
            "当初値の見出しには年がないため、空欄のときは確認をお願いします。",
            "Without the year, neither the order of baseline, actual and target nor the agreement of (1) and (2) can be checked. "
            "An actual or a target without a year is taken as of its heading's year, which is only an info. "
            "The heading of the baselines names no year, so a person should look there.",
        ),
        example=Text(
            "実績の年の欄に「2O22年度」（数字の0がアルファベットのO）とある。",
            "“2O22年度”: a letter O where a zero belongs.",
        ),
        instead=Text("「2022年度」のように書きます。", "Write 2022年度."),
    ),
    places=places,
    judge=judge,
)
