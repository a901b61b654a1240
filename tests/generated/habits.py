"""How one author lays a form out: everything about a filing that is not its content."""

from __future__ import annotations

import random
from dataclasses import dataclass

SECTION_NUMBERS = ("（{}）", "({})", "{}．", "{}.", "①", "⑴", "（{}) ", "第{} ")
YEAR_STYLES = ("western", "western", "western", "wide", "era", "short", "bare", "both", "format", "eradate", "date")
HEADING_YEARS = ("年", "年度", "era", "era年度", "short", "wide", "number")


@dataclass
class Habits:
    """One author's choices; each is drawn by itself, so that they meet in every combination."""

    top: int
    left: int
    section_number: str
    wide_sdgs: bool
    triple: str
    """three (year, number, unit), pair (year, "34.5％"), format (year, 34.5 shown with its unit), one ("2020年度 34.5％")."""
    one_cell: str
    year_style: str
    target_fiscal: bool
    heading_years: str
    heading_rows: int
    heading_look: str
    """merged (one text over all heading rows), below (year | value | unit below), above (実績 over the actuals), split."""
    spaced: bool
    no_style: str
    """joined (経済1), column (側面 has its own), restart (column, and numbering begins anew)."""
    no_text: str
    initiative_style: str
    stated_style: str
    formula: str
    wide_digits: bool
    extras: tuple[str, ...]
    split: str
    """none, repeat (the heading again at a page's end), below (a second block), beside."""
    blank_rows: bool
    note_rows: bool
    subtotals: bool
    sheets: str
    """one, mixed ((2) before (1)), narrative (on its own sheet), each."""
    narrative: str
    """rows, cell (all in one), beside (heading and text side by side), box (a text box)."""
    reference_style: str
    old_layout: bool
    goals_column: bool
    cover: bool
    list_sheet: bool
    last_year: bool
    second_form: bool
    merged_down: str
    """Which cells are one over several rows: none, years, units."""
    row_height: int
    """How many rows of the sheet one row of the form takes."""
    continued: str
    """What stands behind the section's heading where it is written again."""
    actual_words: str
    target_words: str
    ornament: str
    stamps: bool
    aligned: bool
    """In (1) the name takes two columns, so that the values stand below one another in both sections."""
    era_title: bool
    city_apart: bool
    wrapped_headings: bool
    footer: bool
    spaced_unit: bool
    """34.5 ％ in one cell, with a space."""
    wrapped_names: bool
    hidden: str
    autofilter: bool
    writer: str
    below: str = ""
    """A line below the headings, over one row each, by its name."""
    heading_merges: str = "across"


def draw_habits(rng: random.Random) -> Habits:
    """An author: about half of the habits are the common ones."""
    triple = rng.choices(("three", "pair", "format", "one"), (64, 12, 14, 10))[0]
    split = rng.choices(("none", "repeat", "below", "beside"), (64, 14, 12, 10))[0]
    no_style = rng.choices(("joined", "column", "restart"), (60, 25, 15))[0]
    stated = rng.choices(
        ("fraction", "exact", "formula", "text", "points", "literal", "decimal"), (30, 10, 26, 12, 10, 6, 6)
    )[0]
    if stated == "formula" and triple in {"pair", "one"}:
        stated = "fraction"
    heading_rows = rng.choices((1, 2, 3), (30, 45, 25))[0]
    look = rng.choice(
        {1: ("merged",), 2: ("merged", "merged", "below", "above"), 3: ("merged", "both", "both")}[heading_rows]
    )
    old = rng.random() < 0.08
    year_style = rng.choice(YEAR_STYLES)
    if triple == "one" and year_style in {"format", "eradate", "date"}:
        year_style = "western"
    one_cell = rng.choice(("{year} {value}", "{value}（{year}）", "{year}\n{value}", "{year}：{value}"))
    if year_style == "both" and "（" in one_cell:  # no one nests brackets
        year_style = "western"
    sheets = rng.choices(("one", "mixed", "narrative", "each"), (68, 6, 12, 14))[0]
    narrative = rng.choices(("rows", "cell", "beside", "box"), (64, 12, 12, 12))[0]
    plain = stated != "formula" and narrative != "box"
    tall = triple != "one" and split != "beside" and rng.random() < 0.08
    merged_down = "none"
    if triple in {"three", "format"} and split == "none" and not tall and rng.random() < 0.12:
        merged_down = "units" if triple == "three" and rng.random() < 0.5 else "years"
    return Habits(
        top=rng.choice((0, 0, 0, 1, 2, 5)),
        left=rng.choice((0, 0, 0, 1, 2, 4)),
        section_number=rng.choice(SECTION_NUMBERS[:2] * 3 + SECTION_NUMBERS[2:6]),
        wide_sdgs=rng.random() < 0.4,
        triple=triple,
        one_cell=one_cell,
        year_style=year_style,
        target_fiscal=rng.random() < 0.25,
        heading_years=rng.choices(HEADING_YEARS, (46, 14, 10, 8, 8, 9, 5))[0],
        heading_rows=heading_rows,
        heading_look=look,
        spaced=rng.random() < 0.15,
        no_style=no_style,
        no_text=rng.choice(("No", "No.", "№", "NO", "番号")),
        initiative_style=rng.choice(("merged", "merged", "once", "repeated")),
        stated_style=stated,
        formula=rng.choice(("plain", "guarded", "latest", "rounded")),
        wide_digits=triple in {"pair", "one"} and rng.random() < 0.25,
        extras=tuple(extra for extra in ("office", "previous", "remarks") if rng.random() < 0.18),
        split=split,
        blank_rows=rng.random() < 0.12,
        note_rows=rng.random() < 0.2,
        subtotals=rng.random() < 0.08 and no_style == "joined",
        sheets=sheets,
        narrative=narrative,
        reference_style=rng.choice(("№", "No.", "wide", "mixed")),
        old_layout=old,
        goals_column=old and rng.random() < 0.5,
        cover=rng.random() < 0.1,
        list_sheet=rng.random() < 0.06,
        last_year=rng.random() < 0.1,
        second_form=rng.random() < 0.05,
        merged_down=merged_down,
        row_height=2 if tall else 1,
        continued=rng.choice(("", "", "（続き）", "（つづき）")) if split in {"repeat", "below"} else "",
        actual_words=rng.choice(("below", "below", "behind", "before")),
        target_words=rng.choice(("usual", "usual", "below", "before", "behind")),
        ornament=rng.choice(("", "", "", "", "■", "　")),
        stamps=rng.random() < 0.1,
        aligned=no_style == "joined" and rng.random() < 0.6,
        city_apart=rng.random() < 0.1,
        wrapped_headings=rng.random() < 0.1,
        footer=rng.random() < 0.1,
        era_title=rng.random() < 0.1,
        spaced_unit=rng.random() < 0.15,
        wrapped_names=rng.random() < 0.1,
        hidden=rng.choices(("none", "column", "row", "sheet", "data"), (84, 4, 4, 4, 4))[0],
        autofilter=split != "beside" and rng.random() < 0.05,
        writer="openpyxl" if plain and rng.random() < 0.3 else "xlsxwriter",
    )
