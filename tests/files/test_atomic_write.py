"""Atomic writes: the old file or the new one, complete, and no temporary file left."""

import errno
import os
import stat
from pathlib import Path

import pytest

from ita_tools.errors import OutputBlocked
from ita_tools.files import make_folder, write_atomic, write_together


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "รายงาน.docx"
    path.write_bytes(b"old")
    return path


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def failing(name, number, monkeypatch):
    def fail(*_, **__):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(name, fail)


class DescribeWriteAtomic:
    @pytest.mark.posix
    def it_gives_a_new_file_the_mode_of_the_umask(self, tmp_path):
        before = os.umask(0o027)
        try:
            write_atomic(tmp_path / "new.docx", b"new")
        finally:
            os.umask(before)
        assert (tmp_path / "new.docx").read_bytes() == b"new"
        assert mode(tmp_path / "new.docx") == 0o640
        assert os.listdir(tmp_path) == ["new.docx"]

    @pytest.mark.posix
    def it_keeps_the_mode_of_a_replaced_file_and_follows_a_link(self, old, tmp_path):
        old.chmod(0o600)
        link = tmp_path / "link.docx"
        link.symlink_to(old.name)
        write_atomic(link, b"new")
        assert link.is_symlink()
        assert old.read_bytes() == b"new"
        assert mode(old) == 0o600

    @pytest.mark.posix
    def it_accepts_the_longest_name_of_the_file_system(self, tmp_path):
        write_atomic(tmp_path / ("ก" * 85), b"new")
        with pytest.raises(OutputBlocked, match="ยาวเกินไป"):
            write_atomic(tmp_path / ("ก" * 86), b"new")
        assert len(os.listdir(tmp_path)) == 1

    @pytest.mark.parametrize(
        ("step", "number", "words"),
        [
            ("os.fsync", errno.ENOSPC, "เต็ม"),
            ("os.fsync", errno.EDQUOT, "เต็ม"),
            ("os.fsync", errno.EIO, "บันทึกไฟล์ไม่ได้"),
            ("pathlib.Path.open", errno.EACCES, "ไม่มีสิทธิ์เขียน"),
            ("pathlib.Path.open", errno.EROFS, "ไม่มีสิทธิ์เขียน"),
            ("pathlib.Path.replace", errno.EACCES, "ปิดไฟล์ใน Excel หรือ Word แล้วสั่งอีกครั้ง"),
            ("pathlib.Path.replace", errno.EBUSY, "ปิดไฟล์ใน Excel หรือ Word แล้วสั่งอีกครั้ง"),
            ("pathlib.Path.replace", errno.EIO, "บันทึกไฟล์ไม่ได้"),
            ("pathlib.Path.resolve", errno.ELOOP, "ลิงก์ที่ชี้วนกลับมา"),
        ],
    )
    def it_leaves_the_old_file_unchanged_if_any_step_fails(self, step, number, words, old, monkeypatch):
        with monkeypatch.context() as patch:
            failing(step, number, patch)
            with pytest.raises(OutputBlocked, match=words) as caught:
                write_atomic(old, b"new")
        assert caught.value.remedy
        assert caught.value.where
        assert old.read_bytes() == b"old"
        assert os.listdir(old.parent) == [old.name]

    def it_leaves_the_old_file_unchanged_if_interrupted(self, old, monkeypatch):
        def interrupt(_):
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", interrupt)
            with pytest.raises(KeyboardInterrupt):
                write_atomic(old, b"new")
        assert old.read_bytes() == b"old"
        assert os.listdir(old.parent) == [old.name]

    def it_reports_a_path_that_cannot_be_written(self, old, tmp_path):
        with pytest.raises(OutputBlocked, match="ไม่มีโฟลเดอร์"):
            write_atomic(tmp_path / "no" / "a.docx", b"new")
        with pytest.raises(OutputBlocked, match="ไม่มีโฟลเดอร์"):
            write_atomic(old / "a.docx", b"new")
        with pytest.raises(OutputBlocked, match="เป็นโฟลเดอร์"):
            write_atomic(tmp_path, b"new")
        with pytest.raises(OutputBlocked, match="ไม่ใช่ไฟล์ธรรมดา"):
            write_atomic(Path(os.devnull), b"new")
        with pytest.raises(OutputBlocked, match="ไม่ถูกต้อง"):
            write_atomic(tmp_path / "a\0b", b"new")

    def it_does_not_replace_a_read_only_file(self, old, monkeypatch):
        monkeypatch.setattr("os.access", lambda *_: False)  # for root every file is writable
        with pytest.raises(OutputBlocked, match="อ่านได้อย่างเดียว"):
            write_atomic(old, b"new")
        assert old.read_bytes() == b"old"


class DescribeMakeFolder:
    def it_makes_the_folder_and_its_parents(self, tmp_path):
        for _ in range(2):
            make_folder(tmp_path / "a" / "b")
        assert (tmp_path / "a" / "b").is_dir()

    def it_reports_a_file_of_that_name(self, tmp_path):
        (tmp_path / "a").write_bytes(b"mine")
        with pytest.raises(OutputBlocked, match="สร้างโฟลเดอร์ไม่ได้"):
            make_folder(tmp_path / "a" / "b")
        assert (tmp_path / "a").read_bytes() == b"mine"


class DescribeWriteTogether:
    def it_writes_new_files_and_replaces_old_ones(self, old, tmp_path):
        write_together((tmp_path / name, name.encode()) for name in ("a", old.name))
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
            "a": b"a",
            old.name: old.name.encode(),
        }

    def it_writes_no_file_if_the_disk_is_too_full_for_one(self, old, tmp_path, monkeypatch):
        synced = []

        def fill(stream):
            synced.append(stream)
            if len(synced) == 3:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr("os.fsync", fill)
        with pytest.raises(OutputBlocked, match="เต็ม"):
            write_together((tmp_path / name, b"new") for name in ("a", old.name, "c", "d"))
        assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]
