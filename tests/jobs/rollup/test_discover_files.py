"""Which files of a folder a roll-up reads."""

from __future__ import annotations

import os
import sys

import pytest

from ita_tools.errors import CommandMisused, FileMissing
from ita_tools.jobs.rollup import discover_files
from ita_tools.jobs.rollup.discover_files import find_files
from ita_tools.workbook.rollup.build_rollup import Origin, build_rollup


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


def shown(files) -> list[str]:
    return [task.shown for task in files.tasks]


class DescribeFindFiles:
    def it_walks_a_folder_without_lock_files_and_hidden_ones(self, folder):
        files = find_files([folder], folder / "out.xlsx")
        assert shown(files) == [
            "a.yaml",
            "old.xls",
            "ข.xlsx",
            "จังหวัด/c.json",
            "จังหวัด/f.csv",
            "จังหวัด/ก/b.XLSM",
        ]
        assert (files.others, files.skipped) == (2, [])

    def it_skips_its_own_output(self, folder):
        (folder / "ข.xlsx").write_bytes(earlier_rollup())
        assert "ข.xlsx" not in shown(find_files([folder], folder / "จังหวัด" / ".." / "ข.xlsx"))

    def it_refuses_to_write_over_a_file_of_an_agency(self, folder):
        with pytest.raises(CommandMisused, match="ไฟล์ผลลัพธ์"):
            find_files([folder], folder / "จังหวัด" / ".." / "ข.xlsx")

    def it_reads_a_file_reached_twice_once(self, folder):
        files = find_files([folder / "a.yaml", folder, folder / "จังหวัด"], folder / "out.xlsx")
        assert shown(files).count("a.yaml") == 1
        assert len(files.tasks) == 6

    def it_reads_a_named_file_of_any_kind(self, folder):
        assert shown(find_files([folder / "notes.txt"], folder / "out.xlsx")) == ["notes.txt"]

    def it_refuses_to_write_over_a_named_file(self, folder):
        with pytest.raises(CommandMisused, match="ไฟล์ผลลัพธ์"):
            find_files([folder / "a.yaml", folder / "ข.xlsx"], folder / "ข.xlsx")

    @pytest.mark.parametrize("path", ["none", "none.xlsx"])
    def it_reports_a_missing_path(self, folder, path):
        with pytest.raises(FileMissing, match="ไม่พบ"):
            find_files([folder, folder / path], folder / "out.xlsx")

    def it_reports_a_folder_without_files_to_read(self, tmp_path):
        (tmp_path / "a.txt").touch()
        with pytest.raises(FileMissing, match=r"\.xlsx"):
            find_files([tmp_path], tmp_path / "out.xlsx")

    def it_limits_the_number_of_files(self, folder, monkeypatch):
        monkeypatch.setattr(discover_files, "MOST_FILES", 3)
        with pytest.raises(CommandMisused, match="แบ่งโฟลเดอร์"):
            find_files([folder], folder / "out.xlsx")

    @pytest.mark.skipif(sys.platform == "win32", reason="links and odd names of POSIX")
    def it_follows_no_cycle_of_links_and_accepts_any_file_name(self, folder):
        (folder / "จังหวัด" / "loop").symlink_to(folder)
        (folder / "again.yaml").symlink_to(folder / "a.yaml")
        odd = os.fsencode(folder) + b"/\xff\xfe\xe2\x80\xae x\n.yaml"
        os.close(os.open(odd, os.O_CREAT))
        files = find_files([folder], folder / "out.xlsx")
        assert len(files.tasks) == 7
        assert " x .yaml" in shown(files)

    @pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root may open everything")
    def it_reports_a_subfolder_without_permission(self, folder):
        (folder / "จังหวัด").chmod(0)
        try:
            files = find_files([folder], folder / "out.xlsx")
        finally:
            (folder / "จังหวัด").chmod(0o700)
        assert [each.file for each in files.skipped] == ["จังหวัด/"]

    def it_reports_a_folder_that_cannot_be_listed(self, folder, monkeypatch):
        real = os.scandir

        def closed(path):
            if os.fspath(path).endswith("จังหวัด"):
                raise PermissionError(13, "closed", os.fspath(path))
            return real(path)

        monkeypatch.setattr(os, "scandir", closed)
        files = find_files([folder], folder / "out.xlsx")
        assert [(each.file, bool(each.remedy)) for each in files.skipped] == [("จังหวัด/", True)]
