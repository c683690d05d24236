"""Temporary files of runs that were stopped by force, and names that lead nowhere."""

import os
import time
from pathlib import Path

import pytest

from ita_tools.errors import OutputBlocked
from ita_tools.files import write_atomic


def aged(path: Path, hours: float) -> Path:
    path.write_bytes(b"x")
    moment = time.time() - hours * 3600
    os.utime(path, (moment, moment))
    return path


class DescribeAbandonedFiles:
    @pytest.mark.parametrize("name", [".ita-0123456789ab.tmp", ".ita-ffffffffffff.tmp"])
    def it_removes_old_ones_of_the_folder_that_is_written(self, tmp_path: Path, name: str):
        old = aged(tmp_path / name, 2)
        write_atomic(tmp_path / "a.txt", b"a")
        assert not old.exists()

    def it_leaves_those_of_a_run_that_may_still_write(self, tmp_path: Path):
        young = aged(tmp_path / ".ita-0123456789ab.tmp", 0.5)
        write_atomic(tmp_path / "a.txt", b"a")
        assert young.exists()

    @pytest.mark.parametrize("name", ["ita-0123456789ab.tmp", ".ita-notes.tmp", ".ita-0123456789ab.tmp.bak"])
    def it_leaves_files_of_other_names(self, tmp_path: Path, name: str):
        other = aged(tmp_path / name, 48)
        write_atomic(tmp_path / "a.txt", b"a")
        assert other.exists()

    def it_follows_no_link(self, tmp_path: Path):
        target = aged(tmp_path / "keep.txt", 48)
        (tmp_path / ".ita-0123456789ab.tmp").symlink_to(target)
        write_atomic(tmp_path / "a.txt", b"a")
        assert target.exists()


class DescribeNamesThatLeadNowhere:
    def it_refuses_a_link_to_itself(self, tmp_path: Path):
        (tmp_path / "loop.docx").symlink_to("loop.docx")
        with pytest.raises(OutputBlocked, match="ลิงก์ที่ชี้วนกลับมาที่ตัวเอง"):
            write_atomic(tmp_path / "loop.docx", b"a")

    def it_refuses_two_links_to_each_other(self, tmp_path: Path):
        (tmp_path / "a.docx").symlink_to("b.docx")
        (tmp_path / "b.docx").symlink_to("a.docx")
        with pytest.raises(OutputBlocked, match="ลิงก์ที่ชี้วนกลับมาที่ตัวเอง"):
            write_atomic(tmp_path / "a.docx", b"a")

    @pytest.mark.parametrize("length", [300, 5_000])
    def it_refuses_a_name_that_is_too_long_in_a_short_message(self, tmp_path: Path, length: int):
        with pytest.raises(OutputBlocked, match="ชื่อไฟล์ยาวเกินไป") as caught:
            write_atomic(tmp_path / ("ก" * length + ".docx"), b"a")
        assert len(str(caught.value)) < 600
