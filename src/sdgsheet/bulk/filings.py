"""The filings that count, form by form: in the order, and under the names, in which an officer reads them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Final

from sdgsheet.bulk.cities import Cities, Name
from sdgsheet.bulk.results import Results
from sdgsheet.text import Language, Text

# filings: position is the order; label names the city, and tells filings of one name apart; key is the
# same for all filings of one city.
_TABLE: Final = """
create temp table filings as
with
named as (
    select path, form, city, period, sheets, errors, warnings, infos,
        count(*) over (partition by path, city) as of_file,
        count(*) over (partition by path, city, period) as of_period,
        count(*) over same as of_sheets, row_number() over (same order by form) as number
    from forms where status = 'read'
    window same as (partition by path, city, period, sheets)
),
files_of as (select city, count(distinct path) as files from named group by city)
select row_number() over (order by city_rank(named.city), path, form) as position,
    path, form, named.city, period, coalesce(city_key(named.city), path) as key,
    city_label(
        named.city, iif(files > 1, path, null), iif(of_file > 1, period, null),
        iif(of_period > 1, sheets, null), iif(of_sheets > 1, number, null)
    ) as label,
    errors, warnings, infos
from named join files_of on files_of.city is named.city
"""
UNKNOWN = Text("都市名不明", "city unknown")
_NUMBER = Text("{}つ目", "no. {}")
_BETWEEN = Text("、", ", ")
_BRACKETED = Text("{}（{}）", "{} ({})")

_PREFECTURES: Final = (
    "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県",
    "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県",
    "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県", "滋賀県", "京都府", "大阪府",
    "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県",
    "香川県", "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県",
    "鹿児島県", "沖縄県",
)  # fmt: skip
"""From north to south, as lists of cities go."""
_RANKS: Final = {prefecture: rank for rank, prefecture in enumerate(_PREFECTURES)}


def make_filings(results: Results, listed: Iterable[str], shown: Callable[[str], str], language: Language) -> None:
    """Makes the temporary table ``filings`` of this connection.

    Args:
        results: in which it is known which forms count.
        listed: the office's list; its order is the order of the filings, before that of the prefectures.
        shown: a path as people read it.
        language: of the labels.
    """
    listed = list(listed)
    names = results.filed()
    cities, filed = Cities([*listed, *names]), Cities(names)
    ranks = {cities.key(city): rank for rank, city in reversed(list(enumerate(listed)))}

    def rank(city: str | None) -> int:
        if city is None:
            return len(listed) + len(_RANKS) + 1
        key = cities.key(city)
        name = Name.of(key)
        last = len(_RANKS)
        return ranks.get(key, len(listed) + _RANKS.get(name.prefecture or name.bare, last))

    def label(city: str | None, path: str | None, period: str | None, sheets: str | None, number: int | None) -> str:
        """What is None would not tell it from others of its name."""
        apart = [shown(path)] if path else []
        apart += [period.replace("-", "～")] if period else []
        apart += json.loads(sheets) if sheets else []
        apart += [_NUMBER.to(language).format(number)] if number else []
        name = city or UNKNOWN.to(language)
        return _BRACKETED.to(language).format(name, _BETWEEN.to(language).join(apart)) if apart else name

    add = results.connection.create_function
    add("city_rank", 1, rank, deterministic=True)
    add("city_label", 5, label, deterministic=True)
    add("city_key", 1, lambda city: filed.key(city) if city else None, deterministic=True)
    run = results.connection.execute
    run("drop table if exists filings")
    run(_TABLE)
    run("create unique index temp.filing on filings (path, form)")
