"""Which files a run finds, and which it leaves alone."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from filings import packed, twice
from sdgsheet.bulk import search as search_module
from sdgsheet.bulk.place import content
from sdgsheet.bulk.search import Search
from sdgsheet.errors import SdgsheetError


def make(folder: Path, *names: str, data: bytes = b"x") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def found(*inputs: Path | str) -> list[str]:
    """The paths found in the order of the search, from the first input's folder."""
    base = Path(inputs[0]) if Path(inputs[0]).is_dir() else Path(inputs[0]).parent
    return [Path(item.place.path).relative_to(base).as_posix() for item in Search(inputs)]


def test_workbooks_in_nested_folders_in_a_fixed_order(tmp_path: Path) -> None:
    make(tmp_path, "乙/市/様式1.xlsx", "甲/b.XLSX", "甲/a.xlsm", "c.xlsx")
    assert found(tmp_path) == ["c.xlsx", "乙/市/様式1.xlsx", "甲/a.xlsm", "甲/b.XLSX"]


def test_workbooks_that_cannot_be_read_are_found_too(tmp_path: Path) -> None:
    make(tmp_path, "a.xls", "b.xlsb", "c.ods")
    assert found(tmp_path) == ["a.xls", "b.xlsb", "c.ods"]


def test_files_that_programs_made_for_themselves_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, "~$a.xlsx", ".~lock.a.xlsx#", "._a.xlsx", "a.xlsx", "~$zip.zip.xlsx")
    assert found(tmp_path) == ["a.xlsx"]


def test_the_folder_that_macs_pack_for_themselves_is_left_out(tmp_path: Path) -> None:
    make(tmp_path, "__MACOSX/a.xlsx", "市/__MACOSX/市/b.xlsx", "市/__MACOSX.xlsx", "MACOSX/c.xlsx")
    search = Search([tmp_path])
    assert [item.place.name for item in search] == ["c.xlsx", "__MACOSX.xlsx"]
    assert search.others == {}


def test_other_files_are_counted_by_kind(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf", "b.PDF", "c.docx", "README", "~$c.docx")
    search = Search([tmp_path])
    assert list(search) == []
    assert search.others == {".pdf": 2, ".docx": 1, "": 1}


def test_a_named_file_is_found_whatever_its_ending(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    assert found(tmp_path / "a.txt") == ["a.txt"]


def test_globs(tmp_path: Path) -> None:
    make(tmp_path, "甲/a.xlsx", "甲/b.xlsx", "乙/c.xlsx")
    assert [Path(item.place.path).name for item in Search([tmp_path / "*" / "?.xlsx"])] == [
        "c.xlsx",
        "a.xlsx",
        "b.xlsx",
    ]


@pytest.mark.parametrize("name", ["無い.xlsx", "無い/*.xlsx"])
def test_an_input_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(SdgsheetError) as raised:
        list(Search([tmp_path / name]))
    assert name in raised.value.text.ja


def test_what_a_run_has_written_is_no_filing(tmp_path: Path) -> None:
    make(tmp_path / "結果", "results.sqlite", "results.sqlite-journal", "summary.xlsx", "summary.xlsx.bak", "files.csv")
    make(tmp_path, "a.xlsx", "結果/marked/a-marked.xlsx", "結果/export.xlsx")
    search = Search([tmp_path])
    assert [item.place.name for item in search] == ["a.xlsx"]
    assert search.others == {}


def test_a_citys_own_summary_is_a_file_as_any_other(tmp_path: Path) -> None:
    make(tmp_path, "summary.xlsx", "marked/a.xlsx")
    assert found(tmp_path) == ["summary.xlsx", "marked/a.xlsx"]


def test_a_run_may_write_into_the_folder_that_it_checks(tmp_path: Path) -> None:
    make(tmp_path, "a.xlsx", "results.sqlite", "summary.xlsx", "marked/a-marked.xlsx")
    assert found(tmp_path) == ["a.xlsx"]


@pytest.mark.parametrize("closed", ["", "甲", "甲/乙", "丁"])
def test_a_closed_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, closed: str) -> None:
    """Wherever it lies: as the first, in the midst and as the last."""
    make(tmp_path, "甲/乙/a.xlsx", "丙/b.xlsx", "丁/c.xlsx", "d.xlsx")
    whole = os.scandir

    def scandir(folder: str) -> object:
        if Path(folder) == tmp_path / closed:
            raise PermissionError(13, "closed", folder)
        return whole(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    found = {item.place.path: item.reason for item in Search([tmp_path])}
    workbooks = [path for path in tmp_path.rglob("*.xlsx") if not path.is_relative_to(tmp_path / closed)]
    assert [path for path, reason in found.items() if reason] == [str(tmp_path / closed)]
    assert sorted(path for path, reason in found.items() if not reason) == sorted(map(str, workbooks))


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_a_folder_elsewhere_is_named_and_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "別の場所/a.xlsx", "提出/甲/b.xlsx")
    (tmp_path / "提出/甲/リンク").symlink_to(tmp_path / "別の場所")
    reasons = {item.place.name: item.reason for item in Search([tmp_path / "提出"])}
    assert reasons.pop("リンク") is not None
    assert reasons == {"b.xlsx": None}
    assert found(tmp_path) == ["別の場所/a.xlsx", "提出/甲/b.xlsx"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_folders_that_hold_themselves_end(tmp_path: Path) -> None:
    make(tmp_path, "甲/a.xlsx")
    (tmp_path / "甲" / "輪").symlink_to(tmp_path)
    assert found(tmp_path) == ["甲/a.xlsx"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_glob_shows_a_file_once_although_links_lead_round(tmp_path: Path) -> None:
    make(tmp_path / "提出", "甲/a.xlsx", "甲/b.xlsx")
    (tmp_path / "提出/甲/循環").symlink_to("..", target_is_directory=True)
    names = [item.place.name for item in Search([tmp_path / "提出/**/*.xlsx"])]
    assert names == ["a.xlsx", "b.xlsx"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_to_other_folders_and_files_are_followed(tmp_path: Path) -> None:
    make(tmp_path, "提出/甲/a.xlsx", "別/c.xlsx")
    (tmp_path / "提出/乙").symlink_to("../別", target_is_directory=True)
    (tmp_path / "提出/甲/d.xlsx").symlink_to("a.xlsx")
    names = [item.place.name for item in Search([tmp_path / "提出/**/*.xlsx"])]
    assert names == ["c.xlsx", "a.xlsx", "d.xlsx"]


@pytest.mark.skipif(sys.platform != "linux", reason="only there names are mere bytes")
def test_a_name_that_is_no_text_is_found_and_can_be_shown(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + "/様式1".encode("cp932") + b".xlsx"
    with open(raw, "wb") as file:  # noqa: PTH123
        file.write(b"x")
    [item] = Search([tmp_path])
    assert item.place.path.encode("utf-8").endswith(rb"\udc97l\udc8e\udcae1.xlsx")
    assert Path(type(item.place).loads(item.place.dumps()).file).read_bytes() == b"x"


# ── zips ──


def zipped(tmp_path: Path, name: str, members: dict[str, bytes]) -> Path:
    path = tmp_path / name
    path.write_bytes(packed(members))
    return path


def test_a_zip_is_searched_as_a_folder(tmp_path: Path) -> None:
    path = zipped(tmp_path, "県.zip", {"市/様式1.xlsx": b"x", "町/様式1.xlsm": b"x", "送付状.pdf": b"x", "空/": b""})
    assert found(path) == ["県.zip/市/様式1.xlsx", "県.zip/町/様式1.xlsm"]
    assert found(tmp_path) == ["県.zip/市/様式1.xlsx", "県.zip/町/様式1.xlsm"]


def test_what_programs_put_into_zips_for_themselves_is_left_out(tmp_path: Path) -> None:
    path = zipped(tmp_path, "a.zip", {
        "__MACOSX/._a.xlsx": b"x", "市/__MACOSX/市/c.xlsx": b"x", "~$a.xlsx": b"x", "._b.xlsx": b"x", "a.xlsx": b"x",
    })  # fmt: skip
    assert found(path) == ["a.zip/a.xlsx"]


def test_an_entry_name_twice_in_a_zip_is_found_twice_each_with_its_own_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(
        twice({"市.xlsx": [b"old", b"new"], "内.zip": [packed({"甲.xlsx": b"1"}), packed({"乙.xlsx": b"2"})]})
    )
    places = [item.place for item in Search([path])]
    assert [(place.path.removeprefix(str(path)), content(place).source) for place in places] == [
        ("/内.zip/乙.xlsx", b"2"),
        ("/内（同名1）.zip/甲.xlsx", b"1"),
        ("/市.xlsx", b"new"),
        ("/市（同名1）.xlsx", b"old"),
    ]  # fmt: skip


def test_a_zip_in_a_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path, "国.zip", {"県.zip": packed({"市.xlsx": b"x"}), "町.xlsx": b"x"})
    assert found(path) == ["国.zip/町.xlsx", "国.zip/県.zip/市.xlsx"]


def test_zips_are_not_followed_for_ever(tmp_path: Path) -> None:
    data = packed({"a.xlsx": b"x"})
    for _ in range(5):
        data = packed({"z.zip": data})
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    [item] = Search([path])
    assert item.place.path.endswith(os.path.join("a.zip", "z.zip", "z.zip", "z.zip"))  # noqa: PTH118
    assert item.reason is not None
    assert "何重にも" in item.reason.ja


def test_a_damaged_zip_is_named_and_the_others_are_searched(tmp_path: Path) -> None:
    zipped(tmp_path, "b.zip", {"b.xlsx": b"x"})
    (tmp_path / "a.zip").write_bytes(packed({"a.xlsx": b"x"})[:-20])
    first, second = Search([tmp_path])
    assert first.reason is not None
    assert "zipファイルを開けません" in first.reason.ja
    assert (second.place.path.endswith("b.xlsx"), second.reason) == (True, None)


def test_a_damaged_zip_in_a_zip_is_named(tmp_path: Path) -> None:
    path = zipped(tmp_path, "a.zip", {"b.zip": b"PK\3\4", "c.xlsx": b"x"})
    assert {item.place.name: item.reason is None for item in Search([path])} == {"b.zip": False, "c.xlsx": True}


def test_a_zip_of_more_workbooks_than_anybody_sends_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_module, "MOST", 2)
    path = zipped(tmp_path, "a.zip", {f"{n}.xlsx": b"x" for n in range(4)})
    items = list(Search([path]))
    assert [item.reason is None for item in items] == [True, True, False]
    assert items[-1].place.path == str(path)


def test_a_workbook_that_a_browser_renamed_to_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path, "様式1.zip", {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
    assert found(path) == ["様式1.zip"]


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({}, "ファイルがありません"),
        ({"市/": b"", "町/県/": b""}, "ファイルがありません"),
        ({"__MACOSX/._a.xlsx": b"x"}, "作業用のファイルしかありません"),
        ({"市/": b"", "市/~$a.xlsx": b"x"}, "作業用のファイルしかありません"),
    ],
)
def test_a_zip_without_a_file_is_named(tmp_path: Path, members: dict[str, bytes], said: str) -> None:
    path = zipped(tmp_path, "a.zip", {"空.zip": packed(members), "b.xlsx": b"x"})
    [book, empty] = Search([path])
    assert (book.place.name, book.reason) == ("b.xlsx", None)
    assert empty.reason is not None
    assert said in empty.reason.ja
    [empty] = Search([zipped(tmp_path, "c.zip", members)])
    assert empty.place.name == "c.zip"


def test_a_zip_with_files_of_other_kinds_is_not_empty(tmp_path: Path) -> None:
    search = Search([zipped(tmp_path, "a.zip", {"送付状.pdf": b"x"})])
    assert (list(search), search.others) == ([], {".pdf": 1})
