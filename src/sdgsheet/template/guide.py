"""The sheet 記入要領 of the template: how to fill it in, and what the colours of 達成度 mean."""

from __future__ import annotations

from typing import Final

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from sdgsheet.achievement.bands import BANDS, LEGEND_NOTE, Band
from sdgsheet.template import layout
from sdgsheet.template.height import height

TITLE: Final = "記入要領"
_TAG: Final = "_sdgsheet"
"""The sheet's own hidden name by which readers know that it is no form."""

_INTRODUCTION = "このシートは提出物ではありません。公表された報告から読み取れる書き方をまとめたものです。内閣府の要領があるときは、そちらに従ってください。"
_HOW: tuple[tuple[str, str], ...] = (
    ("表題", "1行目の先頭に都道府県名と市区町村名を、右上の枠に選定された年度（例：2019年度）を書きます。"),
    ("No", "（１）は側面と通し番号（経済1、社会4、環境8）、（２）は通し番号です。使わない行は行ごと削除し、番号を詰めてください。"),
    ("取組名", "（２）の取組名は①②③の順に書きます。次の行も同じ取組なら、空欄のままか、セルを結合します。"),
    ("指標名", "（１）は改行（Alt＋Enter）して【11.2,11.3】のようにゴール・ターゲット番号を添えます。２回目に出てくる指標には【再掲】を付けます。"),
    ("年・数値・単位", "３つのセルに分けて書きます。数値は半角の数字だけを書きます（2,620のように桁区切りも入力できます）。割合は34.5と書き、単位を「％」とします（0.345としません）。同じ行は同じ単位にそろえます。"),
    ("年", "その数値が表す年度を「2022年度」のように書きます。公表の遅い統計は、見出しより前の年度のままで構いません。目標の年は「2030年」のように書きます。"),
    ("まだない値", "空欄のままとするか、「未公表」「集計中」などと書きます。0とは書きません。"),
    ("数値でない目標", "「上昇」「維持」などと書きます。単位は要りません。達成度は式を消して「達成」「未達成」などとします。"),
    ("達成度", "式が入っています。（実績－当初値）÷（目標値－当初値）で、実績は記入されているうちの最新のものです。目標値が当初値と同じ行は計算できないため空欄になります。"),
    ("行を増やす", "行の途中で行全体をコピーし、「コピーしたセルの挿入」をします。式・入力の一覧・色も一緒に入ります。"),
    ("（３）", "「●「指標名」の増加　【(2)№１】」のように指標を示し、次の行から「・」で要因や課題を書きます。１行に１段落とし、長いときは行の高さを広げてください。"),
    ("同じ指標", "（１）と（２）の両方に書く指標は、年・数値・単位・達成度をそろえます。"),
)  # fmt: skip

_FONT = Font(name=layout.FONT, size=layout.NORMAL_SIZE)
_BOLD = Font(name=layout.FONT, size=layout.NORMAL_SIZE, bold=True)
_THIN = Side(style="thin", color="A6A6A6")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_WRAP = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_NARROW, _WIDE = 18.0, 84.0


def draw_guide(sheet: Worksheet) -> None:
    """Draws the guide and marks the sheet as ours."""
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = _NARROW, _WIDE
    title = sheet.cell(1, 1, f"様式1　{TITLE}")
    title.font = Font(name=layout.FONT, size=14, bold=True)
    _wide(sheet, 2, _INTRODUCTION)
    for row, (subject, text) in enumerate(_HOW, start=4):
        _line(sheet, row, subject, text)
    legend = 4 + len(_HOW) + 1
    sheet.cell(legend, 1, "達成度の色").font = _BOLD
    for row, band in enumerate(BANDS, start=legend + 1):
        _swatch(sheet, row, band)
    _wide(sheet, legend + 1 + len(BANDS), LEGEND_NOTE.ja)
    _page(sheet)
    sheet.defined_names[_TAG] = DefinedName(_TAG, attr_text='"guide"', hidden=True)


def _line(sheet: Worksheet, row: int, subject: str, text: str) -> None:
    head, body = sheet.cell(row, 1, subject), sheet.cell(row, 2, text)
    head.font, head.alignment, head.border = _BOLD, _MIDDLE, _BOX
    head.fill = PatternFill("solid", fgColor="DCE6F1")
    body.font, body.alignment, body.border = _FONT, _WRAP, _BOX
    sheet.row_dimensions[row].height = height((text, _WIDE), size=layout.NORMAL_SIZE) + 4


def _swatch(sheet: Worksheet, row: int, band: Band) -> None:
    shown, legend = sheet.cell(row, 1, _example(band)), sheet.cell(row, 2, band.legend.ja)
    shown.number_format, shown.alignment = "0%", _MIDDLE
    shown.font = Font(name=layout.FONT, size=layout.NORMAL_SIZE, bold=band.bold, color=band.font)
    shown.fill = PatternFill("solid", fgColor=band.fill)
    side = Side(style="thin", color=band.border) if band.border else _THIN
    shown.border = Border(left=side, right=side, top=side, bottom=side)
    legend.font, legend.alignment = _FONT, _WRAP
    sheet.row_dimensions[row].height = 20


def _example(band: Band) -> float:
    """A figure in the middle of the band, as a fraction."""
    if band.lower is None:
        return -0.1
    return (band.lower + (band.upper or 140)) / 200


def _wide(sheet: Worksheet, row: int, text: str) -> None:
    cell = sheet.cell(row, 1, text)
    cell.font, cell.alignment = _FONT, Alignment(vertical="center", wrap_text=True)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
    sheet.row_dimensions[row].height = height((text, _NARROW + _WIDE), size=layout.NORMAL_SIZE) + 4


def _page(sheet: Worksheet) -> None:
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_view.showGridLines = False
