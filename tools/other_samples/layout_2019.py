"""The older layout of 2019: another title, and goals as ターゲット7.2、7.3."""

from __future__ import annotations

from typing import Any

from tools.other_samples.sheets import Page, number_format

Row = tuple[str, str, str, str, float, float, int, float, str, float]
"""No, 側面 or 取組名, name, targets, baseline, actual of 2019, target's year, target, unit, 達成度 in percent."""

SECTION1: tuple[Row, ...] = (
    ("経済1", "", "再生可能エネルギー関連企業の従業者数", "ターゲット7.2、7.3、8.5", 640, 712, 2030, 1200, "人", 13),
    ("経済2", "", "木材の素材生産量", "ターゲット15.2、8.2", 18400, 19250, 2030, 26000, "㎥", 11),
    ("社会3", "", "小さな拠点の数", "ターゲット11.3、11.a", 3, 4, 2030, 9, "箇所", 17),
    ("社会4", "", "運動習慣のある市民の割合", "ターゲット3.4", 31.2, 32.5, 2030, 45, "％", 9),
    ("環境5", "", "再生可能エネルギーの自給率", "ターゲット7.2", 21.5, 24.1, 2030, 50, "％", 9),
    ("環境6", "", "市民1人1日当たりのごみ排出量", "ターゲット12.5", 874, 866, 2030, 780, "g", 8),
)
SECTION2: tuple[Row, ...] = (
    ("1", "①森のエネルギー地産地消", "木質バイオマスの利用量", "", 2100, 2540, 2021, 3600, "t", 29),
    ("2", "", "木材の素材生産量", "", 18400, 19250, 2021, 21000, "㎥", 33),
    ("3", "", "再生可能エネルギーの自給率", "", 21.5, 24.1, 2021, 30, "％", 31),
    ("4", "②小さな拠点から始める暮らし", "小さな拠点の数", "", 3, 4, 2021, 5, "箇所", 50),
    ("5", "", "デマンドバスの登録世帯数", "", 410, 468, 2021, 600, "世帯", 31),
)
STORY = (
    "●「再生可能エネルギーの自給率」の増加【(1)No.5、(2)No.3】",
    "　・小水力発電所2基が運転を始めたことにより、自給率が増加した。",
    "●「小さな拠点の数」の増加【(1)No.3、(2)No.4】",
    "　・旧小学校の校舎を改修し、4か所目の拠点を開いた。",
    "●「市民1人1日当たりのごみ排出量」の減少【(1)No.6】",
    "　・生ごみの堆肥化に取り組む自治会が増えた。",
)
WIDTHS = {0: 7, 1: 24, 2: 34, 3: 22, **{4 + i: (9, 9, 8)[i % 3] for i in range(15)}, 19: 9}
LAST = 19


def draw(book: Any) -> None:
    """One sheet."""
    page = Page(book, "進捗評価シート", WIDTHS)
    page.text(0, 0, "SDGs未来都市等進捗評価シート", bold=True, font_size=14)
    page.text(1, 0, "岡山県美作ノ森市　ＳＤＧｓ未来都市計画：計画期間2019年～2021年", bold=True)
    page.put(1, LAST, "2019年度", align="right")
    page.text(3, 0, "(1) 2030年のあるべき姿の実現へ向けた取組の達成状況", bold=True)
    below = _table(page, 4, SECTION1, ("2019年", "2020年", "2021年", "2030年（目標値）"))
    page.text(below + 1, 0, "(2) 自治体SDGsの推進に資する取組の達成状況（2019年～2021年）", bold=True)
    below = _table(page, below + 2, SECTION2, ("2019年\n実績", "2020年\n実績", "2021年\n実績", "2021年\n目標値"))
    page.text(below + 1, 0, "(3) SDGs未来都市計画推進のKPI達成に係る評価及び課題等", bold=True)
    for at, line in enumerate(STORY, below + 2):
        page.text(at, 0, line, (at, LAST))


def _table(page: Page, top: int, rows: tuple[Row, ...], headings: tuple[str, ...]) -> int:
    in_section1 = bool(rows[0][3])
    page.heading(top, 0, "No")
    if in_section1:
        page.heading(top, 1, "指標名", (top, 2))
        page.heading(top, 3, "ゴール、\nターゲット番号")
    else:
        page.heading(top, 1, "取組名")
        page.heading(top, 2, "指標名", (top, 3))
    for column, text in zip(range(4, LAST, 3), ("当初値", *headings), strict=True):
        page.heading(top, column, text, (top, column + 2))
    page.heading(top, LAST, "達成度\n(%)")
    page.sheet.set_row(top, 32)
    for at, row in enumerate(rows, top + 1):
        _row(page, at, row, in_section1=in_section1)
    return top + 1 + len(rows)


def _row(page: Page, at: int, row: Row, *, in_section1: bool) -> None:
    no, first, name, goals, baseline, actual, year, target, unit, percent = row
    page.put(at, 0, no if in_section1 else int(no), border=1, align="center")
    if in_section1:
        page.put(at, 1, name, (at, 2), border=1)
        page.put(at, 3, goals, border=1)
    else:
        page.put(at, 1, first or None, border=1)
        page.put(at, 2, name, (at, 3), border=1)
    triples = (("2018年度", baseline), ("2019年度", actual), ("", None), ("", None), (f"{year}年", target))
    for column, (shown, value) in zip(range(4, LAST, 3), triples, strict=True):
        page.put(at, column, shown, border=1, align="center")
        page.put(at, column + 1, value, border=1, num_format="General" if value is None else number_format(value))
        page.put(at, column + 2, unit if value is not None else "", border=1, align="center")
    page.put(at, LAST, percent, border=1, align="center")
    page.sheet.set_row(at, 30)
