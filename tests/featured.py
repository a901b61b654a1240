"""Workbooks with every feature that XlsxWriter and openpyxl can make: what must survive our writing."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula


def by_xlsxwriter(path: Path, *, date1904: bool = False, constant_memory: bool = False) -> Path:
    """Charts, pictures, text boxes, comments, controls, tables, sparklines, x14 formats and lists, rich text …"""
    book = xlsxwriter.Workbook(path, {"default_date_1904": date1904, "constant_memory": constant_memory})
    book.set_properties({"title": "様式1", "author": "試作"})
    book.set_custom_property("分類", "内部")
    form = book.add_worksheet("様式1")
    bold, percent = book.add_format({"bold": True}), book.add_format({"num_format": "0%"})
    unlocked = book.add_format({"locked": False})
    form.write_row(0, 0, ["指標", "当初値", "実績", "目標値", "達成度"], bold)
    form.write_rich_string("A2", "市内", bold, "総生産額", "（名目）")
    form.write_row(1, 1, [10, 15, 20])
    form.write_formula("E2", "=(C2-B2)/(D2-B2)", percent, 0.5)
    form.write_array_formula("G2:G3", "{=TRANSPOSE(B2:C2)}")
    form.write_dynamic_array_formula("H2", "=_xlfn.SEQUENCE(2)")
    form.write_boolean("I2", True)
    form.write_url("A4", "https://example.jp/", string="出典")
    form.write_url("A5", "internal:'控え'!A1")
    form.merge_range("A7:C7", "結合", bold)
    _objects(book, form)
    _rules(form, bold)
    if not constant_memory:  # in which XlsxWriter makes none
        columns = [{"header": "甲", "total_function": "sum"}, {}, {"formula": "=[@甲]*2"}]
        form.add_table("A20:C24", {"total_row": True, "columns": columns})
    form.autofilter("A1:E9")
    form.freeze_panes(1, 1)
    form.set_landscape()
    form.print_area("A1:J30")
    form.repeat_rows(0)
    form.set_header("&L&G", {"image_left": "stamp.png", "image_data_left": io.BytesIO(_png())})
    form.set_h_pagebreaks([20])
    form.set_column("L:M", 12, unlocked, {"hidden": True, "level": 1})
    form.set_row(30, 40, bold)
    form.ignore_errors({"number_stored_as_text": "A1:A9"})
    form.set_background(io.BytesIO(_png()))
    other = book.add_worksheet("控え")
    other.write_column("A1", ["％", "人", "件"])
    other.protect("", {"sort": True})
    other.hide()
    book.define_name("単位", "='控え'!$A$1:$A$3")
    book.define_name("様式1!年度", "=2024")
    sheet = book.add_chartsheet("図")
    pie: Any = book.add_chart({"type": "pie"})
    pie.add_series({"values": "=様式1!$B$2:$D$2"})
    sheet.set_chart(pie)
    book.close()
    return path


def _objects(book: Any, form: Any) -> None:
    form.insert_image("J2", "stamp.png", {"image_data": io.BytesIO(_png()), "description": "受付印"})
    form.insert_textbox("J8", "受付印\n2024年", {"width": 120})
    form.insert_button("J14", {"macro": "Auto", "caption": "押す"})
    form.insert_checkbox("I3", boolean=True)
    form.write_comment("B2", "確認済み", {"author": "担当"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=様式1!$B$2:$D$2", "name": "推移"})
    form.insert_chart("J20", chart)


def _rules(form: Any, bold: Any) -> None:
    form.data_validation("C2:C9", {"validate": "list", "source": "='控え'!$A$1:$A$3"})
    form.data_validation("D2", {"validate": "decimal", "criteria": ">", "value": 0})
    form.conditional_format("E2:E9", {"type": "data_bar", "data_bar_2010": True})
    form.conditional_format("E2:E9", {"type": "icon_set", "icon_style": "3_arrows"})
    form.conditional_format("B2:B9", {"type": "cell", "criteria": "<", "value": 5, "format": bold})
    form.add_sparkline("F2", {"range": "様式1!B2:D2"})


def by_openpyxl(path: Path) -> Path:
    """A chart, a comment, lists, a colour scale, groups, views, print settings, an array formula."""
    book = openpyxl.Workbook()
    form: Any = book.active
    form.title = "様式1"
    for row in (
        ["指標", "当初値", "実績", "目標値", "達成度"],
        ["割合", 10, 15, 20, "=(C2-B2)/(D2-B2)"],
        ["件数", 1, 2, 3, None],
    ):
        form.append(row)
    form["E2"].number_format = "0%"
    form["B2"].comment = Comment("確認済み", "担当")
    form.merge_cells("A5:C6")
    form.add_data_validation(DataValidation("list", formula1='"％,人"', sqref="C2:C9"))
    colours: Callable[..., Any] = ColorScaleRule
    scale = colours(start_type="min", start_color="FFFFFF", end_type="max", end_color="638EC6")
    form.conditional_formatting.add("E2:E9", scale)
    chart = BarChart()
    chart.add_data(Reference(form, min_col=2, max_col=4, min_row=2), from_rows=True)
    form.add_chart(chart, "G2")
    form["F2"] = ArrayFormula("F2:F3", "=B2:B3*2")
    form.column_dimensions.group("L", "M", hidden=True)
    form.row_dimensions[3].height = 40
    form.freeze_panes = "B2"
    form.print_title_rows = "1:1"
    form.oddHeader.center.text = "様式1"
    form.sheet_view.zoomScale = 85
    book.create_sheet("控え").sheet_state = "hidden"
    book.save(path)
    return path


def _png() -> bytes:
    """One red point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">2I5B", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
        + chunk(b"IEND", b"")
    )
