"""The reading of a workbook as text: what was found where, and what was left out and why."""

from __future__ import annotations

from collections.abc import Iterator

from sdgsheet.form.explain import ColumnFound, Explanation, FormFound, RowFound, SectionFound
from sdgsheet.text import Language, Text


def reading_lines(explanation: Explanation, language: Language) -> Iterator[str]:
    """Line by line: forms, sections, columns, rows with their cells, section (3), what was left out."""
    for number, form in enumerate(explanation.forms, start=1):
        yield from _form(form, number, len(explanation.forms), language)
    for name, why in explanation.sheets_left_out:
        yield Text(f"読んでいないシート「{name}」：{why.ja}", f"Sheet not read “{name}”: {why.en}").to(language)


def _form(form: FormFound, number: int, total: int, language: Language) -> Iterator[str]:
    title = Text("読み取り", "Reading") if total == 1 else Text(f"読み取り（様式{number}）", f"Reading (form {number})")
    first, last = form.plan_period or ("－", "－")
    yield Text(
        f"■{title.ja}：都市 {form.city or '－'}／計画期間 {first}～{last}［{form.title_cell}］",
        f"■{title.en}: city “{form.city or ''}”, plan period {first}–{last} [{_quoted(form.title_cell)}]",
    ).to(language)
    for section in form.sections:
        yield from _section(section, language)
    for place, why in form.left_out:
        yield Text(f"読んでいない行［{place}］：{why.ja}", f"Row not read [{_quoted(place)}]: {why.en}").to(language)
    if form.narrative is None:
        yield Text("（３）：見つかりません", "(3): not found").to(language)
    else:
        yield Text(
            f"（３）［{form.narrative_cell}］見出し{len(form.narrative)}件",
            f"(3) [{_quoted(form.narrative_cell)}], {_counted(len(form.narrative), 'heading')}",
        ).to(language)
        for comment in form.narrative:
            references = " ".join(f"({section}){no}" for section, no in comment.references) or "－"
            unread = Text(f"／読めない参照「{comment.unread}」", f", not read: “{comment.unread}”")
            yield Text(
                f"  {comment.cell}「{comment.quote}」→ {references}{unread.ja if comment.unread else ''}／本文{comment.paragraphs}段落",
                f"  {comment.cell} “{comment.quote}” -> {references}{unread.en if comment.unread else ''}, {_counted(comment.paragraphs, 'paragraph')}",
            ).to(language)


def _section(section: SectionFound, language: Language) -> Iterator[str]:
    yield Text(
        f"（{section.number}）［{section.sheet}!{section.cell}］{section.heading}：{len(section.rows)}行",
        f"({section.number}) [“{section.sheet}”!{section.cell}] “{section.heading}”: {_counted(len(section.rows), 'row')}",
    ).to(language)
    yield Text("  列：", "  columns: ").to(language) + Text("、", ", ").to(language).join(
        _column(column, language) for column in section.columns
    )
    if section.missing:
        names = Text("、".join(m.ja for m in section.missing), ", ".join(m.en for m in section.missing))
        yield Text(f"  見つからない列：{names.ja}", f"  columns not found: {names.en}").to(language)
    if section.unread:
        headings = Text(
            "、".join(f"「{text}」［{cell}］" for cell, text in section.unread),
            ", ".join(f"“{text}” [{cell}]" for cell, text in section.unread),
        )
        yield Text(f"  読んでいない列：{headings.ja}", f"  columns not read: {headings.en}").to(language)
    for row in section.rows:
        yield from _row(row, language)


def _column(column: ColumnFound, language: Language) -> str:
    year = f" {column.year}" if column.year else ""
    return Text(
        f"{column.role.ja}{year}＝{column.columns}「{column.heading}」［{column.cell}］",
        f"{column.role.en}{year} = {_listed(column.columns)} “{column.heading}” [{column.cell}]",
    ).to(language)


def _row(row: RowFound, language: Language) -> Iterator[str]:
    repeated = Text("【再掲】", " (listed again)") if row.repeated else Text("", "")
    goals = f"【{','.join(row.goals)}】" if row.goals else ""
    yield Text(
        f"  {row.row}行 №{row.no} {row.name}{goals}{repeated.ja}" + (f"／{row.initiative}" if row.initiative else ""),
        f"  row {row.row}, No. “{row.no}” “{row.name}{goals}”{repeated.en}"
        + (f", “{row.initiative}”" if row.initiative else ""),
    ).to(language)
    values = [
        Text(
            f"{v.role.ja} {' '.join(x for x in (v.year, v.value + v.unit) if x)}［{v.cells}］",
            f"{v.role.en} “{' '.join(x for x in (v.year, v.value + v.unit) if x)}” [{_listed(v.cells)}]",
        ).to(language)
        for v in row.values
    ]
    yield "      " + Text(" ／ ", "; ").to(language).join(values)


def _listed(cells: str) -> str:
    return cells.replace("・", ", ")


def _quoted(place: str) -> str:
    """``様式1!A4`` as “様式1”!A4."""
    sheet, _, cell = place.rpartition("!")
    return f"“{sheet}”!{cell}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
