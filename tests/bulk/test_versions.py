"""Several versions of one city's filing: the newest counts."""

from __future__ import annotations

from collections.abc import Iterable

from sdgsheet.bulk.versions import Older, Version, older

KEY = ("長野県あずさ市", "2022-2024")
EARLY, LATE = "2024-04-01T00:00:00.000000Z", "2024-05-01T00:00:00.000000Z"


def version(
    path: str,
    *,
    form: int = 0,
    filled: int = 1,
    saved: str = "",
    marked: bool = False,
    changed: str = "",
    key: tuple[str, str] = KEY,
) -> Version:
    return Version(key, path, form, filled, saved, marked, changed)


def superseded(versions: Iterable[Version]) -> list[tuple[str, str]]:
    """Of files that are all alike: the older ones, each with the newest."""
    return [(old.path, newest.path) for old, newest, _ in older(versions, lambda *_: True) if newest is not None]


def test_one_version_is_the_newest() -> None:
    assert superseded([version("a")]) == []


def test_the_one_saved_later_counts() -> None:
    assert superseded([version("a", saved=LATE), version("b", saved=EARLY)]) == [("b", "a")]


def test_more_years_of_actuals_count_more_than_a_later_saving() -> None:
    """Last year's filing, opened and saved again, is still last year's."""
    this_year, last_year = version("this", filled=2, saved=EARLY), version("last", filled=1, saved=LATE)
    assert superseded([this_year, last_year]) == [("last", "this")]


def test_what_the_file_says_counts_more_than_the_disk() -> None:
    versions = [version("a", saved=LATE, changed=EARLY), version("b", saved=EARLY, changed=LATE)]
    assert superseded(versions) == [("b", "a")]


def test_the_disk_decides_where_the_file_does_not() -> None:
    assert superseded([version("a", changed=EARLY), version("b", changed=LATE)]) == [("a", "b")]


def test_a_marked_copy_is_not_newer_than_its_original() -> None:
    versions = [version("a", saved=EARLY, changed=EARLY), version("b", saved=EARLY, changed=LATE, marked=True)]
    assert superseded(versions) == [("b", "a")]


def test_of_copies_the_first_path_counts() -> None:
    assert superseded([version("b"), version("a"), version("c")]) == [("b", "a"), ("c", "a")]


def test_where_a_file_does_not_say_when_it_was_saved_the_disk_decides_for_both() -> None:
    assert superseded([version("a", saved=EARLY, changed=EARLY), version("b", changed=LATE)]) == [("a", "b")]
    assert superseded([version("a", saved=LATE, changed=EARLY), version("b", changed=LATE)]) == [("a", "b")]
    assert superseded([version("a", saved=EARLY, changed=LATE), version("b", changed=EARLY)]) == [("b", "a")]
    assert superseded([version("a", changed=EARLY), version("b", changed=LATE, marked=True)]) == [("b", "a")]


def test_forms_of_one_file_are_told_apart_by_their_years_alone() -> None:
    assert superseded([version("a", form=1), version("a", form=0)]) == []
    assert superseded([version("a", form=0), version("a", form=1, filled=2)]) == [("a", "a")]
    later = version("b", changed=LATE)
    assert superseded([version("a", form=0), version("a", form=1), later]) == [("a", "b"), ("a", "b")]


def test_other_cities_and_other_plan_periods_are_no_versions() -> None:
    other_city, other_period = ("長野県あさひ市", "2022-2024"), ("長野県あずさ市", "2023-2025")
    assert superseded([version("a"), version("b", key=other_period), version("c", key=other_city)]) == []


def test_files_that_are_not_alike_count_each_and_the_newest_of_each_kind_supersedes_its_own() -> None:
    a1, b1, a2, b2 = (version(path, saved=saved) for path, saved in zip(("a1", "b1", "a2", "b2"), "1234", strict=True))
    assert sorted(older([a1, b1, a2, b2], lambda one, other: one.path[0] == other.path[0])) == [
        Older(a1, a2, None),
        Older(a2, None, b2),
        Older(b1, b2, None),
    ]
