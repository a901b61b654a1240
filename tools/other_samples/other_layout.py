"""A form laid out quite differently: headings on three lines, eras, full-width digits with their units, rows in between."""

from __future__ import annotations

from typing import Any

from tools.other_samples.sheets import Page

TOP, LEFT = 2, 1
Row = tuple[str, str, str, str, str, str, str, str, str]
"""側面 or 取組名, No, name, 担当課, baseline, 令和5年度, 令和6年度, target, 達成度."""

SECTION1: tuple[Row | str, ...] = (
    ("経済", "１", "荒茶の生産額\n【２．３、２．４】", "お茶振興課", "令和３年度|８６億円", "令和５年度|９１億円", "令和６年度|９４億円", "令和12年度|１１０億円", "33％"),
    ("", "２", "町内宿泊者数\n【８．９】", "観光課", "令和３年度|４１千人", "令和５年度|６８千人", "令和６年度|７７千人", "令和12年度|１２０千人", "46％"),
    "※　宿泊者数は暦年で集計し、翌年度に公表している。",
    ("", "３", "新規就農者数（累計）\n【２．３】", "お茶振興課", "令和３年度|６人", "令和５年度|１１人", "令和６年度|１４人", "令和12年度|４０人", "24％"),
    ("社会", "１", "特定健康診査の受診率\n【３．４】", "健康課", "令和３年度|３８．２％", "令和５年度|４１．０％", "令和６年度|４２．６％", "令和12年度|６０．０％", "20％"),
    ("", "２", "デマンド交通の年間利用者数\n【１１．２】", "企画課", "令和３年度|３，２４０人", "令和５年度|４，１１０人", "令和６年度|４，８６０人", "令和12年度|８，０００人", "34％"),
    "repeat",
    ("環境", "１", "町の施設の二酸化炭素排出量\n【１３．２】", "環境課", "平成30年度|２，９００ｔ－ＣＯ２", "令和５年度|２，４８０ｔ－ＣＯ２", "令和６年度|２，３６０ｔ－ＣＯ２", "令和12年度|１，６００ｔ－ＣＯ２", "42％"),
    "",
    ("", "２", "町内宿泊者数\n【８．９】【再掲】", "観光課", "令和３年度|４１千人", "令和５年度|６８千人", "令和６年度|７７千人", "令和12年度|１２０千人", "46％"),
    ("", "３", "茶草場農法の実践農家\n【１５．４】", "お茶振興課", "令和３年度|２１０戸", "令和５年度|２１８戸", "令和６年度|２１８戸", "令和12年度|２５０戸", "20％"),
)  # fmt: skip
SECTION2: tuple[Row | str, ...] = (
    ("① 茶業の再興", "１", "荒茶の生産額", "お茶振興課", "令和３年度|８６億円", "令和５年度|９１億円", "令和６年度|９４億円", "令和７年度|９８億円", "67％"),
    ("", "２", "茶園ツアーの参加者", "観光課", "令和３年度|３２０人", "令和５年度|５８０人", "令和６年度|８１０人", "令和７年度|９００人", "45％"),
    "※　茶園ツアーは令和４年度から通年で実施している。",
    ("② 支え合う暮らし", "３", "デマンド交通の年間利用者数", "企画課", "令和３年度|３，２４０人", "令和５年度|４，１１０人", "令和６年度|４，８６０人", "令和７年度|５，４００人", "75％"),
    ("", "４", "通いの場の開設", "健康課", "令和３年度|１２箇所", "令和５年度|１６箇所", "令和６年度|１９箇所", "令和７年度|２０箇所", "88％"),
    ("③ 脱炭素の町", "５", "町の施設の二酸化炭素排出量", "環境課", "平成30年度|２，９００ｔ－ＣＯ２", "令和５年度|２，４８０ｔ－ＣＯ２", "令和６年度|２，３６０ｔ－ＣＯ２", "令和７年度|２，３００ｔ－ＣＯ２", "90％"),
    ("", "６", "生ごみ処理容器の補助件数（累計）", "環境課", "令和３年度|１４２件", "令和５年度|１７０件", "令和６年度|１８５件", "令和７年度|２００件", "74％"),
)  # fmt: skip
STORY = (
    (
        "●「荒茶の生産額」の増加\n【（１）№１、（２）№１】",
        "・海外向けの有機茶の生産が増えた。\n・担い手の高齢化が課題である。",
    ),
    ("●「茶園ツアーの参加者」の増加【（２）№２】", "・旅行会社との連携により参加者が増加した。"),
    (
        "●「町の施設の二酸化炭素排出量」の減少\n【（２）№５】",
        "・小中学校の照明をＬＥＤにした。達成度は90％に達している。",
    ),
)


def draw(book: Any) -> None:
    """One sheet that begins at B3."""
    widths = {0: 2, 1: 12, 2: 5, 3: 32, 4: 11, **{5 + i: (10, 15)[i % 2] for i in range(10)}, 15: 8, 16: 9, 17: 14}
    page = Page(book, "進捗状況（令和６年度）", widths)
    page.text(TOP, LEFT, "静岡県茶ノ原町　ＳＤＧｓ未来都市計画：計画期間2023年～2025年", bold=True, font_size=12)
    page.text(
        TOP + 1, LEFT, "SDGs未来都市計画（2023～2025）の進捗状況報告シート（様式１）　選定年度：2022年度", bold=True
    )
    for offset, text in enumerate(("課長", "係長", "担当")):
        page.put(TOP, 15 + offset, text, border=1, align="center")
        page.put(TOP + 1, 15 + offset, None, border=1)
    page.text(TOP + 3, LEFT, "１．2030年のあるべき姿の実現へ向けた取組の達成状況", bold=True)
    below = _table(page, TOP + 4, 1, SECTION1)
    page.text(below + 1, LEFT, "２．自治体ＳＤＧｓの推進に資する取組の達成状況（2023年～2025年）", bold=True)
    below = _table(page, below + 2, 2, SECTION2)
    page.text(below + 1, LEFT, "３．ＳＤＧｓ未来都市計画推進のＫＰＩ達成に係る評価及び課題等", bold=True)
    for at, (heading, text) in enumerate(STORY, below + 2):
        page.put(at, LEFT, heading, (at, LEFT + 2), border=1)
        page.put(at, LEFT + 3, text, (at, 17), border=1)
        page.sheet.set_row(at, 34)


def _table(page: Page, top: int, section: int, rows: tuple[Row | str, ...]) -> int:
    at = _headings(page, top, section)
    for row in rows:
        if row == "repeat":
            at = _headings(page, at, section)
        elif isinstance(row, str):
            if row:
                page.text(at, LEFT + 2, row, (at, 17), italic=True)
            at += 1
        else:
            _row(page, at, row)
            at += 1
    return at


def _headings(page: Page, top: int, section: int) -> int:
    names = ("側　面" if section == 1 else "取 組 名", "番号", "指　標　名", "担当課")
    for column, text in enumerate(names, LEFT):
        page.heading(top, column, text, (top + 2, column))
    page.heading(top, 5, "当 初 値", (top + 1, 6))
    page.heading(top, 7, "実　績", (top, 12))
    for column, text in zip((7, 9, 11), ("令和５年度", "令和６年度", "令和７年度"), strict=True):
        page.heading(top + 1, column, text, (top + 1, column + 1))
    page.heading(top, 13, "2030年度\n（目標値）" if section == 1 else "2025年度\n目標値", (top + 1, 14))
    for column in range(5, 15):
        page.heading(top + 2, column, ("年度", "数値（単位）")[(column - 5) % 2])
    for column, text in zip((15, 16, 17), ("前回\n達成度", "達 成 度\n（％）", "備　考"), strict=True):
        page.heading(top, column, text, (top + 2, column))
    return top + 3


def _row(page: Page, at: int, row: Row) -> None:
    *names, baseline, first, second, target, stated = row
    for column, text in enumerate(names, LEFT):
        page.put(at, column, text, border=1)
    for column, triple in zip((5, 7, 9, 11, 13), (baseline, first, second, "|", target), strict=True):
        year, value = triple.split("|")
        page.put(at, column, year, border=1, align="center")
        page.put(at, column + 1, value, border=1, align="right")
    for column, text in zip((15, 16, 17), ("－", stated, ""), strict=True):
        page.put(at, column, text, border=1, align="center")
    page.sheet.set_row(at, 32)
