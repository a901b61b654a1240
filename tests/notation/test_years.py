"""Years as people write them, as intervals of days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdgsheet.notation.years import find_years, parse_periods, parse_year


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("計画策定時（2020年度）", 2020),
        ("基準年：2020年度", 2020),
        ("コロナ前（2019年度）", 2019),
        ("［2020年度］", 2020),
        ("〔2020年度〕", 2020),
        ("平成31・令和元年度", 2019),
        ("2020年度確報", 2020),
        ("2020事業年度", 2020),
        ("2020年度", 2020),
        ("２０２０年度", 2020),
        ("2020 年度", 2020),
        ("平成30年度", 2018),
        ("平成 ３０ 年度", 2018),
        ("令和元年度", 2019),
        ("平成31年度", 2019),
        ("令和元年度=平成31年度", 2019),
        ("R元年度", 2019),
        ("Ｈ３０年度", 2018),
        ("h30年度", 2018),
        ("S60年度", 1985),
        ("昭和60年度", 1985),
        ("㋿4年度", 2022),
        ("令4年度", 2022),
        ("平成35年度", 2023),
        ("2023（平成35）年度", 2023),
        ("2030（平成42）年度", 2030),
        ("令和5（2023）年度", 2023),
        ("2023年度（令和5年度）", 2023),
        ("R5(2023)年度", 2023),
        ("2018年度末", 2018),
        ("平成30年度末", 2018),
        ("2022年度3月末", 2022),
        ("2022年度末現在", 2022),
        ("2022年度実績", 2022),
        ("2022年度（見込）", 2022),
        ("2022年度（2023年3月末時点）", 2022),
        ("2020年度（3か年平均）", 2020),
        ("（2022年度）", 2022),
        ("FY2022", 2022),
        ("FY23", 2023),
        ("ＦＹ’２３", 2023),
        ("2022年度上半期", 2022),
        ("2022年度～", 2022),
        ("2024年度までに", 2024),
        ("2024年度目途", 2024),
        ("2024年度を目途に", 2024),
        ("2024年度達成", 2024),
        ("2024年度p", 2024),
    ],
)
def test_a_fiscal_year_is_named_by_its_first_year_and_runs_from_april_to_march(text: str, named: int) -> None:
    year = parse_year(text)
    assert year is not None
    assert (year.kind, year.named, set(year.fitting)) == ("fiscal", named, {named})
    assert (year.first, year.last) == (date(named, 4, 1), date(named + 1, 3, 31))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("2030年", 2030),
        ("２０２１年", 2021),
        ("令和12年", 2030),
        ("2022年末", 2022),
        ("西暦2022年", 2022),
        ("2022年（令和4年）", 2022),
        ("～2030年", 2030),
        ("2030年まで", 2030),
        ("2030年までに", 2030),
        ("2030年を目処", 2030),
        ("2023年次", 2023),
        ("2020年国勢調査", 2020),
    ],
)
def test_a_calendar_year_runs_from_january_to_december(text: str, named: int) -> None:
    year = parse_year(text)
    assert year is not None
    assert (year.kind, year.first, year.last) == ("calendar", date(named, 1, 1), date(named, 12, 31))


@pytest.mark.parametrize(
    "text", ["2022", "R4", "令和4", "２０２２", "R04", "令4", "策定時(2022)", "2022農林業センサス", "2022.0"]
)
def test_a_year_without_its_word_may_be_either(text: str) -> None:
    year = parse_year(text)
    assert year is not None
    assert (year.named, year.first, year.last) == (2022, date(2022, 1, 1), date(2023, 3, 31))


@pytest.mark.parametrize(
    ("text", "first", "last", "fitting"),
    [
        ("2018年3月", date(2018, 3, 1), date(2018, 3, 31), {2017, 2018}),
        ("2018年3月末", date(2018, 3, 1), date(2018, 3, 31), {2017, 2018}),
        ("平成31年3月", date(2019, 3, 1), date(2019, 3, 31), {2018, 2019}),
        ("2022.3", date(2022, 3, 1), date(2022, 3, 31), {2021, 2022}),
        ("2022/3", date(2022, 3, 1), date(2022, 3, 31), {2021, 2022}),
        ("H30.3", date(2018, 3, 1), date(2018, 3, 31), {2017, 2018}),
        ("2022年（令和4年）3月", date(2022, 3, 1), date(2022, 3, 31), {2021, 2022}),
        ("2022年12月", date(2022, 12, 1), date(2022, 12, 31), {2022}),
        ("2022年4月", date(2022, 4, 1), date(2022, 4, 30), {2022}),
        ("2020年2月", date(2020, 2, 1), date(2020, 2, 29), {2019, 2020}),
        ("2022年10月1日現在", date(2022, 10, 1), date(2022, 10, 1), {2022}),
        ("R5.4.1", date(2023, 4, 1), date(2023, 4, 1), {2023}),
        ("2023/3/31", date(2023, 3, 31), date(2023, 3, 31), {2022, 2023}),
        ("2022-04-01 00:00:00", date(2022, 4, 1), date(2022, 4, 1), {2022}),
    ],
)
def test_months_and_days_fit_their_calendar_and_their_fiscal_year(
    text: str, first: date, last: date, fitting: set[int]
) -> None:
    year = parse_year(text)
    assert year is not None
    assert year.kind == ("day" if first == last else "month")
    assert (year.first, year.last, set(year.fitting)) == (first, last, fitting)


@pytest.mark.parametrize(
    ("text", "first", "last", "fitting"),
    [
        ("R4～R6累計", date(2022, 1, 1), date(2025, 3, 31), {2022, 2023, 2024}),
        ("2018～2020平均", date(2018, 1, 1), date(2021, 3, 31), {2018, 2019, 2020}),
        ("3か年平均(2018～2020)", date(2018, 1, 1), date(2021, 3, 31), {2018, 2019, 2020}),
        ("2018～2020年度の3か年平均", date(2018, 4, 1), date(2021, 3, 31), {2018, 2019, 2020}),
        ("令和4～6年度", date(2022, 4, 1), date(2025, 3, 31), {2022, 2023, 2024}),
        ("2022〜24年度", date(2022, 4, 1), date(2025, 3, 31), {2022, 2023, 2024}),
        ("2022－2024", date(2022, 1, 1), date(2025, 3, 31), {2022, 2023, 2024}),
        ("2022年度から2024年度", date(2022, 4, 1), date(2025, 3, 31), {2022, 2023, 2024}),
        ("令和4・5年度", date(2022, 4, 1), date(2024, 3, 31), {2022, 2023}),
        ("2022年4月～9月", date(2022, 4, 1), date(2022, 9, 30), {2022}),
        ("2022年4月～2023年3月", date(2022, 4, 1), date(2023, 3, 31), {2022, 2023}),
    ],
)
def test_spans_fit_every_year_in_them(text: str, first: date, last: date, fitting: set[int]) -> None:
    year = parse_year(text)
    assert year is not None
    assert (year.kind, year.first, year.last, set(year.fitting)) == ("span", first, last, fitting)
    assert year.named == max(fitting)


@pytest.mark.parametrize(
    "text", ["毎年度", "毎年", "各年度", "計画期間内", "最終年度", "計画最終年度", "計画期間の終了年度末", "計画終了時"]
)
def test_every_year_is_readable_and_contradicts_none(text: str) -> None:
    year = parse_year(text)
    assert year is not None
    assert year.is_open
    assert year.fits(1990)
    assert year.fits(2030)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "－",
        "年度末",
        "直近",
        "22年度",
        "202年度",
        "20222年度",
        "2,022年度",
        "2022.13",
        "2022年13月",
        "2022年2月30日",
        "2023（平成36）年度",
        "令和4年度＝平成30年度",
        "令和2022年度",
        "R6～R4",
        "50",
        "店舗数",
        "20.3",
    ],
)
def test_what_is_no_year_is_not_read(text: str) -> None:
    assert parse_year(text) is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("2022年\n実績", [2022]),
        ("2030年（目標値）", [2030]),
        ("目標値（2030年）", [2030]),
        ("令和4年度（2022年度）実績", [2022]),
        ("R4実績値", [2022]),
        ("計画期間2022年～2024年", [2022, 2024]),
        ("当初値", []),
        ("ISO14001", []),
        ("SDGs2030", []),
        ("2022年度\n(2023年3月末)", [2022]),
    ],
)
def test_years_are_found_in_headings(text: str, named: list[int]) -> None:
    assert [year.named for year in find_years(text)] == named


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("熊本県熊本市　第2期ＳＤＧｓ未来都市計画：計画期間2022年～2024年", ((2022, 2024),)),
        ("第2期SDGs未来都市計画（2022～2024）の進捗状況報告シート（様式1）2019年度", ((2022, 2024),)),
        ("令和4年度～令和6年度", ((2022, 2024),)),
        ("令和4～6年度", ((2022, 2024),)),
        ("2022-2024", ((2022, 2024),)),
        ("（2022～24）", ((2022, 2024),)),
        ("2022年4月～2025年3月", ((2022, 2024),)),
        ("2022年度から2024年度まで", ((2022, 2024),)),
        ("2022（令和4）年度～2024（令和6）年度", ((2022, 2024),)),
        ("計画期間2022年～2024年（第1期2019年～2021年）", ((2022, 2024), (2019, 2021))),
        ("2019年度", ()),
        ("2024～2022", ()),
    ],
)
def test_plan_periods_are_found_in_titles(text: str, periods: tuple[tuple[int, int], ...]) -> None:
    assert parse_periods(text) == periods


ERAS = {"昭和": 1925, "平成": 1988, "令和": 2018, "S": 1925, "H": 1988, "R": 2018}


@given(st.sampled_from(sorted(ERAS)), st.integers(1, 199), st.sampled_from(["年度", "年"]))
def test_an_era_has_no_upper_limit(era: str, count: int, word: str) -> None:
    written = parse_year(f"{era}{count}{word}")
    western = parse_year(f"{ERAS[era] + count}{word}")
    assert written is not None
    assert western is not None
    assert (written.first, written.last, written.named) == (western.first, western.last, western.named)


@given(st.integers(1900, 2199), st.sampled_from(["年度", "年", ""]))
def test_full_width_digits_mean_the_same(named: int, word: str) -> None:
    half = parse_year(f"{named}{word}")
    full = parse_year(f"{named}{word}".translate(str.maketrans("0123456789", "０１２３４５６７８９")))
    assert half is not None
    assert full is not None
    assert (half.first, half.last, half.fitting) == (full.first, full.last, full.fitting)


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)))
def test_a_day_lies_in_its_fiscal_year(day: date) -> None:
    year = parse_year(f"{day.year}年{day.month}月{day.day}日")
    assert year is not None
    assert year.first == year.last == day
    fiscal = min(year.fitting)
    assert date(fiscal, 4, 1) <= day or day.year == fiscal
    assert day <= date(fiscal + 1, 3, 31)


@given(st.integers(1950, 2100), st.integers(1, 12))
def test_a_month_ends_before_the_next_begins(named: int, month: int) -> None:
    year = parse_year(f"{named}.{month}")
    assert year is not None
    assert (year.first.day, (year.last + timedelta(days=1)).day) == (1, 1)
    assert year.first.month == year.last.month == month


@given(st.text(max_size=40))
def test_any_text_is_read_or_not_but_never_raises(text: str) -> None:
    year = parse_year(text)
    assert year is None or year.first <= year.last
    find_years(text)
    parse_periods(text)


@given(st.text(alphabet="0123456789０元年度月日末～-・RHS令和平成（）/. ", max_size=16))
def test_what_looks_like_a_year_never_raises(text: str) -> None:
    year = parse_year(text)
    assert year is None or (year.text == text and year.first <= year.last)
