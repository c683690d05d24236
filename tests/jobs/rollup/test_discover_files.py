"""Which files of a folder are read."""

from __future__ import annotations

import os
import sys

import pytest

from ita_tools.errors import CommandMisused, FileMissing
from ita_tools.jobs.rollup import discover_files as finding
from ita_tools.jobs.rollup.discover_files import find_files
from ita_tools.workbook.rollup.build_rollup import build_rollup
from ita_tools.workbook.rollup.sources import Origin


@pytest.fixture
def folder(tmp_path):
    for name in (
        "ข.xlsx",
        "a.yaml",
        "จังหวัด/ก/b.XLSM",
        "จังหวัด/c.json",
        "~$ข.xlsx",
        ".~lock.x#",
        "._d.xlsx",
        ".git/e.yaml",
        "notes.txt",
        "report.docx",
        "old.xls",
        "จังหวัด/f.csv",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path


def earlier_rollup() -> bytes:
    return build_rollup((), (), Origin("1", "1 มกราคม 2569", 0, 0))


def shown(found) -> list[str]:
    return [task.shown for task in found.tasks]


def it_walks_a_folder_and_leaves_out_what_nobody_sent(folder):
    found = find_files([folder], folder / "out.xlsx")
    assert shown(found) == ["a.yaml", "old.xls", "ข.xlsx", "จังหวัด/c.json", "จังหวัด/f.csv", "จังหวัด/ก/b.XLSM"]
    assert (found.others, found.skipped) == (2, [])


def it_leaves_out_its_own_output(folder):
    (folder / "ข.xlsx").write_bytes(earlier_rollup())
    assert "ข.xlsx" not in shown(find_files([folder], folder / "จังหวัด" / ".." / "ข.xlsx"))


def it_refuses_to_write_over_what_an_agency_sent(folder):
    with pytest.raises(CommandMisused, match="ไฟล์ผลลัพธ์"):
        find_files([folder], folder / "จังหวัด" / ".." / "ข.xlsx")


def it_reads_a_file_reached_twice_once(folder):
    found = find_files([folder / "a.yaml", folder, folder / "จังหวัด"], folder / "out.xlsx")
    assert shown(found).count("a.yaml") == 1
    assert len(found.tasks) == 6


def it_reads_a_named_file_of_any_kind(folder):
    assert shown(find_files([folder / "notes.txt"], folder / "out.xlsx")) == ["notes.txt"]


def it_refuses_to_write_over_a_named_file(folder):
    with pytest.raises(CommandMisused, match="ไฟล์ผลลัพธ์"):
        find_files([folder / "a.yaml", folder / "ข.xlsx"], folder / "ข.xlsx")


@pytest.mark.parametrize("place", ["none", "none.xlsx"])
def it_says_what_is_not_there(folder, place):
    with pytest.raises(FileMissing, match="ไม่พบ"):
        find_files([folder, folder / place], folder / "out.xlsx")


def it_says_that_a_folder_holds_nothing_to_read(tmp_path):
    (tmp_path / "a.txt").touch()
    with pytest.raises(FileMissing, match=r"\.xlsx"):
        find_files([tmp_path], tmp_path / "out.xlsx")


def it_bounds_the_number_of_files(folder, monkeypatch):
    monkeypatch.setattr(finding, "MOST_FILES", 3)
    with pytest.raises(CommandMisused, match="แบ่งโฟลเดอร์"):
        find_files([folder], folder / "out.xlsx")


@pytest.mark.skipif(sys.platform == "win32", reason="links and odd names of POSIX")
def it_does_not_go_round_in_circles_nor_stumble_over_names(folder):
    (folder / "จังหวัด" / "loop").symlink_to(folder)
    (folder / "again.yaml").symlink_to(folder / "a.yaml")
    odd = os.fsencode(folder) + b"/\xff\xfe\xe2\x80\xae x\n.yaml"
    os.close(os.open(odd, os.O_CREAT))
    found = find_files([folder], folder / "out.xlsx")
    assert len(found.tasks) == 7
    assert " x .yaml" in shown(found)


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root may open everything")
def it_tells_of_a_folder_it_may_not_open(folder):
    (folder / "จังหวัด").chmod(0)
    try:
        found = find_files([folder], folder / "out.xlsx")
    finally:
        (folder / "จังหวัด").chmod(0o700)
    assert [each.file for each in found.skipped] == ["จังหวัด/"]


def it_tells_of_a_folder_that_cannot_be_listed(folder, monkeypatch):
    real = os.scandir

    def closed(place):
        if os.fspath(place).endswith("จังหวัด"):
            raise PermissionError(13, "closed", os.fspath(place))
        return real(place)

    monkeypatch.setattr(os, "scandir", closed)
    found = find_files([folder], folder / "out.xlsx")
    assert [(each.file, bool(each.remedy)) for each in found.skipped] == [("จังหวัด/", True)]
