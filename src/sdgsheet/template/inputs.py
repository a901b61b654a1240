"""Input checks of the template: lists to choose from, and hints. All of them let people pass."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from sdgsheet.template import layout
from sdgsheet.template.draw import Drawn

_BASELINE_YEARS = 5
_LATE = 2
"""Years that a statistic may be late by and still be in the list."""
_VISION = 2030
"""The year of section (1)'s targets."""
_UNITS = ("％", "人", "千人", "万人", "世帯", "件", "件/年", "箇所", "団体", "社", "回", "本", "台", "点", "ha", "ｔ", "千トン", "万t-CO2", "万㎥", "千円", "百万円", "億円", "十億円")  # fmt: skip

_ANYWAY = "このまま入力するときは「はい」を押してください。"


def add_input_checks(sheet: Worksheet, drawn: Drawn, period: tuple[int, int]) -> None:
    """Puts lists and hints on the year and unit cells, and hints on what is written freely."""
    first, last = period
    for rows, targets in (
        (drawn.section1, range(_VISION, min(last, _VISION) - 1, -1)),
        (drawn.section2, range(last, first - 1, -1)),
    ):
        before = [f"{year}年度" for year in range(first - 1, first - 1 - _BASELINE_YEARS, -1)]
        _years(
            sheet,
            rows,
            layout.BASELINE,
            before,
            "計画の出発点の年度を選びます。一覧にない年度は、そのままご記入ください。",
        )
        for column, year in zip(layout.ACTUALS, range(first, last + 1), strict=True):
            late = [f"{named}年度" for named in range(year, year - _LATE - 1, -1)]
            _years(
                sheet,
                rows,
                column,
                late,
                "この数値が表す年度を選びます。公表の遅い統計は、見出しより前の年度で構いません。",
            )
        _years(
            sheet,
            rows,
            layout.TARGET,
            [f"{year}年" for year in targets],
            "この目標の年を選びます。見出しの年と違っていても構いません。",
        )
        _units(sheet, rows)
        _hint(
            sheet,
            _range(rows, layout.ACHIEVEMENT),
            "達成度",
            "記入すると自動で計算されます。数値でない目標（「上昇」など）の行は、式を消して「達成」「未達成」などとご記入ください。",
        )
    _hint(sheet, "A1", "表題", "この行の先頭に、都道府県名と市区町村名をご記入ください。")
    _hint(
        sheet,
        f"{get_column_letter(layout.LAST - 1)}1",
        "選定年度",
        "SDGs未来都市に選定された年度をご記入ください（例：2019年度）。",
    )
    top, bottom = drawn.narrative
    _hint(
        sheet,
        f"A{top}:A{bottom}",
        "評価及び課題等",
        "１行に１段落で、「●「指標名」の増加　【(2)№１】」のように指標を示し、次の行から「・」で要因や課題をご記入ください。",
    )


def _years(sheet: Worksheet, rows: tuple[int, int], column: int, years: list[str], prompt: str) -> None:
    _add(
        sheet,
        _range(rows, column),
        DataValidation(
            type="list",
            formula1=f'"{",".join(years)}"',
            allow_blank=True,
            errorStyle="warning",
            errorTitle="年の確認",
            error=f"一覧にない年です。「2022年度」「2018年3月」のように、年度か年かがわかるようにお書きください。{_ANYWAY}",
            promptTitle="年",
            prompt=prompt,
        ),
    )


def _units(sheet: Worksheet, rows: tuple[int, int]) -> None:
    baseline, *others = (column + 2 for column in layout.TRIPLES)
    # Units are too many to list: what is not in the list is as good.
    _add(
        sheet,
        _range(rows, baseline),
        DataValidation(
            type="list",
            formula1=f'"{",".join(_UNITS)}"',
            allow_blank=True,
            showErrorMessage=False,
            promptTitle="単位",
            prompt="一覧から選ぶか、そのままご記入ください。同じ行は同じ単位にそろえます。",
        ),
    )
    for column in others:
        _add(
            sheet,
            _range(rows, column),
            DataValidation(
                type="list",
                formula1=f"${get_column_letter(baseline)}{rows[0]}",
                allow_blank=True,
                errorStyle="warning",
                errorTitle="単位の確認",
                error=f"当初値の単位と違います。同じ行は同じ単位にそろえてください。{_ANYWAY}",
                promptTitle="単位",
                prompt="当初値と同じ単位を選びます。言葉の目標（「上昇」など）には要りません。",
            ),
        )


def _hint(sheet: Worksheet, cells: str, title: str, text: str) -> None:
    _add(sheet, cells, DataValidation(showErrorMessage=False, promptTitle=title, prompt=text))


def _add(sheet: Worksheet, cells: str, check: DataValidation) -> None:
    check.showInputMessage = True
    check.add(cells)
    sheet.add_data_validation(check)


def _range(rows: tuple[int, int], column: int) -> str:
    letters = get_column_letter(column)
    return f"{letters}{rows[0]}:{letters}{rows[1]}"
