"""Output that cannot be written: the old file stays, nothing is left beside it, exit code 2."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tests.cli.broken import sound_book
from tests.cli.refusal import OLD, WRITING, require_refusal
from tests.cli.running import Done, ita_here

pytestmark = pytest.mark.usefixtures("folder")


def refuse(error: int):
    def refusing(*_: object, **__: object) -> None:
        raise OSError(error, os.strerror(error))

    return refusing


def _written(command: str, target: str, capsys) -> Done:
    Path("b.xlsx").write_bytes(sound_book())
    return ita_here(capsys, *WRITING[command][1], "b.xlsx", "-o", target)


class DescribeOutput:
    @pytest.mark.parametrize("command", WRITING)
    def it_needs_an_existing_folder(self, command, folder, capsys):
        done = _written(command, f"nowhere/{WRITING[command][0]}", capsys)
        require_refusal(done, (WRITING[command][0], "สร้างโฟลเดอร์ก่อน", "ITA-E105"))
        assert {path.name for path in folder.iterdir()} == {"b.xlsx"}

    @pytest.mark.parametrize("command", WRITING)
    def it_needs_a_folder_that_is_no_file(self, command, folder, capsys):
        Path("file").write_bytes(OLD)
        done = _written(command, f"file/{WRITING[command][0]}", capsys)
        require_refusal(done, ("", "", "ITA-E105"))
        assert Path("file").read_bytes() == OLD
        assert {path.name for path in folder.iterdir()} == {"b.xlsx", "file"}

    @pytest.mark.parametrize("command", WRITING)
    def it_is_no_folder(self, command, capsys):
        target = Path(WRITING[command][0])
        target.mkdir()
        done = _written(command, str(target), capsys)
        require_refusal(done, (str(target.resolve()), "ระบุชื่อไฟล์", "ITA-E105"))
        assert list(target.iterdir()) == []

    @pytest.mark.parametrize("command", WRITING)
    def it_stays_where_another_program_has_it_open(self, command, folder, capsys, monkeypatch):
        out = WRITING[command][0]
        Path(out).write_bytes(OLD)
        monkeypatch.setattr(os, "replace", refuse(errno.EACCES))
        done = _written(command, out, capsys)
        require_refusal(done, (str(Path(out).resolve()), "ปิดไฟล์ใน Excel หรือ Word แล้วสั่งอีกครั้ง", "ITA-E105"))
        assert Path(out).read_bytes() == OLD
        assert {path.name for path in folder.iterdir()} == {"b.xlsx", out}

    @pytest.mark.parametrize(
        ("error", "words"),
        [
            (errno.ENOSPC, "เต็ม"),
            (errno.EACCES, "ไม่มีสิทธิ์เขียน"),
            (errno.EROFS, "ไม่มีสิทธิ์เขียน"),
            (errno.EIO, "บันทึกไฟล์ไม่ได้"),
        ],
    )
    @pytest.mark.parametrize("command", WRITING)
    def it_stays_where_writing_fails(self, command, error, words, folder, capsys, monkeypatch):
        out = WRITING[command][0]
        Path(out).write_bytes(OLD)
        monkeypatch.setattr(os, "fsync", refuse(error))
        done = _written(command, out, capsys)
        require_refusal(done, ("", words, "ITA-E105"))
        assert Path(out).read_bytes() == OLD
        assert {path.name for path in folder.iterdir()} == {"b.xlsx", out}

    @pytest.mark.parametrize("command", WRITING)
    def it_stays_where_it_is_read_only(self, command, folder, capsys, monkeypatch):
        out = Path(WRITING[command][0])
        out.write_bytes(OLD)
        access = os.access
        monkeypatch.setattr(
            os, "access", lambda path, mode: Path(path) != out.resolve() and access(path, mode)
        )
        require_refusal(
            _written(command, str(out), capsys), (str(out.resolve()), "อ่านได้อย่างเดียว", "ITA-E105")
        )
        assert out.read_bytes() == OLD

    def it_stays_where_a_text_is_too_long_for_a_cell(self, capsys):
        Path("a.yaml").write_text(f"edition: 2568\nnote: {'ก' * 40_000}\n", "utf-8")
        Path("book.xlsx").write_bytes(OLD)
        done = ita_here(capsys, "new", "--from", "a.yaml", "-o", "book.xlsx")
        require_refusal(done, ("", "32,767", "ITA-E401"))
        assert Path("book.xlsx").read_bytes() == OLD

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["new", "-o", "book.xlsx"], "--edition"),
            (["new", "--edition", "2599", "-o", "book.xlsx"], "2568"),
            (["new", "--edition", "2568", "-o", "book.xls"], ".xlsx"),
            (["new", "--edition", "2567", "--from", "b.xlsx", "-o", "book.xlsx"], "2568"),
            (["export", "b.xlsx", "-o", "out.txt"], ".yaml .yml .json"),
            (["report", "b.xlsx", "-o", "out.odt"], ".docx .html .pdf .json"),
            (["report", "b.xlsx", "-o", "out.docx", "--format", "html"], ".html"),
            (["report", "b.xlsx", "-o", "out.html", "--letterhead", "b.xlsx"], ".docx"),
        ],
    )
    def it_is_not_written_after_a_usage_error(self, arguments, words, folder, capsys):
        Path("b.xlsx").write_bytes(sound_book())
        done = ita_here(capsys, *arguments)
        assert (done.code, done.out, len(done.faults)) == (2, "", 1)
        assert words in done.err
        assert [path.name for path in folder.iterdir()] == ["b.xlsx"]


class DescribeDemo:
    @pytest.mark.parametrize("target", ["file", "file/inside"])
    def it_reports_a_folder_that_cannot_be_made(self, target, folder, capsys):
        Path("file").write_bytes(OLD)
        done = ita_here(capsys, "demo", "-o", target)
        require_refusal(done, (f"{target}: ", "เลือกโฟลเดอร์อื่นด้วย -o", "ITA-E105"))
        assert [path.name for path in folder.iterdir()] == ["file"]
        assert Path("file").read_bytes() == OLD

    def it_keeps_both_old_files_where_writing_fails(self, folder, capsys, monkeypatch):
        for name in ("demo.xlsx", "demo.docx"):
            Path(name).write_bytes(OLD)
        monkeypatch.setattr(os, "replace", refuse(errno.EBUSY))
        done = ita_here(capsys, "demo")
        require_refusal(done, (str(Path("demo.xlsx").resolve()), "ปิดไฟล์", "ITA-E105"))
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
            "demo.xlsx": OLD,
            "demo.docx": OLD,
        }
