"""What 点検結果 tells below its findings: every 達成度, what was compared, what was checked, on what basis."""

from __future__ import annotations

from fractions import Fraction

from sdgsheet import __version__
from sdgsheet.achievement.bands import BANDS, LEGEND_NOTE
from sdgsheet.achievement.percent import percent
from sdgsheet.achievement.stated import StatedFigure
from sdgsheet.edits import SheetCell
from sdgsheet.marking.page import (
    CODE,
    EXPECTED,
    INDICATOR,
    KIND,
    PLACE,
    REQUEST,
    RESPONSE,
    STATED,
    WIDTHS,
    Page,
    lines_of,
    named,
)
from sdgsheet.rules.case import Case, Group
from sdgsheet.rules.check import Report
from sdgsheet.rules.finding import OutcomeKind
from sdgsheet.rules.sections.verdict import verdicts
from sdgsheet.rules.words import OUTCOME, form_name, row_name
from sdgsheet.snapshot import Area
from sdgsheet.text import Text


def write_overview(page: Page, report: Report) -> None:
    """All that stands below the findings, form by form."""
    for case in report.cases:
        _achievements(page, report, case)
        _pairs(page, report, case)
        _outcomes(page, report, case)
    _legend(page)
    _grounds(page, report)


def _achievements(page: Page, report: Report, case: Case) -> None:
    if not case.form.indicators:
        return
    page.gap()
    page.line(Text("達成度の一覧", "All 達成度"), "heading")
    page.header(
        Text("", ""),
        Text("", ""),
        Text("場所（移動）", "Place (go to)"),
        Text("指標", "Indicator"),
        Text("記載", "Stated"),
        Text("計算", "Computed"),
        Text("計算の中身、または計算できない理由", "How it was computed, or why it cannot be"),
        Text("差（ポイント）", "Difference (points)"),
    )
    for row in case.form.indicators:
        page.row += 1
        achievement, figure = case.achievement(row), case.figure(row)
        cell = row.stated.cell if row.stated is not None else row.first_cell
        place = f"{page.say(row_name(row.section, row.no, row.no_text))} {cell.a1}"
        if len(report.forms) > 1:
            place = f"{cell.sheet}!{place}"
        computed = "" if achievement.fraction is None else percent(achievement.fraction)
        if achievement.fraction is not None and achievement.baseline and achievement.actual and achievement.target:
            how = Text(
                f"({achievement.actual.amount.text}－{achievement.baseline.amount.text})÷({achievement.target.amount.text}－{achievement.baseline.amount.text})",
                f"({achievement.actual.amount.text} - {achievement.baseline.amount.text}) / ({achievement.target.amount.text} - {achievement.baseline.amount.text})",
            )
        else:
            how = achievement.reason.text if achievement.reason else Text("", "")
        page.cells += [
            SheetCell(page.row, PLACE, place, "link", link=cell),
            SheetCell(page.row, INDICATOR, row.name, "text"),
            SheetCell(page.row, STATED, figure.text, "text"),
            SheetCell(page.row, EXPECTED, computed, "text"),
            SheetCell(page.row, REQUEST, page.say(how), "text"),
        ]
        page.cells.append(SheetCell(page.row, RESPONSE, _difference(page, figure, achievement.fraction), "number"))
        page.grow(lines_of(row.name, WIDTHS[INDICATOR - 1]))


def _difference(page: Page, figure: StatedFigure, computed: Fraction | None) -> str | float:
    """Points by which the written figure is off; a word where it is right at the precision shown."""
    if figure.value is None or computed is None:
        return ""
    if figure.fits(computed):
        return page.say(Text("一致", "agrees"))
    return float(round((figure.value - computed) * 100, 1))


def _pairs(page: Page, report: Report, case: Case) -> None:
    if not case.groups:
        return
    differ = {f.cell for f in report.findings if f.rule == "X106"}
    agree = [
        v.group
        for v in verdicts(case)
        if v.agrees and not any(r.stated and r.stated.cell in differ for r in v.group.rows)
    ]
    page.gap()
    page.line(Text("(1)と(2)・再掲の照合", "Rows of one indicator, compared"), "heading")
    names = named([_group(group) for group in case.groups], 100)
    text = Text(
        f"照合した指標 {len(case.groups)}組、うち一致 {len(agree)}組：{names.ja}",
        f"{len(case.groups)} indicators compared, {len(agree)} agree: {names.en}",
    )
    page.line(text, "text", lines_of(page.say(text), sum(WIDTHS)))


def _group(group: Group) -> Text:
    names = [row_name(r.section, r.no, r.no_text) for r in group.rows]
    return Text("＝".join(n.ja for n in names), " = ".join(n.en for n in names))


def _outcomes(page: Page, report: Report, case: Case) -> None:
    page.gap()
    where = Text("", "")
    if len(report.forms) > 1:
        name = form_name(case.form)
        where = Text(f"（{name.ja}）", f" ({name.en})")
    page.line(Text(f"点検した規則{where.ja}", f"What was checked{where.en}"), "heading")
    for kind, name in OUTCOME.items():
        members = [o for o in report.outcomes if o.kind is kind and o.form == case.index]
        if not members:
            continue
        say_reason = kind in (OutcomeKind.NOT_CHECKED, OutcomeKind.FAILED)
        listed = [f"{o.rule}（{o.reason.ja}）" if o.reason and say_reason else o.rule for o in members]
        english = [f"{o.rule} ({o.reason.en})" if o.reason and say_reason else o.rule for o in members]
        text = Text(f"{name.ja} {len(members)}：{' '.join(listed)}", f"{name.en} {len(members)}: {' '.join(english)}")
        page.line(text, "text", lines_of(page.say(text), sum(WIDTHS)))


def _legend(page: Page) -> None:
    """What the bands of 達成度 mean; they lie over its cells once sdgsheet has filled them in."""
    page.gap()
    page.line(
        Text("達成度の色分け（sdgsheet で記入した場合）", "Bands of 達成度 (where sdgsheet filled it in)"), "heading"
    )
    for band in BANDS:
        page.row += 1
        page.cells += [
            SheetCell(page.row, KIND, "", "swatch", fill=band.fill),
            SheetCell(page.row, PLACE, page.say(band.legend), "note"),
        ]
        page.merges.append(Area(page.row, PLACE, page.row, CODE))
    page.line(LEGEND_NOTE, "note")


def _grounds(page: Page, report: Report) -> None:
    page.gap()
    page.line(Text("この点検について", "About this check"), "heading")
    lines = [
        Text(
            "達成度＝（実績－当初値）÷（目標値－当初値）×100。公表されている様式の値から読み取った式で、記入済みの最も新しい実績を使います。",
            "達成度 = (actual - baseline) / (target - baseline) x 100, read off published sheets, with the latest actual that is filled in.",
        ),
        _judged(report.workbook.sha256),
    ]
    for line in lines:
        page.line(line, "note", lines_of(page.say(line), sum(WIDTHS)))


def _judged(sha256: str) -> Text:
    """What was judged: a file by its hash, or what was open in Excel, saved or not."""
    if not sha256:
        return Text(
            f"sdgsheet {__version__} ／ Excel で開いている内容を点検しました（保存前の変更を含みます）",
            f"sdgsheet {__version__}; what was open in Excel was checked, with changes not yet saved",
        )
    return Text(
        f"sdgsheet {__version__} ／ 元のファイルの SHA-256 {sha256}",
        f"sdgsheet {__version__}; SHA-256 of the file without our layers {sha256}",
    )
